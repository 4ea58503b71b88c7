"""`gezant rebuild`: derive a dossier anew."""

from __future__ import annotations

import click

from gezant.cli.dossiers import dossier_argument, opened
from gezant.cli.screen import busy


@click.command()
@dossier_argument
def rebuild(dossier: str) -> None:
    """Derive claims, grades, conditions and meetings anew from the reports, their readings and people's decisions."""
    with opened(dossier) as ledger, busy(f"Rebuilding {dossier} …"):
        ledger.rebuild()
    click.echo(f"{dossier} rebuilt")
