"""Whether a pledge is due, or was reported kept or broken. Nothing is inferred from silence: a date that passes makes it due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from gezant.ledger.dated import first_day, last_day
from gezant.ledger.deeds import goes_against, opposite_deed, same_deed, tells_of_it
from gezant.ledger.memory import Entry, Key
from gezant.ledger.path import TOPICS, side
from gezant.ledger.propositions import Proposition
from gezant.ledger.same import has_matter, kinship
from gezant.ledger.topics import wider
from gezant.model.dossier import DossierMeeting, Fulfilment, FulfilmentState, GradeEntry, MeetingEntry


@dataclass(frozen=True, slots=True)
class Report:
    """A claim that may tell what became of a pledge: its id, what founded it, what it is worth now (None where it was only
    denied, and not by its party), and what the word is worth that it is not so.

    `one_language`: it was said in the language of the pledge; `replaces`: it takes the place of the pledge.
    """

    id: str
    said: Entry
    grade: GradeEntry | None
    against: GradeEntry | None
    one_language: bool
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting that may be the one pledged, with the place of the report that told its latest state."""

    meeting: DossierMeeting
    key: Key


def fulfilment(
    pledges: Sequence[Entry], waits: bool, reports: Sequence[Report], meetings: Sequence[Met], today: date
) -> Fulfilment | None:
    """What became of a claim with these `pledges` as of a day, given what may tell of it up to that day.

    `waits`: a condition of it is not met, so that it is not due. None where its date is to come, or it has none, and nobody
    reports that it was kept or broken. The latest report counts.
    """
    if not pledges:
        return None
    pledge = min(pledges, key=lambda entry: entry.key)
    dated = [(last, entry.due) for entry in pledges if entry.due and (last := last_day(entry.due))]
    if pledge.act in {"offer", "accept"} and pledge.proposition.negative:
        return None  # what is offered not to be done is too rare to be told from a sentence that was misread
    when = max(dated)[1] if dated and not pledge.proposition.negative else None
    persons = frozenset(actor for entry in pledges for actor in (*entry.sources, *entry.proposition.persons))
    told = [found for r in reports if not _others(r, persons) and (found := _reported(pledge, r, when)) is not None]
    became = [found for m in meetings if (found := _held(pledge, m, when, persons)) is not None]
    # Of several meetings the first one after the pledge is the one that was pledged.
    told += sorted(became, key=lambda found: found[0])[:1]
    latest = max(told, key=lambda found: found[0], default=None)
    if latest is not None:
        return latest[1]
    return Fulfilment("due", when) if when and max(dated)[0] < today and not waits else None


def _reported(pledge: Entry, report: Report, when: str | None) -> tuple[Key, Fulfilment] | None:
    """What a later claim tells of a pledge. What nobody is named as having said tells nothing."""
    p, q, key, grade = pledge.proposition, report.said.proposition, report.said.key, report.grade
    if key.report <= pledge.key.report or not set(p.parties) & set(q.parties):
        return None
    same = same_deed(p, q, report.one_language)
    undone = not same and opposite_deed(p, q, report.one_language)
    worth = grade
    due = last_day(when) if when else None
    if report.replaces and (same or due is None or key.day <= due):  # given up after its day, it may have been kept
        kept = False
    elif not (same or undone):
        return None
    elif tells_of_it(q):
        if _was_before(report.said, pledge):
            return None
        happened = grade is not None and grade.grade != "denied"  # that it did not happen denies that it did
        if undone and not happened:
            return None  # that its opposite did not happen is not yet the deed
        if not happened:
            worth = report.against
        elif grade is not None and report.against is not None and report.against.by:
            worth = replace(grade, grade="disputed")  # whoever holds that it is not so, a party or not
        turned = undone or goes_against(q) != q.negative
        kept = (happened != turned) != goes_against(p)
    elif q.family == "will" and p.negative != (q.negative != undone):
        kept = False
    else:
        return None
    if worth is None or worth.grade == "hearsay":
        return None
    word: FulfilmentState = "reported kept" if kept else "reported broken"
    return key, Fulfilment(word, when, report.id, worth.report, worth.since, worth.grade, worth.by)


def _was_before(said: Entry, pledge: Entry) -> bool:
    """Whether a deed is told of a time before it was pledged."""
    last = last_day(said.told) if said.told else None
    return last is not None and last < pledge.key.day


def _others(report: Report, persons: frozenset[str]) -> bool:
    """Whether a report tells of the coming or going of others of the party than those who pledged theirs."""
    q = report.said.proposition
    if not any(kinship(name, "meeting") > 0 for name in q.concepts):
        return False
    mine, theirs = (
        {actor for actor in group if ":" in actor and side(actor) in q.parties} for group in (persons, q.persons)
    )  # fmt: skip
    return bool(mine and theirs) and not mine & theirs


def _held(pledge: Entry, met: Met, when: str | None, persons: frozenset[str]) -> tuple[Key, Fulfilment] | None:
    """A meeting of the parties with those that they named, or of who pledged it on its day, held or called off after that."""
    p, last = pledge.proposition, met.meeting.states[-1]
    sides = {side(actor) for actor in met.meeting.participants}
    if met.key.report <= pledge.key.report or not set(p.parties) <= sides:
        return None
    theirs = bool(persons & set(met.meeting.participants)) and _on_day(met.meeting, when)
    if not theirs and not sides <= {*p.parties, *p.names}:
        return None
    if p.negative or last.state not in {"held", "cancelled"} or _before(last, pledge, when) or not _pledged(p, met.meeting):
        return None
    word: FulfilmentState = "reported kept" if last.state == "held" else "reported broken"
    return met.key, Fulfilment(word, when, met.meeting.id, last.report, last.since)


def _on_day(meeting: DossierMeeting, when: str | None) -> bool:
    days = {last_day(state.when) for state in meeting.states if state.when} - {None}
    return when is not None and last_day(when) in days


def _pledged(p: Proposition, meeting: DossierMeeting) -> bool:
    """Whether a meeting is of the kind that was pledged: talks are held at a summit, but talks are no summit.

    That they met does not tell that they talked about what was pledged to be talked about.
    """
    if "talks" in p.concepts and has_matter(p):
        return False
    topic = TOPICS[meeting.kind]
    known = {topic, *wider(topic)}
    return any(name in known or (topic in wider(name) and topic != "talks") for name in p.concepts)


def _before(state: MeetingEntry, pledge: Entry, when: str | None) -> bool:
    """Whether a meeting was over when the pledge was made, or before the time for which it was."""
    last = last_day(state.when) if state.when else None
    if last is None:
        return False
    first = first_day(when) if when else None
    return last < pledge.key.day or (first is not None and last < first)
