"""Conditions of a dossier: which claim hangs on which, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from gezant.ledger.claims import Entry, Group
from gezant.ledger.propositions import Proposition
from gezant.ledger.same import alike
from gezant.model import Condition
from gezant.model.dossier import ConditionEntry, ConditionState, Grade

_LIKE = 0.45
_PLEDGES: Mapping[str, ConditionState] = {"offer": "promised", "promise": "promised", "accept": "promised", "refuse": "failed"}
_GRADED: Mapping[Grade, ConditionState] = {"disputed": "disputed", "denied": "failed"}  # every other grade of what is asked: met

GradeAt = Callable[[Group, int], Grade | None]  # the grade of a claim after a report, by its number in order


@dataclass(frozen=True, slots=True)
class Hanging:
    """That a claim hangs on another: the entry that says so, the two claims, and what is asked for."""

    entry: Entry
    of: Group
    on: Group
    condition: Condition
    asked: Proposition


def conditions(claims: list[Group]) -> list[Hanging]:
    """All conditions that the statements of claims set, in the order of the reports; each kind and matter of a claim once.

    What a condition asks for is a claim that statements made or, where nobody has said it, one of its own, added to `claims`.
    """
    set_out: list[tuple[Entry, Group, Condition, Proposition]] = []
    for group in claims:
        for entry in group.entries:
            statement = entry.filed.statements[entry.proposition.statement]
            if entry.proposition.family == "told":
                continue
            for condition in statement.conditions:
                asked = entry.filed.finder.asked(statement, condition)
                again = (g is group and c.kind == condition.kind and _same_matter(a, asked) for _, g, c, a in set_out)
                if not any(again):
                    set_out.append((entry, group, condition, asked))
    set_out.sort(key=lambda item: item[0].key)
    return [Hanging(entry, group, _asked_of(entry, group, asked, claims), c, asked) for entry, group, c, asked in set_out]


def _asked_of(entry: Entry, of: Group, asked: Proposition, claims: list[Group]) -> Group:
    # A demand is what is asked for over again.
    known = [(score, g) for g in claims if g is not of and g.founder.family != "demand" and (score := _score(asked, g)) >= _LIKE]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    report, statement, _ = entry.key
    group = Group([replace(entry, key=(report, statement, asked.part), proposition=asked)], asked_only=True)
    claims.append(group)
    return group


def _score(asked: Proposition, group: Group) -> float:
    """How much of what is asked a claim says; 0 where it is another's or the opposite."""
    if not set(group.founder.parties) & set(asked.parties):
        return 0.0
    like = (alike(asked, e.proposition).score for e in group.entries if e.proposition.negative == asked.negative)
    return max(like, default=0.0)


def _same_matter(a: Proposition, b: Proposition) -> bool:
    return set(a.parties) == set(b.parties) and a.negative == b.negative and alike(a, b).score >= _LIKE


def states(
    hanging: Hanging,
    reports: Sequence[tuple[str, str | None]],
    claims: Sequence[Group],
    grade_at: GradeAt,
    names: Mapping[int, str],
) -> tuple[ConditionEntry, ...]:
    """The history of a condition over the reports (id, date) from the one that sets it.

    By the grade of what it asks for; before that has one, by the latest pledge or refusal of who must do it. `names` has the
    ids of claims by `id()` of their groups.
    """
    pledges = [g for g in claims if _pledge(hanging, g)]
    out: list[ConditionEntry] = []
    for order in range(hanging.entry.key[0], len(reports)):
        report, since = reports[order]
        grade = grade_at(hanging.on, order)
        entry = ConditionEntry(since, report, "open", None)
        if grade is not None:
            entry = ConditionEntry(since, report, _GRADED.get(grade, "met"), grade)
        else:
            said = [(e.key, e.act, g) for g in pledges for e in g.entries if e.key[0] <= order]
            if said:
                _, act, pledge = max(said, key=lambda item: item[0])
                if act in _PLEDGES:
                    entry = ConditionEntry(since, report, _PLEDGES[act], grade_at(pledge, order), names[id(pledge)])
        if not out or (out[-1].state, out[-1].grade, out[-1].claim) != (entry.state, entry.grade, entry.claim):
            out.append(entry)
    return tuple(out)


def _pledge(hanging: Hanging, group: Group) -> bool:
    """Whether a claim is what the one who must do it has pledged or refused to do."""
    if group in (hanging.of, hanging.on) or group.founder.kind != "position" or group.founder.family != "will":
        return False
    if not set(group.founder.parties) & set(hanging.asked.parties):
        return False
    return max((alike(hanging.asked, e.proposition).score for e in group.entries), default=0.0) >= _LIKE
