"""The list of reports, one report with its marks, and why each mark is there."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gezant.model import Meeting, Statement, Time
from gezant.serve.page import Here, part
from gezant.serve.query import asked, criteria_in, turn_in
from gezant.views.html.marks import DEEPEST, around, marked, marks_in
from gezant.views.html.report import entry_of, kinds_marked, meeting_tip, notes, paragraphs
from gezant.views.html.statements import party_words, said_of
from gezant.views.reasons import explain
from gezant.views.why import marks as marks_of

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(page: Here) -> Response:
    """Reports, the latest first."""
    turn = turn_in(page, 50)
    criteria = criteria_in(page, turn, "period")
    with page.ledger() as ledger:
        listing = turn.of(ledger.latest_reports(asked(page.request, "outlet"), **criteria))
    return page.render("reports.html", listing=listing)


@router.get("/reports/{id:path}")
def report(page: Here, id: str) -> Response:
    """A report's text, with what was found in it."""
    with page.ledger() as ledger:
        judged, known, bearings = ledger.corrected(id), ledger.provenance(id), ledger.bearings(id)
        changes = ledger.changes([id], as_of=page.as_of)
    reading = judged.reading
    return page.render(
        "report.html",
        reading=reading,
        report=reading.report,
        known=known,
        lines=paragraphs(reading, page.say, lambda entry: f"#n-{entry}"),
        notes=notes(reading, bearings, page.say),
        meetings=[(meeting, meeting_tip(meeting, page.say)) for meeting in reading.meetings],
        roles=kinds_marked(reading),
        levels=range(1, DEEPEST + 1),
        changes=changes,
        checked=judged.checked,
        rejected=sorted(judged.rejected, key=lambda entry: int(entry[1:]) if entry[1:].isdecimal() else 0),
    )


@router.get("/why/{id:path}/{entry}")
def why(page: Here, id: str, entry: str) -> Response:
    """What one mark rests on: its words, what they were taken for, the rule that did, and the claims that they bear on."""
    with page.ledger() as ledger:
        reading, known = ledger.reading(id), ledger.provenance(id)
        bearings = [(claim, bearing) for claim, bearing in ledger.bearings(id) if bearing.statement == entry]
    found = entry_of(reading, entry)
    if found is None:
        raise HTTPException(404)
    text, spans = reading.report.text, [mark.span for mark in marks_of(found)]
    return page.render(
        "why.html",
        reading=reading,
        known=known,
        entry=found,
        kind="statement" if isinstance(found, Statement) else "time" if isinstance(found, Time) else "meeting",
        said=said_of(reading, found, page.say, with_text=False) if isinstance(found, Statement) else None,
        tip=meeting_tip(found, page.say) if isinstance(found, Meeting) else "",
        shown=marked(text, around(text, spans), marks_in(reading, [found]), page.say.words.get("values.roles")) if spans else "",
        pointed=[(mark.role, text[slice(*mark.span)], mark.span) for mark in marks_of(found)],
        addressee=party_words(reading, found.addressee) if isinstance(found, Statement) and found.addressee else "",
        explanation=explain(found.rule, page.say.words),
        bearings=bearings,
        back=page.link(f"/reports/{part(id)}") + f"#n-{found.id}",
    )
