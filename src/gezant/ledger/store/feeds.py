"""The feeds that are watched for a dossier: what is remembered of each, and which of their entries were dealt with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from gezant.intake.feeds.watching import FeedState
from gezant.ledger.store import schema as t


def states(connection: sa.Connection) -> list[FeedState]:
    """The state of every feed, in the order of their addresses."""
    rows = connection.execute(sa.select(t.feeds).order_by(t.feeds.c.address))
    return [_state(row) for row in rows]


def keep_state(connection: sa.Connection, state: FeedState) -> None:
    """Keep the state of a feed in place of the one before."""
    row = {
        "address": state.address,
        "moved_to": state.moved_to,
        "etag": state.etag,
        "modified": state.modified,
        "next": _written(state.next),
        "failures": state.failures,
        "last_status": state.last_status,
        "last_polled": _written(state.last_polled),
    }
    connection.execute(t.feeds.delete().where(t.feeds.c.address == state.address))
    connection.execute(t.feeds.insert(), row)


def forget(connection: sa.Connection, address: str) -> bool:
    """Forget a feed and its entries; False where it was not watched."""
    connection.execute(t.seen_entries.delete().where(t.seen_entries.c.feed == address))
    return connection.execute(t.feeds.delete().where(t.feeds.c.address == address)).rowcount > 0


def seen(connection: sa.Connection, feed: str, keys: Collection[str]) -> frozenset[str]:
    """Those of these keys that were dealt with: of ids those of this feed, of addresses of pages those of any feed."""
    c = t.seen_entries.c
    anywhere = sa.or_(c.feed == feed, c.entry.like("http://%"), c.entry.like("https://%"))
    found: set[str] = set()
    wanted = sorted(keys)
    for start in range(0, len(wanted), _MOST):
        query = sa.select(c.entry).where(c.entry.in_(wanted[start : start + _MOST]), anywhere)
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def keep_seen(connection: sa.Connection, feed: str, keys: Collection[str]) -> None:
    """Keep that the entry of a feed that has these keys was dealt with."""
    c = t.seen_entries.c
    known = connection.execute(sa.select(c.entry).where(c.feed == feed, c.entry.in_(sorted(keys)))).scalars().all()
    rows = [{"feed": feed, "entry": key, "when": _written(datetime.now(UTC))} for key in sorted(set(keys) - set(known))]
    if rows:
        connection.execute(t.seen_entries.insert(), rows)


_MOST = 500  # parameters of one question


def _state(row: Any) -> FeedState:
    return FeedState(
        address=row.address,
        moved_to=row.moved_to,
        etag=row.etag,
        modified=row.modified,
        next=_read(row.next),
        failures=row.failures,
        last_status=row.last_status,
        last_polled=_read(row.last_polled),
    )


def _written(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def _read(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
