"""Meetings of several reports merged by participants and time, each with its history."""

from __future__ import annotations

from collections.abc import Sequence

from gezant.ledger.codes import state_and_sector
from gezant.ledger.memory import Key, Memory, Told
from gezant.ledger.places import differ
from gezant.model import Meeting
from gezant.model.dossier import DossierMeeting, MeetingEntry, Mention
from gezant.times import Period, parse_date

_LONG_AFTER = 180  # days after which a meeting of the same people is another, whatever was said of it

_AFTER = 30  # days after which talks of the same two are other talks
_OPEN = frozenset({"planned", "proposed", "possible", "postponed", "cancelled"})  # a new time is the same meeting moved
_LIKE_KINDS = ({"summit", "other"}, {"talks", "other"}, {"summit", "talks"}, {"summit", "visit"}, {"talks", "visit"})


def tell(key: Key, report: str, since: str | None, mention: int, meeting: Meeting, memory: Memory) -> None:
    """Add a meeting that a report mentions to the memory: to the one that it is, or as a new one."""
    present = sorted({_side(actor) for actor in meeting.participants})
    sides = "|".join(present)
    same = _known(sides, mention, meeting, key, memory) or _with_host(present, mention, meeting, key, memory)
    closest = max(same, key=lambda told: _closeness(told, memory.meeting_state(told[0].number), meeting), default=None)
    number = closest[0].number if closest else memory.next_meeting()
    before = memory.meeting_state(number) if closest else None
    memory.add_told(Told(number, report, mention, key, meeting), sides)
    entry = _entry(before, report, since, meeting)
    if entry is not None:
        memory.add_meeting_state(number, key, entry)


def _known(sides: str, mention: int, meeting: Meeting, key: Key, memory: Memory) -> list[Sequence[Told]]:
    """The meetings of these sides that a mention can be of."""
    known = (told for told in memory.meetings(sides) if told[-1].key.report != key.report or told[-1].mention < mention)
    return [told for told in known if _same(told, memory.meeting_state(told[0].number), key, meeting)]


def _with_host(present: Sequence[str], mention: int, meeting: Meeting, key: Key, memory: Memory) -> list[Sequence[Told]]:
    """The meetings at the same time of all but one of these sides: who receives the others is named with them now and then."""
    fewer = ("|".join(side for side in present if side != host) for host in present) if len(present) > 2 else ()
    found = [told for sides in fewer for told in _known(sides, mention, meeting, key, memory)]
    return [told for told in found if _overlap(memory.meeting_state(told[0].number).when, meeting.when)]


def meeting_of(told: Sequence[Told], states: Sequence[MeetingEntry]) -> DossierMeeting:
    """A meeting of the dossier from its mentions and its states, both in order."""
    first = told[0].meeting
    return DossierMeeting(
        id=f"M{told[0].number}",
        participants=_participants([t.meeting for t in told]),
        kind=first.kind,
        mentions=tuple(Mention(t.report, t.mention) for t in told),
        states=tuple(state for state, after in zip(states, [*states[1:], None], strict=True) if not _superseded(state, after)),
        first_since=next((t.meeting.first_since for t in told if t.meeting.first_since), None),
    )


def _superseded(state: MeetingEntry, after: MeetingEntry | None) -> bool:
    """Whether the same report says better further on."""
    return after is not None and after.report == state.report


def _participants(mentions: Sequence[Meeting]) -> tuple[str, ...]:
    """Those of the first mention, each as the most precise of all mentions names it."""
    every = [actor for meeting in mentions for actor in meeting.participants]
    out: list[str] = []
    for actor in mentions[0].participants:
        persons = [a for a in every if ":" in a and _side(a) == _side(actor)]
        best = actor if ":" in actor or not persons else persons[0]
        if best not in out:
            out.append(best)
    return tuple(out)


def _entry(before: MeetingEntry | None, report: str, since: str | None, meeting: Meeting) -> MeetingEntry | None:
    """What a mention changes in state, time or place; what a report leaves untold stays as it was. None where nothing."""
    when, where = meeting.when, meeting.where
    if before is not None:
        if when is None and (meeting.state == before.state or meeting.state != "possible"):
            when = before.when
        where = where or before.where
        if (meeting.state, when) == (before.state, before.when) and (where == before.where or before.where is not None):
            return None
    return MeetingEntry(since, report, meeting.state, when, where)


def _same(told: Sequence[Told], before: MeetingEntry, key: Key, meeting: Meeting) -> bool:
    last = told[-1].meeting
    every = {actor for t in told for actor in t.meeting.participants}
    if any(_conflict(a, b) for a in every for b in meeting.participants):
        return False
    overlap = _overlap(before.when, meeting.when)
    if before.when and meeting.when and not overlap and told[-1].key.report == key.report:
        return False  # a report that dates two tells of two
    who = {actor for actor in meeting.participants if ":" in actor}
    same_people = len(who) > 1 and who <= every
    elsewhere = bool(before.where and meeting.where and differ(before.where, meeting.where))
    alike = same_people or (overlap and not elsewhere)
    if last.kind != meeting.kind and not (alike and {last.kind, meeting.kind} in _LIKE_KINDS):
        return False
    if not overlap and (key.day - told[-1].key.day).days > _LONG_AFTER:
        return False
    if overlap:
        return True
    named = any(":" in actor for actor in every | set(meeting.participants))
    if before.when and meeting.when:
        moved = before.state in _OPEN and meeting.state != "ongoing" and named
        return moved and (before.state != "cancelled" or meeting.state != "held")
    if before.state == "held" and meeting.state in {"planned", "proposed", "possible", "ongoing"}:
        return False
    if named:
        return True
    return before.state == meeting.state and (key.day - told[-1].key.day).days <= _AFTER


def _closeness(told: Sequence[Told], before: MeetingEntry, meeting: Meeting) -> tuple[bool, bool, Key]:
    return _overlap(before.when, meeting.when), before.state == meeting.state, told[-1].key


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
