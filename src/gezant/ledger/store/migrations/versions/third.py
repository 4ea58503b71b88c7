"""Texts and statements are searched by the stems of their words."""

from __future__ import annotations

from alembic import op

from gezant.ledger.store.dialect import add_words, make_word_tables

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Index every report and statement anew."""
    connection = op.get_bind()
    connection.exec_driver_sql("DROP TABLE IF EXISTS statement_text")
    make_word_tables(connection)
    reports = "SELECT arrival, language, coalesce(title, ''), text FROM reports"
    for arrival, language, title, text in connection.exec_driver_sql(reports).yield_per(500):
        add_words(connection, "report_words", arrival, language, title, text)
    statements = "SELECT s.number, r.language, s.content FROM statements s JOIN reports r ON r.arrival = s.arrival"
    for number, language, content in connection.exec_driver_sql(statements).yield_per(5000):
        add_words(connection, "statement_words", number, language, content)
