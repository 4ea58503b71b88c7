"""`gezant meetings`: the meetings of a dossier and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from gezant.cli.dossiers import actor_value, dossier_argument, listing_options, opened, put

if TYPE_CHECKING:
    from gezant.ledger.wanted import Criteria


@click.command()
@dossier_argument
@click.option("--actor", metavar="WHO", callback=actor_value, help="With this side: a code such as PRK, or a name.")
@listing_options
def meetings(dossier: str, shape: str, width: int | None, **criteria: Unpack[Criteria]) -> None:
    """List the meetings of a dossier with their histories, those that a report mentioned last first."""
    from gezant.model.dossier_json import meeting_to_json
    from gezant.views.ledger import meetings_view

    with opened(dossier) as ledger:
        found = ledger.meetings(**criteria)
    put(shape, found, meeting_to_json, meetings_view, width)
