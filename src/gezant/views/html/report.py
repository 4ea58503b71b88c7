"""One report: its text with everything that was found in it, and each thing explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gezant.model import Meeting, Reading
from gezant.model.dossier import Bearing
from gezant.views.html.marks import Tag, entries_of, levels, lines, marked, marks_in, tagged
from gezant.views.html.speech import Speech
from gezant.views.html.statements import Said, said_of, tip
from gezant.views.parts import in_order
from gezant.views.why import Entry

Address = Callable[[str], str]
"""Gives the address of what is said of an entry, by its id."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a statement beside the text: how deep it is nested, and the claims that it bears on."""

    said: Said
    level: int
    bears: tuple[tuple[str, Bearing], ...]


def paragraphs(reading: Reading, say: Speech, address: Address) -> list[Markup]:
    """The lines of the text with all marks and a tag for every entry."""
    text = reading.report.text
    marks = marks_in(reading)
    titles = tips(reading, say)
    tags = {at: [Tag(id, address(id), titles[id]) for id in ids] for at, ids in tagged(entries_of(reading)).items()}
    shown = {**say.words.get("values.roles"), **titles}
    found = []
    for start, end in lines(text):
        here = {at: told for at, told in tags.items() if start < at <= end}
        near = [mark for mark in marks if mark.span[0] < end and start < mark.span[1]]
        found.append(marked(text, (start, end), near, shown, here))
    return found


def tips(reading: Reading, say: Speech) -> dict[str, str]:
    """Every entry in one line, by its id."""
    found = {statement.id: tip(reading, statement, say) for statement in reading.statements}
    found |= {time.id: say.value(time.value, time.type) for time in reading.times}
    return found | {meeting.id: meeting_tip(meeting, say) for meeting in reading.meetings}


def meeting_tip(meeting: Meeting, say: Speech) -> str:
    """*summit of A and B, planned, May 2018, Singapore*."""
    who = say("values.meeting_of", kind=say.name("meetings", meeting.kind), who=say.actors(meeting.participants))
    parts = [who if meeting.participants else say.name("meetings", meeting.kind), say.name("meeting_states", meeting.state)]
    parts += [say.value(meeting.when)] if meeting.when else []
    parts += [meeting.where] if meeting.where else []
    parts += [say("values.first_since", when=say.value(meeting.first_since))] if meeting.first_since else []
    return ", ".join(parts)


def notes(reading: Reading, bearings: Sequence[tuple[str, Bearing]], say: Speech) -> tuple[Note, ...]:
    """Every statement, those within others right behind them."""
    deep = levels(reading.statements)
    by_statement: dict[str, list[tuple[str, Bearing]]] = {}
    for claim, bearing in bearings:
        by_statement.setdefault(bearing.statement, []).append((claim, bearing))
    return tuple(
        Note(
            said_of(reading, placed.statement, say, with_text=False),
            deep[placed.statement.id],
            tuple(by_statement.get(placed.statement.id, ())),
        )
        for placed in in_order(reading.statements)
    )


def kinds_marked(reading: Reading) -> tuple[str, ...]:
    """The roles that are marked somewhere in the text, in the order of the legend."""
    here = {mark.role for mark in marks_in(reading)}
    order = ("source", "cue", "content", "condition", "carrier", "addressee", "time", "meeting")
    return tuple(role for role in order if role in here)


def entry_of(reading: Reading, id: str) -> Entry | None:
    """The entry of a reading with an id, None where there is none."""
    return next((entry for entry in entries_of(reading) if entry.id == id), None)
