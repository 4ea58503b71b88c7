"""The first tables."""

from __future__ import annotations

from alembic import op

from gezant.ledger.store.dialect import make_text_table
from gezant.ledger.store.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table. The next version will have to freeze their shape here."""
    metadata.create_all(op.get_bind())
    make_text_table(op.get_bind())
