"""Mend contents once all statements of a text are known: conditions that belong to them, tags and markers that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.page import Page

# acts whose content lies ahead: circumstances behind it are its own, not those of the saying
_AHEAD = frozenset({"expect", "want", "demand", "promise", "threaten", "propose", "offer"})


def to_its_end(page: Page, f: Found, everything: Sequence[Found]) -> Found:
    """A phrase as content with what follows it in its clause (*hoopt op steun bij gesprekken over de visserij*)."""
    a = f.attribution
    phrase = a.rule in {"attribution.oblique", "attribution.object"} and f.entry is not None and f.entry.act in _AHEAD
    if not phrase or not a.content or a.content[-1] < max(a.cue):
        return f
    _, end = page.sentence(a.content[-1])
    stops = {i for g in everything if g is not f for i in g.attribution.cue}
    i = a.content[-1] + 1
    if i >= end or page.doc[i].pos_ != "ADP":
        return f
    timed = {k for t in page.doc._.gezant_times for k in range(t.start, t.end)}
    closed = {"CCONJ", "SCONJ", "VERB", "AUX"}
    while i < end and not page.doc[i].is_punct and i not in stops and (page.doc[i].pos_ not in closed or i in timed):
        i += 1
    return replace(f, attribution=replace(a, content=page.trimmed((*a.content, *range(a.content[-1] + 1, i)))))


def with_condition(page: Page, f: Found) -> Found:
    """A content with the condition that stands behind it and its cue: a condition belongs to the content."""
    a = f.attribution
    if not a.content or f.back or a.rule == "attribution.quote":
        return f
    last = max(*a.content, *a.cue) if a.cue else max(a.content)
    _, end = page.sentence(last)
    i = last + 1
    if i < end and page.doc[i].text == ",":
        i += 1
    if not page.opens_condition(i):
        return f
    stop = next((t.i for t in page.doc[i + 1 : end] if t.text in {",", ";"} and page.quotation(t.i) is None), end)
    tokens = page.trimmed((*a.content, *range(i if last in a.cue else last + 1, stop)))
    return replace(f, attribution=replace(a, content=tokens))


def behind_tag(page: Page, f: Found, everything: Sequence[Found]) -> Found:
    """A content with its condition behind the tag that stands between them (*X is ready to act, he said, if …*)."""
    a = f.attribution
    if not a.content or f.back or f.parenthetical:
        return f
    for g in everything:
        outer = g.attribution
        if (
            g is f
            or not g.parenthetical
            or not outer.cue
            or a.cue_head not in outer.content
            or max(a.content) not in outer.content
        ):
            continue
        right = [i for i in outer.content if i > max(outer.cue)]
        left = [i for i in outer.content if i < min(outer.cue)]
        if right and left and max(a.content) == max(left) and page.opens_condition(right[0]):
            return replace(f, attribution=replace(a, content=(*a.content, *right)))
    return f


def with_fronted(page: Page, f: Found) -> Found:
    """A content with the condition that opens its sentence, right before the source (*In exchange for X, Y promised to …*)."""
    a = f.attribution
    if (
        not a.content
        or f.back
        or f.parenthetical
        or a.source is None
        or not f.own
        or not page.lexicon.grammar.get("subject_first")
    ):
        return f
    start, _ = page.sentence(min(a.cue) if a.cue else a.content[0])
    first = min((*a.source.tokens, *a.cue))
    stop = first - 1
    ahead = page.doc[stop].text == "," if stop > start else False
    if not ahead or min(a.content) < first or not page.opens_condition(start) or f.entry is None or f.entry.act == "say":
        return f
    return replace(f, attribution=replace(a, content=(*page.trimmed(range(start, stop)), *a.content)))


def without_markers(page: Page, f: Found, everything: Sequence[Found]) -> Found:
    """A content without the *volgens X* that stands in its clause and reports the statement as a whole."""
    a = f.attribution
    for g in everything:
        marker = g.attribution
        if g is f or not marker.entry.startswith("markers/"):
            continue
        if a.cue_head not in marker.content or marker.cue[0] not in a.content:
            continue
        outside = {*marker.cue, *(marker.source.tokens if marker.source else ())}
        kept = page.trimmed(i for i in a.content if i not in outside)
        if kept:
            a = replace(a, content=kept)
    return f if a is f.attribution else replace(f, attribution=a)


def without_tags(page: Page, f: Found, everything: Sequence[Found]) -> Found:
    """A content without the attribution that stands behind it (*X heeft beloofd te komen, aldus Y*): that is no part of it."""
    a = f.attribution
    for g in everything:
        tag = g.attribution
        if g is f or not g.parenthetical or not tag.cue or a.cue_head not in tag.content:
            continue
        first = min((*tag.cue, *(i for i in (tag.source.tokens if tag.source else ()) if i >= tag.content[0])))
        if (first in a.content or min(tag.cue) in a.content) and first > max(tag.content[0], a.cue_head):
            kept = page.trimmed(i for i in a.content if i < first)
            if kept:
                return replace(f, attribution=replace(a, content=kept))
    return f
