"""An axis of days: where a day stands between the first and the last, and which ticks people read it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MOST_TICKS = 12
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)

Steps = Callable[[date], Iterator[tuple[date, str]]]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis: at which per cent of its width, and the day, month or year (EDTF) that begins there."""

    x: float
    value: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last`, both included, over a width of 100 per cent."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day begins, in per cent of the width; beyond the ends for days beyond them."""
        return round(100 * (day - self.first).days / self.days, 3)

    def ticks(self) -> tuple[Tick, ...]:
        """At most twelve ticks, of the finest of day, week, month, quarter, half, year, five, ten … years that gives so few."""
        for steps in (_days(1), _days(7), _months(1), _months(3), _months(6), *(_months(12 * n) for n in _YEARS)):
            found = list(_up_to(steps(self.first), self.last, _MOST_TICKS + 1))
            if len(found) <= _MOST_TICKS:
                return tuple(Tick(self.x(day), value) for day, value in found)
        return ()

    def zoomed(self, factor: float) -> Axis:
        """The axis around the same middle, `factor` times as many days, one at the least."""
        days = max(1, round(self.days * factor))
        middle = self.first.toordinal() + (self.days - 1) / 2
        return _axis(round(middle - (days - 1) / 2), days)

    def moved(self, share: float) -> Axis:
        """The axis moved by a share of its width; a negative one goes back in time."""
        return _axis(self.first.toordinal() + round(self.days * share), self.days)


def _axis(first: int, days: int) -> Axis:
    """An axis of so many days from an ordinal on, kept within the calendar."""
    days = min(days, date.max.toordinal())
    first = min(max(first, 1), date.max.toordinal() - days + 1)
    return Axis(date.fromordinal(first), date.fromordinal(first + days - 1))


def _days(step: int) -> Steps:
    def walk(first: date) -> Iterator[tuple[date, str]]:
        day = first if step == 1 else first + timedelta(-first.weekday() % 7)
        while True:
            yield day, day.isoformat()
            day += timedelta(step)

    return walk


def _months(step: int) -> Steps:
    def walk(first: date) -> Iterator[tuple[date, str]]:
        count = first.year * 12 + first.month - 1 + (first.day > 1)
        count += -count % step
        while True:
            day = date(count // 12, count % 12 + 1, 1)
            yield day, day.isoformat()[: 4 if step >= 12 else 7]
            count += step

    return walk


def _up_to(steps: Iterator[tuple[date, str]], last: date, most: int) -> Iterator[tuple[date, str]]:
    try:
        for _, (day, value) in zip(range(most), steps, strict=False):
            if day > last:
                return
            yield day, value
    except (ValueError, OverflowError):
        return  # the calendar ends here


def around(days: list[date], margin: float = 0.04) -> Axis | None:
    """An axis that has all of these days, with a margin at both ends; None for no days."""
    if not days:
        return None
    first, last = min(days), max(days)
    more = max(1, round((last - first).days * margin))
    return _axis(first.toordinal() - more, (last - first).days + 1 + 2 * more)
