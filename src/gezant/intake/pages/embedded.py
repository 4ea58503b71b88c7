"""The text of a page whose own elements hold little of it: the `articleBody` of its JSON-LD, the data of its program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from gezant.intake.jsonld import Thing
from gezant.intake.pages.extraction import Block, blocks_of

_LONGER = 1.5  # times the page's own words that embedded text must have
_LEAST = 40  # words
_LONGEST = 5_000_000
_MOST = 200_000  # values of the data that are looked at
_BODY = (
    "articleBody",
    "body",
    "content",
    "contents",
    "bodyHtml",
    "html",
    "text",
    "blocks",
    "paragraphs",
    "elements",
    "components",
    "nodes",
)
_TEXT = frozenset(
    ["text", "value", "content", "html", "body", "articleBody", "paragraph", "children", "data", "model", "items", "blocks"]
)
_MARKUP = re.compile(
    r"<(?:p|br|div|h[2-6]|li|ul|blockquote|a|em|strong|b|i)\b[^>]*>|&(?:amp|lt|gt|quot|nbsp|#\d+);", re.IGNORECASE
)
_LINES = re.compile(r"\s*\n\s*")


def embedded(article: Thing, data: str | None, own: list[Block]) -> list[Block]:
    """The blocks of embedded text where it is much longer than the page's `own`, else none."""
    mine = sum(block.text.count(" ") + 1 for block in own)
    body = article.get("articleBody")
    found = _from_text(body) if isinstance(body, str) and body.count(" ") > _LONGER * mine else []
    if not found and data is not None and mine < _LEAST and len(data) <= _LONGEST:
        found = _from_data(data)
    words = sum(block.text.count(" ") + 1 for block in found)
    return found if words >= _LEAST and words > _LONGER * mine else []


def _from_text(body: str) -> list[Block]:
    if _MARKUP.search(body):
        from gezant.intake.pages.parsing import parse
        from gezant.intake.pages.pruning import prune
        from gezant.intake.pages.shaping import shape

        tree = parse(f"<html><body><article>{body}</article></body></html>")
        prune(tree)
        shape(tree)
        return blocks_of(tree)
    return [Block(" ".join(line.split())) for line in _LINES.split(body) if line.strip()]


def _from_data(data: str) -> list[Block]:
    try:
        value = json.loads(data, strict=False)
    except (ValueError, RecursionError):
        return []
    bodies = list(_bodies(value))
    return max(bodies, key=lambda blocks: sum(len(block.text) for block in blocks), default=[])


def _bodies(value: Any) -> Iterator[list[Block]]:
    """What stands under each key that is known to hold the body of a report."""
    stack, seen = [value], 0
    while stack and seen < _MOST:
        seen += 1
        current = stack.pop()
        if isinstance(current, dict):
            for key in _BODY:
                if (inner := current.get(key)) is not None and (
                    blocks := [b for text in _texts(inner) for b in _from_text(text)]
                ):
                    yield blocks
            stack.extend(inner for inner in current.values() if isinstance(inner, (dict, list)))
        elif isinstance(current, list):
            stack.extend(inner for inner in current if isinstance(inner, (dict, list)))


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value.strip():
            yield value
    elif depth < 12 and isinstance(value, list):
        for part in value:
            yield from _texts(part, depth + 1)
    elif depth < 12 and isinstance(value, dict):
        for key, part in value.items():
            if key in _TEXT:
                yield from _texts(part, depth + 1)
