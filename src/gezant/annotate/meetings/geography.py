"""Which country an adjective or a place belongs to, from the tables of the actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gezant.annotate.actors.gazetteer import adjectives, place_terms
from gezant.lexicon import load

_LONGEST = 5  # words of a name


@dataclass(frozen=True)
class Geography:
    """Lower-case adjectives and names of places to bodies (`PRK`, `IGO/eu`).

    `states` are countries and capitals only, `towns` capitals, cities and regions.
    """

    adjectives: dict[str, str]
    places: dict[str, str]
    states: frozenset[str]
    towns: frozenset[str]

    def named(self, words: Sequence[str]) -> Iterator[tuple[int, int, str, bool]]:
        """The adjectives and places in a run of words, longest first: first word, end, body, whether it is a town."""
        lows = [word.lower() for word in words]
        i = 0
        while i < len(lows):
            for end in range(min(len(lows), i + _LONGEST), i, -1):
                name = " ".join(lows[i:end])
                body = self.adjectives.get(name) or self.places.get(name)
                if body is not None and (words[i][:1].isupper() or name in self.adjectives):
                    yield i, end, body, name not in self.adjectives and name in self.towns
                    i = end - 1
                    break
            i += 1

    def adjective(self, form: str) -> tuple[str, ...]:
        """The bodies of an adjective (`Russische`), both of a double one (`Amerikaans-Russisch`); empty where it is none."""
        word = form.lower()
        if word in self.adjectives:
            return (self.adjectives[word],)
        for position in (i for i, letter in enumerate(word) if letter == "-"):
            left, right = word[:position], word[position + 1 :]
            if left in self.adjectives and right in self.adjectives:
                return (self.adjectives[left], self.adjectives[right])
        return ()


@cache
def geography(language: str) -> Geography:
    """The geography of a language. Raises LexiconError where it has no lexicon of places."""
    data = load(language, "places")
    places: dict[str, str] = {}
    states: set[str] = set()
    towns: set[str] = set()
    for term in place_terms(language, data):
        name = term.text.lower()
        if term.kind != "people":
            places.setdefault(name, term.body)
        if term.kind in {"country", "capital"}:
            states.add(name)
        if term.kind in {"city", "capital"}:
            towns.add(name)
    places.update({name.lower(): code for code, entry in data["bodies"].items() for name in entry.get("capitals", ())})
    return Geography(adjectives(data), places, frozenset(states), frozenset(towns))
