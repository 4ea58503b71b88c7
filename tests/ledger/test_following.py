"""What follows from a correction: all of the dossier behind it, or, where no statement came out otherwise, nothing but that."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from gezant.ledger import Ledger
from gezant.ledger.store import anew
from tests.ledger.test_store import readings

DOINGS: dict[str, Callable[[Ledger, str], object]] = {
    "accept": lambda ledger, report: ledger.correct(report, "S1", "accept", who="Ann"),
    "accept and take back": lambda ledger, report: (ledger.correct(report, "S1", "accept", who="Ann"), ledger.undo(1, "Ann")),
    "reject": lambda ledger, report: ledger.correct(report, "S1", "reject", who="Ann"),
    "reject and take back": lambda ledger, report: (ledger.correct(report, "S1", "reject", who="Ann"), ledger.undo(1, "Ann")),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    Ledger.open(str(path), create=True).add(readings())
    return path


def _shown(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the tables that corrections change say, without the numbers of their rows."""
    with sqlite3.connect(path) as db:
        statements = db.execute("SELECT day, arrival, id, act, content, confidence, checked FROM statements ORDER BY 1, 2, 3")
        bearings = db.execute("SELECT claim, report, statement_id, bearing FROM bearings ORDER BY 1, 2, 3")
        return {"statements": statements.fetchall(), "bearings": bearings.fetchall()}


@pytest.mark.parametrize("doing", DOINGS)
def test_after_a_correction_everything_is_as_if_derived_anew(path: Path, doing: str) -> None:
    ledger = Ledger.open(str(path))
    DOINGS[doing](ledger, readings()[0].report.id)
    found = _shown(path)
    ledger.rebuild()
    assert _shown(path) == found


@pytest.mark.parametrize("doing", ["accept", "accept and take back"])
def test_an_acceptance_derives_nothing_anew_however_many_reports_follow(
    path: Path, doing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("derived anew")

    monkeypatch.setattr(anew, "bring_up_to_date", refuse)
    ledger = Ledger.open(str(path))
    DOINGS[doing](ledger, readings()[0].report.id)
    assert ledger.progress()[0] == (1 if doing == "accept" else 0)
