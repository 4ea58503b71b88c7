"""`gezant dossier`: all of a dossier in the guidelines' format."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from gezant.cli.dossiers import as_of_option, dossier_argument, opened


@click.command()
@dossier_argument
@as_of_option
@click.option("--language", type=click.Choice(["en", "nl"]), default="en", show_default=True, help="Language of the HTML.")
@click.option("--format", "shape", type=click.Choice(["json", "html"]), default="json", show_default=True, help="The format.")
def dossier(dossier: str, as_of: str | None, language: str, shape: str) -> None:
    """Write all of a dossier to standard output: reports, claims, conditions and meetings.

    As JSON in the guidelines' format, or as one HTML file that opens without a server.
    """
    from gezant.model.dossier_json import dossier_to_json

    with opened(dossier) as ledger:
        if shape == "html":
            from gezant.views.html import speech
            from gezant.views.html.whole import whole

            for part in whole(ledger, speech(language), Path(ledger.where).stem, as_of):
                sys.stdout.write(part)
            return
        click.echo(json.dumps(dossier_to_json(ledger.dossier(as_of)), ensure_ascii=False, indent=1))
