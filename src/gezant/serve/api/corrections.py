"""What people corrected and what they should look at, as JSON; and correcting."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body

from gezant.ledger.corrections import Correction, Uncertain
from gezant.model import Statement
from gezant.model.json import statement_to_json
from gezant.serve.api.models import CorrectionShape, Found, UncertainShape, WishShape
from gezant.serve.api.parameters import takes
from gezant.serve.api.records import found, record
from gezant.serve.changes import Calling
from gezant.serve.page import Here
from gezant.serve.query import asked, turn_in

router = APIRouter(tags=["correcting"])


@router.get("/corrections", response_model=Found[CorrectionShape], openapi_extra=takes("report", "who", "page"))
def corrections(page: Here) -> dict[str, Any]:
    """Corrections (of a report, by somebody), the latest first."""
    turn = turn_in(page)
    with page.ledger() as ledger:
        entries = ledger.corrections(asked(page.request, "report"), asked(page.request, "who"), turn.limit, turn.offset)
    return found(page, turn.of(entries), _correction)


@router.get("/queue", response_model=Found[UncertainShape], openapi_extra=takes("page"))
def queue(page: Here) -> dict[str, Any]:
    """What people should look at: corrections that are asked about again, then statements, the least certain first."""
    turn = turn_in(page)
    with page.ledger() as ledger:
        return found(page, turn.of(ledger.uncertain(turn.limit, turn.offset)), _uncertain)


@router.post("/reports/{id:path}/corrections", response_model=CorrectionShape, status_code=201)
def correct(page: Calling, id: str, wish: Annotated[WishShape, Body()]) -> dict[str, Any]:
    """Correct a statement of a report in the editor's name."""
    made = page.writable.correct(id, wish.statement, wish.kind, wish.after, who=page.editor, seen=wish.seen)
    return _correction(made)


@router.post("/corrections/{number}/undo", response_model=CorrectionShape, status_code=201)
def undo(page: Calling, number: int) -> dict[str, Any]:
    """Take back a correction, or the taking back of one."""
    return _correction(page.writable.undo(number, page.editor))


def _correction(entry: Correction) -> dict[str, Any]:
    return {
        "number": entry.number,
        "made": entry.made,
        "who": entry.who,
        "kind": entry.kind,
        "report": entry.report,
        "statement": entry.statement,
        "machine": _statement(entry.machine),
        "before": _statement(entry.before),
        "after": _statement(entry.after),
        "dates": entry.dates,
        "undoes": entry.undoes,
        "status": entry.status,
        "now": entry.now,
    }


def _uncertain(entry: Uncertain) -> dict[str, Any]:
    return {
        "statement": record(entry.line) if entry.line else None,
        "confidence": entry.confidence,
        "correction": _correction(entry.correction) if entry.correction else None,
    }


def _statement(statement: Statement | None) -> dict[str, Any] | None:
    return statement_to_json(statement) if statement else None
