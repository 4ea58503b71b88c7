"""What one mention of a meeting tells, before the mentions of the same meeting are put together."""

from __future__ import annotations

from dataclasses import dataclass

from gezant.annotate.layers import Tokens
from gezant.model import MeetingKind, MeetingState


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a meeting.

    `head` is the noun or verb that names it, `tokens` the words that tell of it, `actors` the parties that its own words
    give, `fallback` another party from further off, for a meeting that was not named before. `definite` marks a noun that points at a meeting already known; `generic` one that may stand for any kind;
    `certain` is False where the meeting is only wished, feared or denied there. `firm` is False where `state` is a
    guess from tense that a told state outranks. `sentence` is the sentence's first token, `clause` the head of its clause. `inherits` marks a mention that
    takes the parties of the meeting named before it and adds its own (schuift aan). `council` says that one body of
    states is enough. `indefinite` marks a noun that brings a meeting up (een top), `rounds` one for talks that go on for long and are
    no summit.
    """

    head: int
    tokens: Tokens
    kind: MeetingKind
    actors: tuple[str, ...]
    fallback: tuple[str, ...]
    definite: bool
    generic: bool
    nominal: bool
    council: bool
    certain: bool
    state: MeetingState | None
    firm: bool
    when: str | None
    where: str | None
    first_since: str | None
    sentence: int
    clause: int
    rule: str
    inherits: bool = False
    indefinite: bool = False
    rounds: bool = False
