"""Claims as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException

from gezant.ledger import Ledger
from gezant.model.dossier_json import condition_to_json, origins_to_json
from gezant.serve.api.models import ClaimShape, Found, WholeClaimShape
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import claims_to_json, found
from gezant.serve.page import Here, Page
from gezant.serve.query import criteria_in, number_in, turn_in
from gezant.serve.routes.claim import address
from gezant.views.decisions import decision_to_json
from gezant.views.html.claim import opened_by
from gezant.views.path import path_to_json

router = APIRouter(tags=["claims"])

_LISTED = takes("actor", "topic", "grade", "text", "since", "until", "as_of", "page")


@router.get("/claims", response_model=Found[ClaimShape], response_model_exclude_unset=True, openapi_extra=_LISTED)
def claims(page: Here) -> dict[str, Any]:
    """Claims, those that a report bore on last first."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, "actor", "topic", "grade", "text", "period")
    with page.ledger() as ledger:
        listing = turn.of(ledger.claims(**criteria))
        whole = dict(zip(listing.items, claims_to_json(ledger, listing.items, page.as_of), strict=True))
    return found(page, listing, whole.__getitem__)


@router.get(
    "/claims/at/{report:path}/{statement}",
    response_model=WholeClaimShape,
    response_model_exclude_unset=True,
    openapi_extra=takes("nth", "as_of"),
)
def claim_at(page: Here, report: str, statement: str) -> dict[str, Any]:
    """The claim that a statement opened: the lasting address of a claim."""
    nth = number_in(page.request, "nth", 1, 99)
    with page.ledger() as ledger:
        opened = opened_by(ledger, report, statement, page.as_of)
        if len(opened) < nth:
            raise HTTPException(404)
        return _claim(page, ledger, opened[nth - 1].id)


@router.get("/claims/{id}", response_model=WholeClaimShape, response_model_exclude_unset=True, openapi_extra=takes("as_of"))
def claim(page: Here, id: str) -> dict[str, Any]:
    """The claim that has a number now."""
    with page.ledger() as ledger:
        return _claim(page, ledger, id)


def _claim(page: Page, ledger: Ledger, id: str) -> dict[str, Any]:
    found = ledger.claim(id, page.as_of)
    (whole,) = claims_to_json(ledger, [found], page.as_of)
    return {
        **whole,
        "address": f"/api{address(page, ledger, found.id)}",
        "origins": origins_to_json(ledger.origins(found.id, page.as_of)),
        "conditions": [condition_to_json(condition) for condition in ledger.conditions(found.id, page.as_of)],
        "decisions": [decision_to_json(decision) for decision in ledger.decisions(found.id)],
        "path": path_to_json(ledger.path(found.id, page.as_of)),
    }
