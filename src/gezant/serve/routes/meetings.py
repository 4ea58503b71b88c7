"""Meetings: the list, and one with its history and all that it hangs on."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from gezant.serve.page import Here
from gezant.serve.query import criteria_in, turn_in
from gezant.views.html.meeting import mentioned

router = APIRouter(include_in_schema=False)

_MENTIONS = 20


@router.get("/meetings")
def meetings(page: Here) -> Response:
    """Meetings by actor and period, those that a report mentioned last first."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, "actor", "period")
    with page.ledger() as ledger:
        listing = turn.of(ledger.meetings(**criteria))
    return page.render("meetings.html", listing=listing)


@router.get("/meetings/{id}")
def meeting(page: Here, id: str) -> Response:
    """A meeting: what became of it report by report, the words it was told in, and what it hangs on."""
    turn = turn_in(page, _MENTIONS)
    with page.ledger() as ledger:
        found = ledger.meeting(id, page.as_of)
        here = found.mentions[turn.offset :][: turn.limit]
        listing = turn.of(mentioned(ledger, here, page.say))
        path = ledger.path(found.id, page.as_of)
    return page.render("meeting.html", meeting=found, listing=listing, path=path)
