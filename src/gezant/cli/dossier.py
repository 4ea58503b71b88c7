"""`gezant dossier`: all of a dossier in the guidelines' format."""

from __future__ import annotations

import json

import click

from gezant.cli.dossiers import as_of_option, dossier_argument, opened


@click.command()
@dossier_argument
@as_of_option
@click.option("--format", "shape", type=click.Choice(["json"]), default="json", show_default=True, help="The format.")
def dossier(dossier: str, as_of: str | None, shape: str) -> None:
    """Write all of a dossier to standard output: reports, claims, conditions and meetings."""
    from gezant.model.dossier_json import dossier_to_json

    with opened(dossier) as ledger:
        click.echo(json.dumps(dossier_to_json(ledger.dossier(as_of)), ensure_ascii=False, indent=1))
