"""What comes once a year: months, days of a month, seasons, quarters, holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gezant.times import calendar
from gezant.times.calendar import Grain, Period
from gezant.times.expressions import Context, Direction, Expression

# A date that recurs once a year lies in the direction of its tense, unless that is nearly a year off while the other way it
# is near: nobody writes of "the summit of 12 June" on 25 May and means last year's.
_FAR, _NEAR = 290, 75


@dataclass(frozen=True, slots=True)
class Yearly(Expression):
    """What comes once a year: a month, a day of a month, a season, a holiday.

    `year` fixes the year; `forced` is a direction that the words themselves name (*last May*), own time excluded.
    """

    year: Expression | None = None
    forced: Direction | None = None

    @property
    def fixed(self) -> bool:
        return self.year is not None and self.year.fixed

    @property
    def directed(self) -> bool:
        return self.year is None and self.forced is None

    def of(self, year: int) -> Period:
        raise NotImplementedError

    def at(self, day: date, context: Context) -> Period:
        if self.year is not None:
            return self.of(self.year.at(day, context).first.year)
        anchor = context.anchor
        if anchor.grain == Grain.YEAR:
            return self.of(anchor.first.year + {"past": -1, "future": 1, None: 0}[self.forced])
        here = Period(day, day) if anchor.is_day() and self.forced is None else calendar.of_month(day.year, day.month)
        direction = self.forced or context.direction
        answer = self._nearest(here, direction)
        if self.forced or context.sure:
            return answer
        other = self._nearest(here, "past" if direction == "future" else "future")
        far, near = _distance(answer, day), _distance(other, day)
        return other if far > _FAR and near <= _NEAR else answer

    def _nearest(self, here: Period, direction: Direction) -> Period:
        back = range(here.last.year, here.last.year - 9, -1)
        for year in back if direction == "past" else range(here.first.year - 1, here.first.year + 9):
            try:
                period = self.of(year)
            except ValueError:  # 29 February in a common year
                continue
            if self._lies(period, here, direction):
                return period
        raise ValueError("no such date near")

    def _lies(self, period: Period, here: Period, direction: Direction) -> bool:
        if direction == "past":
            return period.last < here.first if self.forced else period.first <= here.last
        return period.first > here.last if self.forced else period.last >= here.first


def _distance(period: Period, day: date) -> int:
    if period.first <= day <= period.last:
        return 0
    return min(abs((period.first - day).days), abs((period.last - day).days))


@dataclass(frozen=True, slots=True)
class MonthOf(Yearly):
    """A month by its name."""

    month: int = 1

    def of(self, year: int) -> Period:
        return calendar.of_month(year, self.month)

    def floating(self, year: str) -> str:
        return f"{year}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class DayOf(Yearly):
    """A day of a month, by its number."""

    month: int = 1
    day: int = 1

    def of(self, year: int) -> Period:
        return calendar.of_day(date(year, self.month, self.day))

    def floating(self, year: str) -> str:
        return f"{year}-{self.month:02}-{self.day:02}"


SEASONS: Final = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}  # TIMEX3; EDTF has no season of an unknown year


@dataclass(frozen=True, slots=True)
class SeasonOf(Yearly):
    """A season: 1 spring to 4 winter."""

    season: int = 1

    def of(self, year: int) -> Period:
        return calendar.of_season(year, self.season)

    def floating(self, year: str) -> str:
        return f"{year}-{SEASONS[self.season]}"


@dataclass(frozen=True, slots=True)
class QuarterOf(Yearly):
    """A quarter by its number."""

    quarter: int = 1

    def of(self, year: int) -> Period:
        return calendar.of_months(year, 3 * self.quarter - 2, 3)

    def floating(self, year: str) -> str:
        return f"{year}-{3 * self.quarter - 2:02}/{year}-{3 * self.quarter:02}"


@dataclass(frozen=True, slots=True)
class HolidayOf(Yearly):
    """A holiday: `month` and `day`; days after `easter`; the nth `weekday` of `month`, or the first on or after its `day`."""

    month: int = 0
    day: int = 0
    easter: int | None = None
    weekday: int = 0
    nth: int = 0

    def of(self, year: int) -> Period:
        if self.easter is not None:
            return calendar.of_day(calendar.easter(year) + timedelta(self.easter))
        if self.weekday and self.day:
            first = date(year, self.month, self.day)
            return calendar.of_day(first + timedelta((self.weekday - first.isoweekday()) % 7))
        if self.weekday:
            return calendar.of_day(calendar.nth_weekday(year, self.month, self.weekday, self.nth))
        return calendar.of_day(date(year, self.month, self.day))

    def floating(self, year: str) -> str:
        return f"{year}-{self.month:02}-{self.day:02}" if self.day and not self.weekday else year
