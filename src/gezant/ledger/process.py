"""A memory in the process, for dossiers that are derived at once; see `memory` for what each look-up answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from gezant.ledger.decisions import UNDECIDED, Decided, Decision, Ref, decided, ref_of
from gezant.ledger.grades import Word
from gezant.ledger.memory import MOST, ClaimRow, ConditionRow, Entry, Key, Member, Pledge, Told, block
from gezant.ledger.voices import Voice
from gezant.model.dossier import Bearing, ConditionEntry, GradeEntry, MeetingEntry


@dataclass
class ProcessMemory:
    """A memory in the process; `decisions`, the earliest first, are what people decided."""

    decisions: Sequence[Decision] = ()
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
    _placed: dict[Ref, list[int]] = field(default_factory=lambda: defaultdict(list))

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

    def entries(self, claim: int) -> Sequence[Entry]:
        """The first entries of a claim."""
        return [member.entry for member, _ in self._members if member.claim == claim][:MOST]

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

    def decided(self, ref: Ref) -> Decided:
        """What people decided about a statement."""
        about = [d for d in self.decisions if ref in d.ones or ref in d.others]
        return decided(ref, about, lambda other: self._placed.get(other, ())) if about else UNDECIDED

    def add_claim(self, row: ClaimRow, features: Collection[str]) -> None:
        """Add a claim, or what makes one that a condition asks for a real one."""
        self.claims[row.number] = row
        self._claim_features[row.number] = frozenset(features)

    def add_member(self, member: Member, features: Collection[str]) -> None:
        """Add an entry to its claim."""
        self._members.append((member, frozenset(features)))
        self._placed[ref_of(member.entry)].append(member.claim)

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
        self._placed[ref_of(row.asked)].append(row.on)

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
