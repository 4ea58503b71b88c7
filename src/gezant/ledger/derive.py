"""From readings to a dossier. Pure: the same readings give the same dossier, in whatever order days bring them."""

from __future__ import annotations

from collections.abc import Sequence

from gezant.ledger.decisions import Decision
from gezant.ledger.filed import filed
from gezant.ledger.fold import fold
from gezant.ledger.meetings import meeting_of
from gezant.ledger.memory import ClaimRow, ConditionRow, claim_id
from gezant.ledger.process import ProcessMemory
from gezant.ledger.propositions import most_telling
from gezant.model import Reading
from gezant.model.dossier import Claim, Dossier, DossierCondition


def derive(readings: Sequence[Reading], name: str = "", title: str = "", decisions: Sequence[Decision] = ()) -> Dossier:
    """The dossier of readings that are given in the order of their arrival, and of what people decided, the earliest first."""
    reports = filed(readings)
    memory = ProcessMemory(decisions)
    for report in reports:
        fold(report, memory)
    return Dossier(
        id=name,
        title=title,
        reports=tuple(report.id for report in reports),
        claims=tuple(_claim(row, memory) for row in memory.claims.values()),
        conditions=tuple(_condition(row, memory) for row in memory.conditions.values()),
        meetings=tuple(meeting_of(told, memory.meeting_states[number]) for number, told in memory.told.items()),
    )


def _claim(row: ClaimRow, memory: ProcessMemory) -> Claim:
    founder = row.founder.proposition
    return Claim(
        id=claim_id(row.number),
        gloss=most_telling(founder, (entry.proposition for entry in memory.entries(row.number))),
        kind=founder.kind,
        parties=founder.parties,
        bearings=tuple(bearing for _, bearing in sorted(memory.bearings[row.number], key=lambda pair: pair[0])),
        grades=tuple(memory.grades[row.number]),
        topics=tuple(sorted(founder.concepts)),
        replaces=claim_id(row.replaces) if row.replaces else None,
    )


def _condition(row: ConditionRow, memory: ProcessMemory) -> DossierCondition:
    return DossierCondition(claim_id(row.of), claim_id(row.on), row.kind, row.set_by, tuple(memory.states[row.number]))
