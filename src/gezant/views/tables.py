"""Lists of a dossier as tables of plain text, one row an entry: for CSV (RFC 4180) and whatever reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gezant.model.dossier import ActorLine, Claim, DossierMeeting, Pair, ReportLine, StatementLine

Row = Sequence[str | int | None]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the beginning of a formula


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns, and its rows as they come."""

    columns: tuple[str, ...]
    rows: Iterable[Row]


def claims_table(claims: Iterable[Claim], origins: Mapping[str, int] | None = None) -> Table:
    """Claims with their grade now; `origins` has how many independent ones each has, by id."""
    what = ("id", "kind", "parties", "words", "topics")
    worth = ("grade", "by", "awaiting", "since", "report")
    columns = (*what, *worth, "statements", "reports", "origins", "replaces")
    return Table(columns, (_claim(claim, origins or {}) for claim in claims))


def bearings_table(claims: Iterable[Claim], lines: Mapping[str, ReportLine], words: Mapping[tuple[str, str], str]) -> Table:
    """Every bearing of claims, with its report and words (by report and statement)."""

    def rows() -> Iterator[Row]:
        for claim in claims:
            for b in claim.bearings:
                line = lines[b.report]
                yield (
                    claim.id,
                    b.bearing,
                    b.report,
                    b.statement,
                    line.outlet,
                    line.date,
                    words.get((b.report, b.statement)),
                    b.why.code if b.why else None,
                    _several(b.why.shared) if b.why else None,
                )

    return Table(("claim", "bearing", "report", "statement", "outlet", "date", "words", "why", "shared"), rows())


def courses_table(claims: Iterable[Claim], meetings: Iterable[DossierMeeting]) -> Table:
    """What claims were worth and what became of meetings, a row for every change, as a timeline draws it."""

    def rows() -> Iterator[Row]:
        for claim in claims:
            for g in claim.grades:
                yield (
                    claim.id,
                    "claim",
                    _several(claim.parties),
                    claim.gloss,
                    g.since,
                    g.report,
                    g.grade,
                    _several(g.by),
                    None,
                    None,
                )
        for m in meetings:
            for s in m.states:
                yield m.id, "meeting", _several(m.participants), m.kind, s.since, s.report, s.state, None, s.when, s.where

    columns = ("id", "what", "parties", "words", "since", "report", "state", "by", "when", "where")
    return Table(columns, rows())


def statements_table(statements: Iterable[StatementLine]) -> Table:
    """Statements."""
    columns = (
        "report",
        "statement",
        "date",
        "outlet",
        "source",
        "actors",
        "naming",
        "act",
        "addressee",
        "words",
        "hearsay",
        "claims",
    )
    return Table(
        columns,
        (
            (s.report, s.statement, s.date, s.outlet, s.source, _several(s.actors), s.naming, s.act, s.addressee, s.content,
             "yes" if s.hearsay else "no", _several(s.claims))
            for s in statements
        ),
    )  # fmt: skip


def meetings_table(meetings: Iterable[DossierMeeting]) -> Table:
    """Meetings, a row for every state that reports told, the last one last."""

    def rows() -> Iterator[Row]:
        for m in meetings:
            for s in m.states:
                yield m.id, m.kind, _several(m.participants), s.state, s.when, s.where, s.since, s.report, m.first_since

    return Table(("id", "kind", "participants", "state", "when", "where", "since", "report", "first since"), rows())


def actors_table(actors: Iterable[ActorLine]) -> Table:
    """Actors by how often they spoke."""
    rows = ((a.actor, a.spoke, a.addressed, _several(f"{act} {times}" for act, times in a.acts)) for a in actors)
    return Table(("actor", "spoke", "addressed", "acts"), rows)


def pairs_table(pairs: Iterable[Pair]) -> Table:
    """Who spoke about whom."""
    return Table(("source", "about", "statements"), ((pair.source, pair.about, pair.times) for pair in pairs))


def reports_table(reports: Iterable[ReportLine]) -> Table:
    """Reports."""
    rows = ((r.id, r.date, r.outlet, r.title, r.language, r.story if r.story != r.id else None) for r in reports)
    return Table(("id", "date", "outlet", "title", "language", "copy of"), rows)


def csv_lines(table: Table) -> Iterator[str]:
    """The lines of a table as CSV, the names of its columns first; what a spreadsheet would take for a formula is quoted."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.columns)
    yield _taken(buffer)
    for row in table.rows:
        writer.writerow([_safe(cell) for cell in row])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _safe(cell: str | int | None) -> str | int:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _claim(claim: Claim, origins: Mapping[str, int]) -> Row:
    last = claim.grades[-1] if claim.grades else None
    worth: Row = (last.grade, _several(last.by), _several(last.awaiting), last.since, last.report) if last else (None,) * 5
    reports = len({bearing.report for bearing in claim.bearings})
    what = (claim.id, claim.kind, _several(claim.parties), claim.gloss, _several(claim.topics))
    return (*what, *worth, len(claim.bearings), reports, origins.get(claim.id), claim.replaces)


def _several(values: Iterable[str]) -> str:
    return "; ".join(values)
