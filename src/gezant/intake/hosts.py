"""The host that an address names."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """The host of an address, lower case; empty where there is none, or the address cannot be taken apart."""
    try:
        return (urlsplit(url or "").hostname or "").rstrip(".").lower()
    except ValueError:  # brackets that hold no IPv6 address
        return ""
