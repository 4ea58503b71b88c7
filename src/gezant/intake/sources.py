"""What the user names, files, folders, standard input, as one source a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gezant.intake.encodings import MAX_BYTES
from gezant.intake.errors import IntakeError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read: `path` (None for standard input), the report's `id`, and `origin`, its name in messages."""

    path: Path | None
    id: str
    origin: str

    def read(self) -> bytes:
        """Its bytes, one more than MAX_BYTES at most. Raises IntakeError where the file cannot be read."""
        try:
            if self.path is None:
                return sys.stdin.buffer.read(MAX_BYTES + 1)
            with self.path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise _unreadable(error, self.origin) from error


def sources(names: Iterable[str]) -> Iterator[Source | IntakeError]:
    """A source for every file named, and for every `.txt` file in and under every folder named, sorted; `-` is standard input.

    A file that is named twice comes once. Hidden files and folders are left out unless they are named themselves.
    """
    seen: set[str] = set()
    for name in names:
        for found in _expand(name):
            if isinstance(found, Source):
                key = str(found.path.resolve()) if found.path else STANDARD_INPUT
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _expand(name: str) -> Iterator[Source | IntakeError]:
    if name == STANDARD_INPUT:
        yield Source(None, "stdin", "standard input")
        return
    path = Path(name)
    if not path.exists():
        yield IntakeError("there is no such file or folder", "check its name", origin=_printable(name))
    elif path.is_dir():
        yield from _folder(path)
    else:
        yield _source(path)


def _folder(folder: Path) -> Iterator[Source | IntakeError]:
    errors: list[OSError] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(parent, name) for name in names if name.lower().endswith(".txt") and not name.startswith(".")]
    for error in errors:
        yield _unreadable(error, _printable(error.filename or str(folder)))
    if not files and not errors:
        yield IntakeError("the folder holds no .txt file", "name the files themselves", origin=_printable(str(folder)))
    for path in sorted(files):
        yield _source(path)


def _source(path: Path) -> Source:
    return Source(path, _printable(path.stem), _printable(str(path)))


def _unreadable(error: OSError, origin: str) -> IntakeError:
    reason = (error.strerror or "it cannot be read").lower()
    return IntakeError(f"the file cannot be read ({reason})", "check it and its permissions", origin=origin)


def _printable(name: str) -> str:
    """A file's name as text: bytes of it that are no UTF-8, which Python keeps as surrogates, become U+FFFD."""
    return name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
