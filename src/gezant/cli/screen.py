"""Printing views: in colour on a terminal, as plain text into a file or a pipe or where NO_COLOR is set."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def screen(width: int | None = None) -> Console:
    """A console on standard output of `width` columns, or as wide as the terminal is (80 where there is none)."""
    from rich.console import Console

    from gezant.views.style import THEME

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that is not Unicode shows ? for what it has not
    return Console(width=width, theme=THEME, highlight=False, soft_wrap=False)


def show(console: Console, view: RenderableType) -> None:
    """Print a view at once and whole, so that a report is never seen in half; without blanks at the ends of plain lines."""
    with console.capture() as capture:
        console.print(view)
    text = capture.get()
    if not console.is_terminal:
        text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    sys.stdout.write(text)
    sys.stdout.flush()


@contextmanager
def busy(doing: str) -> Iterator[None]:
    """Tell on standard error what is being done while it is, where somebody is watching."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(doing)):
        yield
