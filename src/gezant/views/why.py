"""What one entry of a reading rests on: its words in their sentences, its rule in plain language, the parse under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gezant.model import Meeting, Reading, Span, Statement, Time
from gezant.views.parts import circumstances, conditions, meeting_details, party_text, qualities
from gezant.views.quoting import excerpt, printable
from gezant.views.reasons import explain
from gezant.views.style import act_style
from gezant.views.tree import TokenRow, branches
from gezant.views.wording import wording
from gezant.views.words import value_in_words

Entry = Statement | Time | Meeting
_PEOPLE = {  # the rules of what people wrote
    "person.changed": "a person, who changed what the program had read",
    "person.added": "a person, who added it",
}


class NoSuchEntryError(LookupError):
    """An id that the reading does not have; the message says which it has."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the report's text and the part that it has in an entry: source, cue, content, condition …"""

    role: str
    span: Span


def find(reading: Reading, id: str) -> Entry:
    """The statement, time or meeting with this id, in capitals or not. Raises NoSuchEntryError."""
    entries: tuple[Entry, ...] = (*reading.statements, *reading.times, *reading.meetings)
    for entry in entries:
        if entry.id.lower() == id.lower():
            return entry
    kinds = (reading.statements, reading.times, reading.meetings)
    known = ", ".join(f"{kind[0].id} to {kind[-1].id}" if len(kind) > 1 else kind[0].id for kind in kinds if kind)
    raise NoSuchEntryError(f"its reading has no entry '{id}'" + (f", only {known}" if known else " and none at all"))


def marks(entry: Entry) -> list[Mark]:
    """The stretches of text that an entry points at."""
    if isinstance(entry, Time):
        return [Mark("time", entry.span)]
    if isinstance(entry, Meeting):
        return [Mark("meeting", entry.span)]
    found = [Mark("source", span) for span in (entry.source.spans if entry.source else ())]
    found += [Mark("cue", span) for span in entry.cue]
    found += [Mark("content", span) for span in entry.content]
    for condition in entry.conditions:
        found += [Mark("condition", condition.span), *([Mark("condition", condition.cue)] if condition.cue else [])]
    found += [Mark("carrier", span) for party in entry.chain for span in party.spans]
    if entry.addressee and entry.addressee not in entry.chain:
        found += [Mark("addressee", span) for span in entry.addressee.spans]
    return found


def marked(text: str, span: Span, marks: Sequence[Mark]) -> Text:
    """The words of `span` with each mark in labelled brackets, marks within marks nested; readable without colour."""
    start, end = span
    inside = [Mark(m.role, (max(start, m.span[0]), min(end, m.span[1]))) for m in marks]
    nested = _nested([m for m in inside if m.span[0] < m.span[1]])
    out = Text()
    _write(out, text, start, end, nested, "")
    return out


def _nested(marks: list[Mark]) -> list[Mark]:
    """The marks in reading order, outer before inner, one that crosses the end of another cut in two there."""
    todo = sorted(marks, key=lambda m: (m.span[0], -m.span[1]))
    out: list[Mark] = []
    while todo:
        mark = todo.pop(0)
        start, end = mark.span
        cuts = [m.span[1] for m in out if m.span[0] < start < m.span[1] < end]
        if cuts:
            todo.append(Mark(mark.role, (min(cuts), end)))
            todo.sort(key=lambda m: (m.span[0], -m.span[1]))
            mark = Mark(mark.role, (start, min(cuts)))
        out.append(mark)
    return out


def _write(out: Text, text: str, start: int, end: int, marks: list[Mark], style: str) -> None:
    at = start
    while marks:
        mark, marks = marks[0], marks[1:]
        within = [m for m in marks if m.span[1] <= mark.span[1]]
        marks = [m for m in marks if m.span[1] > mark.span[1]]
        _plain(out, text[at : mark.span[0]], style)
        out.append("[", "gz.quiet").append(f"{mark.role}: ", "gz.quiet")
        _write(out, text, *mark.span, within, f"gz.mark.{mark.role}")
        out.append("]", "gz.quiet")
        at = mark.span[1]
    _plain(out, text[at:end], style)


def _plain(out: Text, words: str, style: str) -> None:
    out.append("".join(" " if c.isspace() else c for c in printable(words)), style)


def why_view(reading: Reading, entry: Entry, rows: Sequence[TokenRow]) -> RenderableType:
    """All about one entry. `rows` are the tokens of the report, or of the stretch of it that the entry stands in.

    Without rows (of a reading that was kept) its paragraph stands for its sentences, and there is no parse to show.
    """
    pointed = marks(entry)
    sentences = _sentences(rows, pointed)
    if rows:
        many = "In the text (… where sentences are left out)"
        words = (
            _heading("In the text" if len(sentences) < 2 else many),
            _text(reading.report.text, sentences, pointed),
        )
    else:
        text = reading.report.text
        words = (_heading("In the text"), marked(text, _paragraph(text, pointed), pointed))
    return Group(
        Rule(Text.assemble((entry.id, "gz.title"), f" in {printable(reading.report.id)}"), align="left", style="gz.rule"),
        _summary(reading, entry),
        *words,
        _heading("Made by"),
        _rule(entry),
        *((_heading("The parse under it"), *_parses(sentences, pointed)) if rows else ()),
    )


def _paragraph(text: str, marks: Sequence[Mark]) -> Span:
    """The lines in which all marks stand."""
    start, end = min(m.span[0] for m in marks), max(m.span[1] for m in marks)
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, after if after >= 0 else len(text)


def _heading(title: str) -> Text:
    return Text(f"\n{title}\n", "gz.title")


def _summary(reading: Reading, entry: Entry) -> RenderableType:
    text = reading.report.text
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=11)
    grid.add_column()
    for label, value in _fields(text, entry):
        grid.add_row(Text(label, "gz.label"), value)
    return grid


def _fields(text: str, entry: Entry) -> Iterator[tuple[str, Text]]:
    if isinstance(entry, Time):
        yield "time", Text(excerpt(text, [entry.span]))
        yield "value", Text(value_in_words(entry.value, entry.type), "gz.value")
        yield "written", Text(f"{entry.type} {entry.value}")
        yield _places([entry.span])
    elif isinstance(entry, Meeting):
        yield "meeting", Text(excerpt(text, [entry.span]))
        yield "kind", Text(f"{entry.kind}, {entry.state}")
        yield from meeting_details(entry)
        yield _places([entry.span])
    else:
        yield "source", party_text(text, entry.source, excerpt(text, entry.cue))
        yield "act", Text(entry.act, act_style(entry.act))
        yield "content", Text(excerpt(text, entry.content) or "–")
        if marks := qualities(entry):
            yield "as", marks
        yield from conditions(text, entry)
        yield from circumstances(text, entry)
        yield "form", Text(f"{entry.form}, {entry.polarity}, {entry.certainty}")
        if entry.within:
            yield "within", Text(entry.within)
        yield _places([*(entry.source.spans if entry.source else ()), *entry.cue, *entry.content])


def _places(spans: Sequence[Span]) -> tuple[str, Text]:
    return "offsets", Text(", ".join(f"{start}–{end}" for start, end in sorted(spans)), "gz.quiet")


def _sentences(rows: Sequence[TokenRow], marks: Sequence[Mark]) -> list[list[tuple[int, TokenRow]]]:
    """The sentences that hold a mark, each as its rows with their index."""
    held = {row.sentence for row in rows if any(_holds(mark, row) for mark in marks)}
    by_number: dict[int, list[tuple[int, TokenRow]]] = {number: [] for number in sorted(held)}
    for index, row in enumerate(rows):
        if row.sentence in held:
            by_number[row.sentence].append((index, row))
    return list(by_number.values())


def _holds(mark: Mark, row: TokenRow) -> bool:
    return row.start < mark.span[1] and mark.span[0] < row.end


def _text(text: str, sentences: Sequence[Sequence[tuple[int, TokenRow]]], marks: Sequence[Mark]) -> Text:
    """The sentences with their marks; neighbours run on, so that a content over several of them is one bracket."""
    ranges: list[tuple[int, int, int]] = []
    for sentence in sentences:
        start, end, number = sentence[0][1].start, sentence[-1][1].end, sentence[0][1].sentence
        if ranges and number == ranges[-1][2] + 1:
            ranges[-1] = (ranges[-1][0], end, number)
        else:
            ranges.append((start, end, number))
    return Text(" … ").join(marked(text, (start, end), marks) for start, end, _ in ranges)


def _rule(entry: Entry) -> RenderableType:
    head = Text(_PEOPLE.get(entry.rule) or entry.rule or "its reading does not say by which rule", "gz.source")
    if isinstance(entry, Statement) and entry.rule not in _PEOPLE:
        head.append(f"  confidence {entry.confidence:.2f}", "gz.quiet")
    explanation = explain(entry.rule, wording("en"))
    return Group(head, Text(explanation)) if explanation else head


def _parses(sentences: Sequence[Sequence[tuple[int, TokenRow]]], marks: Sequence[Mark]) -> Iterator[RenderableType]:
    """The tree of each sentence that the rule looked at: where the cue stands, else the source, else all that are marked."""
    bearing = [m for m in marks if m.role in ("cue", "time", "meeting")]
    bearing = bearing or [m for m in marks if m.role == "source"] or list(marks)
    shown = [s for s in sentences if any(_holds(mark, row) for mark in bearing for _, row in s)]
    for number, sentence in enumerate(shown):
        if number:
            yield ""
        yield _parse(sentence, marks)


def _parse(sentence: Sequence[tuple[int, TokenRow]], marks: Sequence[Mark]) -> Table:
    # Numbered as in CoNLL-U: words from 1, the head of a root 0.
    words = [(index, row) for index, row in sentence if row.text.strip()]
    place = {index: number for number, (index, _) in enumerate(words)}
    heads = [place.get(row.head, number) for number, (_, row) in enumerate(words)]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, justify="right", min_width=2)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, overflow="ellipsis", min_width=6)
    for width in (5, 4, 2, 0):
        table.add_column(no_wrap=True, min_width=width)
    table.columns[5].justify = "right"
    for number, (lines, (_, row)) in enumerate(zip(branches(heads), words, strict=True)):
        roles = [mark.role for mark in marks if _holds(mark, row)]
        role = roles[-1] if roles else ""  # of marks within marks, the innermost
        head = "0" if heads[number] == number else str(heads[number] + 1)
        table.add_row(
            Text(str(number + 1), "gz.quiet"),
            Text.assemble((lines, "gz.rule"), " ", (printable(row.text), f"gz.mark.{role}" if role else "")),
            Text(printable(row.lemma), "gz.quiet"),
            row.upos,
            row.relation.lower(),
            Text(head, "gz.quiet"),
            Text(role, "gz.quiet"),
        )
    return table
