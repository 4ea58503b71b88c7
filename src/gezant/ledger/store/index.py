"""What listings walk along, newest first: each list has, by key, the number of what a report said or bore on, by place.

| list | key | what its numbers are of |
| --- | --- | --- |
| `source`, `addressee` | an actor in full, its body, its state | statements |
| `act` | an act | statements |
| `named` | `yes` or `no` | statements |
| `about` | a speaker and another party, `USA>PRK` | statements |
| `claim`, `claim party`, `claim topic`, `claim grade` | nothing; a party; a concept; the grade after the report | claims |
| `meeting`, `meeting side` | nothing; a side | meetings |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from gezant.ledger.codes import body, state_and_sector
from gezant.ledger.filed import Filed
from gezant.ledger.store import schema as t
from gezant.ledger.store.beside import suffix
from gezant.ledger.store.dialect import STATEMENT_WORDS, add_words
from gezant.ledger.store.memory import SqlMemory
from gezant.ledger.store.prepared import Prepared, inserting
from gezant.ledger.whom import about_whom
from gezant.model import Party, Span

NAMED = ("named", "institution")

_ADD_STATEMENT = inserting(t.statements)
_ADD_LISTED = inserting(t.listed)
_ADD_COUNTS = inserting(t.counts)
_ADD_COUNTED = inserting(t.counted)
_n, _m = t.counts.c, t.mentions.c
_COUNT = Prepared(
    sa.select(_n.times)
    .where(_n.role == sa.bindparam("role"), _n.act == sa.bindparam("act"), _n.actor == sa.bindparam("actor"))
    .order_by(_n.day.desc(), _n.arrival.desc())
    .limit(1)
)
_MET = Prepared(sa.select(_m.meeting, _m.sides).where(_m.day == sa.bindparam("day"), _m.arrival == sa.bindparam("arrival")))


def index_statements(connection: sa.Connection, report: Filed, checked: Collection[str] = ()) -> None:
    """Add the statements of a report to what listings look up, and to the counts of its actors.

    `checked` are the ids of those that a person looked at.
    """
    text, language = report.reading.report.text, report.reading.report.language

    def words(spans: Iterable[Span]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    place = _place(report)
    times: Counter[tuple[str, str, str]] = Counter()
    pairs = about_whom(report)
    for number, s in enumerate(report.reading.statements):
        naming = s.source.naming if s.source else ""
        row = {
            "statement": number,
            "part": 0,
            "report": report.id,
            "id": s.id,
            "act": s.act,
            "naming": naming,
            "source": words(s.source.spans) if s.source else "",
            "addressee": words(s.addressee.spans) if s.addressee else "",
            "cue": words(s.cue),
            "content": words(s.content),
            "hearsay": s.hearsay,
            "confidence": s.confidence,
            "checked": s.id in checked,
        }
        ref = _ADD_STATEMENT.add(connection, {**row, **place})
        add_words(connection, STATEMENT_WORDS, ref, language, words(s.content), suffix=suffix(connection))
        roles = [("source", actor) for actor in _codes(s.source)] + [("addressee", actor) for actor in _codes(s.addressee)]
        about = [("about", pair) for pair in pairs.get(s.id, ())]
        _list(connection, report, ref, [*roles, *about, ("act", s.act), ("named", "yes" if naming in NAMED else "no")])
        times.update((role, act, actor) for role, actor in roles for act in ("", s.act))
        times.update((role, "", pair) for role, pair in about)
    for (role, act, actor), count in sorted(times.items()):
        _count(connection, {"role": role, "act": act, "actor": actor, **place}, count)


def index_claims(connection: sa.Connection, report: Filed, claims: Sequence[int], memory: SqlMemory) -> None:
    """Add the claims that a report bears on to what listings look up."""
    for number in claims:
        row, grade = memory.claim(number), memory.grade(number)
        p = row.founder.proposition
        keys = [("claim", ""), *([("claim grade", grade.grade)] if grade else [])]
        keys += [("claim party", party) for party in p.parties] + [("claim topic", topic) for topic in sorted(p.concepts)]
        _list(connection, report, number, keys)


def index_meetings(connection: sa.Connection, report: Filed) -> None:
    """Add the meetings that a report mentions to what listings look up."""
    met: dict[int, dict[str, None]] = {}
    for row in _MET.rows(connection, **_place(report)):
        met.setdefault(row.meeting, {}).update(dict.fromkeys(row.sides.split("|")))
    for number, sides in met.items():
        _list(connection, report, number, [("meeting", ""), *(("meeting side", side) for side in sides)])


def _list(connection: sa.Connection, report: Filed, ref: int, keys: Iterable[tuple[str, str]]) -> None:
    rows = [{"list": name, "key": key, "ref": ref, **_place(report)} for name, key in dict.fromkeys(keys)]
    _ADD_LISTED.add_all(connection, rows)


def _count(connection: sa.Connection, row: Mapping[str, object], times: int) -> None:
    before = _COUNT.first(connection, **row)
    if before is None:
        _ADD_COUNTED.add(connection, row)
    _ADD_COUNTS.add(connection, {**row, "times": times + (before.times if before else 0)})


def _place(report: Filed) -> dict[str, int]:
    return {"day": report.day.toordinal(), "arrival": report.arrival}


def _codes(party: Party | None) -> list[str]:
    """Every code by which a source or an addressee is found: in full, its body, its state."""
    found: dict[str, None] = {}
    for actor in party.actors if party else ():
        state, _ = state_and_sector(actor)
        found |= dict.fromkeys([actor, body(actor), *([state] if state else [])])
    return list(found)
