"""A dossier as plain JSON values, in the format of the guidelines; the program adds `topics`, `why` and `first_since`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from gezant.model.dossier import (
    Claim,
    ConditionEntry,
    Dossier,
    DossierCondition,
    DossierMeeting,
    Fulfilment,
    GradeEntry,
    MeetingEntry,
    Origins,
    Why,
)


def dossier_to_json(dossier: Dossier) -> dict[str, Any]:
    """The dossier as values that `json.dumps` takes; what is empty is left out where the guidelines leave it out."""
    return {
        "id": dossier.id,
        "title": dossier.title,
        "reports": list(dossier.reports),
        "claims": [claim_to_json(claim) for claim in dossier.claims],
        "conditions": [condition_to_json(condition) for condition in dossier.conditions],
        "meetings": [meeting_to_json(meeting) for meeting in dossier.meetings],
    }


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """One claim."""
    return {
        "id": claim.id,
        "gloss": claim.gloss,
        "kind": claim.kind,
        "parties": list(claim.parties),
        **({"replaces": claim.replaces} if claim.replaces else {}),
        "topics": list(claim.topics),
        "bearings": [
            {"report": b.report, "statement": b.statement, "bearing": b.bearing, **({"why": why_to_json(b.why)} if b.why else {})}
            for b in claim.bearings
        ],
        "grades": [_grade(entry) for entry in claim.grades],
    }


def why_to_json(why: Why | None) -> dict[str, Any] | None:
    """What brought a statement to a claim, without what its code has no use for; None where it founded the claim."""
    return {name: value for name, value in asdict(why).items() if value not in ((), None, "")} if why else None


def fulfilment_to_json(fulfilment: Fulfilment | None) -> dict[str, Any] | None:
    """What became of a pledge; None where there is nothing to tell."""
    if fulfilment is None:
        return None
    return {
        "state": fulfilment.state,
        "when": fulfilment.when,
        "claim_or_meeting": fulfilment.by_id,
        "report": fulfilment.report,
        "from": fulfilment.since,
        "grade": fulfilment.grade,
        "by": list(fulfilment.by),
    }


def origins_to_json(origins: Origins) -> dict[str, Any]:
    """Where a claim comes from."""
    return {"independent": origins.independent, "sources": [{**asdict(o), "reports": list(o.reports)} for o in origins.origins]}


def condition_to_json(condition: DossierCondition) -> dict[str, Any]:
    """One condition."""
    return {
        "of": condition.of,
        "on": condition.on,
        "kind": condition.kind,
        "set_by": condition.set_by,
        "states": [_state(entry) for entry in condition.states],
    }


def meeting_to_json(meeting: DossierMeeting) -> dict[str, Any]:
    """One meeting."""
    return {
        "id": meeting.id,
        "participants": list(meeting.participants),
        "kind": meeting.kind,
        **({"first_since": meeting.first_since} if meeting.first_since else {}),
        "mentions": [{"report": m.report, "meeting": m.meeting} for m in meeting.mentions],
        "states": [_meeting_state(entry) for entry in meeting.states],
    }


def _grade(entry: GradeEntry) -> dict[str, Any]:
    return {
        "from": entry.since,
        "report": entry.report,
        "grade": entry.grade,
        **({"by": list(entry.by)} if entry.by else {}),
        **({"awaiting": list(entry.awaiting)} if entry.awaiting else {}),
    }


def _state(entry: ConditionEntry) -> dict[str, Any]:
    return {
        "from": entry.since,
        "report": entry.report,
        "state": entry.state,
        "grade": entry.grade,
        **({"claim": entry.claim} if entry.claim else {}),
    }


def _meeting_state(entry: MeetingEntry) -> dict[str, Any]:
    return {
        "from": entry.since,
        "report": entry.report,
        "state": entry.state,
        "when": entry.when,
        **({"where": entry.where} if entry.where else {}),
    }
