"""Who put a report out, where its text tells: the credit in the dateline, *BRUSSEL (ANP) - …*, *CAIRO, Egypt (AP) — …*."""

from __future__ import annotations

import re

# A place in capitals, behind commas its country and the day, the credit in brackets, the dash that ends a
# dateline. A place in lower case would let a politician with the party behind the name through.
_DATELINE = re.compile(
    r"^[ \t]*[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{1,40}(?:,(?: [A-ZÀ-Þ\d][\w.'’/-]*){1,3}){0,2} \((?P<outlet>[^\W\d_][\w &./-]{1,30})\)"
    r"[ \t]*(?:[-–—:]|--)[ \t]",
    re.MULTILINE,
)
_WITHIN = 400  # code points from the start: a dateline may stand under a headline, never far down


def outlet_of(text: str) -> str | None:
    """The credit of a dateline near the start of `text`, None where there is none."""
    match = _DATELINE.search(text[:_WITHIN])
    return match["outlet"].strip() if match else None
