import io
import json
import sys
from pathlib import Path

import pytest

from gezant.model import Reading, Report, reading_from_json
from tests.cli.conftest import DUTCH, Run

pytestmark = pytest.mark.usefixtures("no_pipeline")


def test_every_report_of_a_folder_is_shown(gezant: Run, archive: Path) -> None:
    outcome = gezant("read", archive)
    assert outcome.code == 0
    assert outcome.err == ""
    assert "Tuesday 7 May 2019" in outcome.out
    assert [line[0] for line in outcome.out.splitlines() if line.endswith("──")] == ["a", "b"]


def test_json_lines_are_one_reading_a_line(gezant: Run, archive: Path) -> None:
    readings = [reading_from_json(json.loads(line)) for line in gezant("read", "--format", "json", archive).out.splitlines()]
    assert [reading.report.id for reading in readings] == ["a", "b"]
    assert [reading.report.date for reading in readings] == ["2019-05-07", None]
    assert {reading.report.text for reading in readings} == {DUTCH}


def test_out_gets_one_file_a_report_and_nothing_else(gezant: Run, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "readings"
    outcome = gezant("read", "--out", out, archive)
    assert sorted(path.name for path in out.iterdir()) == ["a.json", "b.json"]
    assert json.loads((out / "a.json").read_text(encoding="utf-8"))["report"]["text"] == DUTCH
    assert outcome.out == ""
    assert "2 readings written" in outcome.err


def test_a_reading_of_an_earlier_run_is_replaced_whole(gezant: Run, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("x" * 100_000, encoding="utf-8")
    gezant("read", "--out", tmp_path, archive / "a.txt")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["report"]["id"] == "a"


def test_the_date_option_is_for_reports_that_tell_none(gezant: Run, archive: Path) -> None:
    lines = gezant("read", "--date", "2018-04", "--format", "json", archive).out.splitlines()
    assert [json.loads(line)["report"]["date"] for line in lines] == ["2019-05-07", "2018-04"]


def test_id_and_outlet_are_taken_from_the_user(gezant: Run, archive: Path) -> None:
    outcome = gezant("read", "--id", "fin", "--outlet", "De Stad", "--format", "json", archive / "a.txt")
    assert {key: json.loads(outcome.out)["report"][key] for key in ("id", "outlet")} == {"id": "fin", "outlet": "De Stad"}


def test_standard_input_is_read(gezant: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DUTCH.encode())))
    assert json.loads(gezant("read", "--format", "json", "-").out)["report"]["id"] == "stdin"


def test_one_bad_file_does_not_stop_the_others(gezant: Run, archive: Path) -> None:
    (archive / "aa.txt").write_bytes(b"")
    outcome = gezant("read", "--format", "json", archive)
    assert [json.loads(line)["report"]["id"] for line in outcome.out.splitlines()] == ["a", "b"]
    assert outcome.err == f"gezant: {archive / 'aa.txt'}: the file is empty; give it the text of a report\n"
    assert outcome.code == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02\x03", "the file is binary"),
        (b"%PDF-1.4 x", "PDF"),
        (b"date 2018-13 De top.", "line 1: the date in the header is impossible: there is no month 13"),
        (b"date 2018-02-30 De top.", "there is no day '2018-02-30' in the calendar; write it as a day (2018-04-08)"),
        (b"date 2018-04", "there is no text behind the header"),
        ("Der Minister sagte am Montag, die Gespräche würden fortgesetzt.".encode(), "the text is in German"),
        (b"a " * 5_000_001, "it is larger than the 10 MB"),
    ],
    ids=["empty", "binary", "pdf", "no such month", "no such day", "header only", "German", "11 MB"],
)
def test_bad_input_is_told_in_one_line(gezant: Run, tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    outcome = gezant("read", path)
    assert outcome.err.startswith(f"gezant: {path}")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1
    assert (outcome.out, outcome.code) == ("", 1)


def test_the_language_option_goes_before_what_is_found_out(gezant: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Der Minister sagte am Montag, die Gespräche würden fortgesetzt.", encoding="utf-8")
    assert gezant("read", "--language", "NL", path).code == 0


def test_two_reports_of_one_id_do_not_take_each_others_place(gezant: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "sub").mkdir()
    (archive / "sub" / "a.txt").write_text(DUTCH, encoding="utf-8")
    outcome = gezant("read", "--out", tmp_path, archive)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["report"]["date"] == "2019-05-07"
    assert f"{archive / 'sub' / 'a.txt'}: its id 'a' is that of {archive / 'a.txt'}, too; " in outcome.err
    assert "2 readings written" in outcome.err
    assert "1 not read" in outcome.err
    assert outcome.code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing argument 'FILE…'"),
        (("--date", "2018-13", "a.txt"), "there is no month 13"),
        (("--date", "gisteren", "a.txt"), "'gisteren' is not a date"),
        (("--language", "xx", "a.txt"), "language 'xx' cannot be read"),
        (("--format", "xml", "a.txt"), "'xml' is not one of"),
        (("--out", "x", "--format", "table", "a.txt"), "--out writes JSON"),
        (("--id", "x", "a.txt", "b.txt"), "--id names one report, and 2 are given"),
        (("--id", "../x", "a.txt"), "'../x' cannot be the name of a file"),
        (("--width", "5", "a.txt"), "--width"),
        (("--nonsense",), "No such option"),
    ],
)
def test_wrong_usage_is_told_and_leaves_with_two(
    gezant: Run, archive: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(archive)
    outcome = gezant("read", *arguments)
    assert message in outcome.err
    assert outcome.code == 2


def test_an_out_that_cannot_be_a_folder_is_told(gezant: Run, archive: Path) -> None:
    outcome = gezant("read", "--out", archive / "a.txt" / "x", archive)
    assert outcome.err.startswith("gezant: ")
    assert outcome.code == 1


def test_an_error_that_nobody_foresaw_is_told_and_the_others_are_read(
    gezant: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_on_a(report: Report, base: str | None) -> Reading:
        if report.id == "a":
            raise IndexError("list index out of range")
        return Reading(report)

    monkeypatch.setattr("gezant.cli.reading.reading_of", breaks_on_a)
    outcome = gezant("read", "--format", "json", archive)
    assert json.loads(outcome.out)["report"]["id"] == "b"
    assert "a.txt: reading it failed, IndexError: list index out of range; please report this" in outcome.err
    assert outcome.code == 1


@pytest.mark.parametrize(("width", "is_table"), [(80, False), (160, True)])
def test_the_width_decides_between_cards_and_a_table(gezant: Run, archive: Path, width: int, is_table: bool) -> None:
    assert ("content and conditions" in gezant("read", "--width", width, archive).out) is is_table


def test_what_goes_into_a_pipe_is_plain_and_has_no_trailing_blanks(gezant: Run, archive: Path) -> None:
    lines = gezant("read", archive).out.splitlines()
    assert not any("\x1b" in line or line != line.rstrip() for line in lines)
