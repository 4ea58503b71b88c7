"""Where what a dossier says comes from: reports, the program that read them, and the claims that their statements bear on."""

from __future__ import annotations

import sqlalchemy as sa

from gezant.ledger.memory import claim_id
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import candidates_from_text, why_from_text
from gezant.ledger.store.dialect import Refusal
from gezant.model.dossier import Bearing, Provenance


def provenance_of(connection: sa.Connection, report: str) -> Provenance:
    """What is known of a report and its latest reading. Raises LedgerError where there is no such report."""
    r, n = t.reports.c, t.readings.c
    first = t.reports.alias("first")
    told = (r.author, r.section, r.agency, r.url, r.published, r.dates, r.original, t.originals.c.media_type)
    query = (
        sa.select(
            r.id, r.date, r.outlet, r.title, r.language, r.origin, r.seen, first.c.id.label("story"), n.version, n.made, *told
        )
        .join(first, first.c.arrival == r.story)
        .join(t.readings, sa.and_(n.arrival == r.arrival, n.date.is_not_distinct_from(r.date)))
        .join(t.originals, t.originals.c.hash == r.original, isouter=True)
        .where(r.id == report)
        .order_by(n.number.desc())
    )
    row = connection.execute(query).first()
    if row is None:
        raise Refusal("no_report", f"there is no report '{report}' in this dossier", report=report)
    return Provenance(**{**row._mapping, "dates": candidates_from_text(row.dates)})


def bearings_of(connection: sa.Connection, report: str) -> list[tuple[str, Bearing]]:
    """The claims that the statements of a report bear on, each with how and why, in the order of the text."""
    place = sa.select(t.reports.c.day, t.reports.c.arrival).where(t.reports.c.id == report)
    row = connection.execute(place).first()
    if row is None:
        raise Refusal("no_report", f"there is no report '{report}' in this dossier", report=report)
    b = t.bearings.c
    query = (
        sa.select(t.bearings).where(b.said_day == row.day, b.said_arrival == row.arrival).order_by(b.statement, b.part, b.claim)
    )
    return [
        (claim_id(r.claim), Bearing(r.report, r.statement_id, r.bearing, why_from_text(r.why))) for r in connection.execute(query)
    ]
