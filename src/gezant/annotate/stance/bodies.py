"""Whose deed is it: whether two actors are on one side, by their codes (`BODY[:person]`, see the guidelines)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SECTORS = frozenset(["GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY", "OPP", "REB", "BUS", "NGO", "IGO", "MED", "CVL", "EDU"])
_BODY = re.compile(r"^(?P<first>[A-Z]+)(?:\.(?P<sector>[A-Z]+))?(?:/(?P<organisation>[^:]+))?")
# sectors in which one speaks for the state, and a state's deed is one's own
_STATE = frozenset({"", "GOV", "MIL", "LEG", "SPY"})
# whose warnings of harm can be threats, whose conditions demands
_POWERS = _STATE | frozenset({"REB", "PTY", "OPP"})


def side(actor: str) -> tuple[str, str, str]:
    """Country or empty, sector or empty, organisation or empty, of an actor code."""
    match = _BODY.match(actor)
    if match is None:
        return "", "", ""
    first, sector, organisation = match["first"], match["sector"] or "", match["organisation"] or ""
    return ("", first, organisation) if first in _SECTORS else (first, sector, organisation)


def known(actors: Iterable[str]) -> bool:
    """Whether it can be told who they are."""
    return any(actor != "?" for actor in actors)


def same_side(source: Iterable[str], other: Iterable[str]) -> bool:
    """Whether what `other` does is the source's own doing: the same body, or the state that the source speaks for."""
    return any(_same(side(a), side(b)) for a in source for b in other if a != "?" and b != "?")


def _same(a: tuple[str, str, str], b: tuple[str, str, str]) -> bool:
    if a == b:
        return True
    if a[2] and a[2] == b[2]:
        return True
    # a parliament speaks for its state, and not for its government
    divided = "" not in (a[1], b[1]) and (a[1] == "LEG") != (b[1] == "LEG")
    return bool(a[0]) and a[0] == b[0] and a[1] in _STATE and b[1] in _STATE and not divided


def is_power(actors: Iterable[str]) -> bool:
    """Whether one of them is a state, its organs, a party or rebels: somebody who can threaten and set conditions."""
    return any((side(a)[1] in _POWERS and a != "?") or side(a) == ("", "IGO", "eu") for a in actors)
