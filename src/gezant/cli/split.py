"""`gezant split`: decide that statements are not of the claim that they are with."""

from __future__ import annotations

import click

from gezant.cli.dossiers import dossier_argument, opened, who_option
from gezant.cli.options import width_option
from gezant.cli.screen import screen, show

EXAMPLES = """\b
Examples:
  gezant split korea.db k-04/S2
  gezant split korea.db k-04/S2 k-05/S7 --from C3
"""


def _statements(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> list[tuple[str, str]]:
    found = [name.rpartition("/") for name in value]
    for report, _, statement in found:
        if not report or not statement:
            raise click.BadParameter("a statement is named by its report and its id, such as k-01/S3")
    return [(report, statement.upper()) for report, _, statement in found]


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.argument("statements", metavar="STATEMENT…", nargs=-1, required=True, callback=_statements)
@click.option("--from", "of", metavar="ID", help="Of which claim, where they bear on several.")
@who_option
@width_option
def split(dossier: str, statements: list[tuple[str, str]], of: str | None, who: str, width: int | None) -> None:
    """Decide that statements of a claim are another claim, together, and none of the rest is with them.

    STATEMENT is a report's id and a statement's, such as k-01/S3; "gezant claim" shows them. The decision is kept with your name
    and outlives every rebuilding. Take it back with "gezant join". The ids of other claims may move.
    """
    from gezant.views.ledger import claims_view

    with opened(dossier) as ledger:
        claims = ledger.split(statements, who, of)
    click.echo(f"{', '.join('/'.join(s) for s in statements)} split off:\n")
    show(screen(width), claims_view(claims))
