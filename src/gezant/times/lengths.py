"""What the constructions that measure time mean: amounts, durations, sets, and moves by so much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from gezant.times.amounts import Amount
from gezant.times.compounds import Moved
from gezant.times.expressions import Shifted, UnitOffset
from gezant.times.meaning import Anaphor, Meaning, TimexType
from gezant.times.patterns import Match
from gezant.times.yearly import SEASONS

TODAY: Final = UnitOffset(0, "D")


def amount(m: Match) -> Amount:
    """So many units, said in words; without any number it is vague."""
    if (length := m.get("length", "length_word")) is not None:
        return Amount(*length)
    units: str = m.get("unit", "one", "units", "vague_units", "length_unit")
    if m.has("number", "numbers"):
        value = m.all("number", "numbers")[0] + (0.5 if m.has("half") else 0)
        return Amount(None if m.has("till", "or", "dash", "between") else value, units)
    if m.has("one_and_half", "half"):
        return Amount(1.5 if m.has("one_and_half", "and") else 0.5, units)
    if m.has("fraction"):
        return Amount(m.get("fraction"), units)
    return Amount(1 if m.has("a", "whole", "one", "another") and not m.has("few") else None, units)


def duration(m: Match) -> Meaning:
    """How long."""
    found: Amount = m.get("AMOUNT", "LENGTH") or amount(m)
    return Meaning("DURATION", text=found.duration)


def lasting(m: Match) -> Meaning:
    """How long, in a word of its own."""
    return Meaning("DURATION", text=m.get("lasting"))


def moved(m: Match) -> Meaning:
    """So long ago, or so long from now or from a day."""
    found: Amount = m.get("AMOUNT", "VAGUE_AMOUNT") or amount(m)
    past = m.has("ago", "earlier")
    if found.of_hours:
        return Meaning("TIME", (TODAY,))
    step = found.step()
    if step is None:
        return Meaning("DATE", text="PAST_REF" if past else "FUTURE_REF")
    count = -step[0] if past else step[0]
    day = m.get("DAY", "WORD_DAY", "WEEK_DAY")
    return Meaning("DATE", (Shifted(count, step[1]) if day is None else Moved(day, count, step[1]),))


def ahead(m: Match) -> Meaning:
    """So long from now in a clause that is to come, else how long it took."""
    return replace(moved(m), otherwise=duration(m))


def shift(m: Match) -> Meaning:
    """So much earlier or later than the time last told; a unit named by itself is the whole unit there."""
    unit = m.get("one", "unit", "earlier_unit", "later_unit") or "D"
    found: Amount = m.get("AMOUNT", "VAGUE_AMOUNT") or Amount(m.get("count") or 1, unit)
    sign = -1 if m.has("earlier", "before_it", "earlier_unit", "before_one") else 1
    around = m.has("one") and unit != "D"
    kind: TimexType = "TIME" if found.of_hours or m.has("part_plain") else "DATE"
    return Meaning(kind, anaphor=Anaphor("shift", found, sign, around))


def every(m: Match) -> Meaning | None:
    """A set: how often, or on which weekday."""
    if m.has("often"):
        return Meaning("SET", text=m.get("often"))
    number = m.get("weekday_part")[0] if m.has("weekday_part") else m.get("weekday", "weekdays")
    if number is not None:
        return Meaning("SET", text=f"XXXX-WXX-{number}")
    if m.has("month", "season"):
        return Meaning("SET", text=f"XXXX-{SEASONS[m.get('season')]}" if m.has("season") else f"XXXX-{m.get('month'):02}")
    found: Amount = m.get("AMOUNT") or Amount(2 if m.has("second_each") else 1, m.get("unit", "one") or "D")
    return Meaning("SET", text=found.duration)


MAKERS: Final[dict[str, Callable[[Match], Any]]] = {
    "amount": amount, "duration": duration, "bare-duration": duration,
    "lasting": lasting, "moved": moved, "ahead": ahead, "shift": shift, "every": every,
}  # fmt: skip
