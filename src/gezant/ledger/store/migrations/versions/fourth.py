"""A dossier is worked out anew in the background; everything derived is found by its place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what tells how far that is, and the indices by place that were missing."""
    names = ("since_day", "since_arrival", "done_day", "done_arrival", "again_day", "again_arrival")
    op.create_table("stale", sa.Column("id", sa.Integer, primary_key=True), *(sa.Column(name, sa.Integer) for name in names))
    for table in ("silences", "doubts", "pledges"):
        op.create_index(f"{table}_place", table, ["day", "arrival"])
