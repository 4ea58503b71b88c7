"""Codes of actors: `BODY[:person]`, where a body is `COUNTRY[.SECTOR][/organisation]` or `SECTOR/organisation`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gezant.annotate.actors.people import Named
from gezant.model import Naming

UNKNOWN = "?"


@dataclass(frozen=True)
class Who:
    """The outcome for one phrase by itself, before its coordination is looked at."""

    actors: tuple[str, ...]
    naming: Naming
    kind: str
    person: bool
    rule: str
    named: Named | None = None
    feminine: bool | None = None
    plural: bool = False


@lru_cache(maxsize=4096)
def sector_of(body: str) -> str:
    """The sector of a body's code: `USA.GOV` → `GOV`, `IGO/un` → `IGO`, `PRK` → ``."""
    head = body.split("/")[0]
    if "." in head:
        return head.split(".")[1]
    return "" if is_country(body) else head


@lru_cache(maxsize=4096)
def is_country(body: str) -> bool:
    """Whether the code is a state's and nothing more."""
    return len(body) == 3 and body.isupper() and body not in {"IGO", "MED", "NGO", "CVL", "BUS"}


@lru_cache(maxsize=4096)
def country_of(body: str) -> str:
    """The state of a body, or the body itself where it belongs to none: `USA.GOV` → `USA`, `IGO/un:x` → `IGO/un`."""
    bare = body.split(":")[0]
    head = bare.split("/")[0].split(".")[0]
    return head if is_country(head) else bare


def combined(body: str, sector: str, kind: str) -> str:
    """The body that a role of this sector makes of a state or a body (`PRK`, GOV → `PRK.GOV`; `IGO/un`, GOV → `IGO/un`)."""
    if "/" in sector or body == UNKNOWN:
        return sector if "/" in sector else UNKNOWN
    if not sector:
        return body if not is_country(body) else f"{body}.GOV"
    if sector_of(body) == sector:
        return body
    if is_country(body):
        return f"{body}.{sector}"
    if body.startswith(("IGO/", "NGO/", "MED/", "BUS/", "CVL/", "EDU/")):
        return body
    head = body.split("/")[0].split(".")[0]
    if sector == "PTY" and kind == "body" and sector_of(body) in {"GOV", "LEG"} and is_country(head):
        return f"{head}.PTY"  # his party
    if sector in {"GOV", "PTY", "IGO", "CVL"} or kind in {"spokesperson", "source"} or sector_of(body) == "REB":
        return body
    return f"{head}.{sector}" if is_country(head) else body
