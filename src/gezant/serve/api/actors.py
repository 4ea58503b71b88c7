"""Actors as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from gezant.model.dossier import ActorLine
from gezant.serve.api.models import ActorShape, Found
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import found
from gezant.serve.page import Here
from gezant.serve.query import criteria_in, turn_in

router = APIRouter(tags=["actors"])


@router.get("/actors", response_model=Found[ActorShape], openapi_extra=takes("actor", "since", "until", "as_of", "page"))
def actors(page: Here) -> dict[str, Any]:
    """Actors, those who spoke most first."""
    turn = turn_in(page, 50)
    criteria = criteria_in(page, turn, "actor", "period")
    with page.ledger() as ledger:
        return found(page, turn.of(ledger.actors(**criteria)), _line)


def _line(line: ActorLine) -> dict[str, Any]:
    return {"actor": line.actor, "spoke": line.spoke, "addressed": line.addressed, "acts": dict(line.acts)}
