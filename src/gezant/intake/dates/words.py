"""Dates in words and digits as people write them, read with the grammar of times and its words of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache

from gezant import lexicon
from gezant.intake.dates.told import Told
from gezant.intake.dates.zones import Order, offset_of, order_in
from gezant.times import TimeLexicon, Words, find_times

_TOKEN = re.compile(r"\d+(?:[.:/-]\d+|[^\W\d_]+\d*)*|[^\W\d_]{1,5}\.(?=\s|,|\w|$)|[^\W\d_]+|[^\w\s]")
_DIGITS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_VALUE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?(?:T(\d{2}):(\d{2}))?")
_CLOCK_ALONE = re.compile(r"[X-]*T(\d{2}):(\d{2})")
_AFTER = re.compile(r"[\s,|•·–—-]{0,4}(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?!\d)(?P<behind>.{0,12})", re.ASCII)
_LETTERS = re.compile(r"\s*\(?([A-Z]{1,4}(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})\b")
_SHORT_YEAR = 50  # two digits below it are of this century
_BEHIND = 8  # code points behind a day in which its clock time begins
_ZONE_WITHIN = 2  # tokens behind a clock time in which its zone may stand


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line of text: what it tells, and the code points that tell it, end exclusive."""

    told: Told
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def read_languages(language: str | None) -> tuple[str, ...]:
    """The one language (ISO 639-1) where it is one that is read, else all of those."""
    known = lexicon.languages()
    return (language,) if language is not None and language in known else known


def dates_in(line: str, language: str | None = None, zone: str | None = None, *, known: bool = True) -> list[Dated]:
    """The dates of a line, in text order: days, months with their year, days without one; clock times with their dates.

    Without a `language` all that are read are tried, and the one that makes most of the line is followed. Of a date in digits
    whose day and month cannot be told apart by its numbers, a language that is `known` or the place of the clock (`zone`), only
    the year is told.
    """
    languages = read_languages(language)
    return max((_read(line, code, zone, sure=known and len(languages) == 1) for code in languages), key=_told_by)


def _told_by(found: Sequence[Dated]) -> int:
    return sum((d.end - d.start) * (2 if d.told.day else 1) for d in found)


def _read(line: str, language: str, zone: str | None, *, sure: bool) -> list[Dated]:
    tokens = [_Token(m[0], *m.span()) for m in _TOKEN.finditer(line)]
    order = order_in(zone) or ("day" if sure and lexicon.load(language, "times")["digits"]["day_first"] else "either")
    years: list[Dated] = []
    texts: list[str] = []
    for token in tokens:
        text = _settled(token.text, order)
        if text is not None and len(text) == 4 and text != token.text:  # only the year is sure
            years.append(Dated(Told(int(text)), token.start, token.end))
            text = "#"
        texts.append(token.text if text is None else text)
    out: list[Dated] = years
    for found in find_times(Words(texts), _lexicon(language), None):
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        values = found.value.strip("[]").split(",")
        match = _VALUE.fullmatch(values[0])
        if match is None or found.type not in {"DATE", "TIME"}:
            continue
        told = _told(match, line, tokens[found.start : found.end + _ZONE_WITHIN], sure=len(values) == 1)
        if told.year is not None and str(told.year) not in " ".join(
            texts[found.start : found.end]
        ):  # the clock time of the day that was told before
            day = out[-1] if out else None
            if day is not None and day.told.clock is None and day.told.value == told.value and 0 <= start - day.end <= _BEHIND:
                out[-1] = Dated(told, day.start, end)
        elif match[2]:
            out.append(Dated(told, start, end))
    return sorted((_with_clock(d, line) for d in out), key=lambda d: d.start)


def _told(match: re.Match[str], line: str, tokens: Sequence[_Token], *, sure: bool) -> Told:
    year = None if match[1] == "XXXX" else int(match[1])
    month, day = (int(part) if part else None for part in match.groups()[1:3])
    if not match[4] or not sure or year is None or month is None or day is None:
        return Told(year, month, day)
    clock = time(int(match[4]), int(match[5]))
    moment = datetime(year, month, day, clock.hour, clock.minute)
    offsets = (offset_of(token.text, moment) for token in tokens if token.text[0].isalpha() and token.text.isupper())
    return Told(year, month, day, clock, next((offset for offset in offsets if offset), None))


def _with_clock(found: Dated, line: str) -> Dated:
    """A day with the clock time in digits right behind it, where the grammar did not take them together."""
    told = found.told
    if told.clock is not None or told.year is None or told.month is None or told.day is None:
        return found
    match = _AFTER.match(line, found.end)
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59 or re.match(r"\s*[ap]\.?m", match["behind"], re.I):
        return found
    clock = time(int(match["hour"]), int(match["minute"]))
    letters = _LETTERS.match(match["behind"])
    offset = offset_of(letters[1], datetime(told.year, told.month, told.day, clock.hour, clock.minute)) if letters else None
    end = match.start("behind") + letters.end() if letters and offset else match.end("minute")
    return Dated(Told(told.year, told.month, told.day, clock, offset), found.start, end)


def _settled(token: str, order: Order) -> str | None:
    """A date in digits in ISO 8601, or only its year where its order is not sure; None where a token is no such date."""
    if match := _YEAR_FIRST.fullmatch(token):
        return _iso(int(match[1]), int(match[3]), int(match[4]))
    match = _DIGITS.fullmatch(token)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        year += 2000 if year < _SHORT_YEAR else 1900
    if match[2] == ".":  # with full stops the day comes first wherever they are used
        order = "day"
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if order == "either" and day_first and month_first and day_first != month_first:
        return f"{year:04}"
    return (month_first or day_first) if order == "month" else (day_first or month_first)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None


@cache
def _lexicon(language: str) -> TimeLexicon:
    return TimeLexicon(lexicon.load(language, "times"))


def tokens_outside(line: str, found: Sequence[Dated]) -> Iterator[tuple[str, int]]:
    """The tokens of a line that belong to none of its dates, each with where it starts."""
    for match in _TOKEN.finditer(line):
        if not any(d.start <= match.start() < d.end for d in found):
            yield match[0], match.start()
