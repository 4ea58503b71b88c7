"""Addresses: which may be asked for at all, and which networks they may lead to."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from gezant.intake.web.errors import FetchError

if TYPE_CHECKING:
    from httpx import URL

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST_SHOWN = 300
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|(?=.*:)[0-9a-f:.]+")
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")
_GIVE = "give an address that begins with http:// or https://"
_ALLOW = "if you mean to read from your own network, add --allow-private"


def is_address(name: str) -> bool:
    """Whether `name` is meant as an address of the web and not as a file."""
    return re.match(r"https?://", name, re.IGNORECASE) is not None


def shown(address: str) -> str:
    """An address as it may be printed: without user name and password, without control characters, not without end."""
    plain = "".join(char if char.isprintable() else "\ufffd" for char in _USERINFO.sub("", address))
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"


def parsed(address: str, base: URL | None = None, *, any_port: bool = False) -> URL:
    """The address as it is asked for: absolute, host in lower-case ASCII (IDNA 2008), without final dot and without fragment.

    A redirect's address may be relative to `base`. Raises FetchError for what is no http(s) address, has a user name or
    password, or a port below 1024 that is not of the web (unless `any_port`): those belong to mail, files and the like.
    """
    from httpx import URL, InvalidURL

    try:
        url = base.join(address) if base is not None else URL(address.strip())
        host = url.host and url.raw_host.decode("ascii").rstrip(".").lower()
    except (InvalidURL, ValueError) as error:
        raise FetchError("it is not an address that can be read", _GIVE, shown(address)) from error
    place = shown(str(url))
    if url.scheme not in _PORTS:
        raise FetchError("it is not an address of the web", _GIVE, place)
    if not host or not _HOST.fullmatch(host):
        raise FetchError("the address names no host that can be looked up", _GIVE, place)
    if url.userinfo:
        raise FetchError("the address holds a user name or password, which are never sent", "leave them out", place)
    if url.port is not None and not 0 < url.port < 65_536:
        raise FetchError(f"there is no port {url.port}", "give its right port", place)
    if url.port is not None and url.port < 1024 and url.port not in _PORTS.values() and not any_port:
        raise FetchError(f"port {url.port} is not one of web pages", _ALLOW, place)
    return url.copy_with(host=host, raw_path=url.raw_path, fragment=None)


# What `is_global` of the standard library lets through or learned only in later versions of Python.
_KEPT = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.88.99.0/24",  # relays of 6to4, withdrawn (RFC 7526)
        "2001::/23",  # assignments for protocols, Teredo among them, which hides an IPv4 address
        "3fff::/20",  # documentation (RFC 9637)
    )
)
_UNICAST = ipaddress.ip_network("2000::/3")  # the only part of IPv6 that is given out
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: IP) -> bool:
    """Whether an address belongs to the open internet.

    Not those of the machine itself, private networks, links, shared (carrier) networks, groups, documentation and what is
    reserved; an IPv6 address that holds an IPv4 address (mapped, 6to4, NAT64, ISATAP) must be public in both.
    """
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved and not _kept(address)
    if address.scope_id is not None:
        return False
    number = int(address)
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(ipaddress.IPv4Address(number & 0xFFFFFFFF))
    if address.sixtofour is not None:
        return is_public(address.sixtofour)
    if (number >> 32) & 0xFFFFFFFF in _ISATAP and not is_public(ipaddress.IPv4Address(number & 0xFFFFFFFF)):
        return False
    return address in _UNICAST and address.is_global and not _kept(address)


def _kept(address: IP) -> bool:
    return any(address in network for network in _KEPT if network.version == address.version)


def check_public(host: str, answers: list[str], origin: str) -> None:
    """Raises FetchError where one of the IP addresses that `host` stands for is not public."""
    for answer in answers:
        if not is_public(ipaddress.ip_address(answer)):
            what = "it is" if host == answer else f"{host} is {answer},"
            raise FetchError(f"{what} an address of a private network or of this machine", _ALLOW, origin)
