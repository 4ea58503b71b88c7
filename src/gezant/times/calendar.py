"""Stretches of the calendar and how to move about in it. Proleptic Gregorian, days only; years 1 to 9999.

Functions that leave that range raise ValueError or OverflowError, as `datetime.date` does.
"""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Grain(IntEnum):
    """How finely a period is known, and so how it is written."""

    DAY = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both included; None is an open end. At most one end is open."""

    start: date | None
    end: date | None
    grain: Grain = Grain.DAY

    @property
    def first(self) -> date:
        """The first day; of a period without a start the last."""
        return self.start or self.last

    @property
    def last(self) -> date:
        """The last day; of a period without an end the first."""
        if self.end is not None:
            return self.end
        if self.start is None:
            raise ValueError("a period needs an end or a start")
        return self.start

    @property
    def bounded(self) -> bool:
        """Whether neither end is open."""
        return self.start is not None and self.end is not None

    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.start is not None and self.start == self.end

    def days(self) -> Iterator[date]:
        """Every day of a bounded period."""
        day, last = self.first, self.last
        while day < last:
            yield day
            day += timedelta(1)
        yield last


def of_day(day: date) -> Period:
    """One day."""
    return Period(day, day, Grain.DAY)


def of_month(year: int, month: int) -> Period:
    """One month."""
    return Period(date(year, month, 1), date(year, month, month_length(year, month)), Grain.MONTH)


def of_year(year: int) -> Period:
    """One year."""
    return Period(date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def of_decade(year: int) -> Period:
    """The ten years `199x` around a year."""
    first = year - year % 10
    return Period(date(max(first, 1), 1, 1), date(first + 9, 12, 31), Grain.DECADE)


def of_century(ordinal: int) -> Period:
    """The nth century as EDTF writes it: the 20th is `19XX`, 1900 to 1999."""
    first = (ordinal - 1) * 100
    return Period(date(max(first, 1), 1, 1), date(first + 99, 12, 31), Grain.CENTURY)


def of_week(day: date) -> Period:
    """The week around a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return Period(monday, monday + timedelta(6), Grain.DAY)


def of_weekend(day: date) -> Period:
    """Saturday and Sunday of the day's week."""
    saturday = day + timedelta(5 - day.weekday())
    return Period(saturday, saturday + timedelta(1), Grain.DAY)


def of_season(year: int, season: int) -> Period:
    """Season 1 (spring) to 4 (winter) as three months; winter begins in December of its year."""
    end_year, end_month = _add_months(year, season * 3, 2)
    return Period(date(year, season * 3, 1), of_month(end_year, end_month).end, Grain.SEASON)


def of_months(year: int, first: int, count: int) -> Period:
    """So many months from a month on, written as months."""
    end_year, end_month = _add_months(year, first, count - 1)
    return Period(date(year, first, 1), of_month(end_year, end_month).end, Grain.MONTH)


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return _calendar.monthrange(year, month)[1]


def _add_months(year: int, month: int, count: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def shifted(day: date, count: int, unit: str) -> date:
    """A day moved by so many units (`D`, `W`, `M`, `Y`); where the month is too short, its last day."""
    if unit == "D":
        return day + timedelta(count)
    if unit == "W":
        return day + timedelta(7 * count)
    year, month = _add_months(day.year, day.month, count if unit == "M" else 12 * count)
    return date(year, month, min(day.day, month_length(year, month)))


def around(day: date, unit: str) -> Period:
    """The day, week, weekend, month, quarter, year, decade or century (`D W WE M Q Y DE CE`) around a day."""
    if unit == "W":
        return of_week(day)
    if unit == "WE":
        return of_weekend(day)
    if unit == "M":
        return of_month(day.year, day.month)
    if unit == "Q":
        return of_months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "Y":
        return of_year(day.year)
    if unit == "DE":
        return of_decade(day.year)
    if unit == "CE":
        return of_century(day.year // 100 + 1)
    return of_day(day)


_STEP = {"D": (1, "D"), "W": (1, "W"), "WE": (1, "W"), "M": (1, "M"), "Q": (3, "M")}
_STEP |= {"Y": (1, "Y"), "DE": (10, "Y"), "CE": (100, "Y")}


def step(day: date, count: int, unit: str) -> date:
    """A day moved by so many units of any kind that `around` knows."""
    factor, base = _STEP[unit]
    return shifted(day, count * factor, base)


def third(period: Period, which: int) -> Period:
    """The beginning (0), middle (1) or end (2): days 1-10, 11-20, 21-last of a month, four months of a year, one of a season.

    Longer periods fall into thirds by whole years, shorter ones by whole days.
    """
    first, last = period.first, period.last
    if period.grain >= Grain.DECADE:
        span = last.year - first.year + 1
        cuts = [first.year, first.year + -(-span // 3), first.year + -(-span * 2 // 3), last.year + 1]
        return Period(date(cuts[which], 1, 1), date(cuts[which + 1] - 1, 12, 31), Grain.YEAR)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if period.grain > Grain.DAY and months >= 3:
        return of_months(*_add_months(first.year, first.month, which * (months // 3)), months // 3)
    if period.grain == Grain.MONTH:
        starts = [first, first + timedelta(10), first + timedelta(20), last + timedelta(1)]
    else:
        span = (last - first).days + 1
        starts = [first + timedelta(span * cut // 3) for cut in range(4)]
    return Period(starts[which], max(starts[which], starts[which + 1] - timedelta(1)), Grain.DAY)


def half(period: Period, which: int) -> Period:
    """The first (0) or second (1) half: six months of a year, days to the 15th and from the 16th of a month."""
    first, last = period.first, period.last
    if period.grain >= Grain.DECADE:
        middle = first.year + (last.year - first.year + 1) // 2
        years = (first.year, middle - 1) if which == 0 else (middle, last.year)
        return Period(date(years[0], 1, 1), date(years[1], 12, 31), Grain.YEAR)
    if period.grain == Grain.YEAR:
        return of_months(first.year, 1 + 6 * which, 6)
    cut = first + timedelta(15 if period.grain == Grain.MONTH else ((last - first).days + 1) // 2)
    return Period(first, cut - timedelta(1)) if which == 0 else Period(cut, last)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Nature, 1876; Meeus, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The nth (from 1; -1 the last) Monday (1) to Sunday (7) of a month."""
    if count < 0:
        last = date(year, month, month_length(year, month))
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
