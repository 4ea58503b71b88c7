"""`gezant actors`: who spoke, how often, in which acts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Unpack

import click

from gezant.cli.dossiers import actor_value, dossier_argument, listing_options, opened, put

if TYPE_CHECKING:
    from gezant.ledger.wanted import Criteria


@click.command()
@dossier_argument
@click.option("--actor", metavar="WHO", callback=actor_value, help="Only this one and who is of it: a code or a name.")
@listing_options
def actors(dossier: str, shape: str, width: int | None, **criteria: Unpack[Criteria]) -> None:
    """List the actors of a dossier, those who spoke most first; a state counts all who are of it."""
    from gezant.views.ledger import actors_view

    with opened(dossier) as ledger:
        found = ledger.actors(**criteria)
    put(shape, found, asdict, actors_view, width)
