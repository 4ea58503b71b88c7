"""Where a report came from, and what its date rests on: every candidate with who told it, and why it was chosen or not."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from gezant.intake.dates import Weighed, weigh
from gezant.model import Report
from gezant.views.quoting import printable
from gezant.views.words import date_in_words

_TOLD_BY = {
    "option": "told with --date",
    "header": "told by the text's header",
    "metadata": "told by the data of the page",
    "column": "told by the table",
    "feed": "told by the feed",
    "mail": "told by the mail",
    "byline": "told by the byline",
    "dateline": "told by the dateline",
    "address": "told by the address",
    "document": "told by the data of the file",
    "server": "told by the server",
    "fetched": "when it was fetched",
}


def source_view(report: Report) -> RenderableType:
    """A report as it was taken in: its title, where it came from, its date and what that rests on."""
    title = Rule(Text(printable(report.id), "gz.title"), align="left", style="gz.rule")
    fields = (
        ("Title", report.title),
        ("Outlet", report.outlet),
        ("Agency", report.agency),
        ("Author", report.author),
        ("Section", report.section),
        ("Address", report.url),
        ("Read from", report.origin),
        ("Language", report.language),
    )
    told = [Text.assemble((f"{name}: ", "gz.quiet"), printable(value)) for name, value in fields if value]
    return Group(title, *told, "", dates_view(report), "")


def dates_view(report: Report) -> RenderableType:
    """A report's date, when it was published and seen, and all candidates for its date, the chosen one first."""
    lines: list[RenderableType] = [Text.assemble(("Its date: ", "gz.quiet"), date_in_words(report.date))]
    if report.published:
        lines.append(Text.assemble(("Published: ", "gz.quiet"), _instant(report.published)))
    if report.seen:
        lines.append(Text.assemble(("Seen: ", "gz.quiet"), _instant(report.seen)))
    weighed = weigh(report.dates, report.seen)
    if not weighed:
        return Group(*lines, Text("Nothing tells when it was published." if report.date is None else _GIVEN, "gz.quiet"))
    if report.date is None:
        lines.append(Text("A bound says only that it is no later; it gives no date.", "gz.quiet"))
    elif not any(w.chosen and w.candidate.value == report.date for w in weighed):
        lines.append(Text(_GIVEN, "gz.quiet"))
    lines.append(Text("\nWhat tells it", "gz.quiet"))
    for each in weighed:
        lines += _candidate(each, given=report.date)
    return Group(*lines)


_GIVEN = "The date was given with the report."


def _candidate(weighed: Weighed, given: str | None) -> list[RenderableType]:
    candidate = weighed.candidate
    chosen = weighed.chosen and candidate.value == given
    head = Text.assemble(
        (candidate.value, "bold" if chosen else ""),
        f"  {_TOLD_BY[candidate.origin]}",
        (f"  {'chosen: ' if chosen else ''}{weighed.reason}", "gz.id" if chosen else "gz.quiet"),
    )
    return [Padding(head, (0, 0, 0, 2)), Padding(Text(printable(candidate.words), "gz.quiet"), (0, 0, 0, 6))]


def _instant(value: str) -> str:
    """An instant with a blank for its T, to the minute: `2018-04-08 22:30 +02:00`."""
    day, _, rest = value.partition("T")
    if not rest:
        return day
    offset = rest.lstrip("0123456789:.")
    return f"{day} {rest[:5]} {'UTC' if offset in {'Z', '+00:00'} else offset}".rstrip()
