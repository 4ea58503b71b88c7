"""The timeline as its page shows it: an axis, a row a claim or meeting, and what each mark says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gezant.model.dossier import Claim, DossierMeeting, GradeEntry, MeetingEntry
from gezant.times import parse_date
from gezant.views.drawing.axis import Axis, Tick, around
from gezant.views.drawing.timeline import Mark, claim_track, days_of, meeting_track
from gezant.views.html.speech import Speech

CLOSER, FURTHER, STEP = 0.5, 2.0, 0.5  # how far one step of zooming and moving goes


@dataclass(frozen=True, slots=True)
class Told:
    """A mark with what it says, and of a grade or state which; `former` is a time of a meeting that another took the place of."""

    mark: Mark
    text: str
    kind: str
    report: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A claim or a meeting with its marks: stretches that hold, and points that can be followed to their reports."""

    id: str
    claim: Claim | None
    meeting: DossierMeeting | None
    held: tuple[Told, ...]
    points: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A timeline: its axis with ticks and the words under them, its rows, and where `today` stands (None: off the axis)."""

    axis: Axis
    ticks: tuple[tuple[Tick, str], ...]
    rows: tuple[Row, ...]
    today: float | None

    def days(self, axis: Axis) -> dict[str, str]:
        """An axis as an address has it."""
        return {"since": axis.first.isoformat(), "until": axis.last.isoformat()}

    @property
    def closer(self) -> dict[str, str]:
        """Half as many days."""
        return self.days(self.axis.zoomed(CLOSER))

    @property
    def further(self) -> dict[str, str]:
        """Twice as many days."""
        return self.days(self.axis.zoomed(FURTHER))

    @property
    def earlier(self) -> dict[str, str]:
        """Half a width back in time."""
        return self.days(self.axis.moved(-STEP))

    @property
    def later(self) -> dict[str, str]:
        """Half a width on."""
        return self.days(self.axis.moved(STEP))


def axis_of(since: str | None, until: str | None, claims: Sequence[Claim], meetings: Sequence[DossierMeeting]) -> Axis | None:
    """The axis that is asked for (EDTF), or for want of that one that has all of the claims and meetings; None where none has
    a date. An end before its start is taken as its start."""
    whole = around(days_of(claims, meetings))
    first = parse_date(since).first if since else (whole.first if whole else None)
    last = parse_date(until).last if until else (whole.last if whole else None)
    if first is None or last is None:
        return Axis(first or last, first or last) if first or last else None  # type: ignore[arg-type]
    return Axis(first, max(first, last))


def drawn(claims: Sequence[Claim], meetings: Sequence[DossierMeeting], axis: Axis, today: date, say: Speech) -> Drawn:
    """The timeline of claims and meetings on an axis, in a language; rows without a mark on it are left out."""
    rows = [_meeting_row(meeting, axis, today, say) for meeting in meetings]
    rows += [_claim_row(claim, axis, today, say) for claim in claims]
    ticks = tuple((tick, _tick(tick, say)) for tick in axis.ticks())
    now = axis.x(today) if axis.first <= today <= axis.last else None
    return Drawn(axis, ticks, tuple(row for row in rows if row.held or row.points), now)


def _claim_row(claim: Claim, axis: Axis, today: date, say: Speech) -> Row:
    marks = claim_track(claim, axis, today).marks
    told = [
        Told(mark, _said(claim.grades[mark.entry], say), claim.grades[mark.entry].grade, claim.grades[mark.entry].report)
        for mark in marks
    ]
    return Row(claim.id, claim, None, _of(told, "grade"), _of(told, "since"))


def _meeting_row(meeting: DossierMeeting, axis: Axis, today: date, say: Speech) -> Row:
    marks = meeting_track(meeting, axis, today).marks
    latest = max((number for number, state in enumerate(meeting.states) if state.when), default=0)
    told = []
    for mark in marks:
        state = meeting.states[mark.entry]
        told.append(Told(mark, _said(state, say), state.state, state.report, mark.role == "when" and mark.entry != latest))
    return Row(meeting.id, None, meeting, _of(told, "state"), _of(told, "since", "when"))


def _of(told: Sequence[Told], *roles: str) -> tuple[Told, ...]:
    return tuple(sorted((t for t in told if t.mark.role in roles), key=lambda t: t.mark.x))


def _said(entry: GradeEntry | MeetingEntry, say: Speech) -> str:
    worth = say.grade(entry) if isinstance(entry, GradeEntry) else say.meeting(entry)
    return f"{say.value(entry.since)}: {worth}"


def _tick(tick: Tick, say: Speech) -> str:
    """A tick in few letters: the year with its first month, else the month; a day with its month."""
    year, _, rest = tick.value.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    name: str = say.words.get("timeline.months")[int(month) - 1]
    if day:
        return f"{int(day)} {name}"
    return f"{name} {year}" if month == "01" else name
