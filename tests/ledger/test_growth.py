"""What one more report, and a page of a listing, cost as a dossier grows: counted in steps of the database, not in time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from benchmarks.ledger import LISTINGS, made_readings
from gezant.ledger import Ledger
from gezant.model import Reading

TENTH = 6  # of the reports, of ten statements each
EACH = 100  # steps of the database that are counted as one


class Steps:
    """Steps that the database has taken."""

    def __init__(self) -> None:
        self.taken = 0

    def watch(self, connection: sqlite3.Connection, _: object) -> None:
        """Count those of a connection."""
        connection.set_progress_handler(self._one, EACH)

    def of(self, action: Callable[[], object]) -> int:
        """Those of an action."""
        before = self.taken
        action()
        return self.taken - before

    def _one(self) -> int:
        self.taken += 1
        return 0


@pytest.fixture
def steps() -> Iterator[Steps]:
    counted = Steps()
    sa.event.listen(Engine, "connect", counted.watch)
    yield counted
    sa.event.remove(Engine, "connect", counted.watch)


@pytest.fixture
def ledger(tmp_path: Path, steps: Steps) -> Ledger:
    return Ledger.open(str(tmp_path / "dossier.db"), create=True)


def test_an_addition_and_a_full_page_cost_what_they_did_in_a_smaller_dossier(ledger: Ledger, steps: Steps) -> None:
    def additions(readings: Sequence[Reading]) -> int:
        return sum(steps.of(partial(ledger.add, [reading])) for reading in readings)

    def pages() -> dict[str, int]:
        return {name: steps.of(partial(LISTINGS[name], ledger)) for name in ("claims", "by grade", "statements", "queue")}

    made = list(made_readings(10 * TENTH))
    first = additions(made[:TENTH])
    additions(made[TENTH : 3 * TENTH])
    early = pages()
    additions(made[3 * TENTH : -TENTH])
    assert additions(made[-TENTH:]) < 1.5 * first
    assert all(cost < 1.5 * early[name] for name, cost in pages().items())
