"""Listings: claims, statements and meetings by what they are asked for, the newest first, a page at a time, as of any day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from gezant.ledger.codes import body, shown, state_and_sector
from gezant.ledger.memory import claim_id
from gezant.ledger.store import schema as t
from gezant.ledger.store.dialect import WORDS, matching
from gezant.ledger.store.memory import grade_of, meeting_state_of, state_of
from gezant.ledger.store.prepared import Prepared
from gezant.ledger.store.read import ALWAYS, claim, last_day, meeting
from gezant.ledger.whom import BETWEEN
from gezant.model.dossier import ActorLine, Change, Claim, DossierMeeting, Pair, ReportLine, StatementLine
from gezant.times import parse_date

PAGE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a listing is asked for; what is None does not matter. Dates are EDTF; actors are codes, of bodies and states, too.

    `about` asks for the statements of `actor` that are about another party (or address it); it needs an `actor`.
    """

    actor: str | None = None
    addressee: str | None = None
    topic: str | None = None
    act: str | None = None
    grade: str | None = None
    named: bool | None = None
    text: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    limit: int | None = PAGE
    offset: int = 0

    @property
    def days(self) -> tuple[int, int]:
        """The ordinals of the first and the last day of reports that count."""
        first = parse_date(self.since).first.toordinal() if self.since else 0
        return first, min(last_day(self.until), last_day(self.as_of))


def claims(connection: sa.Connection, wanted: Wanted) -> list[Claim]:
    """Claims, those that a report bore on last first, with their bearings and grades up to the day."""
    last = last_day(wanted.as_of)
    found: dict[int, None] = {}
    wanted_numbers = None if wanted.limit is None else wanted.offset + wanted.limit
    for number in connection.execute(_bearing_claims(wanted)).scalars():
        found[number] = None
        if len(found) == wanted_numbers:
            break
    return [claim(connection, number, last) for number in list(found)[wanted.offset :]]


def _bearing_claims(wanted: Wanted) -> sa.Select[Any]:
    """The claims that reports bore on, the latest first, each as often as one did."""
    first, last = wanted.days
    keys = [("claim party", shown(wanted.actor))] if wanted.actor else []
    keys += [("claim topic", wanted.topic)] if wanted.topic else []
    if wanted.text:
        b, s = t.bearings.c, t.statements.c
        query = sa.select(b.claim).select_from(WORDS).join(t.statements, s.number == WORDS.c.rowid)
        said = (b.said_day == s.day, b.said_arrival == s.arrival, b.statement_id == s.id, b.report == s.report)
        query = query.join(t.bearings, sa.and_(*said)).where(matching(wanted.text), b.day.between(first, last))
        query = query.order_by(WORDS.c.rowid.desc())
        place = (b.day, b.arrival, b.claim)
    else:
        if not keys:
            keys = [("claim grade", wanted.grade) if wanted.grade else ("claim", "")]
        query, listed = _along(*keys.pop(0), first, last)
        place = (listed.day, listed.arrival, listed.ref)
    query = _also(query, keys, place)
    if wanted.grade:
        g = t.grades.c
        now = sa.select(g.grade).where(g.claim == place[2], g.day <= last).order_by(g.number.desc()).limit(1)
        query = query.where(now.scalar_subquery() == wanted.grade)
    return query


def statements(connection: sa.Connection, wanted: Wanted) -> list[StatementLine]:
    """Statements of reports, the latest first."""
    first, last = wanted.days
    s = t.statements.c
    keys = [(role, actor) for role, actor in (("source", wanted.actor), ("addressee", wanted.addressee)) if actor]
    keys += [("act", wanted.act)] if wanted.act else []
    keys += [("named", "yes" if wanted.named else "no")] if wanted.named is not None else []
    if wanted.about and wanted.actor:
        keys.insert(0, ("about", f"{shown(wanted.actor)}{BETWEEN}{shown(wanted.about)}"))
    query: sa.Select[Any]
    if wanted.text:  # statements are numbered in the order of their places
        query = sa.select(t.statements).select_from(WORDS).join(t.statements, s.number == WORDS.c.rowid)
        query = query.where(matching(wanted.text), WORDS.c.rowid.between(*_numbers(connection, first, last)))
        query = query.order_by(WORDS.c.rowid.desc())
    elif keys:
        query, listed = _along(*keys.pop(0), first, last)
        query = query.with_only_columns(*s).join(t.statements, s.number == listed.ref)
    else:
        query = sa.select(t.statements).where(s.day.between(first, last))
        query = query.order_by(s.day.desc(), s.arrival.desc(), s.statement.desc())
    query = _also(query, keys, (s.day, s.arrival, s.number))
    return [statement_line(connection, row) for row in connection.execute(query.offset(wanted.offset).limit(wanted.limit)).all()]


def _along(name: str, key: str, first: int, last: int) -> tuple[sa.Select[Any], Any]:
    """The numbers of a list under a key, of reports of these days, the latest first; and the columns that they are from."""
    c = t.listed.alias().c
    query = sa.select(c.ref).where(c.list == name, c.key == key, c.day.between(first, last))
    return query.order_by(c.day.desc(), c.arrival.desc(), c.ref.desc()), c


def _also(query: sa.Select[Any], keys: Sequence[tuple[str, str]], place: Sequence[Any]) -> sa.Select[Any]:
    """The rows of a query whose day, arrival and number stand in these lists under these keys, too."""
    day, arrival, ref = place
    for name, key in keys:
        c = t.listed.alias().c
        here = (c.list == name, c.key == key, c.day == day, c.arrival == arrival, c.ref == ref)
        query = query.where(sa.exists().where(*here))
    return query


def _numbers(connection: sa.Connection, first: int, last: int) -> tuple[int, int]:
    """The numbers of the first and the last statement of these days."""
    s = t.statements.c
    order = (s.day, s.arrival, s.statement)
    low = connection.execute(sa.select(s.number).where(s.day >= first).order_by(*order).limit(1)).scalar()
    latest = [column.desc() for column in order]
    high = connection.execute(sa.select(s.number).where(s.day <= last).order_by(*latest).limit(1)).scalar()
    return (low, high) if low is not None and high is not None else (1, 0)


def statement_line(connection: sa.Connection, row: Any) -> StatementLine:
    """A statement as listings show it, from its row."""
    report = _report(connection, row.report)
    actors = [found.key for found in _ACTORS.rows(connection, day=row.day, arrival=row.arrival, ref=row.number)]
    bears = _BEARS.rows(connection, day=row.day, arrival=row.arrival, report=row.report, statement=row.id)
    return StatementLine(
        report=row.report,
        outlet=report.outlet,
        date=report.date,
        statement=row.id,
        source=row.source,
        actors=_fullest(actors),
        naming=row.naming,
        act=row.act,
        addressee=row.addressee,
        content=row.content,
        hearsay=row.hearsay,
        claims=tuple(claim_id(number) for number in sorted({found.claim for found in bears})),
    )


def _fullest(codes: Sequence[str]) -> tuple[str, ...]:
    """The codes that are not the body or the state of another of them."""
    return tuple(c for c in codes if not any(other != c and other.startswith((f"{c}:", f"{c}.", f"{c}/")) for other in codes))


def meetings(connection: sa.Connection, wanted: Wanted) -> list[DossierMeeting]:
    """Meetings, those that a report mentioned last first."""
    first, last = wanted.days
    side = (state_and_sector(wanted.actor)[0] or body(wanted.actor)) if wanted.actor else None
    query, _ = _along(*(("meeting side", side) if side else ("meeting", "")), first, last)
    found: dict[int, None] = {}
    for number in connection.execute(query).scalars():
        found[number] = None
        if wanted.limit is not None and len(found) == wanted.offset + wanted.limit:
            break
    return [meeting(connection, number, last_day(wanted.as_of)) for number in list(found)[wanted.offset :]]


def actors(connection: sa.Connection, wanted: Wanted) -> list[ActorLine]:
    """Actors by how often they spoke."""
    first, last = wanted.days
    n = t.counted.c
    of: sa.ColumnElement[bool] = sa.true()
    if wanted.actor is not None:
        of = sa.or_(n.actor == wanted.actor, *(n.actor.startswith(wanted.actor + sign, autoescape=True) for sign in ":./"))
    known = sa.select(n.role, n.actor, _times(n, first, last).label("times")).where(n.act == "", n.role != "about", of)
    totals: dict[str, dict[str, int]] = {}
    for row in connection.execute(known):
        if row.times:
            totals.setdefault(row.actor, {})[row.role] = row.times
    lines = [(actor, times.get("source", 0), times.get("addressee", 0)) for actor, times in totals.items()]
    lines.sort(key=lambda line: (-line[1], -line[2], line[0]))
    page = lines[wanted.offset :][: wanted.limit]
    return [ActorLine(*line, _acts(connection, line[0], first, last)) for line in page]


def pairs(connection: sa.Connection, wanted: Wanted) -> list[Pair]:
    """Who spoke about whom, the most frequent first; with an actor, those of whom it is one."""
    first, last = wanted.days
    n = t.counted.c
    query = sa.select(n.actor, _times(n, first, last).label("times")).where(n.role == "about", n.act == "")
    found = []
    for row in connection.execute(query):
        source, _, about = row.actor.partition(BETWEEN)
        found += [Pair(source, about, row.times)] if row.times else []
    of = shown(wanted.actor) if wanted.actor else None
    lines = sorted((p for p in found if of in (None, p.source, p.about)), key=lambda p: (-p.times, p.source, p.about))
    return lines[wanted.offset :][: wanted.limit]


def acts_between(connection: sa.Connection, source: str, about: str, wanted: Wanted) -> tuple[tuple[str, int], ...]:
    """In which acts one spoke about the other, the most frequent first."""
    first, last = wanted.days
    c, s = t.listed.c, t.statements.c
    query = sa.select(s.act, sa.func.count()).join(t.listed, c.ref == s.number).group_by(s.act)
    here = (c.list == "about", c.key == f"{source}{BETWEEN}{about}", c.day.between(first, last))
    return tuple(sorted(((act, times) for act, times in connection.execute(query.where(*here))), key=lambda p: (-p[1], p[0])))


def actor_codes(connection: sa.Connection, as_of: str | None) -> list[str]:
    """The codes of all who spoke or were spoken to by a day, in their order."""
    n = t.counted.c
    query = sa.select(n.actor).where(n.act == "", n.role.in_(("source", "addressee")), n.day <= last_day(as_of))
    return list(connection.execute(query.distinct().order_by(n.actor)).scalars())


def _acts(connection: sa.Connection, actor: str, first: int, last: int) -> tuple[tuple[str, int], ...]:
    """How often an actor spoke in each act, the most frequent first."""
    n = t.counted.c
    query = sa.select(n.act, _times(n, first, last).label("times"))
    rows = connection.execute(query.where(n.role == "source", n.actor == actor, n.act != ""))
    return tuple(sorted(((row.act, row.times) for row in rows if row.times), key=lambda pair: (-pair[1], pair[0])))


def _times(n: Any, first: int, last: int) -> sa.ColumnElement[int]:
    """How often between two days, from the counts up to the last report of the second and up to the last before the first."""
    c = t.counts.alias().c
    same = (c.role == n.role, c.act == n.act, c.actor == n.actor)

    def up_to(*days: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        latest = sa.select(c.times).where(*same, *days).order_by(c.day.desc(), c.arrival.desc()).limit(1)
        return sa.func.coalesce(latest.scalar_subquery(), 0)

    until: sa.ColumnElement[int] = up_to(c.day <= last)
    return until - up_to(c.day < first) if first else until


def reports(connection: sa.Connection, ids: Sequence[str]) -> dict[str, ReportLine]:
    """Reports by their ids."""
    return {id: _report(connection, id) for id in ids}


def _report(connection: sa.Connection, id: str) -> ReportLine:
    first = t.reports.alias("first")
    c = t.reports.c
    query = sa.select(c.id, c.date, c.outlet, c.title, c.language, first.c.id.label("story"))
    row = connection.execute(query.join(first, first.c.arrival == c.story).where(c.id == id)).one()
    return ReportLine(row.id, row.date, row.outlet, row.title, row.language, row.story)


def changes(connection: sa.Connection, wanted: Wanted, only: Sequence[str] | None = None) -> list[Change]:
    """What reports of these days (or `only` those with these ids) changed, in the order of the reports."""
    first, last = wanted.days
    found: list[tuple[tuple[int, int, int], Change]] = []
    kinds: tuple[tuple[sa.Table, str, Callable[[Any], Any]], ...] = (
        (t.grades, "claim", grade_of),
        (t.states, "condition", state_of),
        (t.meeting_states, "meeting", meeting_state_of),
    )
    for rank, (table, name, made) in enumerate(kinds):
        c = table.c
        query = sa.select(table).where(c.day.between(first, last)).order_by(c.day, c.arrival, c.number)
        places = [] if only is None else _places(connection, only)  # each by the index on places, not all by one list
        parts = [query] if only is None else [query.where(c.day == day, c.arrival == arrival) for day, arrival in places]
        for row in (row for part in parts for row in connection.execute(part).all()):
            whose = getattr(row, name)
            earlier = sa.select(table).where(c[name] == whose, c.number < row.number).order_by(c.number.desc()).limit(1)
            before = connection.execute(earlier).first()
            if name == "meeting" and before is not None and before.report == row.report:
                continue  # the same report says better further on
            shown, gloss = _named(connection, name, whose, last)
            entry = Change(shown, name, gloss, row.report, row.since, made(before) if before else None, made(row))  # type: ignore[arg-type]
            found.append(((row.day, row.arrival, rank), entry))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _places(connection: sa.Connection, reports: Sequence[str]) -> list[tuple[int, int]]:
    c = t.reports.c
    rows = (connection.execute(sa.select(c.day, c.arrival).where(c.id == report)).one() for report in reports)
    return [(row.day, row.arrival) for row in rows]


def _named(connection: sa.Connection, kind: str, number: int, day: int) -> tuple[str, str]:
    if kind == "claim":
        found = claim(connection, number, day)
        return found.id, found.gloss
    if kind == "meeting":
        met = meeting(connection, number, day)
        return met.id, f"{met.kind}: {', '.join(met.participants)}"
    row = connection.execute(sa.select(t.conditions).where(t.conditions.c.number == number)).one()
    of, on = claim(connection, row.of, ALWAYS), claim(connection, row.on, ALWAYS)
    return f"{of.id} on {on.id}", f"{of.gloss} | {row.kind} | {on.gloss}"


_l, _b = t.listed.c, t.bearings.c
_ACTORS = Prepared(
    sa.select(_l.key)
    .where(_l.day == sa.bindparam("day"), _l.arrival == sa.bindparam("arrival"))
    .where(_l.list == "source", _l.ref == sa.bindparam("ref"))
    .order_by(_l.key)
)
_BEARS = Prepared(
    sa.select(_b.claim)
    .where(_b.said_day == sa.bindparam("day"), _b.said_arrival == sa.bindparam("arrival"))
    .where(_b.report == sa.bindparam("report"), _b.statement_id == sa.bindparam("statement"))
)
