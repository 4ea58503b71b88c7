"""The timeline: when claims changed their grade, and when meetings are."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from gezant.serve.page import Here
from gezant.serve.query import choice_in, criteria_in, turn_in
from gezant.times import parse_date
from gezant.views.html.timeline import axis_of, drawn

router = APIRouter(include_in_schema=False)

_MEETINGS = 12


@router.get("/timeline")
def timeline(page: Here) -> Response:
    """Claims and meetings over time, by actor, topic and period."""
    turn = turn_in(page)
    kind = choice_in(page.request, "kind", ("claims", "meetings"))
    criteria = criteria_in(page, turn, "actor", "topic", "period")
    with page.ledger() as ledger:
        latest = ledger.latest_reports(as_of=page.as_of, limit=1)
        listing = turn.of(ledger.claims(**criteria) if kind != "meetings" else [])
        wanted = kind != "claims" and not criteria.get("topic") and turn.number == 1
        criteria["limit"] = _MEETINGS
        meetings = ledger.meetings(**criteria) if wanted else []
    told = page.as_of or (latest[0].date if latest else None)
    today = parse_date(told).last if told else date.today()
    axis = axis_of(criteria.get("since"), criteria.get("until"), listing.items, meetings)
    made = drawn(listing.items, meetings, axis, today, page.say) if axis else None
    return page.render("timeline.html", listing=listing, drawn=made)
