"""To which claim a statement belongs: one that says the same of the same parties, or a new one; what replaces what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from gezant.ledger.decisions import ref_of
from gezant.ledger.memory import ClaimRow, Entry, Member, Memory, block
from gezant.ledger.same import Alike, about_talks, alike, comparable, enough, features, near

_ANSWERS = frozenset({"confirm", "deny"})
_ANSWER_DAYS = 180  # a denial may come long after what it denies
_GIVEN_UP = 0.5  # how much a position shares with the one that it takes the place of
_ASKED = 0.45  # and with what a condition asks for


@dataclass(frozen=True, slots=True)
class Place:
    """The claim of an entry, what brought it there, and whether the entry founded it."""

    claim: ClaimRow
    why: str
    founded: bool


def placed(entry: Entry, memory: Memory) -> Place:
    """Find the claim of an entry, or found one; the memory gets it."""
    decided = memory.decided(ref_of(entry))
    if decided.together is not None:
        return _put(entry, memory.claim(decided.together), decided.why, memory)
    apart = decided.apart
    found = _same(entry, apart, memory) or (_answered(entry, apart, memory) if _is_answer(entry) else None)
    if found is not None:
        return _joined(entry, memory.claim(found[0]), found[1], apart, memory)
    asked = _asked(entry, memory)
    if asked is not None:
        return _put(entry, asked, "what a condition asks for", memory)
    return _founded(entry, memory, _given_up(entry, memory))


def _put(entry: Entry, claim: ClaimRow, why: str, memory: Memory) -> Place:
    """Let an entry be of a claim; where only a condition asked for that so far, it makes it a real one."""
    if claim.asked_only:
        claim = ClaimRow(claim.number, entry, replaces=_given_up(entry, memory))
        memory.add_claim(claim, features(entry.proposition))
        memory.add_member(Member(claim.number, entry), features(entry.proposition))
        return Place(claim, why, True)
    memory.add_member(Member(claim.number, entry), features(entry.proposition))
    return Place(claim, why, False)


def _founded(entry: Entry, memory: Memory, replaces: int | None) -> Place:
    row = ClaimRow(memory.next_claim(), entry, replaces=replaces)
    memory.add_claim(row, features(entry.proposition))
    memory.add_member(Member(row.number, entry), features(entry.proposition))
    return Place(row, "", True)


def _joined(entry: Entry, claim: ClaimRow, why: str, apart: Collection[int], memory: Memory) -> Place:
    """Join a claim; where it had been given up, the one that took it up again, or found that."""
    while (given_up_by := memory.successor(claim.number)) is not None:
        again = memory.successor(given_up_by.number)
        if again is None:
            return _founded(entry, memory, given_up_by.number)
        claim = again
    if claim.number in apart:
        return _founded(entry, memory, None)
    return _put(entry, claim, why, memory)


def _same(entry: Entry, apart: Collection[int], memory: Memory) -> tuple[int, str] | None:
    """The claim with the statement that is most like this one, and what they share."""
    p = entry.proposition
    best: tuple[float, int, str] | None = None
    for member in memory.members(block(p), features(p)):
        other = member.entry
        if member.claim in apart:
            continue
        if comparable(other.proposition, p) and near((entry.key.day - other.key.day).days, p.kind):
            found = alike(other.proposition, p)
            if enough(found, p) and (best is None or (found.score, -member.claim) > (best[0], -best[1])):
                best = (found.score, member.claim, _shown(found))
    return best[1:] if best else None


def _answered(entry: Entry, apart: Collection[int], memory: Memory) -> tuple[int, str] | None:
    """What a statement that confirms or denies takes up, of whatever kind it is: first of its party, then of its report."""
    p = entry.proposition
    best: tuple[bool, bool, float, int, str] | None = None
    for member in memory.recent(features(p), entry.key.day - timedelta(_ANSWER_DAYS)):
        other = member.entry
        if member.claim in apart:
            continue
        found = alike(other.proposition, p, within=True)
        theirs = memory.claim(member.claim).founder.proposition.parties == p.parties
        rank = (theirs, other.key.report == entry.key.report, found.score, -member.claim)
        if enough(found, p) and (best is None or rank > best[:4]):
            best = (*rank, _shown(found))
    return (-best[3], best[4]) if best else None


def _is_answer(entry: Entry) -> bool:
    return entry.proposition.family != "told" and (entry.act in _ANSWERS or entry.proposition.denied)


def _asked(entry: Entry, memory: Memory) -> ClaimRow | None:
    """The claim that a condition asks for and that this entry is the first to make."""
    p = entry.proposition
    best: tuple[float, ClaimRow] | None = None
    for row in memory.asked(p.parties, features(p)):
        score = asked_score(row.founder, entry)
        if score >= _ASKED and (best is None or score > best[0]):
            best = (score, row)
    return best[1] if best else None


def asked_score(asked: Entry, said: Entry) -> float:
    """How much of what a condition asks for an entry says; 0 where it is another's, the opposite, a demand or a mere pledge."""
    p = said.proposition
    if p.family in {"demand", "told"} or not set(p.parties) & set(asked.proposition.parties):
        return 0.0
    if p.family == "will" and not p.negative and not about_talks(asked.proposition):
        return 0.0  # that it will be done is not that it is done
    return alike(asked.proposition, p).score if asked.proposition.negative == p.negative else 0.0


def _given_up(entry: Entry, memory: Memory) -> int | None:
    """The position that an entry that says that it is another than before takes the place of."""
    p = entry.proposition
    if not (p.afresh and p.kind == "position"):
        return None
    against = [
        (alike(member.entry.proposition, p).score, member.claim)
        for member in memory.members(block(p), features(p))
        if member.entry.proposition.negative != p.negative
    ]
    score, claim = max(against, default=(0.0, 0))
    return claim if score >= _GIVEN_UP else None


def _shown(found: Alike) -> str:
    return f"{', '.join(found.shared)} ({found.score:.2f})"
