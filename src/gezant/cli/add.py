"""`gezant add`: read reports into a dossier and say what they changed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gezant.cli.dossiers import check, dossier_argument, opened
from gezant.cli.intake import Intake
from gezant.cli.messages import complain, complain_of_bug
from gezant.cli.options import about_the_reports, width_option
from gezant.cli.screen import busy, screen, show

if TYPE_CHECKING:
    from gezant.ledger import Ledger
    from gezant.ledger.ledger import Added
    from gezant.ledger.store.store import Filing
    from gezant.model import Reading, Report

_SECONDS, _MOST = 60.0, 500  # of reading, and of reports, that are added as one whole

EXAMPLES = """\b
Examples:
  gezant add korea.db reports/                    read all reports of a folder into a dossier
  gezant add korea.db https://example.org/rss     the reports that a feed links to
  gezant add korea.db cc-news.warc.gz --skipped left-out.tsv
  gezant add korea.db --outlet "De Tijd" r.txt    say who published it
  gezant add korea.db --readings out/*.json       readings that were made before
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("--readings", is_flag=True, help="The files are readings in JSON, as gezant read --out writes them.")
@about_the_reports
@width_option
@click.pass_context
def add(
    context: click.Context,
    dossier: str,
    files: tuple[str, ...],
    readings: bool,
    intake: Intake,
    width: int | None,
) -> None:
    """Read reports into a dossier: which claims are new, which grades changed, which meetings moved.

    DOSSIER is the path of a file, which is made where it is not there yet, or the address of a database. FILE is as for
    "gezant read". A report that the dossier has already changes nothing; reports may come in any order. A long list is added
    part by part, each as one whole: an interruption loses at most the part that is being read.
    """
    check(dossier)  # before the reading, which may take long
    told = Told(width)
    found = _readings(files, intake) if readings else intake.readings(files, known=_known(dossier))
    for part in batches(found):
        with opened(dossier, create=True) as ledger:
            with busy(f"Adding {len(part)} to {dossier} …"):
                added, failed = _added(ledger, part, debug=intake.debug)
            intake.bad += failed
            told.changes(added)
    if not told.filings and not intake.known:
        raise click.ClickException(f"no report could be read; nothing was added to {dossier}")
    with opened(dossier) as ledger:
        if ledger.unfinished():
            with busy(f"Working {dossier} out anew after corrections …"):
                ledger.catch_up()
    told.counts(intake)
    context.exit(1 if intake.bad else 0)


def batches(readings: Iterable[Reading], seconds: float = _SECONDS, most: int = _MOST) -> Iterator[list[Reading]]:
    """Readings in parts that took `seconds` to read, or are `most`: what is added as one whole."""
    part: list[Reading] = []
    since = time.monotonic()
    for reading in readings:
        part.append(reading)
        if len(part) >= most or time.monotonic() - since > seconds:
            yield part
            part, since = [], time.monotonic()
    if part:
        yield part


def _known(dossier: str) -> Callable[[Report], bool]:
    """Whether a dossier has a report already, as this version reads it; never where there is no dossier yet."""
    from importlib.metadata import version

    from gezant.ledger import Ledger, LedgerError

    try:
        ledger = Ledger.open(dossier)
    except LedgerError:
        return lambda report: False  # there is none yet: adding makes it, or says what is wrong
    return lambda report: ledger.knows(report, version("gezant"))


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


def _readings(files: Sequence[str], intake: Intake) -> Iterator[Reading]:
    """The readings in JSON files, also those of folders; files that have none are told and counted."""
    for name in files:
        path = Path(name)
        within = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not within:
            complain(f"{path}: no .json files in this folder")
            intake.bad += 1
        for file in within:
            try:
                yield _reading_in(file)
            except FileNotFoundError:
                complain(f"{file}: there is no such file")
                intake.bad += 1
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                complain(f"{file}: no reading in the guidelines' JSON ({type(error).__name__}: {error}); see gezant read --out")
                intake.bad += 1


def _reading_in(file: Path) -> Reading:
    from gezant.model import reading_from_json

    return reading_from_json(json.loads(file.read_text(encoding="utf-8")))


class Told:
    """What is said of an addition: its changes as they come, the counts at its end."""

    def __init__(self, width: int | None) -> None:
        self._width = width
        self.filings: list[Filing] = []

    def changes(self, added: Added) -> None:
        """Print what a part of the addition changed, and keep count of its reports."""
        from gezant.views.ledger import changes_view

        self.filings += added.filings
        if added.changes:
            show(screen(self._width), changes_view(added.changes))
        for filing in added.filings:
            if filing.copy_of:
                click.echo(f"{filing.report} is a copy of {filing.copy_of}: one source, counted once")

    def counts(self, intake: Intake) -> None:
        """Print how many reports were new, known, copies, left out or not added."""
        new = sum(filing.new for filing in self.filings)
        anew = sum(filing.read_anew for filing in self.filings)
        known = len(self.filings) - new - anew + intake.known
        copies = sum(filing.copy_of is not None for filing in self.filings)
        parts = [f"{new} new report{'' if new == 1 else 's'}"] if new or not known + anew else []
        parts[-1:] = [f"{parts[-1]} ({copies} cop{'y' if copies == 1 else 'ies'})"] if copies and parts else parts[-1:]
        parts += [f"{known} known already"] if known else []
        parts += [f"{anew} read anew"] if anew else []
        parts += [f"{intake.left_out} left out"] if intake.left_out else []
        parts += [f"{intake.bad} not added"] if intake.bad else []
        click.echo(", ".join(parts))
