"""The places of reports in the order of a dossier, and what happens to them when the date of one is corrected."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from gezant.ledger.filed import standing_day
from gezant.ledger.store import schema as t

Place = tuple[int, int]  # day, as an ordinal, and arrival


def day_of(connection: sa.Connection, edtf: str | None, arrival: int) -> int:
    """The ordinal of the day that a report stands at among those that arrived before it."""
    c = t.reports.c

    def latest(first: date, last: date) -> date | None:
        query = sa.select(sa.func.max(c.day)).where(c.day.between(first.toordinal(), last.toordinal()), c.arrival < arrival)
        found = connection.execute(query).scalar()
        return date.fromordinal(found) if found else None

    return standing_day(edtf, latest).toordinal()


def redate(connection: sa.Connection, arrival: int, edtf: str | None) -> Place:
    """Give a report another date, and the reports that stand by it another place; gives the earliest place that changed."""
    c = t.reports.c
    connection.execute(t.reports.update().where(c.arrival == arrival).values(date=edtf))
    # A report whose day is not known stands behind those of its month that arrived before: one of them moves it, too.
    vague = sa.or_(c.date.is_(None), sa.func.length(c.date) < len("2018-04-08"))
    rows = connection.execute(
        sa.select(c.arrival, c.day, c.date)
        .where(sa.or_(c.arrival == arrival, sa.and_(c.arrival > arrival, vague)))
        .order_by(c.arrival)
    ).all()
    changed: list[Place] = []
    for row in rows:
        day = day_of(connection, row.date, row.arrival)
        if day != row.day or row.arrival == arrival:
            connection.execute(t.reports.update().where(c.arrival == row.arrival).values(day=day))
            changed += [(row.day, row.arrival), (day, row.arrival)]
    return min(changed)
