"""Blocks of a page without those that are furniture, without its headline, and live-blog entries without their clocks."""

from __future__ import annotations

from collections.abc import Iterable

from gezant.intake.credits import is_credit
from gezant.intake.items import Known
from gezant.intake.pages.extraction import Block
from gezant.intake.pages.furniture import furniture
from gezant.intake.pages.metadata import normal

_CLOCKS = 2  # blocks with a time in front from which a page is a live blog
_HEADLINE_WITHIN = 3  # blocks from the start in which the headline may stand once more


def cleaned(blocks: Iterable[Block], known: Known) -> list[Block]:
    """The blocks that are the report. Words of those that stay are kept to the letter, but for a clock in front."""
    words = furniture()
    kept = [b for b in blocks if not words.holds(b.text) and not words.byline(b.text) and not is_credit(b.text)]
    bare = [words.without_clock(block.text) for block in kept]
    if sum(text != block.text for text, block in zip(bare, kept, strict=True)) >= _CLOCKS:
        kept = [Block(text, block.head) for text, block in zip(bare, kept, strict=True)]
    title = normal(known.title or "")
    kept = [block for i, block in enumerate(kept) if not (i < _HEADLINE_WITHIN and title and normal(block.text) == title)]
    once: list[Block] = []
    for block in kept:
        if not once or block.text != once[-1].text:
            once.append(block)
    while once and once[-1].head:
        once.pop()  # a subhead with nothing under it is the heading of something that was left out
    return once


def with_leads(blocks: list[Block], leads: Iterable[str]) -> list[Block]:
    """The blocks with the standfirsts before them that are not among them."""
    text = normal(" ".join(block.text for block in blocks))
    return [*(Block(lead) for lead in leads if normal(lead) not in text), *blocks] if text else blocks
