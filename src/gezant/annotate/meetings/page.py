"""All that the readers of nouns and verbs share for one Doc."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Token

from gezant.annotate.meetings.circumstances import Circumstances
from gezant.annotate.meetings.parties import Parties
from gezant.annotate.meetings.words import MeetingWords


class Page:
    """The Doc with its words, parties and times, and what is asked of whole sentences."""

    def __init__(self, doc: Doc, words: MeetingWords, parties: Parties, circumstances: Circumstances) -> None:
        self.doc = doc
        self.words = words
        self.parties = parties
        self.circumstances = circumstances
        self._sport: dict[int, bool] = {}

    @cached_property
    def people(self) -> frozenset[int]:
        """The head tokens of mentions of persons: they name no place."""
        return frozenset(i for i, mention in self.doc._.gezant_mentions.items() if mention.person)

    def said_on(self, verb: Token) -> str | None:
        """The day of the statement whose cue a verb is in, which an earlier sentence may have told."""
        return next((a.date for a in self.doc._.gezant_attributions if verb.i in a.cue and a.date is not None), None)

    def is_sport(self, token: Token) -> bool:
        """Whether the token's sentence is about a match."""
        sentence = token.sent
        if sentence.start not in self._sport:
            sports = self.words.sets["sports"]
            self._sport[sentence.start] = any(t.lower_ in sports for t in sentence)
        return self._sport[sentence.start]
