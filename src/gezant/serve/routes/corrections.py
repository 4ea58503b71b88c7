"""What people corrected and decided, the latest first, and taking it back; what they reviewed, as gold."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from gezant.ledger import Ledger
from gezant.ledger.corrections import Correction
from gezant.ledger.decisions import Ref
from gezant.ledger.gold import gold_to_json
from gezant.serve.changes import Change, Changing
from gezant.serve.page import Here
from gezant.serve.query import asked, choice_in, turn_in
from gezant.serve.told import Told
from gezant.views.html.correcting import done
from gezant.views.html.statements import statement_of
from gezant.views.quoting import excerpt

router = APIRouter(include_in_schema=False)

_IN_MEMORY = 8 << 20


@router.get("/corrections")
def corrections(page: Here) -> Response:
    """Corrections by who made them and by report; or what was decided about claims."""
    turn = turn_in(page)
    of = choice_in(page.request, "of", ("claims",))
    who, report = asked(page.request, "who"), asked(page.request, "report")
    with page.ledger() as ledger:
        found = ledger.corrections(report, who, turn.limit, turn.offset) if of is None else []
        reports = {id: ledger.corrected(id) for id in dict.fromkeys(entry.report for entry in found)}
        known: dict[int, Correction] = {entry.number: entry for entry in found}
        for id in dict.fromkeys(entry.report for entry in found if entry.undoes and entry.undoes not in known):
            known |= {entry.number: entry for entry in ledger.corrections(id, limit=None)}
        decided = ledger.decisions() if of else []
        here = decided[::-1][turn.offset :][: turn.limit]
        words = _words(ledger, [ref for decision in here for ref in (*decision.ones[:1], *decision.others[:1])])
    gone = {decision.undoes for decision in decided}
    return page.render(
        "corrections.html",
        of=of,
        listing=turn.of(done(found, reports, known, page.say)),
        reports={id: corrected.reading.report for id, corrected in reports.items()},
        decisions=turn.of([(decision, decision.number not in gone) for decision in here]),
        words=words,
    )


@router.post("/corrections/{number}/undo")
def undo(page: Changing, number: int) -> Response:
    """Take back a correction, or the taking back of one."""
    kept = page.writable.undo(number, page.editor)
    return page.go(_back(page, "/corrections"), told=Told("undo", undo=page.link(f"/corrections/{kept.number}/undo")))


@router.post("/decisions/{number}/undo")
def undo_decision(page: Changing, number: int) -> Response:
    """Take back a decision about claims, or the taking back of one."""
    page.writable.undo_decision(number, page.editor)
    back = _back(page, "/corrections")
    return page.go(back, told=Told("undo"), of="claims" if back == "/corrections" else None)


@router.get("/gold.zip")
def gold(page: Here) -> Response:
    """The readings that people reviewed, in the guidelines' JSON, a file each; those that were reviewed in part apart."""
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    with page.ledger() as ledger, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, each in enumerate(ledger.gold(), 1):
            data = json.dumps(gold_to_json(each), ensure_ascii=False, indent=1)
            name = "".join(c if c.isalnum() or c in "-_." else "_" for c in each.reading.report.id).lstrip(".")
            archive.writestr(f"{each.reviewed}/{number:05}-{name[:100]}.json", data + "\n")
    headers = {"Content-Disposition": f'attachment; filename="{_plain(page.dossier)}-gold.zip"'}
    return StreamingResponse(_pieces(file), media_type="application/zip", headers=headers)


def _words(ledger: Ledger, refs: Sequence[Ref]) -> dict[Ref, tuple[str, str]]:
    """The language and the content of the statements that decisions name, as far as their readings have them."""
    readings = {report: ledger.reading(report) for report in dict.fromkeys(ref.report for ref in refs)}
    found = {}
    for ref in refs:
        report = readings[ref.report].report
        if statement := statement_of(readings[ref.report].statements, ref.statement):
            found[ref] = report.language, excerpt(report.text, statement.content)
    return found


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(1 << 16):
            yield piece


def _plain(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)


def _back(page: Change, usual: str) -> str:
    """The page that a form says it is on: a path of this server and nothing else."""
    given = page.text("back")
    address = urlsplit(given)
    own = given.startswith("/") and not given.startswith(("//", "/\\")) and not address.scheme and not address.netloc
    return address.path if own and given.isprintable() else usual
