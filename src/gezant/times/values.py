"""EDTF values back to stretches of the calendar: what `gezant.times.edtf` writes, and what else of level 2 readings hold."""

from __future__ import annotations

import re
from datetime import date

from gezant.times.calendar import Period, of_century, of_decade, of_season
from gezant.times.edtf import parse_date

_QUALIFIERS = "?~%"
_SEASON = re.compile(r"(\d{4})-2([1-4])", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_CENTURY = re.compile(r"(\d{2})XX", re.ASCII)
_UNTOLD = re.compile(r"(\d{4}(?:-\d{2})?)(?:-XX){1,2}", re.ASCII)  # a day or month that is not told: within the rest


def periods(value: str) -> tuple[Period, ...]:
    """The stretches that an EDTF value names: one, or of a set `[a,b]` or `{a,b}` each; a range `a..b` in a set is one.

    A clock time counts as its day, an uncertain or approximate date (`?`, `~`, `%`) as the date. `2018-04-XX` is its month.
    Raises ValueError where the value names no stretch of the calendar, such as a duration or a date without a year.
    """
    value = value.strip()
    if value[:1] in ("[", "{") and value[-1:] in ("]", "}"):
        return tuple(_stretch(part.strip().replace("..", "/", 1)) for part in value[1:-1].split(","))
    return (_stretch(value),)


def _stretch(value: str) -> Period:
    if "/" not in value:
        return _point(value)
    left, right = value.split("/", 1)
    start = None if left in ("", "..") else _point(left)
    end = None if right in ("", "..") else _point(right)
    if start is None and end is None:
        raise ValueError(f"'{value}' has neither a start nor an end")
    grain = max(point.grain for point in (start, end) if point is not None)
    return Period(start.first if start else None, end.last if end else None, grain)


def _point(value: str) -> Period:
    value = value.rstrip(_QUALIFIERS)
    day, clock, _ = value.partition("T")
    if clock and not day:
        raise ValueError(f"'{value}' names no day")
    if match := _SEASON.fullmatch(day):
        return of_season(int(match[1]), int(match[2]))
    if match := _DECADE.fullmatch(day):
        return of_decade(int(match[1]) * 10)
    if match := _CENTURY.fullmatch(day):
        return of_century(int(match[1]) + 1)
    if match := _UNTOLD.fullmatch(day):
        return parse_date(match[1])
    return parse_date(day)


def span(values: tuple[Period, ...]) -> tuple[date, date]:
    """The first and the last day that several stretches name. Raises ValueError for none."""
    return min(period.first for period in values), max(period.last for period in values)
