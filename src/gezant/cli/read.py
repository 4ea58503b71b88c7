"""`gezant read`: read reports and print or write their readings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gezant.cli.messages import complain, complain_of_bug
from gezant.cli.options import about_the_report, width_option
from gezant.cli.screen import busy, screen, show

if TYPE_CHECKING:
    from gezant.model import Reading, Report

EXAMPLES = """\b
Examples:
  gezant read report.txt                     what it says, on the terminal
  gezant read archive/ --format table        every .txt file in and under a folder
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
@click.option("--outlet", metavar="NAME", help="Who published the reports.")
@about_the_report
@width_option
@click.pass_context
def read(
    context: click.Context,
    files: tuple[str, ...],
    shape: str | None,
    out: Path | None,
    id: str | None,
    outlet: str | None,
    date: str | None,
    language: str | None,
    base: str | None,
    debug: bool,
    width: int | None,
) -> None:
    """Read reports: who says what, on whose word, under which conditions, when, and which meetings are planned.

    FILE is a text file, a folder (every .txt file in and under it) or - for standard input. A first line "date 2018-04",
    with a day, a month or a year, gives the report's date and is not part of its text.
    """
    from gezant.cli.writing import Duplicates, check_id, write_files, write_lines
    from gezant.intake import IntakeError, reports, sources

    if out is not None and shape not in (None, "json"):
        raise click.UsageError(f"--out writes JSON; leave out --format {shape}")
    if id is not None:
        check_id(id)
        if len(found := list(sources(files))) > 1:
            raise click.UsageError(f"--id names one report, and {len(found)} are given")
    if out is not None:
        write: Callable[[Reading], None] = write_files(out)
    elif shape == "json":
        write = write_lines()
    else:
        write = _printing(shape, width)
    duplicates = Duplicates() if out is not None or shape == "json" else None

    good = bad = 0
    for report in reports(files, id=id, date=date, language=language, outlet=outlet):
        if isinstance(report, IntakeError):
            complain(str(report))
            bad += 1
        elif duplicates is not None and (problem := duplicates.problem(report)):
            complain(problem)
            bad += 1
        elif _read(report, base, write, debug=debug):
            good += 1
        else:
            bad += 1
    if out is not None:
        complain(f"{good} reading{'' if good == 1 else 's'} written to {out}" + (f", {bad} not read" if bad else ""))
    context.exit(1 if bad else 0)


def _read(report: Report, base: str | None, write: Callable[[Reading], None], *, debug: bool) -> bool:
    """Read one report and write its reading; False, and a message, where it cannot be read."""
    from gezant.cli.reading import LanguageError, reading_of

    origin = report.origin or report.id
    try:
        with busy(f"Reading {origin} …"):
            reading = reading_of(report, base)
    except LanguageError as error:
        complain(f"{origin}: {error.format_message()}")
        return False
    except click.ClickException:
        raise
    except Exception as error:  # noqa: BLE001 - one report must not keep the others from being read; it is told in full
        complain_of_bug(origin, error, debug=debug)
        return False
    write(reading)
    return True


def _printing(shape: str | None, width: int | None) -> Callable[[Reading], None]:
    from gezant.views.terminal import reading_view, shape_for

    console = screen(width)
    chosen = "table" if shape == "table" else "cards" if shape == "cards" else shape_for(console.width)
    return lambda reading: show(console, reading_view(reading, chosen))
