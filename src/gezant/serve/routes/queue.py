"""The queue: what people should look at, one entry after the other."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from gezant.ledger import Ledger
from gezant.ledger.corrections import Uncertain
from gezant.serve.page import Here, Page, part
from gezant.serve.query import FURTHEST, number_in
from gezant.views.html.correcting import Asked, asked_about

router = APIRouter(include_in_schema=False)

_SHOWN = 9  # entries: the one to look at, and what comes then


@router.get("/queue")
def queue(page: Here) -> Response:
    """The entry to look at (the nth), and those behind it."""
    at = number_in(page.request, "n", 1, FURTHEST)
    with page.ledger() as ledger:
        checked, total = ledger.progress()
        found = ledger.uncertain(_SHOWN, at - 1)
        if not found and at > 1:
            return page.go("/queue")
        entry = _asked(page, ledger, found[0]) if found else None
        reports = ledger.reports(list(dict.fromkeys(_where(each)[0] for each in found)))
    rest = [(each, _where(each), at + number) for number, each in enumerate(found[1:], 1)]
    return page.render("queue.html", entry=entry, rest=rest, at=at, checked=checked, total=total, reports=reports, part=part)


def _where(each: Uncertain) -> tuple[str, str]:
    """The report and the statement of an entry, by the id that it has now."""
    if each.line is not None:
        return each.line.report, each.line.statement
    assert each.correction is not None  # only what was corrected has no line
    return each.correction.report, each.correction.now or each.correction.statement or ""


def _asked(page: Page, ledger: Ledger, each: Uncertain) -> Asked:
    report, statement = _where(each)
    found = ledger.corrected(report)
    return asked_about(found, statement, ledger.corrections(report, limit=None), page.say)
