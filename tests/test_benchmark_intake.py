"""The measurement of intake measures what it says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks import intake


def test_the_archive_holds_the_pages_and_intake_reads_them_all(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    intake.write_archive(path, 30)
    found = intake.costs(path, 30)
    assert (found.pages, found.reports) == (30, 30)
    assert found.ours > 0
    assert found.theirs > 0


def test_pages_differ_and_are_the_same_in_every_run() -> None:
    made = list(intake.pages(60))
    assert len(set(made)) == 60
    assert made == list(intake.pages(60))


def test_a_varied_page_keeps_its_paragraphs_and_its_charset() -> None:
    sample = f"<html><body><h1>Kop</h1><p>{'é' * 90}</p><p>{'b' * 90}</p></body></html>".encode()
    page = intake.varied(sample, 7, random.Random(1)).decode("utf-8")
    assert "Kop 7" in page
    assert "é" * 90 in page
    assert "b" * 90 in page


@pytest.mark.parametrize(
    ("ours", "theirs", "holds"),
    [(1.0, 0.1, True), (1.01, 0.1, False), (12.0, 10.0, True), (12.1, 10.0, False)],
)
def test_one_of_the_two_bars_is_enough(ours: float, theirs: float, holds: bool) -> None:
    assert intake.Costs(100, ours, theirs, 100).holds is holds
