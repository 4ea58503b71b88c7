"""Dates that a text tells of itself: in a byline near its start or end, in a dateline, *SEOEL, 8 APR (ANP) – …*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gezant.intake.dates.lines import byline, is_labelled
from gezant.intake.dates.told import candidate
from gezant.intake.dates.words import dates_in
from gezant.model import DateCandidate

_FIRST, _LAST = 12, 6  # lines, of those with words in them, in which a byline may stand
_DATELINES = 5  # lines in which a dateline may stand: under a headline and a byline
_WITHIN = 2_000  # code points from either end that are looked at
_HEAD = 120  # code points that a dateline has at most
_END = re.compile(r"\([^()\n]{2,40}\)(?:\s*(?:--|[–—:-])\s|\s*$)?|\s(?:--|[–—-])\s|[—:]\s|\s*[–—]\s")
_MAY = re.compile(r"\s*[A-ZÀ-Þ][^\d]{2,80}\d")
_CREDIT = r"\s*\([^\W\d_][\w .&/-]{1,38}\)"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{1,40}"
_WRITTEN_LARGE = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /][A-ZÀ-Þ][\w.'’-]*){0,3}"
_MORE = r"(?:,\s*[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,2}){0,2}"  # its country or state
_AROUND = re.compile(  # what stands around the date, a line feed in its place
    rf"\s*(?:{_CAPITALS}{_MORE}(?:{_CREDIT})?,?\s*\n(?:{_CREDIT})?|{_WRITTEN_LARGE}{_MORE},\s*\n{_CREDIT})\s*(?:--|[–—:-])?\s*"
)


def in_text(text: str, language: str | None, zone: str | None) -> tuple[DateCandidate, ...]:
    """The candidates that a plain text tells near its start and its end, in text order; dates within sentences are none.

    `language` is ISO 639-1, `zone` the paper's IANA zone. A dateline that leaves its year out gives a day of any year
    (`XXXX-04-08`), which `choose` completes or leaves out. Days that stand by themselves on several lines are a chronicle's.
    """
    start = [line for line in text[:_WITHIN].splitlines() if line.strip()][:_FIRST]
    end = [line for line in text[-_WITHIN:].splitlines() if line.strip()][-_LAST:] if len(text) > _WITHIN else []
    labelled: list[DateCandidate] = []
    bare: list[DateCandidate] = []
    for line in (*start, *end):
        found = byline(line, language, zone)
        (labelled if found and is_labelled(line, language) else bare).extend(found)
    if len({made.value for made in bare}) > 1:
        bare = []
    datelines = [made for line in start[:_DATELINES] for made in _dateline(line, language, zone)][:1]
    told = {(made.value, made.words) for made in (*labelled, *bare)}
    datelines = [made for made in datelines if not any(made.value == value for value, _ in told)]
    return tuple(dict.fromkeys((*labelled, *bare, *datelines)))


def _dateline(line: str, language: str | None, zone: str | None) -> Iterator[DateCandidate]:
    """The date of a line's dateline: place in capitals, or any place with a credit in brackets, the day, a dash or the credit."""
    head = line[:_HEAD]
    for match in _END.finditer(head):
        opening = head[: match.end()]
        if not _MAY.match(opening):
            continue
        found = [d for d in dates_in(opening, language, zone) if d.told.day]
        if not found:
            continue
        around = f"{opening[: found[0].start]}\n{opening[found[0].end :]}"
        if len(found) == 1 and _AROUND.fullmatch(around) and (made := candidate(found[0].told, "dateline", opening, zone)):
            yield made
        return
