"""`gezant statements`: everything that was said."""

from __future__ import annotations

from dataclasses import asdict
from typing import get_args

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
from gezant.model import Act

EXAMPLES = """\b
Examples:
  gezant statements korea.db --actor "North Korea" --act threaten
  gezant statements korea.db --addressee USA --since 2018-05
  gezant statements korea.db --unnamed --text talks
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option("--actor", metavar="WHO", help="Who said it: a code such as PRK or USA.GOV, or a name.")
@click.option("--addressee", metavar="WHO", help="To whom.")
@click.option("--act", type=click.Choice(get_args(Act)), help="What was done with the words.")
@click.option("--named/--unnamed", default=None, help="Only sources that are named, or only those that are not.")
@click.option("--text", metavar="WORDS", help="These words in the content.")
@period_options
@as_of_option
@page_options
@shape_option
@width_option
def statements(
    dossier: str,
    actor: str | None,
    addressee: str | None,
    act: str | None,
    named: bool | None,
    text: str | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    limit: int,
    offset: int,
    shape: str,
    width: int | None,
) -> None:
    """List the statements of a dossier's reports, the latest first: insults and praise, too, which make no claims."""
    from gezant.views.ledger import statements_view

    with opened(dossier) as ledger:
        found = ledger.statements(
            actor=actor_code(actor), addressee=actor_code(addressee), act=act, named=named, text=text, since=since, until=until,
            as_of=as_of, limit=limit, offset=offset,
        )  # fmt: skip
    put(shape, found, asdict, statements_view, width)
