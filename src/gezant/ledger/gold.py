"""What people corrected as gold: readings in the guidelines' format, with which programs are scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gezant.model import Reading, reading_to_json

_OURS = {"times": ("rule", "id"), "statements": ("rule", "confidence"), "meetings": ("rule", "id")}  # the gold has none of them
_REPORT = ("id", "language", "date", "outlet", "title", "text")


@dataclass(frozen=True, slots=True)
class Gold:
    """A reading that people judged; `reviewed`: every statement of it, or some. Only what is reviewed whole is whole gold."""

    reading: Reading
    reviewed: Literal["all", "some"]


def gold_to_json(gold: Gold) -> dict[str, Any]:
    """The reading as JSON values in the guidelines' format, with `reviewed` beside its report."""
    data = reading_to_json(gold.reading)
    parts = {name: [{k: v for k, v in entry.items() if k not in ours} for entry in data[name]] for name, ours in _OURS.items()}
    return {"report": {name: data["report"][name] for name in _REPORT}, "reviewed": gold.reviewed, **parts}
