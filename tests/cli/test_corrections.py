"""`gezant corrections`: what people corrected and decided. The events are made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gezant.ledger import Ledger
from gezant.model import statement_to_json
from tests.cli.conftest import Run
from tests.ledger.made import Made


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Ann changed a statement and took it back, gave a report another date, split a claim; Bob took that back, rejected one."""
    a = Made("a", "2020-03-01").say("PER", "demand", "Chile must end the blockade").say("CHL", "praise", "the harbour")
    b = Made("b", "2020-03-05").say("PER.GOV", "demand", "Chile must end the blockade")
    path = tmp_path / "fish.db"
    ledger = Ledger.open(str(path), create=True)
    ledger.add(made.reading() for made in (a, b))
    first = ledger.reading("a").statements[0]
    ledger.correct("a", "S1", "change", {**statement_to_json(first), "act": "want", "certainty": "possible"}, who="Ann")
    ledger.undo(1, "Ann")
    ledger.correct("a", "S2", "reject", who="Bob")
    b.date = "2020-03-06"
    ledger.correct_date("b", "2020-03-06", b.reading(), "Ann")
    ledger.split([("b", "S1")], "Ann")
    ledger.undo_decision(1, "Bob")
    return path


def told(gezant: Run, dossier: Path, *arguments: object) -> str:
    ran = gezant("corrections", dossier, *arguments)
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split())


@pytest.mark.parametrize(
    "words",
    [
        "Ann corrected a/S1",
        "taken back “Chile must end the blockade” act demands → wants certainty certain → possible",
        "Ann took back what Ann did: corrected a/S1",
        "act wants → demands certainty possible → certain",
        "Bob rejected a/S2",
        "holds “the harbour”",
        "Ann corrected the date of b",
        "date of the report Thursday 5 March 2020 → Friday 6 March 2020",
        "Ann split a claim",
        "b/S1 “Chile must end the blockade” from a/S1 “Chile must end the blockade”",
        "Bob took back what Ann did: split a claim",
    ],
)
def test_who_did_what_and_what_became_of_it(gezant: Run, dossier: Path, words: str) -> None:
    assert words in told(gezant, dossier)


@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [
        ([], {"change", "undo", "reject", "date", "split"}),
        (["--who", "Bob"], {"reject", "undo"}),
        (["--report", "b"], {"date", "split", "undo"}),
        (["--about", "claims"], {"split", "undo"}),
        (["--about", "readings", "--who", "Ann"], {"change", "undo", "date"}),
        (["--who", "Zoe"], set()),
    ],
)
def test_it_is_chosen_by_person_report_and_matter(gezant: Run, dossier: Path, arguments: list[str], kinds: set[str]) -> None:
    assert {entry["kind"] for entry in entries(gezant, dossier, *arguments)} == kinds


def entries(gezant: Run, dossier: Path, *arguments: str) -> list[dict[str, Any]]:
    lines = gezant("corrections", dossier, "--format", "json", *arguments).out.splitlines()
    return [json.loads(line) for line in lines]


def test_pages_of_it_are_all_of_it(gezant: Run, dossier: Path) -> None:
    everything = entries(gezant, dossier)
    pages = [entries(gezant, dossier, "--limit", "2", "--offset", offset) for offset in ("0", "2", "4")]
    assert [entry for page in pages for entry in page] == everything
    assert len(everything) == 6


def test_as_values_it_has_what_was_and_what_is(gezant: Run, dossier: Path) -> None:
    found = {(entry["about"], entry["kind"]): entry for entry in entries(gezant, dossier)}
    changed = found["statement", "change"]
    assert (changed["before"]["act"], changed["after"]["act"], changed["undone"]) == ("demand", "want", True)
    assert (found["date", "date"]["before"], found["date", "date"]["after"]) == ("2020-03-05", "2020-03-06")
    assert (found["claims", "split"]["statements"], found["claims", "split"]["undone"]) == (["b/S1"], True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--who", "Zoe"], "nothing that people did with --who Zoe; all that they did: gezant corrections")],
)
def test_where_there_is_nothing_it_says_what_to_do(gezant: Run, dossier: Path, arguments: list[str], words: str) -> None:
    assert words in told(gezant, dossier, *arguments)


def test_a_dossier_that_nobody_corrected_says_where_it_is_done(gezant: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Ledger.open(str(path), create=True).add([Made("a", "2020-03-01").say("PER", "demand", "Chile must go").reading()])
    assert "nobody has corrected or decided anything yet; it is done on the page: gezant serve" in told(gezant, path)


def test_a_report_that_is_not_there_is_an_error(gezant: Run, dossier: Path) -> None:
    ran = gezant("corrections", dossier, "--report", "zzz")
    assert (ran.code, ran.out) == (1, "")
    assert "there is no report 'zzz'" in ran.err


@pytest.mark.parametrize("width", [40, 80, 200])
def test_it_keeps_to_the_width(gezant: Run, dossier: Path, width: int) -> None:
    assert max(len(line) for line in gezant("corrections", dossier, "--width", width).out.splitlines()) <= width


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Ann changed a statement, Bob accepted another and added a third."""
    a = Made("a", "2020-03-01").say("PER", "demand", "Chile must end the blockade").say("CHL", "refuse", "to end the blockade")
    path = tmp_path / "fish.db"
    ledger = Ledger.open(str(path), create=True)
    ledger.add([a.reading()])
    first, second = ledger.reading("a").statements
    ledger.correct("a", "S1", "change", {**statement_to_json(first), "certainty": "possible"}, who="Ann")
    ledger.correct("a", "S2", "accept", who="Bob")
    ((_, end),) = second.content
    ledger.correct("a", None, "add", {**statement_to_json(second), "act": "praise", "content": [[end - 12, end]]}, who="Bob")
    return path


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("C1", ["it founded this claim changed by Ann on "]),
        ("a", ["Corrected by people Bob added a/S3", "Bob accepted a/S2", "Ann corrected a/S1"]),
        (
            "a/S1",
            [
                "Made by a person, who changed what the program had read On claims",
                "Ann corrected a/S1",
                "certainty certain → possible",
            ],
        ),
        ("a/S2", ["Made by made", "Bob accepted a/S2"]),
        ("a/S3", ["Made by a person, who added it", "Bob added a/S3"]),
    ],
)
def test_why_tells_who_corrected_what(gezant: Run, changed: Path, id: str, words: list[str]) -> None:
    told = " ".join(gezant("why", changed, id).out.split())
    assert [each for each in words if each not in told] == []


def test_why_of_a_statement_tells_nothing_of_others(gezant: Run, changed: Path) -> None:
    assert "Ann" not in gezant("why", changed, "a/S2").out
