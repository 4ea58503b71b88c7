"""What a claim is called for people: words of a report that can be read on their own."""

from __future__ import annotations

from itertools import pairwise

from gezant.ledger.content import Content, Contents
from gezant.model import Act, Span, Statement

# Acts without whose word a content reads as its opposite, or as nobody's: direct talks (refused), heavy sanctions (threatened).
_WORDED: frozenset[Act] = frozenset({"refuse", "threaten", "demand"})
_NEAR = 12  # letters between two parts of a gloss that are given with them: a comma, a complementiser
_LONG = 200  # letters of a gloss above which it is the content alone
_TELLS = 2  # rare words that tell of something
_PLAIN, _PRONOUN, _NOTHING = range(3)


def vagueness(contents: Contents, content: Content) -> int:
    """How little a content says on its own: 0 enough, 1 it begins with a pronoun, 2 nothing but pronouns and *that demand*."""
    if not (content.concepts or content.names) and len(contents.rare(content)) < _TELLS:
        return _NOTHING
    return _PRONOUN if content.low and contents.has_first(content, "they") else _PLAIN


def gloss(contents: Contents, s: Statement, content: Content, vague: int) -> str:
    """The words of a statement's content, with its cue where they mislead without, and its source where they say little.

    `vague` is what `vagueness` tells of the content.
    """
    text = contents.reading.report.text
    spans = [*s.content]
    begins = bool(s.cue and s.content) and min(s.cue) < min(s.content)
    if vague or (begins and s.act in _WORDED and not contents.negative(content)):
        spans += s.cue
    if vague and s.source is not None and not contents.only_pronouns(s.source.spans):
        spans += s.source.spans
    found = _joined(text, sorted(spans))
    return found if len(found) <= _LONG else _joined(text, sorted(s.content))


def _joined(text: str, spans: list[Span]) -> str:
    """The stretches of a text, in order, *…* between those that stand apart."""
    if not spans:
        return ""
    parts = _merged(spans)
    out = text[slice(*parts[0])]
    for (_, end), (start, last) in pairwise(parts):
        between = text[end:start]
        out += (between if len(between) <= _NEAR and not set(between) & set(".!?\n") else " … ") + text[start:last]
    return out


def _merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    out = [spans[0]]
    for start, end in spans[1:]:
        if start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
