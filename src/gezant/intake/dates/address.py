"""The date in an address: `/2018/04/08/`, `/2018-04-08-summit`, `/20180408/`, `?date=2018-04-08`, `/2018/04/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit

from gezant import lexicon
from gezant.intake.dates.formats import machine_date
from gezant.intake.dates.told import Told, candidate
from gezant.model import DateCandidate

_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d{2})"
_MONTH = r"(?P<month>\d{1,2}|[^\W\d_]{3,9})"
_DAY = r"(?P<day>\d{1,2})"
_PATHS = (
    re.compile(rf"/{_YEAR}/{_MONTH}/{_DAY}(?![^/])"),
    re.compile(
        rf"(?:/|[-_](?!\d))?(?<!\d)(?<!\d[-_]){_YEAR}[-_](?P<month>0[1-9]|1[0-2])[-_](?P<day>0[1-9]|[12]\d|3[01])(?!\d)(?![-_]\d{{1,2}}(?!\d))"
    ),
    re.compile(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![^/])"),
    re.compile(rf"(?:(?<=/)|(?<=[-_])){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\w|\.\d)"),
    re.compile(rf"/{_YEAR}/{_MONTH}(?![^/])"),
    re.compile(rf"/{_YEAR}-(?P<month>0[1-9]|1[0-2])(?![^/])"),
    re.compile(rf"/{_YEAR}(?![^/])"),
)
_FIELD = re.compile(r"(?:pub(?:lication|lish)?_?)?(?:date|datum|day)|published", re.IGNORECASE)


def in_address(url: str) -> tuple[DateCandidate, ...]:
    """The date that an address tells by its folders, its file name or a field of its query: one candidate or none.

    Not the number of an article (twelve digits, or more than eight), nor a year within a name (`-2018-review`).
    """
    try:
        parts = urlsplit(url)
        path, query = unquote(parts.path), parse_qsl(parts.query)
    except ValueError:  # an address that is none
        return ()
    for told, words in (*_in_path(path), *_in_query(query)):
        found = candidate(told, "address", words, None)
        return (found,) if found else ()
    return ()


def _in_path(path: str) -> Iterator[tuple[Told, str]]:
    for pattern in _PATHS:
        for match in pattern.finditer(path):
            groups = match.groupdict()
            month = _month(groups.get("month"))
            if "month" in groups and month is None:
                continue
            yield Told(int(groups["year"]), month, int(groups["day"]) if "day" in groups else None), match[0].strip("-_")


def _in_query(query: list[tuple[str, str]]) -> Iterator[tuple[Told, str]]:
    for name, value in query:
        if _FIELD.fullmatch(name) and (told := machine_date(value)):
            yield Told(told.year, told.month, told.day), f"?{name}={value}"


def _month(words: str | None) -> int | None:
    if words is None:
        return None
    return int(words) if words.isdecimal() else _names().get(words.lower())


@cache
def _names() -> dict[str, int]:
    """The months by their names, whole and shortened, in the languages that are read."""
    out: dict[str, int] = {}
    for language in lexicon.languages():
        words = lexicon.load(language, "times")["words"]
        for cls in ("month", "month_short"):
            out.update({form: number for number, forms in words[cls].items() for form in forms if form.isalpha()})
    return out
