"""The memory of the fold in a database; see `gezant.ledger.memory` for what each look-up answers."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from gezant.ledger.decisions import Decided, Ref
from gezant.ledger.filed import Filed
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
from gezant.ledger.store import decisions
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import (
    columns_of,
    entry_from_text,
    entry_to_text,
    key_of,
    meeting_from_text,
    meeting_to_text,
    place_of,
    why_to_text,
)
from gezant.ledger.store.dialect import numbers_in
from gezant.ledger.store.prepared import Prepared, inserting
from gezant.ledger.voices import Voice
from gezant.model.dossier import Bearing, ConditionEntry, GradeEntry, MeetingEntry

_EVERY = "*"  # the list of all members
_MOST_KNOWN = 20_000  # members that are kept at hand; some 3 KB each


class SqlMemory:
    """A memory over an open connection; what it adds is written with the connection's transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._db = connection
        self._known: dict[int, Member] = {}
        self._place: dict[str, int] = {}

    def begin(self, report: Filed) -> None:
        """Take what is added from here on for what this report makes of it, also of statements of earlier ones."""
        self._place = {"day": report.day.toordinal(), "arrival": report.arrival}

    # numbers

    def next_claim(self) -> int:
        """The number of the next claim that is founded."""
        return int(_NEXT_CLAIM.rows(self._db)[0].next)

    def next_condition(self) -> int:
        """The number of the next condition."""
        return int(_NEXT_CONDITION.rows(self._db)[0].next)

    def next_meeting(self) -> int:
        """The number of the next meeting."""
        return int(_NEXT_MEETING.rows(self._db)[0].next)

    # claims

    def claim(self, number: int) -> ClaimRow:
        """A claim by its number."""
        return claim_of(_CLAIM.rows(self._db, number=number)[0])

    def successor(self, claim: int) -> ClaimRow | None:
        """The claim that takes the place of this one."""
        row = _SUCCESSOR.first(self._db, claim=claim)
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
        _ADD_CLAIMS.add(self._db, values)
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
        rows = [row for act in sorted(acts) for row in _BY_ACT.rows(self._db, act=act)]
        return sorted((_member(row) for row in rows), key=lambda m: m.entry.key, reverse=True)[:MOST]

    def add_member(self, member: Member, features: Collection[str]) -> None:
        """Add an entry to its claim."""
        entry = member.entry
        values = {"claim": member.claim, "act": entry.act, "entry": entry_to_text(entry), **columns_of(entry.key)}
        number = _ADD_MEMBERS.add(self._db, values)
        parties = self.claim(member.claim).founder.proposition.parties
        shared = [feature for feature in features if feature.startswith("c:")]
        self._post([block(entry.proposition)], features, entry.key, number)
        self._post([_EVERY, *(f"party:{party}" for party in parties)], shared, entry.key, number)

    def _members(self, lists: Collection[str], features: Collection[str], since: date | None) -> list[Member]:
        numbers = self._listed(lists, features, since)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        unknown = [number for number in numbers if number not in self._known]
        if unknown:
            rows = _MEMBERS.rows(self._db, numbers=json.dumps(unknown))
            self._known.update((row.number, _member(row)) for row in rows)
        return sorted((self._known[number] for number in numbers), key=lambda m: m.entry.key, reverse=True)

    # postings

    def _post(self, lists: Collection[str], features: Collection[str], key: Key, ref: int) -> None:
        place = place_of(key)
        rows = [{"list": name, "feature": feature, "ref": ref, **place} for name in lists for feature in sorted(features)]
        if rows:
            _ADD_POSTINGS.add_all(self._db, rows)

    def _listed(self, lists: Collection[str], features: Collection[str], since: date | None = None) -> list[int]:
        if not lists or not features:
            return []
        found: dict[int, tuple[int, int]] = {}
        day = since.toordinal() if since else 0
        for name in lists:
            for feature in features:
                for row in _POSTED.rows(self._db, list=name, feature=feature, since=day):
                    found[row.ref] = (row.day, row.arrival)
        return sorted(found, key=lambda ref: (*found[ref], ref), reverse=True)[:MOST]

    # bearings, words, grades

    def add_bearing(self, claim: int, key: Key, bearing: Bearing) -> None:
        """Add what a statement does for a claim."""
        values = {"claim": claim, "report": bearing.report, "statement_id": bearing.statement, "bearing": bearing.bearing}
        said = {"said_day": key.day.toordinal(), "said_arrival": key.arrival, "why": why_to_text(bearing.why)}
        _ADD_BEARINGS.add(self._db, {**values, **said, **columns_of(key), **self._place})

    def words(self, claim: int) -> Sequence[Word]:
        """Each source's latest word."""
        rows = _WORDS.rows(self._db, claim=claim)
        return [Word(Voice(row.source, row.standing, bool(row.counted)), bool(row.denies)) for row in rows]

    def add_word(self, claim: int, key: Key, word: Word) -> None:
        """Add a source's word."""
        voice = word.voice
        values = {"claim": claim, "source": voice.source, "standing": voice.standing, "counted": voice.counted}
        _ADD_WORDS.add(self._db, {**values, "denies": word.denies, **place_of(key)})

    def silent(self, claim: int) -> Sequence[str]:
        """The actors who kept silent about a claim."""
        return [row.actor for row in _SILENT.rows(self._db, claim=claim)]

    def add_silent(self, claim: int, key: Key, actor: str) -> None:
        """Add an actor's silence."""
        _ADD_SILENCES.add(self._db, {"claim": claim, "actor": actor, **place_of(key)})

    def doubts(self, features: Collection[str]) -> Sequence[Entry]:
        """Doubts of what nobody had said yet."""
        numbers = self._listed(["doubts"], features)
        rows = [row for number in sorted(numbers) for row in _DOUBT.rows(self._db, number=number)]
        return [entry_from_text(row.entry, key_of(row)) for row in rows]

    def add_doubt(self, entry: Entry, features: Collection[str]) -> None:
        """Keep a doubt of what nobody has said yet."""
        values = {"entry": entry_to_text(entry), **columns_of(entry.key)}
        number = _ADD_DOUBTS.add(self._db, values)
        self._post(["doubts"], features, entry.key, number)

    def grade(self, claim: int) -> GradeEntry | None:
        """The grade of a claim now."""
        row = _GRADE.first(self._db, claim=claim)
        return grade_of(row) if row else None

    def add_grade(self, claim: int, key: Key, entry: GradeEntry) -> None:
        """Add a grade."""
        values = {"claim": claim, "since": entry.since, "report": entry.report, "grade": entry.grade}
        lists = {"by": " ".join(entry.by), "awaiting": " ".join(entry.awaiting)}
        _ADD_GRADES.add(self._db, {**values, **lists, **place_of(key)})

    def decided(self, ref: Ref) -> Decided:
        """What people decided about a statement."""
        return decisions.decided_of(self._db, ref)

    # conditions

    def conditions_of(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that a claim hangs on."""
        return [_condition(row) for row in _CONDITIONS_OF.rows(self._db, claim=claim)]

    def conditions_on(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions that ask for a claim."""
        return [_condition(row) for row in _CONDITIONS_ON.rows(self._db, claim=claim)]

    def conditions_asking(self, parties: Collection[str], features: Collection[str]) -> Sequence[ConditionRow]:
        """The conditions that ask something of these parties."""
        numbers = sorted(set(self._listed([f"condition:{party}" for party in parties], features)))
        return [_condition(_CONDITION.rows(self._db, number=number)[0]) for number in numbers]

    def add_condition(self, row: ConditionRow, features: Collection[str]) -> None:
        """Add a condition."""
        key = row.asked.key
        values = {"number": row.number, "of": row.of, "on": row.on, "kind": row.kind, "set_by": row.set_by}
        _ADD_CONDITIONS.add(self._db, {**values, "asked": entry_to_text(row.asked), **columns_of(key)})
        self._post([f"condition:{party}" for party in row.asked.proposition.parties], features, key, row.number)

    def pledges(self, condition: int) -> Sequence[Pledge]:
        """What has been pledged or refused for a condition."""
        rows = _PLEDGES.rows(self._db, condition=condition)
        return [Pledge(row.condition, row.claim, row.act, key_of(row)) for row in rows]

    def pledged_by(self, claim: int) -> Sequence[ConditionRow]:
        """The conditions for which a claim is a pledge."""
        return [_condition(row) for row in _PLEDGED_BY.rows(self._db, claim=claim)]

    def add_pledge(self, pledge: Pledge) -> None:
        """Add a pledge."""
        values = {"condition": pledge.condition, "claim": pledge.claim, "act": pledge.act}
        _ADD_PLEDGES.add(self._db, {**values, **columns_of(pledge.key)})

    def state(self, condition: int) -> ConditionEntry | None:
        """The state of a condition now."""
        row = _STATE.first(self._db, condition=condition)
        return state_of(row) if row else None

    def add_state(self, condition: int, key: Key, entry: ConditionEntry) -> None:
        """Add a state."""
        values = {"since": entry.since, "report": entry.report, "state": entry.state, "grade": entry.grade, "claim": entry.claim}
        _ADD_STATES.add(self._db, {"condition": condition, **values, **place_of(key)})

    # meetings

    def meetings(self, sides: str) -> Sequence[Sequence[Told]]:
        """The latest meetings of these sides, each with its mentions in order."""
        numbers = list(dict.fromkeys(row.meeting for row in _MEETINGS.rows(self._db, sides=sides)))
        return [[told_of(row) for row in _MENTIONS.rows(self._db, meeting=number)] for number in sorted(numbers)]

    def meeting_state(self, number: int) -> MeetingEntry:
        """The state of a meeting now."""
        return meeting_state_of(_MEETING_STATE.rows(self._db, meeting=number)[0])

    def add_told(self, told: Told, sides: str) -> None:
        """Add a mention of a meeting."""
        values = {"meeting": told.number, "report": told.report, "mention": told.mention, "sides": sides}
        _ADD_MENTIONS.add(self._db, {**values, "told": meeting_to_text(told.meeting), **columns_of(told.key)})

    def add_meeting_state(self, number: int, key: Key, entry: MeetingEntry) -> None:
        """Add a state of a meeting."""
        values = {"since": entry.since, "report": entry.report, "state": entry.state, "when": entry.when, "where": entry.where}
        _ADD_MEETING_STATES.add(self._db, {"meeting": number, **values, **place_of(key)})


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
    return ClaimRow(row.number, entry_from_text(row.founder, key_of(row)), bool(row.asked_only), row.replaces)


def _member(row: Any) -> Member:
    return Member(row.claim, entry_from_text(row.entry, key_of(row)))


def _condition(row: Any) -> ConditionRow:
    return ConditionRow(row.number, row.of, row.on, row.kind, row.set_by, entry_from_text(row.asked, key_of(row)))


@cache
def _bind(name: str) -> sa.BindParameter[Any]:
    return sa.bindparam(name)


_c, _m = t.claims.c, t.members.c
_NEXT_CLAIM = Prepared(sa.select((sa.func.coalesce(sa.func.max(_c.number), 0) + 1).label("next")))
_NEXT_CONDITION = Prepared(sa.select((sa.func.coalesce(sa.func.max(t.conditions.c.number), 0) + 1).label("next")))
_NEXT_MEETING = Prepared(sa.select((sa.func.coalesce(sa.func.max(t.mentions.c.meeting), 0) + 1).label("next")))
_CLAIM = Prepared(sa.select(t.claims).where(_c.number == _bind("number")).order_by(_c.asked_only))
_SUCCESSOR = Prepared(sa.select(t.claims).where(_c.replaces == _bind("claim")).order_by(_c.number))
_MEMBERS = Prepared(sa.select(t.members).where(_m.number.in_(numbers_in("numbers"))))
_BY_ACT = Prepared(
    sa.select(t.members).where(_m.act == _bind("act")).order_by(_m.day.desc(), _m.arrival.desc(), _m.statement.desc()).limit(MOST)
)
_POSTED = Prepared(
    sa.select(t.postings.c.ref, t.postings.c.day, t.postings.c.arrival)
    .where(t.postings.c.list == _bind("list"), t.postings.c.feature == _bind("feature"), t.postings.c.day >= _bind("since"))
    .order_by(t.postings.c.day.desc(), t.postings.c.arrival.desc(), t.postings.c.ref.desc())
    .limit(MOST)
)
_newest_word = sa.select(sa.func.max(t.words.c.number)).where(t.words.c.claim == _bind("claim"))
_WORDS = Prepared(
    sa.select(t.words)
    .where(t.words.c.number.in_(_newest_word.group_by(t.words.c.source, t.words.c.standing, t.words.c.counted)))
    .order_by(t.words.c.number)
)
_SILENT = Prepared(sa.select(t.silences.c.actor).where(t.silences.c.claim == _bind("claim")).distinct())
_DOUBT = Prepared(sa.select(t.doubts).where(t.doubts.c.number == _bind("number")))
_GRADE = Prepared(sa.select(t.grades).where(t.grades.c.claim == _bind("claim")).order_by(t.grades.c.number.desc()).limit(1))
_CONDITION = Prepared(sa.select(t.conditions).where(t.conditions.c.number == _bind("number")))
_CONDITIONS_OF = Prepared(sa.select(t.conditions).where(t.conditions.c.of == _bind("claim")).order_by(t.conditions.c.number))
_CONDITIONS_ON = Prepared(sa.select(t.conditions).where(t.conditions.c.on == _bind("claim")).order_by(t.conditions.c.number))
_PLEDGES = Prepared(sa.select(t.pledges).where(t.pledges.c.condition == _bind("condition")).order_by(t.pledges.c.number))
_PLEDGED_BY = Prepared(
    sa.select(t.conditions)
    .where(t.conditions.c.number.in_(sa.select(t.pledges.c.condition).where(t.pledges.c.claim == _bind("claim"))))
    .order_by(t.conditions.c.number)
)
_STATE = Prepared(
    sa.select(t.states).where(t.states.c.condition == _bind("condition")).order_by(t.states.c.number.desc()).limit(1)
)
_MEETINGS = Prepared(
    sa.select(t.mentions.c.meeting)
    .where(t.mentions.c.sides == _bind("sides"))
    .order_by(t.mentions.c.day.desc(), t.mentions.c.arrival.desc())
    .limit(MOST)
)
_MENTIONS = Prepared(sa.select(t.mentions).where(t.mentions.c.meeting == _bind("meeting")).order_by(t.mentions.c.number))
_MEETING_STATE = Prepared(
    sa.select(t.meeting_states)
    .where(t.meeting_states.c.meeting == _bind("meeting"))
    .order_by(t.meeting_states.c.number.desc())
    .limit(1)
)
_ADD_CLAIMS = inserting(t.claims)
_ADD_MEMBERS = inserting(t.members)
_ADD_POSTINGS = inserting(t.postings)
_ADD_BEARINGS = inserting(t.bearings)
_ADD_WORDS = inserting(t.words)
_ADD_SILENCES = inserting(t.silences)
_ADD_DOUBTS = inserting(t.doubts)
_ADD_GRADES = inserting(t.grades)
_ADD_CONDITIONS = inserting(t.conditions)
_ADD_PLEDGES = inserting(t.pledges)
_ADD_STATES = inserting(t.states)
_ADD_MENTIONS = inserting(t.mentions)
_ADD_MEETING_STATES = inserting(t.meeting_states)
