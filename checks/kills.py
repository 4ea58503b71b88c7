"""What killed writers leave behind: `python -m checks.kills [KILLS] [SEED]` kills `add` at random points and looks.

Each time a new dossier gets made reports one by one until its writer is killed (SIGKILL) at a random moment. What it had told as
added must be there, the dossier must open, be what its reports add up to, and be rebuilt to the same.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random

from benchmarks.ledger import made_readings
from gezant.ledger import Ledger, derive
from gezant.model.dossier_json import dossier_to_json

REPORTS = 25


def kept(dossier: Path, told: Iterable[str]) -> tuple[str, ...]:
    """The reports in a dossier whose writer was killed; `told` are those that it said were added.

    Raises AssertionError where one of them is lost, or the dossier is not what its reports add up to, or is rebuilt to another.
    """
    ledger = Ledger.open(str(dossier), create=True)  # killed before it made its tables it is empty, or not there
    found = ledger.dossier()
    lost = set(told) - set(found.reports)
    if lost:
        raise AssertionError(f"lost: {', '.join(sorted(lost))}")
    before = dossier_to_json(found)
    if before != dossier_to_json(derive([ledger.reading(report) for report in found.reports])):
        raise AssertionError("the dossier is not what its reports add up to")
    ledger.rebuild()
    if dossier_to_json(ledger.dossier()) != before:
        raise AssertionError("the dossier is rebuilt to another")
    return found.reports


def killed(dossier: Path, after: float) -> list[str]:
    """Let another process write a dossier, kill it after so many seconds, and give what it had told as added."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        ledger = Ledger.open(str(dossier), create=True)
        for reading in made_readings(REPORTS):
            ledger.add([reading])
            os.write(into, f"{reading.report.id}\n".encode())
        os._exit(0)
    os.close(into)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(out, encoding="utf-8") as told:
        return told.read().split()


def main() -> None:
    """Kill, look, and tell; an AssertionError where something was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    random = Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    counts: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        for number in range(kills):
            dossier = Path(folder) / f"{number}.db"
            told = killed(dossier, random.uniform(0, 2))
            counts.append(len(kept(dossier, told)))
            print(f"kill {number + 1}: {len(told)} told, {counts[-1]} kept", flush=True)
        spent = time.perf_counter() - start
    print(f"{kills} kills, {sum(counts)} reports kept, none lost, in {spent:.0f} s")


if __name__ == "__main__":
    main()
