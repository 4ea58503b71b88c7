"""The first tables, as they were; schema.py has them as they are now."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _TABLES.create_all(op.get_bind())
    op.get_bind().exec_driver_sql(
        "CREATE VIRTUAL TABLE statement_text USING fts5"
        "(content, content='statements', content_rowid='number', tokenize=\"unicode61 remove_diacritics 2\")"
    )


def _text(name: str, *, nullable: bool = False, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, **options)


def _integer(name: str, *, nullable: bool = False, **options: Any) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable, **options)


def _boolean(name: str, **options: Any) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, **options)


_TABLES = sa.MetaData()
sa.Table("dossier", _TABLES, _text("id", primary_key=True), _text("title"))
sa.Table(
    "reports",
    _TABLES,
    _integer("arrival", primary_key=True),
    _integer("day", index=True),
    _text("hash", unique=True),
    _text("id", unique=True),
    _text("language"),
    _text("date", nullable=True),
    _text("outlet", nullable=True),
    _text("title", nullable=True),
    _text("origin", nullable=True),
    _text("seen"),
    _text("text"),
    _integer("story", index=True),
)
sa.Table(
    "bands",
    _TABLES,
    sa.Column("band", sa.LargeBinary, primary_key=True),
    _integer("arrival", primary_key=True),
    sqlite_with_rowid=False,
)
sa.Table(
    "readings",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("arrival", index=True),
    _text("version"),
    _text("made"),
    _text("reading"),
)
sa.Table("decisions", _TABLES, _integer("number", primary_key=True), _text("made"), _text("who"), _text("kind"))
sa.Table(
    "decided",
    _TABLES,
    _integer("decision", primary_key=True),
    _text("report", primary_key=True),
    _text("statement", primary_key=True),
    _integer("part", primary_key=True),
    _boolean("other"),
    sa.Index("decided_statement", "report", "statement", "part"),
    sqlite_with_rowid=False,
)
sa.Table(
    "claims",
    _TABLES,
    _integer("number", primary_key=True),
    _boolean("asked_only", primary_key=True),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _integer("replaces", nullable=True, index=True),
    _text("kind"),
    _text("founder"),
    sa.Index("claims_place", "day", "arrival"),
)
sa.Table(
    "members",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("claim", index=True),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _text("act"),
    _text("entry"),
    sa.Index("members_act", "act", "day", "arrival", "statement"),
    sa.Index("members_place", "day", "arrival"),
)
sa.Table(
    "postings",
    _TABLES,
    _text("list", primary_key=True),
    _text("feature", primary_key=True),
    _integer("day", primary_key=True),
    _integer("arrival", primary_key=True),
    _integer("ref", primary_key=True),
    sa.Index("postings_place", "day", "arrival"),
    sqlite_with_rowid=False,
)
sa.Table(
    "bearings",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("claim"),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _integer("said_day"),
    _integer("said_arrival"),
    _text("report"),
    _text("statement_id"),
    _text("bearing"),
    _text("why"),
    sa.Index("bearings_claim", "claim", "day", "arrival"),
    sa.Index("bearings_place", "day", "arrival"),
    sa.Index("bearings_said", "said_day", "said_arrival", "statement_id"),
)
sa.Table(
    "words",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("claim"),
    _integer("day"),
    _integer("arrival"),
    _text("source"),
    _text("standing"),
    _boolean("counted"),
    _boolean("denies"),
    sa.Index("words_claim", "claim", "source", "standing", "counted"),
    sa.Index("words_place", "day", "arrival"),
)
sa.Table(
    "silences",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("claim", index=True),
    _integer("day"),
    _integer("arrival"),
    _text("actor"),
)
sa.Table(
    "doubts",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _text("entry"),
)
sa.Table(
    "grades",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("claim"),
    _integer("day"),
    _integer("arrival"),
    _text("since", nullable=True),
    _text("report"),
    _text("grade"),
    _text("by"),
    _text("awaiting"),
    sa.Index("grades_claim", "claim", "number"),
    sa.Index("grades_place", "day", "arrival"),
)
sa.Table(
    "conditions",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("of", index=True),
    _integer("on", index=True),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _text("kind"),
    _text("set_by"),
    _text("asked"),
    sa.Index("conditions_place", "day", "arrival"),
)
sa.Table(
    "pledges",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("condition", index=True),
    _integer("claim", index=True),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _text("act"),
)
sa.Table(
    "states",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("condition", index=True),
    _integer("day"),
    _integer("arrival"),
    _text("since", nullable=True),
    _text("report"),
    _text("state"),
    _text("grade", nullable=True),
    _text("claim", nullable=True),
    sa.Index("states_place", "day", "arrival"),
)
sa.Table(
    "mentions",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("meeting", index=True),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _text("sides"),
    _text("report"),
    _integer("mention"),
    _text("told"),
    sa.Index("mentions_place", "day", "arrival"),
    sa.Index("mentions_sides", "sides", "day", "arrival"),
)
sa.Table(
    "meeting_states",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("meeting", index=True),
    _integer("day"),
    _integer("arrival"),
    _text("since", nullable=True),
    _text("report"),
    _text("state"),
    _text("when", nullable=True),
    _text("where", nullable=True),
    sa.Index("meeting_states_place", "day", "arrival"),
)
sa.Table(
    "statements",
    _TABLES,
    _integer("number", primary_key=True),
    _integer("day"),
    _integer("arrival"),
    _integer("statement"),
    _integer("part"),
    _text("report"),
    _text("id"),
    _text("act"),
    _text("naming"),
    _text("source"),
    _text("addressee"),
    _text("cue"),
    _text("content"),
    _boolean("hearsay"),
    sa.Index("statements_place", "day", "arrival", "statement"),
)
sa.Table(
    "listed",
    _TABLES,
    _text("list", primary_key=True),
    _text("key", primary_key=True),
    _integer("day", primary_key=True),
    _integer("arrival", primary_key=True),
    _integer("ref", primary_key=True),
    sa.Index("listed_place", "day", "arrival"),
    sqlite_with_rowid=False,
)
sa.Table(
    "counts",
    _TABLES,
    _text("role", primary_key=True),
    _text("act", primary_key=True),
    _text("actor", primary_key=True),
    _integer("day", primary_key=True),
    _integer("arrival", primary_key=True),
    _integer("times"),
    sa.Index("counts_place", "day", "arrival"),
    sqlite_with_rowid=False,
)
sa.Table(
    "counted",
    _TABLES,
    _text("actor", primary_key=True),
    _text("role", primary_key=True),
    _text("act", primary_key=True),
    _integer("day"),
    _integer("arrival"),
    sa.Index("counted_place", "day", "arrival"),
    sqlite_with_rowid=False,
)
