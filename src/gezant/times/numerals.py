"""Numbers in words and digits: cardinals, ordinals, years, days of the month, clock times, dates in digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Any, Final

Reading = tuple[str, Any]


def number_words(data: Mapping[str, Any]) -> dict[str, float]:
    """All cardinals that the language builds from `words`, `tens`, `joined` and `scales`, with `halves` (two and a half)."""
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
            made.update({f"{w}{form}": v * scale for w, v in small.items() if 2 <= v <= 99})
            made.update({f"{form}{w}": scale + v for w, v in small.items() if 1 <= v <= 99 and scale == 100})
    for ending, (word, value) in product(data["halves"], plain.items()):
        if value >= 1:
            made.setdefault(f"{word}{ending}", value + 0.5)
    return made


def ordinal_words(data: Mapping[str, Any]) -> dict[str, float]:
    """Ordinals: those listed, and every number word above them with the ordinal ending."""
    made: dict[str, float] = {form: value for value, forms in data["ordinals"].items() for form in forms}
    last = max(made.values())
    for word, value in number_words(data).items():
        if value > last and float(value).is_integer() and value <= 100:
            made.setdefault(f"{word}{data['ordinal_ending']}", value)
    return made


_YEAR: Final = re.compile(r"1\d{3}|20\d{2}|21[0-4]\d", re.ASCII)
_NUMBER: Final = re.compile(r"\d+(?:[.]\d{3})*(?:,\d+)?|\d+\.\d+", re.ASCII)
_DATE: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_YEARS: Final = re.compile(r"(\d{4})[-–/~](\d{4}|\d{2})", re.ASCII)
_DAYS: Final = re.compile(r"(\d{1,2})[-–/](\d{1,2})", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"['’‘`](\d{2})", re.ASCII)


_NEVER: Final = "(?!)"  # matches nothing


class DigitReader:
    """What a token with digits may stand for. `data`: `ordinal_endings`, `hour_marks`, `day_first`, `lengths` (24-hour …)."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._day_first: bool = data["day_first"]
        marks = "|".join(map(re.escape, data["hour_marks"])) or _NEVER
        endings = "|".join(sorted(data["ordinal_endings"], key=len, reverse=True))
        self._ordinal = re.compile(rf"(\d{{1,2}})-?(?:{endings})", re.ASCII)
        self._clock = re.compile(rf"(\d{{1,2}})(?:[.:]|{marks})(\d{{2}})(?::\d{{2}})?(?:{marks})?", re.ASCII)
        self._hour = re.compile(rf"(\d{{1,2}})(?:{marks})", re.ASCII)
        self._lengths = {e: unit for unit, forms in data["lengths"].items() for e in forms}
        self._length = re.compile(rf"(\d+)-?({'|'.join(map(re.escape, self._lengths)) or _NEVER})", re.ASCII)

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
        elif _NUMBER.fullmatch(token):
            out.append(("number", _value(token)))
        if match := self._ordinal.fullmatch(token):
            value = int(match[1])
            out += [("ordinal", value)] + ([("dom", value)] if 1 <= value <= 31 else [])
        elif match := self._clock.fullmatch(token):
            hour, minute = int(match[1]), int(match[2])
            if hour <= 24 and minute < 60:
                firm = ":" in token or not token.replace(".", "").isdecimal()
                out.append(("firm_clock" if firm else "clock", f"{hour % 24:02}:{minute:02}"))
        elif (match := self._hour.fullmatch(token)) and int(match[1]) <= 24:
            out.append(("hour_clock", f"{int(match[1]) % 24:02}:00"))
        if match := _SHORT_YEAR.fullmatch(token):
            out.append(("short_year", int(match[1])))
        elif match := self._length.fullmatch(token):
            out.append(("length", (int(match[1]), self._lengths[match[2]])))
        return (*out, *self._ranges(token))

    def _ranges(self, token: str) -> list[Reading]:
        if match := _ISO.fullmatch(token):
            return _full(int(match[1]), int(match[2]), int(match[3]))
        if match := _DATE.fullmatch(token):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            year += 0 if len(match[4]) == 4 else 2000 if year < 50 else 1900
            return _full(year, *((second, first) if self._day_first else (first, second)))
        if match := _YEARS.fullmatch(token):
            start = int(match[1])
            end = int(match[2]) if len(match[2]) == 4 else start // 100 * 100 + int(match[2])
            return [("years", (start, end))] if 1000 <= start < end < 2150 else []
        if (match := _DAYS.fullmatch(token)) and 1 <= int(match[1]) < int(match[2]) <= 31:
            return [("doms", (int(match[1]), int(match[2])))]
        return []


def _value(token: str) -> float:
    if re.fullmatch(r"\d+\.\d{1,2}", token, re.ASCII):
        return float(token)
    value = float(token.replace(".", "").replace(",", "."))
    return int(value) if value.is_integer() else value


def _full(year: int, month: int, day: int) -> list[Reading]:
    try:
        return [("full_date", date(year, month, day))]
    except ValueError:  # digits that only look like a date
        return []
