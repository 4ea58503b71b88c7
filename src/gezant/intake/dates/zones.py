"""Zones: which clock a paper goes by, and on which of its days an instant falls. Tables: `lexicon/common/zones.yaml`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gezant import lexicon
from gezant.intake.hosts import host_of

_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-−])(\d{1,2})(?::?(\d{2}))?'?", re.IGNORECASE)
_HOUR = 60
_FARTHEST = 14 * _HOUR  # minutes: no clock is farther from UTC

Order = Literal["day", "month", "either"]


def zone_of(language: str | None, url: str | None, outlet: str | None) -> str | None:
    """The IANA zone of a paper by its address, else its name, else the language it writes in; None where none of them tells.

    `language` is ISO 639-1. An address outside the countries with one zone (`.com`) tells it only of the sites in the table.
    """
    tables = _tables()
    host = host_of(url)
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if found := tables["sites"].get(".".join(parts[start:])):
            return str(found)
    if found := tables["domains"].get(parts[-1]) if len(parts) > 1 else None:
        return str(found)
    if outlet and (found := tables["outlets"].get(" ".join(outlet.casefold().split()))):
        return str(found)
    if language in lexicon.languages():
        return zone_of_language(language)
    return None


def zone_of_language(language: str) -> str | None:
    """The IANA zone of the papers in a language (ISO 639-1), None where they are all over the world."""
    found = lexicon.load(language, "bylines")["zone"]
    return None if found is None else str(found)


def zone(name: str) -> ZoneInfo:
    """The zone by its IANA name. Raises ValueError where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: the name of a folder of the database
        raise ValueError(f"there is no time zone '{name}'") from error


def offset_of(words: str, clock: datetime) -> tzinfo | None:
    """The offset that stands behind a clock time (`Z`, `+02:00`, `GMT+2`, `CEST`, `ET`) at that time, None where it is none."""
    words = words.strip().strip("()")
    if words in {"-0000", "-00:00"}:  # RFC 5322: UTC, and nothing said of the writer's own clock
        return UTC
    if match := _OFFSET.fullmatch(words):
        minutes = int(match[2]) * _HOUR + int(match[3] or 0)
        if minutes > _FARTHEST:
            return None
        return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes))
    letters: str | None = _tables()["letters"].get(words.rstrip(".").upper())
    if letters is None:
        return None
    return (
        offset_of(letters, clock)
        if letters[0] in "+-"
        else timezone(clock.replace(tzinfo=zone(letters)).utcoffset() or timedelta())
    )


def order_in(zone: str | None) -> Order | None:
    """Which of day and month comes first in dates in digits where that clock is kept; None where the zone is not known."""
    if zone is None:
        return None
    tables = _tables()
    return "month" if zone in tables["month_first"] else "either" if zone in tables["either_order"] else "day"


@cache
def _tables() -> Any:
    return lexicon.load("common", "zones")
