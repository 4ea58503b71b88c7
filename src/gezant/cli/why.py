"""`gezant why`: show what one entry of a reading or of a dossier rests on."""

from __future__ import annotations

import click

from gezant.cli.dossiers import as_of_option
from gezant.cli.intake import Intake
from gezant.cli.messages import complain, complain_of_bug
from gezant.cli.options import about_the_reports, width_option
from gezant.cli.screen import busy, screen, show
from gezant.cli.why_dossier import is_dossier, why_in_dossier

_LISTED = 8  # reports of an archive that are named in a message

EXAMPLES = """\b
Examples:
  gezant why report.txt S3        a statement
  gezant why report.txt T1        a time
  gezant why report.html report   the report: when it was published, who tells so
  gezant why news.zip b           one of the reports in an archive; b/S1 an entry of it
  gezant why --date 2018-04 report.txt M2
  gezant why korea.db C3          a claim of a dossier: why each statement is with it
  gezant why korea.db C3 on C5    a condition
  gezant why korea.db M1          a meeting: why its mentions are one
  gezant why korea.db k-04        a report
  gezant why korea.db k-04/S3     a statement of a report
"""


@click.command(epilog=EXAMPLES)
@click.argument("target", metavar="FILE|DOSSIER")
@click.argument("ids", metavar="ID", nargs=-1, required=True)
@as_of_option
@about_the_reports
@width_option
@click.pass_context
def why(
    context: click.Context,
    target: str,
    ids: tuple[str, ...],
    as_of: str | None,
    intake: Intake,
    width: int | None,
) -> None:
    """Show what an entry rests on.

    Of a report FILE, as given to "gezant read" and with the same options: an entry's words in the text, its rule, the parse of
    the sentence; with the report's own id, where it came from and what its date rests on. Of a DOSSIER: why each statement is
    with a claim and what people decided, on which claim a condition rests, why mentions are one meeting, where a report came from
    and what it says. ID is an id that "gezant read", "gezant claims" or "gezant meetings" shows.
    """
    id = " ".join(ids)
    if is_dossier(target):
        show(screen(width), why_in_dossier(target, id, as_of))
        return
    if as_of is not None:
        raise click.UsageError(f"--as-of is for dossiers, and {target} is none")
    _why_in_report(context, target, id, intake, width)


def _why_in_report(context: click.Context, file: str, id: str, intake: Intake, width: int | None) -> None:
    from gezant.cli.reading import reading_of, rows_around
    from gezant.model import Report
    from gezant.views.why import NoSuchEntryError, find, marks, why_view
    from gezant.views.why_source import source_view

    found = list(intake.reports([file]))
    read = [report for report in found if isinstance(report, Report)]
    if not read:
        complain("; ".join(str(other) for other in found) or f"{file}: there is no report in it")
        context.exit(1)
    if (named := next((report for report in read if report.id == id), None)) is not None:
        show(screen(width), source_view(named))
        return
    of, _, entry_id = id.rpartition("/")
    picked = [report for report in read if report.id == of] or (read if not of else [])
    if len(picked) != 1:
        ids = ", ".join(report.id for report in read[:_LISTED]) + (" …" if len(read) > _LISTED else "")
        how = f"name one of them, or an entry of it: {read[0].id}, {read[0].id}/S1"
        raise click.UsageError(f"{file} holds {len(read)} reports: {ids}; {how}")
    (report,) = picked
    origin = report.origin or file
    try:
        with busy(f"Reading {origin} …"):
            reading = reading_of(report, intake.base)
            entry = find(reading, entry_id)
            rows = rows_around(report, marks(entry)[0].span, intake.base)
    except NoSuchEntryError as error:
        complain(f"{origin}: {error}; see them with: gezant read {file}")
        context.exit(1)
    except click.ClickException:
        raise
    except Exception as error:  # noqa: BLE001 - never a traceback unless it is asked for; it is told in full
        complain_of_bug(origin, error, debug=intake.debug)
        context.exit(1)
    show(screen(width), why_view(reading, entry, rows))
