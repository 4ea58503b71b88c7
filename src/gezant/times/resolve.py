"""Values of expressions against the report's date: the union of the answers over its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gezant.times.calendar import Grain, Period, of_day
from gezant.times.compounds import borrowed
from gezant.times.edtf import all_of, edtf, one_of, union
from gezant.times.expressions import Context, Direction, Expression


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is written, with the periods it may stand for (none for `PAST_REF`, `XXXX-WXX-3` and the like)."""

    text: str
    choices: tuple[Period, ...] = ()


_ANY_DAY = of_day(date(2000, 1, 1))


@lru_cache(maxsize=4096)
def resolve(
    expressions: tuple[Expression, ...],
    anchor: Period | None,
    direction: Direction = "past",
    sure: bool = False,
    together: bool = False,
) -> Value | None:
    """The value of one expression, or of alternatives (`together`: of all of them), in a report dated `anchor`.

    The value is the union of the answers over the anchor's days. None where it lies outside the calendar.
    """
    try:
        if anchor is None and not all(e.fixed for e in expressions):
            return Value(_floating(expressions, "XXXX"))
        if anchor is not None and anchor.grain == Grain.YEAR and any(e.weekly for e in expressions):
            return Value(_floating(expressions, f"{anchor.first.year:04}"))
        known = anchor or _ANY_DAY
        context = Context(direction, sure, known)
        days = [known.first] if all(e.fixed for e in expressions) else list(known.days())
        answers = [_answers(expressions, day, context) for day in days]
    except (ValueError, OverflowError):  # beyond the years 1 to 9999, or a date that no year near has
        return None
    columns = [union(column) for column in zip(*answers, strict=True)]
    choices = tuple(dict.fromkeys(p for column in columns for p in column))
    if len(columns) == 1:
        return Value(one_of(choices), choices)
    ordered = tuple(sorted(choices, key=lambda p: (p.first, p.last)))
    return Value(all_of(ordered) if together else one_of(ordered), ordered)


def _floating(expressions: Sequence[Expression], year: str) -> str:
    texts = list(dict.fromkeys(e.floating(year) for e in expressions))
    return texts[0] if len(texts) == 1 else f"[{','.join(texts)}]"


def _answers(expressions: Sequence[Expression], day: date, context: Context) -> list[Period]:
    """What each of the alternatives means on one day; those that leave their year or week open lie near the first."""
    leader = next((e for e in expressions if not e.directed), expressions[0])
    lead = leader.at(day, context)
    return [lead if e is leader else _near(e, lead, day, context) for e in expressions]


def _near(expression: Expression, lead: Period, day: date, context: Context) -> Period:
    if not expression.directed:
        return expression.at(day, context)
    both = [borrowed(expression, lead.first, "future"), borrowed(expression, lead.first, "past")]
    return min(both, key=lambda p: abs((p.first - lead.first).days))


def with_clocks(value: Value, clocks: Sequence[str]) -> str:
    """A value with clock times (`T14:30`) on its days; days that are not known are `XX`.

    Of days in a row, which EDTF writes as a range, a clock time cannot be said: they stay without.
    """
    if len(value.choices) > 7 or any(not p.bounded for p in value.choices):
        return value.text
    if not value.choices:
        days = [value.text if value.text[0] in "X0123456789" else "XXXX-XX-XX"]
    else:
        days = [_day(period) for period in value.choices]
    moments = [clock.replace("T", f"{day}T") for day in days for clock in clocks]
    return moments[0] if len(moments) == 1 else f"[{','.join(moments)}]"


def _day(period: Period) -> str:
    return edtf(period) + {Grain.MONTH: "-XX", Grain.YEAR: "-XX-XX"}.get(period.grain, "")
