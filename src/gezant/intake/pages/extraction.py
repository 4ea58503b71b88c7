"""The text of a page as blocks, found by trafilatura in what was left of the tree."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from gezant.intake.pages.framing import words_within
from gezant.intake.pages.furniture import furniture
from gezant.intake.pages.shaping import LINE, MAIL, PARAGRAPH

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_MAIL_WORDS = 30  # words of a block that only tells where to write to
_SUBHEAD = 10  # words of a line that may be a subhead
_LARGE = 10_000  # elements of a page from which the slower ways are too slow
_SHARE, _LITTLE = 0.6, 25  # of the words in paragraphs, and words: less is looked for again, with trafilatura's slower ways
_INVISIBLE = dict.fromkeys((ord(MAIL), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_BREAKS = re.compile(f"[{PARAGRAPH}{LINE}](?:\\s*[{PARAGRAPH}{LINE}])+|{PARAGRAPH}")
_ENDS = re.compile(r"[.!?…:][\"'”’)»]*\s*$")
_BEGINS = re.compile(r"\s*[\"'“‘„«(*•–—-]*\s*[A-ZÀ-Þ0-9]")
_CONTAINERS = frozenset(["body", "list", "quote", "table", "div", "dl", "ul", "ol"])


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item, a row of a table, or a subhead of a page."""

    text: str
    head: bool = False


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The blocks of the report in a pruned and shaped tree, in its order; empty where there are none."""
    found = _extracted(tree, fast=True)
    if _words(found) < max(_LITTLE, _SHARE * words_within(tree)) and sum(1 for _ in tree.iter()) < _LARGE:
        slower = _extracted(tree, fast=False)
        if _words(slower) > 1.3 * _words(found):
            return slower
    return found


def _words(blocks: list[Block]) -> int:
    return sum(block.text.count(" ") + 1 for block in blocks)


def _extracted(tree: HtmlElement, *, fast: bool) -> list[Block]:
    from trafilatura import bare_extraction

    _quiet()
    found: Any = bare_extraction(tree, options=_options(fast))  # of a tree it takes a copy
    return list(_blocks(found.body)) if found is not None else []


@cache
def _options(fast: bool) -> Any:
    """What trafilatura is asked for. As XML it leaves the text unwritten: it is taken from the elements here."""
    from trafilatura.settings import Extractor, use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")
    return Extractor(config=config, output_format="xml", fast=fast, comments=False, tables=True, formatting=False)


@cache
def _quiet() -> None:
    """What trafilatura has to say of a page it says to nobody: our own errors tell it."""
    for name in ("trafilatura", "htmldate", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _blocks(body: _Element) -> Iterator[Block]:
    stack: list[tuple[_Element, bool]] = [(body, False)]
    while stack:
        element, opened = stack.pop()
        tag = element.tag
        if tag == "row":
            cells = [
                " ".join("".join(cell.itertext()).translate(_INVISIBLE).replace(LINE, " ").replace(PARAGRAPH, " ").split())
                for cell in element
            ]
            if text := " | ".join(filter(None, cells)):
                yield Block(text)
        elif tag in _CONTAINERS or (
            tag in ("item", "p", "cell", "code")
            and any(child.tag in ("p", "list", "quote", "item", "head", "table") for child in element)
        ):
            if not opened:
                stack.extend((child, False) for child in reversed(element))
                yield from _split(_own_text(element), False)
        else:
            yield from _split("".join(element.itertext()), tag == "head")
        if element is not body and element.tail and element.tail.strip():
            yield from _split(element.tail, False)


def _own_text(element: _Element) -> str:
    return element.text or ""


def _split(text: str, head: bool) -> Iterator[Block]:
    """A run of text as the paragraphs that its breaks part; a single break parts two only where a sentence ends and begins."""
    for part in _BREAKS.split(text):
        lines = part.split(LINE)
        whole = lines[0]
        for line in lines[1:]:
            if _BEGINS.match(line) and (_ENDS.search(whole) or _stands_alone(whole, line)):
                yield from _block(whole, head)
                whole = line
            else:
                whole = f"{whole} {line}"
        yield from _block(whole, head)


def _stands_alone(before: str, after: str) -> bool:
    """Whether what stands before a break is a line by itself: a byline, a credit, a subhead above a long paragraph."""
    words = before.split()
    if not words or before.rstrip()[-1:] in ",;-–(":
        return False
    clean = " ".join(words)
    return furniture().holds(clean) or furniture().byline(clean) or (len(words) <= _SUBHEAD and after.count(" ") > 2 * _SUBHEAD)


def _block(text: str, head: bool) -> Iterator[Block]:
    clean = " ".join(text.translate(_INVISIBLE).split())
    if MAIL in text and clean.count(" ") < _MAIL_WORDS:
        return  # whom to write to
    if clean:
        yield Block(clean, head)
