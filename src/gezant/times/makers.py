"""The constructions by name: `make(match)` gives what the items of a match mean.

None where the words fit the pattern and still mean nothing (31 February, week 60). The functions are named as the lexicon's
constructions are; neither names nor code know a language. Constructions of a group give an `Expression`, an `Amount` or a
clock time, those at the top a `Meaning`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from gezant.times import lengths, points
from gezant.times.amounts import Amount
from gezant.times.clocks import clock, part, settled
from gezant.times.compounds import Range
from gezant.times.expressions import Expression, Weekday
from gezant.times.lengths import TODAY
from gezant.times.meaning import Anaphor, Meaning, TimexType
from gezant.times.patterns import Match
from gezant.times.points import day_in_month, day_word, same, weekday

_VAGUE: Final = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


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
    if day := m.get("DAY", "WEEK_DAY"):
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
        points = [day_in_month(m, day, m.get("YEAR")) for day in m.all("dom")]
    if None in points:
        return None
    found = tuple(point for point in points if point is not None)
    return Meaning("TIME", (Range(*found),) if len(found) == 2 else found)


def clock_time(m: Match) -> Meaning:
    """A clock time, or from one to another, on a day; without one, on the day last told."""
    day = m.get("DAY", "WORD_DAY")
    if day is None and m.has("weekday_part", "offset_part"):
        day = weekday(m) if m.has("weekday_part") else day_word(m)
    found = m.all("CLOCK", "LOOSE_CLOCK", "HOUR")
    clocks: tuple[str, ...] = settled(found[0], m.get("weekday_part", "offset_part"))
    if len(found) == 2:
        end = found[1][0]
        start = max((clock for clock in found[0] if clock <= end), default=found[0][0])  # from two to four p.m.
        clocks = (f"{start}/{end}",)
    if day is None:
        return Meaning("TIME", anaphor=Anaphor("day"), clocks=clocks)
    return Meaning("TIME", (day,), clocks=clocks)


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


def vague(m: Match) -> Meaning:
    """Now, soon, recently."""
    return Meaning("DATE", text=_VAGUE[m.get("vague", "vague_unit", "vague_noun")])


def nothing(m: Match) -> Meaning:
    """A phrase that only looks like a time: a meaning without any value."""
    return Meaning("DATE")


_MAKERS: Final[dict[str, Callable[[Match], Any]]] = {
    **points.MAKERS, **lengths.MAKERS,
    "same": same, "day-word": day_word, "weekday": weekday, "point": date_, "alternatives": alternatives,
    "part-of-day": time_of_day, "habit": habit, "night": night, "clock": clock, "part": part, "clock-time": clock_time,
    "same-unit": same_unit, "in-that-year": in_that_year, "then": then, "since": since, "ordinal-day": ordinal_day,
    "vague": vague, "vague-noun": vague, "nothing": nothing,
}  # fmt: skip
NAMES: Final = frozenset(_MAKERS)


def make(match: Match) -> Any:
    """The meaning of a match, None where it has none."""
    return _MAKERS[match.name](match)
