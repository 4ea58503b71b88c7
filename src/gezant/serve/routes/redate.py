"""Correcting the date of a report, which is read anew for it."""

from __future__ import annotations

import logging
from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from gezant.intake import IntakeError, check_date
from gezant.ledger.corrections import Correction
from gezant.model import Reading, Report
from gezant.serve.changes import Changing
from gezant.serve.page import Here, Page, part
from gezant.serve.told import Told
from gezant.views.html.correcting import done

router = APIRouter(include_in_schema=False)
_LOG = logging.getLogger(__name__)


@router.get("/reports/{id:path}/correct-date")
def date(page: Here, id: str) -> Response:
    """The form for the date of a report."""
    return _form(page, id)


@router.post("/reports/{id:path}/correct-date")
def redate(page: Changing, id: str) -> Response:
    """Give a report another date; it takes as long as reading it does."""
    given = page.text("date")
    try:
        wanted = check_date(given) if given else None
    except IntakeError:
        return _form(page, id, given, page.say("errors.no_date", value=given, field=page.say("page.date")))
    with page.ledger() as ledger:
        report = ledger.machine_reading(id).report
    if wanted == report.date:
        return _form(page, id, given, page.say("correct.date_same"))
    reading = _read(replace(report, date=wanted))
    if reading is None:
        return _form(page, id, given, page.say("correct.date_unread", language=report.language))
    kept = page.writable.correct_date(id, wanted, reading, page.editor)
    told = Told("date", date=wanted or "", undo=page.link(f"/corrections/{kept.number}/undo"))
    return page.go(f"/reports/{part(id)}", told=told)


def _read(report: Report) -> Reading | None:
    """The reading of a report; None, with the reason in the log, where its language or the base of that is not usable here."""
    from gezant.annotate.base import BaseError  # spaCy is loaded by those who need it
    from gezant.annotate.pipeline import read_report
    from gezant.lexicon import LexiconError

    try:
        return read_report(report)
    except (BaseError, LexiconError) as error:
        _LOG.warning("%s was not read anew: %s", report.id, error)
        return None


def _form(page: Page, id: str, given: str | None = None, problem: str = "") -> Response:
    with page.ledger() as ledger:
        found, entries = ledger.corrected(id), ledger.corrections(id, limit=None)
    numbers = {entry.number for entry in entries if entry.kind == "date"}
    shown: list[Correction] = []
    for entry in reversed(entries):
        if entry.number in numbers or entry.undoes in numbers:
            numbers.add(entry.number)
            shown.insert(0, entry)
    return page.render(
        "redate.html",
        status=422 if problem else 200,
        report=found.reading.report,
        given=found.reading.report.date or "" if given is None else given,
        problem=problem,
        action=page.link(page.here),
        back=page.link(f"/reports/{part(id)}"),
        done=done(shown, {id: found}, {entry.number: entry for entry in entries}, page.say),
    )
