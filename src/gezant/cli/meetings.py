"""`gezant meetings`: the meetings of a dossier and what became of them."""

from __future__ import annotations

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
@click.option("--actor", metavar="WHO", help="With this side: a code such as PRK, or a name.")
@period_options
@as_of_option
@page_options
@shape_option
@width_option
def meetings(
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
    """List the meetings of a dossier with their histories, those that a report mentioned last first."""
    from gezant.model.dossier_json import meeting_to_json
    from gezant.views.ledger import meetings_view

    with opened(dossier) as ledger:
        found = ledger.meetings(actor=actor_code(actor), since=since, until=until, as_of=as_of, limit=limit, offset=offset)
    put(shape, found, meeting_to_json, meetings_view, width)
