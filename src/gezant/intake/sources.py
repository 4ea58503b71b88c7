"""What the user names, files, folders, addresses, standard input, as items to be opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gezant.intake.encodings import MAX_BYTES
from gezant.intake.errors import IntakeError
from gezant.intake.items import Follow, Found, Item, Skipped, in_memory, unreadable
from gezant.intake.kinds import IN_FOLDERS

if TYPE_CHECKING:
    from gezant.intake.web import Fetcher

STANDARD_INPUT = "-"
_SCHEMES = ("http://", "https://")


def is_address(name: str) -> bool:
    """Whether a name is an address on the web and no file."""
    return name.lower().startswith(_SCHEMES)


def sources(names: Iterable[str], fetcher: Fetcher | None = None) -> Iterator[Found]:
    """An item for every file and address named, and for every readable file in and under every folder named, sorted.

    `-` is standard input. What is named twice comes once. Hidden files and folders are left out unless they are named
    themselves; files of a folder that are of no kind that is read come as Skipped.
    """
    seen: set[str] = set()
    for name in names:
        for found, key in _expand(name, fetcher):
            if key is not None and key in seen:
                continue
            seen.update([key] if key is not None else [])
            yield found


def following(fetcher: Fetcher | None) -> Follow | None:
    """What fetches the pages that a feed links to, as far as robots.txt lets it."""
    if fetcher is None:
        return None

    def follow(address: str) -> Item | Skipped:
        from gezant.intake.web import NotAllowed, item_of

        try:
            return item_of(fetcher.fetch(address, robots=True), address)
        except NotAllowed as error:
            return Skipped(error.origin or address, error.problem)

    return follow


def _expand(name: str, fetcher: Fetcher | None) -> Iterator[tuple[Found, str | None]]:
    if name == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        yield Item(in_memory(data), "stdin", "standard input"), STANDARD_INPUT
    elif is_address(name):
        yield _address(name, fetcher), name
    elif (path := Path(name)).is_dir():
        yield from _folder(path)
    elif path.exists():
        yield _file(path)
    else:
        yield IntakeError("there is no such file or folder", "check its name", origin=_printable(name)), None


def _address(name: str, fetcher: Fetcher | None) -> Found:
    if fetcher is None:
        return IntakeError("it is an address, and nothing is fetched here", "save the page and name its file", origin=name)
    try:
        return _fetched(name, fetcher)
    except IntakeError as error:
        return error if error.origin else error.at(name)


def _fetched(address: str, fetcher: Fetcher) -> Item:
    from gezant.intake.web import item_of

    return item_of(fetcher.fetch(address), address)


def _folder(folder: Path) -> Iterator[tuple[Found, str | None]]:
    errors: list[OSError] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(parent, name) for name in names if not name.startswith(".")]
    for error in errors:
        yield unreadable(error, _printable(error.filename or str(folder))), None
    wanted = {path for path in files if path.suffix.lower() in IN_FOLDERS and path.stem.upper() != "README"}
    if not wanted and not errors:
        yield (
            IntakeError("the folder holds no file that is read", "name the files themselves", origin=_printable(str(folder))),
            None,
        )
    for path in sorted(files):
        yield _file(path) if path in wanted else (Skipped(_printable(str(path)), "a kind of file that is not read"), None)


def _file(path: Path) -> tuple[Item, str]:
    name = path.name.removesuffix(".gz") if path.suffix == ".gz" else path.name
    return Item(lambda: path.open("rb"), _printable(Path(name).stem), _printable(str(path))), str(path.resolve())


def _printable(name: str) -> str:
    """A file's name as text: bytes of it that are no UTF-8, which Python keeps as surrogates, become U+FFFD."""
    return name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
