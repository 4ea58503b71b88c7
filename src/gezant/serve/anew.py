"""Working out anew what follows from corrections of a large dossier, while its page is served.

A process of its own does it: in this one it would make every page wait. It goes on where the last one ended, however that was.
"""

from __future__ import annotations

import logging
import sys

import anyio
import anyio.to_thread

from gezant.ledger import Ledger, LedgerError

_LOOK, _AFTER_FAILURE = 1.0, 60.0  # seconds between two looks at whether there is anything to do
_WORK = "import sys; from gezant.ledger import Ledger; Ledger.open(sys.argv[1]).catch_up()"

_log = logging.getLogger(__name__)


async def work_out_anew(ledger: Ledger, dossier: str) -> None:
    """Work out whatever corrections of the dossier at a path or an address leave to do, until this is cancelled."""
    one = anyio.CapacityLimiter(1)  # none of those that make pages
    while True:
        try:
            failed = await _finish(dossier) if await anyio.to_thread.run_sync(ledger.unfinished, limiter=one) else ""
        except (LedgerError, OSError) as error:
            failed = str(error)
        if failed:
            _log.warning("what follows from corrections could not be worked out, and is tried again: %s", failed)
        await anyio.sleep(_AFTER_FAILURE if failed else _LOOK)


async def _finish(dossier: str) -> str:
    """Work out all that there is; gives why that failed, nothing where it did not."""
    command = [sys.executable, "-c", _WORK, dossier]
    ended = await anyio.run_process(command, check=False, start_new_session=True)  # Ctrl-C is for the server to answer
    return ended.stderr.decode(errors="replace").strip().rpartition("\n")[2] if ended.returncode else ""
