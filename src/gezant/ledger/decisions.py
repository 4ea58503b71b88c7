"""What people decided about claims: which statements are one claim, and which are not.

Decisions name statements, since the numbers of claims move when reports are added. A later decision about the same two
statements takes the place of an earlier one; so what was joined can be split again, and the other way around.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gezant.ledger.undoing import undone
from gezant.model.dossier import Why

if TYPE_CHECKING:
    from gezant.ledger.memory import Entry

Kind = Literal["join", "split", "undo"]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A statement of a report, or (`part`) one of several things that it claims or asks for."""

    report: str
    statement: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """That `ones` and `others` are one claim; or that `ones` are a claim of their own and none of `others` is with them.

    One that takes back another names the same statements, and in `undoes` the number of that other. `made` is an ISO 8601
    date and time; `number` counts the decisions of a dossier.
    """

    kind: Kind
    ones: tuple[Ref, ...]
    others: tuple[Ref, ...]
    who: str
    made: str
    number: int = 0
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What decisions say of one statement: the claim that it must be with (and whose word that is), and those it must not."""

    together: int | None = None
    apart: frozenset[int] = frozenset()
    why: Why | None = None


UNDECIDED = Decided()


def ref_of(entry: Entry) -> Ref:
    """How decisions name an entry."""
    p = entry.proposition
    return Ref(p.report, p.statement, entry.key.part)


def partners(ref: Ref, decision: Decision) -> Iterable[tuple[Ref, bool]]:
    """The statements of which a decision says that they must (True) or must not (False) be with this one."""
    if decision.kind == "join":
        return ((other, True) for other in (*decision.ones, *decision.others) if other != ref)
    if ref in decision.ones:
        mine = ((other, True) for other in decision.ones if other != ref)
        return (*mine, *((other, False) for other in decision.others))
    return ((other, False) for other in decision.ones)


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that were not taken back."""
    gone = undone((decision.number, decision.undoes) for decision in decisions)
    return [decision for decision in decisions if decision.kind != "undo" and (not gone or decision.number not in gone)]


def decided(ref: Ref, decisions: Sequence[Decision], claims_of: Callable[[Ref], Collection[int]]) -> Decided:
    """What decisions, the earliest first, say of a statement, given the claims that statements before it belong to."""
    latest: dict[int, tuple[int, bool]] = {}
    decisions = standing(decisions)
    for number, decision in enumerate(decisions):
        for other, together in partners(ref, decision):
            for claim in claims_of(other):
                latest[claim] = (number, together)
    if not latest:
        return UNDECIDED
    joined = [(number, -claim) for claim, (number, together) in latest.items() if together]
    apart = frozenset(claim for claim, (_, together) in latest.items() if not together)
    if not joined:
        return Decided(None, apart)
    number, claim = max(joined)
    last = decisions[number]
    return Decided(-claim, apart, Why("joined" if last.kind == "join" else "split", who=last.who, on=last.made[:10]))
