"""Lists of reports and of conditions, the newest first, as of any day."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from gezant.ledger.store import schema as t
from gezant.ledger.store.queries import Wanted
from gezant.ledger.store.read import condition
from gezant.model.dossier import DossierCondition, ReportLine


def reports(connection: sa.Connection, wanted: Wanted, outlet: str | None = None) -> list[ReportLine]:
    """Reports of these days (of an outlet), the latest first."""
    first, last = wanted.days
    story = t.reports.alias("story")
    c = t.reports.c
    query = (
        sa.select(c.id, c.date, c.outlet, c.title, c.language, story.c.id.label("story"))
        .join(story, story.c.arrival == c.story)
        .where(c.day.between(first, last), *([c.outlet == outlet] if outlet else []))
    )
    return [ReportLine(**row._mapping) for row in connection.execute(_page(query, wanted, c.day.desc(), c.arrival.desc()))]


def arrived(connection: sa.Connection, since: str, limit: int) -> list[ReportLine]:
    """Of the last reports that were added those added at an instant (ISO 8601, to the second) or later, the last first."""
    story = t.reports.alias("story")
    c, n = t.reports.c, t.readings.c
    read = sa.select(sa.func.min(n.made)).where(n.arrival == c.arrival).scalar_subquery().label("read")
    query = (
        sa.select(c.id, c.date, c.outlet, c.title, c.language, story.c.id.label("story"), read)
        .join(story, story.c.arrival == c.story)
        .order_by(c.arrival.desc())
        .limit(limit)
    )
    rows = (row for row in connection.execute(query).all() if row.read >= since)
    return [ReportLine(row.id, row.date, row.outlet, row.title, row.language, row.story) for row in rows]


def conditions(connection: sa.Connection, wanted: Wanted) -> list[DossierCondition]:
    """Conditions that reports of these days told first, the latest first, with their states up to the day."""
    first, last = wanted.days
    c = t.conditions.c
    query = sa.select(t.conditions).where(c.day.between(first, last))
    rows = connection.execute(_page(query, wanted, c.day.desc(), c.arrival.desc(), c.number.desc())).all()
    return [condition(connection, row, last) for row in rows]


def _page(query: sa.Select[Any], wanted: Wanted, *order: sa.ColumnElement[Any]) -> sa.Select[Any]:
    return query.order_by(*order).limit(wanted.limit).offset(wanted.offset)
