"""One claim: all that there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gezant.ledger import Ledger
from gezant.model import Reading
from gezant.model.dossier import Bearing, Claim, ReportLine
from gezant.views.html.cards import founding
from gezant.views.html.speech import Speech
from gezant.views.html.statements import Said, said_of, statement_of


@dataclass(frozen=True, slots=True)
class Borne:
    """A statement that bears on a claim, its report, and its words; these are None where a new reading has it no longer."""

    bearing: Bearing
    report: ReportLine
    said: Said | None


def borne(ledger: Ledger, bearings: Sequence[Bearing], say: Speech) -> tuple[Borne, ...]:
    """Statements with the words of their reports; each report is read once."""
    ids = list(dict.fromkeys(bearing.report for bearing in bearings))
    lines = ledger.reports(ids)
    readings = {id: ledger.reading(id) for id in ids}
    return tuple(Borne(b, lines[b.report], _said(readings[b.report], b.statement, say)) for b in bearings)


def lasting(ledger: Ledger, claim: Claim) -> tuple[str, str, int] | None:
    """What a claim is to be found again by: report and statement that opened it, and which of those that it opened (from 1).

    None where nobody has said it.
    """
    opened = founding(claim)
    if opened is None:
        return None
    ids = [found.id for found in opened_by(ledger, opened.report, opened.statement)]
    return opened.report, opened.statement, ids.index(claim.id) + 1 if claim.id in ids else 1


def opened_by(ledger: Ledger, report: str, statement: str, as_of: str | None = None) -> list[Claim]:
    """The claims that a statement opened, in their order; those that it bears on where it opened none.

    Raises LedgerError where there is no such report.
    """
    bears = [id for id, bearing in ledger.bearings(report) if bearing.statement == statement]
    claims = [ledger.claim(id, as_of) for id in sorted(dict.fromkeys(bears), key=lambda id: int(id[1:]))]
    opened = [c for c in claims if (first := founding(c)) and (first.report, first.statement) == (report, statement)]
    return opened or claims


def _said(reading: Reading, id: str, say: Speech) -> Said | None:
    statement = statement_of(reading.statements, id)
    return said_of(reading, statement, say) if statement else None
