"""Amounts of time: ISO 8601 durations, and how far a date can be moved by them.

Units are `D W WE M Q HY Y DE CE` (day, week, weekend, month, quarter, half-year, year, decade, century), `FN` (fortnight),
`TH TM TS QH` (hour, minute, second, quarter of an hour) and `N` (night).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_LARGE: Final = {
    "Q": (3, "M"),
    "HY": (6, "M"),
    "DE": (10, "Y"),
    "CE": (100, "Y"),
    "QH": (15, "TM"),
    "N": (1, "D"),
    "WE": (1, "W"),
    "FN": (2, "W"),
}
_SMALLER: Final = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
_CLOCK: Final = frozenset({"TH", "TM", "TS", "QH"})


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units; `count` is None where the words do not say how many."""

    count: float | None
    unit: str

    @property
    def of_hours(self) -> bool:
        """Whether the unit is finer than a day."""
        return self.unit in _CLOCK

    @property
    def duration(self) -> str:
        """ISO 8601 (`P2D`, `PT1H`; halves in the next smaller unit), TIMEX3's `PXM` (`PXDE`, `PXCE`) where it is vague."""
        if self.count is None:
            unit = _LARGE.get(self.unit, (1, self.unit))[1] if self.unit in {"QH", "N", "WE", "HY", "FN"} else self.unit
            return f"PTX{unit[-1]}" if unit in _CLOCK else f"PX{unit}"
        count, unit = self._exact()
        number = int(count) if float(count).is_integer() else count
        return f"PT{number}{unit[-1]}" if unit in _CLOCK else f"P{number}{unit}"

    def _exact(self) -> tuple[float, str]:
        factor, unit = _LARGE.get(self.unit, (1, self.unit))
        count = (self.count or 0) * factor
        while not float(count).is_integer() and unit in _SMALLER:
            factor, unit = _SMALLER[unit]
            count *= factor
        return count, unit

    def step(self) -> tuple[int, str] | None:
        """The amount in whole days, weeks, months or years; None where it is vague or finer."""
        if self.count is None:
            return None
        count, unit = self._exact()
        return None if unit in _CLOCK else (int(count), unit)
