"""Which country an adjective or a place belongs to, from the tables of the actors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gezant.annotate.actors.gazetteer import adjectives, place_terms
from gezant.lexicon import load


@dataclass(frozen=True)
class Geography:
    """Lower-case adjectives and names of places to bodies (`PRK`, `IGO/eu`); `states` are countries and capitals only."""

    adjectives: dict[str, str]
    places: dict[str, str]
    states: frozenset[str]

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
    for term in place_terms(language, data):
        name = term.text.lower()
        if term.kind != "people":
            places.setdefault(name, term.body)
        if term.kind in {"country", "capital"}:
            states.add(name)
    places.update({name.lower(): code for code, entry in data["bodies"].items() for name in entry.get("capitals", ())})
    return Geography(adjectives(data), places, frozenset(states))
