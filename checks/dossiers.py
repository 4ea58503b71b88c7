"""The gate for dossiers: derive each from its gold readings, score it, and fail where a figure fell below its floor.

  python -m checks.dossiers                          every dossier that has floors
  python -m checks.dossiers --raise-floors [NAME …]  write what was measured where it is higher; NAME gives a dossier its first
  python -m checks.dossiers --repin NAME …           take a changed dossier as it is now, with new floors, even lower ones

The floors stand in dossiers.json beside the SHA-256 of the dossier that they were measured on. Figures are the F1 of every row
of the shared scorer.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from checks.floors import ROOT, SCORER, SHARED, Gate, GateError, digest
from gezant.ledger.derive import derive
from gezant.model import Reading, reading_from_json
from gezant.model.dossier_json import dossier_to_json

FLOORS = Path(__file__).with_name("dossiers.json")

# Folders that hold dossier.json and readings/<report id>.json each. A dossier is gated once it has floors.
DOSSIERS = {
    **{f"shared/{name}": SHARED / "gold" / "dossiers" / name for name in ("korea-2018", "nl-turkey-2017")},
    **{f"gold/{folder.name}": folder for folder in sorted((ROOT / "gold" / "dossiers").iterdir()) if folder.is_dir()},
}


def digest_of(folder: Path) -> str:
    """The SHA-256 of a dossier's file and of its readings, hexadecimal; two digests, a hyphen between them."""
    return f"{digest(folder)}-{digest(folder / 'readings')}"


def measure(folder: Path) -> dict[str, float]:
    """Derive the dossier of a folder from its readings, in the order that its file tells, and score it."""
    gold = json.loads((folder / "dossier.json").read_text("utf-8"))
    found = dossier_to_json(derive([_reading(folder, report) for report in gold["reports"]], gold["id"], gold["title"]))
    with tempfile.TemporaryDirectory() as work:
        predicted = Path(work, "dossier.json")
        predicted.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        command = (sys.executable, SCORER, "dossier", folder / "dossier.json", predicted, folder / "readings", "--json")
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise GateError(f"the scorer failed on {folder.name} ({done.returncode}): {done.stderr.strip()[-2000:]}")
    return {name: row["f1"] for name, row in json.loads(done.stdout).items() if "f1" in row}


def _reading(folder: Path, report: str) -> Reading:
    return reading_from_json(json.loads((folder / "readings" / f"{report}.json").read_text("utf-8")))


def main(argv: Sequence[str] | None = None, floors: Path = FLOORS) -> int:
    """The command; its exit status is that of `Gate.main`."""
    gate = Gate("checks.dossiers", "dossier", "dossiers", DOSSIERS, floors, SCORER, digest_of, measure)
    return gate.main(argv, __doc__ or "")


if __name__ == "__main__":
    raise SystemExit(main())
