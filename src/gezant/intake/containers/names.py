"""Names of what containers hold: printable, and as ids of reports."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_LONGEST = 120
_NO_WORD = re.compile(r"[^\w.]+")


def printable(name: str) -> str:
    """A name in one line that a terminal can show: controls, line ends and lone surrogates become U+FFFD, a long one is cut."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in name)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def stem(name: str) -> str:
    """The id of a report from a file's name: the name without its folders and its ending."""
    path = PurePosixPath(name.replace("\\", "/"))
    return printable(path.stem or path.name or name)


class Ids:
    """Gives each member of a container an id of its own: the first that asks for one has it, the next gets `-2`."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def one(self, wanted: str) -> str:
        """An id that nobody has, `wanted` where it is free."""
        self._given[wanted] += 1
        if self._given[wanted] == 1:
            return wanted
        return self.one(f"{wanted}-{self._given[wanted]}")


def slug(words: str) -> str:
    """Words as an id: letters, digits and dots kept, everything else one hyphen."""
    return printable(_NO_WORD.sub("-", words).strip("-."))


def address_id(address: str) -> str:
    """The id of a report out of a web archive, which holds many hosts: host without `www.`, path and query of its address."""
    try:
        parts = urlsplit(address)
        words = " ".join(filter(None, (parts.netloc.rpartition("@")[2].removeprefix("www."), parts.path, parts.query)))
    except ValueError:  # brackets that hold no IPv6 address
        words = address
    id = slug(unquote(words)) or "address"
    return id if len(id) < _LONGEST else f"{id[: _LONGEST - 10]}-{sha256(address.encode(errors='replace')).hexdigest()[:8]}"
