"""Statements as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from gezant.serve.api.models import Found, StatementShape
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import found, record
from gezant.serve.page import Here
from gezant.serve.query import criteria_in, turn_in

router = APIRouter(tags=["statements"])

_FIELDS = ("actor", "about", "addressee", "act", "named", "text")


@router.get("/statements", response_model=Found[StatementShape], openapi_extra=takes(*_FIELDS, "since", "until", "as_of", "page"))
def statements(page: Here) -> dict[str, Any]:
    """Statements, the latest first."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, *_FIELDS, "period")
    with page.ledger() as ledger:
        return found(page, turn.of(ledger.statements(**criteria)), record)
