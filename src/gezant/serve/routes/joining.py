"""Two claims that are one, and statements that are another claim than the one they were put with."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gezant.ledger import Ledger, LedgerError
from gezant.model.dossier import Claim
from gezant.serve.changes import Changing
from gezant.serve.page import BadQueryError, Here, Page
from gezant.serve.query import asked
from gezant.serve.routes.claim import address
from gezant.serve.told import Told
from gezant.views.html.cards import claim_cards
from gezant.views.html.claim import borne

router = APIRouter(include_in_schema=False)

_SAID, _MOST = 6, 100  # statements of each claim that are shown to compare; that one can be split by


@router.get("/claims/{id}/join")
def comparing(page: Here, id: str) -> Response:
    """Two claims side by side."""
    named = (asked(page.request, "with") or "").upper()
    named = named if named.startswith("C") else f"C{named}"
    with page.ledger() as ledger:
        one = ledger.claim(id)
        if named == one.id or not _there(ledger, named):
            raise BadQueryError(page.say("joining.join_with"), asked(page.request, "with") or "", "no_choice")
        cards = claim_cards(ledger, [one, ledger.claim(named)], None, origins=True)
        sides = [(card, borne(ledger, card.claim.bearings[:_SAID], page.say), _key(card.claim)) for card in cards]
    return page.render("join.html", sides=sides, claim=one)


@router.post("/claims/join")
def join(page: Changing) -> Response:
    """Let two claims be one, if they are those that the editor saw."""
    with page.ledger() as ledger:
        one, other = (_held(ledger, page.text(name), page.text(f"{name}_key")) for name in ("one", "other"))
    made = page.writable.join(one, other, page.editor)
    return _to(page, made[-1], "join", made[-1].id)


@router.get("/claims/{id}/split")
def choosing(page: Here, id: str) -> Response:
    """The statements of a claim, to choose those that are another."""
    return _choosing(page, id)


@router.post("/claims/{id}/split")
def split(page: Changing, id: str) -> Response:
    """Let the statements that were ticked be a claim of their own."""
    ticked = [value for value in page.form.getlist("statement") if isinstance(value, str)]
    with page.ledger() as ledger:
        claim = ledger.claim(_held(ledger, id, page.text("key")))
    known = {f"{b.report}/{b.statement}": (b.report, b.statement) for b in claim.bearings}
    if not ticked or not set(ticked) < set(known):
        return _choosing(page, id, page.say("joining.none_ticked"))
    made = page.writable.split([known[value] for value in dict.fromkeys(ticked)], page.editor, claim.id)
    return _to(page, made[-1], "split", made[-1].id)


def _choosing(page: Page, id: str, problem: str = "") -> Response:
    with page.ledger() as ledger:
        claim = ledger.claim(id)
        once = {(bearing.report, bearing.statement): bearing for bearing in claim.bearings}
        shown = borne(ledger, list(once.values())[-_MOST:], page.say)
    status = 422 if problem else 200
    return page.render("split.html", status=status, claim=claim, borne=shown, key=_key(claim), problem=problem)


def _there(ledger: Ledger, id: str) -> bool:
    return bool(id[1:].isascii() and id[1:].isdecimal() and len(id) < 12 and _claim(ledger, id))


def _claim(ledger: Ledger, id: str) -> Claim | None:
    try:
        return ledger.claim(id)
    except LedgerError:
        return None


def _key(claim: Claim) -> str:
    """What a claim is known again by: numbers move when an older report is added."""
    first = claim.bearings[0] if claim.bearings else None
    return f"{first.report}/{first.statement}" if first else claim.gloss[:200]


def _held(ledger: Ledger, id: str, key: str) -> str:
    """The id of a claim that an editor saw. Raises HTTPException 409 where another has that number now."""
    if _key(ledger.claim(id)) != key:
        raise HTTPException(409)
    return id


def _to(page: Page, claim: Claim, key: str, id: str) -> Response:
    with page.ledger() as ledger:
        number = max((decision.number for decision in ledger.decisions()), default=0)
        path, _, query = address(page, ledger, claim.id).partition("?")
    nth = query.partition("nth=")[2].partition("&")[0] or None
    return page.go(path, told=Told(key, id=id, undo=page.link(f"/decisions/{number}/undo")), nth=nth)
