"""A whole dossier as one HTML file that opens without a server: every claim, meeting and report, linked among themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from gezant.ledger import Ledger
from gezant.views.html import STATIC, environment
from gezant.views.html.cards import claim_cards
from gezant.views.html.claim import borne
from gezant.views.html.meeting import mentioned
from gezant.views.html.report import meeting_tip, notes, paragraphs
from gezant.views.html.speech import Speech

_STYLES = ("page.css", "reading.css", "whole.css")
_PLACES = {"claims": "", "meetings": "", "reports": "r-"}  # what stands in the file, and how the ids of its places begin


class Within:
    """What templates ask of a page for the addresses of others, where all of them are places of one file."""

    def __init__(self, say: Speech) -> None:
        self.say = say

    def link(self, path: str, **query: object) -> str:
        """The place in the file of what stands at an address; the start of the file for what it has not."""
        _, kind, *rest = urlsplit(path).path.split("/", 2)
        return f"#{_PLACES[kind]}{rest[0]}" if kind in _PLACES and rest else "#top"

    def part(self, value: str) -> str:
        """A value as part of an address: here as it is."""
        return value


def whole(ledger: Ledger, say: Speech, title: str, as_of: str | None = None) -> Iterator[str]:
    """The file, part by part, so that no more than one claim or report is at hand at a time; in the language of `say`."""
    dossier = ledger.dossier(as_of)
    made: Any = environment().get_template("whole.html").module
    page = Within(say)
    styles = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in _STYLES)
    told = say.value(as_of) if as_of else say.value(date.today().isoformat())
    yield made.head(say, title, told, styles, dossier)
    for card in (card for claim in dossier.claims for card in claim_cards(ledger, [claim], as_of)):
        hangs = [condition for condition in dossier.conditions if condition.of == card.claim.id]
        origins = ledger.origins(card.claim.id, as_of)
        yield made.claim(page, say, card, borne(ledger, card.claim.bearings, say), hangs, origins)
    yield made.meetings_head(say)
    for meeting in dossier.meetings:
        yield made.meeting(page, say, meeting, mentioned(ledger, meeting.mentions, say))
    yield made.reports_head(say)
    for id in dossier.reports:
        reading = ledger.reading(id)
        lines = paragraphs(reading, say, partial(_place, id))
        met = [(meeting, meeting_tip(meeting, say)) for meeting in reading.meetings]
        yield made.report(page, say, reading, lines, notes(reading, ledger.bearings(id), say), met)
    yield made.foot(say)


def _place(report: str, entry: str) -> str:
    """The place in the file of what is said of an entry of a report."""
    return f"#n-{report}-{entry}"
