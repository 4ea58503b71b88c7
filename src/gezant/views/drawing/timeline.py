"""A timeline as numbers: one track a claim or meeting, its stretches with their grades or states, its marks as fine as known.

Dates are drawn no finer than they are: a month is a bar as long as the month, of a set every member is a mark of its own, an
open end fades.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gezant.model.dossier import Claim, ConditionEntry, DossierMeeting, GradeEntry, MeetingEntry
from gezant.times import Period, periods
from gezant.views.drawing.axis import Axis

Role = Literal["grade", "state", "when", "since"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a track, in per cent of the width of its axis.

    `role`: `grade` or `state` for how long a grade or state held; `since` for the report that made it; `when` for the time of a
    meeting. `entry` is the number of the entry in the claim's grades or the meeting's states. `value` is the EDTF that is drawn,
    None where the stretch is only as long as a state held. `fades_left`, `fades_right`: it goes on beyond, or its end is open.
    """

    role: Role
    x: float
    width: float
    entry: int
    value: str | None = None
    fades_left: bool = False
    fades_right: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """The marks of one claim or meeting that lie on the axis, in the order of time."""

    id: str
    marks: tuple[Mark, ...]


Entries = Sequence[GradeEntry | ConditionEntry | MeetingEntry]


def claim_track(claim: Claim, axis: Axis, today: date) -> Track:
    """A claim's track: each grade until the next, the last until `today`; a mark where a report changed it."""
    return Track(claim.id, (*_held(claim.grades, axis, today, "grade"), *_since(claim.grades, axis)))


def meeting_track(meeting: DossierMeeting, axis: Axis, today: date) -> Track:
    """A meeting's track: each state until the next; where a report changed it; and the times it was told to be at."""
    when: list[Mark] = []
    for number, state in enumerate(meeting.states):
        if state.when and (number + 1 == len(meeting.states) or meeting.states[number + 1].when != state.when):
            when += _stretches(state.when, axis, "when", number)
    return Track(meeting.id, (*_held(meeting.states, axis, today, "state"), *_since(meeting.states, axis), *when))


def days_of(claims: Iterable[Claim], meetings: Iterable[DossierMeeting]) -> list[date]:
    """The first and last days of all that could be drawn of these: when grades and states changed, and when meetings are."""
    told = [entry.since for claim in claims for entry in claim.grades]
    for meeting in meetings:
        told += [value for state in meeting.states for value in (state.since, state.when)]
    return [day for value in told if value for period in _periods(value) for day in (period.first, period.last)]


def _held(entries: Entries, axis: Axis, today: date, role: Role) -> list[Mark]:
    """Each entry from the first day of its `since` until that of the next; the last goes on to `today` and fades."""
    starts = [(number, _periods(entry.since)[0].first) for number, entry in enumerate(entries) if _periods(entry.since)]
    ends = [day for _, day in starts[1:]] + [max(today, starts[-1][1])] if starts else []
    marks = []
    for (number, start), end in zip(starts, ends, strict=True):
        last = number == starts[-1][0]
        if mark := _mark(start, end, axis, role, number, None, open_right=last):
            marks.append(mark)
    return marks


def _since(entries: Entries, axis: Axis) -> list[Mark]:
    return [mark for number, entry in enumerate(entries) for mark in _stretches(entry.since, axis, "since", number)]


def _stretches(value: str | None, axis: Axis, role: Role, number: int) -> list[Mark]:
    found = []
    for period in _periods(value):
        start, end = period.start or axis.first, period.end or axis.last
        open_left, open_right = period.start is None, period.end is None
        if mark := _mark(start, end, axis, role, number, value, open_left=open_left, open_right=open_right, whole_days=True):
            found.append(mark)
    return found


def _mark(
    start: date,
    end: date,
    axis: Axis,
    role: Role,
    number: int,
    value: str | None,
    *,
    open_left: bool = False,
    open_right: bool = False,
    whole_days: bool = False,
) -> Mark | None:
    """The part of a stretch that lies on the axis; with `whole_days` the last day is a part of it. None where nothing does."""
    if end < axis.first or start > axis.last:
        return None
    left, right = axis.x(start), axis.x(end) + (100 / axis.days if whole_days else 0)
    x, edge = max(left, 0.0), min(right, 100.0)
    return Mark(role, round(x, 3), round(edge - x, 3), number, value, open_left or left < 0, open_right or right > 100.0005)


def _periods(value: str | None) -> tuple[Period, ...]:
    """The stretches of a value; none of one that has no place in the calendar."""
    if value is None:
        return ()
    try:
        return periods(value)
    except ValueError:
        return ()
