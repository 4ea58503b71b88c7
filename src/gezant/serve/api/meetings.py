"""Meetings as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from gezant.model.dossier_json import meeting_to_json
from gezant.serve.api.models import Found, MeetingShape, WholeMeetingShape
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import found
from gezant.serve.page import Here
from gezant.serve.query import criteria_in, turn_in
from gezant.views.path import path_to_json

router = APIRouter(tags=["meetings"])

_LISTED = takes("actor", "since", "until", "as_of", "page")


@router.get("/meetings", response_model=Found[MeetingShape], response_model_exclude_unset=True, openapi_extra=_LISTED)
def meetings(page: Here) -> dict[str, Any]:
    """Meetings, those that a report mentioned last first."""
    turn = turn_in(page)
    criteria = criteria_in(page, turn, "actor", "period")
    with page.ledger() as ledger:
        return found(page, turn.of(ledger.meetings(**criteria)), meeting_to_json)


@router.get("/meetings/{id}", response_model=WholeMeetingShape, response_model_exclude_unset=True, openapi_extra=takes("as_of"))
def meeting(page: Here, id: str) -> dict[str, Any]:
    """A meeting, and what it hangs on."""
    with page.ledger() as ledger:
        told = ledger.meeting(id, page.as_of)
        return {**meeting_to_json(told), "path": path_to_json(ledger.path(told.id, page.as_of))}
