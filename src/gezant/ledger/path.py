"""What would have to happen: all that a claim or a meeting hangs on, through conditions of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from gezant.ledger.codes import state_and_sector
from gezant.ledger.propositions import Proposition
from gezant.ledger.same import alike, kinship
from gezant.model import MeetingKind
from gezant.model.dossier import Claim, ConditionEntry, ConditionState, DossierCondition, DossierMeeting

Clash = Literal["opposed", "waiting"]

_LIKE = 0.45
TOPICS: Mapping[MeetingKind, str] = {
    "summit": "summit", "visit": "visit", "talks": "talks", "call": "call", "other": "meeting",
}  # fmt: skip
# What holds as long as something does not happen, fails once it does.
_AGAINST: Mapping[ConditionState, ConditionState] = {"met": "failed", "failed": "met"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The claims around something, by id, what each says, and the conditions that each hangs on; `given_up`: those replaced."""

    claims: Mapping[str, Claim]
    says: Mapping[str, Proposition]
    conditions: Mapping[str, Sequence[DossierCondition]]
    given_up: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Node:
    """A claim and what it hangs on; `again`: what it hangs on is told elsewhere on the path."""

    claim: Claim
    steps: tuple[Step, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A condition on the path: how it stands for the claim that hangs on it, what it asks for, and the pledge or refusal
    on which its state rests."""

    condition: DossierCondition
    stands: ConditionState
    on: Node
    rests_on: Node | None = None

    @property
    def state(self) -> ConditionEntry | None:
        """What became of what it asks for, so far."""
        return self.condition.states[-1] if self.condition.states else None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two parties' conditions that cannot both hold (`opposed`: one asks for what the other rules out), or of which each
    waits for the other."""

    kind: Clash
    one: DossierCondition
    other: DossierCondition


@dataclass(frozen=True, slots=True)
class Path:
    """What the claims `nodes` hang on; `meeting` is what they are about, where a meeting was asked for."""

    nodes: tuple[Node, ...]
    contradictions: tuple[Contradiction, ...]
    meeting: DossierMeeting | None = None

    def steps(self) -> Iterator[Step]:
        """Every condition on the path, each once, from the nearest to the furthest."""
        level = list(self.nodes)
        seen: set[tuple[str, str, str]] = set()
        while level:
            found = [step for node in level for step in node.steps]
            for step in found:
                key = (step.condition.of, step.condition.on, step.condition.kind)
                if key not in seen:
                    seen.add(key)
                    yield step
            level = [node for step in found for node in (step.on, step.rests_on) if node is not None]


def path(roots: Sequence[str], scene: Scene, meeting: DossierMeeting | None = None) -> Path:
    """The path of claims, by their ids. Rings of conditions end where a claim comes back."""
    told: set[str] = set()
    nodes = tuple(_node(root, scene, told) for root in roots)
    found = Path(nodes, (), meeting)
    return Path(nodes, tuple(_contradictions([step.condition for step in found.steps()], scene)), meeting)


def about_meeting(meeting: DossierMeeting, p: Proposition) -> bool:
    """Whether a proposition is a position of one of the sides of a meeting about meeting the others."""
    sides = {side(actor) for actor in meeting.participants}
    if p.kind != "position" or p.family == "about" or not sides & set(p.parties):
        return False
    talks = set() if meeting.kind == "visit" else {"talks"}  # a summit and a call are talks, a visit is more and less
    if not any(kinship(name, TOPICS[meeting.kind]) > 0 for name in p.concepts - {"talks"} | (p.concepts & talks)):
        return False
    named = (p.names | set(p.parties)) & {name for name in p.names | set(p.parties) if side(name)}
    return named <= sides or sides <= named


def side(actor: str) -> str:
    """What an actor counts as on a list of participants: its state, or else its body."""
    return state_and_sector(actor)[0] or actor.partition(":")[0]


def _node(id: str, scene: Scene, told: set[str]) -> Node:
    claim, conditions = scene.claims[id], scene.conditions.get(id, ())
    if id in told:
        return Node(claim, again=bool(conditions))
    told.add(id)
    return Node(claim, tuple(_step(condition, scene, told) for condition in conditions))


def _step(condition: DossierCondition, scene: Scene, told: set[str]) -> Step:
    last = condition.states[-1] if condition.states else None
    state: ConditionState = last.state if last else "open"
    on = _node(condition.on, scene, told)
    rests_on = _node(last.claim, scene, told) if last and last.claim else None
    return Step(condition, _AGAINST.get(state, state) if condition.kind == "unless" else state, on, rests_on)


def _contradictions(conditions: Sequence[DossierCondition], scene: Scene) -> Iterator[Contradiction]:
    for one, other in combinations(conditions, 2):
        if one.set_by == other.set_by:
            continue
        if _opposed(one, other, scene):
            yield Contradiction("opposed", one, other)
        elif not _met(one) and not _met(other) and _waits(one, other, scene) and _waits(other, one, scene):
            yield Contradiction("waiting", one, other)


def _opposed(one: DossierCondition, other: DossierCondition, scene: Scene) -> bool:
    against = _wants(one, scene) != _wants(other, scene)
    if one.on == other.on:
        return against
    a, b = scene.says[one.on], scene.says[other.on]
    same = bool(set(a.parties) & set(b.parties)) and alike(a, b).score >= _LIKE
    return same and (a.negative != b.negative) != against


def _wants(condition: DossierCondition, scene: Scene) -> bool:
    """Whether who set a condition wants what it names: not where it is what a refusal or a threat hangs on."""
    p = scene.says[condition.of]
    unwelcome = p.family == "threat" or (p.family == "will" and p.negative)
    return (condition.kind != "unless") != unwelcome


def _met(condition: DossierCondition) -> bool:
    return bool(condition.states) and condition.states[-1].state == "met"


def _waits(one: DossierCondition, other: DossierCondition, scene: Scene) -> bool:
    """Whether what one condition asks for is what hangs on the other: the same claim, or the pledge of the same deed."""
    if one.kind == "unless":
        return False
    if one.on == other.of or (one.states and one.states[-1].claim == other.of and one.states[-1].state == "promised"):
        return True
    asked, pledged = scene.says[one.on], scene.says[other.of]
    shared = bool(set(asked.parties) & set(pledged.parties)) and asked.negative == pledged.negative
    return shared and pledged.family == "will" and alike(asked, pledged).score >= _LIKE
