"""`gezant diff`: what reports since a day changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from gezant.cli.dossiers import as_of_option, dossier_argument, opened, put, shape_option
from gezant.cli.options import date_value, width_option

if TYPE_CHECKING:
    from gezant.model.dossier import ReportLine


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
        last = ledger.latest_reports(as_of=as_of, limit=1)
    put(shape, found, asdict, changes_view, width, _none(since, last))


def _none(since: str, last: Sequence[ReportLine]) -> str:
    """That nothing changed, and which report is the last one that could have changed something."""
    from gezant.views.words import date_in_words

    if not last:
        return "nothing changed; the dossier has no report by then"
    return f"nothing changed since {since}; the last report is {last[0].id}, {date_in_words(last[0].date)}"
