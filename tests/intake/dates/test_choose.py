"""Which candidate dates a report, and the reason that is told for each."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gezant.intake.dates import choose, published, weigh
from gezant.model import DateCandidate
from gezant.model.report import DateOrigin


def told(words: str) -> list[DateCandidate]:
    """Candidates as `[bound] origin value [instant]`, commas between them."""
    return [_one(_TIMED.get(one, one).split()) for one in words.split(", ") if one]


_TIMED = {
    "UTC": "metadata 2018-04-08 2018-04-08T22:30:00Z",  # the zone of the paper is not known
    "NIGHT": "metadata 2018-01-09 2018-01-09T00:30:00+00:00",  # it is London's
    "OWN": "metadata 2018-04-08 2018-04-08T23:00:00+02:00",
}


def _one(parts: list[str]) -> DateCandidate:
    bound = parts[0] == "bound"
    origin, value, *instant = parts[bound:]
    return DateCandidate(value, cast(DateOrigin, origin), f"{origin} {value}", *(instant or [None]), bound=bound)


CASES: list[tuple[str, str, str | None, str | None, str]] = [
    ("nothing", "", None, None, ""),
    ("one", "byline 2018-04-08", None, "2018-04-08", "the only one that tells it"),
    ("trust", "address 2018-04-07, metadata 2018-04-08", None, "2018-04-08", "the most trusted of those that tell it"),
    ("metadata before column", "column 2018-04-07, metadata 2018-04-08", None, "2018-04-08", "most trusted"),
    ("column before feed", "feed 2018-04-07, column 2018-04-08", None, "2018-04-08", "most trusted"),
    ("feed before byline", "byline 2018-04-07, feed 2018-04-08", None, "2018-04-08", "most trusted"),
    ("byline before dateline", "dateline 2018-04-07, byline 2018-04-08", None, "2018-04-08", "most trusted"),
    ("dateline before address", "address 2018-04-09, dateline 2018-04-08", None, "2018-04-08", "most trusted"),
    ("address before file", "document 2018-04-09, address 2018-04-08", None, "2018-04-08", "most trusted"),
    ("option", "metadata 2018-04-08, option 2018-04-07", None, "2018-04-07", "you said so"),
    ("header", "metadata 2018-04-08, header 2018-04", None, "2018-04", "the text's own header says so"),
    ("an option is final", "option 2018, byline 2018-04-08", "2017-01-01T00:00:00Z", "2018", "you said so"),
    ("finer", "address 2018-04, byline 2018-04-08", None, "2018-04-08", "the most trusted"),
    ("finer, less trusted", "metadata 2018-04, address 2018-04-08", None, "2018-04-08", "more precise"),
    ("finer by two steps", "column 2018, byline 2018-04, address 2018-04-08", None, "2018-04-08", "more precise"),
    ("finer of another month", "metadata 2018-04, address 2018-05-08", None, "2018-04", "most trusted"),
    ("finest of two that agree", "metadata 2018-04, address 2018-04-09, byline 2018-04-08", None, "2018-04-08", "more precise"),
    ("bound alone", "bound metadata 2018-04-08", None, None, ""),
    ("seen alone", "", "2018-04-08T10:00:00Z", None, ""),
    ("after it was seen", "metadata 2018-04-12", "2018-04-08T10:00:00+00:00", None, ""),
    ("after it was fetched", "metadata 2018-04-12, byline 2018-04-08", "2018-04-09T10:00:00Z", "2018-04-08", "the only one"),
    ("on the day east of where it was seen", "metadata 2018-04-09", "2018-04-08T11:00:00Z", "2018-04-09", "the only one"),
    ("month in which it was seen", "address 2018-04", "2018-04-08T11:00:00Z", "2018-04", "the only one"),
    ("after its change", "metadata 2018-04-12, bound metadata 2018-04-08, byline 2018-04-08", None, "2018-04-08", "most trusted"),
    ("after its change, alone", "metadata 2018-04-12, bound metadata 2018-04-08", None, "2018-04-12", "the only one"),
    ("byline beside an instant in utc", "UTC, byline 2018-04-09", None, "2018-04-09", "the day that the paper gives"),
    ("address beside an instant in utc", "UTC, address 2018-04-09", None, "2018-04-09", "the day that the paper gives"),
    ("dateline beside an instant in utc", "UTC, dateline 2018-04-09", None, "2018-04-08", "most trusted"),
    ("byline that agrees with it", "UTC, byline 2018-04-08, address 2018-04-09", None, "2018-04-08", "most trusted"),
    ("byline two days away", "UTC, byline 2018-04-10", None, "2018-04-08", "most trusted"),
    ("byline where the zone was known", "NIGHT, byline 2018-01-08", None, "2018-01-08", "the day that the paper gives"),
    ("address where the zone was known", "NIGHT, address 2018-01-08", None, "2018-01-09", "most trusted"),
    ("byline beside an own offset", "OWN, byline 2018-04-09", None, "2018-04-08", "most trusted"),
    ("put up again", "metadata 2018-04-08, byline 2009-03-01", None, "2009-03-01", "years older"),
    ("put up again, address", "feed 2018-04-08, address 2009-03", None, "2009-03", "years older than the feed"),
    ("again, both", "metadata 2018-04-08, address 2009-03, byline 2009-03-01", None, "2009-03-01", "years older"),
    ("a year in the address is not enough", "metadata 2018-04-08, address 2009", None, "2018-04-08", "most trusted"),
    ("some months are not years", "metadata 2018-04-08, byline 2017-12-01", None, "2018-04-08", "most trusted"),
    ("dateline in the year of the address", "dateline XXXX-04-08, address 2018-04", None, "2018-04-08", "most trusted"),
    ("dateline in the year before", "dateline XXXX-12-31, metadata 2018-01-01", None, "2018-01-01", "most trusted"),
    ("dateline of a year alone", "dateline XXXX-04-08, column 2018", None, "2018-04-08", "more precise"),
    ("dateline before it was fetched", "dateline XXXX-04-08", "2018-04-09T10:00:00Z", "2018-04-08", "the only one"),
    ("dateline long before it was fetched", "dateline XXXX-04-08", "2018-11-09T10:00:00Z", None, ""),
    ("change of any year", "bound fetched XXXX-01-01, dateline XXXX-01-01", "2000-01-01T12:00:00Z", "2000-01-01", "the only one"),
    ("dateline without any year", "dateline XXXX-04-08", None, None, ""),
    ("a leap day", "dateline XXXX-02-29, address 2016-03", None, "2016-02-29", "most trusted"),
    ("impossible", "byline 2018-02-30, address 2018-02", None, "2018-02", "the only one"),
]  # fmt: skip


@pytest.mark.parametrize(("candidates", "seen", "value", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_choice_and_its_reason(candidates: str, seen: str | None, value: str | None, reason: str) -> None:
    weighed = weigh(told(candidates), seen)
    chosen = [each for each in weighed if each.chosen]
    assert [each.candidate.value for each in chosen] == ([value] if value else [])
    assert all(reason in each.reason for each in chosen)
    assert chosen == list(weighed[: len(chosen)])
    assert chosen or not weighed or weighed[0].candidate.bound


@pytest.mark.parametrize(("candidates", "seen", "value"), [case[1:4] for case in CASES], ids=[case[0] for case in CASES])
def test_the_order_of_the_candidates_makes_no_difference(candidates: str, seen: str | None, value: str | None) -> None:
    for order in permutations(told(candidates)):
        first = next(iter(choose(order, seen)), None)
        assert (first.value if first and not first.bound else None) == value


@pytest.mark.parametrize(("candidates", "seen"), [case[1:3] for case in CASES], ids=[case[0] for case in CASES])
def test_choosing_again_changes_nothing(candidates: str, seen: str | None) -> None:
    once = choose(told(candidates), seen)
    assert choose(once, seen) == once


@pytest.mark.parametrize(
    ("candidates", "seen", "of", "reason"),
    [
        ("metadata 2018-04-08, byline 2018-04-08", None, 1, "tells the same"),
        ("metadata 2018-04-08, address 2018-04", None, 1, "agrees, and is less precise"),
        ("metadata 2018-04-08, address 2018-04-07", None, 1, "tells another date, and is less trusted than the data of the page"),
        ("metadata 2018-04-08, byline 2009-03-01", None, 1, "tells another date than the byline"),
        ("metadata 2018-04-08, bound metadata 2018-04-09", None, 1, "says only that the report is no later"),
        ("metadata 2018-04-08, byline 2018-05-08", "2018-04-09T00:00:00Z", 2, "later than the report was seen, 2018-04-09"),
        ("column 2018-04-12, bound mail 2018-04-08, feed 2018-04-08", None, 1, "later than the report was changed, 2018-04-08"),
        ("option 2018-04, byline 2018-04-08", None, 1, "agrees; --date goes before it"),
    ],
)  # fmt: skip
def test_what_was_not_chosen_has_its_reason(candidates: str, seen: str | None, of: int, reason: str) -> None:
    assert weigh(told(candidates), seen)[of].reason == reason


def test_when_it_was_seen_is_a_bound_of_its_own() -> None:
    (made,) = choose([], "2018-04-08T10:00:00+00:00")
    assert made == DateCandidate(
        "2018-04-08", "fetched", "fetched 2018-04-08T10:00:00+00:00", "2018-04-08T10:00:00+00:00", bound=True
    )


def test_a_completed_dateline_says_whence_its_year_is() -> None:
    chosen = choose(told("dateline XXXX-04-08, address 2018-04"), None)[0]
    assert chosen.words == "dateline XXXX-04-08 (its year from the address)"


@pytest.mark.parametrize(
    ("candidates", "instant"),
    [
        ("metadata 2018-04-08 2018-04-08T10:12:00+02:00", "2018-04-08T10:12:00+02:00"),
        (
            "byline 2018-04-08, document 2018-04-08 2018-04-08T10:12:00+02:00",
            "2018-04-08T10:12:00+02:00",
        ),
        ("byline 2018-04-08, document 2018-04-09 2018-04-09T10:12:00+02:00", None),
        ("bound metadata 2018-04-08 2018-04-08T10:12:00+02:00", None),
        ("", None),
    ],
)
def test_when_a_report_was_published(candidates: str, instant: str | None) -> None:
    assert published(choose(told(candidates), None)) == instant


ORIGINS = get_args(DateOrigin)
DAYS = st.dates(date(1600, 1, 1), date(2200, 12, 31)).map(str)
VALUES = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4]) | DAYS.map(lambda day: f"XXXX{day[4:]}")
ANY = st.lists(st.builds(DateCandidate, VALUES, st.sampled_from(ORIGINS), st.just(""), st.none(), st.booleans()), max_size=6)


@settings(max_examples=40, deadline=None)
@given(ANY, st.none() | DAYS.map(lambda day: f"{day}T12:00:00Z"))
def test_any_candidates_can_be_weighed(candidates: list[DateCandidate], seen: str | None) -> None:
    weighed = weigh(candidates, seen)
    assert [each.chosen for each in weighed[1:]] == [False] * len(weighed[1:])
    assert not weighed or weighed[0].chosen or weighed[0].candidate.bound
    assert not any(each.chosen and each.candidate.bound for each in weighed)
    assert choose(choose(candidates, seen), seen) == choose(candidates, seen)
