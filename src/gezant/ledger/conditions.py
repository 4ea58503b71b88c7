"""Conditions of a dossier: which claim hangs on which, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gezant.ledger.claims import asked_score
from gezant.ledger.decisions import ref_of
from gezant.ledger.memory import ClaimRow, ConditionRow, Entry, Key, Memory, Pledge, claim_id
from gezant.ledger.same import alike, features
from gezant.model import Condition
from gezant.model.dossier import ConditionEntry, ConditionState, Grade

_LIKE = 0.45
_PLEDGES: Mapping[str, ConditionState] = {"offer": "promised", "promise": "promised", "accept": "promised", "refuse": "failed"}
_ANSWERS = frozenset({"accept", "refuse"})
_ASKING = frozenset({"demand", "request"})  # nouns that take up what was asked
_GRADED: Mapping[Grade, ConditionState] = {"disputed": "disputed", "denied": "failed"}  # every other grade of what is asked: met


def set_condition(claim: ClaimRow, condition: Condition, asked: Entry, memory: Memory) -> ConditionRow:
    """Let a claim hang on what a condition asks for, unless it does so already; the memory gets it. Gives the condition.

    What is asked for is a claim that statements made or, where nobody has said it, one of its own.
    """
    for row in memory.conditions_of(claim.number):
        if row.kind == condition.kind and _told_again(row.asked, asked):
            return row
    on = _claim_of(claim, asked, memory)
    setter = next(iter(claim.founder.proposition.parties), "?")
    row = ConditionRow(memory.next_condition(), claim.number, on, condition.kind, setter, asked)
    memory.add_condition(row, features(asked.proposition))
    for member in reversed(memory.of_parties(asked.proposition.parties, features(asked.proposition))):
        pledge(member.claim, member.entry, [row], memory)
    return row


def _claim_of(claim: ClaimRow, asked: Entry, memory: Memory) -> int:
    decided = memory.decided(ref_of(asked))
    if decided.together is not None:
        return decided.together
    best: tuple[float, int] | None = None
    for member in memory.of_parties(asked.proposition.parties, features(asked.proposition)):
        score = asked_score(asked, member.entry) if member.claim not in {claim.number, *decided.apart} else 0.0
        if score >= _LIKE and (best is None or (score, -member.claim) > (best[0], -best[1])):
            best = (score, member.claim)
    if best is not None:
        return best[1]
    for row in memory.asked(asked.proposition.parties, features(asked.proposition)):
        if row.number not in decided.apart and _same_matter(row.founder, asked):
            return row.number
    row = ClaimRow(memory.next_claim(), asked, asked_only=True)
    memory.add_claim(row, features(asked.proposition))
    return row.number


def _told_again(a: Entry, b: Entry) -> bool:
    """Whether two conditions of one claim ask for the same, whoever each report lets do it."""
    p, q = a.proposition, b.proposition
    return p.text == q.text or (p.negative == q.negative and alike(p, q).score >= _LIKE)


def _same_matter(a: Entry, b: Entry) -> bool:
    p, q = a.proposition, b.proposition
    if p.text == q.text:
        return True
    return set(p.parties) == set(q.parties) and p.negative == q.negative and alike(p, q).score >= _LIKE


def pledge(claim: int, entry: Entry, of: Iterable[ConditionRow], memory: Memory) -> list[ConditionRow]:
    """The conditions for which an entry pledges, or refuses, what is asked; the memory gets the pledges."""
    p = entry.proposition
    if entry.act not in _PLEDGES or p.kind != "position" or p.family != "will":
        return []
    out: list[ConditionRow] = []
    for row in of:
        asked = row.asked.proposition
        theirs = claim not in (row.of, row.on) and set(p.parties) & set(asked.parties)
        if theirs and alike(asked, p).score >= _LIKE:
            memory.add_pledge(Pledge(row.number, claim, entry.act, entry.key))
            out.append(row)
    return out


def answered(claim: int, entry: Entry, here: Sequence[ConditionRow], memory: Memory) -> list[ConditionRow]:
    """The condition that an entry answers without saying what it asks for (*rejected that demand*); the memory gets the pledge.

    It is the latest one that another party has set in the same report (`here`, in their order).
    """
    p = entry.proposition
    if entry.act not in _ANSWERS or p.family != "will" or p.concepts or not p.acts & _ASKING:
        return []
    of_others = [row for row in here if row.set_by not in p.parties]
    for row in of_others[-1:]:
        memory.add_pledge(Pledge(row.number, claim, entry.act, entry.key))
    return of_others[-1:]


def state_now(row: ConditionRow, report: str, since: str | None, memory: Memory) -> ConditionEntry:
    """The state of a condition after a report (its id and date): by the grade of what is asked, else by the latest pledge."""
    asked = memory.grade(row.on)
    if asked is not None:
        return ConditionEntry(since, report, _GRADED.get(asked.grade, "met"), asked.grade)
    pledges = memory.pledges(row.number)
    if not pledges:
        return ConditionEntry(since, report, "open", None)
    latest = max(pledges, key=lambda p: p.key)
    grade = memory.grade(latest.claim)
    return ConditionEntry(since, report, _PLEDGES[latest.act], grade.grade if grade else None, claim_id(latest.claim))


def record(row: ConditionRow, key: Key, report: str, since: str | None, memory: Memory) -> None:
    """Add the state of a condition after a report where it is another than before."""
    entry, before = state_now(row, report, since, memory), memory.state(row.number)
    if before is None or (before.state, before.grade, before.claim) != (entry.state, entry.grade, entry.claim):
        memory.add_state(row.number, key, entry)
