"""Reports and readings in, the dossier brought up to date: what one transaction of `add` does to the tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from gezant.ledger.corrections import Corrected
from gezant.ledger.filed import Filed
from gezant.ledger.fold import fold
from gezant.ledger.store import schema as t
from gezant.ledger.store.codec import candidates_from_text, candidates_to_text
from gezant.ledger.store.corrections import ask_again, corrected
from gezant.ledger.store.dialect import REPORT_WORDS, Refusal, add_words, forget_words
from gezant.ledger.store.index import index_claims, index_meetings, index_statements
from gezant.ledger.store.memory import SqlMemory
from gezant.ledger.store.originals import keep_original
from gezant.ledger.store.places import Place, day_of
from gezant.ledger.store.prepared import Prepared
from gezant.ledger.store.stale import derived_from
from gezant.ledger.stories import bands, same_story, signature
from gezant.model import Reading, Report, reading_from_json, reading_to_json


@dataclass(frozen=True, slots=True)
class Filing:
    """What became of a reading that was given: its report's arrival, and whether it is new, known, read anew, or a copy."""

    report: str
    arrival: int
    new: bool
    read_anew: bool
    copy_of: str | None


def text_hash(text: str) -> str:
    """What a report is known again by."""
    return hashlib.sha256(text.encode()).hexdigest()


def file(connection: sa.Connection, readings: Sequence[Reading], version: str) -> list[Filing]:
    """Keep reports and readings and fold them in; what is known already changes nothing."""
    filings: list[Filing] = []
    changed: list[tuple[int, int]] = []
    for reading in readings:
        filing, place = _keep(connection, reading, version)
        filings.append(filing)
        if filing.new or filing.read_anew:
            changed.append(place)
    if changed:
        bring_up_to_date(connection, min(changed))
    return filings


def bring_up_to_date(connection: sa.Connection, since: Place) -> None:
    """Take the dossier back to before a place (day, arrival) and fold in all reports from there on."""
    # Nearly always nothing stands there yet, and asking is cheaper than deleting nothing from every table.
    if any(connection.execute(sa.select(sa.literal(1)).where(_from(table, since)).limit(1)).first() for table in t.FOLDED):
        first = connection.execute(sa.select(sa.func.min(t.statements.c.number)).where(_from(t.statements, since))).scalar()
        if first is not None:
            forget_words(connection, first)
        for table in t.DERIVED:
            connection.execute(table.delete().where(_from(table, since)))
    fold_in(connection, filed_at(connection, standing_from(connection, since)))
    derived_from(connection, since)


def fold_in(connection: sa.Connection, reports: Iterable[tuple[Filed, Corrected]]) -> None:
    """Fold in reports that stand behind all that were folded in before, in their order."""
    memory = SqlMemory(connection)
    for report, found in reports:
        memory.begin(report)
        claims = fold(report, memory)
        index_statements(connection, report, found.checked)
        ask_again(connection, found, (report.day.toordinal(), report.arrival))
        index_claims(connection, report, claims, memory)
        index_meetings(connection, report)


def _from(table: sa.Table, since: Place) -> sa.ColumnElement[bool]:
    day, arrival = since
    return sa.or_(table.c.day > day, sa.and_(table.c.day == day, table.c.arrival >= arrival))


def standing_from(connection: sa.Connection, since: Place, most: int | None = None) -> list[Place]:
    """The places of the (first `most`) reports from a place on, in the order of their dates."""
    c = t.reports.c
    query = sa.select(c.day, c.arrival).where(sa.tuple_(c.day, c.arrival) >= sa.tuple_(*since)).order_by(c.day, c.arrival)
    return [(day, arrival) for day, arrival in connection.execute(query.limit(most))]


def filed_at(connection: sa.Connection, places: Iterable[Place]) -> Iterator[tuple[Filed, Corrected]]:
    """The reports at places, each with its latest reading as people corrected it."""
    for day, arrival in places:
        found = corrected_reading(connection, arrival)
        yield Filed(found.reading, date.fromordinal(day), arrival), found


def corrected_reading(connection: sa.Connection, arrival: int) -> Corrected:
    """The latest reading of a report as people corrected it."""
    return corrected(connection, machine_reading(connection, arrival))


def machine_reading(connection: sa.Connection, arrival: int) -> Reading:
    """The latest reading of a report for its date, as the program made it."""
    row = _READ.rows(connection, arrival=arrival)[0]
    report = Report(
        row.id, row.text, row.language, row.date, row.outlet, row.title, None, row.author, row.section, row.agency, row.url,
        row.published, row.seen, candidates_from_text(row.dates),
    )  # fmt: skip
    return replace(
        reading_from_json({**json.loads(row.reading), "report": {"id": "", "text": "", "language": ""}}), report=report
    )


def knows(connection: sa.Connection, report: Report, version: str) -> bool:
    """Whether a report with this text is kept, and was read by this version of the program for this date."""
    row = connection.execute(sa.select(t.reports.c.arrival).where(t.reports.c.hash == text_hash(report.text))).first()
    latest = _LATEST.first(connection, arrival=row.arrival, date=report.date) if row else None
    return latest is not None and bool(latest.version == version)


def arrival_of(connection: sa.Connection, report: str) -> int:
    """The arrival of a report by its id. Raises LedgerError where there is no such report."""
    arrival = connection.execute(sa.select(t.reports.c.arrival).where(t.reports.c.id == report)).scalar()
    if arrival is None:
        raise Refusal("no_report", f"there is no report '{report}' in this dossier", report=report)
    return int(arrival)


def _keep(connection: sa.Connection, reading: Reading, version: str) -> tuple[Filing, tuple[int, int]]:
    found = text_hash(reading.report.text)
    row = connection.execute(sa.select(t.reports).where(t.reports.c.hash == found)).first()
    if row is None:
        return _keep_report(connection, reading, found, version)
    latest = _LATEST.first(connection, arrival=row.arrival, date=reading.report.date)
    if latest is None:  # a reading for another date is none of this report
        return Filing(row.id, row.arrival, False, False, None), (row.day, row.arrival)
    same = json.loads(latest.reading) == _shape(reading)
    if not same or latest.version != version:
        keep_reading(connection, row.arrival, reading, version)
    anew = not same and reading.report.date == row.date
    return Filing(row.id, row.arrival, False, anew, None), (row.day, row.arrival)


def _keep_report(connection: sa.Connection, reading: Reading, found: str, version: str) -> tuple[Filing, tuple[int, int]]:
    report = reading.report
    arrival = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(t.reports.c.arrival), 0) + 1)).scalar_one())
    day = day_of(connection, report.date, arrival)
    made = signature(report.text)
    story = _story(connection, made) or arrival
    name = _free_id(connection, report.id)
    values: dict[str, Any] = {field: getattr(report, field) for field in _KEPT}
    values |= {"arrival": arrival, "day": day, "hash": found, "id": name, "story": story, "seen": report.seen or _now()}
    values |= {"dates": candidates_to_text(report.dates), "original": report.original.hash if report.original else None}
    connection.execute(t.reports.insert(), values)
    add_words(connection, REPORT_WORDS, arrival, report.language, report.title or "", report.text)
    if report.original:
        keep_original(connection, report.original)
    connection.execute(t.bands.insert(), [{"band": band, "arrival": arrival} for band in bands(made)])
    keep_reading(connection, arrival, reading, version)
    first = connection.execute(sa.select(t.reports.c.id).where(t.reports.c.arrival == story)).scalar_one()
    return Filing(name, arrival, True, False, first if story != arrival else None), (day, arrival)


def keep_reading(connection: sa.Connection, arrival: int, reading: Reading, version: str) -> None:
    """Keep a reading of a report; the latest for its date counts."""
    text = json.dumps(_shape(reading), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    values = {"arrival": arrival, "version": version, "made": _now(), "date": reading.report.date}
    connection.execute(t.readings.insert(), {**values, "reading": text})


def _shape(reading: Reading) -> dict[str, Any]:
    data = reading_to_json(reading)
    del data["report"]
    return data


def _story(connection: sa.Connection, made: Any) -> int | None:
    """The arrival of the first report with nearly the same text."""
    near = connection.execute(sa.select(t.bands.c.arrival).where(t.bands.c.band.in_(bands(made))).distinct()).scalars()
    for arrival in sorted(near):
        row = connection.execute(sa.select(t.reports.c.text, t.reports.c.story).where(t.reports.c.arrival == arrival)).one()
        if same_story(made, signature(row.text)):
            return int(row.story)
    return None


def _free_id(connection: sa.Connection, wanted: str) -> str:
    """The id of a report, with a number behind it where another report has it already."""
    name, number = wanted, 1
    while connection.execute(sa.select(t.reports.c.arrival).where(t.reports.c.id == name)).first():
        number += 1
        name = f"{wanted}-{number}"
    return name


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


_KEPT = (
    "language", "date", "outlet", "title", "origin", "text", "author", "section", "agency", "url", "published",
)  # fmt: skip
_r, _n = t.reports.c, t.readings.c
_READ = Prepared(
    sa.select(t.reports, _n.reading)
    .join(t.readings, sa.and_(_n.arrival == _r.arrival, _n.date.is_not_distinct_from(_r.date)))
    .where(_r.arrival == sa.bindparam("arrival"))
    .order_by(_n.number.desc())
    .limit(1)
)
_LATEST = Prepared(
    sa.select(_n.version, _n.reading)
    .where(_n.arrival == sa.bindparam("arrival"), _n.date.is_not_distinct_from(sa.bindparam("date")))
    .order_by(_n.number.desc())
    .limit(1)
)
