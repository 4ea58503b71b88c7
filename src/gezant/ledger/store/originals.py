"""The bytes that reports were read from: kept once each, by their hash, compressed."""

from __future__ import annotations

import zlib

import sqlalchemy as sa

from gezant.ledger.store import schema as t
from gezant.ledger.store.dialect import Refusal
from gezant.model import Original


def keep_original(connection: sa.Connection, original: Original) -> None:
    """Keep the bytes that a report was read from, where they are not kept yet."""
    if connection.execute(sa.select(t.originals.c.hash).where(t.originals.c.hash == original.hash)).first() is None:
        values = {"hash": original.hash, "media_type": original.media_type, "data": zlib.compress(original.data)}
        connection.execute(t.originals.insert(), values)


def original_of(connection: sa.Connection, report: str) -> Original | None:
    """The bytes that a report was read from; None where they were not kept. Raises LedgerError for an unknown report."""
    o, r = t.originals.c, t.reports.c
    query = sa.select(r.id, o.hash, o.media_type, o.data).join(t.originals, o.hash == r.original, isouter=True)
    row = connection.execute(query.where(r.id == report)).first()
    if row is None:
        raise Refusal("no_report", f"there is no report '{report}' in this dossier", report=report)
    return Original(zlib.decompress(row.data), row.media_type, row.hash) if row.hash else None
