"""The commands on a dossier, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gezant.ledger import Ledger
from gezant.model import Reading, Report, reading_to_json
from tests.cli.conftest import DUTCH, Run
from tests.ledger.made import Made


def readings() -> list[Reading]:
    first = Made("a", "2020-03-01", outlet="The Lantern").say("CHL.GOV", "say", "Peru is willing to talk about the border")
    first.say("PER", "offer", "to talk about the border if Chile lifts the blockade", within="S1",
              condition=("Chile lifts the blockade", "if"))  # fmt: skip
    first.meet("summit", "planned", "2020-05", "PER.GOV:ana-quispe", "CHL.GOV")
    second = Made("b", "2020-03-04", "nl").say("PER.GOV", "confirm", "Peru wil over de grens praten")
    third = Made("c", "2020-03-11").say("CHL.GOV", "announce", "it has lifted the blockade", to="PER")
    third.say("CHL.GOV", "praise", "the courage of its neighbours", naming="unnamed")
    third.meet("summit", "cancelled", None, "PER.GOV:ana-quispe", "CHL.GOV")
    return [made.reading() for made in (first, second, third)]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier of three reports."""
    path = tmp_path / "talks.db"
    Ledger.open(str(path), create=True).add(readings())
    return path


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of their readings."""
    folder = tmp_path / "readings"
    folder.mkdir()
    for reading in readings():
        (folder / f"{reading.report.id}.json").write_text(json.dumps(reading_to_json(reading)), encoding="utf-8")
    return folder


ALL = (
    ("claims",), ("claim", "C1"), ("statements",), ("meetings",), ("actors",), ("diff", "--since", "2020-03"),
)  # fmt: skip


def run(gezant: Run, dossier: Path, command: tuple[str, ...], *options: object) -> str:
    outcome = gezant(command[0], dossier, *command[1:], *options)
    assert (outcome.err, outcome.code) == ("", 0)
    return outcome.out


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("command", ALL, ids=lambda command: command[0])
def test_no_line_is_wider_than_asked_for(gezant: Run, dossier: Path, command: tuple[str, ...], width: int) -> None:
    out = run(gezant, dossier, command, "--width", width)
    assert out.strip()
    assert max(map(len, out.splitlines())) <= width
    assert not any("\x1b" in line or line != line.rstrip() for line in out.splitlines())


@pytest.mark.parametrize(
    ("command", "count", "key"),
    [
        (("claims",), 2, "gloss"),
        (("claim", "C1"), 1, "conditions"),
        (("statements",), 5, "content"),
        (("meetings",), 1, "participants"),
        (("actors",), 4, "spoke"),
        (("diff", "--since", "2020-03-11"), 3, "after"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_json_lines_are_one_object_a_line(gezant: Run, dossier: Path, command: tuple[str, ...], count: int, key: str) -> None:
    lines = [json.loads(line) for line in run(gezant, dossier, command, "--format", "json").splitlines()]
    assert len(lines) == count
    assert all(key in line for line in lines)


def test_the_whole_dossier_comes_in_the_guidelines_format(gezant: Run, dossier: Path) -> None:
    found = json.loads(run(gezant, dossier, ("dossier",)))
    assert found["reports"] == ["a", "b", "c"]
    assert json.loads(run(gezant, dossier, ("dossier",), "--as-of", "2020-03-05"))["reports"] == ["a", "b"]


def test_an_addition_finishes_what_corrections_left_to_do(gezant: Run, dossier: Path, files: Path) -> None:
    Ledger.open(str(dossier), at_once=0).correct("a", "S1", "reject", who="Ann")
    assert Ledger.open(str(dossier)).unfinished() is not None
    assert run(gezant, dossier, ("add",), "--readings", str(files)) == "3 known already\n"
    assert Ledger.open(str(dossier)).unfinished() is None
    kept = run(gezant, dossier, ("dossier", "--format", "json"))
    run(gezant, dossier, ("rebuild",))
    assert run(gezant, dossier, ("dossier", "--format", "json")) == kept


def test_rebuilding_changes_nothing(gezant: Run, dossier: Path) -> None:
    before = run(gezant, dossier, ("dossier",))
    assert run(gezant, dossier, ("rebuild",)) == f"{dossier} rebuilt\n"
    assert run(gezant, dossier, ("dossier",)) == before


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (("claims", "--actor", "Peru"), ["C1"]),
        (("claims", "--actor", "PER.GOV:ana-quispe"), ["C1"]),
        (("claims", "--topic", "blockade"), ["C2"]),
        (("claims", "--grade", "confirmed", "--as-of", "2020-03-02"), []),
        (("claims", "--grade", "on-record", "--as-of", "2020-03-02"), ["C1"]),
        (("claims", "--text", "blockade", "--limit", "1"), ["C2"]),
    ],
)
def test_claims_are_found_by_what_they_are_asked_for(
    gezant: Run, dossier: Path, options: tuple[str, ...], shown: list[str]
) -> None:
    lines = run(gezant, dossier, options, "--format", "json").splitlines()
    assert [json.loads(line)["id"] for line in lines] == shown


@pytest.mark.parametrize(
    ("topic", "shown"),
    [("Blockade", ["C2"]), ("blokkade", ["C2"]), ("lift the blockade", ["C2"]), ("borders", ["C1"])],
)
def test_a_topic_may_be_a_name_or_a_word_for_it(gezant: Run, dossier: Path, topic: str, shown: list[str]) -> None:
    lines = run(gezant, dossier, ("claims", "--topic", topic, "--format", "json")).splitlines()
    assert [json.loads(line)["id"] for line in lines] == shown


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (
            ("claims", "--actor", "JPN", "--grade", "denied"),
            "no claims with --actor JPN, --grade denied; all that there are: gezant claims",
        ),
        (
            ("statements", "--unnamed", "--act", "deny"),
            "no statements with --act deny, --unnamed; all that there are: gezant statements",
        ),
        (("meetings", "--offset", "9", "--limit", "2"), "no meetings with --offset 9; all that there are: gezant meetings"),
        (("actors", "--since", "2021"), "no actors with --since 2021; all that there are: gezant actors"),
        (("diff", "--since", "2021"), "nothing changed since 2021; the last report is c, Wednesday 11 March 2020"),
        (("diff", "--since", "2021", "--as-of", "2019"), "nothing changed; the dossier has no report by then"),
    ],
)
def test_where_nothing_is_found_it_says_what_was_asked_for(
    gezant: Run, dossier: Path, command: tuple[str, ...], told: str
) -> None:
    assert told in " ".join(run(gezant, dossier, command).split())


def test_a_dossier_without_reports_says_how_they_are_added(gezant: Run, tmp_path: Path) -> None:
    Ledger.open(str(tmp_path / "new.db"), create=True)
    out = run(gezant, tmp_path / "new.db", ("claims",), "--width", 300)
    assert out == f"no claims in this dossier yet; add reports with: gezant add {tmp_path / 'new.db'} FILE…\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("claims", "nowhere.db"), "there is no dossier at nowhere.db; make one with: gezant add nowhere.db FILE…"),
        (("claims", "report.txt"), "report.txt is not a dossier but another kind of file"),
        (("claim", "talks.db", "C99"), "there is no claim 'C99' in this dossier; see them with: gezant claims DOSSIER"),
        (("claim", "talks.db", "S1"), "there is no claim 'S1'"),
        (("claim", "talks.db", "C3", "--as-of", "2020-03-02"), "there is no claim 'C3'"),
        (("rebuild", "nowhere.db"), "there is no dossier at nowhere.db"),
        (("add", "missing/talks.db", "report.txt"), "there is no folder missing to make the dossier in"),
        (("add", "archive", "report.txt"), "archive is a folder, and a dossier is a file"),
        (("add", "mysql://x/y", "report.txt"), "dossiers are kept in SQLite so far"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    gezant: Run, dossier: Path, archive: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    (dossier.parent / "report.txt").write_text(DUTCH * 40, encoding="utf-8")
    monkeypatch.chdir(dossier.parent)
    outcome = gezant(*arguments)
    assert outcome.err.startswith("gezant: ")
    assert message in outcome.err
    assert (outcome.err.count("\n"), outcome.out, outcome.code) == (1, "", 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("claims",), "Missing argument 'DOSSIER'"),
        (("claims", "talks.db", "--as-of", "2018-13"), "there is no month 13"),
        (("claims", "talks.db", "--grade", "true"), "'true' is not one of"),
        (("claims", "talks.db", "--actor", "Nobody At All"), "nobody is known as 'Nobody At All'"),
        (("claims", "talks.db", "--topic", "sancton"), "there is no concept 'sancton'; is it sanctions"),
        (("claims", "talks.db", "--topic", "qqq"), "there is no concept 'qqq'; what a claim is about stands last in its card"),
        (("claims", "talks.db", "--limit", "0"), "--limit"),
        (("statements", "talks.db", "--act", "shout"), "'shout' is not one of"),
        (("statements", "talks.db", "--since", "gisteren"), "'gisteren' is not a date"),
        (("diff", "talks.db"), "Missing option '--since'"),
        (("add", "talks.db"), "Missing argument 'FILE…'"),
        (("claim", "talks.db"), "Missing argument 'ID'"),
    ],
)
def test_wrong_usage_is_told_and_leaves_with_two(
    gezant: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(dossier.parent)
    outcome = gezant(*arguments)
    assert message in outcome.err
    assert outcome.code == 2


@pytest.mark.usefixtures("no_pipeline")
def test_reports_of_a_folder_are_added_once(gezant: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "b.txt").write_text("date 2019-05-09 De Noorse premier zei woensdag heel wat anders.", encoding="utf-8")
    assert gezant("add", tmp_path / "new.db", archive).out.splitlines()[-1] == "2 new reports"
    assert gezant("add", tmp_path / "new.db", archive).out == "2 known already\n"


@pytest.mark.usefixtures("no_pipeline")
def test_copies_of_one_text_are_named(gezant: Run, archive: Path, tmp_path: Path) -> None:
    text = f"{DUTCH} De twee buren praten al jaren niet meer met elkaar, en dat moet volgens haar maar eens anders worden."
    for name in "ab":
        (archive / f"{name}.txt").write_text(f"date 2019-05-07 {text}" + (" (ANP)" if name == "b" else ""), encoding="utf-8")
    assert "b is a copy of a: one source, counted once" in gezant("add", tmp_path / "new.db", archive).out


@pytest.mark.usefixtures("no_pipeline")
def test_a_report_that_cannot_be_read_does_not_keep_the_others_out(gezant: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "aa.txt").write_bytes(b"")
    outcome = gezant("add", tmp_path / "new.db", archive)
    assert outcome.err == f"gezant: {archive / 'aa.txt'}: the file is empty; give it the text of a report\n"
    assert outcome.out.splitlines()[-1] == "1 new report, 1 known already, 1 not added"
    assert outcome.code == 1


@pytest.mark.usefixtures("no_pipeline")
def test_dossier_and_report_mixed_up_do_no_harm(gezant: Run, dossier: Path, archive: Path) -> None:
    report, before = archive / "a.txt", (archive / "a.txt").read_bytes()
    outcome = gezant("add", report, dossier)
    assert f"{report} is not a dossier but another kind of file; nothing was changed" in outcome.err
    assert outcome.code == 1
    assert report.read_bytes() == before
    assert sorted(path.name for path in archive.iterdir()) == ["a.txt", "b.txt"]


@pytest.mark.usefixtures("no_pipeline")
@pytest.mark.parametrize("name", ["missing.txt", "empty"])
def test_no_dossier_is_made_for_nothing(gezant: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    outcome = gezant("add", tmp_path / "new.db", tmp_path / name)
    assert f"no report could be read; nothing was added to {tmp_path / 'new.db'}" in outcome.err
    assert outcome.code == 1
    assert not (tmp_path / "new.db").exists()


def test_readings_of_a_folder_are_added(gezant: Run, files: Path, tmp_path: Path, dossier: Path) -> None:
    outcome = gezant("add", "--readings", tmp_path / "new.db", files)
    assert outcome.out.splitlines()[-1] == "3 new reports"
    assert run(gezant, tmp_path / "new.db", ("dossier",)) == run(gezant, dossier, ("dossier",))


def test_a_file_that_is_no_reading_is_told(gezant: Run, files: Path, tmp_path: Path) -> None:
    (files / "d.json").write_text("[]", encoding="utf-8")
    outcome = gezant("add", "--readings", tmp_path / "new.db", files)
    assert f"{files / 'd.json'}: no reading in the guidelines' JSON" in outcome.err
    assert outcome.out.splitlines()[-1] == "3 new reports, 1 not added"
    assert outcome.code == 1


def test_a_reading_that_cannot_be_added_does_not_keep_the_others_out(
    gezant: Run, files: Path, tmp_path: Path, dossier: Path
) -> None:
    broken = reading_to_json(Reading(Report("broken", "Words.", "en", "no date")))
    (files / "broken.json").write_text(json.dumps(broken), encoding="utf-8")
    outcome = gezant("add", "--readings", tmp_path / "new.db", files)
    assert outcome.err.startswith("gezant: broken: adding it failed, ")
    assert outcome.out.splitlines()[-1] == "3 new reports, 1 not added"
    assert outcome.code == 1
    assert run(gezant, tmp_path / "new.db", ("dossier",)) == run(gezant, dossier, ("dossier",))


def test_a_state_of_a_condition_is_never_shown_without_whose_word_it_rests_on(gezant: Run, dossier: Path) -> None:
    told = " ".join(run(gezant, dossier, ("claim", "C1")).split())
    assert "met, on record by Chile (CHL) itself" in told


@pytest.mark.parametrize(
    "words",
    [
        "a/S1 CHL GOV (institution, Chile, government) say",
        "c/S2 CHL GOV (unnamed, Chile, government) praise",
    ],
)
def test_a_statement_says_who_is_meant_and_how_far_he_is_named(gezant: Run, dossier: Path, words: str) -> None:
    assert words in " ".join(run(gezant, dossier, ("statements",)).split())
