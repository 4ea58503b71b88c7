"""Listings: claims, statements and meetings by what they are asked for, the newest first, a page at a time, as of any day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from gezant.ledger.memory import claim_id
from gezant.ledger.store import schema as t
from gezant.ledger.store.dialect import matching
from gezant.ledger.store.memory import grade_of, meeting_state_of, state_of
from gezant.ledger.store.read import ALWAYS, claim, last_day, meeting
from gezant.model.dossier import ActorLine, Change, Claim, DossierMeeting, ReportLine, StatementLine
from gezant.times import parse_date

PAGE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a listing is asked for; what is None does not matter. Dates are EDTF; actors are codes, of bodies and states, too."""

    actor: str | None = None
    addressee: str | None = None
    topic: str | None = None
    act: str | None = None
    grade: str | None = None
    named: bool | None = None
    text: str | None = None
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
    first, last = wanted.days
    b = t.bearings.c
    query = sa.select(b.claim, sa.func.max(b.day).label("day"), sa.func.max(b.arrival).label("arrival"))
    query = query.where(b.day.between(first, last))
    for kind, key in (("party", wanted.actor), ("topic", wanted.topic)):
        if key is not None:
            k = t.claim_keys.c
            query = query.where(b.claim.in_(sa.select(k.claim).where(k.kind == kind, k.key == key)))
    if wanted.text:
        s = t.statements.c
        said = sa.select(s.report, s.id).where(s.number.in_(matching(wanted.text)))
        query = query.where(sa.tuple_(b.report, b.statement_id).in_(said))
    if wanted.grade is not None:
        g = t.grades.c
        query = query.where(b.claim.in_(sa.select(g.claim).where(g.grade == wanted.grade, g.day <= last)))
    query = query.group_by(b.claim).order_by(sa.desc("day"), sa.desc("arrival"), b.claim.desc())
    shown: list[Claim] = []
    skipped = 0
    for row in connection.execute(query):
        found = claim(connection, row.claim, min(last_day(wanted.as_of), ALWAYS))
        if wanted.grade is not None and (not found.grades or found.grades[-1].grade != wanted.grade):
            continue
        if skipped < wanted.offset:
            skipped += 1
            continue
        shown.append(found)
        if wanted.limit is not None and len(shown) >= wanted.limit:
            break
    return shown


def statements(connection: sa.Connection, wanted: Wanted) -> list[StatementLine]:
    """Statements of reports, the latest first."""
    first, last = wanted.days
    s = t.statements.c
    query = sa.select(t.statements).where(s.day.between(first, last))
    for role, actor in (("source", wanted.actor), ("addressee", wanted.addressee)):
        if actor is not None:
            a = t.statement_actors.c
            query = query.where(s.number.in_(sa.select(a.ref).where(a.role == role, a.actor == actor)))
    if wanted.act is not None:
        query = query.where(s.act == wanted.act)
    if wanted.named is not None:
        named = ("named", "institution")
        query = query.where(s.naming.in_(named) if wanted.named else s.naming.not_in(named))
    if wanted.text:
        query = query.where(s.number.in_(matching(wanted.text)))
    query = query.order_by(s.day.desc(), s.arrival.desc(), s.statement.desc()).offset(wanted.offset).limit(wanted.limit)
    return [_line(connection, row) for row in connection.execute(query).all()]


def _line(connection: sa.Connection, row: Any) -> StatementLine:
    a, b = t.statement_actors.c, t.bearings.c
    report = _report(connection, row.report)
    actors = connection.execute(sa.select(a.actor).where(a.role == "source", a.day == row.day, a.ref == row.number)).scalars()
    bears = connection.execute(
        sa.select(b.claim).where(
            b.day == row.day, b.arrival == row.arrival, b.report == row.report, b.statement_id == row.id
        )
    ).scalars()  # fmt: skip
    return StatementLine(
        report=row.report,
        outlet=report.outlet,
        date=report.date,
        statement=row.id,
        source=row.source,
        actors=_fullest(list(actors)),
        naming=row.naming,
        act=row.act,
        addressee=row.addressee,
        content=row.content,
        hearsay=row.hearsay,
        claims=tuple(claim_id(number) for number in sorted(set(bears))),
    )


def _fullest(codes: Sequence[str]) -> tuple[str, ...]:
    """The codes that are not the body or the state of another of them."""
    return tuple(c for c in codes if not any(other != c and other.startswith((f"{c}:", f"{c}.", f"{c}/")) for other in codes))


def meetings(connection: sa.Connection, wanted: Wanted) -> list[DossierMeeting]:
    """Meetings, those that a report mentioned last first."""
    first, last = wanted.days
    m = t.mentions.c
    query = sa.select(m.meeting).where(m.day.between(first, last))
    if wanted.actor is not None:
        pattern = wanted.actor.partition(".")[0].partition(":")[0]
        sides = sa.literal("|") + m.sides + sa.literal("|")
        query = query.where(sides.contains(f"|{pattern}|"))
    query = query.group_by(m.meeting).order_by(sa.func.max(m.day).desc(), m.meeting.desc())
    numbers = connection.execute(query.offset(wanted.offset).limit(wanted.limit)).scalars().all()
    return [meeting(connection, number, last_day(wanted.as_of)) for number in numbers]


def actors(connection: sa.Connection, wanted: Wanted) -> list[ActorLine]:
    """Actors by how often they spoke."""
    first, last = wanted.days
    a, s = t.statement_actors.c, t.statements.c
    counted = sa.select(a.actor, a.role, s.act, sa.func.count().label("times")).join(t.statements, s.number == a.ref)
    counted = counted.where(a.day.between(first, last)).group_by(a.actor, a.role, s.act)
    spoke: dict[str, Counter[str]] = defaultdict(Counter)
    addressed: Counter[str] = Counter()
    for row in connection.execute(counted):
        if row.role == "source":
            spoke[row.actor][row.act] += row.times
        else:
            addressed[row.actor] += row.times
    lines = [
        ActorLine(actor, spoke[actor].total(), addressed[actor], tuple(spoke[actor].most_common()))
        for actor in spoke.keys() | addressed.keys()
        if wanted.actor is None or f"{actor}:".startswith((f"{wanted.actor}:", f"{wanted.actor}.", f"{wanted.actor}/"))
    ]
    lines.sort(key=lambda line: (-line.spoke, -line.addressed, line.actor))
    return lines[wanted.offset :][: wanted.limit]


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
        if only is not None:
            query = query.where(c.report.in_(list(only)))
        for row in connection.execute(query).all():
            whose = getattr(row, name)
            earlier = sa.select(table).where(c[name] == whose, c.number < row.number).order_by(c.number.desc()).limit(1)
            before = connection.execute(earlier).first()
            if name == "meeting" and before is not None and before.report == row.report:
                continue  # the same report says better further on
            shown, gloss = _named(connection, name, whose, last)
            entry = Change(shown, name, gloss, row.report, row.since, made(before) if before else None, made(row))  # type: ignore[arg-type]
            found.append(((row.day, row.arrival, rank), entry))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


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
