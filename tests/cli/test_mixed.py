"""Reports of several languages in one run: each is read in its own, and one that cannot be read does not stop the others."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DUTCH, Run

ENGLISH = "The Finnish prime minister said Tuesday that his country wants to mediate and that the envoys may come to Helsinki."
FRENCH = "Le premier ministre finlandais a déclaré mardi que son pays souhaite servir de médiateur entre les deux parties."


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with a Dutch, a French and an English report, in this order."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, text in (("a-dutch", DUTCH), ("b-french", FRENCH), ("c-english", ENGLISH)):
        (folder / f"{name}.txt").write_text(f"date 2019-05-07 {text}", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("no_pipeline")
def test_a_report_in_a_third_language_is_refused_by_its_name_and_the_others_are_read(gezant: Run, mixed: Path) -> None:
    outcome = gezant("read", "--format", "json", mixed)
    reports = [json.loads(line)["report"] for line in outcome.out.splitlines()]
    assert [(report["id"], report["language"]) for report in reports] == [("a-dutch", "nl"), ("c-english", "en")]
    assert outcome.err.startswith(f"gezant: {mixed / 'b-french.txt'}: the text is in French, and Gezant reads ")
    assert "English" in outcome.err
    assert "Dutch" in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.code == 1


@pytest.mark.usefixtures("no_pipeline")
def test_out_counts_what_was_not_read(gezant: Run, mixed: Path, tmp_path: Path) -> None:
    outcome = gezant("read", "--out", tmp_path / "readings", mixed)
    assert sorted(path.name for path in (tmp_path / "readings").iterdir()) == ["a-dutch.json", "c-english.json"]
    assert "2 readings written" in outcome.err
    assert "1 not read" in outcome.err


@pytest.mark.usefixtures("no_pipeline")
@pytest.mark.parametrize("shape", ["table", "cards"])
def test_the_terminal_names_the_language_of_each_report(gezant: Run, mixed: Path, shape: str) -> None:
    heads = [line for line in gezant("read", "--format", shape, mixed).out.splitlines() if "Tuesday 7 May 2019 ·" in line]
    assert [head.rsplit(" · ", 1)[1] for head in heads] == ["Dutch", "English"]


@pytest.mark.usefixtures("no_pipeline")
@pytest.mark.parametrize("language", ["en", "EN", "nl"])
def test_the_language_option_holds_for_every_report(gezant: Run, mixed: Path, language: str) -> None:
    outcome = gezant("read", "--format", "json", "--language", language, mixed)
    assert {json.loads(line)["report"]["language"] for line in outcome.out.splitlines()} == {language.lower()}
    assert (outcome.err, outcome.code) == ("", 0)


def test_a_base_of_one_language_reads_what_it_can(gezant: Run, tiny_base: Path, mixed: Path) -> None:
    outcome = gezant("read", "--base", tiny_base, "--format", "json", mixed / "a-dutch.txt", mixed / "c-english.txt")
    assert [json.loads(line)["report"]["id"] for line in outcome.out.splitlines()] == ["a-dutch"]
    assert outcome.err == (
        f"gezant: {mixed / 'c-english.txt'}: the base '{tiny_base}' is for the language 'nl', and the report is in 'en'\n"
    )
    assert outcome.code == 1


def test_why_tells_that_the_base_is_of_another_language(gezant: Run, tiny_base: Path, mixed: Path) -> None:
    outcome = gezant("why", "--base", tiny_base, mixed / "c-english.txt", "S1")
    assert "is for the language 'nl', and the report is in 'en'" in outcome.err
    assert outcome.code == 1
