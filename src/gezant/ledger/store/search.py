"""Search over the texts of reports: those that have what is asked for, the latest first, and what they have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from gezant.ledger import stems
from gezant.ledger.store import schema as t
from gezant.ledger.store.dialect import REPORT_WORDS, REPORTS, matching
from gezant.ledger.store.prepared import Prepared
from gezant.ledger.store.queries import Wanted, reports
from gezant.model.dossier import Facets, Hit, ReportLine, Search

_MOST = 2_000  # reports that are looked at: those that arrived last; facets count these
_COUNTED = 200  # of the reports found, those whose actors and acts are counted
_AROUND = 140  # code points shown on either side of the first word that was found
_STATE = re.compile(r"[A-Z]{3}")


def search(connection: sa.Connection, wanted: Wanted, outlet: str | None = None) -> Search:
    """The reports whose title and text have all of `wanted.text`, of an outlet, with statements of an actor or in an act."""
    if not stems.query(wanted.text or ""):
        return Search((), 0, False, Facets())
    first, last = wanted.days
    r, c = t.reports.c, t.listed.c
    near = (
        sa.select(REPORTS.c.rowid)
        .where(matching(wanted.text or "", REPORT_WORDS))
        .order_by(REPORTS.c.rowid.desc())
        .limit(_MOST)
        .subquery()
    )
    query = sa.select(r.arrival, r.day, r.id, r.outlet, r.date).join(near, near.c.rowid == r.arrival)
    query = query.where(r.day.between(first, last))
    if outlet:
        query = query.where(r.outlet == outlet)
    for name, key in (("source", wanted.actor), ("act", wanted.act)):
        if key:
            here = (c.list == name, c.key == key, c.day == r.day, c.arrival == r.arrival)
            query = query.where(sa.exists().where(*here))
    rows = connection.execute(query.order_by(r.day.desc(), r.arrival.desc())).all()
    page = rows[wanted.offset :][: wanted.limit]
    hits = _hits(connection, [row.arrival for row in page], wanted.text or "")
    whole = connection.execute(sa.select(sa.func.count()).select_from(near)).scalar_one() < _MOST
    return Search(hits, len(rows), not whole, _facets(connection, rows))


def _hits(connection: sa.Connection, arrivals: Sequence[int], asked: str) -> tuple[Hit, ...]:
    r = t.reports.c
    query = sa.select(r.arrival, r.id, r.text, r.language).where(r.arrival.in_(arrivals))
    texts = {row.arrival: row for row in connection.execute(query)}
    lines = reports(connection, [row.id for row in texts.values()])
    return tuple(_hit(lines[texts[a].id], texts[a].text, texts[a].language, asked) for a in arrivals)


def _hit(line: ReportLine, text: str, language: str, asked: str) -> Hit:
    spans = stems.marked(text, asked, language)
    middle = spans[0][0] if spans else 0
    start = max(0, text.rfind(" ", 0, max(0, middle - _AROUND)) + 1) if middle > _AROUND else 0
    end = len(text) if middle + _AROUND >= len(text) else max(text.rfind(" ", 0, middle + _AROUND), middle)
    within = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Hit(line, text[start:end], within, start > 0, end < len(text))


def _facets(connection: sa.Connection, rows: Sequence[Any]) -> Facets:
    """How many of the reports are of an outlet and a year, and of the latest of them have a source of a state, and an act."""
    outlets = Counter(row.outlet for row in rows if row.outlet)
    years = Counter(row.date[:4] for row in rows if row.date)
    actors: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for row in rows[:_COUNTED]:
        found = {(had.list, had.key) for had in _HAD.rows(connection, day=row.day, arrival=row.arrival)}
        actors.update(key for name, key in found if name == "source" and _STATE.fullmatch(key))
        acts.update(key for name, key in found if name == "act")
    return Facets(_ranked(outlets), tuple(sorted(years.items(), reverse=True)), _ranked(actors), _ranked(acts))


def _ranked(counts: Counter[str], most: int = 12) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


_c = t.listed.c
_HAD = Prepared(sa.select(_c.list, _c.key).where(_c.day == sa.bindparam("day"), _c.arrival == sa.bindparam("arrival")))
