"""The latest changes, report by report as they came in."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from gezant.ledger.news import News, NewsItem
from gezant.ledger.store import schema as t
from gezant.ledger.store.queries import Wanted, changes
from gezant.model.dossier import Change, GradeEntry

_STEP = 20  # reports that are looked at together


def news(connection: sa.Connection, most: int) -> News | None:
    """At most `most` changes by the reports that were added last; None of a dossier without reports."""
    r = t.reports.c
    n = t.readings.c
    # `seen` is when a report was fetched, which may have been years before; its first reading was made when it was added.
    added = sa.select(sa.func.min(n.made)).where(n.arrival == r.arrival).scalar_subquery().label("added")
    first = connection.execute(sa.select(r.hash, added).order_by(r.arrival).limit(1)).first()
    if first is None:
        return None
    query = sa.select(r.arrival, r.id, r.hash, added, r.outlet, r.title, r.url).order_by(r.arrival.desc()).limit(_STEP)
    items: list[NewsItem] = []
    rows = connection.execute(query).all()
    last = rows[0].added
    while rows and len(items) < most:
        items += _items(connection, rows)
        rows = connection.execute(query.where(r.arrival < rows[-1].arrival)).all()
    return News(_digest(first.hash, first.added), last, tuple(items[:most]))


def _items(connection: sa.Connection, reports: Sequence[Any]) -> list[NewsItem]:
    of: dict[str, list[Change]] = {row.id: [] for row in reports}
    for change in changes(connection, Wanted(limit=None), list(of)):
        of[change.report].append(change)
    out: list[NewsItem] = []
    for row in reports:
        met: Counter[str] = Counter()
        for change in of[row.id]:
            after = change.after.grade if isinstance(change.after, GradeEntry) else change.after.state
            key = _digest(row.hash, change.what, change.gloss, after)
            met[key] += 1
            out.append(NewsItem(change, f"{key}-{met[key]}", row.added, row.outlet, row.title, row.url))
    return out


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", errors="replace")).hexdigest()[:32]
