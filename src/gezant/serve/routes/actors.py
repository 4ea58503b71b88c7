"""The list of actors."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from gezant.serve.page import Here
from gezant.serve.query import criteria_in, turn_in
from gezant.views.html.network import spoken

router = APIRouter(include_in_schema=False)


@router.get("/actors")
def actors(page: Here) -> Response:
    """Actors by how often they spoke, were spoken to, and in which acts."""
    turn = turn_in(page, 50)
    criteria = criteria_in(page, turn, "actor", "period")
    with page.ledger() as ledger:
        listing = turn.of(ledger.actors(**criteria))
        criteria["limit"] = None
        about = spoken(ledger.pairs(**criteria)) if turn.number == 1 else None
    return page.render("actors.html", listing=listing, spoken=about)
