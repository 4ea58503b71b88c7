"""The list of claims."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from gezant.serve.page import Here
from gezant.serve.query import GRADES, criteria_in, turn_in
from gezant.views.html.cards import claim_cards

router = APIRouter(include_in_schema=False)


@router.get("/claims")
def claims(page: Here) -> Response:
    """Claims by actor, topic, grade, period and words, those that a report bore on last first."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, "actor", "topic", "grade", "text", "period")
    with page.ledger() as ledger:
        listing = turn.of(ledger.claims(**criteria))
        cards = claim_cards(ledger, listing.items, page.as_of)
    named = [(grade, page.say.bare(grade)) for grade in GRADES]
    return page.render("claims.html", listing=listing, cards=cards, grades_named=named)
