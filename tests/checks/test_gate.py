"""The accuracy gate: what counts as a fall, what a raise may change, and what it refuses to measure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks import floors, gate


@pytest.mark.parametrize(
    ("floor", "now", "fell"),
    [(0.80, 0.80, False), (0.80, 0.95, False), (0.80, 0.79, False), (0.80, 0.7899, True), (0.80, 0.0, True), (0.005, 0.0, False)],
)
def test_a_figure_falls_when_it_is_more_than_the_tolerance_below_its_floor(floor: float, now: float, fell: bool) -> None:
    assert floors.fallen({"time, value": floor}, {"time, value": now}) == (["time, value"] if fell else [])


def test_a_figure_that_is_no_longer_measured_has_fallen() -> None:
    assert floors.fallen({"chain links": 0.0}, {"time, value": 1.0}) == ["chain links"]


def test_a_figure_without_a_floor_cannot_fall() -> None:
    assert floors.fallen({}, {"chain links": 0.0}) == []


@pytest.mark.parametrize(
    ("before", "measured", "expected"),
    [
        ({"a": 0.5}, {"a": 0.7}, {"a": 0.7}),
        ({"a": 0.5}, {"a": 0.4}, {"a": 0.5}),
        ({"a": 0.5}, {"b": 0.4}, {"a": 0.5, "b": 0.4}),
        ({}, {"a": 0.66669}, {"a": 0.6666}),
        ({}, {"a": 1.0}, {"a": 1.0}),
    ],
)
def test_floors_only_go_up(before: dict[str, float], measured: dict[str, float], expected: dict[str, float]) -> None:
    assert floors.raised(before, measured) == expected


def test_a_raised_floor_holds_what_it_was_raised_to() -> None:
    measured = {str(n): n / 7 for n in range(8)}
    assert floors.fallen(floors.raised({}, measured), measured, tolerance=0.0) == []


def test_the_figures_are_the_scorers_f1_and_the_share_of_reports_read() -> None:
    rows = {"time, value": {"p": 1.0, "r": 0.5, "f1": 0.667}, "reports": {"gold": 4, "predicted": 3}}
    assert gate.figures(rows) == {"reports read": 0.75, "time, value": 0.667}


def corpus(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / f"{name}.json").write_text(content, "utf-8")
    return folder


@pytest.mark.parametrize(
    "files",
    [{"a": "{}", "b": "{} "}, {"a": "{}"}, {"a": "{}", "c": "{}"}, {"a": "{}{}", "b": ""}],
    ids=["changed", "taken away", "renamed", "moved between files"],
)
def test_any_change_of_a_corpus_changes_its_digest(tmp_path: Path, files: dict[str, str]) -> None:
    before = floors.digest(corpus(tmp_path / "before", a="{}", b="{}"))
    assert floors.digest(corpus(tmp_path / "after", **files)) != before


def test_a_corpus_that_changed_in_silence_is_refused(tmp_path: Path) -> None:
    gold = corpus(tmp_path / "gold", a="{}")
    pin = floors.Pin(floors.digest(gold), {})
    made = floors.Gate("checks.gate", "corpus", "corpora", {"own": gold}, tmp_path, tmp_path, floors.digest, lambda _: {})
    made.check_pinned("own", pin)
    (gold / "a.json").write_text('{"report": {}}', "utf-8")
    with pytest.raises(floors.GateError, match="--repin own"):
        made.check_pinned("own", pin)


def test_pins_are_read_as_they_were_written(tmp_path: Path) -> None:
    pins = {"b": floors.Pin("00", {"x": 0.5}), "a": floors.Pin("ff", {"x": 1.0, "y": 0.25})}
    floors.save_pins(tmp_path / "floors.json", pins)
    assert floors.load_pins(tmp_path / "floors.json") == pins


@pytest.fixture
def one_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gate over one corpus with a floor of 0.8, whose figure is 0.5; gives the file of its floors."""
    gold, pins, scorer = corpus(tmp_path / "gold", a="{}"), tmp_path / "floors.json", tmp_path / "score.py"
    scorer.write_text("", "utf-8")
    floors.save_pins(pins, {"own": floors.Pin(floors.digest(gold), {"time, value": 0.8})})
    monkeypatch.setattr(gate, "CORPORA", {"own": gold, "away": tmp_path / "away"})
    monkeypatch.setattr(gate, "FLOORS", pins)
    monkeypatch.setattr(gate, "SCORER", scorer)
    monkeypatch.setattr(gate, "measure", lambda gold: {"time, value": 0.5})
    return pins


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 1),
        (["--raise-floors"], 1),
        (["--repin", "own"], 0),
        (["away"], 2),
        (["--raise-floors", "away"], 2),
        (["nowhere"], 2),
    ],
)
def test_the_exit_status_tells_a_fall_from_a_failure(one_corpus: Path, arguments: list[str], status: int) -> None:
    assert gate.main(arguments) == status


def test_a_fall_is_shown_in_the_table(one_corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate.main([])
    assert "time, value" in (line := capsys.readouterr().out.splitlines()[1])
    assert line.split()[-3:] == ["0.800", "0.500", "FELL"]


def test_a_raise_writes_no_lower_floor(one_corpus: Path) -> None:
    before = one_corpus.read_text("utf-8")
    gate.main(["--raise-floors"])
    assert one_corpus.read_text("utf-8") == before


def test_only_repinning_takes_lower_floors(one_corpus: Path) -> None:
    gate.main(["--repin", "own"])
    assert json.loads(one_corpus.read_text("utf-8"))["own"]["floors"] == {"time, value": 0.5}


def test_a_pinned_corpus_that_is_not_here_fails(one_corpus: Path) -> None:
    floors.save_pins(one_corpus, {"away": floors.Pin("00", {"time, value": 0.8})})
    assert gate.main([]) == 2


def test_a_gate_without_floors_fails(one_corpus: Path) -> None:
    floors.save_pins(one_corpus, {})
    assert gate.main([]) == 2
