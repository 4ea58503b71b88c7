"""What JSON-LD (schema.org) in a page tells of when its article was published."""

from __future__ import annotations

import re
from typing import Any

from gezant.intake.jsonld import loaded, objects, types

_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|ReportageNewsArticle)$")
_PAGE = re.compile(r"(?:Web|Item|\w*)Page$")
_FIELD = re.compile(r'"(datePublished|dateModified|dateCreated|uploadDate)"\s*:\s*"([^"\\]{4,60})"')
PUBLISHED, CREATED, MODIFIED = "datePublished", "dateCreated", "dateModified"

Told = tuple[str, str]
"""A field's name and its value."""


def told_by(scripts: list[str], url: str | None = None) -> list[Told]:
    """The fields `datePublished`, `dateCreated` and `dateModified` of the article that a page is, in this order.

    Of several articles it is the one whose address is `url`; where none is and they tell different things, none. The page that an
    article stands on is taken where there is no article. In JSON that is broken the first of each field is taken.
    """
    nodes: list[dict[str, Any]] = []
    broken: list[Told] = []
    for script in scripts:
        value = loaded(script)
        nodes += objects(value)
        broken += _FIELD.findall(script) if value is None else []
    for kind in (_ARTICLE, _PAGE):
        dated = [n for n in nodes if _is(n, kind) and (n.get(PUBLISHED) or n.get(CREATED) or n.get(MODIFIED))]
        mine = [n for n in dated if url and url in _addresses(n)] or dated
        if mine and (len({_value(n, PUBLISHED)[:10] for n in mine}) == 1):
            return [(name, value) for name in (PUBLISHED, CREATED, MODIFIED) if (value := _value(mine[0], name))]
        if dated and kind is _ARTICLE:
            return []
    first: dict[str, str] = {}
    for name, value in broken:
        first.setdefault(name, value)
    return [(name, first[name]) for name in (PUBLISHED, CREATED, MODIFIED) if name in first]


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    return any(kind.match(name) for name in types(node))


def _addresses(node: dict[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    found = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {value for value in found if isinstance(value, str)}


def _value(node: dict[str, Any], name: str) -> str:
    value = node.get(name)
    value = value[0] if isinstance(value, list) and value else value
    value = value.get("@value") if isinstance(value, dict) else value
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
