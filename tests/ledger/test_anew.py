"""A large dossier is worked out anew bit by bit, while it shows what it did; at the end it is what `rebuild` makes of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from gezant.ledger import Ledger
from gezant.ledger.store import anew
from gezant.ledger.store.schema import DERIVED
from gezant.model import Reading
from tests.ledger.test_store import as_text, readings

SMALL = {"_TOGETHER": 0, "_FOLDED": 1, "_COPIED": 2}


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SMALL.items():
        monkeypatch.setattr(anew, name, value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    Ledger.open(str(path), create=True).add(readings()[:6])
    return path


def opened(path: Path) -> Ledger:
    """The dossier as a page has it, of which every correction leaves what follows for later."""
    return Ledger.open(str(path), at_once=0)


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every derived row, and where the index of words finds some."""
    with sqlite3.connect(path) as db:
        found = {table.name: sorted(db.execute(f"SELECT * FROM {table.name}"), key=repr) for table in DERIVED}
        for word in ("blockad", "border", "talk"):
            asked = "SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rowid"
            found[word] = db.execute(asked, (word,)).fetchall()
        return found


def finish(ledger: Ledger) -> None:
    """Work out anew all that there is."""
    while ledger.work_on():
        pass


def is_as_rebuilt(path: Path) -> None:
    """Assert that all is up to date, row for row."""
    ledger = Ledger.open(str(path))
    assert ledger.unfinished() is None
    shown = tables(path)
    ledger.rebuild()
    assert tables(path) == shown


def dated(reading: Reading, date: str) -> Reading:
    return replace(reading, report=replace(reading.report, date=date))


DOINGS: dict[str, Callable[[Ledger], object]] = {
    "reject": lambda ledger: ledger.correct("c", "S1", "reject", who="Ann"),
    "reject the first": lambda ledger: ledger.correct("a", "S1", "reject", who="Ann"),
    "reject the last": lambda ledger: ledger.correct("f", "S1", "reject", who="Ann"),
    "accept": lambda ledger: ledger.correct("b", "S1", "accept", who="Ann"),
    "join": lambda ledger: ledger.join("C1", "C3", "Ann"),
    "redate": lambda ledger: ledger.correct_date("d", "2020-03-02", dated(ledger.machine_reading("d"), "2020-03-02"), "Ann"),
    "redate to later": lambda ledger: ledger.correct_date(
        "b", "2020-03-30", dated(ledger.machine_reading("b"), "2020-03-30"), "Ann"
    ),
    "add": lambda ledger: ledger.add(readings()[6:]),
    "add an old one": lambda ledger: ledger.add([dated(readings()[6], "2020-03-03")]),
    "undo": lambda ledger: ledger.undo(1, "Bob") if ledger.corrections() else None,
}


@pytest.mark.parametrize("doing", DOINGS)
def test_what_is_worked_out_later_is_what_a_rebuild_gives(path: Path, doing: str) -> None:
    ledger = opened(path)
    DOINGS[doing](ledger)
    finish(ledger)
    is_as_rebuilt(path)


def test_until_it_is_done_the_dossier_shows_what_it_did(path: Path) -> None:
    ledger = opened(path)
    before = as_text(ledger.dossier())
    ledger.correct("b", "S1", "reject", who="Ann")
    while (left := ledger.unfinished()) is not None:
        assert left.total == 5
        assert as_text(ledger.dossier()) == before
        ledger.work_on()
    assert as_text(ledger.dossier()) != before


def test_how_far_it_has_come_is_told(path: Path) -> None:
    ledger = opened(path)
    ledger.correct("c", "S1", "reject", who="Ann")
    told = []
    while (left := ledger.unfinished()) is not None:
        told.append(left.done)
        ledger.work_on()
    assert told == sorted(told)
    assert set(told) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("second", DOINGS)
@pytest.mark.parametrize("steps", range(12))
def test_whatever_is_done_meanwhile_the_end_is_what_a_rebuild_gives(path: Path, steps: int, second: str) -> None:
    ledger = opened(path)
    ledger.correct("d", "S1", "reject", who="Ann")
    for _ in range(steps):
        ledger.work_on()
    DOINGS[second](ledger)
    finish(ledger)
    is_as_rebuilt(path)


@pytest.mark.parametrize("seed", range(8))
def test_any_order_of_changes_and_steps_ends_as_a_rebuild(path: Path, seed: int) -> None:
    random = Random(seed)
    ledger = opened(path)
    doings = list(DOINGS)
    for _ in range(10):
        if doings and random.random() < 0.4:
            DOINGS[doings.pop(random.randrange(len(doings)))](ledger)
        for _ in range(random.randrange(6)):
            ledger.work_on()
    finish(ledger)
    is_as_rebuilt(path)


@pytest.mark.parametrize("steps", range(10))
def test_a_rebuild_meanwhile_leaves_nothing_to_do_but_to_clear_up(path: Path, steps: int) -> None:
    ledger = opened(path)
    ledger.correct("c", "S1", "reject", who="Ann")
    for _ in range(steps):
        ledger.work_on()
    ledger.rebuild()
    assert ledger.unfinished() is None
    finish(ledger)
    is_as_rebuilt(path)
    with sqlite3.connect(path) as db:
        assert not db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '*_anew'").fetchall()


def test_it_can_be_worked_out_anew_again_and_again(path: Path) -> None:
    ledger = opened(path)
    for report in "abcd":
        ledger.correct(report, "S1", "reject", who="Ann")
        finish(ledger)
    is_as_rebuilt(path)


@pytest.mark.parametrize("steps", range(12))
def test_who_opens_it_next_goes_on(path: Path, steps: int) -> None:
    ledger = opened(path)
    ledger.correct("c", "S1", "reject", who="Ann")
    for _ in range(steps):
        ledger.work_on()
    Ledger.open(str(path)).catch_up(pause=0)
    is_as_rebuilt(path)


@pytest.mark.parametrize("fails", range(1, 12))
def test_a_step_that_fails_leaves_all_as_it_was(path: Path, fails: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = opened(path)
    ledger.correct("c", "S1", "reject", who="Ann")
    for _ in range(fails - 1):
        ledger.work_on()
    before = as_text(ledger.dossier()), ledger.unfinished()
    with monkeypatch.context() as broken:
        for name in ("keep", "bring_up_to_date"):
            broken.setattr(anew, name, _fail)
        broken.setattr(anew.beside, "drop", _fail)
        if ledger.unfinished() is not None:
            with pytest.raises(InterruptedError):
                ledger.work_on()
    assert (as_text(ledger.dossier()), ledger.unfinished()) == before
    finish(ledger)
    is_as_rebuilt(path)


def _fail(*_: object) -> None:
    raise InterruptedError


def test_two_who_work_at_it_do_no_harm(path: Path) -> None:
    one, other = opened(path), opened(path)
    one.correct("b", "S1", "reject", who="Ann")
    for ledger in _in_turn(one, other):
        if not ledger.work_on():
            break
    is_as_rebuilt(path)


def _in_turn(one: Ledger, other: Ledger) -> Iterator[Ledger]:
    while True:
        yield one
        yield other


def test_a_reader_in_the_middle_of_a_page_sees_one_dossier(path: Path) -> None:
    ledger = opened(path)
    ledger.correct("b", "S1", "reject", who="Ann")
    with ledger.still() as page:
        before = as_text(page.dossier())
        finish(opened(path))
        assert as_text(page.dossier()) == before
    assert as_text(ledger.dossier()) != before


def test_few_reports_are_derived_at_once(path: Path) -> None:
    ledger = Ledger.open(str(path), at_once=2)
    ledger.correct("e", "S1", "reject", who="Ann")
    assert ledger.unfinished() is None
    is_as_rebuilt(path)
    ledger.correct("d", "S1", "reject", who="Ann")
    assert ledger.unfinished() is not None


def test_the_latest_report_is_up_to_date_while_old_ones_are_not(path: Path) -> None:
    ledger = Ledger.open(str(path), at_once=2)
    ledger.correct("a", "S1", "reject", who="Ann")
    ledger.correct("f", "S1", "reject", who="Ann")
    assert not [s for s in ledger.statements() if s.report == "f"]
    finish(ledger)
    is_as_rebuilt(path)


def test_some_hundred_reports_are_derived_in_one_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anew, "_TOGETHER", 5)
    ledger = opened(path)
    ledger.correct("b", "S1", "reject", who="Ann")
    assert ledger.work_on()
    assert ledger.unfinished() is None
    is_as_rebuilt(path)


def test_a_rejected_statement_leaves_the_queue_at_once(path: Path) -> None:
    ledger = opened(path)
    ledger.correct("b", "S1", "reject", who="Ann")
    assert "b" not in {entry.line.report for entry in ledger.uncertain() if entry.line}
    ledger.undo(1, "Ann")
    assert "b" in {entry.line.report for entry in ledger.uncertain() if entry.line}
