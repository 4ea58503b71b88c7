"""Tokens in forms, so that no other site's page can send them in an editor's name.

A token is a salt and the HMAC-SHA256 of the browser's session and that salt under the server's secret; it is another on every
page, so that its compressed length tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

COOKIE = "gezant_session"
FIELD = "csrf"
HEADER = "X-CSRF-Token"
_SESSION = re.compile(r"[0-9a-f]{32}")


def new_session() -> str:
    """A name for a browser that nobody can guess."""
    return secrets.token_hex(16)


def is_session(value: str | None) -> bool:
    """Whether a cookie holds what `new_session` gives."""
    return value is not None and _SESSION.fullmatch(value) is not None


def token(secret: bytes, session: str) -> str:
    """A token for the forms of a page."""
    salt = secrets.token_hex(8)
    return f"{salt}.{_signed(secret, session, salt)}"


def holds(secret: bytes, session: str | None, given: str) -> bool:
    """Whether a token was made for this session."""
    salt, _, signature = given.partition(".")
    if session is None or not is_session(session):
        return False
    return hmac.compare_digest(signature.encode(), _signed(secret, session, salt).encode())


def _signed(secret: bytes, session: str, salt: str) -> str:
    return hmac.new(secret, f"{session}.{salt}".encode(), hashlib.sha256).hexdigest()
