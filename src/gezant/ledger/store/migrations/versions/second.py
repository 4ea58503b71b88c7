"""Where reports come from and the bytes they were read from; corrections, visits, watched feeds; the least certain statements."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what 0001 had not; of what is there, readings get the date of their report and statements their confidence."""
    for table, names in _TEXTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text))
    op.add_column("decisions", sa.Column("undoes", sa.Integer))
    op.add_column("statements", sa.Column("confidence", sa.Float, nullable=False, server_default="1"))
    op.add_column("statements", sa.Column("checked", sa.Boolean, nullable=False, server_default="0"))
    _TABLES.create_all(op.get_bind())
    of_report = sa.select(_reports.c.date).where(_reports.c.arrival == _readings.c.arrival).scalar_subquery()
    op.execute(_readings.update().values(date=of_report))
    _tell_confidence(op.get_bind())
    op.create_index("statements_uncertain", "statements", ["checked", "confidence"])


def _tell_confidence(connection: sa.Connection) -> None:
    """The confidence of the statements of the latest readings."""
    r = _readings.c
    latest = sa.select(sa.func.max(r.number)).group_by(r.arrival)
    c = _statements.c
    told = (
        _statements.update()
        .where(c.arrival == sa.bindparam("of"), c.day == sa.bindparam("on"), c.statement == sa.bindparam("place"))
        .values(confidence=sa.bindparam("given"))
    )
    query = sa.select(_reports.c.arrival, _reports.c.day, r.reading).join(_readings, r.arrival == _reports.c.arrival)
    for row in connection.execute(query.where(r.number.in_(latest))).all():
        given = [statement.get("confidence", 1.0) for statement in json.loads(row.reading)["statements"]]
        rows = [{"of": row.arrival, "on": row.day, "place": place, "given": value} for place, value in enumerate(given)]
        if rows:
            connection.execute(told, rows)


_TEXTS = {
    "reports": ("author", "section", "agency", "url", "published", "dates", "original"),
    "readings": ("date",),
}
_reports = sa.table("reports", sa.column("arrival"), sa.column("day"), sa.column("date"))
_readings = sa.table("readings", sa.column("number"), sa.column("arrival"), sa.column("reading"), sa.column("date"))
_statements = sa.table(
    "statements", sa.column("day"), sa.column("arrival"), sa.column("statement"), sa.column("confidence", sa.Float)
)

_TABLES = sa.MetaData()
sa.Table(
    "originals",
    _TABLES,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
sa.Table(
    "corrections",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("made", "who", "kind", "report")),
    sa.Column("statement", sa.Text),
    sa.Column("first", sa.Integer),
    *(sa.Column(name, sa.Text) for name in ("machine", "before", "after", "outer")),
    sa.Column("undoes", sa.Integer),
    sa.Index("corrections_report", "report", "number"),
    sa.Index("corrections_who", "who", "number"),
)
sa.Table("visits", _TABLES, sa.Column("who", sa.Text, primary_key=True), sa.Column("when", sa.Text, nullable=False))
sa.Table(
    "feeds",
    _TABLES,
    sa.Column("address", sa.Text, primary_key=True),
    *(sa.Column(name, sa.Text) for name in ("moved_to", "etag", "modified", "next")),
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
    *(sa.Column(name, sa.Text) for name in ("last_status", "last_polled")),
)
sa.Table(
    "seen_entries",
    _TABLES,
    sa.Column("feed", sa.Text, primary_key=True),
    sa.Column("entry", sa.Text, primary_key=True),
    sa.Column("when", sa.Text, nullable=False),
    sa.Index("seen_entries_entry", "entry"),
    sqlite_with_rowid=False,
)
sa.Table(
    "asked_again",
    _TABLES,
    sa.Column("correction", sa.Integer, primary_key=True),
    *(sa.Column(name, sa.Integer, nullable=False) for name in ("day", "arrival")),
    sa.Index("asked_again_place", "day", "arrival"),
)
