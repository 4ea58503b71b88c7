"""`gezant corrections`: what people corrected and decided."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gezant.cli.dossiers import asked_for, dossier_argument, opened, page_options, say_none, shape_option
from gezant.cli.options import width_option
from gezant.cli.screen import screen, show

if TYPE_CHECKING:
    from gezant.ledger import Ledger
    from gezant.ledger.decisions import Ref
    from gezant.views.corrections import Judged
    from gezant.views.html.correcting import Done

EXAMPLES = """\b
Examples:
  gezant corrections korea.db
  gezant corrections korea.db --report k-04
  gezant corrections korea.db --who ann --about claims --format json
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option("--who", metavar="NAME", help="Only what this person did.")
@click.option("--report", metavar="ID", help="Only what is about this report, or a statement of it.")
@click.option(
    "--about", type=click.Choice(["readings", "claims"]), help="Only what was corrected in readings, or decided on claims."
)
@page_options
@shape_option
@width_option
def corrections(
    dossier: str,
    who: str | None,
    report: str | None,
    about: str | None,
    limit: int,
    offset: int,
    shape: str,
    width: int | None,
) -> None:
    """Show what people corrected in readings and decided on claims, the latest first.

    Who did it and when, what was before and what is now, and what became of it: whether it holds, was taken back, or is asked
    about again since a newer reading has it otherwise. Corrections are made on the page, "gezant serve"; claims are joined and
    split there, or with "gezant join" and "gezant split".
    """
    from gezant.views.corrections import corrections_view, entry_to_json

    with opened(dossier) as ledger, ledger.still() as now:
        if report is not None:
            now.provenance(report)  # a report that is not there is told
        entries: list[Done | Judged] = []
        if about != "claims":
            entries += corrected(now, report, who, offset + limit)
        if about != "readings":
            entries += _decided(now, who, report)
        found = sorted(entries, key=_moment, reverse=True)[offset:][:limit]
        words = _words(now, [ref for entry in found for ref in _first(entry)])
    if shape == "json":
        for entry in found:
            click.echo(json.dumps(entry_to_json(entry), ensure_ascii=False))
    elif found:
        show(screen(width), corrections_view(found, words))
    else:
        say_none(_none(dossier), width)


def _none(dossier: str) -> str:
    if asked := asked_for():
        return f"nothing that people did with {asked}; all that they did: gezant corrections {dossier}"
    return f"nobody has corrected or decided anything yet; it is done on the page: gezant serve {dossier}"


def corrected(ledger: Ledger, report: str | None, who: str | None = None, limit: int | None = None) -> tuple[Done, ...]:
    """What people corrected (of a report; somebody), the latest first."""
    from gezant.views.html.correcting import done
    from gezant.views.html.speech import speech

    found = ledger.corrections(report, who, limit)
    reports = {id: ledger.corrected(id) for id in dict.fromkeys(entry.report for entry in found)}
    known = {entry.number: entry for entry in found}
    for id in dict.fromkeys(entry.report for entry in found if entry.undoes and entry.undoes not in known):
        known |= {entry.number: entry for entry in ledger.corrections(id, limit=None)}
    return done(found, reports, known, speech("en"))


def _decided(ledger: Ledger, who: str | None, report: str | None) -> list[Judged]:
    from gezant.views.corrections import judged

    return [
        entry
        for entry in judged(ledger.decisions())
        if who in (None, entry.decision.who)
        and (report is None or any(ref.report == report for ref in (*entry.decision.ones, *entry.decision.others)))
    ]


def _moment(entry: Done | Judged) -> tuple[str, int]:
    """When an entry was made; of those of one second the later one of its kind is the later."""
    from gezant.views.corrections import Judged

    made = entry.decision if isinstance(entry, Judged) else entry.correction
    return made.made, made.number


def _first(entry: Done | Judged) -> tuple[Ref, ...]:
    from gezant.views.corrections import Judged

    return (*entry.decision.ones[:1], *entry.decision.others[:1]) if isinstance(entry, Judged) else ()


def _words(ledger: Ledger, refs: list[Ref]) -> dict[Ref, str]:
    """What the statements say that decisions name, as far as their readings have them."""
    from gezant.views.quoting import excerpt

    readings = {report: ledger.reading(report) for report in dict.fromkeys(ref.report for ref in refs)}
    found = {(report, s.id): (reading.report.text, s) for report, reading in readings.items() for s in reading.statements}
    said = {ref: found.get((ref.report, ref.statement)) for ref in refs}
    return {ref: excerpt(told[0], told[1].content) for ref, told in said.items() if told}
