"""The actors that a content names, by the tables of names that the reading uses and by the actors of its reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from gezant.annotate.actors.names import plain
from gezant.annotate.actors.offices import days_of
from gezant.annotate.actors.words import ActorWords, actor_words
from gezant.ledger.words import Word, words
from gezant.lexicon import languages
from gezant.model import Party, Reading

_SPOKESMEN = frozenset({"country", "people", "capital", "seat", "organisation", "collective"})


class Names:
    """Names of one report: the persons whom the reading knows, then the tables'."""

    def __init__(self, reading: Reading) -> None:
        self._tables = _tables(reading.report.language)
        self._days = days_of(reading.report.date)
        self._people = _people(reading)

    def find(self, text: Sequence[Word]) -> dict[int, str]:
        """Actor codes by the numbers of the words of their names; adjectives of countries count as names of them."""
        raw = [word.text for word in text]
        matches = self._tables.gazetteer.matches(raw)
        out: dict[int, str] = {}
        for number, word in enumerate(text):
            person = self._people.get(plain(word.text)) if word.text[:1].isupper() else None
            match = matches.get(number)
            if person is not None and (match is None or match.end - match.start == 1):
                out.setdefault(number, person)
            elif match is not None:
                if match.term.kind in _SPOKESMEN:
                    out[number] = match.term.body
            elif word.low in self._tables.adjectives:
                out[number] = self._tables.adjectives[word.low]
            elif word.text[:1].isupper() and len(word.text) > 2:
                known = [p for p in self._tables.offices.surnamed(word.text) if p.active(self._days)]
                if len(known) == 1:
                    out[number] = f"{known[0].body(self._days)}:{known[0].code}"
        return out


def _people(reading: Reading) -> Mapping[str, str]:
    """Parts of the names of persons in the reading, plain, each with the person's code; parts that two share are left out."""
    out: dict[str, str] = {}
    shared: set[str] = set()
    for actor in _actors(reading):
        _, colon, name = actor.partition(":")
        for part in name.split("-") if colon else ():
            if len(part) > 2 and out.setdefault(part, actor) != actor:
                shared.add(part)
    return {part: actor for part, actor in out.items() if part not in shared}


def _actors(reading: Reading) -> Iterable[str]:
    for statement in reading.statements:
        for party in (statement.source, statement.addressee, *statement.chain):
            if isinstance(party, Party):
                yield from party.actors
    for meeting in reading.meetings:
        yield from meeting.participants


@cache
def _tables(language: str) -> ActorWords:
    return actor_words(language, lambda name: [word.text for word in words(name)])


def code_of(name: str) -> str | None:
    """The code of a state, body or person by a name in any language that is read; None where no table has it."""
    for language in languages():
        tables = _tables(language)
        term = tables.gazetteer.name(name)
        if term is not None and term.kind in {*_SPOKESMEN, "media"}:
            return term.body
        known = tables.offices.named(name.split())
        if known:
            return f"{known[0].body(None)}:{known[0].code}"
    return None
