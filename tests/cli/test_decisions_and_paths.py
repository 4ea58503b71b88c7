"""join, split, path, why and what claim shows of sources and pledges. The events are made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gezant.ledger import Ledger
from tests.cli.conftest import Run
from tests.ledger.made import Made


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Four reports: an offer on a condition, a pledge of it with a date, the deed; a summit."""
    a = Made("a", "2020-03-01", outlet="The Post").say(
        "PER", "offer", "to talk about fishing if Chile lifts the blockade", condition=("Chile lifts the blockade", "if")
    )
    b = Made("b", "2020-03-05").say("CHL.GOV", "promise", "to lift the blockade by 10 May").time("10 May", "2020-05-10")
    b.meet("summit", "planned", "2020-06", "PER.GOV:x", "CHL.GOV:y")
    c = Made("c", "2020-05-20").say("CHL.GOV", "announce", "it has lifted the blockade")
    d = Made("d", "2020-05-21").say("PER", "accept", "the summit with Chile")
    d.meet("summit", "planned", "2020-06-12", "PER.GOV:x", "CHL.GOV:y")
    path = tmp_path / "fish.db"
    Ledger.open(str(path), create=True).add(made.reading() for made in (a, b, c, d))
    return path


def test_claims_are_joined_and_split_again_and_rebuilding_keeps_it(gezant: Run, dossier: Path) -> None:
    before = gezant("dossier", dossier, "--format", "json").out
    joined = gezant("join", dossier, "C3", "C1", "--who", "Ann")
    assert joined.code == 0
    assert "C3 and C1 are one claim now" in joined.out
    assert "2 statements in 2 reports" in joined.out
    kept = gezant("dossier", dossier, "--format", "json").out
    assert kept != before
    gezant("rebuild", dossier)
    assert gezant("dossier", dossier, "--format", "json").out == kept
    assert "joined by Ann on " in gezant("claim", dossier, "C1").out
    assert gezant("split", dossier, "b/s1", "--who", "Bob").code == 0
    assert gezant("dossier", dossier, "--format", "json").out == before
    decided = json.loads(gezant("claim", dossier, "C1", "--format", "json").out)["decisions"]
    assert [(d["kind"], d["who"], d["others"]) for d in decided][1] == ("split", "Bob", ["a/S1"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["join", "C1", "C1"], "cannot be joined with itself"),
        (["join", "C1", "C99"], "there is no claim 'C99'"),
        (["split", "a/S1"], "nothing of C1 would be left"),
        (["split", "a/S9"], "bears on no claim"),
        (["split", "z/S1"], "there is no report 'z'"),
        (["split", "a/S1", "d/S1"], "not of one claim"),
        (["split", "S1"], "a statement is named by its report and its id"),
        (["path", "M9"], "there is no meeting 'M9'"),
        (["why", "C9"], "there is no claim 'C9'"),
        (["why", "C1", "on", "C3"], "does not hang on C3"),
        (["why", "a/S9"], "has no entry 'S9'"),
        (["why", "nowhere"], "there is no report 'nowhere'"),
        (["why", "S1"], "S1 stands in a report; name that, too: REPORT/S1"),
        (["claim", "M1"], "M1 is a meeting, not a claim"),
    ],
)
def test_what_cannot_be_done_is_told(gezant: Run, dossier: Path, arguments: list[str], message: str) -> None:
    before = gezant("dossier", dossier, "--format", "json").out
    command, *rest = arguments
    outcome = gezant(command, dossier, *rest)
    assert outcome.code != 0
    assert message in " ".join(outcome.err.split())
    assert gezant("dossier", dossier, "--format", "json").out == before


@pytest.mark.parametrize(
    ("id", "day", "words"),
    [
        ("C1", "2020-03-01", ["C2", "open"]),
        ("C1", "2020-03-05", ["promised by C3", "Chile (CHL)"]),
        ("C1", "2020-12", ["met, on record by Chile (CHL)", "set by Peru (PER)"]),
        ("M1", "2020-12", ["summit of", "planned, Fri 12 June 2020", "the summit with Chile"]),
    ],
)
@pytest.mark.parametrize("width", [80, 120])
def test_a_path_is_shown_as_of_a_day(gezant: Run, dossier: Path, id: str, day: str, words: list[str], width: int) -> None:
    printed = gezant("path", dossier, id, "--as-of", day, "--width", width).out
    assert [word for word in words if word not in " ".join(printed.split())] == []
    assert max(len(line) for line in printed.splitlines()) <= width


def test_a_path_as_json(gezant: Run, dossier: Path) -> None:
    (claim,) = json.loads(gezant("path", dossier, "C1", "--format", "json").out)["claims"]
    (condition,) = claim["conditions"]
    assert (condition["stands"], condition["set_by"], condition["on"]["by"]) == ("met", "PER", ["CHL"])


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("C3", ["b/S1", "it founded this claim", "read by made"]),
        ("c2", ["asks for C2", "rests on C2", "set by Peru"]),
        ("C1 on C2", ["asks for C2, event of Chile (CHL)", "promised by C3"]),
        ("M1", ["the first mention", "the same sides", "told before for June 2020"]),
        ("a", ["Its statements", "C1 asserts", "What it changed"]),
        ("b/S1", ["[content: to lift the blockade by 10 May]", "On claims", "C3 asserts"]),
        ("b/T1", ["[time: 10 May]"]),
        ("b/M1", ["[meeting: summit of PER.GOV:x and CHL.GOV:y]"]),
    ],
)
@pytest.mark.parametrize("width", [80, 120])
def test_why_of_a_dossier(gezant: Run, dossier: Path, id: str, words: list[str], width: int) -> None:
    outcome = gezant("why", dossier, *id.split(), "--width", width)
    assert outcome.err == ""
    assert [word for word in words if word not in " ".join(outcome.out.split())] == []
    assert max(len(line) for line in outcome.out.splitlines()) <= width


def test_a_day_is_for_dossiers(gezant: Run, archive: Path) -> None:
    outcome = gezant("why", archive / "a.txt", "S1", "--as-of", "2020")
    assert outcome.code == 2
    assert "--as-of is for dossiers" in outcome.err


@pytest.mark.parametrize(
    ("day", "state"), [("2020-03-05", None), ("2020-05-15", "due"), ("2020-05-20", "reported kept")]
)  # fmt: skip
def test_claims_show_what_became_of_pledges(gezant: Run, dossier: Path, day: str, state: str | None) -> None:
    lines = gezant("claims", dossier, "--as-of", day, "--format", "json").out.splitlines()
    (found,) = (claim["fulfilment"] for claim in map(json.loads, lines) if claim["id"] == "C3")
    assert (found["state"] if found else None) == state
    if state:
        assert state in gezant("claims", dossier, "--as-of", day).out
        assert state in gezant("claim", dossier, "C3", "--as-of", day).out


def test_a_claim_shows_where_it_comes_from(gezant: Run, dossier: Path) -> None:
    assert "1 independent origin\n  Peru (PER), on record  a" in gezant("claim", dossier, "C1").out
    found = json.loads(gezant("claim", dossier, "C1", "--format", "json").out)["origins"]
    assert (found["independent"], [s["source"] for s in found["sources"]]) == (1, ["PER"])
