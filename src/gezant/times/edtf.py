"""Values in EDTF, the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019), level 2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from gezant.times.calendar import Grain, Period, month_length, of_day, of_month, of_year

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


def parse_date(text: str) -> Period:
    """The day, month or year that an EDTF date names: `2018-04-08`, `2018-04`, `2018`; blanks around it are left out.

    Raises ValueError, with a sentence for people, where the text is none or there is no such date (`2018-02-30`).
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"'{text}' is not a date: write a day (2018-04-08), a month (2018-04) or a year (2018)")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError(f"'{text}' is not a date that the calendar has: there is no year 0")
    if month is None:
        return of_year(year)
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}' is not a date that the calendar has: there is no month {month}")
    if day is None:
        return of_month(year, month)
    if not 1 <= day <= month_length(year, month):
        raise ValueError(f"'{text}' is not a date that the calendar has: that month has {month_length(year, month)} days")
    return of_day(date(year, month, day))


def edtf(period: Period) -> str:
    """A period as EDTF: a date where it is one whole day, month, season, year, decade or century, else an interval."""
    if not period.bounded:
        return f"{_point(period.start, period.grain)}/{_point(period.end, period.grain)}"
    start, end, grain = period.first, period.last, period.grain
    if grain == Grain.CENTURY and end.year - start.year <= 99:
        return f"{start.year // 100:02}XX"
    if grain == Grain.DECADE and end.year - start.year <= 9:
        return f"{start.year // 10:03}X"
    if grain == Grain.SEASON and (end - start).days < 100:
        return f"{start.year:04}-{20 + start.month // 3}"
    if grain == Grain.MONTH and start.month == 1 and end.month == 12:
        grain = Grain.YEAR
    left, right = _point(start, grain), _point(end, grain)
    return left if left == right else f"{left}/{right}"


def _point(day: date | None, grain: Grain) -> str:
    if day is None:
        return ".."
    if grain >= Grain.YEAR:
        return f"{day.year:04}"
    return day.isoformat() if grain == Grain.DAY else day.isoformat()[:7]


def union(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The answers that the days of an anchor give, as one: single days stay apart, longer ones become one stretch.

    Days that together are one whole month or year become that. Sorted, without repetition.
    """
    found = sorted(set(periods), key=lambda p: (p.first, p.last))
    if len(found) <= 1:
        return tuple(found)
    if not all(p.is_day() for p in found):
        starts, ends = [p.start for p in found], [p.end for p in found]
        return (
            Period(
                min((s for s in starts if s is not None), default=None) if None not in starts else None,
                max((e for e in ends if e is not None), default=None) if None not in ends else None,
                max(p.grain for p in found),
            ),
        )
    days = [p.first for p in found]
    first, last = days[0], days[-1]
    if (last - first).days + 1 == len(days):
        for whole in (of_month(first.year, first.month), of_year(first.year)):
            if (whole.start, whole.end) == (first, last):
                return (whole,)
    return tuple(found)


def one_of(periods: Sequence[Period]) -> str:
    """Alternatives as an EDTF one-of set, days in a row as a range; a single one as it is."""
    return edtf(periods[0]) if len(periods) == 1 else f"[{_members(periods)}]"


def all_of(periods: Sequence[Period]) -> str:
    """Several periods together as an EDTF all-of set."""
    return edtf(periods[0]) if len(periods) == 1 else f"{{{_members(periods)}}}"


def _members(periods: Sequence[Period]) -> str:
    parts: list[str] = []
    run: list[date] = []
    for period in [*periods, None]:
        if period is not None and period.is_day() and (not run or period.first == run[-1] + timedelta(1)):
            run.append(period.first)
            continue
        parts.extend(_run(run))
        run = [period.first] if period is not None and period.is_day() else []
        if period is not None and not run:
            parts.append(edtf(period).replace("/", ".."))
    return ",".join(dict.fromkeys(parts))


def _run(days: Sequence[date]) -> list[str]:
    if len(days) < 3:
        return [day.isoformat() for day in days]
    return [f"{days[0]}..{days[-1]}"]
