"""Dates as headers have them, and values as EDTF."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from gezant.times import Grain, Period, edtf, parse_date
from gezant.times.calendar import easter, half, nth_weekday, of_day, of_month, of_year, third
from gezant.times.edtf import all_of, one_of, union

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(("text", "start", "end", "grain"), [
    ("2018-04-08", date(2018, 4, 8), date(2018, 4, 8), Grain.DAY),
    ("2018-04", date(2018, 4, 1), date(2018, 4, 30), Grain.MONTH),
    ("2016-02", date(2016, 2, 1), date(2016, 2, 29), Grain.MONTH),
    ("2018", date(2018, 1, 1), date(2018, 12, 31), Grain.YEAR),
    (" 2018-04 ", date(2018, 4, 1), date(2018, 4, 30), Grain.MONTH),
])  # fmt: skip
def test_a_date_is_read_as_finely_as_it_is_written(text: str, start: date, end: date, grain: Grain) -> None:
    assert parse_date(text) == Period(start, end, grain)


@pytest.mark.parametrize(("text", "reason"), [
    ("2018-02-30", "28 days"),
    ("2018-13", "no month 13"),
    ("2018-00", "no month 0"),
    ("2018-04-00", "30 days"),
    ("0000", "no year 0"),
    ("april 2018", "is not a date"),
    ("2018-4", "is not a date"),
    ("2018-04-08T10:00", "is not a date"),
    ("٢٠١٨", "is not a date"),
    ("", "is not a date"),
])  # fmt: skip
def test_an_impossible_date_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_date(text)


@given(DAYS)
def test_a_date_survives_the_way_there_and_back(day: date) -> None:
    for period in (of_day(day), of_month(day.year, day.month), of_year(day.year)):
        assert parse_date(edtf(period)) == period


@settings(deadline=None, max_examples=8)  # the parser of the edtf library is slow
@given(st.lists(DAYS, min_size=1, max_size=5))
def test_any_days_make_a_valid_set(days: list[date]) -> None:
    choices = union(map(of_day, days))
    assert sum((p.last - p.first).days + 1 for p in choices) == len(set(days))
    parse_edtf(one_of(choices))
    parse_edtf(all_of(choices))


@given(DAYS, st.integers(0, 2))
def test_the_thirds_of_a_period_make_it_up(day: date, which: int) -> None:
    for whole in (of_month(day.year, day.month), of_year(day.year)):
        parts = [third(whole, n) for n in range(3)]
        assert (parts[0].first, parts[2].last) == (whole.first, whole.last)
        assert all(b.first - a.last == timedelta(1) for a, b in pairwise(parts))
        assert half(whole, 1).first - half(whole, 0).last == timedelta(1)


def test_days_in_a_row_are_written_as_a_range() -> None:
    days = [of_day(date(2018, 4, n)) for n in (1, 3, 4, 5, 9, 10)]
    assert one_of(union(days)) == "[2018-04-01,2018-04-03..2018-04-05,2018-04-09,2018-04-10]"


def test_all_days_of_a_month_are_the_month() -> None:
    assert union(map(of_day, of_month(2018, 4).days())) == (of_month(2018, 4),)


@pytest.mark.parametrize(("year", "day"), [
    (2000, date(2000, 4, 23)),
    (2011, date(2011, 4, 24)),
    (2018, date(2018, 4, 1)),
    (2019, date(2019, 4, 21)),
    (2024, date(2024, 3, 31)),
    (2025, date(2025, 4, 20)),
])  # fmt: skip
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_the_third_tuesday_and_the_last_monday_of_a_month() -> None:
    assert nth_weekday(2018, 9, 2, 3) == date(2018, 9, 18)
    assert nth_weekday(2018, 5, 1, -1) == date(2018, 5, 28)


def test_dates_are_read_without_spacy() -> None:
    program = "import sys, gezant.times; gezant.times.parse_date('2018-04'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
