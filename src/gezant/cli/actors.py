"""`gezant actors`: who spoke, how often, in which acts."""

from __future__ import annotations

from dataclasses import asdict

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


@click.command()
@dossier_argument
@click.option("--actor", metavar="WHO", help="Only this one and who is of it: a code such as USA, or a name.")
@period_options
@as_of_option
@page_options
@shape_option
@width_option
def actors(
    dossier: str,
    actor: str | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    limit: int,
    offset: int,
    shape: str,
    width: int | None,
) -> None:
    """List the actors of a dossier, those who spoke most first; a state counts all who are of it."""
    from gezant.views.ledger import actors_view

    with opened(dossier) as ledger:
        found = ledger.actors(actor=actor_code(actor), since=since, until=until, as_of=as_of, limit=limit, offset=offset)
    put(shape, found, asdict, actors_view, width)
