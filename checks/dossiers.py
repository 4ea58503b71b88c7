"""The gate for dossiers: derive each from its gold readings, score it, and fail where a figure fell below its floor.

  python -m checks.dossiers                          every dossier that has floors
  python -m checks.dossiers --raise-floors [NAME …]  write what was measured where it is higher; NAME gives a dossier its first
  python -m checks.dossiers --repin NAME …           take a changed dossier as it is now, with new floors, even lower ones

The floors stand in dossiers.json beside the SHA-256 of the dossier that they were measured on. Figures are the F1 of every row
of the shared scorer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checks.gate import ROOT, SCORER, SHARED, GateError, Pin, digest, fallen, load_pins, raised, save_pins, table
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


def _choose(names: Sequence[str], pinned: Sequence[str]) -> list[str]:
    unknown = sorted(set(names) - set(DOSSIERS))
    if unknown:
        raise GateError(f"no such dossier: {', '.join(unknown)} (there are: {', '.join(DOSSIERS)})")
    chosen = list(names) or list(pinned)
    if not chosen:
        raise GateError("no dossier has floors yet: name those that shall have them with --raise-floors")
    return chosen


def gate(arguments: argparse.Namespace, floors: Path) -> bool:
    """Do what was asked; whether every figure held. Raises GateError where it could not be measured."""
    pins = load_pins(floors) if floors.exists() else {}
    held = True
    for name in _choose(arguments.dossiers, list(pins)):
        folder = DOSSIERS[name]
        if not (folder.is_dir() and SCORER.is_file()):
            raise GateError(f"{name} or the scorer is not here; what is shared stands in ../shared, beside the checkout")
        pin = Pin("", {}) if arguments.repin else pins.get(name, Pin("", {}))
        if pin.sha256 and pin.sha256 != digest_of(folder):
            raise GateError(
                f"{name} is not the dossier that its floors were measured on; if it was changed on purpose, "
                f"take it as it is now: python -m checks.dossiers --repin {name}"
            )
        measured = measure(folder)
        print(table(name, pin.floors, measured))
        held = held and not fallen(pin.floors, measured)
        if arguments.raise_floors or arguments.repin:
            pins[name] = replace(pin, sha256=digest_of(folder), floors=raised(pin.floors, measured))
    if arguments.raise_floors or arguments.repin:
        save_pins(floors, pins)
    return held


def main(argv: Sequence[str] | None = None, floors: Path = FLOORS) -> int:
    """The command; its exit status is 0 where every figure held, 1 where one fell, 2 where it could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m checks.dossiers", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dossiers", nargs="*", metavar="NAME", help=f"dossiers, of: {', '.join(DOSSIERS)} (all that have floors)")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise-floors", action="store_true", help="write the figures that are above their floor")
    change.add_argument("--repin", action="store_true", help="take a changed dossier as it is, with new floors")
    arguments = parser.parse_args(argv)
    if arguments.repin and not arguments.dossiers:
        parser.error("--repin needs the names of the dossiers")
    try:
        held = gate(arguments, floors)
    except GateError as error:
        print(f"dossiers: {error}", file=sys.stderr)
        return 2
    print("dossiers: every figure holds its floor" if held else "dossiers: figures fell below their floors", file=sys.stderr)
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
