"""Rows of CSV (RFC 4180), with what the many programs that write it do otherwise."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from gezant.intake.containers.columns import Row
from gezant.intake.containers.names import printable
from gezant.intake.errors import IntakeError

_DELIMITERS = (",", ";", "\t", "|")
_HEAD = 65_536  # code points by which the delimiter is told
_LOOKED_AT = 20  # rows of them
_MEND = "mend it; the rest was read"


def rows(stream: TextIO, limit: int) -> Iterator[Row | IntakeError]:
    """The rows below the header, each with the number of its first line; an IntakeError in the place of one that cannot be read.

    `stream` must leave line ends as they are; a field may have `limit` code points.
    """
    head = stream.read(_HEAD)
    head += stream.readline(limit)
    if "\0" in head:
        raise IntakeError("the file is binary, not a table", "save the table as CSV in UTF-8")
    first, _, rest = head.partition("\n")
    told = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else None
    if told is not None:  # what Excel writes above the header
        head = rest
    delimiter = told if told is not None and len(told) == 1 else _delimiter(head)
    escaped = '\\"' in head and '""' not in head
    lines = _Lines(head, stream, limit)
    csv.field_size_limit(limit)
    reader = csv.reader(lines, delimiter=delimiter, doublequote=not escaped, escapechar="\\" if escaped else None)
    header: list[str] = []
    while True:
        line = reader.line_num + (2 if told is not None else 1)
        lines.begin()
        try:
            fields = next(reader, None)
        except csv.Error as error:
            yield IntakeError(f"a row cannot be read ({error})", _MEND, line=line)
            continue
        if lines.too_long:
            yield IntakeError(f"a line is longer than the {limit / 1_000_000:g} MB that one report may have", _MEND, line=line)
        if fields is None:
            return
        if lines.ended and lines.quotes % 2 and not escaped:
            yield IntakeError("a quotation mark is opened and never closed", _MEND, line=line)
        elif not header:
            header = [name.strip() or f"column {number}" for number, name in enumerate(fields, 1)] if any(fields) else []
        elif any(field.strip() for field in fields):
            yield _row(header, fields, line)


def _row(header: list[str], fields: list[str], line: int) -> Row | IntakeError:
    while len(fields) > len(header) and not fields[-1].strip():
        fields.pop()
    if len(fields) != len(header):
        shown = printable(fields[0])[:30]
        return IntakeError(f"the row '{shown}' has {len(fields)} fields, the header has {len(header)}", _MEND, line=line)
    values: dict[str, str] = {}
    for name, field in zip(header, fields, strict=True):
        values.setdefault(name, field)
    return Row(f"line {line}", values)


def _delimiter(head: str) -> str:
    """What parts the head into rows of the same number of fields, the more fields the better."""

    def score(delimiter: str) -> tuple[float, int]:
        counts = []
        try:
            for fields in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter):
                counts += [len(fields)] if fields else []
                if len(counts) > _LOOKED_AT:
                    break
        except csv.Error:
            return 0.0, 0
        if not counts or counts[0] < 2:
            return 0.0, 0
        return sum(count == counts[0] for count in counts) / len(counts), counts[0]

    return max(_DELIMITERS, key=score)


class _Lines:
    """Lines for the reader of CSV: none longer than `limit`, and told how many quotation marks a row has."""

    def __init__(self, head: str, stream: TextIO, limit: int) -> None:
        self._lines = chain(io.StringIO(head, newline=""), iter(lambda: stream.readline(limit), ""))
        self._limit = limit
        self.begin()

    def begin(self) -> None:
        """A row begins."""
        self.quotes = 0
        self.ended = self.too_long = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        if len(line) >= self._limit and not line.endswith(("\n", "\r")):
            self.too_long = True
            while line and not line.endswith(("\n", "\r")):
                line = next(self._lines, "")
            return "\n"
        self.quotes += line.count('"')
        return line
