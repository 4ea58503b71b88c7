"""What a time expression means before it is known when it was written: a function from a day to a period.

Every class answers `at(day, context)` for one day of the anchor (see `resolve`), and `floating(year)` where no day is
known: TIMEX3's `XXXX-WXX-3`, `XXXX-02`, `PAST_REF` and the like, with the year where at least that is known.
`fixed` says that the answer is the same for every day, `weekly` that with only a year the floating form is the answer,
`directed` that it hangs on the tense.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gezant.times import calendar
from gezant.times.calendar import Period
from gezant.times.edtf import edtf

Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read in: its clause's direction, whether that is sure, and the report's date."""

    direction: Direction
    sure: bool
    anchor: Period


@dataclass(frozen=True, slots=True)
class Expression:
    """The base of all expressions."""

    @property
    def fixed(self) -> bool:
        """Whether the answer is the same for every day."""
        return False

    @property
    def weekly(self) -> bool:
        """Whether `floating` is the answer where only the year is known."""
        return False

    @property
    def directed(self) -> bool:
        """Whether the answer hangs on the tense."""
        return False

    def at(self, day: date, context: Context) -> Period:
        """What is meant in a text of that day. Raises ValueError or OverflowError outside the calendar."""
        raise NotImplementedError

    def floating(self, year: str) -> str:
        """The TIMEX3 value where no day is known; `year` has four digits or is `XXXX`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Fixed(Expression):
    """A period of its own: a full date, a year, a decade."""

    period: Period

    @property
    def fixed(self) -> bool:
        return True

    def at(self, day: date, context: Context) -> Period:
        return self.period

    def floating(self, year: str) -> str:
        return edtf(self.period)


@dataclass(frozen=True, slots=True)
class UnitOffset(Expression):
    """The nth day, week, month, year … from now: yesterday, last month, this year."""

    count: int
    unit: str

    def at(self, day: date, context: Context) -> Period:
        return calendar.around(calendar.step(day, self.count, self.unit), self.unit)

    def floating(self, year: str) -> str:
        return "PRESENT_REF" if self.count == 0 else "PAST_REF" if self.count < 0 else "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Shifted(Expression):
    """So many units ago or from now: a day for days and weeks, a month for months, a year for years."""

    count: int
    unit: str

    def at(self, day: date, context: Context) -> Period:
        moved = calendar.step(day, self.count, self.unit)
        unit = {"W": "D", "WE": "D", "Q": "M", "DE": "Y", "CE": "Y"}.get(self.unit, self.unit)
        return calendar.around(moved, unit)

    def floating(self, year: str) -> str:
        return "PAST_REF" if self.count < 0 else "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Weekday(Expression):
    """A weekday, 1 Monday to 7 Sunday: the nearest in the tense's direction, the own day included."""

    weekday: int
    forced: Direction | None = None

    @property
    def weekly(self) -> bool:
        return True

    @property
    def directed(self) -> bool:
        return self.forced is None

    def at(self, day: date, context: Context) -> Period:
        if (self.forced or context.direction) == "past":
            back = (day.isoweekday() - self.weekday) % 7
            return calendar.of_day(day - timedelta(back or (7 if self.forced else 0)))
        ahead = (self.weekday - day.isoweekday()) % 7
        return calendar.of_day(day + timedelta(ahead or (7 if self.forced else 0)))

    def floating(self, year: str) -> str:
        return f"{year}-WXX-{self.weekday}"


@dataclass(frozen=True, slots=True)
class WeekdayIn(Expression):
    """A weekday of a week that is told: Monday of next week."""

    weekday: int
    week: Expression

    @property
    def weekly(self) -> bool:
        return True

    def at(self, day: date, context: Context) -> Period:
        return calendar.of_day(self.week.at(day, context).first + timedelta(self.weekday - 1))

    def floating(self, year: str) -> str:
        return f"{year}-WXX-{self.weekday}"


@dataclass(frozen=True, slots=True)
class Weekend(Expression):
    """A weekend: the one that lies in the tense's direction, the own one included; `forced`, the one before or to come."""

    forced: Direction | None = None

    @property
    def directed(self) -> bool:
        return self.forced is None

    def at(self, day: date, context: Context) -> Period:
        own = calendar.of_weekend(day)
        if (self.forced or context.direction) == "past" and (own.first > day or self.forced):
            return calendar.of_weekend(day - timedelta(7))
        return calendar.of_weekend(day + timedelta(7)) if self.forced == "future" and own.first <= day else own

    def floating(self, year: str) -> str:
        if self.forced is not None:
            return "PAST_REF" if self.forced == "past" else "FUTURE_REF"
        return f"{year}-WXX-WE"
