"""Correcting a statement: accepted, rejected, changed, or added where it was missed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gezant.ledger import Conflict, Refusal
from gezant.ledger.corrections import Corrected, Correction, CorrectionKind
from gezant.model import Statement, statement_to_json
from gezant.serve.changes import Change, Changing
from gezant.serve.correcting.sheet import CARRIERS, CHOICES, CONDITIONS, EMPTY, Problem, Sheet, fields, sheet_of, statement_of
from gezant.serve.errors import failed
from gezant.serve.page import Here, Page, part
from gezant.serve.told import Told
from gezant.views.html.correcting import Stands, compared, done, places, rows_of, stands
from gezant.views.html.marks import lines, marked, marks_in
from gezant.views.html.statements import said_of
from gezant.views.quoting import excerpt

router = APIRouter(include_in_schema=False)

_DO: dict[str, CorrectionKind] = {"accept": "accept", "reject": "reject", "save": "change"}
_QUEUE = "queue"


@router.get("/reports/{id:path}/statements/add")
def missed(page: Here, id: str) -> Response:
    """The form for a statement that the program missed."""
    with page.ledger() as ledger:
        found = ledger.corrected(id)
    return _form(page, found, None, EMPTY)


@router.post("/reports/{id:path}/statements/add")
def add(page: Changing, id: str) -> Response:
    """Add a statement."""
    with page.ledger() as ledger:
        found = ledger.corrected(id)
    made = statement_of(fields(page.text), found.reading, "")
    if isinstance(made, Sheet):
        return _form(page, found, None, made)
    try:
        kept = page.writable.correct(id, None, "add", statement_to_json(made), who=page.editor)
    except Refusal as error:
        return _form(page, found, None, _refused(page, error))
    return page.go(f"/reports/{part(id)}", place=f"n-{kept.now}", told=_told(page, kept))


@router.get("/reports/{id:path}/statements/{statement}/correct")
def correcting(page: Here, id: str, statement: str) -> Response:
    """A statement with all its fields, to be accepted, rejected or changed, and what people did to it before."""
    with page.ledger() as ledger:
        found, entries = ledger.corrected(id), ledger.corrections(id, limit=None)
    here = _standing(found, statement)
    return _form(page, found, here, sheet_of(here, found.reading.report.text), entries)


@router.post("/reports/{id:path}/statements/{statement}/correct")
def correct(page: Changing, id: str, statement: str) -> Response:
    """Accept, reject or change a statement, unless somebody else did meanwhile."""
    do, seen = page.text("do"), page.text("seen")
    if do not in _DO or not (seen.isascii() and seen.isdecimal()):
        raise HTTPException(422)
    with page.ledger() as ledger:
        found, entries = ledger.corrected(id), ledger.corrections(id, limit=None)
    here = _standing(found, statement)
    values = fields(page.text)
    mine = statement_of(values, found.reading, statement) if do == "save" else None
    if isinstance(mine, Sheet):
        return _form(page, found, here, mine, entries)
    changed = mine is not None and not _same(mine, here)
    kind = "accept" if do == "save" and not changed else _DO[do]
    after = statement_to_json(mine) if mine and changed else None
    try:
        saw = _reopened(page, found, statement, entries, int(seen))
        kept = page.writable.correct(id, statement, kind, after, who=page.editor, seen=saw)
    except Conflict:
        with page.ledger() as ledger:
            found, entries = ledger.corrected(id), ledger.corrections(id, limit=None)
        return _conflict(page, found, statement, entries, do, mine, values)
    except Refusal as error:
        return _form(page, found, here, _refused(page, error), entries)
    told = _told(page, kept)
    if page.text("back").startswith(_QUEUE):
        return page.go("/queue", told=told, n=_number(page.text("back")))
    return page.go(f"/reports/{part(id)}", place=f"n-{kept.now}", told=told)


def _refused(page: Change, error: Refusal) -> Sheet:
    """The form with why the dossier does not take it. Raises the error where the database failed, or nothing was filled in."""
    values = fields(page.text)
    if failed(error) or "act" not in values:
        raise error
    return Sheet(values, {"content": Problem("wrong", page.say.refusal(error))})


def _reopened(page: Change, found: Corrected, id: str, entries: list[Correction], seen: int) -> int:
    """Take back the rejection of a statement that is judged anew by somebody who saw it; gives the latest entry seen then."""
    state = stands(found, id, entries, page.say)
    if state.kind == "rejected" and not state.again and state.last is not None and seen >= found.latest[id]:
        return page.writable.undo(state.last.number, page.editor).number
    return seen


def _standing(found: Corrected, id: str) -> Statement:
    """A statement as it stands, a rejected one as it was read. Raises HTTPException 404 where there is none."""
    here = next((s for s in found.reading.statements if s.id == id), found.machine.get(id))
    if here is None:
        raise HTTPException(404)
    return here


def _same(one: Statement, other: Statement) -> bool:
    """Whether nothing was changed that an editor can change."""
    return {**statement_to_json(one), "rule": "", "confidence": 1} == {**statement_to_json(other), "rule": "", "confidence": 1}


def _told(page: Page, kept: Correction) -> Told:
    return Told(kept.kind, id=kept.now or kept.statement or "", undo=page.link(f"/corrections/{kept.number}/undo"))


def _number(back: str) -> str | None:
    number = back.removeprefix(_QUEUE).lstrip("-")
    return number if number.isascii() and number.isdecimal() and len(number) < 9 else None


def of_statement(found: Corrected, entries: list[Correction], id: str) -> list[Correction]:
    """The entries about a statement, those that take others back included, the latest first."""
    numbers = {c.number for c in entries if c.first and c.first == found.first.get(id)}
    for entry in reversed(entries):
        if entry.undoes in numbers:
            numbers.add(entry.number)
    return [c for c in entries if c.number in numbers]


def _form(
    page: Page, found: Corrected, here: Statement | None, sheet: Sheet, entries: list[Correction] | None = None
) -> Response:
    """The form of a statement, or (`here` None) of one that was missed."""
    reading, text = found.reading, found.reading.report.text
    state: Stands | None = None
    goes_back = page.text("back") if isinstance(page, Change) else page.value("back")
    values: dict[str, object] = {"said": None, "seen": 0, "done": (), "title": page.say("correct.title_add")}
    if here is not None and entries is not None:
        state = stands(found, here.id, entries, page.say)
        about = of_statement(found, entries, here.id)
        values = {
            "said": said_of(reading, here, page.say, with_text=False),
            "seen": found.latest.get(here.id, 0),
            "done": done(about, {reading.report.id: found}, {c.number: c for c in entries}, page.say),
            "title": page.say("correct.title", id=here.id),
        }
    return page.render(
        "correct.html",
        status=422 if sheet.problems else 200,
        report=reading.report,
        sheet=sheet,
        state=state,
        action=page.link(page.here),
        back=page.link("/queue", n=_number(goes_back)) if goes_back.startswith(_QUEUE) else _report(page, found, here),
        goes_back=goes_back,
        lines=_lines(found, here, page),
        options=CHOICES,
        carriers=CARRIERS,
        conditions=CONDITIONS,
        others=[(s.id, excerpt(text, s.content)) for s in reading.statements if here is None or s.id != here.id],
        choices=_choices(sheet, text),
        **values,
    )


def _report(page: Page, found: Corrected, here: Statement | None) -> str:
    return page.link(f"/reports/{part(found.reading.report.id)}") + (f"#n-{here.id}" if here else "")


def _lines(found: Corrected, here: Statement | None, page: Page) -> list[tuple[int, object]]:
    """The lines of the report with where each begins, the words of one statement marked."""
    text = found.reading.report.text
    marks = marks_in(found.reading, [here]) if here else []
    roles = page.say.words.get("values.roles")
    near = [[mark for mark in marks if mark.span[0] < end and start < mark.span[1]] for start, end in lines(text)]
    return [(start, marked(text, (start, end), few, roles)) for (start, end), few in zip(lines(text), near, strict=True)]


def _choices(sheet: Sheet, text: str) -> Callable[[object], object]:
    return lambda problem: places(text, getattr(problem, "choices", ()))


def _conflict(
    page: Change, found: Corrected, id: str, entries: list[Correction], do: str, mine: Statement | None, values: dict[str, str]
) -> Response:
    """Both versions side by side; the second editor may save over the first, knowing what it is."""
    text = found.reading.report.text
    theirs = next((s for s in found.reading.statements if s.id == id), None)
    show = partial(rows_of, text=text, say=page.say)
    left, right = (show(theirs) if theirs else ()), (show(mine) if mine else ())
    if theirs and mine:
        left, right = compared(theirs, mine, text, page.say)
    latest = next(iter(of_statement(found, entries, id)))
    return page.render(
        "conflict.html",
        status=409,
        report=found.reading.report,
        id=id,
        latest=latest,
        theirs=left,
        mine=right,
        do=do,
        rejected=id in found.rejected,
        action=page.link(page.here),
        back=_report(page, found, theirs),
        goes_back=page.text("back"),
        seen=found.latest[id],
        values=values,
    )
