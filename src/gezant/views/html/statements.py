"""Statements of a reading as pages show them: who said it by whom, what to make of it, and its words marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gezant.model import Party, Reading, Statement
from gezant.views.html.marks import around, marked, marks_in
from gezant.views.html.speech import Speech
from gezant.views.quoting import excerpt
from gezant.views.why import marks as marks_of

_LONGEST = 60  # characters of a carrier's or a source's words in a chain


@dataclass(frozen=True, slots=True)
class Link:
    """One in a chain, from the one nearest to the report to who first said it: words in the report, codes, how far named."""

    words: str
    actors: tuple[str, ...]
    naming: str

    def who(self, say: Speech) -> str:
        """Whom the words mean where they do not tell it themselves: of *he*, *Kim Jong-un*; empty where nobody knows."""
        names = [say.actor(code) for code in self.actors if code != "?"]
        told = self.words.casefold()
        return say.listed(name for name in names if not any(part in told for part in name.casefold().split() if len(part) > 2))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, its chain and its words, with the paragraphs they stand in and their marks."""

    statement: Statement
    chain: tuple[Link, ...]
    content: str
    cue: str
    qualities: tuple[str, ...]
    marked: Markup | None


def chain_of(reading: Reading, statement: Statement) -> tuple[Link, ...]:
    """Through whom a statement came: of those around it the carriers and the sources, then its own; each once in a row."""
    by_id = {s.id: s for s in reading.statements}
    outer: list[Statement] = [statement]
    while (above := outer[0].within) is not None and above in by_id and by_id[above] not in outer:
        outer.insert(0, by_id[above])
    links: list[Link] = []
    for each in outer:
        parties = [*each.chain, *([each.source] if each.source else [])]
        for link in (_link(reading.report.text, party) for party in parties):
            if not links or (links[-1].words, links[-1].actors) != (link.words, link.actors):
                links.append(link)
    return tuple(links)


def qualities(statement: Statement, say: Speech) -> tuple[str, ...]:
    """What a statement is to be taken as, where that is not plain: hearsay, not so, less than certain."""
    found = [say("values.hearsay")] if statement.hearsay else []
    if statement.polarity == "negative" and statement.act != "deny":
        found.append(say.name("polarities", "negative"))
    if statement.certainty != "certain" and statement.act != "silent":
        found.append(say.name("certainties", statement.certainty))
    return tuple(found)


def said_of(reading: Reading, statement: Statement, say: Speech, *, with_text: bool = True) -> Said:
    """A statement as pages show it, with its paragraphs where they are wanted."""
    text = reading.report.text
    shown: Markup | None = None
    spans = [mark.span for mark in marks_of(statement)]
    if with_text and spans:
        roles: Mapping[str, str] = say.words.get("values.roles")
        shown = marked(text, around(text, spans), marks_in(reading, [statement]), roles)
    return Said(
        statement,
        chain_of(reading, statement),
        excerpt(text, statement.content),
        excerpt(text, statement.cue),
        qualities(statement, say),
        shown,
    )


def party_words(reading: Reading, party: Party) -> str:
    """The words by which a report names somebody."""
    return excerpt(reading.report.text, party.spans)


def tip(reading: Reading, statement: Statement, say: Speech) -> str:
    """A statement in one line: *AP ← an official ← Kim: offers, hearsay*."""
    chain = " ← ".join(link.words for link in chain_of(reading, statement)) or say("values.nobody")
    return f"{chain}: {', '.join((say.name('acts', statement.act), *qualities(statement, say)))}"


def statement_of(statements: Sequence[Statement], id: str) -> Statement | None:
    """The statement with an id, None where there is none."""
    return next((s for s in statements if s.id == id), None)


def _link(text: str, party: Party) -> Link:
    words = excerpt(text, party.spans)
    return Link(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…", party.actors, party.naming)
