"""Lists of a dossier as CSV."""

from __future__ import annotations

import csv
import io

import pytest

from gezant.model.dossier import Bearing, Claim, DossierMeeting, GradeEntry, MeetingEntry, StatementLine
from gezant.views.tables import Table, claims_table, csv_lines, meetings_table, statements_table


def read(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_lines(table)), newline="")))


def test_a_claim_is_a_row_with_its_latest_grade_and_its_origins() -> None:
    grades = (GradeEntry("2018-04-02", "r1", "unnamed"), GradeEntry("2018-04-09", "r2", "confirmed", ("PRK", "KOR"), ("USA",)))
    bearings = (Bearing("r1", "S1", "asserts"), Bearing("r2", "S3", "confirms"), Bearing("r2", "S4", "confirms"))
    (row,) = read(claims_table([Claim("C1", "to talk", "position", ("PRK",), bearings, grades, ("talks",))], {"C1": 2}))
    expected = {"id": "C1", "grade": "confirmed", "by": "PRK; KOR", "awaiting": "USA", "since": "2018-04-09", "report": "r2"}
    assert expected.items() <= row.items()
    assert (row["statements"], row["reports"], row["origins"], row["replaces"]) == ("3", "2", "2", "")


def test_a_claim_without_a_grade_has_empty_cells() -> None:
    (row,) = read(claims_table([Claim("C1", "to talk", "event", (), (), ())]))
    assert (row["grade"], row["since"], row["statements"]) == ("", "", "0")


def test_a_meeting_is_a_row_for_every_state() -> None:
    states = (MeetingEntry("2018-04", "r1", "planned", "2018-05"), MeetingEntry("2018-05-24", "r2", "cancelled", "2018-05"))
    rows = read(meetings_table([DossierMeeting("M1", ("USA", "PRK"), "summit", (), states)]))
    assert [(row["state"], row["since"], row["participants"]) for row in rows] == [
        ("planned", "2018-04", "USA; PRK"),
        ("cancelled", "2018-05-24", "USA; PRK"),
    ]


def line(content: str) -> StatementLine:
    return StatementLine("r1", None, "2018", "S1", "Kim", ("PRK",), "named", "say", "", content, False, ("C1", "C2"))


@pytest.mark.parametrize("words", ['a "quoted", word', "two\nlines", "één – zes", ""])
def test_words_come_back_as_they_were(words: str) -> None:
    (row,) = read(statements_table([line(words)]))
    assert (row["words"], row["claims"]) == (words, "C1; C2")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_takes_for_a_formula_is_text(words: str) -> None:
    (row,) = read(statements_table([line(words)]))
    assert row["words"] == f"'{words}"
