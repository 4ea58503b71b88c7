"""The time of a pledge or of a deed, from the times in a content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gezant.model import Act, Reading, Statement
from gezant.times import parse_date
from gezant.times.calendar import Period

PLEDGES: frozenset[Act] = frozenset({"promise", "offer", "accept", "announce"})
_QUALIFIERS = "~?%"


def due_of(reading: Reading, statement: Statement) -> str | None:
    """The EDTF value of the time for which a statement pledges something: the last one in its content that is to come.

    None where there is none, where the date of the report is not known, and for all but pledges.
    """
    if statement.act not in PLEDGES or reading.report.date is None:
        return None
    now = parse_date(reading.report.date).first
    to_come = [(last, value) for last, value in _times(reading, statement) if last >= now]
    return max(to_come, key=lambda found: found[0])[1] if to_come else None


def told_of(reading: Reading, statement: Statement) -> str | None:
    """The EDTF value of the latest time in a content: that of the deed, where it tells of one; None where it has none."""
    return max(_times(reading, statement), key=lambda found: found[0], default=(None, None))[1]


def last_day(value: str) -> date | None:
    """The last day of an EDTF value, of one of a set or an interval; None where it has none that is a date."""
    return max((period.last for period in _periods(value)), default=None)


def first_day(value: str) -> date | None:
    """The first day of an EDTF value, of one of a set or an interval; None where it has none that is a date."""
    return min((period.first for period in _periods(value)), default=None)


def _periods(value: str) -> Iterator[Period]:
    for part in value.strip("[]{}").replace("..", "/").replace(",", "/").split("/"):
        try:
            yield parse_date(part.partition("T")[0].rstrip(_QUALIFIERS))
        except ValueError:
            continue


def _times(reading: Reading, statement: Statement) -> Iterator[tuple[date, str]]:
    """The last days and values of the dates in a content, without those of its conditions."""
    apart = [condition.span for condition in statement.conditions]
    for time in reading.times:
        if time.type not in {"DATE", "TIME"} or any(_within(time.span, span) for span in apart):
            continue
        last = last_day(time.value)
        if last is not None and any(_within(time.span, span) for span in statement.content):
            yield last, time.value


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
