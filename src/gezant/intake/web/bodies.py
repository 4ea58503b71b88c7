"""The bytes of an answer, decoded from gzip and deflate, and never more than is allowed: counted while they are decoded."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from gezant.intake.web.errors import FetchError

ACCEPTED = "gzip, deflate"
"""What a server is told that we decode; none other is, so that no other decoder needs to be guarded."""

_STEP = 65_536
_BROKEN = "the answer is damaged"
_AGAIN = "try again later"


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
    if names in (["gzip"], ["x-gzip"]):
        return _inflated(chunks, zlib.MAX_WBITS | 16, origin)
    if names == ["deflate"]:
        return _inflated(chunks, zlib.MAX_WBITS, origin)
    raise FetchError(
        "the server sent it in a compression that was not asked for", "save the page in a browser and read that file", origin
    )


def _inflated(chunks: Iterator[bytes], window: int, origin: str) -> Iterator[bytes]:
    decoder = zlib.decompressobj(window)
    begun = False
    for chunk in chunks:
        rest, more = chunk, False
        while rest or more:
            if decoder.eof:
                # A gzip body may be several, one after the other; anything else behind the end is padding.
                if window <= zlib.MAX_WBITS or not rest.startswith(b"\x1f"):
                    return
                decoder = zlib.decompressobj(window)
            try:
                part = decoder.decompress(rest, _STEP)
            except zlib.error as error:
                if begun or window != zlib.MAX_WBITS:
                    raise FetchError(_BROKEN, _AGAIN, origin, passing=True) from error
                # Many servers send for "deflate" what RFC 1951 describes, without the wrapping of RFC 1950.
                window = -zlib.MAX_WBITS
                decoder = zlib.decompressobj(window)
                continue
            begun = True
            yield part
            rest = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
            # A full step may leave output behind though all input is taken in.
            more = len(part) == _STEP and not decoder.eof
    if begun and not decoder.eof:
        raise FetchError("the answer broke off before its end", _AGAIN, origin, passing=True)


def _too_large(limit: int, origin: str) -> FetchError:
    size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit} bytes"
    return FetchError(
        f"it is larger than the {size} that are fetched from one address", "download it yourself and read the file", origin
    )
