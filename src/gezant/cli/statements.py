"""`gezant statements`: everything that was said."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Unpack, get_args

import click

from gezant.cli.dossiers import actor_value, dossier_argument, listing_options, opened, put
from gezant.model import Act

if TYPE_CHECKING:
    from gezant.ledger.wanted import Criteria

EXAMPLES = """\b
Examples:
  gezant statements korea.db --actor "North Korea" --act threaten
  gezant statements korea.db --addressee USA --since 2018-05
  gezant statements korea.db --unnamed --text talks
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option("--actor", metavar="WHO", callback=actor_value, help="Who said it: a code such as PRK or USA.GOV, or a name.")
@click.option("--addressee", metavar="WHO", callback=actor_value, help="To whom.")
@click.option("--act", type=click.Choice(get_args(Act)), help="What was done with the words.")
@click.option("--named/--unnamed", default=None, help="Only sources that are named, or only those that are not.")
@click.option("--text", metavar="WORDS", help="These words in the content.")
@listing_options
def statements(dossier: str, shape: str, width: int | None, **criteria: Unpack[Criteria]) -> None:
    """List the statements of a dossier's reports, the latest first: insults and praise, too, which make no claims."""
    from gezant.views.ledger import statements_view

    with opened(dossier) as ledger:
        found = ledger.statements(**criteria)
    put(shape, found, asdict, statements_view, width)
