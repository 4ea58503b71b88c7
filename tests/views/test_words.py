import pytest

from gezant.model import TimexType
from gezant.views import date_in_words, value_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018", "2018"),
        ("2018-04", "April 2018"),
        ("2018-04-08", "Sun 8 April 2018"),
        ("2018-04-08T11:20", "Sun 8 April 2018, 11:20"),
        ("2018-04-08TEV", "Sun 8 April 2018, evening"),
        ("2018-21", "spring of 2018"),
        ("2018-Q2", "second quarter of 2018"),
        ("2018-W15", "week 15 of 2018"),
        ("201X", "the 2010s"),
        ("19XX", "the 1900s"),
        ("2018-05~", "about May 2018"),
        ("2018-05-XX", "a day in May 2018"),
        ("XXXX-WXX-4", "a Thursday"),
        ("2021-WXX-6", "a Saturday in 2021"),
        ("XXXX-05", "May, year not told"),
        ("XXXX-05-12", "12 May, year not told"),
        ("2018-05-21/2018-05-31", "21–31 May 2018"),
        ("2018-05-21/2018-06-10", "21 May – 10 June 2018"),
        ("2017-12-25/2018-01-01", "25 December 2017 – 1 January 2018"),
        ("2018-01/2018-04", "January – April 2018"),
        ("2017-11/2018-04", "November 2017 – April 2018"),
        ("2007/..", "from 2007 on"),
        ("../2018-04", "until April 2018"),
        ("[2018-04-01,2018-04-08,2018-04-15]", "one of 3 Sundays: 1, 8, 15 April 2018"),
        ("[2018-03-26,2018-04-02,2018-04-09]", "one of 3 Mondays: 26 March, 2, 9 April 2018"),
        ("[2018-12-24,2018-12-31,2019-01-07]", "one of 3 Mondays: 24, 31 December 2018, 7 January 2019"),
        ("[2018-04-01,2018-04-08]", "Sun 1 April 2018 or Sun 8 April 2018"),
        ("[2018-03-31..2018-04-29]", "a day in 31 March – 29 April 2018"),
        ("[2018-05-21..2018-05-31,2018-06-01..2018-06-10]", "21–31 May 2018 or 1–10 June 2018"),
        ("[2018-05,2018-06]", "May 2018 or June 2018"),
        ("{2018-05,2018-06-01..2018-06-03}", "May 2018 and 1–3 June 2018"),
        ("P2D", "2 days"),
        ("P1Y6M", "1 year 6 months"),
        ("P1.5Y", "1.5 years"),
        ("PT48H", "48 hours"),
        ("PXM", "some months"),
        ("PTXH", "some hours"),
        ("P1DE", "1 decade"),
        ("P2CE", "2 centuries"),
        ("PRESENT_REF", "now"),
        ("PAST_REF", "some time ago"),
        ("FUTURE_REF", "some time to come"),
        ("2018-02-30", "2018-02-30"),
        ("XXXX-13", "XXXX-13"),
        ("what is this", "what is this"),
    ],
)
def test_a_value_in_words(value: str, words: str) -> None:
    assert value_in_words(value) == words


@pytest.mark.parametrize(
    ("value", "type", "words"),
    [("P1W", "SET", "every week"), ("P2Y", "SET", "every 2 years"), ("XXXX-WXX-7", "SET", "every Sunday")],
)
def test_a_set_in_words(value: str, type: TimexType, words: str) -> None:
    assert value_in_words(value, type) == words


def test_a_long_set_is_told_by_its_number_and_its_ends() -> None:
    days = ",".join(f"2018-{month:02}-01" for month in range(1, 9))
    assert value_in_words(f"[{days}]") == "one of 8 days, 1 January – 1 August 2018"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, "date not known"),
        ("2018", "2018, month not known"),
        ("2018-04", "April 2018, day not known"),
        ("2018-04-08", "Sunday 8 April 2018"),
    ],
)
def test_a_date_says_how_far_it_is_known(date: str | None, words: str) -> None:
    assert date_in_words(date) == words
