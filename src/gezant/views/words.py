"""Values of the records in words that people read: dates (EDTF and TIMEX3) first of all. English is the interface language."""

from __future__ import annotations

import re
from calendar import day_abbr, day_name, month_name
from collections.abc import Callable
from datetime import date
from itertools import groupby

from gezant.model import TimexType

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_LISTED = 6  # longer sets are told by their number, first and last
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_PARTS_OF_DAY = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}  # fmt: skip
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "some time ago", "FUTURE_REF": "some time to come"}
_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second",
    "WE": "weekend", "Q": "quarter", "DE": "decade", "CE": "century",
}  # fmt: skip
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def value_in_words(value: str, type: TimexType = "DATE") -> str:
    """A time's value in words (`2018-04` → *April 2018*); the value itself where it is of a kind that has none here."""
    if value.startswith("["):
        return _one_of(value[1:-1].split(","))
    if value.startswith("{"):
        return " and ".join(_member(part.strip()) for part in value[1:-1].split(","))
    if value.startswith("P") and not value.endswith("_REF"):
        return _duration(value, every=type == "SET") or value
    if type == "SET" and (weekday := re.fullmatch(r"XXXX-WXX-([1-7])", value)):
        return f"every {day_name[int(weekday[1]) - 1]}"
    if "/" in value:
        start, _, end = value.partition("/")
        return _interval(start, end)
    return _point(value)


def date_in_words(value: str | None) -> str:
    """A report's date as far as it is known, and what is not known of it."""
    if value is None:
        return "date not known"
    if match := _DAY.fullmatch(value):
        day = date(*map(int, match.groups()))
        return f"{day_name[day.weekday()]} {_day(day)}"
    return f"{_point(value)}, {'day' if '-' in value else 'month'} not known"


def _point(value: str) -> str:
    if value in _REFERENCES:
        return _REFERENCES[value]
    if value[-1:] in _QUALIFIERS:
        return _QUALIFIERS[value[-1]] + _point(value[:-1])
    for pattern, words in _POINTS:
        if match := pattern.fullmatch(value):
            try:
                return words(match)
            except (ValueError, IndexError):
                return value  # no such month or day: shown as it is
    return value


def _of_day(match: re.Match[str]) -> str:
    day = _point(match[1])
    if match[2] in _PARTS_OF_DAY:
        return f"{day}, {_PARTS_OF_DAY[match[2]]}"
    return f"{day}, {match[2]}"


def _weekday(match: re.Match[str]) -> str:
    year = "" if match[1] == "XXXX" else f" in {match[1]}"
    return f"a {day_name[int(match[2]) - 1]}{year}"


_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\d{4}"), lambda m: m[0]),
    (_DAY, lambda m: _full(date(*map(int, m.groups())))),
    (_MONTH, lambda m: f"{month_name[int(m[1])]} {m[0][:4]}"),
    (re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2}|\d\d(?::\d\d){0,2})"), _of_day),
    (re.compile(r"(\d{4})-(2[1-4])"), lambda m: f"{_SEASONS[m[2]]} of {m[1]}"),
    (re.compile(r"(\d{4})-(3[3-6])"), lambda m: f"{_ORDINALS[int(m[2]) - 33]} quarter of {m[1]}"),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda m: f"{_ORDINALS[int(m[2]) - 1]} quarter of {m[1]}"),
    (re.compile(r"(\d{4})-(4[01])"), lambda m: f"{_ORDINALS[int(m[2]) - 40]} half of {m[1]}"),
    (re.compile(r"(\d{4})-H([12])"), lambda m: f"{_ORDINALS[int(m[2]) - 1]} half of {m[1]}"),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda m: f"week {int(m[2])} of {m[1]}"),
    (re.compile(r"(\d{3})X"), lambda m: f"the {m[1]}0s"),
    (re.compile(r"(\d{2})XX"), lambda m: f"the {m[1]}00s"),
    (re.compile(r"(XXXX|\d{4})-WXX-([1-7])"), _weekday),
    (re.compile(r"(\d{4})-(\d\d)-XX"), lambda m: f"a day in {_point(f'{m[1]}-{m[2]}')}"),
    (re.compile(r"(\d{4})-XX(?:-XX)?"), lambda m: f"a {'day' if len(m[0]) > 7 else 'month'} in {m[1]}"),
    (re.compile(r"XXXX-(\d\d)"), lambda m: f"{_month(int(m[1]))}, year not told"),
    (re.compile(r"XXXX-(\d\d)-(\d\d)"), lambda m: f"{int(m[2])} {_month(int(m[1]))}, year not told"),
    (re.compile(r"XXXX-XX-(\d\d)"), lambda m: f"day {int(m[1])} of a month not told"),
    (re.compile(r"XXXX(?:-XX){0,2}"), lambda m: "not told when"),
    (re.compile(r"T(\d\d:\d\d)"), lambda m: m[1]),
)  # fmt: skip


def _month(number: int) -> str:
    if not 1 <= number <= 12:
        raise ValueError(number)
    return month_name[number]


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"


def _full(day: date) -> str:
    return f"{day_abbr[day.weekday()]} {_day(day)}"


def _interval(start: str, end: str) -> str:
    if end in ("..", ""):
        return f"from {_point(start)} on"
    if start in ("..", ""):
        return f"until {_point(end)}"
    return _span(start, end)


def _span(start: str, end: str) -> str:
    """From one date to another, saying month and year once where they are the same."""
    first, last = _as_day(start), _as_day(end)
    if first is None or last is None:
        if _MONTH.fullmatch(start) and _MONTH.fullmatch(end) and start[:4] == end[:4]:
            return f"{_point(start).split()[0]} – {_point(end)}"
        return f"{_point(start)} – {_point(end)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {month_name[first.month]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _as_day(value: str) -> date | None:
    match = _DAY.fullmatch(value)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _one_of(members: list[str]) -> str:
    parts = [part.strip() for part in members]
    days = [day for part in parts if (day := _as_day(part))]
    if len(days) == len(parts) > 1:
        return _one_of_days(days)
    if len(parts) == 1 and ".." in parts[0]:
        start, _, end = parts[0].partition("..")
        return f"a day in {_span(start, end)}" if _as_day(start) and _as_day(end) else f"one of {_member(parts[0])}"
    if len(parts) > _LISTED:
        return f"one of {len(parts)}, from {_member(parts[0])} to {_member(parts[-1])}"
    return " or ".join(_member(part) for part in parts)


def _member(part: str) -> str:
    if ".." in part:
        start, _, end = part.partition("..")
        return _interval(start or "..", end or "..")
    return _point(part)


def _one_of_days(days: list[date]) -> str:
    weekdays = {day.weekday() for day in days}
    kind = f"{day_name[days[0].weekday()]}s" if len(weekdays) == 1 else "days"
    if len(days) > _LISTED:
        return f"one of {len(days)} {kind}, {_span(days[0].isoformat(), days[-1].isoformat())}"
    if len(days) == 2:
        return f"{_full(days[0])} or {_full(days[1])}"
    return f"one of {len(days)} {kind}: {_listed(days)}"


def _listed(days: list[date]) -> str:
    """*29 March, 5, 12 April 2018*: each month and each year once, behind its last day."""
    words = []
    for year, in_year in groupby(days, key=lambda day: day.year):
        months = []
        for month, in_month in groupby(in_year, key=lambda day: day.month):
            months.append(f"{', '.join(str(day.day) for day in in_month)} {month_name[month]}")
        words.append(f"{', '.join(months)} {year}")
    return ", ".join(words)


_DURATION = re.compile(r"P(?P<date>(?:[\dX.]+(?:DE|CE|WE|[YMWDQ]))*)(?:T(?P<time>(?:[\dX.]+[HMS])+))?")
_AMOUNT = re.compile(r"([\dX.]+)([A-Z]+?)(?=[\dX.]|$)")


def _duration(value: str, *, every: bool) -> str | None:
    match = _DURATION.fullmatch(value)
    if not match:
        return None
    parts = [(amount, unit) for amount, unit in _AMOUNT.findall(match["date"])]
    parts += [(amount, f"T{unit}") for amount, unit in _AMOUNT.findall(match["time"] or "")]
    if every and len(parts) == 1 and parts[0][0] == "1":
        return f"every {_UNITS[parts[0][1]]}"
    words = " ".join(_quantity(amount, _UNITS[unit]) for amount, unit in parts)
    return f"every {words}" if every else words


def _quantity(amount: str, unit: str) -> str:
    plural = "centuries" if unit == "century" else f"{unit}s"
    if "X" in amount:
        return f"some {plural}"
    return f"{amount} {unit if amount == '1' else plural}"
