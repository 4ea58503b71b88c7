"""How far long work is, on standard error, where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rich.progress


Telling = Callable[[str], AbstractContextManager[None]]
"""Tells what is being done, for as long as the block below it runs."""


class Progress:
    """A line that tells what is being done; one without a `line` shows nothing."""

    def __init__(self, tally: Callable[[], list[str]], line: rich.progress.Progress | None = None) -> None:
        self._tally = tally
        self._line = line
        self._task = line.add_task("Looking for reports …", total=None, tally="") if line else None

    @contextmanager
    def __call__(self, doing: str) -> Iterator[None]:
        """Tells `doing` for as long as the block runs."""
        if self._line and self._task is not None:
            self._line.update(self._task, description=doing)
        self._count()
        yield
        self._count()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Shows nothing for as long as the block runs, which may print."""
        if self._line:
            self._line.stop()
        yield
        if self._line:
            self._line.start()

    def _count(self) -> None:
        if self._line and self._task is not None:
            self._line.update(self._task, tally=" · ".join(self._tally()))


@contextmanager
def progress(tally: Callable[[], list[str]]) -> Iterator[Progress]:
    """One line with what is being done, the `tally` of what was done and the time that it took so far."""
    if not sys.stderr.isatty():
        yield Progress(tally)
        return
    from rich.console import Console
    from rich.progress import Progress as Line
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    what = TextColumn("{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"))
    columns = (SpinnerColumn(), what, TextColumn("{task.fields[tally]}", style="dim", markup=False), TimeElapsedColumn())
    # What goes to standard output stays there: it may be a file or a pipe.
    with Line(*columns, console=Console(stderr=True), transient=True, expand=True, redirect_stdout=False) as line:
        yield Progress(tally, line)
