"""What is known of a report beside its text, and the bytes that it was read from."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from gezant.ledger import Ledger, LedgerError
from gezant.model import DateCandidate, Original, Reading
from tests.ledger.made import Made

PAGE = b"<html><p>Peru offers to talk.</p></html>" * 200
DATES = (
    DateCandidate("2020-03-01", "metadata", "datePublished 2020-03-01T10:00:00Z", "2020-03-01T10:00:00+00:00"),
    DateCandidate("2020-03-02", "fetched", "2020-03-02", bound=True),
)
FURTHER = {
    "author": "A. Writer",
    "section": "World",
    "agency": "MED/anp",
    "url": "http://noorderkoerier.example/1",
    "published": "2020-03-01T10:00:00+00:00",
    "seen": "2020-03-02T08:00:00+00:00",
}


def original(data: bytes) -> Original:
    return Original(data, "text/html", hashlib.sha256(data).hexdigest())


def reading(id: str = "a", data: bytes = PAGE) -> Reading:
    made = Made(id, "2020-03-01").say("PER.GOV", "offer", f"to talk about the border of {id}").reading()
    return replace(made, report=replace(made.report, **FURTHER, dates=DATES, original=original(data)))  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(str(tmp_path / "dossier.db"), create=True)


def test_a_report_is_kept_with_all_that_is_known_of_it(ledger: Ledger) -> None:
    ledger.add([reading()])
    assert ledger.reading("a").report == reading().report


def test_provenance_tells_where_a_report_is_from(ledger: Ledger) -> None:
    ledger.add([reading()])
    found = ledger.provenance("a")
    assert {name: getattr(found, name) for name in FURTHER} == FURTHER
    assert (found.dates, found.original, found.media_type) == (DATES, original(PAGE).hash, "text/html")


def test_the_bytes_come_back_as_they_were(ledger: Ledger) -> None:
    ledger.add([reading()])
    assert ledger.original("a") == original(PAGE)


def test_bytes_of_two_reports_are_kept_once_and_smaller(ledger: Ledger) -> None:
    ledger.add([reading("a"), reading("b")])
    with sqlite3.connect(ledger.where) as db:
        assert db.execute("SELECT count(*), max(length(data)) < 1000 FROM originals").fetchone() == (1, 1)
    assert ledger.original("b") == original(PAGE)


def test_a_report_without_its_bytes_says_so(ledger: Ledger) -> None:
    ledger.add([Made("a", "2020-03-01").say("PER.GOV", "offer", "to talk").reading()])
    assert ledger.original("a") is None
    assert ledger.provenance("a").seen is not None


def test_bytes_of_an_unknown_report_are_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no report 'z'"):
        ledger.original("z")


@pytest.mark.parametrize(
    ("date", "text", "version", "known"),
    [
        ("2020-03-01", "", "now", True),
        ("2020-03-01", "", "later", False),
        ("2020-03-02", "", "now", False),
        (None, "", "now", False),
        ("2020-03-01", "more", "now", False),
    ],
)
def test_a_report_is_known_by_its_text_date_and_version(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, date: str | None, text: str, version: str, known: bool
) -> None:
    monkeypatch.setattr("gezant.ledger.ledger.program_version", lambda _: "now")
    ledger.add([reading()])
    report = reading().report
    assert ledger.knows(replace(report, date=date, text=report.text + text), version) is known


def test_what_a_later_version_reads_as_before_is_known_to_it_from_then_on(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add([reading()])
    monkeypatch.setattr("gezant.ledger.ledger.program_version", lambda _: "later")
    (filing,) = ledger.add([reading()]).filings
    assert not filing.read_anew
    assert ledger.knows(reading().report, "later")
    assert ledger.provenance("a").version == "later"
