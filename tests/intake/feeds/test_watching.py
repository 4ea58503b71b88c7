"""When a feed is asked for again, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gezant.intake.feeds.parsing import Entry
from gezant.intake.feeds.watching import (
    DAY,
    Answer,
    Failure,
    FeedState,
    answered,
    due,
    failed,
    in_order,
    new_entries,
    unfinished,
)

NOW = datetime(2018, 4, 8, 12, 0, tzinfo=UTC)
QUARTER = 900.0
STATE = FeedState("https://a.example/f", etag='"1"', modified="x", last_polled=NOW - timedelta(hours=1))


def pause(state: FeedState) -> float:
    assert state.next is not None
    return (state.next - NOW).total_seconds()


def test_an_answer_is_remembered() -> None:
    state = answered(replace(STATE, failures=3), Answer(200, '"2"', "y"), NOW)
    assert (state.etag, state.modified, state.failures, state.last_status, state.last_polled) == ('"2"', "y", 0, "200", NOW)


def test_of_an_answer_that_is_not_dealt_with_to_its_end_all_comes_again() -> None:
    state = unfinished(STATE, Answer(200, '"2"', "y", moved="https://b.example/f"), NOW)
    assert (state.etag, state.modified, state.moved_to) == ('"1"', "x", "https://b.example/f")


@pytest.mark.parametrize(("least", "expected"), [(0, 0), (1800, 1800), (10 * DAY, DAY)])
def test_a_feed_is_left_alone_for_as_long_as_it_says_up_to_a_day(least: float, expected: float) -> None:
    assert pause(answered(STATE, Answer(200, least=least), NOW)) == expected


@pytest.mark.parametrize(
    ("failures", "after", "expected"),
    [
        (0, 0, 900), (1, 0, 1800), (2, 0, 3600), (6, 0, 57600), (7, 0, DAY), (1000, 0, DAY),
        (0, 7200, 7200), (3, 60, 7200), (0, 3 * DAY, 3 * DAY),
    ],
)  # fmt: skip
def test_the_pause_doubles_with_each_failure_and_is_as_long_as_the_server_wants(
    failures: int, after: float, expected: float
) -> None:
    assert pause(failed(replace(STATE, failures=failures), Failure(503, "away", after), NOW, QUARTER)) == expected


def test_a_failure_keeps_what_to_ask_by() -> None:
    state = failed(STATE, Failure(None, "away"), NOW, QUARTER)
    assert (state.etag, state.modified, state.failures, state.last_status) == ('"1"', "x", 1, "away")


@pytest.mark.parametrize(
    ("before", "moved", "after"),
    [
        (None, None, None),
        (None, "https://b.example/f", "https://b.example/f"),
        ("https://b.example/f", None, "https://b.example/f"),
        ("https://b.example/f", "https://c.example/f", "https://c.example/f"),
        ("https://b.example/f", "https://a.example/f", None),
    ],
    ids=["never", "now", "before", "again", "back"],
)
def test_a_feed_that_moved_is_asked_where_it_is(before: str | None, moved: str | None, after: str | None) -> None:
    state = answered(replace(STATE, moved_to=before), Answer(200, moved=moved), NOW)
    assert (state.moved_to, state.place) == (after, after or "https://a.example/f")


@pytest.mark.parametrize("status", [404, 410])
def test_of_a_feed_that_is_not_where_it_moved_the_first_address_is_tried_again(status: int) -> None:
    state = failed(replace(STATE, moved_to="https://b.example/f"), Failure(status, "no such page"), NOW, QUARTER)
    assert (state.moved_to, state.gone) == (None, False)


def test_a_feed_that_is_gone_for_good_is_not_asked_any_more() -> None:
    gone = failed(STATE, Failure(410, "gone"), NOW, QUARTER)
    assert gone.gone
    assert in_order([gone, STATE], QUARTER) == [STATE]


def test_feeds_are_asked_about_as_often_as_wanted_and_not_all_at_once() -> None:
    pauses = set()
    for number in range(20):
        when = due(FeedState(f"https://a.example/{number}", last_polled=NOW), QUARTER)
        assert when is not None
        pauses.add((when - NOW).total_seconds())
    assert min(pauses) >= 0.9 * QUARTER
    assert max(pauses) <= 1.1 * QUARTER
    assert len(pauses) > 10


def test_when_a_feed_is_due_does_not_change_with_asking() -> None:
    assert due(STATE, QUARTER) == due(STATE, QUARTER)


@pytest.mark.parametrize(
    ("state", "every", "expected"),
    [
        (FeedState("a"), QUARTER, None),
        (FeedState("a"), None, None),
        (FeedState("a", last_polled=NOW), None, None),
        (FeedState("a", last_polled=NOW, next=NOW + timedelta(hours=2)), None, NOW + timedelta(hours=2)),
        (FeedState("a", last_polled=NOW, next=NOW + timedelta(hours=2)), QUARTER, NOW + timedelta(hours=2)),
    ],
    ids=["never asked", "never asked, once", "once", "not before, once", "not before"],
)
def test_when_a_feed_is_due(state: FeedState, every: float | None, expected: datetime | None) -> None:
    assert due(state, every) == expected


def test_what_was_never_asked_for_comes_first_then_what_is_due_first() -> None:
    early = FeedState("b", last_polled=NOW - timedelta(hours=2))
    late = FeedState("a", last_polled=NOW)
    assert [state.address for state in in_order([late, early, FeedState("c")], QUARTER)] == ["c", "b", "a"]


def test_new_entries_come_oldest_first_and_once() -> None:
    entries = [Entry("4", "p"), Entry("3", "q"), Entry("2", "p"), Entry("1", "r"), Entry("0")]
    assert [entry.id for entry in new_entries(entries, {"1"})] == ["0", "2", "3"]


def test_an_entry_whose_page_was_seen_is_not_new() -> None:
    assert list(new_entries([Entry("1", "https://a.example/p")], {"https://a.example/p"})) == []
