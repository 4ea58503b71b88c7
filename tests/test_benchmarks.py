"""The measurements of speed measure what they say."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import speed
from gezant.annotate.base import load_base
from gezant.model import Report

SENTENCE = "De minister zegt dat de top doorgaat. De gezant heeft de eis afgewezen."


def test_the_small_pipeline_has_the_components_and_labels_of_the_base(tiny_base: Path) -> None:
    base = load_base("nl", str(tiny_base))
    small = speed.small_pipeline(base, [base(SENTENCE)], rounds=2)
    assert small.pipe_names == ["tok2vec", "morphologizer", "trainable_lemmatizer", "parser"]
    assert small.config["components"]["tok2vec"]["model"]["encode"]["width"] == 96
    assert small.config["components"]["tok2vec"]["model"]["encode"]["depth"] == 4
    assert small(SENTENCE).has_annotation("DEP")


def test_the_best_time_of_each_report_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    costs = iter([5.0, 1.0, 2.0, 3.0])
    clock = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])

    def read(report: Report) -> None:
        clock[0] += next(costs)

    reports = [Report("a", "", "nl"), Report("b", "", "nl")]
    assert speed.best_times({"reader": read}, reports, rounds=2) == {"reader": 3.0}


def test_the_first_byte_counts_and_not_the_last() -> None:
    slow = "import sys, time; print('x', flush=True); time.sleep(3); print('y')"
    assert speed.first_output([sys.executable, "-c", slow], tries=1) < 3


@pytest.mark.parametrize("program", ["pass", "print(1); raise SystemExit(1)"], ids=["silent", "failing"])
def test_a_command_that_says_nothing_or_fails_has_no_time(program: str) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        speed.first_output([sys.executable, "-c", program], tries=1)


def test_the_samples_are_repeated_to_the_length_asked_for() -> None:
    reports = speed.repeated(speed.samples()["nl"], 5000)
    assert sum(len(report.text.split()) for report in reports) >= 5000
    assert len({report.id for report in reports}) < len(reports)


def test_samples_are_told_apart_by_their_language() -> None:
    found = speed.samples()
    assert {report.language for report in found["nl"]} == {"nl"}
    assert all(Path(report.origin or "").is_file() for reports in found.values() for report in reports)


def test_a_language_without_samples_is_refused() -> None:
    with pytest.raises(SystemExit):
        speed.main(["xx"])


@pytest.mark.parametrize(("value", "holds"), [(1.5, True), (1.51, False)])
def test_a_figure_holds_up_to_its_bar(value: float, holds: bool) -> None:
    assert speed.Figure("ratio", value, 1.5).holds is holds
