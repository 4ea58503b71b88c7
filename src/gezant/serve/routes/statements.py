"""Everything that anybody said."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from gezant.serve.page import Here
from gezant.serve.query import ACTS, criteria_in, turn_in

router = APIRouter(include_in_schema=False)


@router.get("/statements")
def statements(page: Here) -> Response:
    """Statements by actor, addressee, act, period, words and how far their source is named, the latest first."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, "actor", "about", "addressee", "act", "named", "text", "period")
    with page.ledger() as ledger:
        listing = turn.of(ledger.statements(**criteria))
    acts = [(act, page.say.name("acts", act)) for act in ACTS]
    named = [(value, page.say(f"page.named_{value}")) for value in ("yes", "no")]
    return page.render("statements.html", listing=listing, acts=acts, named=named)
