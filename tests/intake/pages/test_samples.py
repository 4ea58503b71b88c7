"""Sample pages in the structure of eighteen kinds of news sites, each with its gold: the bar of the issue."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gezant.intake import reports
from gezant.model import Report

FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(path.stem for path in FOLDER.glob("*.html"))
LEAST = 0.97


@cache
def sample(name: str) -> tuple[Report, dict[str, Any]]:
    """A sample as the whole of intake reads it, and its gold."""
    (report,) = reports([str(FOLDER / f"{name}.html")])
    assert isinstance(report, Report), report
    return report, json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def word_f1(found: str, gold: str) -> float:
    """F1 over the words of two texts, each word as often as it stands there."""
    one, other = (Counter(re.findall(r"\w+", text)) for text in (found, gold))
    return 2 * (one & other).total() / (one.total() + other.total())


def test_every_sample_has_its_gold() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == SAMPLES
    assert len(SAMPLES) >= 18


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_is_that_of_the_report(name: str) -> None:
    report, gold = sample(name)
    assert word_f1(report.text, gold["text"]) >= LEAST


@pytest.mark.parametrize("name", SAMPLES)
def test_no_block_runs_into_another(name: str) -> None:
    report, gold = sample(name)
    found = report.text.split("\n\n")
    assert [block for block in gold["text"].split("\n\n") if block not in found] == []


@pytest.mark.parametrize("field", ["title", "outlet", "date", "author", "section", "agency"])
@pytest.mark.parametrize("name", SAMPLES)
def test_what_the_page_tells_of_the_report_is_known(name: str, field: str) -> None:
    report, gold = sample(name)
    assert getattr(report, field) == gold[field]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_address_is_the_canonical_one(name: str) -> None:
    report, gold = sample(name)
    assert report.url == gold["url"]
