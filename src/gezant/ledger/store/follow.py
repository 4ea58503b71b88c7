"""What an entry about a report changes: the dossier from its place on, or, where no statement came out otherwise, nothing but
whom it was looked at by."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from gezant.ledger.corrections import Corrected
from gezant.ledger.store import beside
from gezant.ledger.store import schema as t
from gezant.ledger.store.anew import derive_from
from gezant.ledger.store.corrections import ask_again
from gezant.ledger.store.places import Place
from gezant.ledger.store.prepared import Prepared
from gezant.ledger.store.stale import stale
from gezant.ledger.store.store import corrected_reading
from gezant.model import Statement


def follow(connection: sa.Connection, place: Place, was: Corrected, most: int | None) -> None:
    """Derive what follows from an entry about the report at a place, whose reading was `was`; `most` as for `derive_from`.

    Where no statement came out otherwise (it was accepted, say), nothing does for other reports, however many there are.
    """
    found = corrected_reading(connection, place[1])
    same = [_claimed(s) for s in found.reading.statements] == [_claimed(s) for s in was.reading.statements]
    if not same and derive_from(connection, place, most):
        return
    _note(connection, found, place)
    of = stale(connection)
    if of is not None and of.done is not None and place <= of.done:
        with beside.writing_beside(connection):
            _note(connection, found, place)


def _note(connection: sa.Connection, found: Corrected, place: Place) -> None:
    """Note what people looked at, and which of their entries are asked about again; what they rejected need not be looked at."""
    here = {"on": place[0], "of": place[1]}
    judged = [{"is": s.id, "given": s.confidence, "looked": s.id in found.checked} for s in found.reading.statements]
    gone = [{"is": id, "given": 1.0, "looked": True} for id in found.rejected]
    _NOTE.add_all(connection, [{**row, **here} for row in (*judged, *gone)])
    _FORGET.add_all(connection, [here])
    ask_again(connection, found, place)


def _claimed(statement: Statement) -> Statement:
    """What of a statement the dossier is derived from."""
    return replace(statement, rule="", confidence=1.0)


def _bind(name: str) -> sa.BindParameter[object]:
    return sa.bindparam(name)


_s, _a = t.statements.c, t.asked_again.c
_NOTE = Prepared(
    t.statements.update()
    .where(_s.day == _bind("on"), _s.arrival == _bind("of"), _s.id == _bind("is"))
    .values(confidence=_bind("given"), checked=_bind("looked"))
)
_FORGET = Prepared(t.asked_again.delete().where(_a.day == _bind("on"), _a.arrival == _bind("of")))
