"""How the page is served."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the page is served and to whom.

    `behind_proxy` is the header in which a proxy names the editor whom it signed in; without it everybody who can reach the
    page is the user `user` of this machine. `largest_body` is in bytes. `secret` signs what forms carry; a new one by default,
    so that forms of an earlier server are refused. `at_once` is how many reports may be derived anew before a correction is
    answered, about a second's; what follows from it in more of them is worked out in the background.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    behind_proxy: str | None = None
    user: str = "local"
    largest_body: int = _MIB
    at_once: int = 30
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def names(self) -> frozenset[str]:
        """The names by which a browser may ask for the page."""
        return frozenset({*LOCAL_NAMES, self.host.lower()})


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address to listen on."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
