"""Which column of a table holds which field of a report, and a row as an item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from gezant import lexicon
from gezant.intake.containers.names import Ids, printable
from gezant.intake.credits import agency_named
from gezant.intake.dates.parse import parse
from gezant.intake.errors import IntakeError
from gezant.intake.items import FIELDS, Item, Known, Settings, Skipped
from gezant.model import DateCandidate

_SHOWN = 30  # columns listed in a message
_TAGS = re.compile(r"<(?:p|div|br|h[1-6]|article|!doctype|html)\b[^>]{0,1000}>", re.IGNORECASE)
_ACTOR = re.compile(r"[A-Z]{3}/[a-z0-9-]+")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")
_ROW_ID = 80


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it is (`line 12`), and its values by the names of the columns."""

    place: str
    values: Mapping[str, str]


class Columns:
    """The columns of a table that hold the fields of a report: those that the user named, else those whose names are usual."""

    def __init__(self, names: Iterable[str], wanted: Mapping[str, str]) -> None:
        """`names` are the table's columns. Raises IntakeError where one that is wanted, or one with the text, is not there."""
        there = list(dict.fromkeys(names))
        listed = ", ".join(printable(name)[:40] for name in there[:_SHOWN]) + (" …" if len(there) > _SHOWN else "")
        if unknown := [field for field in wanted if field not in FIELDS]:
            raise IntakeError(f"there is no field '{unknown[0]}' in a report", f"the fields are {', '.join(FIELDS)}")
        lower = {name.lower(): name for name in reversed(there)}
        self.of: dict[str, str] = {}
        for field, name in wanted.items():
            found = name if name in there else lower.get(name.lower())
            if found is None:
                raise IntakeError(f"there is no column '{printable(name)}'", f"the columns are: {listed or 'none'}")
            self.of[field] = found
        usual = {_usual(name): name for name in reversed(there)}
        for field in FIELDS:
            known = next((usual[name] for name in _known()[field] if name in usual), None)
            if known is not None and field not in self.of and known not in self.of.values():
                self.of[field] = known
        if "text" not in self.of and "html" not in self.of:
            raise IntakeError(
                "no column is known to hold the text", f"name it with --columns text=NAME; the columns are: {listed or 'none'}"
            )


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """The usual names of each field, in all languages that are read."""
    tables = [lexicon.load(language, "columns") for language in lexicon.languages()]
    return {field: tuple(name for table in tables for name in table[field] or ()) for field in FIELDS}


def field_of(name: str) -> str | None:
    """The field of a report that is usually told under a name (`datum`, `date_published`), None where there is none."""
    return next((field for field, names in _known().items() if _usual(name) in names), None)


def _usual(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def row(item: Item, row: Row, columns: Columns, ids: Ids, settings: Settings) -> Item | Skipped:
    """The report in a row.

    Skipped where it has no text. Raises IntakeError where its date cannot be read and the user gave none.
    """

    def value(field: str) -> str | None:
        return (row.values.get(columns.of[field]) or "").strip() or None if field in columns.of else None

    origin = f"{item.origin}: {row.place}"
    html, text = value("html"), value("text")
    if html is None and text is not None and len(_TAGS.findall(text[:20_000])) > 1:
        html = text
    body = html or text
    if body is None:
        return Skipped(origin, "the row has no text")
    address = value("url")
    told, language = value("id"), _LANGUAGE.fullmatch(value("language") or "")
    known = Known(
        title=value("title"),
        author=value("author"),
        outlet=value("outlet"),
        section=value("section"),
        agency=_agency(value("agency")),
        language=language[1].lower() if language else None,
        url=address if address and _ADDRESS.fullmatch(address) else None,
        dates=_dates(value("date"), columns.of.get("date", ""), settings, origin),
    )
    return item.holding(
        body.encode(errors="replace"),
        row.place,
        id=ids.one(printable(told)[:_ROW_ID] if told else f"{item.id}-{row.place.rpartition(' ')[2]}"),
        media_type="text/html" if html else "text/plain",
        charset="utf-8",
        known=known.over(item.known),
        url=known.url,
    )


def _agency(value: str | None) -> str | None:
    """The actor code of an agency, given as such or by its name."""
    if value is None:
        return None
    return value if _ACTOR.fullmatch(value) else agency_named(value)


def _dates(value: str | None, column: str, settings: Settings, origin: str) -> tuple[DateCandidate, ...]:
    if value is None:
        return ()
    found = parse(_plain(value), "column", zone=settings.timezone, label=column)
    if found is None and settings.date is None:
        problem = f"the date '{printable(value)[:40]}' in column '{printable(column)}' cannot be read"
        raise IntakeError(
            problem, "write it as a day (2018-04-08), name another column (--columns date=NAME) or give --date", origin
        )
    return (found,) if found else ()


def _plain(value: str) -> str:
    """Digits alone as a date that can be read: 20180408, seconds and milliseconds since 1970."""
    if day := _DAY.fullmatch(value):
        return "-".join(day.groups())
    if epoch := _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
    return value
