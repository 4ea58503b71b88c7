"""The time, waiting, and the wish to stop: what a command that runs on needs, and a test can put its own in place of."""

from __future__ import annotations

import os
import select
import signal
import time
from datetime import UTC, datetime
from types import FrameType, TracebackType
from typing import Any, Protocol, Self

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Clock(Protocol):
    """Tells the time, waits, and knows whether the user wants it to end."""

    @property
    def stopped(self) -> bool:
        """Whether the work is to end at the next good place."""

    def now(self) -> datetime:
        """The time, with its zone."""

    def wait(self, seconds: float) -> None:
        """Wait, or until the work is to end."""


class SystemClock:
    """The clock of this machine. Within its block SIGINT and SIGTERM do not break anything off but ask to stop.

    The second signal does what it always does. To be used in the main thread.
    """

    def __init__(self) -> None:
        self._stopped = False

    def __enter__(self) -> Self:
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        self._wakeup = signal.set_wakeup_fd(self._write)
        self._before: dict[signal.Signals, Any] = {number: signal.signal(number, self._stop) for number in _SIGNALS}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._restore()
        signal.set_wakeup_fd(self._wakeup)
        os.close(self._read)
        os.close(self._write)

    @property
    def stopped(self) -> bool:
        """Whether one of the signals came."""
        return self._stopped

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)

    def wait(self, seconds: float) -> None:
        """Wait as long as it is asked for, or until a signal comes; also where the machine sleeps meanwhile."""
        until = time.time() + seconds
        while not self._stopped and (left := until - time.time()) > 0:
            # A pipe, since a signal that comes between the look at `stopped` and the wait would else be slept over.
            select.select([self._read], [], [], min(left, 60.0))

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopped = True
        self._restore()

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
