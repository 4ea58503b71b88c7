"""Input that the tests of containers make, and how they look at what comes out."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator

from gezant.intake import IntakeError
from gezant.intake.items import Found, Item, Limits, Opener, Settings, Skipped, in_memory

TEXT = "De gezant van Zuid-Korea zei zondag in Den Haag dat het overleg in mei begint."
PAGE = f"<!DOCTYPE html><html><head><title>Overleg in mei</title></head><body><p>{TEXT}</p></body></html>".encode()


def made(data: bytes, origin: str = "in.zip") -> Item:
    """An item of bytes, as it comes from a file."""
    return Item(in_memory(data), id=origin.partition(".")[0], origin=origin)


def told(found: Found) -> tuple[str, str] | tuple[str, str, bytes]:
    """What an opener gave, to compare: id and bytes of an item, what was said of the rest."""
    if isinstance(found, Item):
        return "item", found.id, found.read(10_000_000)
    if isinstance(found, Skipped):
        return "skipped", found.reason
    return "error", found.problem


def opened(opener: Opener, item: Item, settings: Settings | None = None) -> list[tuple[str, ...]]:
    """All that an opener gives, each looked at before the next is asked for."""
    return [told(found) for found in opener(item, settings or Settings())]  # type: ignore[misc]


def problems(opener: Opener, item: Item, settings: Settings | None = None) -> list[str]:
    """What is said of what cannot be read, while all items are read."""
    said = []
    for found in opener(item, settings or Settings()):
        try:
            if isinstance(found, Item):
                found.read(10_000_000)
            elif isinstance(found, IntakeError):
                said.append(found.problem)
        except IntakeError as error:
            said.append(error.problem)
    return said


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of names and bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def gzipped(*members: bytes) -> bytes:
    """A gzip file of several members."""
    return b"".join(gzip.compress(member, mtime=0) for member in members)


def small(**limits: int) -> Settings:
    """Settings with limits that a test can reach."""
    return Settings(limits=Limits(**limits))


def each(text: str) -> Iterator[bytes]:
    """A text in the encodings that names and fields come in."""
    yield from (text.encode(), text.encode("cp1252"))
