"""Reports as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from gezant.model import reading_to_json
from gezant.serve.api.models import Found, ReportShape, WholeReportShape
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import found, record
from gezant.serve.page import Here
from gezant.serve.query import asked, criteria_in, turn_in

router = APIRouter(tags=["reports"])


@router.get("/reports", response_model=Found[ReportShape], openapi_extra=takes("outlet", "since", "until", "as_of", "page"))
def reports(page: Here) -> dict[str, Any]:
    """Reports, the latest first."""
    turn = turn_in(page, 50)
    criteria = criteria_in(page, turn, "period")
    with page.ledger() as ledger:
        listing = turn.of(ledger.latest_reports(asked(page.request, "outlet"), **criteria))
    return found(page, listing, record)


@router.get("/reports/{id:path}", response_model=WholeReportShape)
def report(page: Here, id: str) -> dict[str, Any]:
    """A report with its reading, and the claims that its statements bear on."""
    with page.ledger() as ledger:
        reading, known, bearings = ledger.reading(id), ledger.provenance(id), ledger.bearings(id)
    return {
        "reading": reading_to_json(reading),
        "provenance": asdict(known),
        "bearings": [{"claim": claim, **asdict(bearing)} for claim, bearing in bearings],
    }
