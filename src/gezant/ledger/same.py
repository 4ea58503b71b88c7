"""Whether two propositions are one claim, by what they share: parties, family of acts, concepts, names, rare words, and time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gezant.ledger.propositions import Proposition
from gezant.ledger.topics import ENDS, concepts, wider

_THRESHOLD = 0.5
_VAGUE = 0.35  # the same of threats, which name what will come of it now and then (*a price*)
_NAME = 0.4
_OTHER_MODE = 0.6  # of two things of which one is to be talked about and the other to be done
_RARE, _STRAY = 0.35, 0.15  # a rare word that both have; one that the other has not
EVENT_DAYS = 30  # what goes on, told again after longer, is another occasion
_DEED_DAYS = 180  # a deed that is told of
_GOES_ON = frozenset({"resumption", "continuation"})


@dataclass(frozen=True, slots=True)
class Alike:
    """How much two propositions share of what they say, 0 to 1, and what it is."""

    score: float
    shared: tuple[str, ...]


def comparable(a: Proposition, b: Proposition) -> bool:
    """Whether two propositions can be one claim at all: the same kind, parties and family, and of a will the same sign."""
    if a.kind != b.kind or a.family != b.family or not a.parties or a.parties != b.parties:
        return False
    if a.persons and b.persons and not a.persons & b.persons:
        return False
    if a.kind == "event":
        return not opposed(a, b)
    if "talks" in a.concepts & b.concepts and has_matter(a) != has_matter(b):
        return False  # to talk, of whatever, is not yet to talk of this
    return a.negative == b.negative


def has_matter(p: Proposition) -> bool:
    """Whether what is to be talked about is named."""
    return any(concepts()[name].role in {"deed", "matter"} and not kinship(name, "talks") for name in p.concepts)


def opposed(a: Proposition, b: Proposition) -> bool:
    """Whether one tells that a thing ends and the other that it goes on, or begins again."""
    return any(ENDS & x.concepts and not ENDS & y.concepts and _GOES_ON & y.concepts for x, y in ((a, b), (b, a)))


def enough(found: Alike, p: Proposition) -> bool:
    """Whether so much in common makes one claim."""
    return found.score >= (_VAGUE if p.family == "threat" else _THRESHOLD)


def near(days: int, p: Proposition) -> bool:
    """Whether reports so many days apart can tell of the same."""
    if p.kind == "position":
        return True
    goes_on = about_talks(p) or any(concepts()[name].event for name in p.concepts)
    return days <= (EVENT_DAYS if goes_on else _DEED_DAYS)


def alike(a: Proposition, b: Proposition, within: bool = False) -> Alike:
    """What two propositions share of what they say, each concept, name and word by its weight.

    The Dice coefficient or, with `within`, the overlap coefficient: a denial says less than what it denies.
    """
    shared: list[str] = []
    both = 0.0
    for concept in sorted(a.concepts):
        weight = _shared_weight(concept, b)
        if weight:
            both += weight
            shared.append(concept)
    for name in sorted(a.names & b.names):
        both += _NAME
        shared.append(name)
    for word in sorted(a.rare & b.rare):
        both += _RARE
        shared.append(word)
    if not a.rare & b.rare and all(name not in concepts() or concepts()[name].role == "change" for name in shared):
        return Alike(0.0, ())  # a name alone says nothing; what goes on or ends is another thing in each
    weights = _weight(a, b), _weight(b, a)
    total = 2 * min(weights) if within else sum(weights)
    score = min(1.0, 2 * both / total) if total else 0.0
    return Alike(score if _modes(a) == _modes(b) else score * _OTHER_MODE, tuple(shared))


def _shared_weight(concept: str, other: Proposition) -> float:
    return max((concepts()[concept].weight * kinship(concept, name) for name in other.concepts), default=0.0)


@cache
def kinship(a: str, b: str) -> float:
    """How near two concepts are: 1 for the same, a part of it for one that is a kind of the other, 0 for all others."""
    if a == b:
        return 1.0
    for low, high in ((a, b), (b, a)):
        share = 1.0
        step: str | None = low
        while step is not None and step != high:
            share *= concepts()[step].share
            step = concepts()[step].broader
        if step == high:
            return share
    return 0.0


def about_talks(p: Proposition) -> bool:
    """Whether it is about words to be exchanged, not about what they are to be about."""
    return any(kinship(name, "talks") > 0 for name in p.concepts)


def _modes(p: Proposition) -> frozenset[str]:
    above = {step for name in p.concepts for step in (name, *wider(name))}
    return frozenset(step for step in above if concepts()[step].mode)


def _weight(p: Proposition, other: Proposition) -> float:
    rare = _RARE * len(p.rare & other.rare) + _STRAY * len(p.rare - other.rare)
    return sum(concepts()[name].weight for name in p.concepts) + _NAME * len(p.names) + rare


def features(p: Proposition) -> frozenset[str]:
    """What two propositions must share one of to be alike at all: concepts, those above them, rare words."""
    above = {name for concept in p.concepts for name in wider(concept)}
    return frozenset(f"c:{name}" for name in p.concepts | above) | frozenset(f"w:{word}" for word in p.rare)
