"""Claims as lists show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gezant.ledger import Ledger
from gezant.model.dossier import Bearing, Claim, Fulfilment, GradeEntry


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with what it is worth now, what became of it where it is a pledge, and how many independent origins it has."""

    claim: Claim
    grade: GradeEntry | None
    fulfilment: Fulfilment | None
    independent: int | None
    reports: int

    @property
    def last(self) -> Bearing | None:
        """The latest statement that bears on it."""
        return self.claim.bearings[-1] if self.claim.bearings else None


def claim_cards(ledger: Ledger, claims: Sequence[Claim], as_of: str | None, *, origins: bool = False) -> tuple[ClaimCard, ...]:
    """Cards of claims, with their origins where these are asked for."""
    became = ledger.fulfilments([claim.id for claim in claims], as_of)
    counted = {claim.id: ledger.origins(claim.id, as_of).independent for claim in claims} if origins else {}
    return tuple(_card(claim, became.get(claim.id), counted.get(claim.id)) for claim in claims)


def claims_by_id(ledger: Ledger, ids: Iterable[str], as_of: str | None) -> dict[str, Claim]:
    """Claims by their ids, each asked for once."""
    return {id: ledger.claim(id, as_of) for id in dict.fromkeys(ids)}


def founding(claim: Claim) -> Bearing | None:
    """The statement that opened a claim, None where nobody has said it."""
    return next((b for b in claim.bearings if not b.why), claim.bearings[0] if claim.bearings else None)


def _card(claim: Claim, fulfilment: Fulfilment | None, independent: int | None) -> ClaimCard:
    reports = len({bearing.report for bearing in claim.bearings})
    return ClaimCard(claim, claim.grades[-1] if claim.grades else None, fulfilment, independent, reports)
