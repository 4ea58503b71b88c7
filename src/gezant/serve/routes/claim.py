"""One claim, by its number or by the statement that opened it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gezant.ledger import Ledger
from gezant.serve.page import Here, Page, part
from gezant.serve.query import number_in, turn_in
from gezant.views.html.cards import claim_cards
from gezant.views.html.claim import borne, lasting, opened_by
from gezant.views.html.front import conditions_told

router = APIRouter(include_in_schema=False)

_BEARINGS, _GRADES = 20, 30


@router.get("/claims/at/{report:path}/{statement}")
def claim_at(page: Here, report: str, statement: str) -> Response:
    """The claim that a statement opened; `nth` says which where it opened several."""
    nth = number_in(page.request, "nth", 1, 99)
    with page.ledger() as ledger:
        found = opened_by(ledger, report, statement, page.as_of)
        if len(found) < nth:
            raise HTTPException(404)
        return _claim(page, ledger, found[nth - 1].id)


@router.get("/claims/{id}")
def claim(page: Here, id: str) -> Response:
    """The claim that has a number now."""
    with page.ledger() as ledger:
        return _claim(page, ledger, id)


def address(page: Page, ledger: Ledger, id: str) -> str:
    """The lasting address of a claim; that of its number where nobody has said it."""
    found = lasting(ledger, ledger.claim(id))
    if found is None:
        return page.link(f"/claims/{id}")
    report, statement, nth = found
    return page.link(f"/claims/at/{part(report)}/{part(statement)}", nth=nth if nth > 1 else None)


def _claim(page: Page, ledger: Ledger, id: str) -> Response:
    turn = turn_in(page, _BEARINGS)
    found = ledger.claim(id, page.as_of)
    (card,) = claim_cards(ledger, [found], page.as_of, origins=True)
    here = found.bearings[turn.offset :][: turn.limit]
    listing = turn.of(borne(ledger, here, page.say))
    return page.render(
        "claim.html",
        card=card,
        claim=found,
        lasting=address(page, ledger, found.id),
        grades=found.grades[-_GRADES:],
        left_out=max(0, len(found.grades) - _GRADES),
        listing=listing,
        origins=ledger.origins(found.id, page.as_of),
        hangs=conditions_told(ledger, ledger.conditions(found.id, page.as_of), page.as_of),
        path=ledger.path(found.id, page.as_of),
        decisions=ledger.decisions(found.id),
    )
