"""What a dossier holds so far, as the fold of reports looks it up and adds to it.

Everything is added under the place of a report and never changed, so that a dossier can be taken back to any report. This module
has the records, what a memory must answer, and a memory in the process; the store has one in a database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Protocol

from gezant.ledger.grades import Word
from gezant.ledger.propositions import Proposition
from gezant.ledger.voices import Voice
from gezant.model import Act, ConditionKind, Meeting
from gezant.model.dossier import Bearing, ConditionEntry, GradeEntry, MeetingEntry

MOST = 50  # of what shares a feature with a proposition, the latest so many are compared with it


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
    """A proposition at its place, with the act of its statement and the actors whose words it is."""

    key: Key
    act: Act
    sources: tuple[str, ...]
    proposition: Proposition


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


@dataclass
class ProcessMemory:
    """A memory in the process, for dossiers that are derived at once."""

    claims: dict[int, ClaimRow] = field(default_factory=dict)
    bearings: dict[int, list[tuple[Key, Bearing]]] = field(default_factory=lambda: defaultdict(list))
    grades: dict[int, list[GradeEntry]] = field(default_factory=lambda: defaultdict(list))
    conditions: dict[int, ConditionRow] = field(default_factory=dict)
    states: dict[int, list[ConditionEntry]] = field(default_factory=lambda: defaultdict(list))
    told: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))
    meeting_states: dict[int, list[MeetingEntry]] = field(default_factory=lambda: defaultdict(list))
    _members: list[tuple[Member, frozenset[str]]] = field(default_factory=list)
    _claim_features: dict[int, frozenset[str]] = field(default_factory=dict)
    _condition_features: dict[int, frozenset[str]] = field(default_factory=dict)
    _words: dict[int, dict[Voice, Word]] = field(default_factory=lambda: defaultdict(dict))
    _silent: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _doubts: list[tuple[Entry, frozenset[str]]] = field(default_factory=list)
    _pledges: dict[int, list[Pledge]] = field(default_factory=lambda: defaultdict(list))
    _sides: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def next_claim(self) -> int:
        """The number of the next claim."""
        return len(self.claims) + 1

    def next_condition(self) -> int:
        """The number of the next condition."""
        return len(self.conditions) + 1

    def next_meeting(self) -> int:
        """The number of the next meeting."""
        return len(self.told) + 1

    def claim(self, number: int) -> ClaimRow:
        """A claim by its number."""
        return self.claims[number]

    def members(self, of: str, features: Collection[str]) -> Sequence[Member]:
        """Entries of a block that share a feature."""
        return self._latest(
            m for m, f in reversed(self._members) if block(m.entry.proposition) == of and not f.isdisjoint(features)
        )

    def recent(self, features: Collection[str], since: date) -> Sequence[Member]:
        """Entries of any claim since a day that share a feature."""
        return self._latest(m for m, f in reversed(self._members) if m.entry.key.day >= since and not f.isdisjoint(features))

    def of_parties(self, parties: Collection[str], features: Collection[str]) -> Sequence[Member]:
        """Entries of claims of these parties that share a feature."""
        wanted = set(parties)
        found = ((m, f) for m, f in reversed(self._members) if wanted & set(self.claims[m.claim].founder.proposition.parties))
        return self._latest(m for m, f in found if not f.isdisjoint(features))

    def by_acts(self, acts: Collection[str]) -> Sequence[Member]:
        """Entries of statements with these acts."""
        return self._latest(m for m, _ in reversed(self._members) if m.entry.act in acts)

    def successor(self, claim: int) -> ClaimRow | None:
        """The claim that takes the place of this one."""
        return next((row for row in self.claims.values() if row.replaces == claim), None)

    def asked(self, parties: Collection[str], features: Collection[str]) -> Sequence[ClaimRow]:
        """Claims of these parties that conditions ask for and nobody has made."""
        wanted = set(parties)
        return [
            row
            for row in self.claims.values()
            if row.asked_only
            and wanted & set(row.founder.proposition.parties)
            and not self._claim_features[row.number].isdisjoint(features)
        ]

    def doubts(self, features: Collection[str]) -> Sequence[Entry]:
        """Doubts of what nobody had said yet."""
        return [entry for entry, f in self._doubts if not f.isdisjoint(features)]

    def words(self, claim: int) -> Sequence[Word]:
        """Each source's latest word on a claim."""
        return list(self._words[claim].values())

    def silent(self, claim: int) -> Sequence[str]:
        """The actors who kept silent about a claim."""
        return self._silent[claim]

    def grade(self, claim: int) -> GradeEntry | None:
        """The grade of a claim now."""
        return self.grades[claim][-1] if self.grades[claim] else None

    def conditions_of(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that a claim hangs on."""
        return [row for row in self.conditions.values() if row.of == claim]

    def conditions_on(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that ask for a claim."""
        return [row for row in self.conditions.values() if row.on == claim]

    def conditions_asking(self, parties: Collection[str], features: Collection[str]) -> Sequence[ConditionRow]:
        """The conditions that ask something of these parties."""
        wanted = set(parties)
        return [
            row
            for number, row in self.conditions.items()
            if wanted & set(row.asked.proposition.parties) and not self._condition_features[number].isdisjoint(features)
        ]

    def pledges(self, condition: int) -> Sequence[Pledge]:
        """What has been pledged or refused for a condition."""
        return self._pledges[condition]

    def pledged_by(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions for which a claim is a pledge."""
        return [self.conditions[number] for number, found in self._pledges.items() if any(p.claim == claim for p in found)]

    def state(self, condition: int) -> ConditionEntry | None:
        """The state of a condition now."""
        return self.states[condition][-1] if self.states[condition] else None

    def meetings(self, sides: str) -> Sequence[Sequence[Told]]:
        """The meetings of these sides, each with its mentions in order."""
        return [self.told[number] for number in self._sides[sides]]

    def meeting_state(self, number: int) -> MeetingEntry:
        """The state of a meeting now."""
        return self.meeting_states[number][-1]

    def add_claim(self, row: ClaimRow, features: Collection[str]) -> None:
        """Add a claim, or what makes one that a condition asks for a real one."""
        self.claims[row.number] = row
        self._claim_features[row.number] = frozenset(features)

    def add_member(self, member: Member, features: Collection[str]) -> None:
        """Add an entry to its claim."""
        self._members.append((member, frozenset(features)))

    def add_bearing(self, claim: int, key: Key, bearing: Bearing) -> None:
        """Add what a statement does for a claim."""
        self.bearings[claim].append((key, bearing))

    def add_word(self, claim: int, key: Key, word: Word) -> None:
        """Add a source's word."""
        self._words[claim][word.voice] = word

    def add_silent(self, claim: int, key: Key, actor: str) -> None:
        """Add an actor's silence."""
        self._silent[claim].append(actor)

    def add_doubt(self, entry: Entry, features: Collection[str]) -> None:
        """Keep a doubt of what nobody has said yet."""
        self._doubts.append((entry, frozenset(features)))

    def add_grade(self, claim: int, key: Key, entry: GradeEntry) -> None:
        """Add a grade."""
        self.grades[claim].append(entry)

    def add_condition(self, row: ConditionRow, features: Collection[str]) -> None:
        """Add a condition."""
        self.conditions[row.number] = row
        self._condition_features[row.number] = frozenset(features)

    def add_pledge(self, pledge: Pledge) -> None:
        """Add a pledge."""
        self._pledges[pledge.condition].append(pledge)

    def add_state(self, condition: int, key: Key, entry: ConditionEntry) -> None:
        """Add a state of a condition."""
        self.states[condition].append(entry)

    def add_told(self, told: Told, sides: str) -> None:
        """Add a mention of a meeting."""
        if told.number not in self.told:
            self._sides[sides].append(told.number)
        self.told[told.number].append(told)

    def add_meeting_state(self, number: int, key: Key, entry: MeetingEntry) -> None:
        """Add a state of a meeting."""
        self.meeting_states[number].append(entry)

    @staticmethod
    def _latest(found: Iterable[Member]) -> list[Member]:
        return list(islice(found, MOST))
