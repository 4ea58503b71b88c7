"""Names of places as reports of several languages write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gezant.lexicon import languages, load


def differ(one: str, other: str) -> bool:
    """Whether two names are known to be of two places: The Hague and Geneva, not The Hague and Den Haag.

    Capitals of one state are one place; two cities of one state may be one where no language has both names.
    """
    a, b = one.casefold(), other.casefold()
    if a == b:
        return False
    known = _known()
    if a not in known or b not in known:
        return True
    (state, capital, here), (same, seat, there) = known[a], known[b]
    if state != same:
        return True
    return not (capital and seat) and bool(here & there)


@cache
def _known() -> Mapping[str, tuple[str, bool, frozenset[str]]]:
    """Of each name of a city the state, whether it is its capital, and the languages that have the name."""
    found: dict[str, tuple[str, bool, frozenset[str]]] = {}
    for language in languages():
        for state, entry in load(language, "places")["countries"].items():
            for kind in ("capitals", "cities"):
                for name in entry.get(kind, ()):
                    _, capital, known = found.get(name.casefold(), (state, kind == "capitals", frozenset[str]()))
                    found[name.casefold()] = (state, capital, known | {language})
    return found
