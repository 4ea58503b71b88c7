"""What every gate does: measure what has floors, and fail where a figure fell below its floor.

The floors stand in a JSON file beside the SHA-256 of what they were measured on, so that neither can change unseen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "gold" / "score.py"
TOLERANCE = 0.01

Figures = Mapping[str, float]


class GateError(Exception):
    """What keeps a gate from measuring: the program failed, a folder is not here or not the one that was pinned."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A folder as it was when its floors were measured: the SHA-256 of its files, and the floor of each figure."""

    sha256: str
    floors: dict[str, float]


@dataclass(frozen=True, slots=True)
class Gate:
    """What a gate measures: `folders` of one kind by name, each measured once it has floors in the file `floors`.

    `module` is the command's (`checks.gate`), `one` and `several` what its folders are called.
    """

    module: str
    one: str
    several: str
    folders: Mapping[str, Path]
    floors: Path
    scorer: Path
    digest: Callable[[Path], str]
    measure: Callable[[Path], dict[str, float]]

    def main(self, argv: Sequence[str] | None, description: str) -> int:
        """The command; its exit status is 0 where every figure held, 1 where one fell, 2 where it could not be measured."""
        name = self.module.rpartition(".")[2]
        parser = argparse.ArgumentParser(prog=f"python -m {self.module}", description=description.partition("\n")[0])
        known = f"{self.several}, of: {', '.join(self.folders)} (all that have floors)"
        parser.add_argument("names", nargs="*", metavar="NAME", help=known)
        change = parser.add_mutually_exclusive_group()
        change.add_argument("--raise-floors", action="store_true", help="write the figures that are above their floor")
        change.add_argument("--repin", action="store_true", help=f"take a changed {self.one} as it is, with new floors")
        arguments = parser.parse_args(argv)
        if arguments.repin and not arguments.names:
            parser.error(f"--repin needs the names of the {self.several}")
        try:
            held = self.run(arguments.names, raise_floors=arguments.raise_floors, repin=arguments.repin)
        except GateError as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 2
        print(f"{name}: every figure holds its floor" if held else f"{name}: figures fell below their floors", file=sys.stderr)
        return 0 if held else 1

    def run(self, names: Sequence[str], *, raise_floors: bool = False, repin: bool = False) -> bool:
        """Measure and print the folders of these names, of all that have floors where there are none; whether every figure held.

        Raises GateError where one could not be measured.
        """
        pins = load_pins(self.floors) if self.floors.exists() else {}
        held = True
        for name in self._choose(names, pins):
            folder = self.folders[name]
            if not (folder.is_dir() and self.scorer.is_file()):
                raise GateError(f"{name} or the scorer is not here; what is shared stands in ../shared, beside the checkout")
            pin = Pin("", {}) if repin else pins.get(name, Pin("", {}))
            if pin.sha256:
                self.check_pinned(name, pin)
            measured = self.measure(folder)
            print(table(name, pin.floors, measured))
            held = held and not fallen(pin.floors, measured)
            if raise_floors or repin:
                pins[name] = replace(pin, sha256=self.digest(folder), floors=raised(pin.floors, measured))
        if raise_floors or repin:
            save_pins(self.floors, pins)
        return held

    def check_pinned(self, name: str, pin: Pin) -> None:
        """Raise GateError where a folder is not what its floors were measured on."""
        if self.digest(self.folders[name]) != pin.sha256:
            raise GateError(
                f"{name} is not the {self.one} that its floors were measured on; if it was changed on purpose, "
                f"take it as it is now: python -m {self.module} --repin {name}"
            )

    def _choose(self, names: Sequence[str], pins: Mapping[str, Pin]) -> list[str]:
        unknown = sorted(set(names) - set(self.folders))
        if unknown:
            raise GateError(f"no such {self.one}: {', '.join(unknown)} (there are: {', '.join(self.folders)})")
        chosen = list(names) or list(pins)
        if not chosen:
            raise GateError(f"no {self.one} has floors yet: name those that shall have them with --raise-floors")
        return chosen


def digest(folder: Path) -> str:
    """The SHA-256 over the names and bytes of the JSON files in a folder, hexadecimal."""
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


def load_pins(path: Path) -> dict[str, Pin]:
    """The pinned folders by name."""
    return {name: Pin(row["sha256"], row["floors"]) for name, row in json.loads(path.read_text("utf-8")).items()}


def save_pins(path: Path, pins: Mapping[str, Pin]) -> None:
    """Write the pinned folders, sorted by name."""
    rows = {name: {"sha256": pins[name].sha256, "floors": pins[name].floors} for name in sorted(pins)}
    path.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


def table(name: str, floors: Figures, measured: Figures) -> str:
    """The figures of one folder beside their floors, for people."""
    fell = set(fallen(floors, measured))
    lines = [f"{name:36} {'floor':>7} {'now':>7}"]
    for figure in sorted({*floors, *measured}):
        floor, now = (f"{row[figure]:.3f}" if figure in row else "–" for row in (floors, measured))
        lines.append(f"  {figure:34} {floor:>7} {now:>7}{'   FELL' if figure in fell else ''}")
    return "\n".join(lines)
