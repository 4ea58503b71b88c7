"""What people do with a dossier that is kept: correct readings, take back, look at what is least certain, take away gold."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from importlib.metadata import version as program_version
from typing import Any

import sqlalchemy as sa

from gezant.ledger.corrections import JUDGED, Corrected, Correction, CorrectionKind, Uncertain
from gezant.ledger.gold import Gold
from gezant.ledger.store import correcting, visits
from gezant.ledger.store import corrections as kept
from gezant.ledger.store import schema as t
from gezant.ledger.store.anew import Unfinished, step, unfinished
from gezant.ledger.store.queries import PAGE, statement_line
from gezant.ledger.store.store import arrival_of, corrected_reading, machine_reading
from gezant.ledger.undoing import undone
from gezant.model import Reading
from gezant.model.dossier import StatementLine


class Editing(ABC):
    """The part of a ledger that people's corrections are made with. Every change is one transaction."""

    at_once: int | None
    """How many reports are derived anew within a change; None: all that it takes. See `catch_up` for what is left."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sa.Connection]: ...

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sa.Connection]: ...

    def correct(
        self,
        report: str,
        statement: str | None,
        kind: CorrectionKind,
        after: Mapping[str, Any] | None = None,
        *,
        who: str,
        seen: int | None = None,
    ) -> Correction:
        """Accept, reject or change a statement, or add one (`statement` None), and derive what follows from it.

        `after` is the statement as it shall be, in the guidelines' JSON (an id in it does not count). `seen` is the number of
        the latest correction of the statement that its editor saw, 0 for none. Raises Conflict where there is a later one,
        LedgerError where there is no such statement or `after` does not keep to the format.
        """
        with self._writing() as connection:
            return correcting.correct(connection, correcting.Wish(report, statement, kind, after, who, seen), self.at_once)

    def correct_date(self, report: str, date: str | None, reading: Reading, who: str) -> Correction:
        """Give a report another date (EDTF; None: unknown); `reading` is its reading, made anew for that date.

        Raises LedgerError where it has that date already, or the reading is of another text or date.
        """
        with self._writing() as connection:
            return correcting.correct_date(connection, report, date, reading, who, program_version("gezant"), self.at_once)

    def undo(self, number: int, who: str) -> Correction:
        """Take back a correction by its number, or the taking back of one. Raises LedgerError where that cannot be."""
        with self._writing() as connection:
            return correcting.undo(connection, number, who, self.at_once)

    def unfinished(self) -> Unfinished | None:
        """How far what is shown is worked out anew after corrections; None where it is up to date."""
        with self._reading() as connection:
            return unfinished(connection)

    def work_on(self) -> bool:
        """Do the next bit (up to some seconds) of working out anew, in a transaction; gives whether there may be more."""
        with self._writing() as connection:
            return step(connection)

    def catch_up(self, pause: float = 0.15) -> None:
        """Work out anew all that there is, with so many seconds between two bits, in which others can write."""
        while self.work_on():
            time.sleep(pause)

    def corrections(
        self, report: str | None = None, who: str | None = None, limit: int | None = PAGE, offset: int = 0
    ) -> list[Correction]:
        """Corrections (of a report, by somebody), the latest first, each with what became of it."""
        with self._reading() as connection:
            found = kept.entries(connection, report, who, limit, offset)
            of = {id: _corrected(connection, id) for id in {c.report for c in found}}
            return [kept.with_status(c, of[c.report]) for c in found]

    def corrected(self, report: str) -> Corrected:
        """The reading of a report as people corrected it, with what became of their corrections.

        Raises LedgerError where there is no such report.
        """
        with self._reading() as connection:
            return _corrected(connection, report)

    def machine_reading(self, report: str) -> Reading:
        """The latest reading of a report as the program made it. Raises LedgerError where there is no such report."""
        with self._reading() as connection:
            return machine_reading(connection, arrival_of(connection, report))

    def uncertain(self, limit: int = PAGE, offset: int = 0) -> list[Uncertain]:
        """What people should look at: corrections that are asked about again, then the statements that nobody looked at,
        the least certain first."""
        with self._reading() as connection:
            again, count = kept.asked_again(connection, limit, offset)
            page = [_again(connection, c) for c in again]
            if len(page) < limit:
                rows = kept.unchecked(connection, limit - len(page), max(0, offset - count))
                page += [Uncertain(statement_line(connection, row), row.confidence) for row in rows]
            return page

    def progress(self) -> tuple[int, int]:
        """How many of the statements people looked at, and how many there are."""
        with self._reading() as connection:
            return kept.progress(connection)

    def last_visit(self, who: str) -> str | None:
        """When somebody last looked at the page (ISO 8601); None where they never did."""
        with self._reading() as connection:
            return visits.last_visit(connection, who)

    def visit(self, who: str) -> None:
        """Note that somebody looks at the page now."""
        with self._writing() as connection:
            visits.visit(connection, who, datetime.now(UTC).isoformat(timespec="seconds"))

    def gold(self, reports: Sequence[str] | None = None) -> Iterator[Gold]:
        """The readings (of these reports) in which people judged a statement, as they left them, one by one."""
        with self._reading() as connection:
            ids = kept.reports_judged(connection, reports)
        for id in ids:
            with self._reading() as connection:
                entries = kept.of_report(connection, id)
                gone = undone((c.number, c.undoes) for c in entries)
                found = _corrected(connection, id)
            if any(c.kind in JUDGED and c.number not in gone for c in entries):
                yield Gold(found.reading, "all" if found.whole else "some")


def _corrected(connection: sa.Connection, report: str) -> Corrected:
    return corrected_reading(connection, arrival_of(connection, report))


def _again(connection: sa.Connection, correction: Correction) -> Uncertain:
    entry = kept.with_status(correction, _corrected(connection, correction.report))
    s = t.statements.c
    arrival = arrival_of(connection, correction.report)
    day = connection.execute(sa.select(t.reports.c.day).where(t.reports.c.arrival == arrival)).scalar_one()
    here = sa.select(t.statements).where(s.day == day, s.arrival == arrival, s.id == entry.now)
    row = connection.execute(here).first()
    line: StatementLine | None = statement_line(connection, row) if row else None
    return Uncertain(line, entry.machine.confidence if entry.machine else 1.0, entry)
