"""What became of pledges, from the tables, as of any day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from gezant.ledger.dated import PLEDGES
from gezant.ledger.deeds import told_by
from gezant.ledger.fulfilment import Met, Report, fulfilment
from gezant.ledger.grades import Word, against
from gezant.ledger.memory import MOST, Entry, Key, block
from gezant.ledger.path import TOPICS, side
from gezant.ledger.same import kinship
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import entry_from_text, key_of
from gezant.ledger.store.memory import claim_of, grade_of
from gezant.ledger.store.prepared import Prepared
from gezant.ledger.store.read import condition, last_day, meeting, number_of
from gezant.ledger.voices import Voice
from gezant.model.dossier import Fulfilment, GradeEntry


def fulfilments(connection: sa.Connection, ids: Iterable[str], as_of: str | None = None) -> dict[str, Fulfilment]:
    """What became of the pledges among these claims; those of which there is nothing to tell are left out."""
    day = last_day(as_of)
    today = date.fromordinal(day) if as_of else date.today()
    found: dict[str, Fulfilment] = {}
    for id in ids:
        told = _of(connection, number_of(connection, id, day), day, today)
        if told is not None:
            found[id] = told
    return found


def _of(connection: sa.Connection, number: int, day: int, today: date) -> Fulfilment | None:
    pledges = [entry_from_text(row.entry, key_of(row)) for row in _PLEDGED.rows(connection, claim=number, until=day)]
    pledges = [entry for entry in pledges if entry.proposition.family == "will"]
    if not pledges:
        return None
    first = min(pledges, key=lambda entry: entry.key)
    waits = _waits(connection, number, day)
    return fulfilment(pledges, waits, _reports(connection, number, first, day), _meetings(connection, pledges, day), today)


def _waits(connection: sa.Connection, number: int, day: int) -> bool:
    hangs = [condition(connection, row, day) for row in _HANGS.rows(connection, claim=number, until=day)]
    states = [(found.kind, found.states[-1].state if found.states else "open") for found in hangs]
    return any((state == "met") if kind == "unless" else (state != "met") for kind, state in states)


def _reports(connection: sa.Connection, number: int, pledge: Entry, day: int) -> list[Report]:
    """The later claims of its parties about the same, and the one that takes its place."""
    replaced = {row.number for row in _SUCCESSOR.rows(connection, claim=number, until=day)}
    found = set(replaced)
    since = pledge.key.day.toordinal()
    language = _language(connection, pledge)
    for party in pledge.proposition.parties:
        for concept in sorted(told_by(pledge.proposition)):  # what is a kind of one is listed under it, too
            rows = _POSTED.rows(connection, list=f"party:{party}", feature=f"c:{concept}", since=since, until=day)
            found |= {row.claim for row in rows}
    for like in (pledge.proposition, replace(pledge.proposition, kind="event", family="fact")):
        for word in sorted(pledge.proposition.rare):
            rows = _POSTED.rows(connection, list=block(like), feature=f"w:{word}", since=since, until=day)
            found |= {row.claim for row in rows}
    reports: list[Report] = []
    for other in sorted(found - {number}):
        founding = _FOUNDING.first(connection, claim=other, until=day)
        grade = _GRADE.first(connection, claim=other, until=day)
        if founding is not None:
            said, worth = claim_of(founding).founder, grade_of(grade) if grade else None
            one = _language(connection, said) == language
            reports.append(Report(f"C{other}", said, worth, _against(connection, other, day), one, other in replaced))
    return reports


def _language(connection: sa.Connection, entry: Entry) -> str | None:
    """The language of the report of an entry."""
    found = _LANGUAGE.first(connection, report=entry.proposition.report)
    return found.language if found else None


def _against(connection: sa.Connection, claim: int, day: int) -> GradeEntry | None:
    """What the word is worth that a claim is not so, with the latest report that has it; None where nobody says that."""
    latest = {(row.source, row.standing, row.counted): row for row in _WORDS.rows(connection, claim=claim, until=day)}
    denials = [row for row in latest.values() if row.denies]
    name, by = against([Word(Voice(row.source, row.standing, bool(row.counted)), True) for row in denials])
    if name is None:
        return None
    last = max(denials, key=lambda row: row.number)
    return GradeEntry(last.date, last.id, name, by)


def _meetings(connection: sa.Connection, pledges: Sequence[Entry], day: int) -> list[Met]:
    """The meetings of its parties with those whom it names, and those that its reports mention."""
    pledge = min(pledges, key=lambda entry: entry.key)
    p = pledge.proposition
    if not any(kinship(name, topic) > 0 for name in p.concepts for topic in TOPICS.values()):
        return []
    others = sorted(name for name in p.names if side(name))
    groups = {"|".join(sorted({*p.parties, *more})) for more in ((), others, *((name,) for name in others))}
    since = pledge.key.day.toordinal()
    rows = [row for sides in sorted(groups) for row in _MET.rows(connection, sides=sides, since=since, until=day)]
    for place in dict.fromkeys(entry.key.report for entry in pledges):
        rows += _MENTIONED.rows(connection, day=place[0].toordinal(), arrival=place[1], until=day)
    rows.sort(key=key_of, reverse=True)
    return [Met(meeting(connection, number, day), key) for number, key in _latest(rows)]


def _latest(rows: Sequence[Any]) -> list[tuple[int, Key]]:
    """Of each meeting the place of its latest mention, from rows the latest first."""
    found: dict[int, Key] = {}
    for row in rows:
        found.setdefault(row.meeting, key_of(row))
    return list(found.items())


def _bind(name: str) -> sa.BindParameter[Any]:
    return sa.bindparam(name)


_m, _p, _c, _g, _t = t.members.c, t.postings.c, t.claims.c, t.grades.c, t.mentions.c
_until = _bind("until")
_act = sa.func.coalesce(_m.act, "")  # no index on acts serves here: a claim has few members, an act many
_LANGUAGE = Prepared(sa.select(t.reports.c.language).where(t.reports.c.id == _bind("report")))
_HANGS = Prepared(sa.select(t.conditions).where(t.conditions.c.of == _bind("claim"), t.conditions.c.day <= _until))
_PLEDGED = Prepared(
    sa.select(t.members)
    .where(_m.claim == _bind("claim"), _m.day <= _until, sa.or_(*(_act == act for act in sorted(PLEDGES))))
    .order_by(_m.number)
    .limit(MOST)
)
_POSTED = Prepared(
    sa.select(_m.claim)
    .join(t.postings, _m.number == _p.ref)
    .where(_p.list == _bind("list"), _p.feature == _bind("feature"), _p.day.between(_bind("since"), _until))
    .order_by(_p.day.desc(), _p.arrival.desc(), _p.ref.desc())
    .limit(MOST)
)
_FOUNDING = Prepared(
    sa.select(t.claims).where(_c.number == _bind("claim"), _c.day <= _until, sa.not_(_c.asked_only)).limit(1)
)  # fmt: skip
_SUCCESSOR = Prepared(sa.select(t.claims).where(_c.replaces == _bind("claim"), _c.day <= _until))
_GRADE = Prepared(
    sa.select(t.grades).where(_g.claim == _bind("claim"), _g.day <= _until).order_by(_g.number.desc()).limit(1)
)  # fmt: skip
_w, _r = t.words.c, t.reports.c
_WORDS = Prepared(
    sa.select(t.words, _r.id, _r.date)
    .join(t.reports, sa.and_(_r.day == _w.day, _r.arrival == _w.arrival))
    .where(_w.claim == _bind("claim"), _w.day <= _until)
    .order_by(_w.number)
)
_here = sa.select(_t.meeting).where(_t.day == _bind("day"), _t.arrival == _bind("arrival"))
_MENTIONED = Prepared(sa.select(t.mentions).where(_t.meeting.in_(_here), _t.day <= _until))
_MET = Prepared(
    sa.select(t.mentions)
    .where(_t.sides == _bind("sides"), _t.day.between(_bind("since"), _until))
    .order_by(_t.day.desc(), _t.arrival.desc())
    .limit(MOST)
)
