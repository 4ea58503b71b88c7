"""What stands on the front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gezant.ledger import Ledger
from gezant.ledger.dated import last_day
from gezant.model.dossier import Change, Claim, ConditionEntry, DossierCondition, DossierMeeting, MeetingEntry, ReportLine
from gezant.times import parse_date
from gezant.views.html.cards import ClaimCard, claims_by_id
from gezant.views.html.speech import Speech

_COMING = frozenset({"planned", "proposed", "ongoing", "possible", "postponed"})


@dataclass(frozen=True, slots=True)
class News:
    """What a report changed."""

    report: ReportLine
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """The reports that were added since an instant (ISO 8601), the last first; `more`: there are others."""

    since: str
    reports: tuple[ReportLine, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one actor, or on one topic."""

    key: str
    name: str
    cards: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class Hanging:
    """A condition with the claims on both its sides and its state now."""

    condition: DossierCondition
    of: Claim
    on: Claim
    state: ConditionEntry | None


def news(ledger: Ledger, reports: Sequence[ReportLine], as_of: str | None) -> tuple[News, ...]:
    """What each of these reports changed; those that changed nothing are left out."""
    changes = ledger.changes([report.id for report in reports], as_of=as_of)
    found = ((report, tuple(change for change in changes if change.report == report.id)) for report in reports)
    return tuple(News(report, told) for report, told in found if told)


def grouped(cards: Sequence[ClaimCard], by: str, say: Speech) -> tuple[Group, ...]:
    """Claims under the first of their parties or under each of their topics, the largest group first; each claim once."""
    groups: dict[str, list[ClaimCard]] = {}
    of = {card.claim.id: (card.claim.parties if by == "actor" else card.claim.topics) for card in cards}
    often: dict[str, int] = {}
    for keys in of.values():
        for key in keys:
            often[key] = often.get(key, 0) + 1
    for card in cards:
        keys = of[card.claim.id]
        key = keys[0] if by == "actor" and keys else max(keys, key=lambda key: often[key], default="")
        groups.setdefault(key, []).append(card)
    name = say.actor if by == "actor" else say.topic
    made = [Group(key, name(key) if key else say("front.other"), tuple(found)) for key, found in groups.items()]
    return tuple(sorted(made, key=lambda group: (not group.key, -len(group.cards))))


def coming(meetings: Sequence[DossierMeeting], today: str | None) -> tuple[tuple[DossierMeeting, MeetingEntry], ...]:
    """Meetings that are still to come on a day (EDTF), with their state; the soonest first, those without a time last."""
    found = [(meeting, meeting.states[-1]) for meeting in meetings if meeting.states and meeting.states[-1].state in _COMING]
    here = parse_date(today).first if today else None
    kept = [(meeting, state) for meeting, state in found if here is None or (last_day(state.when or "") or here) >= here]
    return tuple(sorted(kept, key=lambda pair: (pair[1].when is None, pair[1].when or "")))


def conditions_told(ledger: Ledger, conditions: Sequence[DossierCondition], as_of: str | None) -> tuple[Hanging, ...]:
    """Conditions with what they connect."""
    claims = claims_by_id(ledger, (id for c in conditions for id in (c.of, c.on)), as_of)
    return tuple(Hanging(c, claims[c.of], claims[c.on], c.states[-1] if c.states else None) for c in conditions)
