"""A reading for the terminal: as cards where it is narrow, as a table where it is wide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gezant.intake import language_name
from gezant.model import Meeting, Reading, Report, Statement
from gezant.views.parts import (
    Detail,
    Placed,
    circumstances,
    conditions,
    counted,
    in_order,
    meeting_details,
    party_text,
    qualities,
)
from gezant.views.quoting import excerpt, printable
from gezant.views.style import SIGNS, act_style
from gezant.views.words import date_in_words, value_in_words

Shape = Literal["table", "cards"]

WIDE = 110
"""From this width in columns on, a table reads better than cards."""

_LABEL = 11  # the longest label, "in exchange"
_MAX_CARD = 100  # longer lines are hard to follow


def reading_view(reading: Reading, shape: Shape) -> RenderableType:
    """All of a reading: what is known of the report, its statements, times and meetings."""
    return Group(_header(reading), *_statements(reading, shape), *_times(reading), *_meetings(reading, shape), "")


def shape_for(width: int) -> Shape:
    """The shape that a terminal of `width` columns calls for."""
    return "table" if width >= WIDE else "cards"


def _header(reading: Reading) -> RenderableType:
    report = reading.report
    lines = [Rule(Text(printable(report.id), "gz.title"), align="left", style="gz.rule")]
    head = [Text(printable(report.title), "gz.title")] if report.title else []
    return Group(*lines, *head, Text(_known(report)), Text(counted(reading), "gz.quiet"))


def _known(report: Report) -> str:
    outlet = printable(report.outlet) if report.outlet else "outlet not known"
    return " · ".join((date_in_words(report.date), outlet, language_name(report.language)))


def _statements(reading: Reading, shape: Shape) -> Iterable[RenderableType]:
    if not reading.statements:
        return
    text = reading.report.text
    placed = list(in_order(reading.statements))
    yield _heading("Statements")
    if shape == "table":
        yield _statement_table(text, placed)
    else:
        for number, one in enumerate(placed):
            if number:
                yield ""
            yield _statement_card(text, one)


def _statement_card(text: str, placed: Placed) -> RenderableType:
    statement = placed.statement
    body = _labelled(
        [
            (statement.act, _content(text, placed)),
            *_as(placed),
            *conditions(text, statement),
            *circumstances(text, statement),
        ],
        first_style=act_style(statement.act),
    )
    source = party_text(text, statement.source, excerpt(text, statement.cue))
    return _card(_id(placed), Group(source, body), indent=3 * placed.depth)


def _statement_table(text: str, statements: Iterable[Placed]) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD, expand=True, border_style="gz.rule", header_style="gz.quiet", pad_edge=False, show_edge=False
    )
    table.add_column("", no_wrap=True)
    table.add_column("source", ratio=5)
    table.add_column("act", no_wrap=True, min_width=9)
    table.add_column("content and conditions", ratio=9)
    table.add_column("as, to, via, said", ratio=6)
    for number, placed in enumerate(statements):
        if number:
            table.add_row()
        statement = placed.statement
        content: list[RenderableType] = [_content(text, placed)]
        if statement.conditions:
            content.append(_labelled(conditions(text, statement), width=2))
        more = [*_as(placed), *circumstances(text, statement)]
        table.add_row(
            Padding(_id(placed), (0, 0, 0, 2 * placed.depth)),
            _source_cell(text, statement),
            Text(statement.act, act_style(statement.act)),
            Padding(Group(*content), (0, 0, 0, 2 * placed.depth)),
            _labelled(more, width=4) if more else "",
        )
    return table


def _source_cell(text: str, statement: Statement) -> RenderableType:
    """Sign, source and cue, and under them how far the source is named and who it is."""
    cue = excerpt(text, statement.cue)
    if statement.source is None:
        return party_text(text, None, cue)
    grid = Table.grid(padding=(0, 1, 0, 0))
    party = statement.source
    words = Text.assemble((excerpt(text, party.spans), "gz.source"), (f": {cue}" if cue else "", "gz.cue"))
    code = Text.assemble((party.naming, f"gz.{party.naming}"), (f", {', '.join(party.actors)}", "gz.quiet"))
    grid.add_row(Text(SIGNS[party.naming], f"gz.{party.naming}"), Group(words, code))
    return grid


def _id(placed: Placed) -> Text:
    return Text.assemble(("└ " if placed.depth else "", "gz.rule"), (placed.statement.id, "gz.id"))


def _content(text: str, placed: Placed) -> Text:
    content = excerpt(text, placed.statement.content)
    return Text(content) if content else Text("(no content of its own)", "gz.quiet")


def _as(placed: Placed) -> list[Detail]:
    marks = qualities(placed.statement)
    return [("as", marks)] if marks else []


def _times(reading: Reading) -> Iterable[RenderableType]:
    if not reading.times:
        return
    yield _heading("Times")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=3)
    table.add_column(min_width=12, max_width=40)
    table.add_column()
    for time in reading.times:
        table.add_row(
            Text(time.id, "gz.id"),
            Text(excerpt(reading.report.text, [time.span])),
            Text(value_in_words(time.value, time.type), "gz.value"),
        )
    yield table


def _meetings(reading: Reading, shape: Shape) -> Iterable[RenderableType]:
    if not reading.meetings:
        return
    yield _heading("Meetings")
    if shape == "table":
        yield _meeting_table(reading)
        return
    for number, meeting in enumerate(reading.meetings):
        if number:
            yield ""
        details = [(f"{meeting.kind}", _meeting(reading, meeting)), *meeting_details(meeting)]
        yield _card(Text(meeting.id, "gz.id"), _labelled(details, first_style="gz.act.plain"))


def _meeting_table(reading: Reading) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        table.add_column(no_wrap=True, min_width=3)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    table.expand = True
    for meeting in reading.meetings:
        details = meeting_details(meeting)
        table.add_row(
            Text(meeting.id, "gz.id"),
            Text(meeting.kind, "gz.act.plain"),
            _meeting(reading, meeting),
            _labelled(details, width=5) if details else "",
        )
    return table


def _meeting(reading: Reading, meeting: Meeting) -> Text:
    return Text.assemble(excerpt(reading.report.text, [meeting.span]), (f" ({meeting.state})", "gz.quiet"))


def _heading(title: str) -> RenderableType:
    return Text(f"\n{title}\n", "gz.title")


def _card(id: Text, body: RenderableType, indent: int = 0) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=3)
    grid.add_column(max_width=_MAX_CARD)
    grid.add_row(id, body)
    return Padding(grid, (0, 0, 0, indent))


def _labelled(details: Iterable[Detail], width: int = _LABEL, first_style: str = "gz.label") -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, min_width=width)
    grid.add_column()
    for number, (label, value) in enumerate(details):
        grid.add_row(Text(label, "gz.label" if number else first_style), value)
    return grid
