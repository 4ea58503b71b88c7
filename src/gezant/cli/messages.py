"""What the commands say on standard error."""

from __future__ import annotations

import sys
import traceback

from gezant.views.quoting import printable


def complain(message: str) -> None:
    """`gezant: message` on standard error, in one line."""
    print(f"gezant: {printable(' '.join(message.split()))}", file=sys.stderr, flush=True)


def complain_of_bug(origin: str, error: Exception, *, debug: bool, doing: str = "reading") -> None:
    """An error that nobody foresaw, `doing` something with a report: what it is, and how to see and report it.

    With `debug` its traceback as well.
    """
    if debug:
        traceback.print_exception(error)
    hint = "" if debug else " (--debug shows where it happened)"
    complain(f"{origin}: {doing} it failed, {type(error).__name__}: {error}; please report this with the file{hint}")
