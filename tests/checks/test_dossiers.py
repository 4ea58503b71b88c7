"""The gate for dossiers: it measures from gold readings, holds the floors, and refuses a dossier that was changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks import dossiers
from checks.floors import SCORER, Pin, load_pins, save_pins

OWN = "gold/own-kosovo-serbia-2020"
needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason="the shared scorer is not beside this checkout")


def pinned(folder: Path, **floors: float) -> Path:
    path = folder / "floors.json"
    save_pins(path, {OWN: Pin(dossiers.digest_of(dossiers.DOSSIERS[OWN]), floors)})
    return path


@needs_scorer
@pytest.mark.parametrize(("floor", "status"), [(0.5, 0), (1.1, 1)])
def test_the_gate_fails_where_a_figure_is_below_its_floor(floor: float, status: int, tmp_path: Path) -> None:
    assert dossiers.main([], pinned(tmp_path, **{"claims, B-cubed": floor})) == status


@needs_scorer
def test_floors_are_raised_to_what_was_measured(tmp_path: Path) -> None:
    path = pinned(tmp_path, **{"claims, B-cubed": 0.5})
    assert dossiers.main(["--raise-floors"], path) == 0
    raised = load_pins(path)[OWN].floors
    assert raised["claims, B-cubed"] > 0.5
    assert "condition, state at the end" in raised


@needs_scorer
def test_a_dossier_that_was_changed_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.json"
    save_pins(path, {OWN: Pin("another", {"parties": 0.1})})
    assert dossiers.main([], path) == 2
    assert "--repin" in capsys.readouterr().err


@pytest.mark.parametrize("changed", ["dossier.json", "readings/r-1.json"])
def test_the_digest_is_of_the_dossier_and_of_its_readings(changed: str, tmp_path: Path) -> None:
    (tmp_path / "readings").mkdir()
    for name in ("dossier.json", "readings/r-1.json"):
        (tmp_path / name).write_text("{}", "utf-8")
    before = dossiers.digest_of(tmp_path)
    (tmp_path / changed).write_text('{"id": 1}', "utf-8")
    assert dossiers.digest_of(tmp_path) != before


def test_an_unknown_name_is_an_error_that_tells_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert dossiers.main(["gold/none"]) == 2
    assert OWN in capsys.readouterr().err


def test_every_dossier_here_has_floors() -> None:
    assert set(json.loads(dossiers.FLOORS.read_text("utf-8"))) == set(dossiers.DOSSIERS)
