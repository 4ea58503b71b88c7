"""The dossier as the tables have it, as of any day."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from gezant.ledger.meetings import meeting_of
from gezant.ledger.memory import MOST, ClaimRow, claim_id
from gezant.ledger.propositions import Proposition, most_telling
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import entry_from_text, key_of, why_from_text
from gezant.ledger.store.dialect import Refusal
from gezant.ledger.store.memory import claim_of, grade_of, meeting_state_of, state_of, told_of
from gezant.ledger.store.prepared import Prepared
from gezant.model.dossier import Bearing, Claim, Dossier, DossierCondition, DossierMeeting
from gezant.times import parse_date

ALWAYS = 4_000_000  # behind the ordinal of every day
DIGITS = 18  # of a number that a database takes


def last_day(as_of: str | None) -> int:
    """The ordinal of the last day of an EDTF date; of None one behind all. Raises ValueError where it is no date."""
    return parse_date(as_of).last.toordinal() if as_of else ALWAYS


def dossier_of(connection: sa.Connection, as_of: str | None = None) -> Dossier:
    """The whole dossier."""
    day = last_day(as_of)
    row = connection.execute(sa.select(t.dossier)).first()
    order = sa.select(t.reports.c.id).where(t.reports.c.day <= day).order_by(t.reports.c.day, t.reports.c.arrival)
    numbers = connection.execute(sa.select(t.claims.c.number).where(t.claims.c.day <= day).distinct().order_by(t.claims.c.number))
    conditions = connection.execute(sa.select(t.conditions).where(t.conditions.c.day <= day).order_by(t.conditions.c.number))
    meetings = connection.execute(
        sa.select(t.mentions.c.meeting).where(t.mentions.c.day <= day).distinct().order_by(t.mentions.c.meeting)
    )
    return Dossier(
        id=row.id if row else "",
        title=row.title if row else "",
        reports=tuple(connection.execute(order).scalars()),
        claims=tuple(claim(connection, number, day) for number in numbers.scalars().all()),
        conditions=tuple(condition(connection, row, day) for row in conditions.all()),
        meetings=tuple(meeting(connection, number, day) for number in meetings.scalars().all()),
    )


def claim(connection: sa.Connection, number: int, day: int = ALWAYS) -> Claim:
    """A claim with its bearings and grades up to a day."""
    return _claim(connection, _founding(connection, number, day), day)


def claim_with(connection: sa.Connection, number: int, day: int = ALWAYS) -> tuple[Claim, Proposition]:
    """A claim up to a day, and what it says."""
    row = _founding(connection, number, day)
    return _claim(connection, row, day), row.founder.proposition


def _founding(connection: sa.Connection, number: int, day: int) -> ClaimRow:
    return claim_of(_FOUNDING.rows(connection, claim=number, until=day)[0])


def _claim(connection: sa.Connection, row: ClaimRow, day: int) -> Claim:
    founder = row.founder.proposition
    bearings = _BEARINGS.rows(connection, claim=row.number, until=day)
    grades = _GRADES.rows(connection, claim=row.number, until=day)
    return Claim(
        id=claim_id(row.number),
        gloss=most_telling(founder, _entries(connection, row.number, day) if founder.vague else ()),
        kind=founder.kind,
        parties=founder.parties,
        bearings=tuple(Bearing(r.report, r.statement_id, r.bearing, why_from_text(r.why)) for r in bearings),
        grades=tuple(grade_of(r) for r in grades),
        topics=tuple(sorted(founder.concepts)),
        replaces=claim_id(row.replaces) if row.replaces else None,
    )


def _entries(connection: sa.Connection, claim: int, day: int) -> list[Proposition]:
    """What the first entries of a claim say, up to a day."""
    m = t.members.c
    query = sa.select(t.members).where(m.claim == claim, m.day <= day).order_by(m.number).limit(MOST)
    return [entry_from_text(row.entry, key_of(row)).proposition for row in connection.execute(query)]


def condition(connection: sa.Connection, row: Any, day: int = ALWAYS) -> DossierCondition:
    """A condition, from its row, with its states up to a day."""
    s = t.states.c
    states = connection.execute(sa.select(t.states).where(s.condition == row.number, s.day <= day).order_by(s.number))
    return DossierCondition(claim_id(row.of), claim_id(row.on), row.kind, row.set_by, tuple(state_of(r) for r in states))


def meeting(connection: sa.Connection, number: int, day: int = ALWAYS) -> DossierMeeting:
    """A meeting with its mentions and states up to a day."""
    told = _MENTIONS.rows(connection, meeting=number, until=day)
    states = _MEETING_STATES.rows(connection, meeting=number, until=day)
    return meeting_of([told_of(r) for r in told], [meeting_state_of(r) for r in states])


def claim_by_id(connection: sa.Connection, id: str, as_of: str | None = None) -> Claim:
    """A claim by the id that the output shows. Raises LedgerError where there is none."""
    day = last_day(as_of)
    number = number_of(connection, id, day)
    return claim(connection, number, day)


def conditions_of(connection: sa.Connection, id: str, as_of: str | None = None) -> tuple[DossierCondition, ...]:
    """The conditions that a claim hangs on, and those that ask for it. Raises LedgerError where there is no such claim."""
    day = last_day(as_of)
    number = number_of(connection, id, day)
    c = t.conditions.c
    query = sa.select(t.conditions).where(sa.or_(c.of == number, c.on == number), c.day <= day).order_by(c.number)
    return tuple(condition(connection, row, day) for row in connection.execute(query).all())


def number_of(connection: sa.Connection, id: str, day: int = ALWAYS) -> int:
    """The number of a claim by the id that the output shows. Raises LedgerError where there is none by that day."""
    digits = id.strip().upper().removeprefix("C")
    known = digits.isdecimal() and len(digits) <= DIGITS
    if not known or not _FOUNDING.rows(connection, claim=int(digits), until=day):
        message = f"there is no claim '{id}' in this dossier; see them with: gezant claims DOSSIER"
        raise Refusal("no_claim", message, id=id)
    return int(digits)


_c, _b, _g = t.claims.c, t.bearings.c, t.grades.c
_number: sa.BindParameter[int] = sa.bindparam("claim")
_until: sa.BindParameter[int] = sa.bindparam("until")
_FOUNDING = Prepared(sa.select(t.claims).where(_c.number == _number, _c.day <= _until).order_by(_c.asked_only).limit(1))
_BEARINGS = Prepared(
    sa.select(_b.report, _b.statement_id, _b.bearing, _b.why)
    .where(_b.claim == _number, _b.day <= _until)
    .order_by(_b.said_day, _b.said_arrival, _b.statement, _b.part, _b.number)
)
_GRADES = Prepared(sa.select(t.grades).where(_g.claim == _number, _g.day <= _until).order_by(_g.number))
_m, _s = t.mentions.c, t.meeting_states.c
_meeting: sa.BindParameter[int] = sa.bindparam("meeting")
_MENTIONS = Prepared(sa.select(t.mentions).where(_m.meeting == _meeting, _m.day <= _until).order_by(_m.number))
_MEETING_STATES = Prepared(sa.select(t.meeting_states).where(_s.meeting == _meeting, _s.day <= _until).order_by(_s.number))
