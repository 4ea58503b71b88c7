"""What `gezant why` shows of a dossier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gezant.cli.corrections import corrected
from gezant.cli.dossiers import opened

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gezant.ledger import Ledger
    from gezant.model import Reading
    from gezant.model.dossier import Claim, DossierCondition

_SQLITE = b"SQLite format 3\0"
_CLAIM, _MEETING = re.compile(r"C\d+", re.IGNORECASE), re.compile(r"M\d+", re.IGNORECASE)
_ENTRY = re.compile(r"[ST]\d+", re.IGNORECASE)
_CONDITION = re.compile(r"(C\d+) *(?:on|:) *(C\d+)", re.IGNORECASE)


def is_dossier(target: str) -> bool:
    """Whether a target is a dossier and no report: the address of a database, or an SQLite file."""
    from gezant.intake import is_address

    if is_address(target):
        return False
    if "://" in target:
        return True
    path = Path(target)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def why_in_dossier(target: str, id: str, as_of: str | None) -> RenderableType:
    """What a claim, a condition (`C1 on C2`), a meeting, a report, or an entry of a report (`report/S3`) rests on."""
    with opened(target) as ledger:
        if "/" in id:
            return _entry(ledger, id)
        if condition := _CONDITION.fullmatch(id):
            return _condition(ledger, condition[1].upper(), condition[2].upper(), as_of)
        if _CLAIM.fullmatch(id):
            return _claim(ledger, id, as_of)
        if _MEETING.fullmatch(id):
            return _meeting(ledger, id, as_of)
        return _report(ledger, id)


def _claim(ledger: Ledger, id: str, as_of: str | None) -> RenderableType:
    from gezant.views.why_dossier import why_claim

    claim = ledger.claim(id, as_of)
    conditions = ledger.conditions(id, as_of)
    readings = {report: ledger.reading(report) for report in dict.fromkeys(b.report for b in claim.bearings)}
    claims = _claims_of(ledger, conditions, as_of)
    people = _people(ledger, claim, readings)
    return why_claim(claim, readings, conditions, claims, ledger.decisions(id), ledger.origins(id, as_of), people)


def _people(ledger: Ledger, claim: Claim, readings: Mapping[str, Reading]) -> dict[tuple[str, str], str]:
    """Who left the statements of a claim as they are, of those that people changed or added."""
    from gezant.ledger.corrections import ADDED, CHANGED
    from gezant.views.corrections import left_by

    theirs = {(report, s.id) for report, reading in readings.items() for s in reading.statements if s.rule in (ADDED, CHANGED)}
    mine = sorted({(b.report, b.statement) for b in claim.bearings} & theirs)
    entries = {report: corrected(ledger, report) for report, _ in mine}
    return {(report, statement): left_by(entries[report], statement) for report, statement in mine}


def _condition(ledger: Ledger, of: str, on: str, as_of: str | None) -> RenderableType:
    from rich.console import Group

    from gezant.views.why_dossier import why_condition

    found = [c for c in ledger.conditions(of, as_of) if (c.of, c.on) == (of, on)]
    if not found:
        raise click.ClickException(f"{of} does not hang on {on}; see its conditions with: gezant claim DOSSIER {of}")
    return Group(*(why_condition(c, _claims_of(ledger, [c], as_of)) for c in found))


def _claims_of(ledger: Ledger, conditions: Iterable[DossierCondition], as_of: str | None) -> dict[str, Claim]:
    ids = {id for c in conditions for id in (c.of, c.on, *(s.claim for s in c.states)) if id}
    return {id: ledger.claim(id, as_of) for id in sorted(ids)}


def _meeting(ledger: Ledger, id: str, as_of: str | None) -> RenderableType:
    from gezant.views.why_dossier import why_meeting

    meeting = ledger.meeting(id, as_of)
    mentions = []
    for mention in meeting.mentions:
        reading = ledger.reading(mention.report)
        mentions.append((ledger.provenance(mention.report), reading, reading.meetings[mention.meeting]))
    return why_meeting(meeting, mentions)


def _report(ledger: Ledger, id: str) -> RenderableType:
    from gezant.ledger import LedgerError
    from gezant.views.why_dossier import why_report

    try:
        report = ledger.provenance(id)
    except LedgerError as error:
        if not _ENTRY.fullmatch(id):
            raise
        told = f"{id} stands in a report; name that, too: REPORT/{id}, as gezant statements DOSSIER shows it"
        raise click.ClickException(told) from error
    changes = ledger.changes(since=report.date, until=report.date, limit=None)
    mine = [change for change in changes if change.report == id]
    return why_report(report, ledger.reading(id), ledger.bearings(id), mine, corrected(ledger, id))


def _entry(ledger: Ledger, id: str) -> RenderableType:
    from rich.console import Group

    from gezant.model import Statement
    from gezant.views.why import NoSuchEntryError, find, why_view
    from gezant.views.why_dossier import on_claims, what_people_did

    report, _, name = id.rpartition("/")
    reading = ledger.reading(report)
    try:
        entry = find(reading, name)
    except NoSuchEntryError as error:
        raise click.ClickException(f"{report}: {error}") from error
    view = why_view(reading, entry, ())
    if not isinstance(entry, Statement):
        return view
    mine = [done for done in corrected(ledger, report) if done.statement == entry.id]
    return Group(view, on_claims(ledger.bearings(report), entry.id), what_people_did(mine))
