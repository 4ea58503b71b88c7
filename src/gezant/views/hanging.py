"""Lines that go on further in than they began, so that a listing is read along its left edge."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text


@dataclass(frozen=True)
class Hanging:
    """A text that begins `indent` columns in, and goes on `further` columns more where it is too long for its line."""

    text: Text
    indent: int = 0
    further: int = 4

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines of the text for the width that there is."""
        lines = self.text.wrap(console, max(1, options.max_width - self.indent - self.further))
        for number, line in enumerate(lines):
            line.rstrip()
            yield Text(" " * (self.indent + (self.further if number else 0))) + line
