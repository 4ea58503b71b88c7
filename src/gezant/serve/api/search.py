"""Search, and who spoke about whom, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from gezant.serve.api.models import Found, PairShape, SearchShape
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import found, record
from gezant.serve.page import Here
from gezant.serve.query import asked, criteria_in, turn_in

router = APIRouter(tags=["search"])

_FIELDS = ("text", "actor", "act")


@router.get("/search", response_model=SearchShape, openapi_extra=takes(*_FIELDS, "outlet", "since", "until", "as_of", "page"))
def search(page: Here) -> dict[str, Any]:
    """Reports by the words of their title and text, the latest first, with what they have in common."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, *_FIELDS, "period")
    with page.ledger() as ledger:
        return {**asdict(ledger.search(asked(page.request, "outlet"), **criteria)), "page": turn.number}


@router.get("/network", response_model=Found[PairShape], openapi_extra=takes("actor", "since", "until", "as_of", "page"))
def network(page: Here) -> dict[str, Any]:
    """Who spoke about whom, or to whom, and how often."""
    turn = turn_in(page, 50)
    criteria = criteria_in(page, turn, "actor", "period")
    with page.ledger() as ledger:
        return found(page, turn.of(ledger.pairs(**criteria)), record)
