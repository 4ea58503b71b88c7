"""What intake passes on: an item (bytes, and what is known about them), a page (the text in it), and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from io import BytesIO
from typing import BinaryIO

from gezant.intake.errors import IntakeError
from gezant.model import DateCandidate

FIELDS = ("text", "html", "date", "title", "author", "outlet", "section", "agency", "language", "url", "id")
"""What a column of a table may hold."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in, in bytes unless said otherwise; what goes beyond is refused."""

    report: int = 10_000_000
    """One document, decompressed."""
    archive: int = 20_000_000_000
    """All that one archive holds, decompressed."""
    ratio: int = 200
    """How many times as large as its compressed bytes (beyond the first 10 MB) an archive may become."""
    depth: int = 3
    """Archives within archives."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is told about a document, by itself or by what it came in. `dates` are candidates, `agency` is an actor code."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    section: str | None = None
    agency: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[DateCandidate, ...] = ()

    def over(self, other: Known) -> Known:
        """This, and from `other` what this does not tell; the dates of both."""
        mine = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self) if f.name != "dates"}
        return Known(**mine, dates=tuple(dict.fromkeys((*self.dates, *other.dates))))


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes to be read: a document, or a container of items.

    `stream` opens them, from their start, as often as it is called until the next item is asked for. `id` is the id that a
    report of it is to have, `origin` its name in messages (a path, an address, `news.zip: april/a.html`). `media_type` (without
    parameters, lower case) and `charset` are what a server or container said, `url` the address it was fetched from, `seen` when
    (ISO 8601 with offset). `depth` counts the archives around it.
    """

    stream: Callable[[], BinaryIO]
    id: str
    origin: str
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    seen: str | None = None
    known: Known = field(default=Known())
    depth: int = 0

    def read(self, limit: int) -> bytes:
        """All its bytes. Raises IntakeError where they are more than `limit` or cannot be read."""
        try:
            with self.stream() as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            raise unreadable(error, self.origin) from error
        if len(data) > limit:
            problem = f"it is larger than the {limit // 1_000_000} MB that one report may have"
            raise IntakeError(problem, "split it into one file a report", self.origin)
        return data

    def head(self, length: int = 4096) -> bytes:
        """Its first bytes. Raises IntakeError where they cannot be read."""
        try:
            with self.stream() as stream:
                return stream.read(length)
        except OSError as error:
            raise unreadable(error, self.origin) from error

    def holding(self, data: bytes, name: str, **changes: object) -> Item:
        """An item within this one: its bytes, its name within, one archive deeper, and whatever else differs."""
        inner = replace(self, stream=in_memory(data), origin=f"{self.origin}: {name}", depth=self.depth + 1, media_type=None)
        return replace(inner, **{"charset": None, **changes})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a document, blocks (subheads, paragraphs) parted by a blank line, without its headline; and what it tells."""

    text: str
    known: Known = field(default=Known())


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was left out on purpose, and why: an image in an archive, a page that robots.txt keeps, a list of links."""

    origin: str
    reason: str


Found = Item | Skipped | IntakeError
Follow = Callable[[str], Item | Skipped]
"""Fetches an address that a feed names; Skipped where it may not be fetched. Raises IntakeError where it cannot be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user said about the reports, and the limits.

    `date` (EDTF) goes before every date but that of a header line, `timezone` (IANA name) before the zone that a paper is
    thought to be in. `columns` tells for a table which column holds which field: `{"text": "body", "date": "published"}`.
    `follow` fetches what a feed links to; None: nothing goes to the network.
    """

    id: str | None = None
    date: str | None = None
    language: str | None = None
    outlet: str | None = None
    timezone: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    follow: Follow | None = None
    limits: Limits = field(default=Limits())


Opener = Callable[[Item, Settings], Iterator[Found]]
"""Reads a container. What is broken in it comes as an IntakeError in its place; the rest is read all the same."""
Reader = Callable[[Item, Settings], Page]
"""Reads a document. Raises IntakeError where it cannot be read."""


def in_memory(data: bytes) -> Callable[[], BinaryIO]:
    """A stream over bytes that are at hand."""
    return lambda: BytesIO(data)


def unreadable(error: OSError, origin: str) -> IntakeError:
    """What is said of a file that the system does not let us read."""
    reason = (error.strerror or "it cannot be read").lower()
    return IntakeError(f"the file cannot be read ({reason})", "check it and its permissions", origin=origin)
