"""What listings look up: the statements of a report by actor, act and words, and claims by party and topic."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from gezant.ledger.codes import body, state_and_sector
from gezant.ledger.filed import Filed
from gezant.ledger.memory import ClaimRow
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import place_of
from gezant.ledger.store.dialect import add_text
from gezant.ledger.store.prepared import inserting
from gezant.model import Party, Span

_ADD_STATEMENT = inserting(t.statements)
_ADD_ACTORS = inserting(t.statement_actors)
_ADD_KEYS = inserting(t.claim_keys)


def index_statements(connection: sa.Connection, report: Filed) -> None:
    """Add the statements of a report to what listings look up."""
    text = report.reading.report.text

    def words(spans: Iterable[Span]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    place = {"day": report.day.toordinal(), "arrival": report.arrival}
    for number, s in enumerate(report.reading.statements):
        row = {
            "statement": number,
            "part": 0,
            "report": report.id,
            "id": s.id,
            "act": s.act,
            "naming": s.source.naming if s.source else "",
            "source": words(s.source.spans) if s.source else "",
            "addressee": words(s.addressee.spans) if s.addressee else "",
            "cue": words(s.cue),
            "content": words(s.content),
            "hearsay": s.hearsay,
        }
        ref = _ADD_STATEMENT.add(connection, {**row, **place})
        add_text(connection, ref, words(s.content))
        roles = [("source", actor) for actor in _codes(s.source)] + [("addressee", actor) for actor in _codes(s.addressee)]
        _ADD_ACTORS.add_all(connection, [{"role": role, "actor": actor, "ref": ref, **place} for role, actor in roles])


def index_claim(connection: sa.Connection, row: ClaimRow) -> None:
    """Add a claim to what listings look up."""
    p = row.founder.proposition
    keys = [("party", party) for party in p.parties] + [("topic", topic) for topic in sorted(p.concepts)]
    place = place_of(row.founder.key)
    _ADD_KEYS.add_all(connection, [{"kind": kind, "key": key, "claim": row.number, **place} for kind, key in keys])


def _codes(party: Party | None) -> list[str]:
    """Every code by which a source or an addressee is found: in full, its body, its state."""
    found: dict[str, None] = {}
    for actor in party.actors if party else ():
        state, _ = state_and_sector(actor)
        found |= dict.fromkeys([actor, body(actor), *([state] if state else [])])
    return list(found)
