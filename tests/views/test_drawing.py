"""Drawings as numbers: axes, timelines, networks."""

from __future__ import annotations

from datetime import date

import pytest

from gezant.model.dossier import Claim, DossierMeeting, GradeEntry, MeetingEntry
from gezant.views.drawing.axis import Axis, around
from gezant.views.drawing.network import network
from gezant.views.drawing.timeline import Mark, claim_track, days_of, meeting_track

APRIL = Axis(date(2018, 4, 1), date(2018, 4, 30))
TODAY = date(2018, 4, 30)


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2018-04-01", "2018-04-05", ["2018-04-01", "2018-04-02", "2018-04-03", "2018-04-04", "2018-04-05"]),
        ("2018-04-01", "2018-04-30", ["2018-04-02", "2018-04-09", "2018-04-16", "2018-04-23", "2018-04-30"]),
        ("2018-01-15", "2018-06-30", ["2018-02", "2018-03", "2018-04", "2018-05", "2018-06"]),
        ("2017-01-01", "2018-12-31", ["2017-01", "2017-04", "2017-07", "2017-10", "2018-01", "2018-04", "2018-07", "2018-10"]),
        ("1990-05-01", "2019-12-31", ["1995", "2000", "2005", "2010", "2015"]),
    ],
)
def test_an_axis_is_read_by_the_finest_ticks_that_are_few(first: str, last: str, ticks: list[str]) -> None:
    axis = Axis(date.fromisoformat(first), date.fromisoformat(last))
    assert [tick.value for tick in axis.ticks()] == ticks


def test_the_calendar_ends_and_the_axis_with_it() -> None:
    assert Axis(date(9990, 1, 1), date.max).zoomed(2).last == date.max
    assert [tick.value for tick in Axis(date(9990, 1, 1), date.max).ticks()][-1] == "9999"


def test_an_axis_is_zoomed_around_its_middle_and_moved_by_its_width() -> None:
    assert APRIL.zoomed(1 / 3) == Axis(date(2018, 4, 11), date(2018, 4, 20))
    assert APRIL.moved(-1).last == date(2018, 3, 31)
    assert APRIL.zoomed(0.0001).days == 1


def test_an_axis_leaves_a_margin_around_what_it_shows() -> None:
    assert around([date(2018, 4, 2), date(2018, 4, 29)]) == Axis(date(2018, 4, 1), date(2018, 4, 30))
    assert around([]) is None


def claim(*grades: tuple[str | None, str]) -> Claim:
    entries = tuple(GradeEntry(since, "r", grade) for since, grade in grades)  # type: ignore[arg-type]
    return Claim("C1", "", "event", (), (), entries)


def meeting(*states: tuple[str | None, str, str | None]) -> DossierMeeting:
    entries = tuple(MeetingEntry(since, "r", state, when) for since, state, when in states)  # type: ignore[arg-type]
    return DossierMeeting("M1", ("USA", "PRK"), "summit", (), entries)


def of(role: str, marks: tuple[Mark, ...]) -> list[tuple[float, float]]:
    return [(round(mark.x, 1), round(mark.width, 1)) for mark in marks if mark.role == role]


def test_a_grade_holds_until_the_next_and_the_last_until_today() -> None:
    track = claim_track(claim(("2018-04-07", "unnamed"), ("2018-04-10", "confirmed")), APRIL, TODAY)
    assert of("grade", track.marks) == [(20.0, 10.0), (30.0, 66.7)]
    assert [mark.fades_right for mark in track.marks if mark.role == "grade"] == [False, True]


@pytest.mark.parametrize(
    ("since", "marks"),
    [
        ("2018-04-07", [(20.0, 3.3)]),
        ("2018-04", [(0.0, 100.0)]),
        (
            "[2018-04-01,2018-04-08,2018-04-15,2018-04-22,2018-04-29]",
            [(0, 3.3), (23.3, 3.3), (46.7, 3.3), (70, 3.3), (93.3, 3.3)],
        ),
        ("2018", [(0.0, 100.0)]),
        ("2018-05-02", []),
        (None, []),
    ],
    ids=["a day", "a month is a bar", "of a set every day", "a year beyond the axis", "not on the axis", "not known"],
)
def test_a_change_is_drawn_no_finer_than_it_is_known(since: str | None, marks: list[tuple[float, float]]) -> None:
    assert of("since", claim_track(claim((since, "unnamed")), APRIL, TODAY).marks) == marks


def test_what_goes_on_beyond_the_axis_fades() -> None:
    (mark,) = (m for m in claim_track(claim(("2018", "unnamed")), APRIL, TODAY).marks if m.role == "since")
    assert (mark.fades_left, mark.fades_right) == (True, True)


def test_an_open_end_fades() -> None:
    (mark,) = (
        m for m in meeting_track(meeting(("2018-04-02", "planned", "2018-04-16/..")), APRIL, TODAY).marks if m.role == "when"
    )
    assert (mark.x, mark.fades_left, mark.fades_right) == (50.0, False, True)


def test_a_time_that_was_told_again_is_drawn_once() -> None:
    told = meeting(("2018-04-02", "planned", "2018-04-27"), ("2018-04-20", "held", "2018-04-27"))
    assert of("when", meeting_track(told, APRIL, TODAY).marks) == [(86.7, 3.3)]


def test_a_time_that_was_moved_is_drawn_at_both_places() -> None:
    told = meeting(("2018-04-02", "planned", "2018-04-16"), ("2018-04-10", "planned", "2018-04-27"))
    assert of("when", meeting_track(told, APRIL, TODAY).marks) == [(50.0, 3.3), (86.7, 3.3)]


def test_all_days_of_changes_and_of_meetings_count_for_the_axis() -> None:
    found = days_of([claim(("2018-04-07", "unnamed"), (None, "denied"))], [meeting(("2018-03-02", "planned", "2018-05"))])
    assert (min(found), max(found)) == (date(2018, 3, 2), date(2018, 5, 31))


def test_a_network_has_a_line_for_every_direction_and_none_to_itself() -> None:
    drawn = network({("USA", "PRK"): 9, ("PRK", "USA"): 1, ("USA", "USA"): 4, ("USA", "CHN"): 2}, ["USA", "PRK"])
    assert [(line.source, line.target, line.count) for line in drawn.lines] == [("PRK", "USA", 1), ("USA", "PRK", 9)]
    assert drawn.lines[0].width < drawn.lines[1].width
    assert drawn.lines[0].path != drawn.lines[1].path


def test_actors_stand_around_a_circle_from_the_top() -> None:
    nodes = network({}, ["A", "B", "C", "D"]).nodes
    assert [(node.x, node.y) for node in nodes] == [(50.0, 16.0), (84.0, 50.0), (50.0, 84.0), (16.0, 50.0)]
    assert [node.anchor for node in nodes] == ["middle", "start", "middle", "end"]
