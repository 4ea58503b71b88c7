"""Meetings of several reports merged by participants and time, each with its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gezant.ledger.codes import state_and_sector
from gezant.ledger.filed import Filed
from gezant.model import Meeting
from gezant.model.dossier import DossierMeeting, MeetingEntry, Mention
from gezant.times import Period, parse_date

_AFTER = 30  # days after which talks of the same two are other talks
_OPEN = frozenset({"planned", "proposed", "possible", "postponed", "cancelled"})  # a new time is the same meeting moved
_LIKE_KINDS = ({"summit", "other"}, {"talks", "other"}, {"summit", "talks"}, {"summit", "visit"})


@dataclass
class _Told:
    """A meeting so far: its mentions with their reports and numbers."""

    mentions: list[tuple[int, Filed, int, Meeting]] = field(default_factory=list)
    states: list[MeetingEntry] = field(default_factory=list)

    @property
    def last(self) -> tuple[int, Filed, int, Meeting]:
        return self.mentions[-1]


def meetings(reports: Sequence[Filed]) -> tuple[DossierMeeting, ...]:
    """The meetings that reports, in the order of their dates, mention."""
    told: list[_Told] = []
    for order, report in enumerate(reports):
        for number, meeting in enumerate(report.reading.meetings):
            here = [t for t in told if t.last[0] < order or t.last[2] < number]
            same = [t for t in here if _same(t, report, meeting)]
            into = max(same, key=lambda t: _closeness(t, meeting)) if same else _Told()
            if not same:
                told.append(into)
            into.mentions.append((order, report, number, meeting))
            _record(into, report, meeting)
    return tuple(_meeting(f"M{number}", t) for number, t in enumerate(told, 1))


def _meeting(id: str, told: _Told) -> DossierMeeting:
    first = told.mentions[0][3]
    since = next((m.first_since for *_, m in told.mentions if m.first_since), None)
    return DossierMeeting(
        id=id,
        participants=_participants(told),
        kind=first.kind,
        mentions=tuple(Mention(report.id, number) for _, report, number, _ in told.mentions),
        states=tuple(told.states),
        first_since=since,
    )


def _participants(told: _Told) -> tuple[str, ...]:
    """Those of the first mention, each as the most precise of all mentions names it."""
    every = [actor for *_, m in told.mentions for actor in m.participants]
    out: list[str] = []
    for actor in told.mentions[0][3].participants:
        persons = [a for a in every if ":" in a and _side(a) == _side(actor)]
        best = actor if ":" in actor or not persons else persons[0]
        if best not in out:
            out.append(best)
    return tuple(out)


def _record(told: _Told, report: Filed, meeting: Meeting) -> None:
    """Add an entry where state, time or place are others than before; what a report leaves untold stays as it was."""
    before = told.states[-1] if told.states else None
    when, where = meeting.when, meeting.where
    if before is not None:
        if when is None and (meeting.state == before.state or meeting.state != "possible"):
            when = before.when
        where = where or before.where
        if (meeting.state, when) == (before.state, before.when) and (where == before.where or before.where is not None):
            return
    entry = MeetingEntry(report.reading.report.date, report.id, meeting.state, when, where)
    if before is not None and before.report == report.id:
        told.states[-1] = entry
    else:
        told.states.append(entry)


def _same(told: _Told, report: Filed, meeting: Meeting) -> bool:
    last = told.last[3]
    if {_side(a) for a in last.participants} != {_side(a) for a in meeting.participants}:
        return False
    every = {a for *_, m in told.mentions for a in m.participants}
    if any(_conflict(a, b) for a in every for b in meeting.participants):
        return False
    before = told.states[-1]
    overlap = _overlap(before.when, meeting.when)
    if last.kind != meeting.kind and not (overlap and {last.kind, meeting.kind} in _LIKE_KINDS):
        return False
    if overlap:
        return True
    days = (report.day - told.last[1].day).days
    named = any(":" in a for a in every | set(meeting.participants))
    if before.when and meeting.when:
        moved = before.state in _OPEN and meeting.state != "ongoing" and named
        return moved and (before.state != "cancelled" or meeting.state != "held")
    if before.state == "held" and meeting.state in {"planned", "proposed", "possible", "ongoing"}:
        return False
    if named:
        return True
    return before.state == meeting.state and days <= _AFTER


def _closeness(told: _Told, meeting: Meeting) -> tuple[bool, bool, int]:
    before = told.states[-1]
    return _overlap(before.when, meeting.when), before.state == meeting.state, told.last[0]


def _side(actor: str) -> str:
    """What an actor counts as on a list of participants: its state, or else its body."""
    return state_and_sector(actor)[0] or actor.partition(":")[0]


def _conflict(a: str, b: str) -> bool:
    """Whether two actors are different persons of one side."""
    return ":" in a and ":" in b and a != b and _side(a) == _side(b)


def _overlap(a: str | None, b: str | None) -> bool:
    """Whether two times can be the same; False where one is not known."""
    if not a or not b:
        return False
    return any(x.first <= y.last and y.first <= x.last for x in _periods(a) for y in _periods(b))


def _periods(edtf: str) -> list[Period]:
    """The periods of a value, one of a set or an interval included; none of a value that is no date (`FUTURE_REF`)."""
    out: list[Period] = []
    for part in edtf.strip("[]{}").split(","):
        start, _, end = part.replace("..", "/").partition("/")
        try:
            first = parse_date(start)
            last = parse_date(end) if end else first
        except ValueError:
            continue
        out.append(Period(first.start, last.end, first.grain))
    return out
