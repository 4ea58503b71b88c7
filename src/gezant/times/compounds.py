"""Expressions made of others: parts of a period, ranges, stretches up to now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gezant.times import calendar
from gezant.times.calendar import Grain, Period
from gezant.times.expressions import Context, Direction, Expression, Weekday
from gezant.times.yearly import MonthOf, Yearly


@dataclass(frozen=True, slots=True)
class ThirdOf(Expression):
    """Begin (0), middle (1) or end (2) of a period."""

    which: int
    whole: Expression

    @property
    def fixed(self) -> bool:
        return self.whole.fixed

    @property
    def directed(self) -> bool:
        return self.whole.directed

    def at(self, day: date, context: Context) -> Period:
        return calendar.third(self.whole.at(day, context), self.which)

    def floating(self, year: str) -> str:
        whole = self.whole.floating(year)
        if not isinstance(self.whole, MonthOf):
            return whole
        last = calendar.month_length(2000, self.whole.month)
        first, end = ((1, 10), (11, 20), (21, last))[self.which]
        return f"{whole}-{first:02}/{whole}-{end:02}"


@dataclass(frozen=True, slots=True)
class HalfOf(Expression):
    """The first (0) or second (1) half of a period."""

    which: int
    whole: Expression

    @property
    def fixed(self) -> bool:
        return self.whole.fixed

    @property
    def directed(self) -> bool:
        return self.whole.directed

    def at(self, day: date, context: Context) -> Period:
        return calendar.half(self.whole.at(day, context), self.which)

    def floating(self, year: str) -> str:
        return self.whole.floating(year)


@dataclass(frozen=True, slots=True)
class NthIn(Expression):
    """The nth day, week, weekend, month or quarter of a longer period; -1 is the last; `many` of them in a row."""

    nth: int
    unit: str
    whole: Expression
    many: int = 1

    @property
    def fixed(self) -> bool:
        return self.whole.fixed

    @property
    def directed(self) -> bool:
        return self.whole.directed

    def at(self, day: date, context: Context) -> Period:
        whole = self.whole.at(day, context)
        edge = whole.first if self.nth > 0 else whole.last
        offset = (self.nth - 1) * self.many if self.nth > 0 else (self.nth + 1) * self.many - (self.many - 1)
        first = calendar.around(calendar.step(edge, offset, self.unit), self.unit)
        last = calendar.around(calendar.step(first.first, self.many - 1, self.unit), self.unit)
        grain = {"Q": Grain.MONTH, "W": Grain.DAY, "WE": Grain.DAY}.get(self.unit, first.grain)
        return Period(first.start, last.end, grain)

    def floating(self, year: str) -> str:
        return self.whole.floating(year)


@dataclass(frozen=True, slots=True)
class WeekNumber(Expression):
    """ISO week so and so."""

    week: int
    year: Expression | None

    @property
    def fixed(self) -> bool:
        return self.year is not None and self.year.fixed

    def at(self, day: date, context: Context) -> Period:
        year = day.year if self.year is None else self.year.at(day, context).first.year
        return calendar.of_week(date.fromisocalendar(year, self.week, 1))

    def floating(self, year: str) -> str:
        return f"{year}-W{self.week:02}"


@dataclass(frozen=True, slots=True)
class Around(Expression):
    """The week (or other unit) in which a day lies: the week of 5 May."""

    unit: str
    whole: Expression

    @property
    def fixed(self) -> bool:
        return self.whole.fixed

    @property
    def directed(self) -> bool:
        return self.whole.directed

    def at(self, day: date, context: Context) -> Period:
        return calendar.around(self.whole.at(day, context).first, self.unit)

    def floating(self, year: str) -> str:
        return self.whole.floating(year)


@dataclass(frozen=True, slots=True)
class Range(Expression):
    """From one point to another, both included; what one leaves open of the year or week the other tells."""

    start: Expression
    end: Expression

    @property
    def fixed(self) -> bool:
        start, end = self.start, self.end
        return (start.fixed and (end.fixed or isinstance(end, Yearly | Weekday))) or (
            end.fixed and isinstance(start, Yearly | Weekday)
        )

    @property
    def weekly(self) -> bool:
        return self.start.weekly or self.end.weekly

    @property
    def directed(self) -> bool:
        return self.start.directed or self.end.directed

    def at(self, day: date, context: Context) -> Period:
        if self.end.fixed and self.start.directed:
            end = self.end.at(day, context)
            start = borrowed(self.start, end.first, "past")
        else:
            start = self.start.at(day, context)
            end = borrowed(self.end, start.first, "future") if self.end.directed else self.end.at(day, context)
        if end.last < start.first:
            raise ValueError("a range that ends before it begins")
        return Period(start.first, end.last, min(start.grain, end.grain))

    def floating(self, year: str) -> str:
        start, end = self.start.floating(year), self.end.floating(year)
        return start if start == end else f"{start}/{end}"


def borrowed(expression: Expression, day: date, direction: Direction) -> Period:
    """An expression read from a day that another one gave, in a direction that is sure."""
    return expression.at(day, Context(direction, True, calendar.of_day(day)))


@dataclass(frozen=True, slots=True)
class Stretch(Expression):
    """The past (count < 0) or coming so many units up to or from now; `count` 0 and a direction: an open stretch."""

    count: int
    unit: str
    direction: Direction

    def at(self, day: date, context: Context) -> Period:
        anchor = context.anchor
        if self.count == 0:
            if self.direction == "past":
                return Period(None, anchor.end, anchor.grain)
            return Period(anchor.start, None, anchor.grain)
        here = calendar.around(day, "D" if self.unit in {"W", "WE", "D"} else "M" if self.unit in {"M", "Q"} else "Y")
        there = calendar.step(day, -self.count if self.direction == "past" else self.count, self.unit)
        other = calendar.around(there, {Grain.DAY: "D", Grain.MONTH: "M"}.get(here.grain, "Y"))
        first, last = (other, here) if self.direction == "past" else (here, other)
        return Period(first.start, last.end, here.grain)

    def floating(self, year: str) -> str:
        return "PAST_REF" if self.direction == "past" else "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class NthWeekday(Expression):
    """The nth Monday (1) to Sunday (7) of a longer period; -1 is the last."""

    nth: int
    weekday: int
    whole: Expression

    @property
    def fixed(self) -> bool:
        return self.whole.fixed

    @property
    def directed(self) -> bool:
        return self.whole.directed

    def at(self, day: date, context: Context) -> Period:
        whole = self.whole.at(day, context)
        edge = whole.last if self.nth < 0 else whole.first
        return calendar.of_day(calendar.nth_weekday(edge.year, edge.month, self.weekday, self.nth))

    def floating(self, year: str) -> str:
        return self.whole.floating(year)


@dataclass(frozen=True, slots=True)
class Moved(Expression):
    """So many units (`D`, `W`, `M`, `Y`) from a day: two weeks from Monday."""

    whole: Expression
    count: int
    unit: str

    @property
    def weekly(self) -> bool:
        return self.whole.weekly

    @property
    def directed(self) -> bool:
        return self.whole.directed

    def at(self, day: date, context: Context) -> Period:
        return calendar.of_day(calendar.shifted(self.whole.at(day, context).first, self.count, self.unit))

    def floating(self, year: str) -> str:
        return "PAST_REF" if self.count < 0 else "FUTURE_REF"
