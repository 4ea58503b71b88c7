"""How far long work is, on standard error, where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

Progress = Callable[[str], AbstractContextManager[None]]
"""Tells what is being done, for as long as the block below it runs."""


@contextmanager
def progress(tally: Callable[[], list[str]]) -> Iterator[Progress]:
    """One line with what is being done, the `tally` of what was done and the time that it took so far."""
    if not sys.stderr.isatty():
        yield lambda doing: nullcontext()
        return
    from rich.console import Console
    from rich.progress import Progress as Line
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    what = TextColumn("{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"))
    columns = (SpinnerColumn(), what, TextColumn("{task.fields[tally]}", style="dim", markup=False), TimeElapsedColumn())
    with Line(*columns, console=Console(stderr=True), transient=True, expand=True) as line:
        task = line.add_task("Looking for reports …", total=None, tally="")

        @contextmanager
        def shown(doing: str) -> Iterator[None]:
            line.update(task, description=doing, tally=" · ".join(tally()))
            yield
            line.update(task, tally=" · ".join(tally()))

        yield shown
