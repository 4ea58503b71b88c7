"""One entry a meeting: put the mentions of the same meeting together, in the order of the text.

A mention with two parties finds the earlier meeting of the same bodies, if kind, time and state allow that it is the same;
one with fewer leans on the meeting named last that fits. The last told state wins, a meeting that is off keeps its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from gezant.annotate.layers import MeetingMention
from gezant.annotate.meetings.parties import joined, side, sides
from gezant.annotate.meetings.sightings import Sighting
from gezant.annotate.meetings.values import compatible, direction, is_open
from gezant.model import MeetingKind, MeetingState

_TO_COME: frozenset[str] = frozenset({"planned", "proposed", "possible", "cancelled", "postponed"})
_OFF: frozenset[str] = frozenset({"cancelled", "postponed"})


@dataclass
class _Meeting:
    """A meeting in the making: its mentions so far and what they add up to."""

    actors: tuple[str, ...]
    sightings: list[Sighting] = field(default_factory=list)
    council: bool = False

    @property
    def sides(self) -> frozenset[str]:
        return sides(self.actors)

    @property
    def kinds(self) -> set[MeetingKind]:
        return {s.kind for s in self.sightings}

    @property
    def state(self) -> MeetingState | None:
        return _last_state(self.sightings)

    @property
    def rounds(self) -> bool:
        return all(s.rounds for s in self.sightings)

    @property
    def when(self) -> str | None:
        return next((s.when for s in self.sightings if s.when is not None), None)

    @property
    def where(self) -> str | None:
        return next((s.where for s in self.sightings if s.where is not None), None)


def merge(found: Iterable[Sighting], date: str | None) -> tuple[MeetingMention, ...]:
    """The meetings of a report, in the order of their spans. `date` is the report's, EDTF."""
    meetings: list[_Meeting] = []
    waiting: list[Sighting] = []
    for sighting in (_dated(s, date) for s in found):
        if not _placed(sighting, meetings):
            waiting.append(sighting)
    for sighting in waiting:
        _look_ahead(sighting, meetings)
    out = [_result(m, date) for m in meetings if _is_real(m)]
    return tuple(sorted(out, key=lambda m: (m.start, m.end)))


def _dated(sighting: Sighting, date: str | None) -> Sighting:
    """A mention whose day corrects its tense: what is to come is planned, what is over was held."""
    lies = direction(sighting.when, date)
    if lies == "future" and sighting.state in {"ongoing", None}:
        return replace(sighting, state="planned")
    if lies == "past" and not sighting.firm and sighting.state in {"ongoing", "planned"} and not is_open(sighting.when):
        return replace(sighting, state="held")
    return sighting


def _placed(sighting: Sighting, meetings: list[_Meeting]) -> bool:
    own = sides(sighting.actors)
    if sighting.inherits:
        before = _last(meetings, lambda m: bool(m.sides) and not own <= m.sides)
        if before is not None:
            meetings.append(_Meeting(joined(sighting.actors, _bodies(before)), [_with_place(sighting, before)]))
        if before is not None or len(own) < 2:
            return True
    if len(own) >= 2 or (own and sighting.council):
        same = _last(meetings, lambda m: _same(m, sighting, own))
        if same is None:
            meetings.append(_Meeting(sighting.actors, [sighting], sighting.council))
        else:
            same.sightings.append(sighting)
            same.actors = joined(same.actors, sighting.actors)
        return True
    return _leaned(sighting, own, meetings)


def _leaned(sighting: Sighting, own: frozenset[str], meetings: list[_Meeting]) -> bool:
    """Place a mention with less than two parties; True where it is dealt with."""
    beside = _last(meetings, lambda m: any(s.clause == sighting.clause and s.sentence == sighting.sentence for s in m.sightings))
    if beside is not None and not own and sighting.nominal:
        beside.sightings.append(sighting)
        return True
    if own and beside is not None and own <= beside.sides:
        beside.sightings.append(sighting)
        return True
    if own:
        full = joined(sighting.actors, sighting.fallback)
        before = _last(
            meetings,
            lambda m: (
                own <= m.sides
                and _fits(m, sighting)
                and (sighting.definite or (m.sides == sides(full) and _same(m, sighting, m.sides)))
            ),
        )
        before = before or _last(meetings, lambda m: _beside(m, sighting, full))
        if before is not None:
            before.sightings.append(sighting)
            return True
        if len(sides(full)) >= 2:
            meetings.append(_Meeting(full, [sighting]))
            return True
        return False
    if not sighting.definite:
        return True
    rounds = _last(meetings, lambda m: sighting.rounds and sighting.kind in m.kinds and _fits(m, sighting))
    before = rounds or _last(meetings, lambda m: _fits(m, sighting))
    if before is not None:
        before.sightings.append(sighting)
        return True
    if len(sides(sighting.fallback)) >= 2:
        meetings.append(_Meeting(sighting.fallback, [sighting]))
        return True
    elsewhere = _last(meetings, lambda m: _akin(m, sighting) or sighting.rounds)
    told = sighting.certain and (sighting.where or sighting.when or sighting.state in _TO_COME)
    if elsewhere is not None and sighting.nominal and told:
        meetings.append(_Meeting(tuple(_bodies(elsewhere)), [sighting]))
        return True
    return False


def _beside(meeting: _Meeting, sighting: Sighting, full: Iterable[str]) -> bool:
    """Whether a mention stands in the sentence of a meeting of the same bodies, or is what a visit is for."""
    near = meeting.sightings[-1].sentence == sighting.sentence or _one_trip(meeting, sighting)
    return near and meeting.sides == sides(full) and _one_day(meeting, sighting) and _one_phase(meeting, sighting)


def _last(meetings: Sequence[_Meeting], fits: object) -> _Meeting | None:
    return next((m for m in reversed(meetings) if fits(m)), None)  # type: ignore[operator]


def _bodies(meeting: _Meeting) -> tuple[str, ...]:
    """The parties of a meeting as bodies: who meets again need not be the same people."""
    return tuple(dict.fromkeys(actor.split(":", 1)[0].removesuffix(".GOV") for actor in meeting.actors))


def _with_place(sighting: Sighting, before: _Meeting) -> Sighting:
    return replace(sighting, where=sighting.where or before.where)


def _akin(meeting: _Meeting, sighting: Sighting) -> bool:
    """Whether the kinds can be of one meeting: talks, summits and dinners can; a visit or a call only where a noun is open."""
    if sighting.rounds and sighting.state == "ongoing" and meeting.kinds == {"call"}:
        return False
    if sighting.generic and not sighting.nominal:
        return True
    if sighting.generic:
        return "visit" not in meeting.kinds or bool(meeting.kinds - {"visit"})
    if sighting.kind in {"visit", "call"}:
        return sighting.kind in meeting.kinds
    return bool(meeting.kinds & {"summit", "talks", "other"})


def _same(meeting: _Meeting, sighting: Sighting, own: frozenset[str]) -> bool:
    if own != meeting.sides or (sighting.rounds and "summit" in meeting.kinds) or (sighting.kind == "summit" and meeting.rounds):
        return False
    if any(s.clause == sighting.clause and s.sentence == sighting.sentence for s in meeting.sightings):
        return True
    if not _one_cast(meeting.actors, sighting.actors):
        return False
    if sighting.council and meeting.council and sighting.sentence == meeting.sightings[-1].sentence:
        return True
    if sighting.indefinite and meeting.state in {"ongoing", "held"} and sighting.state != meeting.state:
        return False
    if sighting.sentence == meeting.sightings[-1].sentence and _one_day(meeting, sighting) and _one_phase(meeting, sighting):
        return True
    kinds = {sighting.kind, *meeting.kinds}
    if "call" in kinds and len(kinds) > 1:
        return False
    if "visit" in kinds and len(kinds) > 1 and not _one_trip(meeting, sighting):
        return False
    return _one_phase(meeting, sighting) and _one_day(meeting, sighting) and _one_place(meeting, sighting)


def _one_trip(meeting: _Meeting, sighting: Sighting) -> bool:
    """Whether talks are what a visit is for: in the same place, still to come like it."""
    there = meeting.where is not None and sighting.where is not None and meeting.where.lower() == sighting.where.lower()
    return there and meeting.state == sighting.state == "planned"


def _one_cast(known: Iterable[str], told: Iterable[str]) -> bool:
    """Whether no body sends other people than before."""
    cast: dict[str, set[str]] = {}
    for actor in known:
        if ":" in actor:
            cast.setdefault(side(actor), set()).add(actor)
    return all(":" not in actor or side(actor) not in cast or actor in cast[side(actor)] for actor in told)


def _fits(meeting: _Meeting, sighting: Sighting) -> bool:
    """Whether a definite mention can point at a meeting."""
    if not _akin(meeting, sighting) or not _one_day(meeting, sighting) or not _one_place(meeting, sighting):
        return False
    if sighting.kind == "summit" and (meeting.rounds or ("summit" not in meeting.kinds and not _one_phase(meeting, sighting))):
        return False
    return not (sighting.state in _TO_COME and sighting.certain and meeting.state == "held")


def _one_day(meeting: _Meeting, sighting: Sighting) -> bool:
    """Whether two mentions may be of one day; a meeting that is put off has another one."""
    return sighting.state == "postponed" or compatible(meeting.when, sighting.when)


def _one_place(meeting: _Meeting, sighting: Sighting) -> bool:
    return meeting.where is None or sighting.where is None or meeting.where.lower() == sighting.where.lower()


def _one_phase(meeting: _Meeting, sighting: Sighting) -> bool:
    """Whether two mentions agree on what has been and what is to come."""
    if sighting.state is None or meeting.state is None:
        return True
    if not sighting.certain or not any(s.certain for s in meeting.sightings):
        return meeting.state not in {"held"} or sighting.state == "held"
    before, now = meeting.state in _TO_COME, sighting.state in _TO_COME
    if before == now:
        return sighting.state == meeting.state or before
    return bool(meeting.when and sighting.when and meeting.when == sighting.when)


def _last_state(found: Sequence[Sighting]) -> MeetingState | None:
    """The state told last; a guess from tense gives way to what is told, and a plan that was does not undo that it is off."""
    state: MeetingState | None = None
    firm = False
    for sighting in found:
        if sighting.state is None or (not sighting.certain and state is not None):
            continue
        if state in _OFF and not (sighting.firm and sighting.state in {"planned", "held", "cancelled", "postponed", "ongoing"}):
            continue
        if firm and not sighting.firm:
            continue
        state, firm = sighting.state, sighting.firm
    return state


def _look_ahead(sighting: Sighting, meetings: Sequence[_Meeting]) -> None:
    """A mention that nothing before it explains (a headline's) belongs to the next meeting that fits."""
    own = sides(sighting.actors)
    for meeting in meetings:
        if (
            meeting.sightings[0].head > sighting.head
            and own <= meeting.sides
            and _fits(meeting, sighting)
            and _one_phase(meeting, sighting)
        ):
            meeting.sightings.append(sighting)
            return


def _is_real(meeting: _Meeting) -> bool:
    """A meeting that is only wished for is none, unless a day was named for it or a noun names both parties as possible."""
    told = any(s.nominal and s.state == "possible" and len(sides(s.actors)) >= 2 for s in meeting.sightings)
    return told or any(s.certain for s in meeting.sightings) or any(s.when for s in meeting.sightings)


def _result(meeting: _Meeting, date: str | None) -> MeetingMention:
    ordered = sorted(meeting.sightings, key=lambda s: s.head)
    fullest = max(ordered, key=lambda s: (_fullness(s), len(sides(s.actors)), len(s.fallback), -s.head))
    when, state = _when_and_state(meeting, date)
    return MeetingMention(
        start=fullest.tokens[0],
        end=fullest.tokens[-1] + 1,
        participants=meeting.actors,
        kind=_kind(meeting),
        when=when,
        where=next((s.where for s in ordered if s.where), None),
        state=state,
        first_since=next((s.first_since for s in ordered if s.first_since), None),
        rule=fullest.rule,
    )


def _fullness(sighting: Sighting) -> int:
    """A mention that names parties is fuller than a bare one; a verb that only wishes is the poorest, like a headline."""
    if sighting.headline:
        return 0
    if sighting.actors and (sighting.nominal or sighting.certain):
        return 2
    return 1 if sighting.certain else 0


def _kind(meeting: _Meeting) -> MeetingKind:
    for kind in ("summit", "call", "visit", "talks"):
        if kind in meeting.kinds:
            return kind
    return "other"


def _when_and_state(meeting: _Meeting, date: str | None) -> tuple[str | None, MeetingState]:
    state = meeting.state
    dated = [s for s in meeting.sightings if s.when is not None]
    when = dated[0].when if dated else None
    lies = direction(when, date)
    if state is None:
        state = _by_date(lies, meeting)
    elif state == "ongoing" and lies == "future":
        state = "planned"
    elif state in {"ongoing", "planned", "proposed", "possible"} and lies == "past" and not is_open(when):
        state = "held"
    elif state == "held" and lies == "future":
        state = "planned"
    if state == "postponed":
        when = next((s.when for s in reversed(meeting.sightings) if s.state == "postponed"), None)
    if (
        state == "held"
        and lies == "now"
        and "summit" in meeting.kinds
        and not any(s.firm and s.state == "held" for s in meeting.sightings)
    ):
        state = "ongoing" if date is not None and len(date) == len("2018-04-08") else state
    return when, state


def _by_date(lies: str | None, meeting: _Meeting) -> MeetingState:
    if lies == "past":
        return "held"
    if lies == "future":
        return "planned"
    if not any(s.certain for s in meeting.sightings):
        return "possible"
    if meeting.kinds & {"summit", "visit"}:
        return "planned"
    return "ongoing" if all(s.lasting for s in meeting.sightings) else "held"
