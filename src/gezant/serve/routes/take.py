"""Taking away: every list as CSV, a claim's bearings too; the whole dossier as JSON, and as one file that needs no server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from gezant.ledger import Ledger
from gezant.model import Reading
from gezant.model.dossier_json import dossier_to_json
from gezant.serve.page import Here, Page
from gezant.serve.query import Turn, asked, choice_in, criteria_in
from gezant.views import tables
from gezant.views.html.statements import statement_of
from gezant.views.html.whole import whole
from gezant.views.quoting import excerpt
from gezant.views.tables import Table, csv_lines

router = APIRouter(include_in_schema=False)

MOST = 20_000
"""Rows of a file; more are to be had by asking for one period after the other."""


def _claims(page: Page, ledger: Ledger) -> Table:
    found = ledger.claims(**criteria_in(page, _ALL, "actor", "topic", "grade", "text", "period"))
    origins = {claim.id: ledger.origins(claim.id, page.as_of).independent for claim in found}
    return tables.claims_table(found, origins)


def _statements(page: Page, ledger: Ledger) -> Table:
    fields = ("actor", "about", "addressee", "act", "named", "text", "period")
    return tables.statements_table(ledger.statements(**criteria_in(page, _ALL, *fields)))


def _meetings(page: Page, ledger: Ledger) -> Table:
    return tables.meetings_table(ledger.meetings(**criteria_in(page, _ALL, "actor", "period")))


def _actors(page: Page, ledger: Ledger) -> Table:
    return tables.actors_table(ledger.actors(**criteria_in(page, _ALL, "actor", "period")))


def _network(page: Page, ledger: Ledger) -> Table:
    return tables.pairs_table(ledger.pairs(**criteria_in(page, _ALL, "actor", "period")))


def _timeline(page: Page, ledger: Ledger) -> Table:
    criteria = criteria_in(page, _ALL, "actor", "topic", "period")
    kind = choice_in(page.request, "kind", ("claims", "meetings"))
    claims = ledger.claims(**criteria) if kind != "meetings" else []
    meetings = ledger.meetings(**criteria) if kind != "claims" and not criteria.get("topic") else []
    return tables.courses_table(claims, meetings)


def _reports(page: Page, ledger: Ledger) -> Table:
    found = ledger.latest_reports(asked(page.request, "outlet"), **criteria_in(page, _ALL, "period"))
    return tables.reports_table(found)


_ALL = Turn(1, MOST - 1)
TABLES: dict[str, Callable[[Page, Ledger], Table]] = {
    "claims": _claims,
    "statements": _statements,
    "meetings": _meetings,
    "actors": _actors,
    "network": _network,
    "timeline": _timeline,
    "reports": _reports,
}
"""The lists that are to be had as CSV, by the name of their page."""


@router.get("/{name}.csv")
def table(page: Here, name: str) -> Response:
    """A list as CSV in UTF-8, with what its page was asked for."""
    if name not in TABLES:
        raise HTTPException(404)
    with page.ledger() as ledger:
        lines = list(csv_lines(TABLES[name](page, ledger)))
    return _file("".join(["\ufeff", *lines]), f"{page.dossier}-{name}.csv", "text/csv; charset=utf-8")


@router.get("/claims/{id}.csv")
def bearings(page: Here, id: str) -> Response:
    """Every statement that bears on a claim, as CSV."""
    with page.ledger() as ledger:
        claim = ledger.claim(id, page.as_of)
        lines = ledger.reports(list(dict.fromkeys(bearing.report for bearing in claim.bearings)))
        readings = {report: ledger.reading(report) for report in lines}
    words = {(b.report, b.statement): _words(readings[b.report], b.statement) for b in claim.bearings}
    made = "".join(["\ufeff", *csv_lines(tables.bearings_table([claim], lines, words))])
    return _file(made, f"{page.dossier}-{claim.id}.csv", "text/csv; charset=utf-8")


@router.get("/dossier.json")
def dossier(page: Here) -> Response:
    """The whole dossier in the guidelines' JSON."""
    with page.ledger() as ledger:
        data = dossier_to_json(ledger.dossier(page.as_of))
    return _file(json.dumps(data, ensure_ascii=False, indent=1), f"{page.dossier}.json", "application/json")


@router.get("/dossier.html")
def document(page: Here) -> Response:
    """The whole dossier as one HTML file, made while it is sent."""

    def parts() -> Iterator[str]:
        with page.ledger() as ledger:
            yield from whole(ledger, page.say, page.dossier, page.as_of)

    return StreamingResponse(parts(), media_type="text/html; charset=utf-8", headers=_named(f"{page.dossier}.html"))


def _words(reading: Reading, statement: str) -> str:
    """The content of a statement as it stands in its report; empty where the reading has it no longer."""
    found = statement_of(reading.statements, statement)
    return excerpt(reading.report.text, found.content) if found else ""


def _file(text: str, name: str, media_type: str) -> Response:
    return Response(text, media_type=media_type, headers=_named(name))


def _named(name: str) -> dict[str, str]:
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
    return {"Content-Disposition": f'attachment; filename="{plain}"'}
