"""What the next page tells of a change that was just made: kept in a signed cookie for one page."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

COOKIE = "gezant_told"
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the words of `correct.told`, what stands in it, and the address that a POST to takes the change back."""

    key: str
    id: str = ""
    date: str = ""
    undo: str = ""


def packed(told: Told, secret: bytes) -> str:
    """The value of the cookie."""
    data = json.dumps([told.key, told.id, told.date, told.undo], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_signature(data, secret) + data).decode()


def unpacked(value: str | None, secret: bytes) -> Told | None:
    """What a cookie tells; None where this server did not make it."""
    if value is None or len(value) > _LONGEST:
        return None
    try:
        raw = base64.urlsafe_b64decode(value.encode())
    except (binascii.Error, ValueError):
        return None
    signature, data = raw[:32], raw[32:]
    if not hmac.compare_digest(signature, _signature(data, secret)):
        return None
    fields: list[Any] = json.loads(data)
    return Told(*fields)


def _signature(data: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, b"told\0" + data, hashlib.sha256).digest()
