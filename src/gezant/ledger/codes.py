"""Actor codes as the ledger asks of them: whose state, who speaks for whom. Codes: the guidelines' (ISO 3166, PLOVER sectors)."""

from __future__ import annotations

import re
from collections.abc import Iterable

UNKNOWN = "?"
OFFICIAL = frozenset({"", "GOV", "MIL", "SPY", "JUD", "COP"})  # the sectors that speak for their state
_STATE = re.compile(r"([A-Z]{3})(?:\.([A-Z]{3}))?(?=$|[/:.])")
SECTORS = frozenset(
    {"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY", "OPP", "REB", "BUS", "NGO", "IGO", "MED", "CVL", "EDU"}
)  # fmt: skip


def body(actor: str) -> str:
    """The code without the person: `USA.GOV` of `USA.GOV:donald-trump`."""
    return actor.partition(":")[0]


def state_and_sector(actor: str) -> tuple[str, str]:
    """`("USA", "GOV")` of `USA.GOV/state:x`; `("", "MED")` of `MED/reuters`, which belongs to no state."""
    found = _STATE.match(actor)
    if found is None:
        return "", ""
    first, second = found[1], found[2] or ""
    return ("", first) if first in SECTORS else (first, second)


def speaks_for(actor: str, party: str) -> bool:
    """Whether an actor's word is the party's own: its officials, the state itself, its state media; never firms or citizens."""
    state, sector = state_and_sector(actor)
    if state and party == state:
        return sector in OFFICIAL or sector == "MED"
    return body(actor) == party or actor == party or actor.startswith((f"{party}/", f"{party}."))


def shown(actor: str) -> str:
    """How an actor is named as a party or in `by`: the state for its officials, else the body."""
    state, sector = state_and_sector(actor)
    return state if state and sector in OFFICIAL else body(actor)


def parties_of(actors: Iterable[str]) -> tuple[str, ...]:
    """Whose position the words of these actors are, each party once, in their order; state media count as their state."""
    out: list[str] = []
    for actor in actors:
        state, sector = state_and_sector(actor)
        party = state if state and sector == "MED" else shown(actor)
        if party != UNKNOWN and party not in out:
            out.append(party)
    return tuple(out)
