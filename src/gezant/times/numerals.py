"""Numbers in words and digits: cardinals, ordinals, years, days of the month, clock times, dates in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product
from typing import Any, Final

Reading = tuple[str, Any]


def number_words(data: Mapping[str, Any]) -> dict[str, float]:
    """All cardinals that a language builds from `words`, `tens`, `joined`, `scales`, `scaled`, with `halves` (two and a half)."""
    plain: dict[str, float] = {form: value for value, forms in data["words"].items() for form in forms}
    tens: dict[str, float] = {form: value for value, forms in data["tens"].items() for form in forms}
    made = plain | tens
    for pattern, (unit, low), (ten, high) in product(data["joined"], plain.items(), tens.items()):
        if 1 <= low <= 9:
            made.setdefault(pattern.format(unit=unit, ten=ten), low + high)
    small = dict(made)
    for scale, forms in data["scales"].items():
        for form in forms:
            made.setdefault(form, scale)
            for before in data["scaled"]["before"]:
                made.update({before.format(count=w, scale=form): v * scale for w, v in small.items() if 2 <= v <= 99})
            for behind in data["scaled"]["behind"] if scale == 100 else ():
                made.update({behind.format(count=w, scale=form): scale + v for w, v in small.items() if 1 <= v <= 99})
    for ending, (word, value) in product(data["halves"], plain.items()):
        if value >= 1:
            made.setdefault(f"{word}{ending}", value + 0.5)
    return made


def ordinal_words(data: Mapping[str, Any]) -> dict[str, float]:
    """Ordinals: those listed, and every number word above them with the ordinal ending."""
    made: dict[str, float] = {form: value for value, forms in data["ordinals"].items() for form in forms}
    last = max(made.values(), default=0)
    for word, value in number_words(data).items():
        if value > last and float(value).is_integer() and value <= 100:
            made.setdefault(f"{word}{data['ordinal_ending']}", value)
    return made


_YEAR: Final = re.compile(r"1\d{3}|20\d{2}|21[0-4]\d", re.ASCII)
_DATE: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_YEARS: Final = re.compile(r"(\d{4})[-–/~](\d{4}|\d{2})", re.ASCII)
_DAYS: Final = re.compile(r"(\d{1,2})[-–/](\d{1,2})", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"['’‘`](\d{2})", re.ASCII)
_NEVER: Final = "(?!)"  # matches nothing
_TWELVE: Final = 12


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or _NEVER


class DigitReader:
    """What a token with digits may stand for, by the data of a language.

    `ordinal_endings`, `decade_endings` (1990s), `hour_marks` (14u30), `meridiems` (10am), `lengths` (24-hour); `day_first`: the
    day before the month; `decimal`: the mark before a fraction, the other of `.` and `,` stands between thousands.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._day_first: bool = data["day_first"]
        decimal, thousands = re.escape(data["decimal"]), re.escape("." if data["decimal"] == "," else ",")
        self._number = re.compile(rf"\d+(?:{thousands}\d{{3}})*(?:{decimal}\d+)?|\d+\.\d+", re.ASCII)
        self._decimal: str = data["decimal"]
        marks = _any(data["hour_marks"])
        self._ordinal = re.compile(rf"(\d{{1,2}})-?(?:{_any(data['ordinal_endings'])})", re.ASCII)
        self._clock = re.compile(rf"(\d{{1,2}})(?:[.:]|{marks})(\d{{2}})(?::\d{{2}})?(?:{marks})?", re.ASCII)
        self._hour = re.compile(rf"(\d{{1,2}})(?:{marks})", re.ASCII)
        self._meridiems = {form: half for half, forms in data["meridiems"].items() for form in forms}
        self._meridiem = re.compile(rf"(\d{{1,2}})(?:[.:](\d{{2}}))?({_any(self._meridiems)})", re.ASCII)
        self._decade = re.compile(rf"['’]?(\d{{2}}|\d{{4}})(?:{_any(data['decade_endings'])})", re.ASCII)
        self._lengths = {e: unit for unit, forms in data["lengths"].items() for e in forms}
        self._length = re.compile(rf"(\d+)-?({_any(self._lengths)})", re.ASCII)

    def read(self, token: str) -> tuple[Reading, ...]:
        """The (word class, value) pairs of a token that begins with a digit or an apostrophe."""
        out: list[Reading] = []
        if token.isdecimal() and len(token) <= 2:
            value = int(token)
            out += [("number", value), ("yy", value)] if len(token) == 2 else [("number", value)]
            if 1 <= value <= 31:
                out.append(("dom", value))
        elif _YEAR.fullmatch(token):
            out += [("year", int(token)), ("number", int(token))]
        elif self._number.fullmatch(token):
            out.append(("number", self._value(token)))
        if match := self._ordinal.fullmatch(token):
            value = int(match[1])
            out += [("ordinal", value)] + ([("dom", value)] if 1 <= value <= 31 else [])
        elif match := self._decade.fullmatch(token):
            out.append(("decade_year" if len(match[1]) == 4 else "decade_yy", int(match[1])))
        elif match := _SHORT_YEAR.fullmatch(token):
            out.append(("short_year", int(match[1])))
        elif match := self._length.fullmatch(token):
            out.append(("length", (int(match[1]), self._lengths[match[2]])))
        return (*out, *self._clocks(token), *self._ranges(token))

    def _clocks(self, token: str) -> list[Reading]:
        if match := self._clock.fullmatch(token):
            hour, minute = int(match[1]), int(match[2])
            firm = ":" in token or not token.replace(".", "").isdecimal()
            return _moment("firm_clock" if firm else "clock", hour, minute)
        if match := self._hour.fullmatch(token):
            return _moment("hour_clock", int(match[1]), 0)
        if (match := self._meridiem.fullmatch(token)) and 1 <= int(match[1]) <= _TWELVE:
            later = _TWELVE if self._meridiems[match[3]] == "PM" else 0
            return _moment("full_clock", int(match[1]) % _TWELVE + later, int(match[2] or 0))
        return _moment("bare_clock", int(token[:2]), int(token[2:])) if token.isdecimal() and len(token) == 4 else []

    def _value(self, token: str) -> float:
        if re.fullmatch(r"\d+\.\d{1,2}", token, re.ASCII):
            return float(token)
        plain = token.replace(".", "").replace(",", ".") if self._decimal == "," else token.replace(",", "")
        value = float(plain)
        return int(value) if value.is_integer() else value

    def _ranges(self, token: str) -> list[Reading]:
        if match := _ISO.fullmatch(token):
            return _full(int(match[1]), int(match[2]), int(match[3]))
        if match := _DATE.fullmatch(token):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            year += 0 if len(match[4]) == 4 else 2000 if year < 50 else 1900
            day_first = self._day_first or match[2] == "."  # 12.04.2018 is nowhere the fourth of December
            orders = ((second, first), (first, second)) if day_first else ((first, second), (second, first))
            return _full(year, *orders[0]) or _full(year, *orders[1])
        if match := _YEARS.fullmatch(token):
            start = int(match[1])
            end = int(match[2]) if len(match[2]) == 4 else start // 100 * 100 + int(match[2])
            return [("years", (start, end))] if 1000 <= start < end < 2150 else []
        if (match := _DAYS.fullmatch(token)) and 1 <= int(match[1]) < int(match[2]) <= 31:
            return [("doms", (int(match[1]), int(match[2])))]
        return []


def _moment(cls: str, hour: int, minute: int) -> list[Reading]:
    return [(cls, f"{hour % 24:02}:{minute:02}")] if hour <= 24 and minute < 60 else []


def _full(year: int, month: int, day: int) -> list[Reading]:
    try:
        return [("full_date", date(year, month, day))]
    except ValueError:  # digits that only look like a date
        return []
