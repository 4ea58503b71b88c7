"""`gezant diff`: what reports since a day changed."""

from __future__ import annotations

from dataclasses import asdict

import click

from gezant.cli.dossiers import as_of_option, dossier_argument, opened, put, shape_option
from gezant.cli.options import date_value, width_option


@click.command()
@dossier_argument
@click.option("--since", metavar="DATE", callback=date_value, required=True, help="Reports of this day and later.")
@as_of_option
@shape_option
@width_option
def diff(dossier: str, since: str, as_of: str | None, shape: str, width: int | None) -> None:
    """Show what changed since a day: new claims, grades, conditions met or failed, meetings moved or cancelled."""
    from gezant.views.ledger import changes_view

    with opened(dossier) as ledger:
        found = ledger.changes(since=since, as_of=as_of)
    put(shape, found, asdict, changes_view, width)
