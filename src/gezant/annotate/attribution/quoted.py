"""Contents in quotation marks, before and behind the cue's clause."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.extent import Content, clause_range, is_gerund, root_of, skip_manner
from gezant.annotate.attribution.page import Page


def quote(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """Quotations before and behind the cue's clause: *Q, zegt X*, *X zegt: Q*, *Q, zegt X, Q*."""
    start, end = page.sentence(hit.head.i)
    first, last = clause_range(page, hit, source)
    if page.quoted(hit.head.i):
        return None
    parts: list[int] = []
    before = _skip_left(page, first - 1, start)
    left = page.quotation(before) if before >= start else None
    if is_gerund(hit.head) or page.resumes(hit.head):
        left = None  # *“Q,” X said, adding: “R”*: the first is not what was added
    if left is not None and left.end - 1 == before and (left.clausal or left.start == start):
        parts.extend(range(left.start, left.end))
        # a quotation that only ends the words before it (mixed speech) takes these words along
        lead = list(page.words(start, left.start))
        if lead and not (lead[-1].i + 1 < left.start and page.doc[lead[-1].i + 1].text in {":", ","}):
            return None
    else:
        left = None
    i = last + 1
    while i < end and not page.doc[i].is_quote and page.quotation(i) is None and page.doc[i].text not in {":", ","}:
        i += 1
    if any(is_gerund(t) and page.is_cue(t) for t in page.doc[last + 1 : i + 2] if t.i not in hit.tokens):
        i = end
    mark = page.doc[i].text if i < end and page.quotation(i) is None else ""
    right = page.quotation(i + 1 if mark else i) if i < end else None
    if left is None and source is not None and source.i > min(hit.tokens) and mark == "," and list(page.words(start, first)):
        return None  # words without marks before the attribution, a quotation behind it: an interrupted sentence
    said = right is not None and (right.clausal or left is not None or mark == ":")
    if right is not None and right.start >= last and said and (mark or left is None):
        fits = (
            mark == ":" or (mark == "," and (left is not None or right.clausal)) or (not mark and i == last + 1 and right.clausal)
        )
        if fits and _ends_there(page, right.end, end):
            parts.extend(range(right.start, right.end))
    if not parts:
        return None
    return Content(tuple(sorted(parts)), root_of(page, parts), "quote")


def _skip_left(page: Page, i: int, start: int) -> int:
    """Over the comma and the manner anaphor between a quotation and its cue (*”, zo zei hij*)."""
    i = skip_manner(page, i, start)
    while i >= start and (page.doc[i].text in {",", "-", "–"} or page.doc[i].is_space) and page.quotation(i) is None:
        i -= 1
    return i


def _ends_there(page: Page, i: int, end: int) -> bool:
    """Whether a quotation is the last thing its clause says, so that it is no mere part of a phrase."""
    rest = list(page.words(i, end))
    return not rest or page.doc[i].text in {",", ".", ";", "–", "-"} or page.doc[i - 2].text in {".", "!", "?", ","}
