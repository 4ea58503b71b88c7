"""Lines that go on further in than they began."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from gezant.views.hanging import Hanging


@pytest.mark.parametrize(
    ("words", "indent", "lines"),
    [
        ("short", 0, ["short"]),
        ("", 2, [""]),
        ("one two three four", 0, ["one two", "    three", "    four"]),
        ("one two three four", 2, ["  one two", "      thr", "      ee", "      fou", "      r"]),
        ("one two", 2, ["  one two"]),
        ("ab cd ef  gh", 0, ["ab cd ef", "    gh"]),
    ],
)
def test_the_first_line_is_as_wide_as_there_is_room(words: str, indent: int, lines: list[str]) -> None:
    out = StringIO()
    Console(file=out, width=9).print(Hanging(Text(words), indent))
    assert [line.rstrip() for line in out.getvalue().splitlines()] == lines
