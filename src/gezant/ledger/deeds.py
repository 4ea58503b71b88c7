"""Whether what a report tells is the deed that was pledged, or its opposite."""

from __future__ import annotations

from collections.abc import Collection

from gezant.ledger.propositions import Proposition
from gezant.ledger.same import alike, has_matter, kinship
from gezant.ledger.topics import ENDS, concepts

_LIKE = 0.5
# Concepts that turn a deed into its opposite: what is broken off, violated or failed is not done.
_TURNING = ENDS | {"violation", "nonfulfilment"}


def same_deed(p: Proposition, q: Proposition, one_language: bool) -> bool:
    """Whether two propositions are about one deed, done to the same, whichever way each goes.

    `q` must tell no other deed, nor that it begins, goes on or moves where `p` does not. `one_language`: their words can be
    compared; else only names and concepts are.
    """
    if alike(p, q).score < _LIKE:
        return False
    mine, theirs = _of_role(p, "deed"), _of_role(q, "deed")
    if not all(_akin(name, mine) for name in theirs) or (mine and not any(_akin(name, theirs) for name in mine)):
        return False
    if _of_role(q, "change") - p.concepts:
        return False
    if "talks" in p.concepts & q.concepts and has_matter(p) != has_matter(q):
        return False  # to talk, of whatever, is not yet to talk of this
    return _same_object(p, q, one_language)


def opposite_deed(p: Proposition, q: Proposition, one_language: bool) -> bool:
    """Whether `q` tells a deed that undoes the one that `p` pledges, done to the same."""
    undone = [other for name in _of_role(p, "deed") for other in concepts()[name].opposite]
    return any(_akin(name, undone) for name in q.concepts) and _same_object(p, q, one_language)


def told_by(p: Proposition) -> frozenset[str]:
    """The concepts by which a report can tell what became of a pledge: its own, and those that undo its deed."""
    return p.concepts | {other for name in _of_role(p, "deed") for other in concepts()[name].opposite}


def goes_against(p: Proposition) -> bool:
    """Whether a proposition goes against the deed that it is about: not to be done, or the opposite of it done."""
    return p.negative != bool(_TURNING & p.concepts)


def tells_of_it(q: Proposition) -> bool:
    """Whether a proposition tells what has been done, or has not."""
    return q.kind == "event" and q.family == "fact" and (q.done or "nonfulfilment" in q.concepts)


def _same_object(p: Proposition, q: Proposition, one_language: bool) -> bool:
    """Whether nothing says that it is done to others, or elsewhere: who frees journalists does not free fishermen."""
    if _apart(_named(p), _named(q)) or _apart(_of_role(p, "matter"), _of_role(q, "matter")):
        return False
    # Each tells of something in a word that the other has not: often another verb (abolished, lowered).
    return not (one_language and p.rare - q.rare and q.rare - p.rare)


def _named(p: Proposition) -> frozenset[str]:
    """The states and bodies that it names, and its rare words that are written as names are."""
    capitals = {word.strip("“‘'\"(").lower() for word in p.text.split() if word != word.lower()}
    return p.names | {word for word in p.rare if any(name.startswith(word) for name in capitals)}


def _apart(some: Collection[str], others: Collection[str]) -> bool:
    """Whether both tell of something, and not of the same."""
    return bool(some) and bool(others) and not any(_akin(name, others) for name in some)


def _akin(name: str, others: Collection[str]) -> bool:
    known = concepts()
    return any(name == other or (name in known and other in known and kinship(name, other) > 0) for other in others)


def _of_role(p: Proposition, role: str) -> frozenset[str]:
    return frozenset(name for name in p.concepts - _TURNING if concepts()[name].role == role)
