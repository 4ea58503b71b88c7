"""The accuracy gate: read gold reports with the program, score the readings, and fail where a figure fell below its floor.

  python -m checks.gate [NAME …]                 every corpus that has floors, or those named
  python -m checks.gate --raise-floors [NAME …]  write what was measured where it is higher; NAME gives a corpus its first floors
  python -m checks.gate --repin NAME …           take a changed corpus as it is now, with new floors, even lower ones

The floors stand in floors.json beside the SHA-256 of the corpus that they were measured on. Figures are the F1 of every row of
the shared scorer, and the share of reports that were read at all.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from checks.floors import ROOT, SCORER, SHARED, Gate, GateError, digest

WRITER = SHARED / "gold" / "texts.py"
FLOORS = Path(__file__).with_name("floors.json")

# Folders of gold readings, one <report id>.json each. A corpus is gated once it has floors.
CORPORA = {
    "shared/gold/nl": SHARED / "gold" / "nl",
    "shared/gold/en": SHARED / "gold" / "en",
    "shared/seed": SHARED / "seed" / "gold",
    **{f"gold/{folder.name}": folder for folder in sorted((ROOT / "gold").iterdir()) if len(folder.name) == 2},
}


def figures(rows: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The figures in the scorer's JSON."""
    found = {name: row["f1"] for name, row in rows.items() if "f1" in row}
    reports = rows["reports"]
    return {"reports read": reports["predicted"] / reports["gold"], **found}


def measure(gold: Path) -> dict[str, float]:
    """Read the reports of a gold folder with the installed command and score the readings."""
    with tempfile.TemporaryDirectory() as folder:
        texts, readings = Path(folder, "texts"), Path(folder, "readings")
        _run(sys.executable, WRITER, gold, texts)
        _run(Path(sys.executable).with_name("gezant"), "read", "--format", "json", "--out", readings, texts)
        return figures(json.loads(_run(sys.executable, SCORER, "readings", gold, readings, "--json")))


def _run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise GateError(f"{Path(command[0]).name} {command[1]} failed ({done.returncode}): {done.stderr.strip()[-2000:]}")
    return done.stdout


def main(argv: Sequence[str] | None = None) -> int:
    """The command; its exit status is that of `Gate.main`."""
    gate = Gate("checks.gate", "corpus", "corpora", CORPORA, FLOORS, SCORER, digest, measure)
    return gate.main(argv, __doc__ or "")


if __name__ == "__main__":
    raise SystemExit(main())
