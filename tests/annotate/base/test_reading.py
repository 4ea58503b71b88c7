"""A base of the user's own under all layers: through Python, through the command, and in somebody else's program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gezant.annotate.pipeline import COMPONENTS, read_report
from gezant.model import Report

TEXT = "De minister zegt dat de top begint. De gezant heeft de eis afgewezen."


def test_a_report_is_read_with_it(tiny_base: Path) -> None:
    reading = read_report(Report("r", TEXT, "nl", "2018-04"), str(tiny_base))
    said = reading.statements[0]
    assert said.source is not None
    spans = (said.source.spans, said.cue, said.content)
    assert [[TEXT[start:end] for start, end in part] for part in spans] == [["De minister"], ["zegt"], ["de top begint"]]


def test_the_command_takes_it(tiny_base: Path, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(f"date 2018-04 {TEXT}", "utf-8")
    command = [Path(sys.executable).with_name("gezant"), "read", "--format", "json", "--base", tiny_base, tmp_path / "r.txt"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    start = TEXT.index("zegt")
    assert json.loads(done.stdout)["statements"][0]["cue"] == [[start, start + len("zegt")]]


def test_the_command_refuses_a_base_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(TEXT, "utf-8")
    command = [Path(sys.executable).with_name("gezant"), "read", "--base", "no_such_base", tmp_path / "r.txt"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot load the base pipeline 'no_such_base'" in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("order", [COMPONENTS, ("gezant_actors",)])
def test_layers_can_be_added_by_name_in_a_program_that_never_imports_gezant(order: tuple[str, ...]) -> None:
    program = f"import spacy; nlp = spacy.blank('nl'); [nlp.add_pipe(name) for name in {order}]; print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(list(order))
