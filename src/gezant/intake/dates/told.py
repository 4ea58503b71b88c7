"""A date as somebody told it, and the candidate that it makes: on the paper's day, never finer than told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from gezant.intake.dates.zones import zone as zone_by_name
from gezant.intake.header import FIRST_YEAR, LAST_YEAR
from gezant.model import DateCandidate
from gezant.model.report import DateOrigin

_LONGEST = 120  # code points of what was told that are kept
_MIDNIGHT = time()
_UNKNOWN = "; the zone of the paper is not known, so this is the day in UTC"


@dataclass(frozen=True, slots=True)
class Told:
    """A year, perhaps a month, a day, a clock time and its offset from UTC; `offset` None where the clock was told without one.

    `year` None is a day of any year, as a dateline gives it.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    clock: time | None = None
    offset: tzinfo | None = None

    @property
    def value(self) -> str:
        """As EDTF; `XXXX-04-08` for a day of any year."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    def exists(self) -> bool:
        """Whether the calendar has it, in the years that reports are from."""
        try:
            date(
                2000 if self.year is None else self.year,
                1 if self.month is None else self.month,
                1 if self.day is None else self.day,
            )
        except ValueError:
            return False
        return self.year is None or FIRST_YEAR <= self.year <= LAST_YEAR


NEVER_SET = Told(1970, 1, 1, _MIDNIGHT, UTC)
"""What programs write for a date that was never set."""


def candidate(told: Told, origin: DateOrigin, words: str, zone: str | None, *, bound: bool = False) -> DateCandidate | None:
    """What was told as a candidate, on the paper's day; None where the calendar has no such day.

    An instant with an offset other than zero is on its writer's day. One in UTC is put on the day of `zone` (IANA name), or
    stays on its day in UTC where that is None, which `words` then says and the instant's `Z` too (RFC 9557: the local offset is
    not known). Midnight sharp is how programs write a day without a clock time: it makes no instant.
    """
    if not told.exists():
        return None
    if told == NEVER_SET:
        return None
    words = shortened(words)
    if told.clock is None or told.year is None or told.month is None or told.day is None:
        return DateCandidate(told.value, origin, words, bound=bound)
    moment = datetime.combine(date(told.year, told.month, told.day), told.clock, told.offset)
    if told.clock == _MIDNIGHT:
        return DateCandidate(told.value, origin, words, bound=bound)
    if moment.tzinfo is None:
        local = moment.replace(tzinfo=zone_by_name(zone)) if zone else None
        return DateCandidate(told.value, origin, words, _iso(local) if local else None, bound)
    if moment.utcoffset():
        return DateCandidate(told.value, origin, words, _iso(moment), bound)
    if zone is None:
        return DateCandidate(told.value, origin, words + _UNKNOWN, _iso(moment).removesuffix("+00:00") + "Z", bound)
    local = moment.astimezone(zone_by_name(zone))
    instant = None if local.time() == _MIDNIGHT else _iso(local)
    return DateCandidate(local.date().isoformat(), origin, words, instant, bound)


def shortened(words: str) -> str:
    """What was told, in one line, not too long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def of_epoch(seconds: float) -> Told | None:
    """The instant so many seconds after 1970-01-01T00:00:00Z; None at the epoch itself, which stands for nothing told."""
    if seconds <= 0:
        return None
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    except OverflowError:
        return None
    return Told(moment.year, moment.month, moment.day, moment.time(), UTC)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
