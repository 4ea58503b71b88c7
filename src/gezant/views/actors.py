"""Actors by names that people know, with their codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from gezant.lexicon import load
from gezant.views.quoting import printable
from gezant.views.wording import wording

_CODE = re.compile(r"(?P<body>[^:/]+)(?:/(?P<organisation>[^:]+))?(?::(?P<person>.+))?")
_TERM = re.compile(r"^\S+/\S+\s+")  # the days of an office, before the name of who held it
_KEPT = 10_000  # names


@lru_cache(_KEPT)
def actor_name(code: str, language: str = "en") -> str:
    """An actor by name, with its code: *North Korea (PRK)*, *Kim Jong-un (PRK.GOV)*; of a code that says nothing, itself."""
    name, body = name_and_body(code, language)
    return wording(language)("actors.coded", name=name, code=body) if body else name


@lru_cache(_KEPT)
def name_and_body(code: str, language: str = "en") -> tuple[str, str]:
    """An actor's name in a language of the interface, and the code of its body; that is empty where the name is all there is."""
    words = wording(language)
    match = _CODE.fullmatch(code)
    if code == "?" or match is None:
        return (words("actors.unknown") if code == "?" else printable(code)), ""
    body, organisation, person = match["body"], match["organisation"], match["person"]
    if person:
        return printable(_people().get(person) or _spelled(person)), printable(body)
    if organisation:
        return printable(_bodies().get(code) or _spelled(organisation)), printable(body)
    state, _, sector = body.partition(".")
    name = _state(state, language)
    if not sector:
        return (name, body) if name else (printable(words.named("actors.sectors", body)), "")
    return printable(words("actors.whose", name=name or state, sector=words.named("actors.sectors", sector))), printable(body)


def _state(code: str, language: str) -> str | None:
    from babel import Locale
    from babel.core import get_global

    two = get_global("territory_aliases").get(code, [code])
    return Locale(language).territories.get(two[0]) if len(code) == 3 and len(two) == 1 else None


def _spelled(slug: str) -> str:
    """What a name looks like whose code is all that is known."""
    return " ".join(part[:1].upper() + part[1:] for part in slug.split("-"))


@cache
def _people() -> Mapping[str, str]:
    """The names of those in the table of offices, by code."""
    return {_slug(name): name for name in _named(load("common", "offices"))}


@cache
def _bodies() -> Mapping[str, str]:
    """The first name of organisations and media, by code."""
    return {code: names[0] for table in ("organisations", "media") for code, names in load("common", table).items() if names}


def _named(table: Mapping[str, Any]) -> Iterator[str]:
    for lines in table.get("offices", {}).values():
        yield from (_TERM.sub("", line).partition(",")[0].strip() for line in lines)
    for names in table.get("persons", {}).values():
        yield from (name.partition(",")[0].strip() for name in names)


def _slug(name: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "").replace("’", "")).strip("-")
