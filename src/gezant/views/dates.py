"""Dates and times (EDTF and TIMEX3 values) in the words of a language of the interface."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import cache
from itertools import groupby

from gezant.model import TimexType
from gezant.views.wording import Wording, wording

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DURATION = re.compile(r"P(?P<date>(?:[\dX.]+(?:DE|CE|WE|[YMWDQ]))*)(?:T(?P<time>(?:[\dX.]+[HMS])+))?")
_AMOUNT = re.compile(r"([\dX.]+)([A-Z]+?)(?=[\dX.]|$)")
_LISTED = 6  # longer sets are told by their number, first and last


@cache
def date_words(language: str) -> DateWords:
    """The words for dates in a language of the interface."""
    return DateWords(wording(language))


class DateWords:
    """Values of times in the words of a language."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._months: list[str] = words.get("dates.months")
        self._days: list[str] = words.get("dates.days")
        self._points: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
            (re.compile(r"\d{4}"), lambda m: m[0]),
            (_DAY, lambda m: self._full(datetime.date(*map(int, m.groups())))),
            (_MONTH, lambda m: f"{self._month(int(m[1]))} {m[0][:4]}"),
            (re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2}|\d\d(?::\d\d){0,2})"), self._of_day),
            (re.compile(r"(\d{4})-2([1-4])"), lambda m: self._say("season", season=self._nth("seasons", m[2]), year=m[1])),
            (re.compile(r"(\d{4})-(?:Q([1-4])|3([3-6]))"), self._quarter),
            (re.compile(r"(\d{4})-(?:H([12])|4([01]))"), self._half),
            (re.compile(r"(\d{4})-W(\d\d)"), lambda m: self._say("week", week=int(m[2]), year=m[1])),
            (re.compile(r"(\d{3})X"), lambda m: self._say("years", year=f"{m[1]}0")),
            (re.compile(r"(\d{2})XX"), lambda m: self._say("years", year=f"{m[1]}00")),
            (re.compile(r"(XXXX|\d{4})-WXX-([1-7])"), self._weekday),
            (re.compile(r"(\d{4})-(\d\d)-XX"), lambda m: self._say("day_in", value=self._point(f"{m[1]}-{m[2]}"))),
            (re.compile(r"(\d{4})-XX(?:-XX)?"), lambda m: self._say("day_in" if len(m[0]) > 7 else "month_in", value=m[1])),
            (re.compile(r"XXXX-(\d\d)"), lambda m: self._say("year_not_told", value=self._month(int(m[1])))),
            (
                re.compile(r"XXXX-(\d\d)-(\d\d)"),
                lambda m: self._say("year_not_told", value=f"{int(m[2])} {self._month(int(m[1]))}"),
            ),
            (re.compile(r"XXXX-XX-(\d\d)"), lambda m: self._say("day_of_month_not_told", day=int(m[1]))),
            (re.compile(r"XXXX(?:-XX){0,2}"), lambda m: self._say("not_told")),
            (re.compile(r"T(\d\d:\d\d)"), lambda m: m[1]),
        )

    def value(self, value: str, type: TimexType = "DATE") -> str:
        """A time's value in words (`2018-04` → *April 2018*); the value itself where it is of a kind that has none here."""
        if value.startswith("["):
            return self._one_of(value[1:-1].split(","))
        if value.startswith("{"):
            return self._say("and").join(self._member(part.strip()) for part in value[1:-1].split(","))
        if value.startswith("P") and not value.endswith("_REF"):
            return self._duration(value, every=type == "SET") or value
        if type == "SET" and (weekday := re.fullmatch(r"XXXX-WXX-([1-7])", value)):
            return self._say("every", value=self._days[int(weekday[1]) - 1])
        if "/" in value:
            start, _, end = value.partition("/")
            return self._interval(start, end)
        return self._point(value)

    def date(self, value: str | None) -> str:
        """A report's date as far as it is known, and what is not known of it."""
        if value is None:
            return self._say("not_known")
        if day := _as_day(value):
            return f"{self._days[day.weekday()]} {self._day(day)}"
        return self._say("day_not_known" if "-" in value else "month_not_known", value=self._point(value))

    def _say(self, key: str, /, **values: object) -> str:
        return self._words(f"dates.{key}", **values)

    def _nth(self, key: str, number: str) -> str:
        found: str = self._words.get(f"dates.{key}")[int(number) - 1]
        return found

    def _point(self, value: str) -> str:
        references: dict[str, str] = self._words.get("dates.references")
        if value in references:
            return references[value]
        qualifiers: dict[str, str] = self._words.get("dates.qualifiers")
        if value[-1:] in qualifiers:
            return qualifiers[value[-1]].format(value=self._point(value[:-1]))
        for pattern, words in self._points:
            if match := pattern.fullmatch(value):
                try:
                    return words(match)
                except (ValueError, IndexError):
                    return value  # no such month or day: shown as it is
        return value

    def _of_day(self, match: re.Match[str]) -> str:
        parts: dict[str, str] = self._words.get("dates.parts_of_day")
        return f"{self._point(match[1])}, {parts.get(match[2], match[2])}"

    def _quarter(self, match: re.Match[str]) -> str:
        number = match[2] or str(int(match[3]) - 2)  # EDTF counts quarters from 33
        return self._say("quarter", ordinal=self._nth("ordinals", number), year=match[1])

    def _half(self, match: re.Match[str]) -> str:
        number = match[2] or str(int(match[3]) + 1)  # and halves from 40
        return self._say("half", ordinal=self._nth("ordinals", number), year=match[1])

    def _weekday(self, match: re.Match[str]) -> str:
        day = self._days[int(match[2]) - 1]
        return self._say("weekday", day=day) if match[1] == "XXXX" else self._say("weekday_in", day=day, year=match[1])

    def _month(self, number: int) -> str:
        if not 1 <= number <= 12:
            raise ValueError(number)
        return self._months[number - 1]

    def _day(self, day: datetime.date) -> str:
        return f"{day.day} {self._months[day.month - 1]} {day.year}"

    def _full(self, day: datetime.date) -> str:
        return f"{self._words.get('dates.days_short')[day.weekday()]} {self._day(day)}"

    def _interval(self, start: str, end: str) -> str:
        if end in ("..", ""):
            return self._say("from", value=self._point(start))
        if start in ("..", ""):
            return self._say("until", value=self._point(end))
        return self._span(start, end)

    def _span(self, start: str, end: str) -> str:
        """From one date to another, saying month and year once where they are the same."""
        first, last = _as_day(start), _as_day(end)
        if first is None or last is None:
            if _MONTH.fullmatch(start) and _MONTH.fullmatch(end) and start[:4] == end[:4]:
                return f"{self._point(start).split()[0]} – {self._point(end)}"
            return f"{self._point(start)} – {self._point(end)}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self._day(last)}"
        if first.year == last.year:
            return f"{first.day} {self._months[first.month - 1]} – {self._day(last)}"
        return f"{self._day(first)} – {self._day(last)}"

    def _one_of(self, members: list[str]) -> str:
        parts = [part.strip() for part in members]
        days = [day for part in parts if (day := _as_day(part))]
        if len(days) == len(parts) > 1:
            return self._one_of_days(days)
        if len(parts) == 1 and ".." in parts[0]:
            start, _, end = parts[0].partition("..")
            if _as_day(start) and _as_day(end):
                return self._say("day_in", value=self._span(start, end))
            return self._say("one_of", value=self._member(parts[0]))
        if len(parts) > _LISTED:
            first, last = self._member(parts[0]), self._member(parts[-1])
            return self._say("one_of_many", count=len(parts), first=first, last=last)
        return self._say("or").join(self._member(part) for part in parts)

    def _member(self, part: str) -> str:
        if ".." in part:
            start, _, end = part.partition("..")
            return self._interval(start or "..", end or "..")
        return self._point(part)

    def _one_of_days(self, days: list[datetime.date]) -> str:
        weekdays = {day.weekday() for day in days}
        kind = self._words.get("dates.days_many")[days[0].weekday()] if len(weekdays) == 1 else self._say("any_days")
        if len(days) > _LISTED:
            span = self._span(days[0].isoformat(), days[-1].isoformat())
            return self._say("one_of_days_in", count=len(days), kind=kind, span=span)
        if len(days) == 2:
            return self._say("or").join(self._full(day) for day in days)
        return self._say("one_of_days", count=len(days), kind=kind, days=self._listed(days))

    def _listed(self, days: list[datetime.date]) -> str:
        """*29 March, 5, 12 April 2018*: each month and each year once, behind its last day."""
        words = []
        for year, in_year in groupby(days, key=lambda day: day.year):
            months = []
            for month, in_month in groupby(in_year, key=lambda day: day.month):
                months.append(f"{', '.join(str(day.day) for day in in_month)} {self._months[month - 1]}")
            words.append(f"{', '.join(months)} {year}")
        return ", ".join(words)

    def _duration(self, value: str, *, every: bool) -> str | None:
        match = _DURATION.fullmatch(value)
        if not match:
            return None
        units: dict[str, dict[str, str]] = self._words.get("dates.units")
        parts = [(amount, unit) for amount, unit in _AMOUNT.findall(match["date"])]
        parts += [(amount, f"T{unit}") for amount, unit in _AMOUNT.findall(match["time"] or "")]
        if every and len(parts) == 1 and parts[0][0] == "1":
            return units[parts[0][1]]["every"]
        words = " ".join(self._quantity(amount, units[unit]) for amount, unit in parts)
        return self._say("every", value=words) if every else words

    def _quantity(self, amount: str, unit: dict[str, str]) -> str:
        if "X" in amount:
            return self._say("some", units=unit["many"])
        return f"{amount} {unit['one' if amount == '1' else 'many']}"


def _as_day(value: str) -> datetime.date | None:
    match = _DAY.fullmatch(value)
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
