"""`gezant gold`: take away what people corrected, as gold."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gezant.cli.dossiers import dossier_argument, opened
from gezant.cli.messages import complain
from gezant.cli.writing import check_id, replace_file

EXAMPLES = """\b
Examples:
  gezant gold korea.db --out gold                  every report in which people judged a statement
  gezant gold korea.db k-04 k-07 --out gold        of these reports
  gezant gold korea.db --whole --out gold          only reports of which every statement was judged
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.argument("reports", metavar="[REPORT]…", nargs=-1)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    required=True,
    help="Where to write them; made anew.",
)
@click.option("--whole", is_flag=True, help="Only reports of which every statement was judged.")
@click.pass_context
def gold(context: click.Context, dossier: str, reports: tuple[str, ...], out: Path, *, whole: bool) -> None:
    """Write the readings that people corrected to a folder, one REPORT.json each, in the format of the annotation guidelines.

    Statements stand as people left them. "reviewed" in a file says whether they judged "all" of its statements or "some".
    """
    from gezant.ledger.gold import gold_to_json

    all_of_it = some = bad = 0
    with opened(dossier) as ledger:
        for id in reports:
            ledger.provenance(id)  # raises where there is no such report
        try:
            out.mkdir(parents=True, exist_ok=True)
            for found in ledger.gold(reports or None):
                if whole and found.reviewed != "all":
                    continue
                id = found.reading.report.id
                try:
                    check_id(id)
                except click.BadParameter as error:
                    complain(f"{error.message}; it was left out")
                    bad += 1
                    continue
                text = json.dumps(gold_to_json(found), ensure_ascii=False, indent=1) + "\n"
                replace_file(out / f"{id}.json", text.encode())
                all_of_it += found.reviewed == "all"
                some += found.reviewed == "some"
        except OSError as error:
            raise click.FileError(str(error.filename or out), error.strerror) from error
    if not all_of_it + some + bad:
        raise click.ClickException(f"nobody judged {'all statements of a report' if whole else 'a statement'} in {dossier} yet")
    click.echo(f"{all_of_it + some} written to {out}: {all_of_it} judged whole, {some} in part")
    context.exit(1 if bad else 0)
