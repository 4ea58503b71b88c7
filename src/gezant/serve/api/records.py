"""Records of a dossier as the JSON values of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from gezant.ledger import Ledger
from gezant.model.dossier import Claim
from gezant.model.dossier_json import claim_to_json, fulfilment_to_json
from gezant.serve.page import Page
from gezant.serve.query import Listing

Item = TypeVar("Item")


def found(page: Page, listing: Listing[Item], to_json: Callable[[Item], dict[str, Any]]) -> dict[str, Any]:
    """A page of a list."""
    further = page.again(page=listing.number + 1) if listing.further else None
    return {"items": [to_json(item) for item in listing.items], "page": listing.number, "next": further}


def claims_to_json(ledger: Ledger, claims: Sequence[Claim], as_of: str | None) -> list[dict[str, Any]]:
    """Claims, each with what became of it where it is a pledge."""
    became = ledger.fulfilments([claim.id for claim in claims], as_of)
    return [{**claim_to_json(claim), "fulfilment": fulfilment_to_json(became.get(claim.id))} for claim in claims]


def record(item: Any) -> dict[str, Any]:
    """A record whose fields are those of its shape."""
    return asdict(item)
