"""When and where: which time expressions and places of a sentence belong to a meeting told in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from gezant.annotate import trees
from gezant.annotate.layers import TimeMention
from gezant.annotate.meetings import grammar
from gezant.annotate.meetings.words import MeetingWords

_CLOCK = re.compile(r"T\d\d:.*$")
_VAGUE = frozenset({"PRESENT_REF"})


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time expression with the token that heads it and the preposition before it."""

    mention: TimeMention
    head: Token
    preposition: str

    @property
    def value(self) -> str:
        """The value as a day or longer: a clock time is its day."""
        return _CLOCK.sub("", self.mention.value)


class Circumstances:
    """The dated times of one Doc, by token, and the questions that a mention of a meeting has for them."""

    def __init__(self, doc: Doc, words: MeetingWords) -> None:
        self._doc = doc
        self._words = words
        self._covered: dict[int, TimeMention] = {}
        placed = []
        for mention in doc._.gezant_times:
            self._covered.update(dict.fromkeys(range(mention.start, mention.end), mention))
            if mention.type in {"DATE", "TIME"} and mention.value not in _VAGUE:
                head = doc[mention.start : mention.end].root
                before = doc[mention.start - 1] if mention.start else None
                case = before.lower_ if before is not None and before.pos_ == "ADP" else grammar.preposition(head) or ""
                placed.append(PlacedTime(mention, head, case))
        self._times = tuple(placed)

    def covers(self, token: Token) -> bool:
        """Whether a token belongs to a time expression."""
        return token.i in self._covered

    def below(self, head: Token, stop: Iterable[Token] = ()) -> Iterator[PlacedTime]:
        """The times that hang on a token without a finite clause of another verb in between, in text order."""
        barred = {t.i for t in stop}
        for time in self._times:
            current = time.head
            while True:
                if current.i == head.i:
                    yield time
                    break
                if current.i in barred or current.head.i == current.i or (current.i != time.head.i and _opens_clause(current)):
                    break
                current = current.head

    def under(self, head: Token) -> Iterator[Token]:
        """The time nouns right below a token that stand without a preposition (volgende maand)."""
        for child in head.children:
            if child.i in self._covered and grammar.preposition(child) is None:
                yield child

    def swallowed(self, clause: Token) -> Iterator[Token]:
        """Names that the base took for a part of a time before them (bezocht in februari Kiev)."""
        for time in clause.children:
            if time.i in self._covered:
                yield from (
                    c
                    for c in trees.children(time, "flat", "nummod", "nmod", "appos")
                    if c.pos_ == "PROPN" and c.i not in self._covered and grammar.preposition(c) is None
                )

    def hours_before(self, noun: Token) -> bool:
        """Whether a noun, or the one it belongs to, is so many hours away: then it is on the clause's own day."""
        for head in (noun, noun.head):
            case = trees.child(head, "case")
            before = self._covered.get(case.i - 1) if case is not None and case.i else None
            if before is not None and before.type == "DURATION" and before.value.startswith("PT"):
                return True
        return False

    def right_of(self, end: int) -> PlacedTime | None:
        """The time that starts at token `end`, or behind one preposition or comma there."""
        for time in self._times:
            if time.mention.start == end or (time.mention.start == end + 1 and self._doc[end].pos_ == "ADP"):
                return time
        return None

    def first_since(self, noun: Token) -> str | None:
        """The value behind `since` with `the first`: in the noun's phrase, its apposition, or the clause around it."""
        since = self._words.roles["since"]
        for time in self._times:
            if time.preposition not in since or time.head.sent.start != noun.sent.start:
                continue
            for anchor in grammar.upwards(time.head):
                if any(
                    c.lower_ in self._words.sets["first"] or c.lemma_.lower() in self._words.sets["first"]
                    for c in trees.children(anchor, "amod")
                ):
                    return time.value
        return None

    def value(self, times: Iterable[PlacedTime]) -> str | None:
        """The value of the times of a meeting: the first, `…/..` where it is the start of what still goes on."""
        for time in times:
            if time.preposition in self._words.roles["open"]:
                return f"{time.value}/.." if "/" not in time.value and not time.value.startswith("[") else time.value
            return time.value
        return None

    def where(self, head: Token, people: frozenset[int]) -> str | None:
        """The place of a noun or verb of meeting as written in the text; `people` are the tokens that name persons."""
        for phrase in grammar.phrases(head):
            place = self.place(phrase, people)
            if place is not None:
                return place
        return None

    def somewhere(self, clause: Token, people: frozenset[int]) -> str | None:
        """A place anywhere in a clause, where the base hung it on another noun; no side clause with a verb of its own."""
        for token in clause.subtree:
            case = grammar.preposition(token) if token.pos_ == "PROPN" else None
            if case is not None and grammar.with_finite(grammar.clause_of(token)).i == grammar.with_finite(clause).i:
                place = self.place(grammar.Phrase(case, token), people)
                if place is not None:
                    return place
        return None

    def place(self, phrase: grammar.Phrase, people: frozenset[int]) -> str | None:
        """A phrase's place where it has one: a name behind a preposition of place, `het Witte Huis`, `de stad Jevlach`."""
        head = phrase.head
        if phrase.preposition not in self._words.roles["place"] or self.covers(head) or head.i in people:
            return None
        if head.lower_ in self._words.gatherings:
            return None
        if head.pos_ == "PROPN":
            return self.name_of(head)
        for name in trees.children(head, "appos", "flat", "nmod"):
            if (
                name.pos_ == "PROPN"
                and grammar.preposition(name) in {None, *self._words.roles["of"]}
                and head.lemma_.lower() in self._words.sets["where_titles"]
            ):
                return self.name_of(name)
        if head.lemma_.lower() in self._words.sets["where_nouns"] and any(
            trees.children(head, "det", "nmod:poss", "compound", "amod")
        ):
            return self._text(trees.noun_phrase(head))
        return None

    def name_of(self, head: Token) -> str:
        """A place's name with its further words and, where it is a building's, its article (`het Witte Huis`)."""
        parts = {head.i, *(c.i for c in trees.children(head, "flat"))}
        building = any(self._doc[i].lower_ in self._words.sets["where_nouns"] for i in parts)
        for child in trees.children(head, "amod", "det", "compound"):
            title = child.text[:1].isupper() or (
                child.dep_ == "det" and (building or any(c.text[:1].isupper() for c in trees.children(head, "amod")))
            )
            if title and child.i < head.i and child.dep_ != "compound:prt":
                parts.add(child.i)
        last = max(parts)
        while last + 2 < len(self._doc) and not self._doc[last].whitespace_ and self._doc[last + 1].text == "-":
            last += 2  # a name that the base split at its hyphens
        return self._text((min(parts), last))

    def _text(self, tokens: tuple[int, ...]) -> str:
        return self._doc[tokens[0] : tokens[-1] + 1].text


def _opens_clause(token: Token) -> bool:
    link = trees.relation(token)
    return (link in trees.CLAUSAL or link == "conj") and token.pos_ in {"VERB", "AUX"} and trees.finite(token) is not None
