"""What a dossier holds so far, as the fold of reports looks it up and adds to it.

Everything is added under the place of a report and never changed, so that a dossier can be taken back to any report. This module
has the records and what a memory must answer; `process` has one in the process, the store one in a database.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gezant.ledger.decisions import Decided, Ref
from gezant.ledger.grades import Word
from gezant.ledger.propositions import Proposition
from gezant.model import Act, ConditionKind, Meeting
from gezant.model.dossier import Bearing, ConditionEntry, GradeEntry, MeetingEntry

MOST = 30  # of what shares a feature with a proposition, the latest so many are compared with it


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A place in a dossier: the day and the arrival of the report, the number of the statement, the part of it."""

    day: date
    arrival: int
    statement: int = 0
    part: int = 0

    @property
    def report(self) -> tuple[date, int]:
        """The place of the report."""
        return self.day, self.arrival


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposition at its place, with the act of its statement and the actors whose words it is.

    `due`: the time for which it is pledged; `told`: the latest time that it names; EDTF.
    """

    key: Key
    act: Act
    sources: tuple[str, ...]
    proposition: Proposition
    due: str | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """An entry that belongs to a claim, by the claim's number."""

    claim: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim: what founded it, or (`asked_only`) what a condition asks for that nobody has said yet."""

    number: int
    founder: Entry
    asked_only: bool = False
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """That the claim `of` hangs on the claim `on`: who set it, and what it asks for."""

    number: int
    of: int
    on: int
    kind: ConditionKind
    set_by: str
    asked: Entry


@dataclass(frozen=True, slots=True)
class Pledge:
    """What the one who must meet a condition has offered, promised or refused."""

    condition: int
    claim: int
    act: Act
    key: Key


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting as a report mentions it: the meeting's number in the dossier and in the reading (from 0)."""

    number: int
    report: str
    mention: int
    key: Key
    meeting: Meeting


def claim_id(number: int) -> str:
    """The id that the output shows."""
    return f"C{number}"


def block(p: Proposition) -> str:
    """What propositions share that can be one claim."""
    return "|".join((p.kind, p.family, *p.parties))


class Memory(Protocol):
    """Look-ups give the latest first and at most `MOST`; `features` is what `same.features` gives of a proposition."""

    def next_claim(self) -> int:
        """The number of the next claim."""

    def next_condition(self) -> int:
        """The number of the next condition."""

    def next_meeting(self) -> int:
        """The number of the next meeting."""

    def claim(self, number: int) -> ClaimRow:
        """A claim by its number."""

    def members(self, of: str, features: Collection[str]) -> Sequence[Member]:
        """Entries of a block that share a feature."""

    def recent(self, features: Collection[str], since: date) -> Sequence[Member]:
        """Entries of any claim since a day that share a feature."""

    def of_parties(self, parties: Collection[str], features: Collection[str]) -> Sequence[Member]:
        """Entries of claims of these parties that share a feature."""

    def by_acts(self, acts: Collection[str]) -> Sequence[Member]:
        """Entries of statements with these acts."""

    def successor(self, claim: int) -> ClaimRow | None:
        """The claim that takes the place of this one."""

    def asked(self, parties: Collection[str], features: Collection[str]) -> Sequence[ClaimRow]:
        """Claims of these parties that conditions ask for and nobody has made."""

    def doubts(self, features: Collection[str]) -> Sequence[Entry]:
        """Doubts of what nobody had said yet."""

    def words(self, claim: int) -> Sequence[Word]:
        """Each source's latest word on a claim."""

    def silent(self, claim: int) -> Sequence[str]:
        """The actors who kept silent about a claim."""

    def grade(self, claim: int) -> GradeEntry | None:
        """The grade of a claim now."""

    def conditions_of(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that a claim hangs on."""

    def conditions_on(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that ask for a claim."""

    def conditions_asking(self, parties: Collection[str], features: Collection[str]) -> Sequence[ConditionRow]:
        """The conditions that ask something of these parties."""

    def pledges(self, condition: int) -> Sequence[Pledge]:
        """What has been pledged or refused for a condition."""

    def pledged_by(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions for which a claim is a pledge."""

    def state(self, condition: int) -> ConditionEntry | None:
        """The state of a condition now."""

    def meetings(self, sides: str) -> Sequence[Sequence[Told]]:
        """The meetings of these sides, each with its mentions in order."""

    def decided(self, ref: Ref) -> Decided:
        """What people decided about a statement."""

    def meeting_state(self, number: int) -> MeetingEntry:
        """The state of a meeting now."""

    def add_claim(self, row: ClaimRow, features: Collection[str]) -> None:
        """Add a claim, or what makes one that a condition asks for a real one."""

    def add_member(self, member: Member, features: Collection[str]) -> None:
        """Add an entry to its claim."""

    def add_bearing(self, claim: int, key: Key, bearing: Bearing) -> None:
        """Add what a statement does for a claim."""

    def add_word(self, claim: int, key: Key, word: Word) -> None:
        """Add a source's word."""

    def add_silent(self, claim: int, key: Key, actor: str) -> None:
        """Add an actor's silence."""

    def add_doubt(self, entry: Entry, features: Collection[str]) -> None:
        """Keep a doubt of what nobody has said yet."""

    def add_grade(self, claim: int, key: Key, entry: GradeEntry) -> None:
        """Add a grade."""

    def add_condition(self, row: ConditionRow, features: Collection[str]) -> None:
        """Add a condition."""

    def add_pledge(self, pledge: Pledge) -> None:
        """Add a pledge."""

    def add_state(self, condition: int, key: Key, entry: ConditionEntry) -> None:
        """Add a state of a condition."""

    def add_told(self, told: Told, sides: str) -> None:
        """Add a mention of a meeting."""

    def add_meeting_state(self, number: int, key: Key, entry: MeetingEntry) -> None:
        """Add a state of a meeting."""
