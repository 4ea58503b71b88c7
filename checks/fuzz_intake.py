"""Spoils good input of every kind at random, as long as one likes, and keeps what intake cannot take.

python -m checks.fuzz_intake --minutes 10 --seed 7 --keep /tmp/spoiled
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

from gezant.intake.documents import pdf
from gezant.intake.errors import IntakeError
from gezant.intake.items import Skipped
from tests.intake.hostile import read, samples, spoiled

SECONDS = 20
"""Of the processor, for one file."""


def main(arguments: list[str] | None = None) -> int:
    """Returns 0 where every file gave reports or clear errors in time, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("spoiled"), help="folder for the files that failed")
    parser.add_argument("names", nargs="*", help="of the samples to spoil (a.txt, d.pdf …); all without")
    options = parser.parse_args(arguments)
    pdf._SECONDS = 5
    signal.signal(signal.SIGPROF, _ring)
    chance = random.Random(options.seed)
    names = [name for name in samples() if name in options.names or not options.names]
    counts: Counter[str] = Counter()
    failed, end = 0, time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        name = chance.choice(names)
        data = spoiled(samples()[name], chance)
        counts["files"] += 1
        problem = _tried(name, data, counts)
        if problem:
            failed += 1
            options.keep.mkdir(parents=True, exist_ok=True)
            path = options.keep / f"{counts['files']}-{name}"
            path.write_bytes(data)
            print(f"{path}\n{problem}", file=sys.stderr)
    print(", ".join(f"{kind} {count:,}" for kind, count in counts.items()), f", failed {failed}", sep="")
    return 1 if failed else 0


def _tried(name: str, data: bytes, counts: Counter[str]) -> str | None:
    """What went wrong with a file, None where nothing did."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        found = read(name, data)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc(limit=-8)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    for each in found:
        kind = "errors" if isinstance(each, IntakeError) else "skipped" if isinstance(each, Skipped) else "reports"
        counts[kind] += 1
        if isinstance(each, IntakeError) and not str(each).isprintable():
            return f"what is said of it cannot be printed: {each!r}"
    return None if found else "nothing is said of it"


def _ring(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


if __name__ == "__main__":
    sys.exit(main())
