"""`gezant claim`: the whole history of one claim."""

from __future__ import annotations

import json
import re

import click

from gezant.cli.dossiers import as_of_option, dossier_argument, opened, shape_option
from gezant.cli.options import width_option
from gezant.cli.screen import screen, show

EXAMPLES = """\b
Example:
  gezant claim korea.db C3 --as-of 2018-04-10
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.argument("id", metavar="ID")
@as_of_option
@shape_option
@width_option
def claim(dossier: str, id: str, as_of: str | None, shape: str, width: int | None) -> None:
    """Show a claim's history: its grades, and everyone who bore on it, with outlet, date and the words in the text."""
    from rich.console import Group

    from gezant.model.dossier_json import claim_to_json, condition_to_json, fulfilment_to_json, origins_to_json
    from gezant.views.decisions import decision_to_json, decisions_view
    from gezant.views.ledger import claim_view, conditions_view
    from gezant.views.origins import origins_view

    if re.fullmatch(r"[Mm]\d+", id):
        raise click.ClickException(
            f"{id} is a meeting, not a claim; see it with: gezant why DOSSIER {id}, gezant path DOSSIER {id}"
        )
    with opened(dossier) as ledger:
        found = ledger.claim(id, as_of)
        conditions = ledger.conditions(id, as_of)
        others = {id for c in conditions for id in (c.of, c.on, *(s.claim for s in c.states)) if id}
        claims = {id: ledger.claim(id, as_of) for id in sorted(others)}
        decisions = ledger.decisions(id)
        became = ledger.fulfilments([found.id], as_of).get(found.id)
        origins = ledger.origins(id, as_of)
        reports = ledger.reports(list(dict.fromkeys(b.report for b in found.bearings)))
        words = {(b.report, b.statement): _words(ledger.reading(b.report), b.statement) for b in found.bearings}
    if shape == "json":
        more = {
            "fulfilment": fulfilment_to_json(became),
            "origins": origins_to_json(origins),
            "conditions": [condition_to_json(c) for c in conditions],
            "decisions": [decision_to_json(d) for d in decisions],
        }
        click.echo(json.dumps({**claim_to_json(found), **more}, ensure_ascii=False))
        return
    view = (
        claim_view(found, reports, words, became),
        origins_view(origins),
        conditions_view(conditions, claims),
        decisions_view(decisions),
    )
    show(screen(width), Group(*view))


def _words(reading: object, statement: str) -> str:
    """Source, cue and content of a statement, as they stand in the report; who carried it first."""
    from gezant.model import Reading
    from gezant.views.quoting import excerpt

    assert isinstance(reading, Reading)
    text = reading.report.text
    (s,) = (s for s in reading.statements if s.id == statement)
    carriers = [excerpt(text, party.spans) for party in s.chain]
    source = excerpt(text, s.source.spans) if s.source else ""
    said = " | ".join(part for part in (source, excerpt(text, s.cue), excerpt(text, s.content)) if part)
    return f"{' ← '.join(carriers)} ← {said}" if carriers else said
