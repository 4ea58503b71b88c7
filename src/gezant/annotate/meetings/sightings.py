"""What one mention of a meeting tells, before the mentions of the same meeting are put together."""

from __future__ import annotations

from dataclasses import dataclass

from gezant.annotate.layers import Tokens
from gezant.model import MeetingKind, MeetingState


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a meeting.

    - `head` is the noun or verb that names it, `tokens` the words that tell of it, `clause` the head of its clause,
      `sentence` the first token of its sentence.
    - `actors` are the parties that its own words give, `fallback` others from further off, for a meeting not named before.
    - `definite` marks a noun that points at a meeting already known, `indefinite` one that brings a meeting up (een top),
      `generic` one that may stand for any kind, `rounds` one for talks that go on for long and are no summit, `lasting` one
      that without a told state is going on (het overleg) where others have been (het gesprek).
    - `certain` is False where the meeting is only wished, feared or denied; `firm` where `state` is a guess from tense that
      a told state outranks.
    - `council` says that one body of states is enough; `inherits` that the mention takes the parties of the meeting named
      before and adds its own (schuift aan); `headline` that its sentence has no finite verb.
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
    lasting: bool = False
    headline: bool = False
