"""Times that point at times told before: then, since then, that day, a week later, the twelfth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gezant.times import calendar
from gezant.times.calendar import Grain, Period
from gezant.times.compounds import borrowed
from gezant.times.edtf import edtf, one_of, union
from gezant.times.expressions import Expression
from gezant.times.meaning import Anaphor
from gezant.times.resolve import Value

_WEEKLY = re.compile(r"(?P<year>\d{4}|XXXX)-WXX-(?P<day>[1-7])")


@dataclass(frozen=True, slots=True)
class Referent:
    """A time told before: its value, and whether it stands in the same paragraph."""

    value: Value
    near: bool


def refer(anaphor: Anaphor, before: Sequence[Referent], anchor: Period | None, *, only_past: bool = False) -> Value | None:
    """The value of an anaphor after the referents `before` (in text order), None where it points at nothing.

    `only_past`: its clause is surely past, and so is what *that day* points at.
    """
    told = [r for r in before if _usable(r.value) and (not only_past or _is_past(r.value, anchor))]
    if anaphor.kind in {"then", "since"}:
        past = [r.value for r in told if _is_past(r.value, anchor)]
        return None if not past else past[-1] if anaphor.kind == "then" else _since(past[-1])
    if anaphor.kind == "ordinal":
        return _ordinal(int(anaphor.amount.count or 0), told)
    if anaphor.kind == "day":
        return next((r.value for r in reversed(told) if r.near and _is_daily(r.value)), _today(anchor))
    if anaphor.kind == "same":
        return _same(anaphor.amount.unit, told, anchor)
    return _shift(anaphor, told[-1].value if told else _today(anchor), anchor if told else None)


def following(expressions: Sequence[Expression], before: Sequence[Referent], anchor: Period | None) -> Value | None:
    """A weekday that was still to come at the past day last told: the next one from there; None where there is no such day."""
    if len(expressions) != 1 or not expressions[0].weekly:
        return None
    past = [r.value for r in before if r.value.choices and _is_daily(r.value) and _is_past(r.value, anchor)]
    return _value(borrowed(expressions[0], p.first, "future") for p in past[-1].choices) if past else None


def weekday_of(expressions: Sequence[Expression], before: Sequence[Referent]) -> Value | None:
    """A weekday that only names the day just told (*tomorrow, Wednesday*): those of its days that are that weekday."""
    weekday = getattr(expressions[0], "weekday", 0) if len(expressions) == 1 and expressions[0].weekly else 0
    if not weekday or not before or not _is_daily(before[-1].value):
        return None
    days = [p for p in before[-1].value.choices if p.first.isoweekday() == weekday]
    return _value(days) if days else None


def year_told(before: Sequence[Referent]) -> Period | None:
    """The year of the time last told."""
    for referent in reversed(before):
        years = {p.first.year for p in referent.value.choices if p.bounded}
        if len(years) == 1:
            return calendar.of_year(years.pop())
    return None


def ordinals(before: Iterable[Referent], day: int) -> bool:
    """Whether a day of the month with this number was told before."""
    return any(p.is_day() and p.first.day == day for r in before if len(r.value.choices) == 1 for p in r.value.choices)


def _usable(value: Value) -> bool:
    return bool(value.choices) or _WEEKLY.fullmatch(value.text) is not None or value.text.startswith("XXXX-")


def _is_daily(value: Value) -> bool:
    return all(p.is_day() for p in value.choices) if value.choices else _WEEKLY.fullmatch(value.text) is not None


def _is_past(value: Value, anchor: Period | None) -> bool:
    if not value.choices or anchor is None:
        return True
    return all(p.bounded and p.first <= anchor.last for p in value.choices) and value.choices[-1].last <= anchor.last


def _today(anchor: Period | None) -> Value:
    return Value("PRESENT_REF") if anchor is None else Value(edtf(anchor), (anchor,))


def _since(value: Value) -> Value:
    if not value.choices:
        return Value(f"{value.text}/..")
    first = value.choices[0]
    period = Period(first.first, None, first.grain if first.grain in {Grain.DAY, Grain.MONTH} else Grain.YEAR)
    return Value(edtf(period), (period,))


def _same(unit: str, told: Sequence[Referent], anchor: Period | None) -> Value | None:
    if unit == "D":
        near = next((r.value for r in reversed(told) if _is_daily(r.value)), None)
        return near or _today(anchor)
    last = next((r.value for r in reversed(told) if r.value.choices and all(p.bounded for p in r.value.choices)), None)
    if last is None:
        return None
    return _value(calendar.around(p.first, unit) for p in last.choices)


def _ordinal(day: int, told: Sequence[Referent]) -> Value | None:
    single = [r.value.choices[0] for r in told if len(r.value.choices) == 1 and r.value.choices[0].is_day()]
    for period in reversed(single):
        if period.first.day == day:
            return _value([period])
    if not single:
        return None
    month, day_told = single[-1].first.replace(day=1), single[-1].first.day
    if day < day_told:
        month = calendar.shifted(month, 1, "M")
    if day > calendar.month_length(month.year, month.month):
        return None
    return _value([calendar.of_day(month.replace(day=day))])


def _shift(anaphor: Anaphor, value: Value, anchor: Period | None) -> Value | None:
    amount, sign = anaphor.amount, anaphor.sign
    if amount.of_hours:
        return value
    step = amount.step()
    if step is None:
        return Value("PAST_REF" if sign < 0 or (anchor is not None and _is_past(value, anchor)) else "FUTURE_REF")
    count, unit = sign * step[0], step[1]
    if weekly := _WEEKLY.fullmatch(value.text):
        day = (int(weekly["day"]) - 1 + count) % 7 + 1
        return Value(f"{weekly['year']}-WXX-{day}") if unit in {"D", "W"} else None
    if not value.choices:
        return Value("PAST_REF" if sign < 0 else "FUTURE_REF")
    try:
        moved = (_moved(period, count, unit) for period in value.choices)
        return _value((calendar.around(p.first, amount.unit) for p in moved) if anaphor.around else moved)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None


def _moved(period: Period, count: int, unit: str) -> Period:
    """A period moved by so many units; where the unit is coarser than the period, the whole unit there."""
    coarse = {"M": Grain.MONTH, "Y": Grain.YEAR}.get(unit, Grain.DAY)
    if coarse > period.grain:
        return calendar.around(calendar.shifted(period.first, count, unit), unit)
    if coarse == Grain.DAY and period.grain != Grain.DAY:
        return period
    return replace(period, start=_to(period.start, count, unit), end=_to_end(period, count, unit))


def _to(day: date | None, count: int, unit: str) -> date | None:
    return None if day is None else calendar.shifted(day, count, unit)


def _to_end(period: Period, count: int, unit: str) -> date | None:
    if period.end is None or period.grain == Grain.DAY:
        return _to(period.end, count, unit)
    moved = calendar.shifted(period.end.replace(day=1), count, unit)
    return moved.replace(day=calendar.month_length(moved.year, moved.month))


def _value(periods: Iterable[Period]) -> Value:
    choices = union(periods)
    return Value(one_of(choices), choices)
