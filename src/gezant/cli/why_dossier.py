"""What `gezant why` shows of a dossier."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gezant.cli.dossiers import opened

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gezant.ledger import Ledger
    from gezant.model.dossier import Claim, DossierCondition

_SQLITE = b"SQLite format 3\0"
_CLAIM, _MEETING = re.compile(r"C\d+", re.IGNORECASE), re.compile(r"M\d+", re.IGNORECASE)
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
    return why_claim(claim, readings, conditions, claims, ledger.decisions(id), ledger.origins(id, as_of))


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
    from gezant.views.why_dossier import why_report

    report = ledger.provenance(id)
    changes = ledger.changes(since=report.date, until=report.date, limit=None)
    return why_report(report, ledger.reading(id), ledger.bearings(id), [c for c in changes if c.report == id])


def _entry(ledger: Ledger, id: str) -> RenderableType:
    from rich.console import Group

    from gezant.model import Statement
    from gezant.views.why import NoSuchEntryError, find, why_view
    from gezant.views.why_dossier import on_claims

    report, _, name = id.rpartition("/")
    reading = ledger.reading(report)
    try:
        entry = find(reading, name)
    except NoSuchEntryError as error:
        raise click.ClickException(f"{report}: {error}") from error
    view = why_view(reading, entry, ())
    return Group(view, on_claims(ledger.bearings(report), entry.id)) if isinstance(entry, Statement) else view
