"""Paragraphs: where one begins, a sentence begins, and inside it one begins only behind a mark. `gezant_paragraphs` tells the
parser so before it runs.

A headline, a byline or a caption has no full stop, and a parser that reads on makes one sentence of it and the lead. The
component is part of the shipped base and stands before the parser, which was trained on documents whose paragraphs were marked
by the same function. That same parser now and then begins a sentence at a name that it does not know, so it may not.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

_BREAK = re.compile(r"[^\S\n]*\n\s*")
# From this share of line ends on that a small letter follows, the lines of a text are those of a page and not its paragraphs.
_WRAPPED_SHARE = 0.2


@Language.factory("gezant_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> Paragraphs:
    """Make the component; to stand before the parser."""
    return Paragraphs()


class Paragraphs:
    """Marks the sentence bounds that paragraphs give; the parser adds to them and cannot cross them."""

    def __call__(self, doc: Doc) -> Doc:
        """Give the same Doc, marked by `mark_paragraphs` and `mark_insides`."""
        return mark_insides(mark_paragraphs(doc))

    # Language.to_disk and from_disk ask every component; this one has no state.
    def to_disk(self, path: Any, exclude: tuple[str, ...] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: Any, exclude: tuple[str, ...] = ()) -> Paragraphs:
        """Read nothing."""
        return self


def mark_paragraphs(doc: Doc) -> Doc:
    """Set `is_sent_start` of an unparsed Doc, in place: true at the first word of a paragraph, false at blanks."""
    starts = paragraph_starts(doc.text)
    following = 0
    for token in doc:
        while following < len(starts) and starts[following] < token.idx:
            following += 1
        if token.is_space:
            # A blank ends the sentence before it.
            token.is_sent_start = False
        elif following < len(starts) and token.idx == starts[following]:
            token.is_sent_start = True
    return doc


def mark_insides(doc: Doc) -> Doc:
    """Set `is_sent_start` of an unparsed Doc to false, in place, where a word follows another on its line with no mark between.

    A mark is any punctuation but a comma. What stands behind one is left to the parser.
    """
    for token in doc[1:]:
        before = doc[token.i - 1]
        if token.is_sent_start is None and not before.is_space and not _is_mark(before.text[-1]):
            token.is_sent_start = False
    return doc


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("P") and character != ","


def paragraph_starts(text: str) -> tuple[int, ...]:
    """Give where paragraphs begin, as offsets in code points, the first one left out.

    A blank line always parts two paragraphs. A single line end does where the lines of the text are paragraphs, and then
    not before a small letter; where lines were broken to a width, as in plain text of a page or a mail, it does not.
    """
    breaks = [match for match in _BREAK.finditer(text) if match.start() > 0 and match.end() < len(text)]
    single = [match for match in breaks if match.group().count("\n") == 1]
    inside = [match for match in single if text[match.end()].islower()]
    wrapped = bool(inside) and len(inside) >= _WRAPPED_SHARE * len(single)
    kept = (match for match in breaks if match.group().count("\n") > 1 or not (wrapped or text[match.end()].islower()))
    return tuple(match.end() for match in kept)
