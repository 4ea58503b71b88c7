"""The body of an HTTP message as it was stored: transfer and content encodings (RFC 9110, 9112) taken off, within a limit."""

from __future__ import annotations

import re

from gezant.intake.codings import CODINGS, Undecodable, undone
from gezant.intake.containers.names import printable
from gezant.intake.errors import IntakeError

_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_NONE = ("", "identity")
_AGAIN = "fetch the page again"


def decoded(data: bytes, transfer: str, content: str, limit: int) -> bytes:
    """The bytes of a body. `transfer` and `content` are the headers Transfer-Encoding and Content-Encoding.

    Archives often keep the headers of what they stored decoded: bytes that are not in the encoding told are taken as they are.
    Raises IntakeError for an encoding that is not read, for damaged bytes, and for more than `limit` of them.
    """
    if "chunked" in transfer.lower():
        data = _joined(data)
    for name in reversed([part.strip().lower() for part in content.split(",")]):
        if name in _NONE:
            continue
        if name not in CODINGS:
            if _is_text(data):
                continue
            raise IntakeError(f"it is compressed as '{printable(name[:20])}', which is not read", _AGAIN)
        data = _undone(data, name, limit)
    return data


def _joined(data: bytes) -> bytes:
    """The chunks of a chunked body put together; what is not chunked as it is, what breaks off as far as it goes."""
    parts, at = [], 0
    while match := _CHUNK.match(data, at):
        length = int(match[1], 16)
        if not length:
            break
        parts.append(data[match.end() : match.end() + length])
        at = match.end() + length
        at += 2 if data.startswith(b"\r\n", at) else 1 if data.startswith(b"\n", at) else 0
    return b"".join(parts) if parts or at or _CHUNK.match(data) else data


def _undone(data: bytes, name: str, limit: int) -> bytes:
    if name in _MAGIC and not data.startswith(_MAGIC[name]):
        return data
    result = bytearray()
    try:
        for piece in undone(name, [data]):
            result += piece
            if len(result) > limit:
                problem = f"it is larger than the {limit // 1_000_000} MB that one report may have"
                raise IntakeError(problem, "save the part that is wanted as a file of its own")
    except Undecodable as error:
        if name not in _MAGIC and _is_text(data):
            return data
        raise IntakeError(f"its compressed bytes {'break off' if error.cut else 'are damaged'}", _AGAIN) from error
    return bytes(result)


def _is_text(data: bytes) -> bool:
    return data != b"" and not _CONTROL.search(data[:512])
