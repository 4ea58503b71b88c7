"""`gezant claims`: the claims of a dossier and what they are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, get_args

import click

from gezant.cli.dossiers import actor_value, dossier_argument, listing_options, opened, put, topic_value
from gezant.model.dossier import Claim, Grade

if TYPE_CHECKING:
    from gezant.ledger.wanted import Criteria

EXAMPLES = """\b
Examples:
  gezant claims korea.db --actor PRK
  gezant claims korea.db --topic sanctions --grade disputed
  gezant claims korea.db --text kernwapens --as-of 2018-04-10
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option("--actor", metavar="WHO", callback=actor_value, help="Whose position or deed: a code such as PRK, or a name.")
@click.option("--topic", metavar="CONCEPT", callback=topic_value, help="About this concept, such as sanctions or ceasefire.")
@click.option("--grade", type=click.Choice(get_args(Grade)), help="What it is worth now.")
@click.option("--text", metavar="WORDS", help="These words in one of its statements.")
@listing_options
def claims(dossier: str, shape: str, width: int | None, **criteria: Unpack[Criteria]) -> None:
    """List the claims of a dossier, those that a report bore on last first."""
    from gezant.model.dossier_json import claim_to_json, fulfilment_to_json
    from gezant.views.ledger import claims_view

    with opened(dossier) as ledger:
        found = ledger.claims(**criteria)
        became = ledger.fulfilments([claim.id for claim in found], criteria["as_of"])

    def to_json(claim: Claim) -> dict[str, Any]:
        return {**claim_to_json(claim), "fulfilment": fulfilment_to_json(became.get(claim.id))}

    put(shape, found, to_json, lambda claims: claims_view(claims, became), width)
