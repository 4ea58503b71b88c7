"""The memory of the fold in a database; see `gezant.ledger.memory` for what each look-up answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from gezant.ledger.grades import Word
from gezant.ledger.memory import (
    MOST,
    ClaimRow,
    ConditionRow,
    Entry,
    Key,
    Member,
    Pledge,
    Told,
    block,
)
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import (
    columns_of,
    entry_from_text,
    entry_to_text,
    key_of,
    meeting_from_text,
    meeting_to_text,
    place_of,
)
from gezant.ledger.voices import Voice
from gezant.model.dossier import Bearing, ConditionEntry, GradeEntry, MeetingEntry

_EVERY = "*"  # the list of all members


class SqlMemory:
    """A memory over an open connection; what it adds is written with the connection's transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._db = connection

    # numbers

    def next_claim(self) -> int:
        """The number of the next claim that is founded."""
        return self._next(t.claims)

    def next_condition(self) -> int:
        """The number of the next condition."""
        return self._next(t.conditions)

    def next_meeting(self) -> int:
        """The number of the next meeting."""
        return int(self._db.execute(sa.select(sa.func.coalesce(sa.func.max(t.mentions.c.meeting), 0) + 1)).scalar_one())

    def _next(self, table: sa.Table) -> int:
        return int(self._db.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.number), 0) + 1)).scalar_one())

    # claims

    def claim(self, number: int) -> ClaimRow:
        """A claim by its number."""
        return claim_of(self._db.execute(_CLAIM, {"number": number}).first())

    def successor(self, claim: int) -> ClaimRow | None:
        """The claim that takes the place of this one."""
        row = self._db.execute(_SUCCESSOR, {"claim": claim}).first()
        return claim_of(row) if row else None

    def add_claim(self, row: ClaimRow, features: Collection[str]) -> None:
        """Add a claim, or what makes one of which a condition asked for a real one."""
        key = row.founder.key
        values = {
            "number": row.number,
            "asked_only": row.asked_only,
            "replaces": row.replaces,
            "kind": row.founder.proposition.kind,
            "founder": entry_to_text(row.founder),
            **columns_of(key),
        }
        self._db.execute(t.claims.insert(), values)
        if row.asked_only:
            self._post([f"asked:{party}" for party in row.founder.proposition.parties], features, key, row.number)

    def asked(self, parties: Collection[str], features: Collection[str]) -> Sequence[ClaimRow]:
        """Claims of these parties that conditions ask for and nobody has made."""
        found = self._listed([f"asked:{party}" for party in parties], features)
        rows = (self.claim(number) for number in sorted(set(found)))
        return [row for row in rows if row.asked_only]

    # members

    def members(self, of: str, features: Collection[str]) -> Sequence[Member]:
        """The entries of a block of which one could be the same claim."""
        return self._members([of], features, None)

    def recent(self, features: Collection[str], since: date) -> Sequence[Member]:
        """The entries of all claims since a day."""
        return self._members([_EVERY], features, since)

    def of_parties(self, parties: Collection[str], features: Collection[str]) -> Sequence[Member]:
        """The entries of claims of which one of these is a party."""
        return self._members([f"party:{party}" for party in parties], features, None)

    def by_acts(self, acts: Collection[str]) -> Sequence[Member]:
        """The entries of statements with one of these acts."""
        rows = self._db.execute(_BY_ACTS, {"acts": list(acts)}).all()
        return [_member(row) for row in rows]

    def add_member(self, member: Member, features: Collection[str]) -> None:
        """Add an entry to its claim."""
        entry = member.entry
        values = {"claim": member.claim, "act": entry.act, "entry": entry_to_text(entry), **columns_of(entry.key)}
        number = self._insert(t.members, values)
        parties = self.claim(member.claim).founder.proposition.parties
        shared = [feature for feature in features if feature.startswith("c:")]
        self._post([block(entry.proposition)], features, entry.key, number)
        self._post([_EVERY, *(f"party:{party}" for party in parties)], shared, entry.key, number)

    def _members(self, lists: Collection[str], features: Collection[str], since: date | None) -> list[Member]:
        numbers = self._listed(lists, features, since)
        if not numbers:
            return []
        rows = self._db.execute(_MEMBERS, {"numbers": sorted(set(numbers), reverse=True)}).all()
        return sorted((_member(row) for row in rows), key=lambda m: m.entry.key, reverse=True)[:MOST]

    def _insert(self, table: sa.Table, values: dict[str, Any]) -> int:
        """Add a row and give its number."""
        return int(self._db.execute(table.insert(), values).lastrowid)

    # postings

    def _post(self, lists: Collection[str], features: Collection[str], key: Key, ref: int) -> None:
        place = place_of(key)
        rows = [{"list": name, "feature": feature, "ref": ref, **place} for name in lists for feature in sorted(features)]
        if rows:
            self._db.execute(t.postings.insert(), rows)

    def _listed(self, lists: Collection[str], features: Collection[str], since: date | None = None) -> list[int]:
        if not lists or not features:
            return []
        found: dict[int, tuple[int, int]] = {}
        day = since.toordinal() if since else 0
        for name in lists:
            for feature in features:
                for row in self._db.execute(_POSTED, {"list": name, "feature": feature, "since": day}):
                    found[row.ref] = (row.day, row.arrival)
        return sorted(found, key=lambda ref: (*found[ref], ref), reverse=True)[:MOST]

    # bearings, words, grades

    def add_bearing(self, claim: int, key: Key, bearing: Bearing) -> None:
        """Add what a statement does for a claim."""
        values = {"claim": claim, "report": bearing.report, "statement_id": bearing.statement, "bearing": bearing.bearing}
        self._db.execute(t.bearings.insert(), {**values, "why": bearing.why, **columns_of(key)})

    def words(self, claim: int) -> Sequence[Word]:
        """Each source's latest word."""
        rows = self._db.execute(_WORDS, {"claim": claim}).all()
        return [Word(Voice(row.source, row.standing, row.counted), row.denies) for row in rows]

    def add_word(self, claim: int, key: Key, word: Word) -> None:
        """Add a source's word."""
        voice = word.voice
        values = {"claim": claim, "source": voice.source, "standing": voice.standing, "counted": voice.counted}
        self._db.execute(t.words.insert(), {**values, "denies": word.denies, **place_of(key)})

    def silent(self, claim: int) -> Sequence[str]:
        """The actors who kept silent about a claim."""
        return list(self._db.execute(_SILENT, {"claim": claim}).scalars())

    def add_silent(self, claim: int, key: Key, actor: str) -> None:
        """Add an actor's silence."""
        self._db.execute(t.silences.insert(), {"claim": claim, "actor": actor, **place_of(key)})

    def doubts(self, features: Collection[str]) -> Sequence[Entry]:
        """Doubts of what nobody had said yet."""
        numbers = self._listed(["doubts"], features)
        rows = self._db.execute(_DOUBTS, {"numbers": numbers}).all() if numbers else []
        return [entry_from_text(row.entry, key_of(row)) for row in rows]

    def add_doubt(self, entry: Entry, features: Collection[str]) -> None:
        """Keep a doubt of what nobody has said yet."""
        values = {"entry": entry_to_text(entry), **columns_of(entry.key)}
        number = self._insert(t.doubts, values)
        self._post(["doubts"], features, entry.key, number)

    def grade(self, claim: int) -> GradeEntry | None:
        """The grade of a claim now."""
        row = self._db.execute(_GRADE, {"claim": claim}).first()
        return grade_of(row) if row else None

    def add_grade(self, claim: int, key: Key, entry: GradeEntry) -> None:
        """Add a grade."""
        values = {"claim": claim, "since": entry.since, "report": entry.report, "grade": entry.grade}
        lists = {"by": " ".join(entry.by), "awaiting": " ".join(entry.awaiting)}
        self._db.execute(t.grades.insert(), {**values, **lists, **place_of(key)})

    # conditions

    def conditions_of(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that a claim hangs on."""
        return [_condition(row) for row in self._db.execute(_CONDITIONS_OF, {"claim": claim})]

    def conditions_on(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that ask for a claim."""
        return [_condition(row) for row in self._db.execute(_CONDITIONS_ON, {"claim": claim})]

    def conditions_asking(self, parties: Collection[str], features: Collection[str]) -> Sequence[ConditionRow]:
        """The conditions that ask something of these parties."""
        numbers = sorted(set(self._listed([f"condition:{party}" for party in parties], features)))
        return [_condition(self._db.execute(_CONDITION, {"number": number}).one()) for number in numbers]

    def add_condition(self, row: ConditionRow, features: Collection[str]) -> None:
        """Add a condition."""
        key = row.asked.key
        values = {"number": row.number, "of": row.of, "on": row.on, "kind": row.kind, "set_by": row.set_by}
        self._db.execute(t.conditions.insert(), {**values, "asked": entry_to_text(row.asked), **columns_of(key)})
        self._post([f"condition:{party}" for party in row.asked.proposition.parties], features, key, row.number)

    def pledges(self, condition: int) -> Sequence[Pledge]:
        """What has been pledged or refused for a condition."""
        rows = self._db.execute(_PLEDGES, {"condition": condition})
        return [Pledge(row.condition, row.claim, row.act, key_of(row)) for row in rows]

    def pledged_by(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions for which a claim is a pledge."""
        return [_condition(row) for row in self._db.execute(_PLEDGED_BY, {"claim": claim})]

    def add_pledge(self, pledge: Pledge) -> None:
        """Add a pledge."""
        values = {"condition": pledge.condition, "claim": pledge.claim, "act": pledge.act}
        self._db.execute(t.pledges.insert(), {**values, **columns_of(pledge.key)})

    def state(self, condition: int) -> ConditionEntry | None:
        """The state of a condition now."""
        row = self._db.execute(_STATE, {"condition": condition}).first()
        return state_of(row) if row else None

    def add_state(self, condition: int, key: Key, entry: ConditionEntry) -> None:
        """Add a state."""
        values = {"since": entry.since, "report": entry.report, "state": entry.state, "grade": entry.grade, "claim": entry.claim}
        self._db.execute(t.states.insert(), {"condition": condition, **values, **place_of(key)})

    # meetings

    def meetings(self, sides: str) -> Sequence[Sequence[Told]]:
        """The latest meetings of these sides, each with its mentions in order."""
        numbers = list(dict.fromkeys(self._db.execute(_MEETINGS, {"sides": sides}).scalars()))
        return [[told_of(row) for row in self._db.execute(_MENTIONS, {"meeting": number})] for number in sorted(numbers)]

    def meeting_state(self, number: int) -> MeetingEntry:
        """The state of a meeting now."""
        return meeting_state_of(self._db.execute(_MEETING_STATE, {"meeting": number}).one())

    def add_told(self, told: Told, sides: str) -> None:
        """Add a mention of a meeting."""
        values = {"meeting": told.number, "report": told.report, "mention": told.mention, "sides": sides}
        self._db.execute(t.mentions.insert(), {**values, "told": meeting_to_text(told.meeting), **columns_of(told.key)})

    def add_meeting_state(self, number: int, key: Key, entry: MeetingEntry) -> None:
        """Add a state of a meeting."""
        values = {"since": entry.since, "report": entry.report, "state": entry.state, "when": entry.when, "where": entry.where}
        self._db.execute(t.meeting_states.insert(), {"meeting": number, **values, **place_of(key)})


def grade_of(row: Any) -> GradeEntry:
    """A row of grades."""
    return GradeEntry(row.since, row.report, row.grade, tuple(row.by.split()), tuple(row.awaiting.split()))


def state_of(row: Any) -> ConditionEntry:
    """A row of states."""
    return ConditionEntry(row.since, row.report, row.state, row.grade, row.claim)


def meeting_state_of(row: Any) -> MeetingEntry:
    """A row of meeting_states."""
    return MeetingEntry(row.since, row.report, row.state, row.when, row.where)


def told_of(row: Any) -> Told:
    """A row of mentions."""
    return Told(row.meeting, row.report, row.mention, key_of(row), meeting_from_text(row.told))


def claim_of(row: Any) -> ClaimRow:
    """A row of claims."""
    return ClaimRow(row.number, entry_from_text(row.founder, key_of(row)), row.asked_only, row.replaces)


def _member(row: Any) -> Member:
    return Member(row.claim, entry_from_text(row.entry, key_of(row)))


def _condition(row: Any) -> ConditionRow:
    return ConditionRow(row.number, row.of, row.on, row.kind, row.set_by, entry_from_text(row.asked, key_of(row)))


def _latest(table: sa.Table) -> tuple[Any, ...]:
    return table.c.day.desc(), table.c.arrival.desc(), table.c.statement.desc(), table.c.part.desc()


@cache
def _bind(name: str) -> sa.BindParameter[Any]:
    return sa.bindparam(name)


_CLAIM = sa.select(t.claims).where(t.claims.c.number == _bind("number")).order_by(t.claims.c.asked_only).limit(1)
_SUCCESSOR = sa.select(t.claims).where(t.claims.c.replaces == _bind("claim")).order_by(t.claims.c.number).limit(1)
_MEMBERS = sa.select(t.members).where(t.members.c.number.in_(sa.bindparam("numbers", expanding=True)))
_BY_ACTS = (
    sa.select(t.members)
    .where(t.members.c.act.in_(sa.bindparam("acts", expanding=True)))
    .order_by(*_latest(t.members))
    .limit(MOST)
)
_POSTED = (
    sa.select(t.postings.c.ref, t.postings.c.day, t.postings.c.arrival)
    .where(t.postings.c.list == _bind("list"), t.postings.c.feature == _bind("feature"), t.postings.c.day >= _bind("since"))
    .order_by(t.postings.c.day.desc(), t.postings.c.arrival.desc(), t.postings.c.ref.desc())
    .limit(MOST)
)
_newest_word = sa.select(sa.func.max(t.words.c.number)).where(t.words.c.claim == _bind("claim"))
_WORDS = (
    sa.select(t.words)
    .where(t.words.c.number.in_(_newest_word.group_by(t.words.c.source, t.words.c.standing, t.words.c.counted)))
    .order_by(t.words.c.number)
)
_SILENT = sa.select(t.silences.c.actor).where(t.silences.c.claim == _bind("claim")).distinct()
_DOUBTS = sa.select(t.doubts).where(t.doubts.c.number.in_(sa.bindparam("numbers", expanding=True))).order_by(t.doubts.c.number)
_GRADE = sa.select(t.grades).where(t.grades.c.claim == _bind("claim")).order_by(t.grades.c.number.desc()).limit(1)
_CONDITION = sa.select(t.conditions).where(t.conditions.c.number == _bind("number"))
_CONDITIONS_OF = sa.select(t.conditions).where(t.conditions.c.of == _bind("claim")).order_by(t.conditions.c.number)
_CONDITIONS_ON = sa.select(t.conditions).where(t.conditions.c.on == _bind("claim")).order_by(t.conditions.c.number)
_PLEDGES = sa.select(t.pledges).where(t.pledges.c.condition == _bind("condition")).order_by(t.pledges.c.number)
_PLEDGED_BY = (
    sa.select(t.conditions)
    .where(t.conditions.c.number.in_(sa.select(t.pledges.c.condition).where(t.pledges.c.claim == _bind("claim"))))
    .order_by(t.conditions.c.number)
)
_STATE = sa.select(t.states).where(t.states.c.condition == _bind("condition")).order_by(t.states.c.number.desc()).limit(1)
_MEETINGS = (
    sa.select(t.mentions.c.meeting)
    .where(t.mentions.c.sides == _bind("sides"))
    .order_by(t.mentions.c.day.desc(), t.mentions.c.arrival.desc())
    .limit(MOST)
)
_MENTIONS = sa.select(t.mentions).where(t.mentions.c.meeting == _bind("meeting")).order_by(t.mentions.c.number)
_MEETING_STATE = (
    sa.select(t.meeting_states)
    .where(t.meeting_states.c.meeting == _bind("meeting"))
    .order_by(t.meeting_states.c.number.desc())
    .limit(1)
)
