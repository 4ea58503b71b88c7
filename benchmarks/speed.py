"""How much reading costs: python -m benchmarks.speed [LANGUAGE …] [--base NAME] [--words N] [--rounds N]

Three figures for each language that there are samples of, each with its bar:

- the whole reading beside the bare base pipeline on the same texts;
- the base pipeline beside spaCy's own small pipeline (`spacy init config --optimize efficiency`: a shared CNN of width 96 and
  depth 4) with the same components and labels;
- the seconds from the start of the command to its first output.

The texts are the sample reports of examples/, over and over. Every text is read by all pipelines one after the other, each
round anew, on one core; a pipeline's time is the sum of its best times over the texts, so that what else the machine does falls
out. Exits with 1 where a figure is above its bar.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_model_from_config
from thinc.api import fix_random_seed

from gezant.annotate.base import load_base
from gezant.annotate.pipeline import pipeline, read_report
from gezant.intake import report_from_bytes
from gezant.model import Report

ROOT = Path(__file__).resolve().parents[1]
READING_BAR, BASE_BAR, FIRST_OUTPUT_BAR = 1.5, 3.0, 3.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure and the most that it may be; ratios have no unit, times are in seconds."""

    name: str
    value: float
    bar: float

    @property
    def holds(self) -> bool:
        """Whether the figure keeps to its bar."""
        return self.value <= self.bar


def small_pipeline(base: Language, docs: Sequence[Doc], rounds: int = 10) -> Language:
    """spaCy's small pipeline with the components of the base, trained on what the base found in the texts.

    It learns little in so few rounds, but it has the labels of the base and builds trees rather than noise, so that a word costs
    it what it costs a fully trained one.
    """
    fix_random_seed(1)
    known = {"tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"}
    names = {factory: name for name in base.pipe_names if (factory := base.get_pipe_meta(name).factory) in known}
    config = init_config(lang=str(base.lang), pipeline=list(names), optimize="efficiency", gpu=False)
    with tempfile.TemporaryDirectory() as folder:
        # Labels seen in the texts alone would be few, and rare ones would be merged; spaCy takes labels from files.
        for factory, name in names.items():
            found = getattr(base.get_pipe(name), "label_data")  # noqa: B009
            Path(folder, f"{factory}.json").write_text(json.dumps(found), "utf-8")
            labels = {"@readers": "spacy.read_labels.v1", "path": f"{folder}/{factory}.json"}
            config = config.merge({"initialize": {"components": {factory: {"labels": labels}}}})
        small = load_model_from_config(config, auto_fill=True)
        examples = [Example(small.make_doc(doc.text), doc) for doc in docs]
        optimizer = small.initialize(lambda: examples)
    for _ in range(rounds):
        for example in examples:
            small.update([example], sgd=optimizer)
    return small


def best_times(readers: Mapping[str, Callable[[Report], object]], reports: Sequence[Report], rounds: int) -> dict[str, float]:
    """Seconds that each reader needs for all reports: the sum over the reports of its best time for each."""
    best = {name: [float("inf")] * len(reports) for name in readers}
    for _ in range(rounds):
        for place, report in enumerate(reports):
            for name, read in readers.items():
                start = time.perf_counter()
                read(report)
                best[name][place] = min(best[name][place], time.perf_counter() - start)
    return {name: sum(times) for name, times in best.items()}


def first_output(arguments: Sequence[str], tries: int = 3) -> float:
    """Seconds from the start of a command to the first byte on its standard output, the median of some tries.

    Raises CalledProcessError where the command fails or says nothing.
    """
    seconds = []
    for _ in range(tries):
        start = time.perf_counter()
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, bufsize=0) as process:
            assert process.stdout is not None
            said = process.stdout.read(1)
            seconds.append(time.perf_counter() - start)
            process.stdout.read()
        if process.returncode or not said:
            raise subprocess.CalledProcessError(process.returncode, list(arguments))
    return statistics.median(seconds)


def samples() -> dict[str, list[Report]]:
    """The sample reports of each language, whose `origin` is their file."""
    found: dict[str, list[Report]] = {}
    for path in sorted((ROOT / "examples").rglob("*.txt")):
        report = report_from_bytes(path.read_bytes(), id=path.stem, origin=str(path))
        found.setdefault(report.language, []).append(report)
    return found


def repeated(samples: Sequence[Report], words: int) -> list[Report]:
    """The reports, over and over until they have that many words (runs between blanks)."""
    out: list[Report] = []
    while sum(len(report.text.split()) for report in out) < words:
        out += samples
    return out


def measure(samples: Sequence[Report], base: str | None, words: int, rounds: int) -> list[Figure]:
    """The two ratios of a language, and what they rest on printed as words a second."""
    reports = repeated(samples, words)
    bare = load_base(reports[0].language, base)
    pipeline(reports[0].language, base)
    small = small_pipeline(bare, [bare(report.text) for report in samples])
    readers: dict[str, Callable[[Report], object]] = {
        "spaCy's small pipeline": lambda report: small(report.text),
        "bare base": lambda report: bare(report.text),
        "whole reading": lambda report: read_report(report, base),
    }
    seconds = best_times(readers, reports, rounds)
    count = sum(len(report.text.split()) for report in reports)
    for name, taken in seconds.items():
        print(f"  {name:28} {count / taken:8.0f} words/s   ({count} words in {taken:.2f} s)")
    return [
        Figure("whole reading / bare base", seconds["whole reading"] / seconds["bare base"], READING_BAR),
        Figure("bare base / spaCy's small", seconds["bare base"] / seconds["spaCy's small pipeline"], BASE_BAR),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="languages to measure (default: all that have samples)")
    parser.add_argument("--base", help="another base: an installed spaCy package or a folder")
    parser.add_argument("--words", type=int, default=5000, help="length of the text that is read (default 5000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often it is read (default 3)")
    arguments = parser.parse_args(argv)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    found = samples()
    figures: list[Figure] = []
    for language in arguments.languages or sorted(found):
        if language not in found:
            parser.error(f"there are no samples in the language '{language}' (there are: {', '.join(sorted(found))})")
        print(f"{language}:")
        measured = measure(found[language], arguments.base, arguments.words, arguments.rounds)
        command = [str(Path(sys.executable).with_name("gezant")), "read", str(found[language][0].origin)]
        command += ["--base", arguments.base] if arguments.base else []
        measured.append(Figure("first output, seconds", first_output(command), FIRST_OUTPUT_BAR))
        for figure in measured:
            print(f"  {figure.name:28} {figure.value:5.2f}   at most {figure.bar}{'' if figure.holds else '   ABOVE'}")
        figures += measured
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
