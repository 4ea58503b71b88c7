"""Run the command line as a user does, without the cost of a new process for each test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gezant.cli import main
from gezant.model import Reading, Report, Statement, Time

DUTCH = "De Finse premier zei dinsdag dat zijn land wil bemiddelen."


@dataclass(frozen=True)
class Outcome:
    """What a run of the command printed, and the code that it left with."""

    out: str
    err: str
    code: int


Run = Callable[..., Outcome]


@pytest.fixture
def gezant(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command `gezant` as a function of its arguments."""

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["gezant", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Outcome(printed.out, printed.err, int(left.value.code or 0))

    return run


@pytest.fixture
def no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that finds the first word of every report to be said, on the report's date; for tests of all but the reading."""

    def reading_of(report: Report, base: str | None) -> Reading:
        word = (0, len(report.text.split(maxsplit=1)[0]))
        statement = Statement(
            "S1", None, (), (word,), "say", "indirect", "positive", "certain", False, None, None, (), None, (), 1.0, "a.b"
        )
        return Reading(report, (Time(word, "DATE", report.date or "PRESENT_REF", "a.b", "T1"),), (statement,))

    monkeypatch.setattr("gezant.cli.reading.reading_of", reading_of)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of two reports."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.txt").write_text(f"date 2019-05-07 {DUTCH}", encoding="utf-8")
    (folder / "b.txt").write_text(DUTCH, encoding="utf-8")
    return folder
