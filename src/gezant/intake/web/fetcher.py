"""Fetching one address: its redirects, whose turn it is, and what the server makes of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gezant.intake.web.addresses import parsed, shown
from gezant.intake.web.bodies import body
from gezant.intake.web.errors import FetchError, TryLater, status_error
from gezant.intake.web.manners import Manners, max_age, retry_after
from gezant.intake.web.requests import Requests, content_type, header, validators_of
from gezant.intake.web.robots import LONGEST, Robots
from gezant.intake.web.settings import Fetched, Network, Validators

if TYPE_CHECKING:
    import httpcore
    from httpx import URL

    from gezant.intake.web.dialling import Resolve

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_PAGES = (200, 203)
_TOO_BUSY = (429, 503)


@dataclass(slots=True)
class _Trip:
    """An address on its way through redirects. `left`: seconds; `cut`: bytes, behind which all is let go without an error."""

    url: URL
    origin: str
    validators: Validators
    left: float
    robots: bool = False
    cut: int | None = None
    seen: set[str] = field(default_factory=set)
    moved: str | None = None
    for_good: bool = True
    downgraded: bool = False


@dataclass(frozen=True, slots=True)
class _Redirect:
    location: str
    status: int


class Fetcher:
    """Fetches addresses; one for a whole run, so that it knows whose turn it is. A context manager; threads may share it.

    `resolve` looks up names (host and port to IP addresses, OSError where there is none); None: the system does.
    """

    def __init__(self, network: Network | None = None, *, resolve: Resolve | None = None) -> None:
        self.network = network or Network()
        self._requests = Requests(self.network, resolve)
        self._manners = Manners(self.network.delay)
        self._robots = Robots(lambda url: self._fetch(self._trip(url, cut=LONGEST)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends all connections."""
        self._requests.close()

    def fetch(self, url: str, validators: Validators | None = None, *, robots: bool = False) -> Fetched:
        """What an address brings, through all redirects.

        `validators`: those of an earlier answer; where nothing has changed since, the answer is a 304 without data. `robots`:
        robots.txt is asked first, at every redirect too: for what the user did not name himself.

        Raises TryLater where the server asks for time, NotAllowed where robots.txt keeps the address, else FetchError.
        """
        return self._fetch(self._trip(url, validators, robots=robots))

    def _trip(self, address: str, validators: Validators | None = None, *, robots: bool = False, cut: int | None = None) -> _Trip:
        url = parsed(address, any_port=self.network.allow_private)
        given = validators or Validators()
        return _Trip(url, shown(str(url)), given, self.network.timeout, robots, cut, seen={str(url)})

    def _fetch(self, trip: _Trip) -> Fetched:
        while True:
            try:
                found = self._ask(trip)
            except FetchError as error:
                if len(trip.seen) == 1:
                    raise
                raise error.redirected(shown(str(trip.url))) from error
            if isinstance(found, Fetched):
                return replace(found, moved=trip.moved, downgraded=trip.downgraded)
            self._turn(trip, found)

    def _ask(self, trip: _Trip) -> Fetched | _Redirect:
        """One request, when its turn has come."""
        delay = None
        if trip.robots:
            self._robots.check(trip.url, trip.origin)
            delay = self._robots.delay(trip.url)
        if delay is not None:
            delay = min(delay, self.network.patience)
        with self._manners.turn(trip.url.host, trip.origin, delay, at_once=len(trip.seen) > 1):
            # Only now: the time that one waits for one's turn is not the server's.
            begun = time.monotonic()
            with self._requests.ask(trip.url, trip.validators, begun + trip.left, trip.origin) as answer:
                location = header(answer, "location")
                found = (
                    _Redirect(location, answer.status)
                    if answer.status in _REDIRECTS and location is not None
                    else self._read(answer, trip)
                )
            trip.left -= time.monotonic() - begun
        return found

    def _turn(self, trip: _Trip, redirect: _Redirect) -> None:
        """Sends a trip on to where a redirect leads. Raises FetchError where it may not go there."""
        try:
            target = parsed(redirect.location, trip.url, any_port=self.network.allow_private)
        except FetchError as error:
            place = error.origin or shown(redirect.location)
            raise FetchError(
                f"it redirects to {place}: {error.problem}", "look for another address of it", trip.origin
            ) from error
        if str(target) in trip.seen:
            raise FetchError("its redirects go round in a circle", "save the page in a browser and read that file", trip.origin)
        if len(trip.seen) > self.network.redirects:
            problem = f"it redirects more than {self.network.redirects} times"
            raise FetchError(problem, "give the address where that ends", trip.origin)
        lower = trip.url.scheme == "https" and target.scheme == "http"
        trip.downgraded = trip.downgraded or lower
        trip.for_good = trip.for_good and redirect.status in _FOR_GOOD and not lower
        trip.moved = str(target) if trip.for_good else trip.moved
        trip.seen.add(str(target))
        trip.url = target

    def _read(self, answer: httpcore.Response, trip: _Trip) -> Fetched:
        wish = retry_after(header(answer, "retry-after"))
        if answer.status in _TOO_BUSY:
            problem = status_error(answer.status, trip.origin).problem
            raise TryLater(problem, self._manners.refused(trip.url.host, wish), trip.origin, status=answer.status)
        self._manners.welcomed(trip.url.host)
        unchanged = answer.status == 304 and bool(trip.validators)
        if answer.status not in _PAGES and not unchanged:
            raise status_error(answer.status, trip.origin)
        data = b""
        if not unchanged:
            encoding = header(answer, "content-encoding") or ""
            limit = self.network.limit if trip.cut is None else min(self.network.limit, trip.cut)
            data = body(answer.iter_stream(), encoding, limit, trip.origin, cut=trip.cut is not None)
        media_type, charset = content_type(header(answer, "content-type"))
        return Fetched(
            url=str(trip.url),
            status=answer.status,
            data=data,
            seen=datetime.now(UTC).isoformat(timespec="seconds"),
            media_type=media_type,
            charset=charset,
            validators=validators_of(answer, trip.validators),
            retry_after=wish,
            max_age=max_age(header(answer, "cache-control")),
        )
