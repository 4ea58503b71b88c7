"""A field's value as a date: every form that programs and people write, and what is none."""

from __future__ import annotations

import pytest

from gezant.intake.dates import parse

AMSTERDAM, LONDON, NEW_YORK, TORONTO = "Europe/Amsterdam", "Europe/London", "America/New_York", "America/Toronto"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-04-08", "2018-04-08"),
        (" 2018-04-08\n", "2018-04-08"),
        ("2018/04/08", "2018-04-08"),
        ("2018.4.8", "2018-04-08"),
        ("20180408", "2018-04-08"),
        ("2018-04", "2018-04"),
        ("2018/04", "2018-04"),
        ("2018", "2018"),
        ("2018-098", "2018-04-08"),
        ("2018098", "2018-04-08"),
        ("2016-366", "2016-12-31"),
        ("2018-W14-7", "2018-04-08"),
        ("2018W147", "2018-04-08"),
        ("2018-W15", "2018-04"),  # 9 to 15 April
        ("2018-W18", "2018"),  # 30 April to 6 May
        ("2018-04-08T24:00", "2018-04-08"),
        ("2018-02-28", "2018-02-28"),
        ("1600", "1600"),
        ("2200-12-31", "2200-12-31"),
        ("8 april 2018", "2018-04-08"),
        ("8 APRIL 2018", "2018-04-08"),
        ("zondag 8 april 2018", "2018-04-08"),
        ("zo 8 apr. 2018", "2018-04-08"),
        ("8 mrt 2018", "2018-03-08"),
        ("april 2018", "2018-04"),
        ("Gepubliceerd op 8 april 2018", "2018-04-08"),
        ("April 8, 2018", "2018-04-08"),
        ("Sunday, April 8, 2018", "2018-04-08"),
        ("Sun 8 Apr 2018", "2018-04-08"),
        ("8th April 2018", "2018-04-08"),
        ("Apr. 8, 2018", "2018-04-08"),
        ("April 2018", "2018-04"),
        ("8.4.2018", "2018-04-08"),
        ("25/04/2018", "2018-04-25"),
        ("04/25/2018", "2018-04-25"),
        ("04/04/2018", "2018-04-04"),
    ],
)
@pytest.mark.parametrize("zone", [None, AMSTERDAM])
def test_a_date_without_a_clock_is_as_fine_as_it_was_told(value: str, day: str, zone: str | None) -> None:
    made = parse(value, "metadata", zone=zone)
    assert made is not None
    assert (made.value, made.instant) == (day, None)


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2018-04-08T10:12:13+02:00", "2018-04-08T10:12:13+02:00"),
        ("2018-04-08 10:12:13 +0200", "2018-04-08T10:12:13+02:00"),
        ("2018-04-08T10:12+02", "2018-04-08T10:12:00+02:00"),
        ("2018-04-08T10:12:13.123456+02:00", "2018-04-08T10:12:13+02:00"),
        ("2018-04-08T10:12:13,5+02:00", "2018-04-08T10:12:13+02:00"),
        ("20180408T101213+0200", "2018-04-08T10:12:13+02:00"),
        ("2018-W14-7T10:12:13+02:00", "2018-04-08T10:12:13+02:00"),
        ("2018-098T10:12:13+02:00", "2018-04-08T10:12:13+02:00"),
        ("2018-04-08T10:12:13+02:00[Europe/Amsterdam]", "2018-04-08T10:12:13+02:00"),
        ("2018-04-08T10:12:60+02:00", "2018-04-08T10:12:59+02:00"),
        ("2018-04-08T22:30:00-05:00", "2018-04-08T22:30:00-05:00"),
        ("2018-04-08T23:59:00+14:00", "2018-04-08T23:59:00+14:00"),
        ("Sun, 8 Apr 2018 10:12:13 +0200", "2018-04-08T10:12:13+02:00"),
        ("Sun, 08 Apr 2018 10:12 EDT", "2018-04-08T10:12:00-04:00"),
        ("8 Apr 18 10:12:13 CEST", "2018-04-08T10:12:13+02:00"),
        ("Sun Apr 08 10:12:13 CEST 2018", "2018-04-08T10:12:13+02:00"),
        ("Sun Apr 08 2018 10:12:13 GMT+0200 (CEST)", "2018-04-08T10:12:13+02:00"),
        ("D:20180408101213+02'00'", "2018-04-08T10:12:13+02:00"),
        ("April 8, 2018 at 4:05 p.m. ET", "2018-04-08T16:05:00-04:00"),
        ("8 April 2018 16:05 BST", "2018-04-08T16:05:00+01:00"),
        ("January 8, 2018 at 4:05 p.m. ET", "2018-01-08T16:05:00-05:00"),
    ],
)
@pytest.mark.parametrize("zone", [None, AMSTERDAM, NEW_YORK])
def test_an_instant_with_an_offset_is_on_its_writers_day(value: str, instant: str, zone: str | None) -> None:
    made = parse(value, "metadata", zone=zone)
    assert made is not None
    assert (made.value, made.instant) == (instant[:10], instant)


UTC = [
    "2018-04-08T22:30:00Z", "2018-04-08T22:30:00+00:00", "2018-04-08 22:30:00 UTC", "20180408T223000Z",
     "2018-04-08T22:30:00-00:00",
    "Sun, 08 Apr 2018 22:30:00 GMT", "Sun, 08 Apr 2018 22:30:00 +0000", "Sun, 08 Apr 2018 22:30:00 -0000",
    "Sunday, 08-Apr-18 22:30:00 GMT", "D:20180408223000Z",
]  # fmt: skip


@pytest.mark.parametrize("value", UTC)
@pytest.mark.parametrize(
    ("zone", "day", "instant"),
    [
        (AMSTERDAM, "2018-04-09", "2018-04-09T00:30:00+02:00"),
        (NEW_YORK, "2018-04-08", "2018-04-08T18:30:00-04:00"),
        (LONDON, "2018-04-08", "2018-04-08T23:30:00+01:00"),
        (None, "2018-04-08", "2018-04-08T22:30:00Z"),
    ],
)
def test_an_instant_in_utc_is_put_on_the_papers_day(value: str, zone: str | None, day: str, instant: str) -> None:
    made = parse(value, "metadata", zone=zone)
    assert made is not None
    assert (made.value, made.instant) == (day, instant)
    assert ("not known" in made.words) == (zone is None)


@pytest.mark.parametrize(
    "value",
    ["2018-04-08T10:12", "2018-04-08 10:12:00", "20180408101200", "201804081012", "8 april 2018 10.12 uur",
     "zo 8 apr. 2018, 10:12", "8 april 2018 om 10:12", "Sun Apr  8 10:12:00 2018", "8 april 2018 - 10u12", "D:20180408101200"],
)  # fmt: skip
@pytest.mark.parametrize(("zone", "instant"), [(AMSTERDAM, "2018-04-08T10:12:00+02:00"), (None, None)])
def test_a_clock_without_an_offset_is_the_papers_own(value: str, zone: str | None, instant: str | None) -> None:
    made = parse(value, "metadata", zone=zone)
    assert made is not None
    assert (made.value, made.instant) == ("2018-04-08", instant)


@pytest.mark.parametrize(
    "value", ["2018-04-08T00:00:00Z", "2018-04-08T00:00:00", "2018-04-08T00:00:00+02:00", "2018-04-07T22:00:00Z"]
)
def test_midnight_sharp_is_a_day_without_a_clock(value: str) -> None:
    made = parse(value, "metadata", zone=AMSTERDAM)
    assert made is not None
    assert (made.value, made.instant) == ("2018-04-08", None)


def test_midnight_in_utc_stays_its_day_west_of_greenwich() -> None:
    made = parse("2018-04-08T00:00:00Z", "metadata", zone=NEW_YORK)
    assert made is not None
    assert made.value == "2018-04-08"


@pytest.mark.parametrize(
    ("value", "label", "instant"),
    [
        ("1523182320", "timestamp", "2018-04-08T12:12:00+02:00"),
        ("1523182320", "data-published", "2018-04-08T12:12:00+02:00"),
        ("1523182320000", "data-time", "2018-04-08T12:12:00+02:00"),
        ("1523182320.5", "created_utc", "2018-04-08T12:12:00+02:00"),
        ("1523182320", "", None),
        ("1523182320", "article-id", None),
        ("0", "timestamp", None),
    ],
)
def test_seconds_of_the_epoch_need_a_label(value: str, label: str, instant: str | None) -> None:
    made = parse(value, "metadata", zone=AMSTERDAM, label=label)
    assert (made.instant if made else None) == instant


@pytest.mark.parametrize(
    ("value", "zone", "language", "day"),
    [
        ("04/09/2018", AMSTERDAM, None, "2018-09-04"),
        ("04/09/2018", LONDON, None, "2018-09-04"),
        ("04/09/2018", NEW_YORK, None, "2018-04-09"),
        ("04/09/2018", TORONTO, None, "2018"),
        ("04/09/2018", None, None, "2018"),
        ("04/09/2018", None, "en", "2018"),
        ("04/09/2018", None, "nl", "2018-09-04"),
        ("09-04-2018", None, "nl", "2018-04-09"),
        ("09-04-18", AMSTERDAM, None, "2018-04-09"),
        ("09-04-98", AMSTERDAM, None, "1998-04-09"),
        ("Published 04/09/2018", None, "en", "2018"),
        ("09.04.2018", None, "en", "2018-04-09"),
    ],
)
def test_of_day_and_month_in_digits_only_what_is_sure_is_taken(
    value: str, zone: str | None, language: str | None, day: str
) -> None:
    made = parse(value, "column", zone=zone, language=language)
    assert made is not None
    assert made.value == day


@pytest.mark.parametrize(
    "value",
    ["", " ", "gisteren", "yesterday", "'t weekend", "2 uur geleden", "10:12", "maandag", "april", "abc", "2018-02-30",
     "30 februari 2018",
     "2018-13-01", "2018-04-00", "1599-12-31", "2201-01-01", "0001-01-01T00:00:00Z", "0000-00-00 00:00:00",
     "1970-01-01T00:00:00Z",
     "2018-367", "2018-W54-1", "2018-W00", "Wed, 30 Feb 2018 10:00:00 GMT", "2018-04-08T25:00", "20180408123",
     "8 april 2018 en 9 april 2018", "12345", "x" * 1000, "9" * 5000, "D:99999999", "2018-04-08T10:12:13+99:00x", "\x00",
     "2018-04-08T10:12:13\x00"],
)  # fmt: skip
@pytest.mark.parametrize("label", ["", "date"])
def test_what_is_no_date_is_no_candidate(value: str, label: str) -> None:
    assert parse(value, "metadata", zone=AMSTERDAM, label=label) is None


def test_a_candidate_says_what_told_it_and_how() -> None:
    made = parse("2018-04-08", "metadata", zone=None, label="article:modified_time", bound=True)
    assert made is not None
    assert (made.origin, made.words, made.bound) == ("metadata", "article:modified_time 2018-04-08", True)


def test_the_words_of_a_candidate_are_one_printable_line() -> None:
    made = parse("8 april 2018\x1b[31m \n" + " " * 40, "metadata", zone=None, label="d\u202eate " + "x" * 300)
    assert made is not None
    assert made.words.isprintable()
    assert len(made.words) <= 120


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="Mars/Olympus"):
        parse("2018-04-08T22:30:00Z", "metadata", zone="Mars/Olympus")


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("8 april 2018, 08.15 uur. Laatste update: 13.02 uur", "2018-04-08T08:15:00+02:00"),
        ("8 april 2018, 10:12 (leestijd 3.30)", "2018-04-08T10:12:00+02:00"),
        ("8 april 2018 door Piet Klaassen, 13.02 uur", None),
    ],
)
def test_only_the_clock_right_behind_a_day_is_its_own(value: str, instant: str | None) -> None:
    made = parse(value, "byline", zone=AMSTERDAM)
    assert made is not None
    assert made.instant == instant
