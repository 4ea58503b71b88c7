"""Where a claim comes from, from the tables, as of any day."""

from __future__ import annotations

import sqlalchemy as sa

from gezant.ledger.origins import Heard, origins
from gezant.ledger.store import schema as t
from gezant.ledger.store.read import last_day, number_of
from gezant.ledger.voices import Voice
from gezant.model.dossier import Origins


def origins_of(connection: sa.Connection, id: str, as_of: str | None = None) -> Origins:
    """The origins of a claim by its id. Raises LedgerError where there is no such claim."""
    day = last_day(as_of)
    number = number_of(connection, id, day)
    w, r = t.words.c, t.reports.c
    first = t.reports.alias("first")
    query = (
        sa.select(w.source, w.standing, w.counted, w.denies, r.id, r.agency, first.c.id.label("story"))
        .join(t.reports, r.arrival == w.arrival)
        .join(first, first.c.arrival == r.story)
        .where(w.claim == number, w.day <= day)
        .order_by(w.number)
    )
    rows = connection.execute(query).all()
    return origins(
        [Heard(Voice(row.source, row.standing, row.counted), row.denies, row.id, row.story, row.agency) for row in rows]
    )
