"""What a content holds: its words, the concepts and names in it, and what kind of sentence it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from gezant.ledger.codes import parties_of, state_and_sector
from gezant.ledger.names import Names
from gezant.ledger.topics import ENDS, concepts, topic_words
from gezant.ledger.words import Word, stem, words
from gezant.lexicon import load
from gezant.model import Reading, Span, Statement


@dataclass(frozen=True, slots=True)
class Content:
    """A content, or a part of one: its words, the concepts that they tell and the actors that they name, by word number."""

    words: tuple[Word, ...]
    concepts: Mapping[str, tuple[int, ...]]
    names: Mapping[int, str]

    @property
    def low(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.low for word in self.words)

    @property
    def deeds(self) -> bool:
        """Whether something is done or talked about in it."""
        return any(concepts()[name].role in {"deed", "talk"} for name in self.concepts)

    @property
    def talks(self) -> bool:
        """Whether it tells of words exchanged, or of people who come together."""
        return any(concepts()[name].role == "talk" for name in self.concepts)

    @property
    def mutual(self) -> bool:
        """Whether it tells of what takes two."""
        return any(concepts()[name].mutual for name in self.concepts)

    @property
    def goes_on(self) -> bool:
        """Whether it tells of what happens and is nobody's position."""
        return any(concepts()[name].event for name in self.concepts)


class Contents:
    """The contents of one reading, looked at with the word lists of `topics.yaml`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._language = reading.report.language
        self._lists = load(self._language, "topics")
        self._acts = {form: act for act, forms in self._lists["acts"].items() for form in forms}
        self._names = Names(reading)

    def of(self, s: Statement) -> Content:
        """The content of a statement without its conditions, which make no claim another."""
        apart = [span for c in s.conditions for span in (c.span, c.cue) if span]
        every = (word for span in s.content for word in self._within(span))
        return self._analysed(word for word in every if not any(start <= word.start < end for start, end in apart))

    def parts(self, s: Statement) -> list[Content]:
        """The content of a statement, or its two parts where a conjunction joins two that each are about something."""
        whole = self.of(s)
        for joint in self._lists["connect"]:
            between = tuple(joint.split())
            for at in range(1, len(whole.low) - len(between)):
                if whole.low[at : at + len(between)] == between:
                    parts = [self._analysed(whole.words[:at]), self._analysed(whole.words[at + len(between) :])]
                    if all(part.concepts for part in parts):
                        return parts
        return [whole]

    def at(self, span: Span) -> Content:
        """What stands at a place of the report."""
        return self._analysed(self._within(span))

    def cue(self, s: Statement) -> frozenset[str]:
        """The concepts that a statement's cue tells."""
        return frozenset(name for span in s.cue for name in self.at(span).concepts)

    def has(self, content: Content, name: str) -> bool:
        """Whether one of the words of a list stands in it."""
        known = set(self._lists[name])
        return any(word in known for word in content.low)

    def has_first(self, content: Content, name: str) -> bool:
        """Whether its first word is one of a list."""
        return content.low[:1] != () and content.low[0] in self._lists[name]

    def only_pronouns(self, spans: Iterable[Span]) -> bool:
        """Whether nothing but pronouns stands in these places of the report."""
        return all(word.low in self._lists["they"] for span in spans for word in self._within(span))

    def says(self, content: Content, name: str) -> bool:
        """Whether one of the phrases of a list stands in it."""
        text = f" {' '.join(content.low)} "
        return any(f" {phrase} " in text for phrase in self._lists[name])

    def done(self, content: Content) -> bool:
        """Whether it tells of something done: in the perfect or the past, and not only begun, decided or to come."""
        if self.has(content, "ahead") or self.says(content, "unfinished"):
            return False
        participle = re.compile(self._lists["participle"])
        passive = any(participle.fullmatch(word) for word in content.low)
        if self.has(content, "perfect") or (passive and self.has(content, "perfect_with_participle")):
            return True
        past, whose = re.compile(self._lists["past_form"]), set(self._lists["they"])
        return any(
            past.fullmatch(word.text) and (number in content.names or content.low[number] in whose)
            for number, word in enumerate(content.words[1:])
        )

    def negative(self, content: Content) -> bool:
        """Whether it says that something is not, or will not be; in *does not go ahead* the words for its end say that."""
        known = {*self._lists["negations"], *self._lists["refusing"]}
        ends = {number for name in ENDS & content.concepts.keys() for number in content.concepts[name]}
        return any(word in known and number not in ends for number, word in enumerate(content.low))

    def ends(self, content: Content) -> bool:
        """Whether its main clause tells that something will not be, or ends: not where only a clause or an adjunct within it does
        (*hours after they had called it off*)."""
        apart = self._subordinate(content)
        main = [word for number, word in enumerate(content.words) if number not in apart]
        return not ENDS.isdisjoint(topic_words(self._language).find(main))

    def _subordinate(self, content: Content) -> frozenset[int]:
        """The numbers of its words from a subordinator, or a relative behind what it is about, up to the next comma."""
        begin, relative = set(self._lists["subordinators"]), set(self._lists["relatives"])
        told = {number for numbers in content.concepts.values() for number in numbers} | set(content.names)
        out: set[int] = set()
        within = False
        for number, word in enumerate(content.words):
            comma = number > 0 and "," in self._between(content.words[number - 1], word)
            opens = word.low in begin or (word.low in relative and (comma or number - 1 in told))
            within = opens or (within and not comma)
            if within:
                out.add(number)
        return frozenset(out)

    def _between(self, one: Word, other: Word) -> str:
        """What stands in the report between two words."""
        return self.reading.report.text[one.start + len(one.text) : other.start]

    def taken_up(self, content: Content) -> frozenset[str]:
        """The acts that its nouns take up: `offer` of *the offer is sincere*."""
        return frozenset(self._acts[word] for word in content.low if word in self._acts)

    def rare(self, content: Content) -> frozenset[str]:
        """The stems of its words that are no concept, no name and not common."""
        told = {number for numbers in content.concepts.values() for number in numbers} | set(content.names)
        particles = {number - 2 for number in range(2, len(content.words)) if self._split(content, number)}
        return frozenset(
            stem(self._whole_verb(content, number), self._language)
            for number, word in enumerate(content.words)
            if number not in told | particles and len(word.text) > 3 and word.low not in self._common and not word.text.isdigit()
        )

    def _whole_verb(self, content: Content, number: int) -> str:
        """A word, with the particle that stands before it and its marker of an infinitive: `instellen` of *in te stellen*."""
        return content.low[number - 2] + content.low[number] if self._split(content, number) else content.low[number]

    def _split(self, content: Content, number: int) -> bool:
        """Whether a word is an infinitive whose particle stands apart, before its marker."""
        low, lists = content.low, self._lists
        return number > 1 and low[number - 1] == lists["infinitive"] and low[number - 2] in lists["particles"]

    def apart(self, content: Content) -> bool:
        """Whether the two sides are spoken of as those with whom somebody does it (*with both sides*), not as those who do it."""
        text, before = f" {' '.join(content.low)} ", [f" {word} " for word in self._lists["together"]]
        return any(f"{word}{phrase} " in text for word in before for phrase in self._lists["pairs"])

    def coordinated(self, content: Content) -> tuple[str, ...]:
        """The states that its first names join with *and*: `("SRB", "XKX")` of *the presidents of Serbia and Kosovo*."""
        ands, before, low = set(self._lists["connect"]), set(self._lists["prepositions"]), content.low
        out: list[str] = []
        last: int | None = None
        for number in sorted(content.names):
            state = state_and_sector(content.names[number])[0]
            if last is not None:
                between = low[last + 1 : number]
                if state in out:
                    pass
                elif not any(word in ands for word in between) or any(word in before for word in between):
                    break
            if state and state not in out:
                out.append(state)
            last = number
        return tuple(out) if len(out) > 1 else ()

    def meeting(self, content: Content) -> tuple[str, ...]:
        """The states that meet in the meeting that a content tells of; none where it tells of none, or not of states."""
        if not content.words:
            return ()
        start, end = content.words[0].start, content.words[-1].start + len(content.words[-1].text)
        for meeting in self.reading.meetings:
            if meeting.span[0] < end and start < meeting.span[1]:
                states = dict.fromkeys(state for actor in meeting.participants if (state := state_and_sector(actor)[0]))
                return tuple(states) if len(states) > 1 else ()
        return ()

    def subject(self, content: Content, reach: int = 4) -> str | None:
        """The actor who is named among the first words, before any pronoun and behind no preposition."""
        low, before, pronouns = content.low, set(self._lists["prepositions"]), set(self._lists["they"])
        for number, word in enumerate(low[:reach]):
            if number in content.names and (number == 0 or low[number - 1] not in before):
                return content.names[number]
            if word in pronouns:
                return None
        return None

    def receives(self, content: Content) -> bool:
        """Whether somebody receives something in it."""
        return self.has(content, "receiving")

    def comes_from(self, content: Content) -> str | None:
        """The actor who is named right behind *from*."""
        before = set(self._lists["from"])
        return next((content.names[n] for n in sorted(content.names) if n and content.low[n - 1] in before), None)

    def parties(self, content: Content) -> list[str]:
        """The states and bodies that it names, in their order, without those that only say where."""
        places = set(self._lists["within"])
        found = (content.names[n] for n in sorted(content.names) if not n or content.low[n - 1] not in places)
        return list(dict.fromkeys(party for actor in found for party in parties_of((actor,))))

    def named_before(self, content: Content) -> list[str]:
        """The states that the report names before it, in their order."""
        start = content.words[0].start if content.words else 0
        text, names = self._whole
        return [state for n in sorted(names) if text[n].start < start and (state := state_and_sector(names[n])[0])]

    @cached_property
    def principals(self) -> tuple[str, ...]:
        """The states of the report, those that it names most first."""
        statements = self.reading.statements
        spoken = [actor for s in statements for p in (s.source, s.addressee) if p for actor in p.actors]
        named = [actor for s in statements for actor in self.of(s).names.values()]
        met = [actor for meeting in self.reading.meetings for actor in meeting.participants]
        states = [state for actor in (*spoken, *named, *met) if (state := state_and_sector(actor)[0])]
        return tuple(sorted(set(states), key=lambda state: (-states.count(state), state)))

    @cached_property
    def _whole(self) -> tuple[tuple[Word, ...], Mapping[int, str]]:
        text = words(self.reading.report.text)
        return text, self._names.find(text)

    @cached_property
    def _common(self) -> frozenset[str]:
        lists = (
            "opinions",
            "ahead",
            "past",
            "negations",
            "they",
            "common",
            "change",
            "pairs",
            "country",
            "own_country",
            "unwelcome",
        )
        return frozenset(word for name in lists for phrase in self._lists[name] for word in phrase.split())

    def _within(self, span: Span) -> Iterable[Word]:
        start, end = span
        return (Word(word.text, start + word.start) for word in words(self.reading.report.text[start:end]))

    def _analysed(self, found: Iterable[Word]) -> Content:
        text = tuple(found)
        return Content(text, topic_words(self._language).find(text), self._names.find(text))
