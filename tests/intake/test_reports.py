import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from gezant.intake import IntakeError, Item, Settings, Skipped, outlet_of, report_from_text, reports, sources
from gezant.intake.items import Found
from gezant.model import Report

BODY = "De Finse premier zei dinsdag dat zijn land wil bemiddelen."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "notes.log"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"date 2019-05 {BODY}", encoding="utf-8")
    return tmp_path


def ids(found: list[Found]) -> list[str]:
    return [item.id for item in found if isinstance(item, Item)]


def test_a_folder_gives_its_readable_files_sorted_and_those_below(archive: Path) -> None:
    assert ids(list(sources([str(archive)]))) == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["notes.log", "README.md", "readme.txt", "a.json"])
def test_what_a_folder_holds_besides_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.html").write_text(BODY, encoding="utf-8")
    (tmp_path / name).write_text(BODY, encoding="utf-8")
    found = list(sources([str(tmp_path)]))
    assert [item.origin for item in found if isinstance(item, Skipped)] == [str(tmp_path / name)]


def test_a_file_named_twice_comes_once(archive: Path) -> None:
    assert ids(list(sources([str(archive / "b.txt"), str(archive)]))) == ["b", "a", "c"]


def test_any_file_may_be_named_itself(archive: Path) -> None:
    assert ids(list(sources([str(archive / "notes.log"), str(archive / ".hidden.txt")]))) == ["notes", ".hidden"]


def test_an_empty_folder_and_a_missing_file_are_reported(tmp_path: Path) -> None:
    problems = [str(item) for item in sources([str(tmp_path), str(tmp_path / "x.txt")])]
    assert "the folder holds no file that is read" in problems[0]
    assert "there is no such file or folder" in problems[1]


def test_a_file_that_cannot_be_read_is_reported(archive: Path) -> None:
    with pytest.raises(IntakeError, match=r"^x: the file cannot be read \(is a directory\); check it and its permissions$"):
        Item(lambda: archive.open("rb"), "x", "x").read(10)


def test_nothing_is_fetched_unless_somebody_fetches() -> None:
    (found,) = sources(["https://example.org/a.html"])
    assert "nothing is fetched here" in str(found)


def test_a_file_name_that_is_no_unicode_gives_a_printable_id(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(BODY, encoding="utf-8")
    assert ids(list(sources([os.fsdecode(path)]))) == ["caf\ufffd"]


def test_standard_input_is_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"date 2019-05 {BODY}".encode("utf-16"))))
    (report,) = reports(["-"])
    assert isinstance(report, Report)
    assert (report.id, report.text, report.language, report.date) == ("stdin", BODY, "nl", "2019-05")
    assert report.origin == "standard input"


def test_the_bytes_as_found_are_kept_with_their_hash(archive: Path) -> None:
    (report,) = reports([str(archive / "a.txt")])
    assert isinstance(report, Report)
    assert report.original is not None
    assert report.original.data == (archive / "a.txt").read_bytes()
    assert report.original.hash == hashlib.sha256(report.original.data).hexdigest()


def test_what_the_user_says_of_reports_goes_before_what_they_tell(archive: Path) -> None:
    (archive / "e.txt").write_text(BODY, encoding="utf-8")
    settings = Settings(id="x", date="2018-04", outlet="De Stad", language="nl")
    (report,) = reports([str(archive / "e.txt")], settings)
    assert isinstance(report, Report)
    assert (report.id, report.date, report.outlet, report.dates[0].origin) == ("x", "2018-04", "De Stad", "option")


def test_one_bad_file_does_not_stop_the_others(archive: Path) -> None:
    (archive / "b.txt").write_bytes(b"\x00\x01")
    found = list(reports([str(archive)]))
    found = [item for item in found if not isinstance(item, Skipped)]
    assert [type(item) for item in found] == [Report, IntakeError, Report]
    assert str(found[1]).startswith(f"{archive / 'b.txt'}: the file is binary")


@pytest.mark.parametrize(
    ("text", "option", "date"),
    [(f"date 2019-05 {BODY}", "2018", "2019-05"), (BODY, "2018-04", "2018-04"), (BODY, None, None)],
    ids=["header before option", "option", "neither"],
)
def test_where_the_date_comes_from(text: str, option: str | None, date: str | None) -> None:
    assert report_from_text(text, date=option).date == date


def test_the_text_is_kept_to_the_letter() -> None:
    body = f"{BODY}\r\n\r\n\t„Maar  niet zó.\x07\u00a0\n "
    assert report_from_text(f" date 2019 {body}").text == body


@pytest.mark.parametrize("text", ["", " \n", "date 2019-05", "date 2019-05 \r\n"])
def test_no_text_is_an_error(text: str) -> None:
    with pytest.raises(IntakeError, match="there is no text"):
        report_from_text(text, origin="x.txt")


def test_an_error_names_the_file_and_the_line() -> None:
    with pytest.raises(IntakeError, match=r"^x\.txt, line 1: .*there is no month 13.*; write it as a day"):
        report_from_text(f"date 2018-13 {BODY}", origin="x.txt")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("DEN HAAG (ANP) - De premier zwijgt.", "ANP"),
        ("Premier zwijgt\n\nBRUSSEL/PARIJS (AFP/Belga) – De premier zwijgt.", "AFP/Belga"),
        ("Mark Rutte (VVD) - de premier - zwijgt.", None),
        ("GENÈVE - De premier zwijgt.", None),
        ("De premier zwijgt (en lacht) - zoals altijd.", None),
        ("CAIRO, Egypt (Federal Press) — The minister said nothing.", "Federal Press"),
        ("Minister silent\n\nCAIRO/ANKARA, May 21 (Nordwire) -- The minister said nothing.", "Nordwire"),
        ("GENEVA, Switzerland — The minister said nothing.", None),
        ("Sen. John Doe (R-Ky.) - who else - said nothing.", None),
        ("CAIRO, where the minister (who said nothing) - as ever - lives.", None),
    ],
)
def test_the_credit_of_a_dateline_is_the_outlet(text: str, outlet: str | None) -> None:
    assert outlet_of(text) == outlet


def test_the_outlet_that_the_user_gives_goes_first() -> None:
    text = f"DEN HAAG (ANP) - {BODY}"
    assert report_from_text(text, outlet="De Stad").outlet == "De Stad"
