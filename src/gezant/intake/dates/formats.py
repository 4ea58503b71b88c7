"""Dates as programs write them: ISO 8601, RFC 822 / 2822 / 5322, HTTP (RFC 9110), PDF, seconds of the epoch."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo

from gezant.intake.dates.told import Told, of_epoch
from gezant.intake.dates.zones import offset_of

_CALENDAR = re.compile(
    r"(?P<year>\d{4})(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})|(?P<basic>\d{4}))(?P<rest>.*)", re.ASCII
)
_ORDINAL = re.compile(r"(?P<year>\d{4})-?(?P<day>\d{3})(?P<rest>[T ].*)?", re.ASCII)
_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d{2})(?:-?(?P<day>[1-7])(?P<rest>[T ].*)?)?", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_CLOCK = re.compile(
    r"(?:[Tt_:]|,?\s+|)(?P<hour>\d{2})(?::?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d+)?)?)?"
    r"\s*(?P<offset>[A-Za-z]{1,5}|(?:GMT|UTC)?\s*[+−-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]+\])?",
    re.ASCII,
)
_PDF = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([+-]\d{2})'?(\d{2})?'?|(Z).*)?", re.ASCII)
_MAIL_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_MAIL_OFFSET = r"(?P<offset>(?:GMT|UTC)?[+-]\d{2}:?\d{2}|[A-Za-z]{1,5})"
_MAIL = re.compile(
    rf"(?:[A-Za-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})[ -](?P<month>[A-Za-z]{{3}})[a-z]*[ -](?P<year>\d{{4}}|\d{{2}}),?\s+"
    rf"{_MAIL_CLOCK}(?:\s+{_MAIL_OFFSET})?(?:\s+\([^()]*\))?",
    re.ASCII,
)
_ASCTIME = re.compile(
    rf"[A-Za-z]{{3}}\s+(?P<month>[A-Za-z]{{3}})\s+(?P<day>\d{{1,2}})\s+{_MAIL_CLOCK}(?:\s+{_MAIL_OFFSET})?\s+(?P<year>\d{{4}})",
    re.ASCII,
)
_SCRIPT = re.compile(  # as JavaScript writes a date
    rf"[A-Za-z]{{3}}\s+(?P<month>[A-Za-z]{{3}})\s+(?P<day>\d{{1,2}})\s+(?P<year>\d{{4}})\s+{_MAIL_CLOCK}(?:\s+{_MAIL_OFFSET})?(?:\s+\([^()]*\))?",
    re.ASCII,
)
_EPOCH = re.compile(r"(?:\d{9,10}|\d{13})(?:\.\d+)?", re.ASCII)
_LABELLED = re.compile(r"time|date|epoch|unix|publi|creat|modif|updat|post", re.IGNORECASE)
_MILLISECONDS = 10**11  # as seconds these lie beyond the year 5000
_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_SHORT_YEAR = 50  # RFC 5322, 4.3: two digits below it are of this century


def machine_date(words: str, label: str = "") -> Told | None:
    """What a date in one of the formats of programs tells; None where it is in none of them.

    Seconds or milliseconds of the epoch are taken only where the label calls them a date or a time.
    """
    words = words.strip()
    if _EPOCH.fullmatch(words):
        number = float(words)
        return of_epoch(number / 1000 if number >= _MILLISECONDS else number) if _LABELLED.search(label) else None
    for pattern, read in _READERS:
        if match := pattern.fullmatch(words):
            return read(match)
    return None


def _calendar(match: re.Match[str]) -> Told | None:
    basic: str | None = match["basic"]
    month, day = (basic[:2], basic[2:]) if basic else (match["month"], match["day"])
    return _timed(int(match["year"]), int(month), int(day), match["rest"])


def _ordinal(match: re.Match[str]) -> Told | None:
    found = date(max(1, int(match["year"])), 1, 1) + timedelta(int(match["day"]) - 1)
    if found.year != int(match["year"]):
        return None
    return _timed(found.year, found.month, found.day, match["rest"] or "")


def _week(match: re.Match[str]) -> Told | None:
    """A day of an ISO week; a week is told as the month, or the year, that all of it lies in."""
    try:
        first = date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"] or 1))
    except ValueError:
        return None
    if match["day"]:
        return _timed(first.year, first.month, first.day, match["rest"] or "")
    last = first + timedelta(6)
    if first.year != last.year:
        return None
    return Told(first.year, first.month if first.month == last.month else None)


def _month(match: re.Match[str]) -> Told | None:
    return Told(int(match["year"]), int(match["month"]))


def _year(match: re.Match[str]) -> Told | None:
    return Told(int(match[0]))


def _pdf(match: re.Match[str]) -> Told | None:
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups()[:6])
    if year is None or month is None or day is None or hour is None:
        return None if year is None else Told(year, month, day)
    clock = _time(hour, minute or 0, second or 0)
    if clock is None:
        return Told(year, month, day)
    offset = match[7] + ":" + (match[8] or "00") if match[7] else match[9]
    return Told(year, month, day, clock, _offset(offset, year, month, day, clock))


def _mail(match: re.Match[str]) -> Told | None:
    month = _MONTHS.get(match["month"].lower())
    if month is None:
        return None
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < _SHORT_YEAR else 1900
    return _at(year, month, int(match["day"]), match)


def _timed(year: int, month: int, day: int, rest: str) -> Told | None:
    if not rest.strip():
        return Told(year, month, day)
    match = _CLOCK.fullmatch(rest.rstrip())
    return None if match is None else _at(year, month, day, match)


def _at(year: int, month: int, day: int, match: re.Match[str]) -> Told | None:
    clock = _time(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0))
    if clock is None:
        return None
    return Told(year, month, day, clock, _offset(match["offset"], year, month, day, clock))


def _time(hour: int, minute: int, second: int) -> time | None:
    """A clock time; 24:00, the end of the day that it stands with, is told as midnight; a leap second is its minute's last."""
    if (hour, minute, second) == (24, 0, 0):
        return time()
    return time(hour, minute, min(second, 59)) if hour < 24 and minute < 60 and second <= 60 else None


def _offset(words: str | None, year: int, month: int, day: int, clock: time) -> tzinfo | None:
    try:
        return offset_of(words, datetime.combine(date(year, month, day), clock)) if words else None
    except ValueError:  # a day that is not in the calendar, which the candidate is refused for
        return None


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Told | None]], ...] = (
    (_YEAR, _year),
    (_MONTH, _month),
    (_ORDINAL, _ordinal),
    (_WEEK, _week),
    (_CALENDAR, _calendar),
    (_PDF, _pdf),
    (_MAIL, _mail),
    (_ASCTIME, _mail),
    (_SCRIPT, _mail),
)
