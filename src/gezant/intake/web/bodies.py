"""The bytes of an answer, decoded, and never more than is allowed: counted while they are decoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gezant.intake.codings import CODINGS, Undecodable, undone
from gezant.intake.web.errors import FetchError

ACCEPTED = "gzip, deflate, br, zstd"
"""What a server is told that we decode."""


def body(chunks: Iterable[bytes], encoding: str, limit: int, origin: str, *, cut: bool = False) -> bytes:
    """The whole decoded body. `encoding` is the header Content-Encoding.

    Raises FetchError where body or decoded body are larger than `limit` bytes (with `cut` its first bytes are taken instead),
    where the encoding was not asked for, and where the encoded bytes are damaged or end too early.
    """
    result = bytearray()
    for part in _decoded(_counted(chunks, limit, origin), encoding, origin):
        result += part
        if len(result) > limit:
            if cut:
                return bytes(result[:limit])
            raise _too_large(limit, origin)
    return bytes(result)


def _counted(chunks: Iterable[bytes], limit: int, origin: str) -> Iterator[bytes]:
    """As they came: what does not grow when it is decoded (a flood of empty blocks) must end, too."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        yield chunk
        if total > limit:
            raise _too_large(limit, origin)


def _decoded(chunks: Iterator[bytes], encoding: str, origin: str) -> Iterator[bytes]:
    names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not names:
        return chunks
    if len(names) == 1 and names[0] in CODINGS:
        return _undone(names[0], chunks, origin)
    raise FetchError(
        "the server sent it in a compression that was not asked for", "save the page in a browser and read that file", origin
    )


def _undone(name: str, chunks: Iterator[bytes], origin: str) -> Iterator[bytes]:
    try:
        yield from undone(name, chunks)
    except Undecodable as error:
        problem = "the answer broke off before its end" if error.cut else "the answer is damaged"
        raise FetchError(problem, "try again later", origin, passing=True) from error


def _too_large(limit: int, origin: str) -> FetchError:
    size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit} bytes"
    return FetchError(
        f"it is larger than the {size} that are fetched from one address", "download it yourself and read the file", origin
    )
