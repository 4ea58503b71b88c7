"""The layers that the components add to a spaCy Doc, each an immutable record, and where they stand.

Indices are token indices in the Doc, ends exclusive; `gezant.annotate.reading` turns them into code points. A component
reads the layers below its own and writes its own only:

    base → gezant_times → gezant_actors → gezant_attribution → gezant_stance → gezant_conditions → gezant_chains → gezant_meetings

| extension                    | written by                                   | type                     |
| ---------------------------- | -------------------------------------------- | ------------------------ |
| `doc._.gezant_date`          | the caller, before the pipeline runs         | str or None (EDTF)       |
| `doc._.gezant_outlet`        | the caller, likewise                         | str or None              |
| `doc._.gezant_times`         | gezant_times                                 | tuple[TimeMention, ...]  |
| `doc._.gezant_mentions`      | gezant_actors                                | dict[int, Mention], keyed by head token index |
| `doc._.gezant_attributions`  | gezant_attribution, refined by stance, conditions, chains | tuple[Attribution, ...] |
| `doc._.gezant_meetings`      | gezant_meetings                              | tuple[MeetingMention, ...] |
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from gezant.model import Act, Certainty, ConditionKind, MeetingKind, MeetingState, Naming, Polarity, TimexType

Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression over tokens `start:end`, with its TIMEX3 type and its value resolved against the report's date."""

    start: int
    end: int
    type: TimexType
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Who a noun phrase stands for. `head` is the token that heads it in Universal Dependencies.

    `actors` are codes as in the guidelines, `("?",)` where it cannot be told; a coordination has a mention on its first
    conjunct that holds all of them. `kind` is one of name, role, institution, media, metonym, demonym, pronoun, other.
    `person` is true where a human being or a group of them is meant and not a body.
    """

    head: int
    actors: tuple[str, ...]
    naming: Naming
    kind: str
    person: bool
    rule: str


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party of a statement: the tokens of its noun phrase, and who it is."""

    tokens: Tokens
    actors: tuple[str, ...]
    naming: Naming


@dataclass(frozen=True, slots=True)
class ConditionMention:
    """A condition: its tokens without the cue's, the cue's (empty where word order alone marks it), its kind."""

    tokens: Tokens
    cue: Tokens
    kind: ConditionKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement on its way: who (`source`), by which words (`cue`), what (`content`).

    `cue_head` is the token whose lemma is in the lexicon of cues (-1 for a bare quotation or a colon), `entry` the key of
    that lexicon entry (`verbs/zeggen`, `auxiliaries/willen`, …; empty where none), `content_head` the root token of the
    content (-1 where there is none), `negated` whether a negation stands in the cue. `within` is the index of the
    attribution in whose content this one stands, -1 for none.
    """

    rule: str
    cue: Tokens
    cue_head: int
    entry: str
    source: PartyMention | None
    content: Tokens
    content_head: int
    negated: bool = False
    act: Act = "say"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    hearsay: bool = False
    date: str | None = None
    addressee: PartyMention | None = None
    chain: tuple[PartyMention, ...] = ()
    within: int = -1
    conditions: tuple[ConditionMention, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A meeting: the tokens `start:end` of its fullest mention, and what is known of it."""

    start: int
    end: int
    participants: tuple[str, ...]
    kind: MeetingKind
    when: str | None
    where: str | None
    state: MeetingState
    first_since: str | None
    rule: str


_EXTENSIONS: dict[str, Any] = {
    "gezant_date": None,
    "gezant_outlet": None,
    "gezant_times": (),
    "gezant_mentions": {},
    "gezant_attributions": (),
    "gezant_meetings": (),
}


def register() -> None:
    """Make the layers known to spaCy; harmless when called again."""
    for name, default in _EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()
