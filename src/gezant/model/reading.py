"""The records of a reading: what one report says about who said what.

Terms follow PARC and PolNeAR (source, cue, content), FactBank (certainty, polarity), TIMEX3 and EDTF (times), PLOVER
(sectors of actors, roots of acts). Spans are `(start, end)` in Unicode code points of the report's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gezant.model.report import Report

Span = tuple[int, int]

Act = Literal[
    "say", "announce", "confirm", "deny", "silent", "accuse", "doubt", "expect", "warn", "promise", "offer",
    "accept", "refuse", "threaten", "demand", "urge", "propose", "want", "praise", "criticise",
]  # fmt: skip
Form = Literal["direct", "mixed", "indirect"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Naming = Literal["named", "institution", "unnamed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ConditionKind = Literal["if", "only-if", "unless", "as-long-as", "in-exchange"]
MeetingKind = Literal["summit", "talks", "visit", "call", "other"]
MeetingState = Literal["planned", "proposed", "ongoing", "held", "cancelled", "postponed", "possible"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 type; value EDTF where EDTF can say it, else the TIMEX3 value."""

    span: Span
    type: TimexType
    value: str
    rule: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A source, an addressee or a carrier: its spans, its actor codes (`BODY[:person]`), how far it is named."""

    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    naming: Naming


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold: its span without its cue; the cue is None where word order alone marks it."""

    span: Span
    cue: Span | None
    kind: ConditionKind


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement; `within` is the id of the statement in whose content it stands."""

    id: str
    source: Party | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    form: Form
    polarity: Polarity
    certainty: Certainty
    hearsay: bool
    date: str | None
    addressee: Party | None
    chain: tuple[Party, ...]
    within: str | None
    conditions: tuple[Condition, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, visit, call or round of talks; `when` and `first_since` are EDTF, None where not told."""

    span: Span
    participants: tuple[str, ...]
    kind: MeetingKind
    when: str | None
    where: str | None
    state: MeetingState
    first_since: str | None
    rule: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says. Times and meetings carry the ids that the output shows (`T1`, `M1`), statements theirs (`S1`)."""

    report: Report
    times: tuple[Time, ...] = field(default=())
    statements: tuple[Statement, ...] = field(default=())
    meetings: tuple[Meeting, ...] = field(default=())
