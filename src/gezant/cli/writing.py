"""Readings as JSON: one file each, or JSON Lines on standard output."""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from gezant.model import Reading, Report, reading_to_json


def check_id(id: str) -> None:
    """Raise click.BadParameter where an id could not be the name of a file."""
    if not id or id in (".", "..") or not id.isprintable() or any(c in id for c in "/\\"):
        raise click.BadParameter(f"'{id}' cannot be the name of a file", param_hint="--id")


class Duplicates:
    """The ids met so far, so that no reading takes another's place."""

    def __init__(self) -> None:
        self._origins: dict[str, str | None] = {}

    def problem(self, report: Report) -> str | None:
        """What is wrong where an earlier report has the same id; None, and the id is taken, where none has."""
        if report.id not in self._origins:
            self._origins[report.id] = report.origin
            return None
        return (
            f"{report.origin}: its id '{report.id}' is that of {self._origins[report.id]}, too; "
            "read it in a run of its own with --id, or rename it"
        )


def write_files(folder: Path) -> Callable[[Reading], None]:
    """A writer of `folder/<id>.json`, each file put in place only when it is whole. Raises click.FileError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.FileError(str(folder), error.strerror) from error

    def write(reading: Reading) -> None:
        target = folder / f"{reading.report.id}.json"
        text = json.dumps(reading_to_json(reading), ensure_ascii=False, indent=1) + "\n"
        try:
            replace_file(target, text.encode())
        except OSError as error:
            raise click.FileError(str(target), error.strerror) from error

    return write


def replace_file(target: Path, data: bytes) -> None:
    """Put a file in its place when it is whole, also over another. Raises OSError where that cannot be done."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".gezant-", suffix=target.suffix)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)  # mkstemp lets nobody else read
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def write_lines() -> Callable[[Reading], None]:
    """A writer of one line of JSON a reading to standard output, in UTF-8 whatever the terminal has."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")

    def write(reading: Reading) -> None:
        sys.stdout.write(json.dumps(reading_to_json(reading), ensure_ascii=False) + "\n")
        sys.stdout.flush()

    return write
