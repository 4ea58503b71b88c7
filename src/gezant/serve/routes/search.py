"""Search: reports by their words, with facets; claims and actors that the words are about."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from gezant.ledger.wanted import Criteria
from gezant.serve.page import Here
from gezant.serve.query import ACTS, GRADES, asked, choice_in, criteria_in, turn_in
from gezant.views.html.cards import claim_cards
from gezant.views.html.search import actor_lines, actors_named, excerpt_of

router = APIRouter(include_in_schema=False)

_CLAIMS, _ACTORS = 6, 8


@router.get("/search")
def search(page: Here) -> Response:
    """What reports, claims and actors have to do with some words."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, "text", "actor", "act", "period")
    outlet, grade = asked(page.request, "outlet"), choice_in(page.request, "grade", GRADES)
    words = criteria.get("text")
    shown: dict[str, object] = {"found": None, "excerpts": (), "cards": (), "actors": (), "turn": turn}
    if words:
        with page.ledger() as ledger:
            found = ledger.search(outlet, **criteria)
            shown |= {"found": found, "excerpts": [excerpt_of(hit) for hit in found.hits]}
            if turn.number == 1:
                about: Criteria = {
                    "text": words,
                    "as_of": page.as_of,
                    "actor": criteria.get("actor"),
                    "grade": grade,
                    "limit": _CLAIMS,
                }
                shown["cards"] = claim_cards(ledger, ledger.claims(**about), page.as_of)
                named = actors_named(ledger.actor_codes(page.as_of), words, page.say)[:_ACTORS]
                shown["actors"] = actor_lines(ledger, named, page.as_of)
    shown["grades_named"] = [(grade, page.say.bare(grade)) for grade in GRADES]
    shown["acts"] = [(act, page.say.name("acts", act)) for act in ACTS]
    return page.render("search.html", status=200, **shown, as_it_is=str, act_name=partial(page.say.name, "acts"))
