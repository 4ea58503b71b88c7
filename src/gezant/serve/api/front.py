"""The front page as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from gezant.model.dossier import Change
from gezant.model.dossier_json import condition_to_json, meeting_to_json
from gezant.serve.api.models import FrontShape
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import claims_to_json, record
from gezant.serve.page import Here
from gezant.serve.routes.front import CLAIMS, CONDITIONS, MEETINGS, REPORTS
from gezant.views.html.front import coming

router = APIRouter(tags=["front page"])


@router.get("/", response_model=FrontShape, response_model_exclude_unset=True, openapi_extra=takes("as_of"))
def front(page: Here) -> dict[str, Any]:
    """The latest reports and what they changed, the latest claims and conditions, the meetings to come."""
    with page.ledger() as ledger:
        reports = ledger.latest_reports(as_of=page.as_of, limit=REPORTS)
        today = page.as_of or next((report.date for report in reports if report.date), None)
        return {
            "reports": [record(report) for report in reports],
            "changes": [_change(change) for change in ledger.changes([report.id for report in reports], as_of=page.as_of)],
            "claims": claims_to_json(ledger, ledger.claims(as_of=page.as_of, limit=CLAIMS), page.as_of),
            "meetings": [
                meeting_to_json(meeting) for meeting, _ in coming(ledger.meetings(as_of=page.as_of, limit=MEETINGS), today)
            ],
            "conditions": [condition_to_json(c) for c in ledger.latest_conditions(as_of=page.as_of, limit=CONDITIONS)],
        }


def _change(change: Change) -> dict[str, Any]:
    values = asdict(change)
    return {"from": values.pop("since"), **values}
