"""The bytes that reports were read from, out of a dossier and into another."""

from __future__ import annotations

from pathlib import Path

from gezant.ledger import Ledger
from tests.cli.conftest import Run

PAGE = """<!doctype html><html lang="nl"><head><title>Finland wil bemiddelen</title>
<link rel="canonical" href="https://koerier.example/2019/05/07/finland.html">
<meta property="article:published_time" content="2019-05-07T09:00:00+02:00"></head><body><article><h1>Finland wil bemiddelen</h1>
<p>De Finse premier zei dinsdag dat zijn land wil bemiddelen tussen Rusland en Oekraïne. Een woordvoerder noemde geen plaats.</p>
<p>Het Kremlin wilde nog niet reageren op het aanbod uit Helsinki, dat vorige week voor het eerst werd gedaan.</p>
</article></body></html>"""


def test_originals_read_anew_give_the_same_dossier(gezant: Run, tmp_path: Path) -> None:
    reports = tmp_path / "in"
    reports.mkdir()
    (reports / "brief.txt").write_text(
        "date 2019-05-08 De Finse minister ontkende woensdag dat er gesprekken zijn.", encoding="utf-8"
    )
    (reports / "page.html").write_text(PAGE, encoding="utf-8")
    first, second, out = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "bytes"
    gezant("add", first, reports)

    assert gezant("originals", first, "--out", out).out == f"2 originals written to {out}\n"
    assert sorted(path.name for path in out.iterdir()) == ["brief.txt", "pages.warc.gz"]
    assert (out / "brief.txt").read_bytes() == (reports / "brief.txt").read_bytes()

    gezant("add", second, out)
    (one, other) = (Ledger.open(str(path)) for path in (first, second))
    assert [claim.gloss for claim in one.claims()] == [claim.gloss for claim in other.claims()]
    told = [(line.date, line.title) for line in other.latest_reports()]
    assert told == [(line.date, line.title) for line in one.latest_reports()]


def test_a_folder_that_holds_something_is_left_alone(gezant: Run, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("date 2019-05 De Finse premier zei dat hij wil bemiddelen.", encoding="utf-8")
    gezant("add", tmp_path / "a.db", tmp_path / "r.txt")
    outcome = gezant("originals", tmp_path / "a.db", "--out", tmp_path)
    assert outcome.code == 1
    assert "is not empty; name a new folder" in outcome.err
