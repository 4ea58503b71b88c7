"""One meeting over all reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gezant.ledger import Ledger
from gezant.model import Meeting
from gezant.model.dossier import Mention, ReportLine
from gezant.views.html.marks import around, marked, marks_in
from gezant.views.html.report import meeting_tip
from gezant.views.html.speech import Speech


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of a meeting: its report, what it tells, and its words marked in their paragraph."""

    report: ReportLine
    meeting: Meeting
    tip: str
    shown: Markup


def mentioned(ledger: Ledger, mentions: Sequence[Mention], say: Speech) -> tuple[Mentioned, ...]:
    """Mentions with the words of their reports; one that a newer reading has no longer is left out."""
    ids = list(dict.fromkeys(mention.report for mention in mentions))
    lines = ledger.reports(ids)
    readings = {id: ledger.reading(id) for id in ids}
    roles = say.words.get("values.roles")
    found = []
    for mention in mentions:
        reading = readings[mention.report]
        if mention.meeting < len(reading.meetings):
            told, text = reading.meetings[mention.meeting], reading.report.text
            shown = marked(text, around(text, [told.span]), marks_in(reading, [told]), roles)
            found.append(Mentioned(lines[mention.report], told, meeting_tip(told, say), shown))
    return tuple(found)
