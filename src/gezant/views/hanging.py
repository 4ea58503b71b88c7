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
        width = max(1, options.max_width - self.indent)
        first = self.text.wrap(console, width)[0]
        first.rstrip()
        yield Text(" " * self.indent) + first
        behind = self.text.plain[len(first) :]
        rest = self.text[len(self.text) - len(behind.lstrip()) :] if behind.strip() else Text()
        for line in rest.wrap(console, max(1, width - self.further)) if rest else ():
            line.rstrip()
            yield Text(" " * (self.indent + self.further)) + line
