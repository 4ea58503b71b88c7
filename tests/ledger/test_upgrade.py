"""Dossiers of earlier versions are brought up to date, and lose nothing."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from gezant.ledger import Ledger
from gezant.ledger.store.migrations.versions import second
from gezant.ledger.store.schema import metadata
from gezant.ledger.store.upgrade import upgrade
from gezant.model import Reading
from tests.ledger.test_store import as_text, readings

MIGRATIONS = Path(second.__file__).parents[1]


def made_with(revision: str, path: Path) -> sa.Engine:
    """An empty dossier as a version of the tables had it."""
    engine = sa.create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return engine


def unsure(reading: Reading) -> Reading:
    return replace(reading, statements=tuple(replace(s, confidence=0.25) for s in reading.statements))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A dossier with the tables of 0001 that holds the story of these tests, as its program wrote it."""
    today = Ledger.open(str(tmp_path / "today.db"), create=True)
    today.add([unsure(reading) for reading in readings()])
    path = tmp_path / "old.db"
    made_with("0001", path).dispose()
    with sqlite3.connect(path) as db:
        db.execute("ATTACH ? AS today", (str(tmp_path / "today.db"),))
        tables = [name for (name,) in db.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table.startswith(("sqlite_", "alembic", "statement_text")):
                continue
            names = ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA main.table_info({table})"))
            db.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM today.{table}")
        db.execute("INSERT INTO statement_text(rowid, content) SELECT number, content FROM main.statements")
    return path


def test_every_version_together_makes_the_tables_of_this_program(tmp_path: Path) -> None:
    engine = made_with("head", tmp_path / "new.db")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [d for d in differences if "_words" not in str(d)] == []  # of the index; it is no table of the schema


def test_a_dossier_of_the_first_version_is_what_it_was(old: Path, tmp_path: Path) -> None:
    upgraded, today = Ledger.open(str(old)), Ledger.open(str(tmp_path / "today.db"))
    assert as_text(upgraded.dossier()) == as_text(today.dossier())
    assert [s.statement for s in upgraded.statements(text="blockade")] == [s.statement for s in today.statements(text="blockade")]
    assert [upgraded.reading(id).statements for id in "abc"] == [today.reading(id).statements for id in "abc"]
    assert upgraded.provenance("a").url is None
    upgraded.rebuild()
    assert as_text(upgraded.dossier()) == as_text(today.dossier())


def test_statements_of_an_upgraded_dossier_have_their_confidence(old: Path) -> None:
    Ledger.open(str(old))
    with sqlite3.connect(old) as db:
        assert db.execute("SELECT DISTINCT confidence, checked FROM statements").fetchall() == [(0.25, 0)]


def test_an_upgraded_dossier_knows_its_reports_again(old: Path) -> None:
    ledger = Ledger.open(str(old))
    filings = ledger.add([unsure(reading) for reading in readings()]).filings
    assert not any(filing.new or filing.read_anew for filing in filings)


def test_upgrading_what_is_up_to_date_changes_nothing(old: Path) -> None:
    Ledger.open(str(old))
    with sqlite3.connect(old) as db:
        before = json.dumps(list(db.iterdump())[:50])
    engine = sa.create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        upgrade(connection)
    with sqlite3.connect(old) as db:
        assert json.dumps(list(db.iterdump())[:50]) == before


def test_statements_and_reports_of_an_older_dossier_are_found_by_their_words(old: Path, tmp_path: Path) -> None:
    upgraded, today = Ledger.open(str(old)), Ledger.open(str(tmp_path / "today.db"))
    words = today.statements(limit=1)[0].content.split()[-1]
    assert [line.statement for line in upgraded.statements(text=words)] == [
        line.statement for line in today.statements(text=words)
    ]
    assert upgraded.search(text=words) == today.search(text=words)
    assert upgraded.search(text=words).total > 0


def test_what_an_older_version_derived_is_derived_anew(old: Path, tmp_path: Path) -> None:
    with sqlite3.connect(old) as db:
        db.execute("UPDATE members SET entry = '[]'")  # of a shape that this program does not know
    assert as_text(Ledger.open(str(old)).dossier()) == as_text(Ledger.open(str(tmp_path / "today.db")).dossier())
