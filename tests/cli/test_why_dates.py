"""`gezant why` with the id of a report: where it came from, and what its date rests on. The reports are made up."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BODY = "De minister zei dat het met het land goed gaat en dat hij op de top van volgende week over vrede wil praten."
BYLINE = f"Gepubliceerd: 8 april 2018 10:12, bijgewerkt: 9 april 2018 11:00\n\n{BODY}\n"


def words_of(out: str) -> str:
    return " ".join(out.split())


def test_the_date_of_a_report_is_shown_with_what_told_it(gezant: Run, tmp_path: Path) -> None:
    path = tmp_path / "k-04.txt"
    path.write_text(BYLINE, encoding="utf-8")
    outcome = gezant("why", path, "k-04")
    assert outcome.code == 0
    told = words_of(outcome.out)
    assert "Its date: Sunday 8 April 2018" in told
    assert "Published: 2018-04-08 10:12 +02:00" in told
    assert "2018-04-08 told by the byline chosen: the only one that tells it Gepubliceerd: 8 april 2018 10:12" in told
    assert "2018-04-09 told by the byline says only that the report is no later" in told


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        (f"date 2018-04\n{BODY}", (), "Its date: April 2018, day not known"),
        (f"date 2018-04\n{BODY}", (), "2018-04 told by the text's header chosen: the text's own header says so date 2018-04"),
        (BYLINE, ("--date", "2018-04-07"), "2018-04-07 told with --date chosen: you said so"),
        (BYLINE, ("--date", "2018-04-07"), "2018-04-08 told by the byline tells another date, and is less trusted than --date"),
        (BODY, (), "Its date: date not known Nothing tells when it was published."),
    ],
)
def test_it_says_why(gezant: Run, tmp_path: Path, text: str, options: tuple[str, ...], told: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert told in words_of(gezant("why", *options, "--width", 140, path, "a").out)


def test_the_id_picks_a_report_of_an_archive(gezant: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", BYLINE)
        archive.writestr("b.txt", f"date 2018-05\n{BODY}")
    assert "Its date: May 2018, day not known" in words_of(gezant("why", path, "b").out)
    assert "S1 in b" in gezant("why", path, "b/S1").out


def test_a_dossier_shows_the_candidates_of_a_report_that_it_holds(gezant: Run, tmp_path: Path) -> None:
    path = tmp_path / "k-04.txt"
    path.write_text(BYLINE, encoding="utf-8")
    gezant("add", tmp_path / "d.db", path)
    assert "2018-04-09 told by the byline says only that the report is no later" in words_of(
        gezant("why", tmp_path / "d.db", "k-04").out
    )
