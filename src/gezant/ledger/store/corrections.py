"""Corrections in the tables: added, never changed; what readings are by them; the queue of the least certain statements."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from gezant.ledger.corrections import JUDGED, Corrected, Correction, apply
from gezant.ledger.store import schema as t
from gezant.ledger.store.prepared import Prepared, inserting
from gezant.model import Reading, Statement, statement_from_json, statement_to_json

_c = t.corrections.c
_OF_REPORT = Prepared(sa.select(t.corrections).where(_c.report == sa.bindparam("report")).order_by(_c.number))
_ADD = inserting(t.corrections)
_ASK = Prepared(t.asked_again.insert().values({name: sa.bindparam(name) for name in ("correction", "day", "arrival")}))


def of_report(connection: sa.Connection, report: str) -> list[Correction]:
    """The corrections of a report, the earliest first."""
    return [_correction(row) for row in _OF_REPORT.rows(connection, report=report)]


def corrected(connection: sa.Connection, reading: Reading) -> Corrected:
    """A reading as people corrected it."""
    found = of_report(connection, reading.report.id)
    return apply(reading, found) if found else Corrected(reading, machine={s.id: s for s in reading.statements})


def add(connection: sa.Connection, correction: Correction) -> int:
    """Keep a correction; gives its number."""
    before, after = _text(correction.before), _text(correction.after)
    if correction.dates is not None:
        before, after = (json.dumps({"date": date}) for date in correction.dates)
    values = {name: getattr(correction, name) for name in ("made", "who", "kind", "report", "statement", "undoes")}
    texts = {"machine": _text(correction.machine), "before": before, "after": after, "outer": _text(correction.outer)}
    return _ADD.add(connection, {**values, **texts, "first": correction.first or None})


def ask_again(connection: sa.Connection, found: Corrected, place: tuple[int, int]) -> None:
    """Note which corrections of the report at a place (day, arrival) are asked about again."""
    rows = [{"correction": number, "day": place[0], "arrival": place[1]} for number in found.asked]
    if rows:
        _ASK.add_all(connection, rows)


def entries(connection: sa.Connection, report: str | None, who: str | None, limit: int | None, offset: int) -> list[Correction]:
    """Corrections (of a report, by somebody) without their status, the latest first."""
    query = sa.select(t.corrections).order_by(_c.number.desc())
    for column, value in ((_c.report, report), (_c.who, who)):
        if value is not None:
            query = query.where(column == value)
    return [_correction(row) for row in connection.execute(query.limit(limit).offset(offset))]


def by_number(connection: sa.Connection, number: int) -> Correction | None:
    """A correction; None where there is none with this number."""
    row = connection.execute(sa.select(t.corrections).where(_c.number == number)).first()
    return _correction(row) if row else None


def with_status(correction: Correction, found: Corrected) -> Correction:
    """A correction with what became of it, and the id that its statement has now; `found` is the reading of its report."""
    there = {s.id for s in found.reading.statements} if correction.kind in JUDGED else set()
    now = next((id for id, first in found.first.items() if first == correction.first and id in there), None)
    return replace(correction, status=found.status[correction.number], now=now)


def asked_again(connection: sa.Connection, limit: int, offset: int) -> tuple[list[Correction], int]:
    """A page of the corrections that are asked about again, the earliest first, without their status; and how many there are."""
    count = connection.execute(sa.select(sa.func.count()).select_from(t.asked_again)).scalar_one()
    query = sa.select(t.corrections).join(t.asked_again, t.asked_again.c.correction == _c.number).order_by(_c.number)
    return [_correction(row) for row in connection.execute(query.limit(limit).offset(offset))], count


def unchecked(connection: sa.Connection, limit: int, offset: int) -> list[Any]:
    """Rows of the statements that nobody looked at, the least certain first."""
    s = t.statements.c
    query = sa.select(t.statements).where(sa.not_(s.checked)).order_by(s.confidence, s.number).limit(limit).offset(offset)
    return list(connection.execute(query).all())


def progress(connection: sa.Connection) -> tuple[int, int]:
    """How many statements were looked at, and how many there are."""
    s = t.statements.c
    checked = connection.execute(sa.select(sa.func.count()).select_from(t.statements).where(s.checked)).scalar_one()
    return checked, connection.execute(sa.select(sa.func.count()).select_from(t.statements)).scalar_one()


def reports_judged(connection: sa.Connection, reports: Sequence[str] | None) -> list[str]:
    """The reports (of these) in which people judged a statement, in the order of their ids."""
    query = sa.select(_c.report).where(_c.kind.in_(JUDGED)).distinct().order_by(_c.report)
    found = connection.execute(query).scalars().all()
    return [report for report in found if reports is None or report in set(reports)]


def _correction(row: Any) -> Correction:
    before: Any = json.loads(row.before) if row.before else None
    after: Any = json.loads(row.after) if row.after else None
    dates = (before["date"], after["date"]) if row.kind == "date" else None
    old, new = (None, None) if dates else (before, after)
    return Correction(
        number=row.number,
        made=row.made,
        who=row.who,
        kind=row.kind,
        report=row.report,
        statement=row.statement,
        first=row.first or (row.number if row.kind in JUDGED else 0),
        machine=_statement(json.loads(row.machine) if row.machine else None),
        before=_statement(old),
        after=_statement(new),
        outer=_statement(json.loads(row.outer) if row.outer else None),
        dates=dates,
        undoes=row.undoes,
    )


def _statement(data: dict[str, Any] | None) -> Statement | None:
    return statement_from_json(data) if data else None


def _text(statement: Statement | None) -> str | None:
    if statement is None:
        return None
    return json.dumps(statement_to_json(statement), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
