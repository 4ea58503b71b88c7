"""The positions of one actor over time: what took the place of what, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gezant.ledger import Ledger
from gezant.model.dossier import Claim, GradeEntry


@dataclass(frozen=True, slots=True)
class Position:
    """A position: since when it is told, the report that told it first, and what it is worth now."""

    claim: Claim
    since: str | None
    report: str | None
    grade: GradeEntry | None


@dataclass(frozen=True, slots=True)
class Course:
    """Positions each of which took the place of the one before, the earliest first; one alone where none was changed."""

    positions: tuple[Position, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """What it is about: the concepts of all of its positions."""
        return tuple(dict.fromkeys(topic for position in self.positions for topic in position.claim.topics))


def courses(ledger: Ledger, claims: Sequence[Claim], as_of: str | None) -> tuple[Course, ...]:
    """The courses that positions among claims belong to, those with changes first, then the latest first.

    A position that was replaced before the oldest of `claims` is looked up.
    """
    known = {claim.id: claim for claim in claims if claim.kind == "position"}
    wanted = [claim.replaces for claim in known.values() if claim.replaces and claim.replaces not in known]
    while wanted:
        found = ledger.claim(wanted.pop(), as_of)
        known[found.id] = found
        if found.replaces and found.replaces not in known:
            wanted.append(found.replaces)
    replaced = {claim.replaces for claim in known.values()}
    ends = [claim for claim in known.values() if claim.id not in replaced]
    made = [Course(tuple(reversed(list(_back(end, known))))) for end in ends]
    order = {claim.id: number for number, claim in enumerate(claims)}
    return tuple(sorted(made, key=lambda c: (len(c.positions) < 2, order.get(c.positions[-1].claim.id, len(order)))))


def _back(claim: Claim, known: dict[str, Claim]) -> list[Position]:
    """A position and those before it, the latest first."""
    out: list[Position] = []
    current: Claim | None = claim
    while current is not None and current.id not in {position.claim.id for position in out}:
        first = current.grades[0] if current.grades else None
        report = first.report if first else (current.bearings[0].report if current.bearings else None)
        out.append(Position(current, first.since if first else None, report, current.grades[-1] if current.grades else None))
        current = known.get(current.replaces) if current.replaces else None
    return out
