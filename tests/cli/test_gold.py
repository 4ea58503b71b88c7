"""Taking away what people corrected: in the guidelines' format, as the shared scorer takes it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checks.gate import SCORER
from gezant.ledger import Ledger
from gezant.model import reading_from_json, statement_to_json
from tests.cli.conftest import Run
from tests.ledger.test_store import readings


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Of report `a` one statement was accepted, of `d` the only one changed, of `e` the only one rejected, `g` taken back."""
    path = tmp_path / "border.db"
    ledger = Ledger.open(str(path), create=True)
    ledger.add(readings())
    ledger.correct("a", "S1", "accept", who="Ann")
    (demand,) = ledger.reading("d").statements
    ledger.correct("d", "S1", "change", {**statement_to_json(demand), "act": "urge"}, who="Ann")
    ledger.correct("e", "S1", "reject", who="Ann")
    ledger.correct("g", "S1", "reject", who="Ann")
    ledger.undo(4, "Ann")
    return path


def written(folder: Path) -> dict[str, str]:
    return {path.stem: json.loads(path.read_text("utf-8"))["reviewed"] for path in folder.glob("*.json")}


def test_every_report_that_people_judged_is_written_and_says_whether_whole(gezant: Run, dossier: Path, tmp_path: Path) -> None:
    ran = gezant("gold", dossier, "--out", tmp_path / "gold")
    assert (ran.code, ran.out) == (0, f"3 written to {tmp_path / 'gold'}: 2 judged whole, 1 in part\n")
    assert written(tmp_path / "gold") == {"a": "some", "d": "all", "e": "all"}


@pytest.mark.parametrize(
    ("arguments", "expected"), [(["--whole"], {"d", "e"}), (["d", "a", "b"], {"a", "d"}), (["a", "d", "--whole"], {"d"})]
)
def test_only_what_is_wanted_is_written(
    gezant: Run, dossier: Path, tmp_path: Path, arguments: list[str], expected: set[str]
) -> None:
    assert gezant("gold", dossier, *arguments, "--out", tmp_path / "gold").code == 0
    assert set(written(tmp_path / "gold")) == expected


def test_gold_has_the_words_of_people_and_nothing_of_the_program(gezant: Run, dossier: Path, tmp_path: Path) -> None:
    gezant("gold", dossier, "--out", tmp_path / "gold")
    data = json.loads((tmp_path / "gold" / "d.json").read_text("utf-8"))
    assert set(data) == {"report", "reviewed", "times", "statements", "meetings"}
    assert [s["act"] for s in data["statements"]] == ["urge"]
    assert not {"rule", "confidence"} & set(data["statements"][0])
    assert reading_from_json(data).report.id == "d"


@pytest.mark.skipif(not SCORER.is_file(), reason="the shared scorer is not here")
def test_the_shared_scorer_takes_it(gezant: Run, dossier: Path, tmp_path: Path) -> None:
    gezant("gold", dossier, "--out", tmp_path / "gold")
    checked = subprocess.run([sys.executable, SCORER, "check", tmp_path / "gold"], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    command = [sys.executable, SCORER, "readings", tmp_path / "gold", tmp_path / "gold", "--json"]
    rows = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert rows["statement, right"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(["z"], "no report 'z'"), (["b", "--whole"], "nobody judged all statements"), (["b"], "nobody judged a statement")],
)
def test_where_there_is_none_it_is_told(gezant: Run, dossier: Path, tmp_path: Path, arguments: list[str], reason: str) -> None:
    ran = gezant("gold", dossier, *arguments, "--out", tmp_path / "gold")
    assert ran.code == 1
    assert reason in ran.err


def test_a_folder_that_cannot_be_made_is_told(gezant: Run, dossier: Path) -> None:
    ran = gezant("gold", dossier, "--out", dossier / "gold")
    assert ran.code == 1
    assert str(dossier) in ran.err


def test_an_id_that_is_no_name_of_a_file_is_left_out_and_told(gezant: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.db"
    ledger = Ledger.open(str(path), create=True)
    first = readings()[3]
    ledger.add([type(first)(type(first.report)("../x", first.report.text, "en", "2020-03-09"), (), first.statements)])
    ledger.correct("../x", "S1", "accept", who="Ann")
    ran = gezant("gold", path, "--out", tmp_path / "deep" / "gold")
    assert ran.code == 1
    assert "cannot be the name of a file" in ran.err
    assert list(tmp_path.rglob("*.json")) == []
