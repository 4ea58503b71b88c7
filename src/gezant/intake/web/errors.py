"""What is said of an address that cannot be fetched."""

from __future__ import annotations

from http import HTTPStatus
from typing import Self

from gezant.intake.errors import IntakeError


class FetchError(IntakeError):
    """An address that cannot be fetched. `origin` is the address, without password.

    `status` is the status of the answer (410: gone for good), None where there was none. `passing` says that a later try may
    well go better (a server that is down or slow), and False that it will not (no such page, an address that is not allowed).
    """

    def __init__(
        self, problem: str, remedy: str, origin: str | None = None, *, status: int | None = None, passing: bool = False
    ) -> None:
        super().__init__(problem, remedy, origin)
        self.status = status
        self.passing = passing

    def at(self, origin: str | None) -> Self:
        """The same error, told of `origin`."""
        return self._again(self.problem, origin)

    def redirected(self, place: str) -> Self:
        """The same error, met at `place`, to which the address redirects."""
        return self._again(f"it redirects to {place}: {self.problem}", self.origin)

    def _again(self, problem: str, origin: str | None) -> Self:
        return type(self)(problem, self.remedy, origin, status=self.status, passing=self.passing)


class TryLater(FetchError):
    """A server that asks to be left alone for `after` seconds (RFC 9110, Retry-After), or is thought to need that."""

    def __init__(self, problem: str, after: float, origin: str | None = None, *, status: int | None = None) -> None:
        super().__init__(problem, f"try again in {_worded(after)}", origin, status=status, passing=True)
        self.after = after

    def _again(self, problem: str, origin: str | None) -> Self:
        return type(self)(problem, self.after, origin, status=self.status)


class NotAllowed(FetchError):
    """An address that the site's robots.txt keeps from programs, or whose robots.txt cannot be had for now (`passing`)."""


_SAVE = "open it in a browser, save the page and read that file"
_LATER = "try again later"
_REMEDIES = {
    401: _SAVE,
    402: _SAVE,
    403: _SAVE,
    404: "check the address",
    410: "look for it in a web archive",
    451: "look for it in a web archive",
}


def status_error(status: int, address: str) -> FetchError:
    """The error for an answer that brings no page, in the words of RFC 9110, whatever the server calls it."""
    try:
        words = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        words = f"the unknown status {status}"
    passing = status >= 500 or status in (408, 425, 429)
    remedy = _REMEDIES.get(status, _LATER if passing else _SAVE)
    return FetchError(f"the server answered {words}", remedy, address, status=status, passing=passing)


def _worded(seconds: float) -> str:
    for length, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * length:
            return f"{-int(-seconds // length)} {unit}"
    return f"{max(1, -int(-seconds // 1))} seconds"
