"""What a dossier is about, as somebody who watches feeds for it says it: which readings are of interest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gezant.ledger.codes import body, state_and_sector
from gezant.ledger.propositions import Proposition, Propositions
from gezant.ledger.stems import marked
from gezant.ledger.topics import topic_words, wider
from gezant.ledger.words import words
from gezant.model import Reading, Span


@dataclass(frozen=True, slots=True)
class Interest:
    """Actors by code, topics by concept, words. One of several of a kind is enough; of each kind that is given one is needed."""

    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.actors or self.topics or self.texts)

    def met_by(self, reading: Reading) -> bool:
        """Whether a reading is of interest; each is, where nothing is asked for.

        An actor must speak, be spoken to, carry words, meet, or be one whose position or deed is told; its officials are, too. A
        concept, or a narrower one, must stand in a statement; all words of a text must, by their stems, in one statement.
        """
        seen = _Seen(reading)
        wanted = (
            not self.actors or not seen.actors.isdisjoint(self.actors),
            not self.topics or not seen.topics.isdisjoint(self.topics),
            not self.texts or any(seen.says(text) for text in self.texts),
        )
        return all(wanted)


class _Seen:
    """What a reading tells of; found out where it is asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(code for actor in self._actors() for code in (actor, body(actor), state_and_sector(actor)[0]) if code)

    @cached_property
    def topics(self) -> frozenset[str]:
        language = self._reading.report.language
        found = {concept for p in self._propositions for concept in p.concepts}
        for text in self._texts:
            found.update(topic_words(language).find(words(text)))
        return frozenset(concept for narrow in found for concept in (narrow, *wider(narrow)))

    def says(self, asked: str) -> bool:
        language = self._reading.report.language
        return any(all(marked(text, word.text, language) for word in words(asked)) for text in self._texts)

    def _actors(self) -> Iterator[str]:
        for statement in self._reading.statements:
            for party in (statement.source, statement.addressee, *statement.chain):
                yield from party.actors if party else ()
        for meeting in self._reading.meetings:
            yield from meeting.participants
        for proposition in self._propositions:
            yield from proposition.parties
            yield from proposition.names

    @cached_property
    def _propositions(self) -> tuple[Proposition, ...]:
        finder = Propositions(self._reading)
        return tuple(p for statement in self._reading.statements for p in finder.of(statement))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The words of each statement, from its source on, and of each meeting."""
        said = [
            (*(s.source.spans if s.source else ()), *s.cue, *s.content, *(s.addressee.spans if s.addressee else ()))
            for s in self._reading.statements
        ]
        return tuple(map(self._words, (*said, *((meeting.span,) for meeting in self._reading.meetings))))

    def _words(self, spans: Iterable[Span]) -> str:
        return " … ".join(self._reading.report.text[start:end] for start, end in sorted(spans))
