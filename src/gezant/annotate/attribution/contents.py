"""Find what is said: a quotation, a clause with or without its complementiser, an infinitive, a noun phrase, the sentence before.

Each finder takes the page, the cue and the head of its source, and gives a Content or None. The parse says where to look; commas,
quotation marks and word order decide how far a content goes, since it is there that parses of news go wrong.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from gezant.annotate.attribution.clauses import (
    anaphor,
    as_tag,
    clause,
    clause_behind,
    clause_unmarked,
    cleft,
    inverted,
    manner_anaphor,
)
from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.extent import Content
from gezant.annotate.attribution.infinitives import infinitive, infinitive_behind, raised
from gezant.annotate.attribution.objects import direct_object, manner, nothing, oblique, pair
from gezant.annotate.attribution.page import Page
from gezant.annotate.attribution.quoted import quote

Finder = Callable[[Page, CueHit, Token | None], Content | None]


def find_content(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """The content of a verbal cue by the first of its frames that the text fills."""
    frames = hit.entry.frames
    order: list[tuple[bool, Finder]] = [
        (bool({"clause", "object"} & frames), cleft),
        ("quote" in frames, as_tag),
        ("quote" in frames, quote),
        ("clause" in frames, inverted),
        ("clause" in frames, clause),
        (bool({"quote", "object"} & frames), anaphor),
        (bool(hit.entry.raising), raised),
        (bool({"clause", "infinitive"} & frames), infinitive),
        ("clause" in frames, clause_behind),
        ("infinitive" in frames, infinitive_behind),
        (hit.entry.two_contents, pair),
        ("clause" in frames, clause_unmarked),
        (bool(hit.entry.prepositions) and frames != {"predicate"}, oblique),
        ("object" in frames, direct_object),
        (hit.entry.manner, manner),
        ("clause" in frames, manner_anaphor),
        ("none" in frames, nothing),
    ]
    for wanted, finder in order:
        if wanted:
            found = finder(page, hit, source)
            if found is not None:
                return found
    return None
