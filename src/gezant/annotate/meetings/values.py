"""Comparing EDTF values: whether two may be the same day, whether one is past or to come on the report's date."""

from __future__ import annotations

import re
from typing import Literal

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FIRST, _LAST = "0000-00-00", "9999-99-99"
_REFERENCES: dict[str, Literal["past", "future"]] = {"PAST_REF": "past", "FUTURE_REF": "future"}

Bounds = tuple[tuple[str, str], ...]


def bounds(value: str) -> Bounds:
    """The stretches that a value may fall in, as pairs of first and last day that compare as strings; empty for no EDTF."""
    out = []
    for part in value.strip("[]{}").split(","):
        ends = re.split(r"/|\.\.", part.strip(), maxsplit=1) if "/" in part or ".." in part else [part.strip()] * 2
        low, high = (end.strip("./~?%") for end in ends)
        if not all(_DATE.fullmatch(end) or end == "" for end in (low, high)) or not (low or high):
            continue
        out.append(((low + _FIRST[len(low) :]) if low else _FIRST, (high + _LAST[len(high) :]) if high else _LAST))
    return tuple(out)


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two values can be of the same meeting: either is unknown or vague, or they share a day."""
    if one is None or other is None:
        return True
    a, b = bounds(one), bounds(other)
    return not a or not b or any(low <= high2 and low2 <= high for low, high in a for low2, high2 in b)


def direction(value: str | None, date: str | None) -> Literal["past", "future", "now"] | None:
    """Where a value lies from the report's date: wholly before, wholly after, or neither; None where one is unknown."""
    if value in _REFERENCES:
        return _REFERENCES[value]
    if value is None or date is None:
        return None
    here, there = bounds(date), bounds(value)
    if not here or not there:
        return None
    low, high = min(a for a, _ in here), max(b for _, b in here)
    if max(b for _, b in there) < low:
        return "past"
    return "future" if min(a for a, _ in there) > high else "now"


def is_open(value: str | None) -> bool:
    """Whether a value has no end (`2013-03/..`)."""
    return value is not None and value.endswith("/..")
