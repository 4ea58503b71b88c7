"""The records of a dossier: what many readings add up to. Terms and format: "What a dossier holds" in the guidelines.

Dates are EDTF. `report` is the id of a report, `statement` that of a statement in its reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gezant.model.reading import ConditionKind, MeetingKind, MeetingState
from gezant.model.report import DateCandidate

ClaimKind = Literal["position", "event"]
BearingKind = Literal["asserts", "confirms", "denies", "doubts", "silent"]
Grade = Literal["disputed", "denied", "confirmed", "on-record", "corroborated", "unnamed", "hearsay"]
Standing = Literal["record", "unnamed", "hearsay"]
FulfilmentState = Literal["due", "reported kept", "reported broken"]
ConditionState = Literal["met", "promised", "failed", "disputed", "open"]
WhyCode = Literal["same", "asked", "about", "doubted", "joined", "split"]


@dataclass(frozen=True, slots=True)
class Why:
    """What brought a statement to a claim, as a code that every language has words for.

    `same`: what both say is alike by so much (`score`, to 1), for they share concepts, actors and stems of words (`shared`);
    `asked`: it says what a condition asks for; `about`: it, or its report, says that it is about the claim; `doubted`: it was
    doubted before it was said; `joined`, `split`: somebody (`who`) decided so on a day (`on`). A dossier of an older program
    has its words for a code.
    """

    code: WhyCode
    shared: tuple[str, ...] = ()
    score: float | None = None
    who: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a statement does for a claim, and what brought it there; None where it founded the claim."""

    report: str
    statement: str
    bearing: BearingKind
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class GradeEntry:
    """What a claim is worth from the report `report` of the date `since` on.

    `by`: who asserts (or confirms) it on record; `awaiting`: the parties whose confirmation is still out.
    """

    since: str | None
    report: str
    grade: Grade
    by: tuple[str, ...] = ()
    awaiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition; `parties` are whose position or deed it is; `replaces` is the id of the position that it changes.

    `topics` are concepts of `lexicon/common/topics.yaml`.
    """

    id: str
    gloss: str
    kind: ClaimKind
    parties: tuple[str, ...]
    bearings: tuple[Bearing, ...]
    grades: tuple[GradeEntry, ...]
    topics: tuple[str, ...] = ()
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What became of a pledge for the time `when`: its date has passed (`due`), or the report `report` says that it was kept
    or broken, by the claim or meeting `by_id`, which is worth `grade` on the word of `by`."""

    state: FulfilmentState
    when: str | None
    by_id: str | None = None
    report: str | None = None
    since: str | None = None
    grade: Grade | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A source that a claim comes from, in whatever reports: on record by its state or body, unnamed by its body.

    `stories`: how many of the reports are not copies of each other; `counted`: a report counts two or more unnamed ones;
    `possibly_same`: it may be one source in all of these, or the same as another origin; `agencies`: those that the reports
    credit, which carried it to them.
    """

    source: str
    standing: Standing
    reports: tuple[str, ...]
    stories: int
    counted: bool = False
    possibly_same: bool = False
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a claim, and how many of them are known to be independent of each other."""

    independent: int
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class ConditionEntry:
    """The state of a condition from a report on; `claim` is the pledge or refusal that it rests on."""

    since: str | None
    report: str
    state: ConditionState
    grade: Grade | None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class DossierCondition:
    """That the claim `of` hangs on the claim `on`, by the word of `set_by`."""

    of: str
    on: str
    kind: ConditionKind
    set_by: str
    states: tuple[ConditionEntry, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """The place of a meeting in a reading: the number of the meeting there, from 0."""

    report: str
    meeting: int


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """The state of a meeting, its time and its place from a report on."""

    since: str | None
    report: str
    state: MeetingState
    when: str | None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class DossierMeeting:
    """One meeting over all reports, with its history."""

    id: str
    participants: tuple[str, ...]
    kind: MeetingKind
    mentions: tuple[Mention, ...]
    states: tuple[MeetingEntry, ...]
    first_since: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Reports in the order of their dates, and what they add up to."""

    id: str
    title: str
    reports: tuple[str, ...]
    claims: tuple[Claim, ...]
    conditions: tuple[DossierCondition, ...]
    meetings: tuple[DossierMeeting, ...]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement of a report as listings show it; `claims` are the ids of those that it bears on."""

    report: str
    outlet: str | None
    date: str | None
    statement: str
    source: str
    actors: tuple[str, ...]
    naming: str
    act: str
    addressee: str
    content: str
    hearsay: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """How often an actor spoke, was spoken to, and in which acts (the most frequent first)."""

    actor: str
    spoke: int
    addressed: int
    acts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """How often one party spoke about another, or to it."""

    source: str
    about: str
    times: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a report changed: of a claim its grade, of a condition or a meeting its state; `before` is None where it is new."""

    id: str
    what: Literal["claim", "condition", "meeting"]
    gloss: str
    report: str
    since: str | None
    before: GradeEntry | ConditionEntry | MeetingEntry | None
    after: GradeEntry | ConditionEntry | MeetingEntry


@dataclass(frozen=True, slots=True)
class Provenance:
    """A report and its latest reading: when it was seen, when and by which version of the program it was read.

    `dates` are all candidates for its date, `original` is the SHA-256 of the bytes that it was read from, of `media_type`.
    """

    id: str
    date: str | None
    outlet: str | None
    title: str | None
    language: str
    origin: str | None
    seen: str
    story: str
    version: str
    made: str
    author: str | None = None
    section: str | None = None
    agency: str | None = None
    url: str | None = None
    published: str | None = None
    dates: tuple[DateCandidate, ...] = ()
    original: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as a dossier names it; `story` is the id of the first report with nearly the same text."""

    id: str
    date: str | None
    outlet: str | None
    title: str | None
    language: str
    story: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found: a part of its text, the words found in it (spans of the part), whether more is around."""

    report: ReportLine
    excerpt: str
    marks: tuple[tuple[int, int], ...]
    more_before: bool
    more_behind: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the reports found are of an outlet, a year; how many of the latest 200 have a source of a state, and an act."""

    outlets: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[str, int], ...] = ()
    actors: tuple[tuple[str, int], ...] = ()
    acts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """A page of what a search found; `total` reports in all, of the latest only where there are `many`."""

    hits: tuple[Hit, ...]
    total: int
    many: bool
    facets: Facets
