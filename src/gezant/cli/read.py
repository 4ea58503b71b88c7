"""`gezant read`: read reports and print or write their readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gezant.cli.intake import Intake
from gezant.cli.messages import complain
from gezant.cli.options import about_the_reports, width_option
from gezant.cli.screen import screen, show

if TYPE_CHECKING:
    from gezant.model import Reading

EXAMPLES = """\b
Examples:
  gezant read report.txt                     what it says, on the terminal
  gezant read archive/ --format table        every report in and under a folder
  gezant read https://example.org/a.html     a page of the web
  gezant read news.warc.gz --out readings    an archive of pages
  gezant read --date 2018-04 report.txt      a report that does not tell its date
  pbpaste | gezant read -                    standard input
  gezant read --out readings archive/        one readings/<id>.json a report
  gezant read --format json archive/ | jq -r '.statements[].act'
"""


@click.command(epilog=EXAMPLES)
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "cards", "json"]),
    help="Table, cards, or JSON Lines. Default: a table on 110 columns or more, else cards; with --out JSON.",
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write each reading to DIR/<id>.json."
)
@click.option("--id", metavar="ID", help="Id of the report, instead of its file's name without the ending. One report only.")
@about_the_reports
@width_option
@click.pass_context
def read(
    context: click.Context,
    files: tuple[str, ...],
    shape: str | None,
    out: Path | None,
    id: str | None,
    intake: Intake,
    width: int | None,
) -> None:
    """Read reports: who says what, on whose word, under which conditions, when, and which meetings are planned.

    FILE is a text, Markdown, HTML or PDF file, an e-mail, a table (CSV, JSON Lines), a feed (RSS, Atom), an archive (zip, gzip,
    WARC), a folder of these, an address (https://…), or - for standard input. A first line "date 2018-04", with a day, a month or
    a year, gives the date of a plain text and is not part of it.
    """
    from gezant.cli.writing import Duplicates, check_id, write_files, write_lines

    if out is not None and shape not in (None, "json"):
        raise click.UsageError(f"--out writes JSON; leave out --format {shape}")
    if id is not None:
        check_id(id)
        _check_single(files, intake)
    if out is not None:
        write: Callable[[Reading], None] = write_files(out)
    elif shape == "json":
        write = write_lines()
    else:
        write = _printing(shape, width)
    duplicates = Duplicates().problem if out is not None or shape == "json" else lambda report: None

    for reading in intake.readings(files, id=id, refuse=duplicates):
        write(reading)
    if out is not None:
        rest = [part for part in intake.tally() if not part.endswith(" read") or part.endswith(" not read")]
        written = f"{intake.good} reading{'' if intake.good == 1 else 's'} written to {out}"
        complain(", ".join([written, *rest]))
    elif intake.left_out:
        complain(f"{intake.left_out} left out{'' if intake.skipped else '; --skipped FILE lists them'}")
    context.exit(1 if intake.bad else 0)


def _check_single(files: Sequence[str], intake: Intake) -> None:
    """Raise UsageError where what the user named holds more than one report."""
    from gezant.intake import is_address
    from gezant.model import Report

    if len(files) == 1 and (files[0] == "-" or is_address(files[0])):
        return  # read once only: what comes behind the first report is refused as having its id
    found = [report for report in islice(intake.reports(files), 1000) if isinstance(report, Report)]
    if len(found) > 1:
        raise click.UsageError(f"--id names one report, and {len(found)} are given")


def _printing(shape: str | None, width: int | None) -> Callable[[Reading], None]:
    from gezant.views.terminal import reading_view, shape_for

    console = screen(width)
    chosen = "table" if shape == "table" else "cards" if shape == "cards" else shape_for(console.width)
    return lambda reading: show(console, reading_view(reading, chosen))
