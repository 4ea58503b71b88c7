"""Clock times as they are said: in digits, in words, with the part of the day.

The value of a clock time is its TIMEX3 forms: one (`T14:30`), or two where it may be of the morning or of the evening.
"""

from __future__ import annotations

from typing import Final

from gezant.times.patterns import Match

_TWELVE: Final = 12


def clock(m: Match) -> tuple[str, ...] | None:
    """A clock time; hours in words up to twelve may be of the morning or of the evening, unless a part of the day tells."""
    written = m.get("clock", "firm_clock", "hour_clock", "hour_word", "bare_clock", "full_clock")
    exact = written is not None
    if written is not None:
        hour, minute = (int(part) for part in written.split(":"))
    else:
        numbers = m.all("number")
        if not 1 <= numbers[-1] <= 24 or not float(numbers[-1]).is_integer():
            return None
        hour, minute = int(numbers[-1]), 0
        exact = hour > _TWELVE or (hour == _TWELVE and len(numbers) == 1 and not m.has("half_to", "quarter_hour"))
        before = 15 if m.has("quarter_hour") else int(numbers[0]) if len(numbers) > 1 else 0
        if m.has("half_to"):
            hour, minute = hour - 1, 30
        elif before:
            hour, minute = (hour, before) if m.has("past_hour") else (hour - 1, 60 - before)
        if not 0 <= minute < 60:
            return None
    hours = (hour % 24,) if exact else (hour % _TWELVE, hour % _TWELVE + _TWELVE)
    clocks = tuple(f"T{h:02}:{minute:02}" for h in hours)
    day_part = m.get("PART_OF_DAY", "part_adverb", "meridiem")
    if day_part is None:
        return clocks
    return (
        settled((f"T{hour % _TWELVE:02}:{minute:02}", f"T{hour % _TWELVE + _TWELVE:02}:{minute:02}"), (0, day_part))
        if (hour <= _TWELVE)
        else clocks
    )


def settled(clocks: tuple[str, ...], day_part: tuple[int, str] | None) -> tuple[str, ...]:
    """Of a clock time that may be of the morning or of the evening, the one that falls into a part of the day."""
    if day_part is None or len(clocks) != 2:
        return clocks
    early = int(clocks[0][1:3])
    later = {"AM": False, "PM": True, "MO": early == 0, "MI": early < 6, "AF": True, "EV": early > 0, "NI": early >= 8}[
        day_part[1]
    ]
    return (clocks[1] if later else clocks[0],)


def part(m: Match) -> str:
    """Which part of the day it is."""
    value: str = m.get("part", "part_adverb")
    return value
