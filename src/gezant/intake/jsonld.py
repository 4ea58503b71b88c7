"""JSON-LD as news sites write it: graphs, lists, comments around it, a comma too many; what cannot be mended is left alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Thing = dict[str, Any]

ARTICLES = frozenset([
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting", "Report", "SocialMediaPosting", "AdvertiserContentArticle",
    "PressRelease",
])  # fmt: skip
_ITSELF = ("@graph", "mainEntity", "mainEntityOfPage")  # keys of what a page is, not of a list of others on it
_LONGEST = 3_000_000
_DEEPEST = 12
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z|;\s*\Z"
)
_COMMA = re.compile(r",(?=\s*[}\]])")


def things(scripts: Iterable[str]) -> list[Thing]:
    """Every object with a type in a page's JSON-LD, outer ones first."""
    return [thing for script in scripts for thing in objects(loaded(script), (*_ITSELF, "itemListElement"))]


def loaded(script: str) -> Any:
    """The value of a script, None where it is no JSON even without the comments around it and with no comma too many."""
    if len(script) > _LONGEST:
        return None
    text = script
    for _ in range(3):
        text = _WRAPPING.sub("", text)
    for attempt in (text, _COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def objects(value: Any, within: Sequence[str] = _ITSELF, depth: int = 0) -> Iterator[Thing]:
    """Every object with a type in a value, and under the keys `within` of it: those of what a page is, where none are given."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from objects(part, within, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in within:
            if isinstance(value.get(key), (dict, list)):
                yield from objects(value[key], within, depth + 1)


def types(thing: Thing) -> frozenset[str]:
    """The types of an object, without the address of their vocabulary."""
    told = thing.get("@type")
    return frozenset(str(kind).rsplit("/", 1)[-1] for kind in (told if isinstance(told, list) else [told]))


def article(found: Iterable[Thing]) -> Thing:
    """The object that tells of the report, empty where there is none. The one with most to tell of several."""
    reports = [thing for thing in found if types(thing) & ARTICLES]
    return max(
        reports,
        key=lambda thing: sum(bool(thing.get(key)) for key in ("headline", "datePublished", "author", "articleBody")),
        default={},
    )


def strings(value: Any, *keys: str, depth: int = 0) -> Iterator[str]:
    """The strings that a value stands for: itself, those of a list, of an object those under `keys`."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        if value.strip():
            yield " ".join(value.split())
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, *keys, depth=depth + 1)
    elif isinstance(value, dict):
        for key in keys:
            if value.get(key):
                yield from strings(value[key], *keys, depth=depth + 1)
                return
