"""The readings of a dossier in the order of their dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gezant.ledger.propositions import Proposition, Propositions
from gezant.ledger.voices import Voice, Voices
from gezant.model import Condition, Reading, Statement
from gezant.times import parse_date


@dataclass(frozen=True)
class Filed:
    """A reading and its place in the order: the day that it stands at, and the number of its arrival."""

    reading: Reading
    day: date
    arrival: int

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id

    def named(self, statement: Statement) -> tuple[str, ...]:
        """The parties that a statement's content names."""
        return self._finder.named(statement)

    @property
    def place(self) -> tuple[date, int]:
        """What reports are ordered by."""
        return self.day, self.arrival

    def asked(self, statement: Statement, condition: Condition) -> Proposition:
        """What a condition of a statement asks for."""
        return self._finder.asked(statement, condition)

    @cached_property
    def _finder(self) -> Propositions:
        return Propositions(self.reading)

    @cached_property
    def propositions(self) -> tuple[Proposition, ...]:
        """What its statements claim, in the order of the text."""
        return tuple(p for statement in self.reading.statements for p in self._finder.of(statement))

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Its statements by id."""
        return {s.id: s for s in self.reading.statements}

    @cached_property
    def voices(self) -> Voices:
        """Who says what to its reader."""
        return Voices(self.reading)

    def voice(self, statement: str) -> tuple[Voice, ...]:
        """Who vouches for a statement."""
        return self.voices.of(self.statements[statement])


def standing_day(edtf: str | None, latest: Callable[[date, date], date | None]) -> date:
    """The day that a report stands at; `latest` gives the last day between two at which an earlier one stands, None for none.

    One that is known only by its month (or year) stands behind the latest of that month that arrived before it; one without a
    date behind all. Raises ValueError where `edtf` is no date.
    """
    period = parse_date(edtf) if edtf else None
    if period is not None and period.is_day():
        return period.first
    first, last = (period.first, period.last) if period else (date.min, date.max)
    return latest(first, last) or first


def filed(readings: Sequence[Reading]) -> tuple[Filed, ...]:
    """Readings, given by arrival, in the order of their dates."""
    placed: list[date] = []
    out: list[Filed] = []
    for arrival, reading in enumerate(readings):
        day = standing_day(reading.report.date, lambda first, last: max((d for d in placed if first <= d <= last), default=None))
        placed.append(day)
        out.append(Filed(reading, day, arrival))
    return tuple(sorted(out, key=lambda f: f.place))
