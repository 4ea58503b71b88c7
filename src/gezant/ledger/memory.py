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

    def next_claim(self) -> int: ...
    def next_condition(self) -> int: ...
    def next_meeting(self) -> int: ...
    def claim(self, number: int) -> ClaimRow: ...
    def members(self, of: str, features: Collection[str]) -> Sequence[Member]: ...
    def recent(self, features: Collection[str], since: date) -> Sequence[Member]: ...
    def of_parties(self, parties: Collection[str], features: Collection[str]) -> Sequence[Member]: ...
    def by_acts(self, acts: Collection[str]) -> Sequence[Member]: ...
    def successor(self, claim: int) -> ClaimRow | None: ...
    def asked(self, parties: Collection[str], features: Collection[str]) -> Sequence[ClaimRow]: ...
    def doubts(self, features: Collection[str]) -> Sequence[Entry]: ...
    def words(self, claim: int) -> Sequence[Word]: ...
    def silent(self, claim: int) -> Sequence[str]: ...
    def grade(self, claim: int) -> GradeEntry | None: ...
    def conditions_of(self, claim: int) -> Sequence[ConditionRow]: ...
    def conditions_on(self, claim: int) -> Sequence[ConditionRow]: ...
    def conditions_asking(self, parties: Collection[str], features: Collection[str]) -> Sequence[ConditionRow]: ...
    def pledges(self, condition: int) -> Sequence[Pledge]: ...
    def pledged_by(self, claim: int) -> Sequence[ConditionRow]: ...
    def state(self, condition: int) -> ConditionEntry | None: ...
    def meetings(self, sides: str) -> Sequence[Sequence[Told]]: ...
    def meeting_state(self, number: int) -> MeetingEntry: ...

    def add_claim(self, row: ClaimRow, features: Collection[str]) -> None: ...
    def add_member(self, member: Member, features: Collection[str]) -> None: ...
    def add_bearing(self, claim: int, key: Key, bearing: Bearing) -> None: ...
    def add_word(self, claim: int, key: Key, word: Word) -> None: ...
    def add_silent(self, claim: int, key: Key, actor: str) -> None: ...
    def add_doubt(self, entry: Entry, features: Collection[str]) -> None: ...
    def add_grade(self, claim: int, key: Key, entry: GradeEntry) -> None: ...
    def add_condition(self, row: ConditionRow, features: Collection[str]) -> None: ...
    def add_pledge(self, pledge: Pledge) -> None: ...
    def add_state(self, condition: int, key: Key, entry: ConditionEntry) -> None: ...
    def add_told(self, told: Told, sides: str) -> None: ...
    def add_meeting_state(self, number: int, key: Key, entry: MeetingEntry) -> None: ...


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
        return len(self.claims) + 1

    def next_condition(self) -> int:
        return len(self.conditions) + 1

    def next_meeting(self) -> int:
        return len(self.told) + 1

    def claim(self, number: int) -> ClaimRow:
        return self.claims[number]

    def members(self, of: str, features: Collection[str]) -> Sequence[Member]:
        return self._latest(
            m for m, f in reversed(self._members) if block(m.entry.proposition) == of and not f.isdisjoint(features)
        )

    def recent(self, features: Collection[str], since: date) -> Sequence[Member]:
        return self._latest(m for m, f in reversed(self._members) if m.entry.key.day >= since and not f.isdisjoint(features))

    def of_parties(self, parties: Collection[str], features: Collection[str]) -> Sequence[Member]:
        wanted = set(parties)
        found = ((m, f) for m, f in reversed(self._members) if wanted & set(self.claims[m.claim].founder.proposition.parties))
        return self._latest(m for m, f in found if not f.isdisjoint(features))

    def by_acts(self, acts: Collection[str]) -> Sequence[Member]:
        return self._latest(m for m, _ in reversed(self._members) if m.entry.act in acts)

    def successor(self, claim: int) -> ClaimRow | None:
        return next((row for row in self.claims.values() if row.replaces == claim), None)

    def asked(self, parties: Collection[str], features: Collection[str]) -> Sequence[ClaimRow]:
        wanted = set(parties)
        return [
            row
            for row in self.claims.values()
            if row.asked_only
            and wanted & set(row.founder.proposition.parties)
            and not self._claim_features[row.number].isdisjoint(features)
        ]

    def doubts(self, features: Collection[str]) -> Sequence[Entry]:
        return [entry for entry, f in self._doubts if not f.isdisjoint(features)]

    def words(self, claim: int) -> Sequence[Word]:
        return list(self._words[claim].values())

    def silent(self, claim: int) -> Sequence[str]:
        return self._silent[claim]

    def grade(self, claim: int) -> GradeEntry | None:
        return self.grades[claim][-1] if self.grades[claim] else None

    def conditions_of(self, claim: int) -> Sequence[ConditionRow]:
        return [row for row in self.conditions.values() if row.of == claim]

    def conditions_on(self, claim: int) -> Sequence[ConditionRow]:
        return [row for row in self.conditions.values() if row.on == claim]

    def conditions_asking(self, parties: Collection[str], features: Collection[str]) -> Sequence[ConditionRow]:
        wanted = set(parties)
        return [
            row
            for number, row in self.conditions.items()
            if wanted & set(row.asked.proposition.parties) and not self._condition_features[number].isdisjoint(features)
        ]

    def pledges(self, condition: int) -> Sequence[Pledge]:
        return self._pledges[condition]

    def pledged_by(self, claim: int) -> Sequence[ConditionRow]:
        return [self.conditions[number] for number, found in self._pledges.items() if any(p.claim == claim for p in found)]

    def state(self, condition: int) -> ConditionEntry | None:
        return self.states[condition][-1] if self.states[condition] else None

    def meetings(self, sides: str) -> Sequence[Sequence[Told]]:
        return [self.told[number] for number in self._sides[sides]]

    def meeting_state(self, number: int) -> MeetingEntry:
        return self.meeting_states[number][-1]

    def add_claim(self, row: ClaimRow, features: Collection[str]) -> None:
        self.claims[row.number] = row
        self._claim_features[row.number] = frozenset(features)

    def add_member(self, member: Member, features: Collection[str]) -> None:
        self._members.append((member, frozenset(features)))

    def add_bearing(self, claim: int, key: Key, bearing: Bearing) -> None:
        self.bearings[claim].append((key, bearing))

    def add_word(self, claim: int, key: Key, word: Word) -> None:
        self._words[claim][word.voice] = word

    def add_silent(self, claim: int, key: Key, actor: str) -> None:
        self._silent[claim].append(actor)

    def add_doubt(self, entry: Entry, features: Collection[str]) -> None:
        self._doubts.append((entry, frozenset(features)))

    def add_grade(self, claim: int, key: Key, entry: GradeEntry) -> None:
        self.grades[claim].append(entry)

    def add_condition(self, row: ConditionRow, features: Collection[str]) -> None:
        self.conditions[row.number] = row
        self._condition_features[row.number] = frozenset(features)

    def add_pledge(self, pledge: Pledge) -> None:
        self._pledges[pledge.condition].append(pledge)

    def add_state(self, condition: int, key: Key, entry: ConditionEntry) -> None:
        self.states[condition].append(entry)

    def add_told(self, told: Told, sides: str) -> None:
        if told.number not in self.told:
            self._sides[sides].append(told.number)
        self.told[told.number].append(told)

    def add_meeting_state(self, number: int, key: Key, entry: MeetingEntry) -> None:
        self.meeting_states[number].append(entry)

    @staticmethod
    def _latest(found: Iterable[Member]) -> list[Member]:
        return list(islice(found, MOST))
