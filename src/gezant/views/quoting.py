"""The report's own words in a view."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gezant.model import Span

# Controls could steer the terminal, marks of direction could turn the words of others around.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
GAP = " … "


def printable(text: str) -> str:
    """`text` with U+FFFD for every character that a terminal must not get; as many code points as before."""
    return _UNPRINTABLE.sub("\ufffd", text)


def excerpt(text: str, spans: Iterable[Span]) -> str:
    """The words of `text` (offsets in code points, ends exclusive) in one line, several spans with `…` in between."""
    return GAP.join(" ".join(printable(text[start:end]).split()) for start, end in spans)
