"""Phrases side by side that name the same, and what stands inside quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.trees import relation

_OPEN = frozenset("„“«")
_CLOSE = frozenset("”»")


def appositions(doc: Doc, found: dict[int, Phrase],
                is_role: Callable[[Phrase], bool]) -> Iterator[tuple[Phrase, Phrase]]:  # fmt: skip
    """Pairs of phrases that name the same: by the parse, or as `NAME, the ROLE …,` and `the ROLE …, NAME,` in the text."""
    for phrase in found.values():
        other = _joint_title(phrase, found, is_role)
        if other is not None:
            yield phrase, other
        leader = None
        if phrase.name is not None and (phrase.noun is None or phrase.group is not None):
            follower = _after_comma(doc, phrase, found)
            if follower is not None:
                yield phrase, follower
            leader = _before_comma(doc, phrase, found, is_role)
            if leader is not None:
                yield leader, phrase
        above = found.get(phrase.head.head.i) if relation(phrase.head) == "appos" else None
        if above is not None and not phrase.joined and (leader is None or leader is above):
            yield above, phrase  # a role right before the comma says more than the parse


def _joint_title(phrase: Phrase, found: dict[int, Phrase], is_role: Callable[[Phrase], bool]) -> Phrase | None:
    """The second of two titles of one person: the adviser and negotiator NAME."""
    if phrase.noun is None or phrase.name is not None or len(phrase.conjuncts) != 1 or not is_role(phrase):
        return None
    other = found.get(phrase.conjuncts[0].i)
    if other is None or other.noun is None or other.name is None or not is_role(other):
        return None
    return None if other.determiner is not None or other.possessor is not None else other


def _before_comma(doc: Doc, phrase: Phrase, found: dict[int, Phrase], is_role: Callable[[Phrase], bool]) -> Phrase | None:
    """The role before `, NAME,`: the gouverneur of a state, NAME."""
    assert phrase.name is not None
    start, end = phrase.name if phrase.group is None else (phrase.group.start, phrase.end)
    if start < 2 or doc[start - 1].text != "," or end >= len(doc) or not doc[end].is_punct:
        return None
    token = doc[start - 2]
    for _ in range(5):
        other = found.get(token.i)
        if other is not None and is_role(other):
            return other if other.name is None and other.noun is not None else None
        if token.head.i == token.i or token.head.pos_ in {"VERB", "AUX"}:
            return None
        token = token.head
    return None


def _after_comma(doc: Doc, phrase: Phrase, found: dict[int, Phrase]) -> Phrase | None:
    assert phrase.name is not None
    end = phrase.name[1]
    if end >= len(doc) or doc[end].text != ",":
        return None
    for i in range(end + 1, min(end + 6, len(doc))):
        other = found.get(i)
        if other is not None and other.head.dep_ != "nmod:poss":
            begins = other.start == end + 1 and other.noun is not None and other.name is None
            return other if begins and other.head.sent == phrase.head.sent else None
        if doc[i].is_punct:
            return None
    return None


def quoted(doc: Doc) -> frozenset[int]:
    """The tokens inside quotation marks, paragraph by paragraph; an open quotation ends with its paragraph."""
    inside: set[int] = set()
    start: int | None = None
    for token in doc:
        text = token.text
        if token.is_space and "\n\n" in text:
            start = None
        elif start is None and (text[:1] in _OPEN or text in {'"', "‘", "''", ",,", "'", "``", "”", "’’"}):
            start = token.i
        elif start is not None and (text[:1] in _CLOSE or text in {'"', "’", "''", "’’", "'", "“"}):
            inside.update(range(start, token.i + 1))
            start = None
    return frozenset(inside)
