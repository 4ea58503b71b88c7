"""What a correction does to a dossier: an entry more, and all from the place of its report on derived anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from gezant.ledger.corrections import ADDED, CHANGED, JUDGED, Corrected, Correction, CorrectionKind, fresh_id
from gezant.ledger.store import corrections as kept
from gezant.ledger.store import schema as t
from gezant.ledger.store.anew import derive_from
from gezant.ledger.store.dialect import Refusal
from gezant.ledger.store.follow import follow
from gezant.ledger.store.places import redate
from gezant.ledger.store.store import corrected_reading, keep_reading
from gezant.ledger.undoing import undone
from gezant.ledger.valid import Fault, faults
from gezant.model import Reading, Statement, statement_from_json
from gezant.times import parse_date


class Conflict(Refusal):
    """A correction by somebody who had not seen the latest one of the same statement."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a statement; `seen` is the number of the latest correction that their page showed, 0 for none."""

    report: str
    statement: str | None
    kind: CorrectionKind
    after: Mapping[str, Any] | None
    who: str
    seen: int | None


def correct(connection: sa.Connection, wish: Wish, most: int | None) -> Correction:
    """Keep a correction of a statement and derive what follows from it; `most` as for `derive_from`.

    Raises LedgerError where it cannot be, Conflict.
    """
    _named(wish.who)
    if wish.kind not in JUDGED:
        raise Refusal(
            "kind",
            f"'{wish.kind}' is nothing that is done with a statement; there are {', '.join(JUDGED)}",
            kind=wish.kind,
            kinds=", ".join(JUDGED),
        )
    place, found = _found(connection, wish.report)
    made = _added(connection, wish, found) if wish.kind == "add" else _judged(connection, wish, found)
    number = kept.add(connection, made)
    follow(connection, place, found, most)
    return _told(connection, made.report, number)


def undo(connection: sa.Connection, number: int, who: str, most: int | None) -> Correction:
    """Take back a correction, or the taking back of one. Raises LedgerError where there is none, or it is taken back already."""
    _named(who)
    entry = kept.by_number(connection, number)
    if entry is None:
        raise Refusal("no_correction", f"there is no correction {number} in this dossier", number=number)
    before = kept.of_report(connection, entry.report)
    if number in undone((c.number, c.undoes) for c in before):
        raise Refusal("undone", f"correction {number} was taken back already", number=number)
    place, was = _found(connection, entry.report)
    made = Correction(0, _now(), who, "undo", entry.report, entry.statement, undoes=number)
    added = kept.add(connection, made)
    after = [*before, replace(made, number=added)]
    gone = undone((c.number, c.undoes) for c in after)
    dates = [c for c in after if c.kind == "date"]
    if dates and dates[0].dates:
        stands = next((c.dates[1] for c in reversed(dates) if c.dates and c.number not in gone), dates[0].dates[0])
        if stands != connection.execute(sa.select(t.reports.c.date).where(t.reports.c.arrival == place[1])).scalar():
            derive_from(connection, redate(connection, place[1], stands), most, moved=True)
            return _told(connection, entry.report, added)
    follow(connection, place, was, most)
    return _told(connection, entry.report, added)


def correct_date(
    connection: sa.Connection, report: str, date: str | None, reading: Reading, who: str, version: str, most: int | None
) -> Correction:
    """Give a report another date, with its reading for that date. Raises LedgerError where they do not belong together."""
    _named(who)
    place, found = _found(connection, report)
    now = found.reading.report
    if date is not None:
        try:
            parse_date(date)
        except ValueError as error:
            raise Refusal("no_date", str(error), value=date) from error
    if date == now.date:
        raise Refusal("same_date", f"the date of {report} is {date or 'unknown'} already", report=report, date=date)
    if (reading.report.text, reading.report.date) != (now.text, date):
        message = f"the reading is not that of {report} for the date {date}; read its text anew with that date"
        raise Refusal("other_reading", message, report=report, date=date)
    number = kept.add(connection, Correction(0, _now(), who, "date", report, dates=(now.date, date)))
    keep_reading(connection, place[1], reading, version)
    derive_from(connection, redate(connection, place[1], date), most, moved=True)
    return _told(connection, report, number)


def _judged(connection: sa.Connection, wish: Wish, found: Corrected) -> Correction:
    """The entry that accepts, rejects or changes a statement."""
    id = wish.statement or ""
    before = next((s for s in found.reading.statements if s.id == id), None)
    _unseen(connection, wish, found)
    if before is None and id in found.rejected and _asked(connection, wish.report, found.first[id], found):
        before = found.machine.get(id)
    if before is None:
        where = f"statement '{id}' of {wish.report}"
        if id in found.rejected:
            raise Refusal("rejected", f"{where} was rejected; undo that first", id=id, report=wish.report)
        raise Refusal("no_statement", f"{where} is not there", id=id, report=wish.report)
    after = _written(wish, found, id, CHANGED) if wish.kind == "change" else None
    return Correction(
        0, _now(), wish.who, wish.kind, wish.report, id, found.first.get(id, 0), found.machine.get(id), before, after,
        _outer(found, after or before),
    )  # fmt: skip


def _added(connection: sa.Connection, wish: Wish, found: Corrected) -> Correction:
    """The entry that adds a statement."""
    if wish.statement is not None:
        raise Refusal(
            "own_id", f"a statement that is added gets its id here; '{wish.statement}' must not be given", id=wish.statement
        )
    id = fresh_id(found.reading, [*kept.of_report(connection, wish.report), *_taken(found)])
    after = _written(wish, found, id, ADDED)
    return Correction(0, _now(), wish.who, "add", wish.report, id, after=after, outer=_outer(found, after))


def _taken(found: Corrected) -> list[Correction]:
    """Ids of rejected statements, which must not be given again."""
    return [Correction(0, "", "", "reject", "", id) for id in found.rejected]


def _written(wish: Wish, found: Corrected, id: str, rule: str) -> Statement:
    """The statement as a person wrote it. Raises LedgerError where it does not keep to the guidelines' format."""
    if wish.after is None:
        raise Refusal("nothing_given", f"to {wish.kind} a statement, say how it shall be")
    try:
        statement = statement_from_json({**wish.after, "id": id, "rule": rule, "confidence": 1.0})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        said = f"{type(error).__name__}: {error}"
        raise Refusal("no_json", f"this is no statement in the guidelines' JSON ({said})", said=said) from error
    wrong = faults(statement, found.reading.report.text)
    around = statement.within
    while around is not None:
        outer = next((s for s in found.reading.statements if s.id == around), None)
        if outer is None or outer.id == id:
            wrong.append(Fault("within", f"it cannot stand within '{statement.within}'", {"value": statement.within}))
            break
        around = outer.within
    if wrong:
        said = "; ".join(fault.message for fault in wrong)
        raise Refusal("faults", f"statement {id} of {wish.report}: {said}", id=id, report=wish.report, faults=tuple(wrong))
    same = [s.id for s in found.reading.statements if (s.cue, s.content) == (statement.cue, statement.content)]
    if same and id not in same:  # one of them could not be told from the other in a newer reading
        message = f"{wish.report} has a statement with these words: {same[0]}; change that one"
        raise Refusal("same_words", message, id=same[0], report=wish.report)
    return statement


def _unseen(connection: sa.Connection, wish: Wish, found: Corrected) -> None:
    latest = found.latest.get(wish.statement or "", 0)
    if wish.seen is not None and latest > wish.seen:
        other = kept.by_number(connection, latest)
        if other is not None:
            message = f"{wish.report}/{wish.statement} was corrected by {other.who} on {other.made}, after you saw it"
            raise Conflict("conflict", message, id=wish.statement, report=wish.report, who=other.who, moment=other.made)


def _asked(connection: sa.Connection, report: str, first: int, found: Corrected) -> bool:
    """Whether the entry that holds about a statement is asked about again."""
    return any(c.first == first and c.number in found.asked for c in kept.of_report(connection, report))


def _outer(found: Corrected, statement: Statement) -> Statement | None:
    return next((s for s in found.reading.statements if s.id == statement.within), None)


def _told(connection: sa.Connection, report: str, number: int) -> Correction:
    _, found = _found(connection, report)
    entry = kept.by_number(connection, number)
    if entry is None:
        raise Refusal("not_kept", f"correction {number} was not kept", number=number)
    return kept.with_status(entry, found)


def _found(connection: sa.Connection, report: str) -> tuple[tuple[int, int], Corrected]:
    """The place of a report, and its reading as it stands."""
    c = t.reports.c
    row = connection.execute(sa.select(c.day, c.arrival).where(c.id == report)).first()
    if row is None:
        raise Refusal("no_report", f"there is no report '{report}' in this dossier", report=report)
    return (row.day, row.arrival), corrected_reading(connection, row.arrival)


def _named(who: str) -> None:
    if not who.strip():
        raise Refusal("no_name", "a correction needs the name of who makes it")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
