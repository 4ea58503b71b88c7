"""Pages that hold no report, and what they are instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gezant import lexicon
from gezant.intake import jsonld
from gezant.intake.errors import IntakeError
from gezant.intake.pages.extraction import Block
from gezant.intake.pages.parsing import Survey

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_LITTLE = 60  # words up to which a page may be a wall or an error
_LEAST = 8  # words of a report
_LINKED_HEADINGS = 6  # headings that lead elsewhere from which a page may be a list
_LINKS, _SENTENCE = 15, 12  # links of a list, and words of a block that is no line of a list
_MARKS = re.compile(r"[.,:;|!?\s-]+")
_REMEDY = "give it the address or the file of the report itself"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page shows before it is pruned: its frames, headings that are links, links, whether it calls itself an article."""

    frames: int
    linked_headings: int
    links: int
    article: bool
    opening: str


def signs(tree: HtmlElement, told: Survey) -> Signs:
    """The signs of a page that may hold no report; the tree is not changed."""
    linked = sum(1 for heading in tree.iter("h2", "h3", "h4") if _leads_elsewhere(heading))
    kind = (told.meta("og:type") or "").lower()
    return Signs(
        frames=told.frames,
        linked_headings=linked,
        links=sum(1 for _ in tree.iter("a")),
        article=kind == "article" or bool(jsonld.article(told.things)),
        opening=" ".join([told.title, *told.headlines[:2]]).lower(),
    )


def _leads_elsewhere(heading: HtmlElement) -> bool:
    parent = heading.getparent()
    return next(heading.iter("a"), None) is not None or (parent is not None and parent.tag == "a")


def check(blocks: list[Block], seen: Signs, unlinked: int) -> None:
    """Raises IntakeError where the blocks found on a page are no report; `unlinked` counts the words of them outside of links."""
    text = " ".join(block.text for block in blocks)
    words = len(text.split())
    if seen.frames and words < _LITTLE:
        raise IntakeError("the page is made of frames that hold no text", "give it the page that is shown in the frame")
    if words <= _LITTLE and (what := _wall(seen.opening, blocks)):
        raise IntakeError(f"the page is {what}, no report", _REMEDY)
    if _is_list(blocks, seen, words, unlinked):
        raise IntakeError("the page is a list of links to reports, no report", _REMEDY)
    if words < _LEAST:
        raise IntakeError("the page holds no text of a report", _REMEDY)


def _wall(opening: str, blocks: list[Block]) -> str | None:
    """What a page is whose headings, or whose first line where it is a short one, speak of no report."""
    first = blocks[0].text.lower() if blocks and blocks[0].text.count(" ") < _LEAST else ""
    where = f" {_MARKS.sub(' ', f'{opening} {first}')} "
    for key, what in (("missing_pages", "an error message"), ("login_walls", "a login wall"), ("cookie_walls", "a cookie wall")):
        phrases = [phrase for language in lexicon.languages() for phrase in lexicon.load(language, "pages")[key]]
        if any(f" {phrase} " in where for phrase in phrases):
            return what
    return None


def _is_list(blocks: list[Block], seen: Signs, words: int, unlinked: int) -> bool:
    if words < _LEAST:
        return seen.links >= _LINKS
    if seen.article:
        return False
    paragraphs = [block for block in blocks if not block.head]
    longest = max((block.text.count(" ") + 1 for block in paragraphs), default=0)
    if seen.links >= _LINKS and (longest < _SENTENCE or not unlinked):
        return True
    average = words / max(1, len(paragraphs))
    return seen.linked_headings >= _LINKED_HEADINGS and (
        average < 40 and len(paragraphs) <= 2 * seen.linked_headings and longest < 60
    )
