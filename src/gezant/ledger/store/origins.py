"""Where a claim comes from, from the tables, as of any day."""

from __future__ import annotations

import sqlalchemy as sa

from gezant.ledger.origins import Heard, origins
from gezant.ledger.store import schema as t
from gezant.ledger.store.prepared import Prepared
from gezant.ledger.store.read import last_day, number_of
from gezant.ledger.voices import Voice
from gezant.model.dossier import Origins


def origins_of(connection: sa.Connection, id: str, as_of: str | None = None) -> Origins:
    """The origins of a claim by its id. Raises LedgerError where there is no such claim."""
    day = last_day(as_of)
    number = number_of(connection, id, day)
    rows = _HEARD.rows(connection, claim=number, until=day)
    return origins(
        [
            Heard(Voice(row.source, row.standing, bool(row.counted)), bool(row.denies), row.id, row.story, row.agency)
            for row in rows
        ]
    )


_w, _r, _first = t.words.c, t.reports.c, t.reports.alias("first")
_HEARD = Prepared(
    sa.select(_w.source, _w.standing, _w.counted, _w.denies, _r.id, _r.agency, _first.c.id.label("story"))
    .join(t.reports, _r.arrival == _w.arrival)
    .join(_first, _first.c.arrival == _r.story)
    .where(_w.claim == sa.bindparam("claim"), _w.day <= sa.bindparam("until"))
    .order_by(_w.number)
)
