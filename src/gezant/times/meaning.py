"""What each construction means: from the items of a match to an expression, a length, a set or an anaphor.

`make(match)` gives the meaning, or None where the words fit the pattern and still mean nothing (31 February, week 60).
The functions are named as the lexicon's constructions are; neither names nor code know a language. Constructions of a group
give an `Expression`, an `Amount` or a clock time, those at the top a `Meaning`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from gezant.times import calendar
from gezant.times.amounts import Amount
from gezant.times.clocks import clock, part, settled
from gezant.times.compounds import Around, HalfOf, NthIn, Range, Stretch, ThirdOf, WeekNumber
from gezant.times.expressions import Direction, Expression, Fixed, Shifted, UnitOffset, Weekday, WeekdayIn, Weekend
from gezant.times.patterns import Match
from gezant.times.yearly import SEASONS, DayOf, HolidayOf, MonthOf, QuarterOf, SeasonOf

_NOTHING: Final = Amount(0, "D")
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A reference to a time told before.

    `kind` is then, since, same (unit), shift (with its amount and sign, -1 for earlier), day (of a clock time), ordinal
    (day of the month) or year (of the expression that it comes with).
    """

    kind: Literal["then", "since", "same", "shift", "day", "ordinal", "year"]
    amount: Amount = field(default=_NOTHING)
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """A match's TIMEX3 type and one of: expressions (several are alternatives), a value as it stands, an anaphor.

    `clocks` are clock times on top of a day (several are alternatives); `together` makes several expressions a set of all.
    """

    type: TimexType
    expressions: tuple[Expression, ...] = ()
    text: str = ""
    anaphor: Anaphor | None = None
    clocks: tuple[str, ...] = ()
    together: bool = False


TODAY: Final = UnitOffset(0, "D")


def _direction(m: Match) -> tuple[Direction | None, int]:
    """What a deictic word adds: the direction it forces, and -1, 0 or 1."""
    if m.has("last", "post_last", "final"):
        return "past", -1
    if m.has("next", "post_next"):
        return "future", 1
    return None, 0


def same(m: Match) -> Any:
    """What its last item, a group, means."""
    return m.items[-1].value


def year(m: Match) -> Expression:
    """A year by its number; of two digits the one that `20` or `19` makes nearest to today's century."""
    short = m.get("short_year", "yy")
    return Fixed(calendar.of_year(m.get("year") if short is None else short + (2000 if short < 50 else 1900)))


def years(m: Match) -> Expression:
    """Two years written as one word."""
    first, last = m.get("years")
    return Range(Fixed(calendar.of_year(first)), Fixed(calendar.of_year(last)))


def unit(m: Match) -> Expression:
    """Last, this or next week, month, year."""
    return UnitOffset(_direction(m)[1], m.get("one"))


def month(m: Match) -> Expression:
    """A month by its name, with or without its year."""
    return MonthOf(year=m.get("YEAR"), forced=_direction(m)[0], month=m.get("month", "month_short"))


def date(m: Match) -> Expression | None:
    """A day of a month, with or without its year."""
    if (full := m.get("full_date")) is not None:
        return Fixed(calendar.of_day(full))
    number = m.get("year")
    return _day(m, m.get("dom"), m.get("YEAR") if number is None else Fixed(calendar.of_year(number)))


def _day(m: Match, day: int, of: Expression | None) -> Expression | None:
    number: int = m.get("month", "month_short")
    if day > calendar.month_length(2000, number):
        return None
    return DayOf(year=of, forced=_direction(m)[0], month=number, day=day)


def day_range(m: Match) -> Expression | None:
    """From one day to another of the same month."""
    days = m.get("doms") or tuple(m.all("dom"))
    first, last = (_day(m, day, m.get("YEAR")) for day in days)
    return None if first is None or last is None or days[0] >= days[1] else Range(first, last)


def days_or(m: Match) -> Meaning | None:
    """Two days of the same month: alternatives, or both; days in a row that are both meant are a range."""
    first, last = (_day(m, day, m.get("YEAR")) for day in m.all("dom"))
    if first is None or last is None:
        return None
    both, one = m.has("and"), m.all("dom")[1] - m.all("dom")[0]
    return Meaning("DATE", (Range(first, last),)) if both and one == 1 else Meaning("DATE", (first, last), together=both)


def day_word(m: Match) -> Expression:
    """Yesterday, today, tomorrow."""
    return UnitOffset(m.get("offset_part")[0] if m.has("offset_part") else m.get("offset"), "D")


def weekday(m: Match) -> Expression:
    """A weekday, of a week that is told or the nearest one."""
    number = m.get("weekday_part")[0] if m.has("weekday_part") else m.get("weekday")
    week = m.get("WEEK")
    return Weekday(number, _direction(m)[0]) if week is None else WeekdayIn(number, week)


def holiday(m: Match) -> Expression:
    """A holiday by its name."""
    return HolidayOf(m.get("YEAR"), _direction(m)[0], **m.get("holiday"))


def weekend(m: Match) -> Expression:
    """A weekend: last, this, next, or the one of the tense's direction."""
    return Weekend(_direction(m)[0])


def season(m: Match) -> Expression:
    """A season, with or without its year."""
    return SeasonOf(year=m.get("YEAR"), forced=_direction(m)[0], season=m.get("season"))


def quarter(m: Match) -> Expression | None:
    """A quarter by its number."""
    number = m.get("ordinal", "quarter")
    return QuarterOf(year=m.get("YEAR"), quarter=int(number)) if 1 <= number <= 4 else None


def decade(m: Match) -> Expression | None:
    """The nineties; in words or digits."""
    number = m.get("decade", "yy", "short_year", "year")
    if number is None or number % 10:
        return None
    century = m.get("CENTURY")
    if century is not None and century.fixed:
        number = number % 100 + century.period.first.year
    return Fixed(calendar.of_decade(number if number >= 1000 else number + (1900 if number >= 20 else 2000)))


def century(m: Match) -> Expression:
    """A century by its number."""
    return Fixed(calendar.of_century(int(m.get("ordinal"))))


def week_number(m: Match) -> Expression | None:
    """A week by its number."""
    return WeekNumber(m.get("number"), m.get("YEAR")) if m.get("number") in range(1, 54) else None


def week_of(m: Match) -> Expression:
    """The week in which a day lies."""
    return Around(m.get("one"), m.get("DAY"))


def third(m: Match) -> Expression:
    """Begin, middle or end of something."""
    return ThirdOf(m.get("third"), _group(m))


def half(m: Match) -> Expression | None:
    """First or second half of something."""
    return HalfOf(int(m.get("ordinal")) - 1, _group(m)) if m.get("ordinal") in (1, 2) else None


def nth(m: Match) -> Expression:
    """The first, third or last week (or other unit, or several of them) of something."""
    amount = m.get("AMOUNT")
    unit_, many = (m.get("one"), 1) if amount is None else (amount.unit, int(amount.count or 1))
    return NthIn(-1 if m.has("final") else int(m.get("ordinal")), unit_, _group(m), many)


def _group(m: Match) -> Any:
    return next(i.value for i in reversed(m.items) if i.symbol.isupper() and i.symbol != "AMOUNT")


def range_(m: Match) -> Expression | None:
    """From one point to another."""
    first, last = (item.value for item in m.items if item.symbol.isupper())
    return Range(first, last)


def stretch(m: Match) -> Expression | None:
    """The past or coming units, counted or not."""
    amount: Amount | None = m.get("AMOUNT")
    if m.has("number"):
        amount = Amount(m.get("number"), m.get("unit"))
    direction: Direction = "past" if m.has("last", "final") else "future"
    if amount is None or amount.count is None:
        return Stretch(0, "D", direction)
    step = amount.step()
    return None if step is None else Stretch(*step, direction)


def amount(m: Match) -> Amount:
    """So many units, said in words; without any number it is vague."""
    if (length := m.get("length", "length_word")) is not None:
        return Amount(*length)
    units: str = m.get("unit", "one", "units")
    if m.has("number", "numbers"):
        value = m.all("number", "numbers")[0] + (0.5 if m.has("half") else 0)
        return Amount(None if m.has("till", "or") else value, units)
    if m.has("one_and_half", "half"):
        return Amount(1.5 if m.has("one_and_half") else 0.5, units)
    return Amount(1 if m.has("a", "whole") else None, units)


def date_(m: Match) -> Meaning:
    """A date as it stands."""
    return Meaning("DATE", (same(m),))


def alternatives(m: Match) -> Meaning:
    """One of several points."""
    return Meaning("DATE", tuple(item.value for item in m.items if item.symbol.isupper()))


def time_of_day(m: Match) -> Meaning | None:
    """A part of a day: the day is its value; without a day, the one last told."""
    if m.has("weekday_part"):
        return Meaning("TIME", (weekday(m),))
    if m.has("offset_part"):
        return Meaning("TIME", (day_word(m),))
    if day := m.get("DAY"):
        return Meaning("TIME", (day,))
    return Meaning("TIME", (TODAY,))


def habit(m: Match) -> Meaning:
    """A part of the day in a form that may also mean each day: the day last told, as `time_of_day`."""
    return Meaning("TIME", anaphor=Anaphor("same"))


def night(m: Match) -> Meaning | None:
    """The night from one day to the next, or towards a day."""
    days = m.all("weekday")
    if days:
        points: list[Expression | None] = [Weekday(day) for day in days]
    else:
        points = [_day(m, day, m.get("YEAR")) for day in m.all("dom")]
    if None in points:
        return None
    found = tuple(point for point in points if point is not None)
    return Meaning("TIME", (Range(*found),) if len(found) == 2 else found)


def clock_time(m: Match) -> Meaning:
    """A clock time, or from one to another, on a day; without one, on the day last told."""
    day = m.get("DAY", "WORD_DAY")
    if day is None and m.has("weekday_part", "offset_part"):
        day = weekday(m) if m.has("weekday_part") else day_word(m)
    found = m.all("CLOCK", "LOOSE_CLOCK")
    clocks: tuple[str, ...] = settled(found[0], m.get("weekday_part", "offset_part"))
    if len(found) == 2:
        clocks = (f"{found[0][0]}/{found[1][0]}",)
    if day is None:
        return Meaning("TIME", anaphor=Anaphor("day"), clocks=clocks)
    return Meaning("TIME", (day,), clocks=clocks)


def duration(m: Match) -> Meaning:
    """How long."""
    found: Amount = m.get("AMOUNT") or amount(m)
    return Meaning("DURATION", text=found.duration)


def lasting(m: Match) -> Meaning:
    """How long, in a word of its own."""
    return Meaning("DURATION", text=m.get("lasting"))


def moved(m: Match) -> Meaning:
    """So long ago, or so long from now."""
    found: Amount = m.get("AMOUNT", "VAGUE_AMOUNT")
    past = m.has("ago")
    if found.of_hours:
        return Meaning("TIME", (TODAY,))
    step = found.step()
    if step is None:
        return Meaning("DATE", text="PAST_REF" if past else "FUTURE_REF")
    return Meaning("DATE", (Shifted(-step[0] if past else step[0], step[1]),))


def shift(m: Match) -> Meaning:
    """So much earlier or later than the time last told."""
    found: Amount = m.get("AMOUNT", "VAGUE_AMOUNT") or Amount(
        m.get("count") or 1, m.get("one", "unit", "earlier_unit", "later_unit") or "D"
    )
    sign = -1 if m.has("earlier", "before_it", "earlier_unit") else 1
    return Meaning("TIME" if found.of_hours or m.has("part_plain") else "DATE", anaphor=Anaphor("shift", found, sign))


def same_unit(m: Match) -> Meaning:
    """That day, that week, the same year as the time last told."""
    kind: TimexType = "TIME" if m.has("part_plain") else "DATE"
    return Meaning(kind, anaphor=Anaphor("same", Amount(0, m.get("one") or "D")))


def in_that_year(m: Match) -> Meaning:
    """A month or a day of the year last told."""
    return Meaning("DATE", (m.items[0].value,), anaphor=Anaphor("year"))


def then(m: Match) -> Meaning:
    """At the past time last told."""
    return Meaning("DATE", anaphor=Anaphor("then"))


def since(m: Match) -> Meaning:
    """Ever since the past time last told."""
    return Meaning("DATE", anaphor=Anaphor("since"))


def ordinal_day(m: Match) -> Meaning:
    """A day by its number alone: of the month last told."""
    return Meaning("DATE", anaphor=Anaphor("ordinal", Amount(m.get("ordinal"), "D")))


def every(m: Match) -> Meaning | None:
    """A set: how often, or on which weekday."""
    if m.has("often"):
        return Meaning("SET", text=m.get("often"))
    number = m.get("weekday_part")[0] if m.has("weekday_part") else m.get("weekday", "weekdays")
    if number is not None:
        return Meaning("SET", text=f"XXXX-WXX-{number}")
    if m.has("month", "season"):
        return Meaning("SET", text=f"XXXX-{SEASONS[m.get('season')]}" if m.has("season") else f"XXXX-{m.get('month'):02}")
    found: Amount = m.get("AMOUNT") or Amount(1, m.get("unit", "one") or "D")
    return Meaning("SET", text=found.duration)


def vague(m: Match) -> Meaning:
    """Now, soon, recently."""
    return Meaning("DATE", text={"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}[m.get("vague")])


def nothing(m: Match) -> Meaning:
    """A phrase that only looks like a time: a meaning without any value."""
    return Meaning("DATE")


_MAKERS: Final[dict[str, Callable[[Match], Any]]] = {
    "same": same, "year": year, "years": years, "unit": unit, "month": month, "date": date, "day-range": day_range,
    "days": days_or, "day-word": day_word, "weekday": weekday, "holiday": holiday, "weekend": weekend, "season": season,
    "quarter": quarter, "decade": decade, "century": century, "week-number": week_number, "week-of": week_of,
    "third": third, "half": half, "nth": nth, "range": range_, "stretch": stretch, "amount": amount, "point": date_,
    "alternatives": alternatives, "part-of-day": time_of_day, "habit": habit, "night": night, "clock": clock, "part": part,
    "clock-time": clock_time, "duration": duration, "lasting": lasting, "moved": moved, "shift": shift, "same-unit": same_unit,
    "in-that-year": in_that_year, "then": then, "since": since, "ordinal-day": ordinal_day, "every": every, "vague": vague,
    "nothing": nothing,
}  # fmt: skip
NAMES: Final = frozenset(_MAKERS)


def make(match: Match) -> Any:
    """The meaning of a match, None where it has none."""
    return _MAKERS[match.name](match)


def whole(made: Any) -> Meaning | None:
    """The meaning of a construction that stands by itself: an expression alone is a date."""
    return Meaning("DATE", (made,)) if isinstance(made, Expression) else made if isinstance(made, Meaning) else None
