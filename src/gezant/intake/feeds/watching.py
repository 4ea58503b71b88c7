"""When a feed is asked for again, and what is remembered of it: pure functions from its state and an answer to its next state.

Times are aware datetimes, lengths of time are seconds. Nothing here sleeps, asks or knows what time it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zlib import crc32

from gezant.intake.feeds.parsing import Entry

DAY = 86_400.0
"""The longest that a feed is left alone, however often it fails, unless its server asks for more."""
GONE = 410
_UNCHANGED = 304
_NO_LONGER_THERE = (404, GONE)
_SPREAD = 0.1


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed.

    `address` is the one that the user gave, `moved_to` where it is now for good. `etag` and `modified` ask whether it has
    changed. It is not asked for before `next`. `failures` counts those in a row; `last_status` is the last answer's HTTP status,
    or in words why none came.
    """

    address: str
    moved_to: str | None = None
    etag: str | None = None
    modified: str | None = None
    next: datetime | None = None
    failures: int = 0
    last_status: str | None = None
    last_polled: datetime | None = None

    @property
    def place(self) -> str:
        """The address to ask."""
        return self.moved_to or self.address

    @property
    def gone(self) -> bool:
        """Whether its server said that it is gone for good."""
        return self.last_status == str(GONE)


@dataclass(frozen=True, slots=True)
class Answer:
    """That a feed was had: its status (200, 304), what to ask by next time, where it moved for good.

    `least` is for how long it says that it stays as it is.
    """

    status: int
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """That a feed was not had: the status of the answer, if one came, the reason, and for how long the server wants peace.

    `here`: the reason lies with us, the server was not troubled (an address that is not allowed).
    """

    status: int | None
    reason: str
    after: float = 0.0
    here: bool = False


def answered(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """The state after an answer that was dealt with to its end; what has not changed (304) holds for as long as before."""
    before = (state.next - state.last_polled).total_seconds() if state.next and state.last_polled and not state.failures else 0.0
    least = max(answer.least, before if answer.status == _UNCHANGED else 0.0)
    return replace(
        state,
        moved_to=_moved(state, answer.moved),
        etag=answer.etag,
        modified=answer.modified,
        next=now + timedelta(seconds=min(least, DAY)),
        failures=0,
        last_status=str(answer.status),
        last_polled=now,
    )


def unfinished(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """The state after an answer of which something is still to be fetched: as before, so that all of it comes again."""
    return replace(answered(state, answer, now), etag=state.etag, modified=state.modified)


def failed(state: FeedState, failure: Failure, now: datetime, every: float) -> FeedState:
    """The state after a failure: the pause is `every` and doubles with each failure in a row, up to a day.

    Of a feed that is no longer where it once moved, the address that the user gave is tried again. A feed that is gone for good
    is not asked for any more.
    """
    failures = state.failures + 1
    moved = state.moved_to is not None and failure.status in _NO_LONGER_THERE
    pause = max(failure.after, 0.0 if failure.here else min(every * 2.0 ** min(failures - 1, 30), DAY))
    return replace(
        state,
        moved_to=None if moved else state.moved_to,
        next=now + timedelta(seconds=pause),
        failures=failures,
        last_status=failure.reason if moved or failure.status is None else str(failure.status),
        last_polled=now,
    )


def due(state: FeedState, every: float | None) -> datetime | None:
    """When a feed is to be asked for; None: at once.

    `every` is the pause between two questions, a tenth more or less, so that feeds do not all come at once; None asks as soon as
    the feed's server wants it to be asked.
    """
    if every is None or state.last_polled is None:
        return state.next
    planned = state.last_polled + timedelta(seconds=every * (1 + _spread(state)))
    return planned if state.next is None else max(planned, state.next)


def in_order(states: Iterable[FeedState], every: float) -> list[FeedState]:
    """Feeds that are still there, that which is to be asked for first in front."""

    def first(state: FeedState) -> tuple[bool, float, str]:
        when = due(state, every)
        return (when is not None, when.timestamp() if when else 0.0, state.address)

    return sorted((state for state in states if not state.gone), key=first)


def new_entries(entries: Iterable[Entry], seen: Set[str]) -> Iterator[Entry]:
    """The entries that were not seen by id or link, each once, the last of the feed first: feeds begin with the newest."""
    met: set[str] = set()
    for entry in reversed(tuple(entries)):
        if seen.isdisjoint(entry.keys) and met.isdisjoint(entry.keys):
            met.update(entry.keys)
            yield entry


def _moved(state: FeedState, moved: str | None) -> str | None:
    new = moved or state.moved_to
    return None if new == state.address else new


def _spread(state: FeedState) -> float:
    """A share between minus and plus a tenth that differs from feed to feed and from time to time, but not from call to call."""
    seed = f"{state.address} {state.last_polled and state.last_polled.timestamp()}"
    return _SPREAD * (crc32(seed.encode()) % 2001 / 1000 - 1)
