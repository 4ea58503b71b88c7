"""The accuracy gate: read gold reports with the program, score the readings, and fail where a figure fell below its floor.

  python -m checks.gate [NAME …]                 every corpus that has floors, or those named
  python -m checks.gate --raise-floors [NAME …]  write what was measured where it is higher; NAME gives a corpus its first floors
  python -m checks.gate --repin NAME …           take a changed corpus as it is now, with new floors, even lower ones

The floors stand in floors.json beside the SHA-256 of the corpus that they were measured on, so that neither can change unseen.
Figures are the F1 of every row of the shared scorer, and the share of reports that were read at all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "gold" / "score.py"
WRITER = SHARED / "gold" / "texts.py"
FLOORS = Path(__file__).with_name("floors.json")

# Folders of gold readings, one <report id>.json each. A corpus is gated once it has floors.
CORPORA = {
    "shared/gold/nl": SHARED / "gold" / "nl",
    "shared/gold/en": SHARED / "gold" / "en",
    "shared/seed": SHARED / "seed" / "gold",
    **{f"gold/{folder.name}": folder for folder in sorted((ROOT / "gold").iterdir()) if len(folder.name) == 2},
}
TOLERANCE = 0.01

Figures = Mapping[str, float]


class GateError(Exception):
    """What keeps the gate from measuring: the program failed, a corpus is not here or not the one that was pinned."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A corpus as it was when its floors were measured: the SHA-256 of its files, and the floor of each figure."""

    sha256: str
    floors: dict[str, float]


def digest(folder: Path) -> str:
    """The SHA-256 over the names and bytes of the readings in a folder, hexadecimal."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        content = path.read_bytes()
        total.update(f"{path.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def fallen(floors: Figures, measured: Figures, tolerance: float = TOLERANCE) -> list[str]:
    """The figures that are more than the tolerance below their floor, or are no longer measured; sorted."""
    # A figure that falls by the tolerance exactly must pass whatever the binary fractions make of the difference.
    return sorted(name for name, floor in floors.items() if measured.get(name, -math.inf) < floor - tolerance - 1e-9)


def raised(floors: Figures, measured: Figures) -> dict[str, float]:
    """The floors after a raise: never lower than before, to four decimals, rounded down."""
    down = {name: math.floor(value * 10_000 + 1e-6) / 10_000 for name, value in measured.items()}
    return {name: max(floors.get(name, 0.0), down.get(name, 0.0)) for name in sorted({*floors, *down})}


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


def load_pins(path: Path) -> dict[str, Pin]:
    """The pinned corpora by name."""
    return {name: Pin(row["sha256"], row["floors"]) for name, row in json.loads(path.read_text("utf-8")).items()}


def save_pins(path: Path, pins: Mapping[str, Pin]) -> None:
    """Write the pinned corpora, sorted by name."""
    rows = {name: {"sha256": pins[name].sha256, "floors": pins[name].floors} for name in sorted(pins)}
    path.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


def check_pinned(name: str, pin: Pin, gold: Path) -> None:
    """Raise GateError where the corpus is not the one that the floors were measured on."""
    if digest(gold) != pin.sha256:
        raise GateError(
            f"{name} is not the corpus that its floors were measured on; if it was changed on purpose, "
            f"take it as it is now: python -m checks.gate --repin {name}"
        )


def table(name: str, floors: Figures, measured: Figures) -> str:
    """The figures of one corpus beside their floors, for people."""
    fell = set(fallen(floors, measured))
    lines = [f"{name:36} {'floor':>7} {'now':>7}"]
    for figure in sorted({*floors, *measured}):
        floor, now = (f"{row[figure]:.3f}" if figure in row else "–" for row in (floors, measured))
        lines.append(f"  {figure:34} {floor:>7} {now:>7}{'   FELL' if figure in fell else ''}")
    return "\n".join(lines)


def _choose(names: Sequence[str], pins: Mapping[str, Pin]) -> list[str]:
    unknown = sorted(set(names) - set(CORPORA))
    if unknown:
        raise GateError(f"no such corpus: {', '.join(unknown)} (there are: {', '.join(CORPORA)})")
    chosen = list(names) or list(pins)
    if not chosen:
        raise GateError("no corpus has floors yet: name those that shall have them with --raise-floors")
    return chosen


def gate(arguments: argparse.Namespace) -> bool:
    """Do what was asked; whether every figure held. Raises GateError where it could not be measured."""
    pins = load_pins(FLOORS)
    held = True
    for name in _choose(arguments.corpora, pins):
        gold = CORPORA[name]
        if not (gold.is_dir() and SCORER.is_file()):
            raise GateError(f"{name} or the scorer is not here; what is shared stands in ../shared, beside the checkout")
        pin = Pin("", {}) if arguments.repin else pins.get(name, Pin("", {}))
        if pin.sha256:
            check_pinned(name, pin, gold)
        measured = measure(gold)
        print(table(name, pin.floors, measured))
        held = held and not fallen(pin.floors, measured)
        if arguments.raise_floors or arguments.repin:
            pins[name] = replace(pin, sha256=digest(gold), floors=raised(pin.floors, measured))
    if arguments.raise_floors or arguments.repin:
        save_pins(FLOORS, pins)
    return held


def main(argv: Sequence[str] | None = None) -> int:
    """The command; its exit status is 0 where every figure held, 1 where one fell, 2 where it could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m checks.gate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", nargs="*", metavar="NAME", help=f"corpora, of: {', '.join(CORPORA)} (all that have floors)")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise-floors", action="store_true", help="write the figures that are above their floor")
    change.add_argument("--repin", action="store_true", help="take a changed corpus as it is, with new floors")
    arguments = parser.parse_args(argv)
    if arguments.repin and not arguments.corpora:
        parser.error("--repin needs the names of the corpora")
    try:
        held = gate(arguments)
    except GateError as error:
        print(f"gate: {error}", file=sys.stderr)
        return 2
    print("gate: every figure holds its floor" if held else "gate: figures fell below their floors", file=sys.stderr)
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
