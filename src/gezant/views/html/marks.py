"""A report's words with marks on them: which stretch is whose source, cue, content … as HTML, marks within marks nested."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from gezant.model import Reading, Span, Statement
from gezant.views.quoting import printable
from gezant.views.why import Entry
from gezant.views.why import marks as marks_of

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
DEEPEST = 4  # levels of statements within statements that look different


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text (code points, end exclusive), its role, the entries that it belongs to, how deep they are nested."""

    role: str
    span: Span
    entries: tuple[str, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Tag:
    """A small link in the text to what is said of an entry: its name, its address, and its explanation."""

    name: str
    href: str
    tip: str


def entries_of(reading: Reading) -> tuple[Entry, ...]:
    """The statements, times and meetings of a reading."""
    return (*reading.statements, *reading.times, *reading.meetings)


def levels(statements: Sequence[Statement]) -> dict[str, int]:
    """How deep each statement is nested, 1 for one of its own; at most DEEPEST."""
    outer = {statement.id: statement.within for statement in statements}
    found: dict[str, int] = {}
    for id in outer:
        level, at = 1, outer[id]
        while at in outer and level < DEEPEST:
            level, at = level + 1, outer[at]
        found[id] = level
    return found


def marks_in(reading: Reading, entries: Iterable[Entry] | None = None) -> list[Mark]:
    """The marks of entries of a reading, of all where none are given; those of the same role and span are one.

    One entry that is shown alone is of level 1.
    """
    chosen = list(entries_of(reading) if entries is None else entries)
    deep = levels(reading.statements) if len(chosen) > 1 else {}
    found: dict[tuple[str, Span], list[str]] = defaultdict(list)
    for entry in chosen:
        for mark in marks_of(entry):
            if entry.id not in found[mark.role, mark.span]:
                found[mark.role, mark.span].append(entry.id)
    return [Mark(role, span, tuple(ids), min(deep.get(id, 1) for id in ids)) for (role, span), ids in found.items()]


def lines(text: str) -> list[Span]:
    """The lines of a text that are not blank: its headings and paragraphs."""
    return [match.span() for match in _LINE.finditer(text)]


def around(text: str, spans: Sequence[Span]) -> Span:
    """The lines in which all of these stretches stand."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    held = [line for line in lines(text) if line[0] < end and start < line[1]]
    return (held[0][0], held[-1][1]) if held else (start, end)


def tagged(entries: Iterable[Entry]) -> dict[int, list[str]]:
    """Where the tag of each entry stands: behind its cue, else behind its first mark."""
    found: dict[int, list[str]] = defaultdict(list)
    for entry in entries:
        spans = list(entry.cue) if isinstance(entry, Statement) and entry.cue else [mark.span for mark in marks_of(entry)]
        if spans:
            found[min(spans)[1]].append(entry.id)
    return found


def marked(
    text: str,
    span: Span,
    marks: Sequence[Mark],
    titles: Mapping[str, str],
    tags: Mapping[int, Sequence[Tag]] | None = None,
) -> Markup:
    """The words of `span` as HTML. `titles` explains a mark by its role, or by the id of an entry; `tags` stand at offsets."""
    start, end = span
    inside = [Mark(m.role, (max(start, m.span[0]), min(end, m.span[1])), m.entries, m.level) for m in marks]
    opened: dict[int, list[Mark]] = defaultdict(list)
    closed: dict[int, int] = defaultdict(int)
    for mark in nested(inside):
        opened[mark.span[0]].append(mark)
        closed[mark.span[1]] += 1
    here = {at: found for at, found in (tags or {}).items() if start <= at <= end}
    out: list[str] = []
    at = start
    for stop in sorted({*opened, *closed, *here, end}):
        out.append(str(escape(printable(text[at:stop]))))
        out.append("</span>" * closed[stop])
        out += [_tag(tag) for tag in here.get(stop, ())]
        out += [_opening(mark, titles) for mark in opened[stop]]
        at = stop
    return Markup("".join(out))  # every part is escaped above and below


def nested(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks in reading order, outer before inner; one that crosses the end of another is cut in two there."""
    todo = sorted((m for m in marks if m.span[0] < m.span[1]), key=_order)
    open_ends: list[int] = []
    while todo:
        mark = todo.pop(0)
        start, end = mark.span
        open_ends = [e for e in open_ends if e > start]
        cut = min((e for e in open_ends if e < end), default=None)
        if cut is not None:
            todo.append(Mark(mark.role, (cut, end), mark.entries, mark.level))
            todo.sort(key=_order)
            mark = Mark(mark.role, (start, cut), mark.entries, mark.level)
        open_ends.append(mark.span[1])
        yield mark


def _order(mark: Mark) -> tuple[int, int, int, bool]:
    return (mark.span[0], -mark.span[1], mark.level, mark.role != "content")


def _opening(mark: Mark, titles: Mapping[str, str]) -> str:
    said = "; ".join(dict.fromkeys(titles[id] for id in mark.entries if id in titles))
    role = titles.get(mark.role, mark.role)
    title = f"{role} {', '.join(mark.entries)}" + (f": {said}" if said else "")
    return f'<span class="m {mark.role} l{mark.level}" data-of="{escape(" ".join(mark.entries))}" title="{escape(title)}">'


def _tag(tag: Tag) -> str:
    tip = f'<span class="tip" aria-hidden="true">{escape(tag.tip)}</span>'
    label = escape(f"{tag.name}: {tag.tip}")
    return (
        f'<a class="tag" href="{escape(tag.href)}" data-of="{escape(tag.name)}" aria-label="{label}">{escape(tag.name)}{tip}</a>'
    )
