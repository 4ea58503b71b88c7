"""The front page: what is new, what stands, what is to come, what hangs on what."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from gezant.ledger import Ledger
from gezant.serve.changes import Changing
from gezant.serve.page import Here, Page
from gezant.serve.query import choice_in
from gezant.views.html.cards import claim_cards
from gezant.views.html.front import Fresh, coming, conditions_told, grouped, news

router = APIRouter(include_in_schema=False)

CLAIMS, MEETINGS, CONDITIONS, REPORTS = 16, 40, 8, 4
_COUNTED = 100  # new reports; more are not counted


@router.get("/")
def front(page: Here) -> Response:
    """The dossier at a glance."""
    by = choice_in(page.request, "by", ("actor", "topic")) or "actor"
    with page.ledger() as ledger:
        latest = ledger.latest_reports(as_of=page.as_of, limit=REPORTS)
        today = page.as_of or next((report.date for report in latest if report.date), None)
        cards = claim_cards(ledger, ledger.claims(as_of=page.as_of, limit=CLAIMS), page.as_of, origins=True)
        meetings = coming(ledger.meetings(as_of=page.as_of, limit=MEETINGS), today)
        hangs = conditions_told(ledger, ledger.latest_conditions(as_of=page.as_of, limit=CONDITIONS), page.as_of)
        fresh = _fresh(page, ledger)
        changed = news(ledger, fresh.reports[:REPORTS] if fresh and fresh.reports else latest, page.as_of)
    groups = grouped(cards, by, page.say)
    return page.render("front.html", by=by, groups=groups, meetings=meetings, today=today, hangs=hangs, news=changed, fresh=fresh)


@router.post("/visit")
def seen(page: Changing) -> Response:
    """The editor has seen what is new: from now on only what comes after is."""
    page.writable.visit(page.editor)
    return page.go("/")


def _fresh(page: Page, ledger: Ledger) -> Fresh | None:
    """What was added since the editor pressed the button last; None of an earlier day, and where they never did."""
    since = None if page.as_of else ledger.last_visit(page.editor)
    if since is None:
        return None
    found = ledger.arrived(since, _COUNTED + 1)
    return Fresh(since, tuple(found[:_COUNTED]), len(found) > _COUNTED)
