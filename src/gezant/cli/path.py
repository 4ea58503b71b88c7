"""`gezant path`: what would have to happen."""

from __future__ import annotations

import json

import click

from gezant.cli.dossiers import as_of_option, dossier_argument, opened, shape_option
from gezant.cli.options import width_option
from gezant.cli.screen import screen, show

EXAMPLES = """\b
Examples:
  gezant path korea.db M3 --as-of 2018-04-10     what the summit hangs on
  gezant path korea.db C6
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.argument("id", metavar="MEETING|CLAIM")
@as_of_option
@shape_option
@width_option
def path(dossier: str, id: str, as_of: str | None, shape: str, width: int | None) -> None:
    """Show everything that a meeting or a claim hangs on, through conditions of conditions.

    What is met and on whose word, what is promised, open or has failed, who set it, and which two parties' conditions contradict
    each other. Of a meeting: the positions of its sides on it, and their conditions.
    """
    from gezant.views.path import path_to_json, path_view

    with opened(dossier) as ledger:
        found = ledger.path(id, as_of)
    if shape == "json":
        click.echo(json.dumps(path_to_json(found), ensure_ascii=False))
        return
    show(screen(width), path_view(found))
