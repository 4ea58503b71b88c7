"""The line that is shown while long work goes on, where standard error is a terminal."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from gezant.cli.intake import Intake
from gezant.cli.progress import progress
from tests.cli.conftest import Run

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"  # the cursor: where the line begins, and where it is taken away


class Terminal(io.StringIO):
    """Standard error where somebody is watching."""

    def isatty(self) -> bool:
        return True


def watching(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Makes standard error a terminal; called by the test itself, since pytest puts its own in place after the fixtures."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_what_is_printed_meanwhile_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = watching(monkeypatch)
    with progress(lambda: ["2 read"]) as shown, shown("Reading a.txt …"):
        print("the reading")
    assert capsys.readouterr().out == "the reading\n"
    assert "the reading" not in terminal.getvalue()


def test_the_line_tells_what_is_being_done_with_the_tally(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watching(monkeypatch)
    with progress(lambda: ["2 read", "1 left out"]) as shown, shown("Reading a.txt …"):
        pass
    assert "2 read · 1 left out" in terminal.getvalue()


@pytest.mark.usefixtures("no_pipeline")
def test_no_line_is_shown_while_a_reading_is_dealt_with(monkeypatch: pytest.MonkeyPatch, archive: Path) -> None:
    terminal = watching(monkeypatch)
    seen = []
    for reading in Intake({}).readings([str(archive)]):
        assert terminal.getvalue().count(HIDDEN) == terminal.getvalue().count(SHOWN) == len(seen) + 1
        seen.append(reading.report.id)
    assert seen == ["a", "b"]


@pytest.mark.usefixtures("no_pipeline")
def test_readings_go_to_a_file_also_where_somebody_is_watching(
    gezant: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = watching(monkeypatch)
    assert len(gezant("read", "--format", "json", archive).out.splitlines()) == 2
    assert '"statements"' not in terminal.getvalue()
