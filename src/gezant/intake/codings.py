"""Content codings of HTTP (RFC 9110: gzip, deflate; RFC 7932: br; RFC 8878: zstd), undone piece by piece.

A piece is small whatever the bytes unpack to, so that whoever takes the pieces can stop at a limit.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_PIECE = 65_536
_SLICE = 64  # bytes that a decoder which gives all at once gets at a time; of zstd they are two megabytes at most
_WINDOW = 8_388_608  # what RFC 9659 lets a server ask of the memory of whoever decodes zstd
_GZIP = b"\x1f\x8b"


class Undecodable(Exception):
    """The bytes are not in the coding that was told, or damaged (`cut`: they end before the coding does)."""

    def __init__(self, *, cut: bool = False) -> None:
        super().__init__("cut" if cut else "damaged")
        self.cut = cut


def undone(name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The decoded bytes, in pieces. `name` is one of CODINGS. Raises Undecodable."""
    return CODINGS[name](chunks)


def _gzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    return _inflated(chunks, zlib.MAX_WBITS | 16)


def _deflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    return _inflated(chunks, zlib.MAX_WBITS)


def _inflated(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    decoder = zlib.decompressobj(window)
    begun = False
    for chunk in chunks:
        rest, more = chunk, False
        while rest or more:
            if decoder.eof:
                # A gzip body may be several, one after the other; anything else behind the end is padding.
                if window <= zlib.MAX_WBITS or not rest.startswith(_GZIP[:1]):
                    return
                decoder = zlib.decompressobj(window)
            try:
                part = decoder.decompress(rest, _PIECE)
            except zlib.error as error:
                if begun or window != zlib.MAX_WBITS:
                    raise Undecodable from error
                # Many servers send for "deflate" what RFC 1951 describes, without the wrapping of RFC 1950.
                window = -zlib.MAX_WBITS
                decoder = zlib.decompressobj(window)
                continue
            begun = True
            yield part
            rest = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
            # A full piece may leave output behind though all input is taken in.
            more = len(part) == _PIECE and not decoder.eof
    if begun and not decoder.eof:
        raise Undecodable(cut=True)


def _brotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]

    decoder = brotli.Decompressor()
    begun = False
    for chunk in chunks:
        rest, more = chunk, False
        while rest or more:
            begun = True
            try:
                part = decoder.process(rest, output_buffer_limit=_PIECE)
            except brotli.error as error:
                raise Undecodable from error
            yield part
            rest = b""
            # A full piece may leave output behind though all input is taken in.
            more = not decoder.is_finished() and (len(part) >= _PIECE or not decoder.can_accept_more_data())
    if begun and not decoder.is_finished():
        raise Undecodable(cut=True)


def _zstandard(chunks: Iterable[bytes]) -> Iterator[bytes]:
    from zstandard import ZstdDecompressor, ZstdError

    context = ZstdDecompressor(max_window_size=_WINDOW)
    decoder, begun = context.decompressobj(), False
    for part in (chunk[at : at + _SLICE] for chunk in chunks for at in range(0, len(chunk), _SLICE)):
        rest = part
        while rest:
            if decoder.eof:  # frames may follow each other
                decoder = context.decompressobj()
            begun = True
            try:
                yield decoder.decompress(rest)
            except ZstdError as error:
                raise Undecodable from error
            rest = decoder.unused_data if decoder.eof else b""
    if begun and not decoder.eof:
        raise Undecodable(cut=True)


CODINGS = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstandard}
"""What undoes a coding, by its name in a header (lower case)."""
