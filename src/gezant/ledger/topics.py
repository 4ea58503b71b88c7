"""The concepts that a text is about. Words: `lexicon/<language>/topics.yaml`; the concepts: `lexicon/common/topics.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gezant.ledger.words import Word, stem
from gezant.lexicon import load

Role = Literal["deed", "talk", "change", "matter"]
ENDS = frozenset({"cancellation", "suspension"})  # the concepts that tell that something will not be, or ends
_LONG = 7  # letters above which a word can be a participle with its prefix
_NEAR = 10  # words within which the parts of a term stand


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its id, the wider one that it is a kind of, how much sharing it says, and what it is."""

    id: str
    broader: str | None
    weight: float
    role: Role
    share: float  # of its weight, what it shares with the wider one
    mutual: bool  # it takes two
    event: bool  # nobody's position
    mode: bool  # done about another matter, which it does not bring about
    opposite: tuple[str, ...]  # the deeds that undo it


@cache
def concepts() -> Mapping[str, Concept]:
    """All concepts by id."""
    data = load("common", "topics")["concepts"]
    return {
        name: Concept(
            id=name,
            broader=entry.get("broader"),
            weight=float(entry.get("weight", 1.0)),
            role=entry.get("role", "matter"),
            share=float(entry.get("share", 0.5)),
            mutual=entry.get("sides") == 2,
            event=entry.get("event", False),
            mode=entry.get("mode", False),
            opposite=tuple(entry.get("opposite", ())),
        )
        for name, entry in data.items()
    }


def wider(concept: str) -> tuple[str, ...]:
    """The concepts that a concept is a kind of, the nearest first."""
    out: list[str] = []
    above = concepts()[concept].broader
    while above is not None:
        out.append(above)
        above = concepts()[above].broader
    return tuple(out)


Atom = tuple[str, int, int]  # concept, number of the term, number of the part


class TopicWords:
    """Finds concepts in the words of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._stems: dict[str, list[Atom]] = defaultdict(list)
        self._forms: dict[str, list[Atom]] = defaultdict(list)
        self._starts: dict[str, list[Atom]] = defaultdict(list)
        self._ends: dict[str, list[Atom]] = defaultdict(list)
        self._parts: dict[tuple[str, int], int] = {}
        lists = load(language, "topics")
        self._particles, self._infinitive = frozenset(lists["particles"]), lists["infinitive"]
        self._prefix: str = lists["participle_prefix"]
        for concept, terms in lists["concepts"].items():
            for number, term in enumerate(terms):
                parts = term.split("+")
                self._parts[concept, number] = len(parts)
                for place, part in enumerate(parts):
                    for word in part.split("|"):
                        self._add(word.lower(), (concept, number, place))

    def _add(self, word: str, atom: Atom) -> None:
        if word.endswith("*"):
            self._starts[word[:-1]].append(atom)
        elif word.startswith("-"):
            self._ends[word[1:]].append(atom)
        elif word.startswith("="):
            self._forms[word[1:]].append(atom)
        else:
            self._stems[stem(word, self._language)].append(atom)

    def find(self, text: Sequence[Word]) -> dict[str, tuple[int, ...]]:
        """The concepts in these words, each with the numbers of the words that tell it.

        A concept is left out where a narrower one of it stands over the same words; one that only begins, ends or moves another,
        where its words are those of a deed, too (*scrap the treaty*, *pull out the troops*), or a part of those of another.
        """
        places: dict[Atom, list[int]] = defaultdict(list)
        low = [word.low for word in text]
        for number, word in enumerate(low):
            for form in (word, *self._joined(low, number)):
                for atom in self._atoms(form):
                    if number not in places[atom][-1:]:
                        places[atom].append(number)
        found: dict[str, set[int]] = defaultdict(set)
        for (concept, term, part), first in places.items():
            if part == 0:
                rest = [places.get((concept, term, other), []) for other in range(1, self._parts[concept, term])]
                for start in first:
                    chosen = _together(start, rest)
                    if chosen is not None:
                        found[concept].update(chosen)
        for concept in list(found):
            for above in wider(concept):
                if above in found and found[above] <= found[concept]:
                    del found[above]
        for concept in [name for name in found if concepts()[name].role == "change"]:
            others = (other for other in found if other != concept)
            if any(found[concept] < found[o] or (concepts()[o].role == "deed" and found[concept] & found[o]) for o in others):
                del found[concept]
        return {concept: tuple(sorted(numbers)) for concept, numbers in found.items()}

    def _joined(self, low: Sequence[str], number: int) -> Iterator[str]:
        """A verb with its separable particle, that stands before *te* or at the end; a participle without its prefix."""
        if number > 1 and low[number - 1] == self._infinitive and low[number - 2] in self._particles:
            yield low[number - 2] + low[number]
        if self._prefix and low[number].startswith(self._prefix) and len(low[number]) > _LONG:
            yield low[number].removeprefix(self._prefix)
        if number < len(low) - 1 and low[-1] in self._particles:
            yield low[-1] + low[number]

    def _atoms(self, low: str) -> list[Atom]:
        out = [*self._forms.get(low, ()), *self._stems.get(stem(low, self._language), ())]
        for size in range(2, len(low) + 1):
            out.extend(self._starts.get(low[:size], ()))
            out.extend(self._ends.get(low[-size:], ()))
        return out


def _together(start: int, rest: Sequence[Sequence[int]]) -> tuple[int, ...] | None:
    """One place for each part of a term near its first part, or None."""
    out = [start]
    for places in rest:
        near = [place for place in places if abs(place - start) <= _NEAR and place not in out]
        if not near:
            return None
        out.append(min(near, key=lambda place: abs(place - start)))
    return tuple(out)


@cache
def topic_words(language: str) -> TopicWords:
    """The finder of a language, made once."""
    return TopicWords(language)
