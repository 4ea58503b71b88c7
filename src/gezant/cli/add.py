"""`gezant add`: read reports into a dossier and say what they changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gezant.cli.dossiers import check, dossier_argument, opened
from gezant.cli.messages import complain, complain_of_bug
from gezant.cli.options import about_the_report, width_option
from gezant.cli.screen import busy, screen, show

if TYPE_CHECKING:
    from gezant.ledger import Ledger
    from gezant.ledger.ledger import Added
    from gezant.model import Reading

EXAMPLES = """\b
Examples:
  gezant add korea.db reports/                    read all reports of a folder into a dossier
  gezant add korea.db --outlet "De Tijd" r.txt    say who published it
  gezant add korea.db --readings out/*.json       readings that were made before
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("--readings", is_flag=True, help="The files are readings in JSON, as gezant read --out writes them.")
@click.option("--outlet", metavar="NAME", help="Who published the reports.")
@about_the_report
@width_option
@click.pass_context
def add(
    context: click.Context,
    dossier: str,
    files: tuple[str, ...],
    readings: bool,
    outlet: str | None,
    date: str | None,
    language: str | None,
    base: str | None,
    debug: bool,
    width: int | None,
) -> None:
    """Read reports into a dossier: which claims are new, which grades changed, which meetings moved.

    DOSSIER is the path of a file, which is made where it is not there yet, or the address of a database. FILE is as for
    "gezant read". A report that the dossier has already changes nothing; reports may come in any order.
    """
    check(dossier)  # before the reading, which may take long
    found, bad = _readings(files) if readings else _read(files, date, language, outlet, base, debug=debug)
    if not found:
        raise click.ClickException(f"no report could be read; nothing was added to {dossier}")
    with opened(dossier, create=True) as ledger:
        with busy(f"Adding {len(found)} to {dossier} …"):
            added, failed = _added(ledger, found, debug=debug)
        _tell(added, bad + failed, width)
    context.exit(1 if bad + failed else 0)


def _added(ledger: Ledger, found: Sequence[Reading], *, debug: bool) -> tuple[Added, int]:
    """Add readings in one transaction, or, where one of them fails, each in its own; and how many failed."""
    from gezant.ledger import LedgerError
    from gezant.ledger.ledger import Added

    try:
        return ledger.add(found), 0
    except LedgerError:
        raise
    except Exception as error:  # noqa: BLE001 - one report must not keep the others from being added; it is told in full
        if len(found) == 1:
            complain_of_bug(found[0].report.id, error, debug=debug, doing="adding")
            return Added((), ()), 1
    parts = [_added(ledger, [reading], debug=debug) for reading in found]
    filings = tuple(filing for added, _ in parts for filing in added.filings)
    changes = tuple(change for added, _ in parts for change in added.changes)
    return Added(filings, changes), sum(failed for _, failed in parts)


def _readings(files: Sequence[str]) -> tuple[list[Reading], int]:
    """The readings in JSON files, also those of folders, and how many files have none."""
    found: list[Reading] = []
    bad = 0
    for name in files:
        path = Path(name)
        within = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not within:
            complain(f"{path}: no .json files in this folder")
            bad += 1
        for file in within:
            try:
                found.append(_reading_in(file))
            except FileNotFoundError:
                complain(f"{file}: there is no such file")
                bad += 1
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                complain(f"{file}: no reading in the guidelines' JSON ({type(error).__name__}: {error}); see gezant read --out")
                bad += 1
    return found, bad


def _read(
    files: Sequence[str], date: str | None, language: str | None, outlet: str | None, base: str | None, *, debug: bool
) -> tuple[list[Reading], int]:
    from gezant.cli.reading import LanguageError, reading_of
    from gezant.intake import IntakeError, reports

    found: list[Reading] = []
    bad = 0
    for report in reports(files, date=date, language=language, outlet=outlet):
        if isinstance(report, IntakeError):
            complain(str(report))
            bad += 1
            continue
        origin = report.origin or report.id
        try:
            with busy(f"Reading {origin} …"):
                found.append(reading_of(report, base))
        except LanguageError as error:
            complain(f"{origin}: {error.format_message()}")
            bad += 1
        except click.ClickException:
            raise
        except Exception as error:  # noqa: BLE001 - one report must not keep the others from being read; it is told in full
            complain_of_bug(origin, error, debug=debug)
            bad += 1
    return found, bad


def _reading_in(file: Path) -> Reading:
    from gezant.model import reading_from_json

    return reading_from_json(json.loads(file.read_text(encoding="utf-8")))


def _tell(added: Added, bad: int, width: int | None) -> None:
    from gezant.views.ledger import changes_view

    new = sum(filing.new for filing in added.filings)
    anew = sum(filing.read_anew for filing in added.filings)
    known = len(added.filings) - new - anew
    copies = [f"{filing.report} is a copy of {filing.copy_of}" for filing in added.filings if filing.copy_of]
    parts = [f"{new} new report{'' if new == 1 else 's'}"] if new or not known + anew else []
    parts += [f"{known} known already"] if known else []
    parts += [f"{anew} read anew"] if anew else []
    parts += [f"{bad} not added"] if bad else []
    if added.changes:
        show(screen(width), changes_view(added.changes))
    for copy in copies:
        click.echo(f"{copy}: one source, counted once")
    click.echo(", ".join(parts))
