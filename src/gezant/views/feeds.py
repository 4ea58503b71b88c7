"""The feeds that are watched for a dossier, for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from gezant.intake.feeds.watching import FeedState
from gezant.views.quoting import printable


def feeds_view(states: Sequence[FeedState], now: datetime) -> RenderableType:
    """One row a feed: its address, how it is, when it was asked and from when on it may be asked again."""
    if not states:
        return Text("no feeds", "gz.quiet")
    rows = Table(
        Column("feed", ratio=3, overflow="fold"),
        Column("state", ratio=2),
        Column("asked", no_wrap=True),
        Column("not before", no_wrap=True),
        box=None,
        header_style="gz.quiet",
        padding=(0, 2, 0, 0),
        expand=True,
    )
    for state in states:
        address = Text(printable(state.address))
        if state.moved_to:
            address.append(f"\nnow {printable(state.moved_to)}", "gz.quiet")
        waits = state.next is not None and state.next > now and not state.gone
        rows.add_row(
            address,
            _state(state),
            _clock(state.last_polled, now) or "never",
            _clock(state.next, now) if waits else "",
        )
    return Group(rows)


def _state(state: FeedState) -> Text:
    if state.gone:
        return Text("gone for good", "gz.act.against")
    if state.failures:
        times = f", {state.failures} times in a row" if state.failures > 1 else ""
        return Text(f"not had ({printable(state.last_status or 'no answer')}{times})", "gz.act.against")
    if state.last_polled is None:
        return Text("not asked yet", "gz.quiet")
    return Text("unchanged" if state.last_status == "304" else "fine", "gz.act.towards")


def _clock(moment: datetime | None, now: datetime) -> str:
    """A moment in the time of this machine: the clock alone where it is within a day, else the day too."""
    if moment is None:
        return ""
    here = moment.astimezone()
    near = abs((moment - now).total_seconds()) < 12 * 3600
    return f"{here:%H:%M}" if near else f"{here:%Y-%m-%d %H:%M}"
