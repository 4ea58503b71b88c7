"""People's decisions in the tables: added, never changed; looked up by the statements that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from gezant.ledger.decisions import UNDECIDED, Decided, Decision, Ref, decided, ref_of
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import entry_from_text, key_of
from gezant.ledger.store.dialect import Refusal
from gezant.ledger.store.prepared import Prepared
from gezant.ledger.undoing import undone


def decided_of(connection: sa.Connection, ref: Ref) -> Decided:
    """What people decided about a statement, given the claims that are in the tables."""
    about = _ABOUT.rows(connection, report=ref.report, statement=ref.statement, part=ref.part)
    if not about:
        return UNDECIDED
    return decided(ref, [_decision(connection, row) for row in about], partial(_claims_of, connection))


def decisions_on(connection: sa.Connection, refs: Collection[Ref]) -> list[Decision]:
    """The decisions that name one of these statements, the earliest first."""
    numbers: dict[int, Any] = {}
    for ref in refs:
        for row in _ABOUT.rows(connection, report=ref.report, statement=ref.statement, part=ref.part):
            numbers[row.number] = row
    return [_decision(connection, numbers[number]) for number in sorted(numbers)]


def every_decision(connection: sa.Connection) -> list[Decision]:
    """All decisions, the earliest first."""
    return [_decision(connection, row) for row in connection.execute(sa.select(t.decisions).order_by(t.decisions.c.number))]


def joining(connection: sa.Connection, one: int, other: int, who: str, made: str) -> Decision:
    """The decision that two claims are one. Raises LedgerError where they are the same already."""
    if one == other:
        raise Refusal("itself", f"C{one} cannot be joined with itself; give the ids of two claims", claim=f"C{one}")
    return Decision("join", tuple(refs_of(connection, one)), tuple(refs_of(connection, other)), who, made)


def splitting(connection: sa.Connection, statements: Sequence[tuple[str, str]], of: int | None, who: str, made: str) -> Decision:
    """The decision that statements (report and id) of one claim are not what the others of it are.

    `of` says which claim, where they bear on several. Raises LedgerError where there is none such, or nothing would be left.
    """
    bears = [claims_with(connection, *statement) for statement in statements]
    for (report, statement), found in zip(statements, bears, strict=True):
        if not found:
            message = f"{report}/{statement} bears on no claim; see what there is with: gezant statements DOSSIER"
            raise Refusal("on_no_claim", message, statement=f"{report}/{statement}")
    shared = sorted(set.intersection(*(set(found) for found in bears)) & ({of} if of is not None else set().union(*bears)))
    if len(shared) != 1:
        named = ", ".join(f"{report}/{statement}" for report, statement in statements)
        if not shared:
            raise Refusal("not_of_one", f"{named}: not of one claim", statements=named)
        which = [f"C{claim}" for claim in shared]
        message = f"{named}: they bear on {' and '.join(which)}; say of which to split them"
        raise Refusal("of_several", message, statements=named, claims=", ".join(which))
    ones = [ref for found in bears for ref in found[shared[0]]]
    others = [ref for ref in refs_of(connection, shared[0]) if ref not in ones]
    if not others:
        message = f"nothing of C{shared[0]} would be left; name only those of its statements that are another claim"
        raise Refusal("nothing_left", message, claim=f"C{shared[0]}")
    return Decision("split", tuple(ones), tuple(others), who, made)


def undoing(connection: sa.Connection, number: int, who: str, made: str) -> Decision:
    """The entry that takes back a decision, or the taking back of one. Raises LedgerError where that cannot be."""
    entries = every_decision(connection)
    found = next((decision for decision in entries if decision.number == number), None)
    if found is None:
        raise Refusal("no_decision", f"there is no decision {number} in this dossier", number=number)
    if number in undone((decision.number, decision.undoes) for decision in entries):
        raise Refusal("decision_undone", f"decision {number} was taken back already", number=number)
    return Decision("undo", found.ones, found.others, who, made, undoes=number)


def claims_after(connection: sa.Connection, decision: Decision) -> list[int]:
    """The claims that the statements of a decision belong to now."""
    found = (claim for ref in (*decision.others, *decision.ones) for claim in _claims_of(connection, ref))
    return list(dict.fromkeys(found))


def add_decision(connection: sa.Connection, decision: Decision) -> tuple[int, int]:
    """Keep a decision and give the place (day, arrival) of the earliest report that it names. Raises LedgerError for none."""
    values = {"made": decision.made, "who": decision.who, "kind": decision.kind, "undoes": decision.undoes}
    connection.execute(t.decisions.insert(), values)
    number = connection.execute(sa.select(sa.func.max(t.decisions.c.number))).scalar_one()
    groups = ((decision.ones, False), (decision.others, True))
    rows = [
        {"decision": number, "report": ref.report, "statement": ref.statement, "part": ref.part, "other": other}
        for refs, other in groups
        for ref in sorted(set(refs))
    ]
    connection.execute(t.decided.insert(), rows)
    return min(_place(connection, ref.report) for ref in (*decision.ones, *decision.others))


def refs_of(connection: sa.Connection, claim: int) -> list[Ref]:
    """The statements that bear on a claim, and what conditions ask for by it."""
    b = t.bearings.c
    order = (b.said_day, b.said_arrival, b.statement, b.part)
    said = connection.execute(sa.select(b.report, b.statement_id, b.part).where(b.claim == claim).order_by(*order))
    c = t.conditions.c
    asked = connection.execute(sa.select(t.conditions).where(c.on == claim).order_by(c.number))
    return list(dict.fromkeys([*(Ref(*row) for row in said), *(_asked(row) for row in asked)]))


def claims_with(connection: sa.Connection, report: str, statement: str) -> dict[int, list[Ref]]:
    """The claims that a statement bears on, each with the parts of it that do. Raises LedgerError for an unknown report."""
    day, arrival = _place(connection, report)
    b = t.bearings.c
    query = sa.select(b.claim, b.part).where(
        b.said_day == day, b.said_arrival == arrival, b.report == report, b.statement_id == statement
    )
    found: dict[int, list[Ref]] = {}
    for row in connection.execute(query.order_by(b.claim, b.part)):
        found.setdefault(row.claim, []).append(Ref(report, statement, row.part))
    return found


def _decision(connection: sa.Connection, row: Any) -> Decision:
    groups: tuple[list[Ref], list[Ref]] = ([], [])
    for named in _NAMED.rows(connection, decision=row.number):
        groups[bool(named.other)].append(Ref(named.report, named.statement, named.part))
    return Decision(row.kind, tuple(groups[0]), tuple(groups[1]), row.who, row.made, row.number, row.undoes)


def _claims_of(connection: sa.Connection, ref: Ref) -> Sequence[int]:
    """The claims that a statement, or what a condition asks for, belongs to so far."""
    said = [row.claim for row in _SAID.rows(connection, report=ref.report, statement=ref.statement, part=ref.part)]
    asked: Iterable[Any] = _ASKED.rows(connection, report=ref.report, part=ref.part)
    return [*said, *(row.on for row in asked if _asked(row) == ref)]


def _asked(row: Any) -> Ref:
    return ref_of(entry_from_text(row.asked, key_of(row)))


def _place(connection: sa.Connection, report: str) -> tuple[int, int]:
    row = connection.execute(sa.select(t.reports.c.day, t.reports.c.arrival).where(t.reports.c.id == report)).first()
    if row is None:
        raise Refusal("no_report", f"there is no report '{report}' in this dossier", report=report)
    return row.day, row.arrival


def _bind(name: str) -> sa.BindParameter[Any]:
    return sa.bindparam(name)


_d, _b, _m, _r, _c = t.decided.c, t.bearings.c, t.members.c, t.reports.c, t.conditions.c
_ABOUT = Prepared(
    sa.select(t.decisions)
    .join(t.decided, _d.decision == t.decisions.c.number)
    .where(_d.report == _bind("report"), _d.statement == _bind("statement"), _d.part == _bind("part"))
    .order_by(t.decisions.c.number)
)
_NAMED = Prepared(
    sa.select(t.decided).where(_d.decision == _bind("decision")).order_by(_d.report, _d.statement, _d.part)
)  # fmt: skip
_SAID = Prepared(  # a statement that is only about a claim (silence, doubt) has no member there
    sa.select(_m.claim)
    .join(t.bearings, sa.and_(*(_m[name] == _b[name] for name in ("claim", "day", "arrival", "statement", "part"))))
    .join(t.reports, sa.and_(_b.day == _r.day, _b.arrival == _r.arrival))
    .where(_r.id == _bind("report"), _b.statement_id == _bind("statement"), _b.part == _bind("part"))
)
_ASKED = Prepared(
    sa.select(t.conditions)
    .join(t.reports, sa.and_(_c.day == _r.day, _c.arrival == _r.arrival))
    .where(_r.id == _bind("report"), _c.part == _bind("part"))
)
