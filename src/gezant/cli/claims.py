"""`gezant claims`: the claims of a dossier and what they are worth."""

from __future__ import annotations

from typing import Any, get_args

import click

from gezant.cli.dossiers import (
    actor_code,
    as_of_option,
    dossier_argument,
    opened,
    page_options,
    period_options,
    put,
    shape_option,
)
from gezant.cli.options import width_option
from gezant.model.dossier import Claim, Grade

EXAMPLES = """\b
Examples:
  gezant claims korea.db --actor PRK
  gezant claims korea.db --topic sanctions --grade disputed
  gezant claims korea.db --text kernwapens --as-of 2018-04-10
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option("--actor", metavar="WHO", help="Whose position or deed: a code such as PRK, or a name.")
@click.option("--topic", metavar="CONCEPT", help="About this concept, such as sanctions or ceasefire.")
@click.option("--grade", type=click.Choice(get_args(Grade)), help="What it is worth now.")
@click.option("--text", metavar="WORDS", help="These words in one of its statements.")
@period_options
@as_of_option
@page_options
@shape_option
@width_option
def claims(
    dossier: str,
    actor: str | None,
    topic: str | None,
    grade: str | None,
    text: str | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    limit: int,
    offset: int,
    shape: str,
    width: int | None,
) -> None:
    """List the claims of a dossier, those that a report bore on last first."""
    from gezant.model.dossier_json import claim_to_json, fulfilment_to_json
    from gezant.views.ledger import claims_view

    with opened(dossier) as ledger:
        found = ledger.claims(
            actor=actor_code(actor), topic=topic, grade=grade, text=text, since=since, until=until, as_of=as_of,
            limit=limit, offset=offset,
        )  # fmt: skip
        became = ledger.fulfilments([claim.id for claim in found], as_of)

    def to_json(claim: Claim) -> dict[str, Any]:
        return {**claim_to_json(claim), "fulfilment": fulfilment_to_json(became.get(claim.id))}

    put(shape, found, to_json, lambda claims: claims_view(claims, became), width)
