"""Politeness: one request a host at a time, a pause between two, and leaving alone a host that asks for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from gezant.intake.web.errors import TryLater

_FIRST_PAUSE = 60.0
_LONGEST_PAUSE = 6 * 3600.0
LONGEST_WISH = 7 * 86_400.0
"""The longest that a server's Retry-After is taken at its word, in seconds."""


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    free: float = 0.0  # instant of time.monotonic from which the next request may go out
    closed: float = 0.0  # instant before which the host asked not to be asked
    refusals: int = 0  # in a row


class Manners:
    """What is known of each host: whose turn it is, when the next request may go out. May be used by several threads."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()

    def _of(self, host: str) -> _Host:
        with self._guard:
            return self._hosts.setdefault(host, _Host())

    @contextmanager
    def turn(self, host: str, origin: str, delay: float | None = None, *, at_once: bool = False) -> Iterator[None]:
        """One's turn at `host`: waits until no other request runs and its pause (`delay` seconds where given) is over.

        `at_once`: for a redirect, which belongs to the request before it, there is no pause. Raises TryLater, told of `origin`,
        while `host` wants to be left alone.
        """
        state = self._of(host)
        pause = self._delay if delay is None else max(delay, self._delay)
        with state.turn:
            left = state.closed - time.monotonic()
            if left > 0:
                raise TryLater(f"{host} asked to be left alone for a while", left, origin)
            if not at_once:
                time.sleep(max(0.0, state.free - time.monotonic()))
            try:
                yield
            finally:
                state.free = time.monotonic() + pause

    def refused(self, host: str, wish: float | None) -> float:
        """Takes down that `host` has too much to do, and gives the seconds to leave it alone.

        That is its `wish`; where it told none, a minute, and twice as long with each refusal in a row.
        """
        state = self._of(host)
        pause = min(_FIRST_PAUSE * 2.0**state.refusals, _LONGEST_PAUSE) if wish is None else wish
        state.refusals = min(state.refusals + 1, 30)
        state.closed = time.monotonic() + pause
        return pause

    def welcomed(self, host: str) -> None:
        """Takes down that `host` answers again."""
        self._of(host).refusals = 0


def retry_after(value: str | None) -> float | None:
    """The header Retry-After in seconds from now (it tells seconds or a date), a week at most; None where it cannot be read."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_WISH)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(0.0, seconds.total_seconds()), LONGEST_WISH)


def max_age(value: str | None) -> float | None:
    """The seconds of `max-age` in the header Cache-Control, a week at most; None where there are none or it is not to be kept."""
    told = {name.strip().lower(): age.strip(' "') for name, _, age in (part.partition("=") for part in (value or "").split(","))}
    age = told.get("max-age", "")
    if not (age.isascii() and age.isdigit()) or {"no-cache", "no-store"} & told.keys():
        return None
    return min(float(age), LONGEST_WISH)
