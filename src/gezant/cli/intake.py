"""Reports as the commands take them in: read one after the other, what goes wrong told, what is left out counted and listed."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from gezant.cli.messages import complain, complain_of_bug
from gezant.cli.progress import Telling, progress

if TYPE_CHECKING:
    from gezant.intake import Fetcher, IntakeError, Skipped
    from gezant.model import Reading, Report


@dataclass
class Intake:
    """What the user said about reports, and the tally of those that were taken in so far.

    `about` are the fields of `gezant.intake.Settings`; `good` were read, `bad` could not be, `left_out` were skipped on purpose.
    """

    about: Mapping[str, Any]
    follow: bool | None = None
    allow_private: bool = False
    skipped: Path | None = None
    base: str | None = None
    debug: bool = False
    good: int = field(default=0, init=False)
    bad: int = field(default=0, init=False)
    left_out: int = field(default=0, init=False)
    known: int = field(default=0, init=False)

    def reports(self, names: Iterable[str], *, id: str | None = None) -> Iterator[Report | Skipped | IntakeError]:
        """Every report in what the user named, and in its place what is none. Addresses among the names are fetched."""
        from gezant.intake import Settings, is_address, reports

        names = list(names)
        with ExitStack() as stack:
            wanted = any(is_address(name) for name in names) or self.follow
            fetcher = stack.enter_context(self.fetcher()) if wanted else None
            yield from reports(names, Settings(id=id, **self.about), fetcher, follow=self.follow)

    def fetcher(self) -> Fetcher:
        """What fetches addresses, as the user allows."""
        from gezant.intake import Fetcher, Network

        return Fetcher(Network(allow_private=self.allow_private))

    def readings(
        self,
        names: Iterable[str],
        *,
        id: str | None = None,
        refuse: Callable[[Report], str | None] = lambda report: None,
        known: Callable[[Report], bool] = lambda report: False,
    ) -> Iterator[Reading]:
        """The readings of all reports in what the user named; the rest is told, listed and counted.

        `refuse` says what is wrong with a report, None where nothing is; one that is `known` is counted and not read.
        """
        from gezant.intake import IntakeError, Skipped

        with self._list() as listed, progress(lambda: self.tally()) as shown:
            for found in self.reports(names, id=id):
                if isinstance(found, Skipped):
                    self.left_out += 1
                    listed(found.origin, found.reason)
                elif isinstance(found, IntakeError):
                    if self.debug and found.__cause__ is not None:
                        traceback.print_exception(found.__cause__)
                    self._not_read(str(found), found.origin or "", f"{found.problem}; {found.remedy}", listed)
                elif problem := refuse(found):
                    self._not_read(problem, found.origin or found.id, problem, listed)
                elif known(found):
                    self.known += 1
                elif (reading := self.read(found, shown, listed)) is not None:
                    self.good += 1
                    with shown.paused():
                        yield reading

    def tally(self) -> list[str]:
        """What was done so far, with counts: `12 read`, `3 left out` …; nothing of which there is none."""
        counts = ((self.good, "read"), (self.known, "known already"), (self.left_out, "left out"), (self.bad, "not read"))
        return [f"{count:,} {what}" for count, what in counts if count]

    def read(self, report: Report, shown: Telling, listed: Callable[[str, str], None]) -> Reading | None:
        """The reading of a report, told as it goes on; None, and it is told, listed and counted, where it cannot be read."""
        from gezant.cli.reading import LanguageError, reading_of

        origin = report.origin or report.id
        try:
            with shown(f"Reading {origin} …"):
                return reading_of(report, self.base)
        except LanguageError as error:
            self._not_read(f"{origin}: {error.format_message()}", origin, error.format_message(), listed)
        except click.ClickException:
            raise
        except Exception as error:  # noqa: BLE001 - one report must not keep the others from being read; it is told in full
            complain_of_bug(origin, error, debug=self.debug)
            self.bad += 1
            listed(origin, f"reading it failed, {type(error).__name__}: {error}")
        return None

    def _not_read(self, message: str, origin: str, reason: str, listed: Callable[[str, str], None]) -> None:
        complain(message)
        self.bad += 1
        listed(origin, reason)

    @contextmanager
    def _list(self) -> Iterator[Callable[[str, str], None]]:
        """What writes a line of --skipped: where, a tab, why. Raises click.FileError where the file cannot be written."""
        if self.skipped is None:
            yield lambda origin, reason: None
            return
        try:
            file: IO[str] = self.skipped.open("w", encoding="utf-8", errors="replace", newline=os.linesep)
        except OSError as error:
            raise click.FileError(str(self.skipped), error.strerror) from error
        with file:
            yield lambda origin, reason: print(_plain(origin), _plain(reason), sep="\t", file=file, flush=True)


def _plain(text: str) -> str:
    return " ".join(text.split())
