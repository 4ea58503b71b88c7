"""Tables of reports, read row by row: JSON Lines, JSON (RFC 8259) and CSV (RFC 4180)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TextIO

from gezant.intake.containers.columns import Columns, Row, row
from gezant.intake.containers.comma import rows
from gezant.intake.containers.jsons import objects
from gezant.intake.containers.names import Ids
from gezant.intake.encodings import encoding_of
from gezant.intake.errors import IntakeError
from gezant.intake.items import Found, Item, Settings, unreadable

_HEAD = 65_536  # bytes by which the encoding is told
_SAMPLE_ROWS, _SAMPLE = 100, 2_000_000  # rows, and code points of them, whose columns are those of the table


def open_json_lines(item: Item, settings: Settings) -> Iterator[Found]:
    """The objects of a JSON file: one a line, in one array, or in an array within one object; one object alone is one report.

    Fields within fields are columns with dots in their names (`content.body`), lists of strings are joined. An IntakeError with
    its line stands in the place of a line that cannot be read.
    """
    yield from _table(item, settings, objects)


def open_csv(item: Item, settings: Settings) -> Iterator[Found]:
    """The rows of a CSV file below its header row. The delimiter (comma, semicolon, tab, bar) and the encoding are found out.

    A row with more or fewer fields than the header is an IntakeError with its line.
    """
    yield from _table(item, settings, rows)


def _table(item: Item, settings: Settings, read: Callable[[TextIO, int], Iterator[Row | IntakeError]]) -> Iterator[Found]:
    try:
        with _text(item) as stream:
            found = read(stream, settings.limits.report)
            first = list(_sample(found))
            names = [name for each in first if isinstance(each, Row) for name in each.values]
            # Only where all is damaged, there are no names at all: what is damaged is told then, and nothing else.
            columns = Columns(names, settings.columns) if names else None
            yield from _items(chain(first, found), columns, item, settings)
            if not first:
                yield IntakeError("the table has no rows", "check the file", item.origin)
    except OSError as error:
        yield unreadable(error, item.origin)
    except IntakeError as error:
        yield error.at(item.origin)


def _items(found: Iterable[Row | IntakeError], columns: Columns | None, item: Item, settings: Settings) -> Iterator[Found]:
    ids = Ids()
    for each in found:
        if isinstance(each, IntakeError):
            yield IntakeError(each.problem, each.remedy, item.origin, each.line)
        elif columns is not None:
            try:
                yield row(item, each, columns, ids, settings)
            except IntakeError as error:
                yield error


def _sample(found: Iterator[Row | IntakeError]) -> Iterator[Row | IntakeError]:
    """The first rows, no more than fit into memory easily."""
    length = 0
    for number, each in enumerate(found, 1):
        yield each
        length += sum(map(len, each.values.values())) if isinstance(each, Row) else 0
        if number == _SAMPLE_ROWS or length > _SAMPLE:
            return


def _text(item: Item) -> TextIO:
    """The file as text, in the encoding that its beginning tells."""
    encoding, errors, mark = encoding_of(item.head(_HEAD))
    stream = item.stream()
    stream.read(mark)
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
