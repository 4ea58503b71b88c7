"""`gezant why`: show what one entry of a reading rests on."""

from __future__ import annotations

import click

from gezant.cli.messages import complain, complain_of_bug
from gezant.cli.options import about_the_report, width_option
from gezant.cli.screen import busy, screen, show

EXAMPLES = """\b
Examples:
  gezant why report.txt S3        a statement
  gezant why report.txt T1        a time
  gezant why --date 2018-04 report.txt M2
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", metavar="FILE")
@click.argument("id", metavar="ID")
@about_the_report
@width_option
@click.pass_context
def why(
    context: click.Context,
    file: str,
    id: str,
    date: str | None,
    language: str | None,
    base: str | None,
    debug: bool,
    width: int | None,
) -> None:
    """Show what an entry of a report's reading rests on: its words in the text, its rule, the parse of the sentence.

    FILE is the report as given to "gezant read", with the same options; ID is an id that "gezant read" shows.
    """
    from gezant.cli.reading import reading_of, rows_around
    from gezant.intake import IntakeError, reports
    from gezant.views.why import NoSuchEntryError, find, marks, why_view

    found = list(reports([file], date=date, language=language))
    if len(found) > 1:
        raise click.UsageError(f"{file} holds {len(found)} reports; name the file of one")
    (report,) = found
    if isinstance(report, IntakeError):
        complain(str(report))
        context.exit(1)
    origin = report.origin or file
    try:
        with busy(f"Reading {origin} …"):
            reading = reading_of(report, base)
            entry = find(reading, id)
            rows = rows_around(report, marks(entry)[0].span, base)
    except NoSuchEntryError as error:
        complain(f"{origin}: {error}; see them with: gezant read {file}")
        context.exit(1)
    except click.ClickException:
        raise
    except Exception as error:  # noqa: BLE001 - never a traceback unless it is asked for; it is told in full
        complain_of_bug(origin, error, debug=debug)
        context.exit(1)
    show(screen(width), why_view(reading, entry, rows))
