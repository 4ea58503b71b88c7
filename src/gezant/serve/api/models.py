"""The shapes of answers. Claims, conditions and meetings are as `gezant dossier --format json` writes them."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from gezant.ledger.corrections import CorrectionKind, Status
from gezant.model import Act, ConditionKind, MeetingKind, MeetingState
from gezant.model.dossier import BearingKind, ClaimKind, ConditionState, FulfilmentState, Grade, Standing

Item = TypeVar("Item")


class Shape(BaseModel):
    """What all shapes have in common: no more than they say."""

    model_config = ConfigDict(extra="forbid")


class Found(Shape, Generic[Item]):
    """A page of a list; `next` is the address of the one behind it, null where there is none."""

    items: list[Item]
    page: int
    next: str | None


class WhyShape(Shape):
    """What brought a statement to a claim: a code, what they share and by how much, or who decided so on which day.

    `same`: what both say is alike; `asked`: a condition asks for it; `about`: it says that it is about the claim; `doubted`:
    it was doubted before it was said; `joined`, `split`: people decided so.
    """

    code: str
    shared: list[str] = []
    score: float | None = None
    who: str | None = None
    on: str | None = None


class BearingShape(Shape):
    """What a statement of a report does for a claim, and why it is with it."""

    report: str
    statement: str
    bearing: BearingKind
    why: WhyShape | None = None


class GradeShape(Shape):
    """What a claim is worth from a report on, on whose word, and whose confirmation is awaited."""

    since: str | None = Field(alias="from")
    report: str
    grade: Grade
    by: list[str] = []
    awaiting: list[str] = []


class FulfilmentShape(Shape):
    """What became of a pledge."""

    state: FulfilmentState
    when: str | None
    claim_or_meeting: str | None
    report: str | None
    since: str | None = Field(alias="from")
    grade: Grade | None
    by: list[str]


class ClaimShape(Shape):
    """A claim with its history; numbers of claims move when older reports are added."""

    id: str
    gloss: str
    kind: ClaimKind
    parties: list[str]
    replaces: str | None = None
    topics: list[str]
    bearings: list[BearingShape]
    grades: list[GradeShape]
    fulfilment: FulfilmentShape | None


class OriginShape(Shape):
    """A source that a claim comes from."""

    source: str
    standing: Standing
    reports: list[str]
    stories: int
    counted: bool
    possibly_same: bool
    agencies: list[str]


class OriginsShape(Shape):
    """How many independent sources a claim has, and which."""

    independent: int
    sources: list[OriginShape]


class ConditionStateShape(Shape):
    """The state of a condition from a report on."""

    since: str | None = Field(alias="from")
    report: str
    state: ConditionState
    grade: Grade | None
    claim: str | None = None


class ConditionShape(Shape):
    """That a claim hangs on another."""

    of: str
    on: str
    kind: ConditionKind
    set_by: str
    states: list[ConditionStateShape]


class DecisionShape(Shape):
    """What a person decided about statements (`report/statement`)."""

    number: int
    undoes: int | None = None
    kind: str
    who: str
    made: str
    statements: list[str]
    others: list[str]


class WholeClaimShape(ClaimShape):
    """A claim with all that there is to say of it; `address` is its lasting address, `path` what it hangs on."""

    address: str
    origins: OriginsShape
    conditions: list[ConditionShape]
    decisions: list[DecisionShape]
    path: dict[str, Any]


class MeetingStateShape(Shape):
    """The state of a meeting from a report on."""

    since: str | None = Field(alias="from")
    report: str
    state: MeetingState
    when: str | None
    where: str | None = None


class MentionShape(Shape):
    """Where a report tells of a meeting: the number of the meeting in its reading, from 0."""

    report: str
    meeting: int


class MeetingShape(Shape):
    """A meeting over all reports."""

    id: str
    participants: list[str]
    kind: MeetingKind
    first_since: str | None = None
    mentions: list[MentionShape]
    states: list[MeetingStateShape]


class WholeMeetingShape(MeetingShape):
    """A meeting, and what it hangs on."""

    path: dict[str, Any]


class StatementShape(Shape):
    """A statement in a list; `claims` are those that it bears on."""

    report: str
    outlet: str | None
    date: str | None
    statement: str
    source: str
    actors: list[str]
    naming: str
    act: Act
    addressee: str
    content: str
    hearsay: bool
    claims: list[str]


class ActorShape(Shape):
    """How often an actor spoke, was spoken to, and in which acts."""

    actor: str
    spoke: int
    addressed: int
    acts: dict[str, int]


class ReportShape(Shape):
    """A report in a list; `story` is the first with nearly the same text."""

    id: str
    date: str | None
    outlet: str | None
    title: str | None
    language: str
    story: str


class BearsShape(BearingShape):
    """What a statement does for a claim, and which claim."""

    claim: str


class WholeReportShape(Shape):
    """A report with its reading, in the format of `gezant read --format json`, and what its statements bear on."""

    reading: dict[str, Any]
    provenance: dict[str, Any]
    bearings: list[BearsShape]


class ChangeShape(Shape):
    """What a report changed: of a claim its grade, of a condition or a meeting its state."""

    id: str
    what: str
    gloss: str
    report: str
    since: str | None = Field(alias="from")
    before: dict[str, Any] | None
    after: dict[str, Any]


class FrontShape(Shape):
    """What the front page shows."""

    reports: list[ReportShape]
    changes: list[ChangeShape]
    claims: list[ClaimShape]
    meetings: list[MeetingShape]
    conditions: list[ConditionShape]


class PairShape(Shape):
    """How often one party spoke about another, or to it."""

    source: str
    about: str
    times: int


class HitShape(Shape):
    """A report that a search found: a part of its text, and the spans of that part that hold the words."""

    report: ReportShape
    excerpt: str
    marks: list[tuple[int, int]]
    more_before: bool
    more_behind: bool


class FacetsShape(Shape):
    """How many of the reports found are of an outlet, a year, have a source of a state, have an act."""

    outlets: list[tuple[str, int]]
    years: list[tuple[str, int]]
    actors: list[tuple[str, int]]
    acts: list[tuple[str, int]]


class SearchShape(Shape):
    """What a search found; `total` reports in all, of the latest only where there are `many`."""

    hits: list[HitShape]
    total: int
    many: bool
    facets: FacetsShape
    page: int


class CorrectionShape(Shape):
    """What a person corrected; statements are in the guidelines' JSON."""

    number: int
    made: str
    who: str
    kind: CorrectionKind
    report: str
    statement: str | None
    machine: dict[str, Any] | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    dates: tuple[str | None, str | None] | None
    undoes: int | None
    status: Status
    now: str | None


class UncertainShape(Shape):
    """An entry to look at: a statement that nobody checked, or a correction whose report reads otherwise since."""

    statement: StatementShape | None
    confidence: float
    correction: CorrectionShape | None


class WishShape(Shape):
    """A correction of a statement: accept or reject it, or give it as it shall be (`after`, in the guidelines' JSON).

    `seen` is the number of the latest correction of it that was seen, 0 for none: where there is a later one, nothing is changed
    (409). Without `statement`, `add` adds one.
    """

    statement: str | None = None
    kind: Literal["accept", "reject", "change", "add"]
    after: dict[str, Any] | None = None
    seen: int | None = None
