"""When people last looked at the page of a dossier."""

from __future__ import annotations

import sqlalchemy as sa

from gezant.ledger.store import schema as t


def last_visit(connection: sa.Connection, who: str) -> str | None:
    """When somebody last looked (ISO 8601); None where they never did."""
    return connection.execute(sa.select(t.visits.c.when).where(t.visits.c.who == who)).scalar()


def visit(connection: sa.Connection, who: str, when: str) -> None:
    """Note that somebody looks."""
    connection.execute(t.visits.delete().where(t.visits.c.who == who))
    connection.execute(t.visits.insert(), {"who": who, "when": when})
