"""`gezant join`: decide that two claims are one."""

from __future__ import annotations

import click

from gezant.cli.dossiers import dossier_argument, opened, who_option
from gezant.cli.options import width_option
from gezant.cli.screen import screen, show

EXAMPLES = """\b
Example:
  gezant join korea.db C3 C7
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@who_option
@width_option
def join(dossier: str, one: str, other: str, who: str, width: int | None) -> None:
    """Decide that two claims are one.

    The decision is kept with your name and outlives every rebuilding. Take it back with "gezant split". The ids of other claims
    may move.
    """
    from gezant.views.ledger import claims_view

    with opened(dossier) as ledger:
        claims = ledger.join(one, other, who)
    click.echo(f"{one} and {other} are one claim now:\n")
    show(screen(width), claims_view(claims))
