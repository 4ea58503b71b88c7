"""One actor: how often it spoke and in which acts, about whom, and its positions over time."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gezant.serve.page import Here
from gezant.views.html.network import spoken
from gezant.views.html.positions import courses

router = APIRouter(include_in_schema=False)

_CLAIMS, _STATEMENTS, _WITHIN = 60, 8, 40


@router.get("/actors/{code:path}")
def actor(page: Here, code: str) -> Response:
    """An actor by its code: a state, a body or a person."""
    with page.ledger() as ledger:
        lines = ledger.actors(actor=code, as_of=page.as_of, limit=_WITHIN)
        claims = ledger.claims(actor=code, as_of=page.as_of, limit=_CLAIMS)
        if not lines and not claims:
            raise HTTPException(404)
        statements = ledger.statements(actor=code, as_of=page.as_of, limit=_STATEMENTS)
        about = spoken(ledger.pairs(actor=code, as_of=page.as_of, limit=None))
        told = courses(ledger, claims, page.as_of)
    own = next((line for line in lines if line.actor == code), None)
    within = [line for line in lines if line.actor != code]
    title = page.say.actor(code)
    about_it = {"code": code, "title": title, "own": own, "within": within}
    return page.render("actor.html", status=200, **about_it, spoken=about, courses=told, statements=statements)
