"""EDTF values back to the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from gezant.times import Grain, edtf, periods

DAY, MONTH, YEAR = Grain.DAY, Grain.MONTH, Grain.YEAR


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-04-08", [("2018-04-08", "2018-04-08", DAY)]),
        ("2018-04", [("2018-04-01", "2018-04-30", MONTH)]),
        ("2018", [("2018-01-01", "2018-12-31", YEAR)]),
        ("2018-04-08T10:12", [("2018-04-08", "2018-04-08", DAY)]),
        ("2018-04-08TEV", [("2018-04-08", "2018-04-08", DAY)]),
        ("2018-04~", [("2018-04-01", "2018-04-30", MONTH)]),
        ("2018-24", [("2018-12-01", "2019-02-28", Grain.SEASON)]),
        ("199X", [("1990-01-01", "1999-12-31", Grain.DECADE)]),
        ("19XX", [("1900-01-01", "1999-12-31", Grain.CENTURY)]),
        ("2018-04-XX", [("2018-04-01", "2018-04-30", MONTH)]),
        ("2018-XX-XX", [("2018-01-01", "2018-12-31", YEAR)]),
        ("2018-04-02/2018-04-08", [("2018-04-02", "2018-04-08", DAY)]),
        ("2018-04/..", [("2018-04-01", None, MONTH)]),
        ("../2018", [(None, "2018-12-31", YEAR)]),
        ("[2018-04-01,2018-04-08]", [("2018-04-01", "2018-04-01", DAY), ("2018-04-08", "2018-04-08", DAY)]),
        ("[2018-04-01..2018-04-03,2018-04-08]", [("2018-04-01", "2018-04-03", DAY), ("2018-04-08", "2018-04-08", DAY)]),
        ("{2018-04,2018-06}", [("2018-04-01", "2018-04-30", MONTH), ("2018-06-01", "2018-06-30", MONTH)]),
    ],
)
def test_a_value_names_its_stretches(value: str, expected: list[tuple[str | None, str | None, Grain]]) -> None:
    found = [(p.start and p.start.isoformat(), p.end and p.end.isoformat(), p.grain) for p in periods(value)]
    assert found == expected


@pytest.mark.parametrize("value", ["P3M", "XXXX-04-08", "../..", "2018-13", "T10:12", "", "[]", "soon"])
def test_what_names_no_stretch_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        periods(value)


@pytest.mark.parametrize(
    "value", ["2018-04-08", "2018-04", "2018", "2018-23", "199X", "19XX", "2018-04-02/2018-04-08", "2018/.."]
)
def test_a_value_that_was_written_is_read_back(value: str) -> None:
    (found,) = periods(value)
    assert edtf(found) == value


def test_the_days_of_a_stretch_are_real() -> None:
    (month,) = periods("2020-02")
    assert month.last == date(2020, 2, 29)
