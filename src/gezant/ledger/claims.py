"""To which claim a statement belongs: one that says the same of the same parties, or a new one; what replaces what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from gezant.ledger.decisions import ref_of
from gezant.ledger.memory import ClaimRow, Entry, Key, Member, Memory, block
from gezant.ledger.propositions import Proposition
from gezant.ledger.same import Alike, about_talks, alike, comparable, enough, features, near, opposed
from gezant.ledger.topics import ENDS
from gezant.model.dossier import Why

_ANSWERS = frozenset({"confirm", "deny"})
_ANSWER_DAYS = 180  # a denial may come long after what it denies
_GIVEN_UP = 0.5  # how much a position shares with the one that it takes the place of
_ASKED = 0.45  # and with what a condition asks for


@dataclass(frozen=True, slots=True)
class Place:
    """The claim of an entry, what brought it there, and whether the entry founded it."""

    claim: ClaimRow
    why: Why | None
    founded: bool


def placed(entry: Entry, memory: Memory) -> Place:
    """Find the claim of an entry, or found one; the memory gets it."""
    decided = memory.decided(ref_of(entry))
    if decided.together is not None:
        return _put(entry, memory.claim(decided.together), decided.why, memory)
    apart = decided.apart
    found = _same(entry, apart, memory) or (_answered(entry, apart, memory) if _is_answer(entry) else None)
    if found is not None:
        turned = _turned(entry, found[0], memory)
        if turned is not None:
            return _founded(entry, memory, turned)
        return _joined(entry, memory.claim(found[0]), found[1], apart, memory)
    asked = _asked(entry, memory)
    if asked is not None:
        return _put(entry, asked, Why("asked"), memory)
    return _founded(entry, memory, _given_up(entry, memory))


def _put(entry: Entry, claim: ClaimRow, why: Why | None, memory: Memory) -> Place:
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
    return Place(row, None, True)


def _joined(entry: Entry, claim: ClaimRow, why: Why, apart: Collection[int], memory: Memory) -> Place:
    """Join a claim; where it had been given up, the one that took it up again, or found that."""
    while (given_up_by := memory.successor(claim.number)) is not None:
        again = memory.successor(given_up_by.number)
        if again is None:
            return _founded(entry, memory, given_up_by.number)
        claim = again
    if claim.number in apart:
        return _founded(entry, memory, None)
    return _put(entry, claim, why, memory)


def _same(entry: Entry, apart: Collection[int], memory: Memory) -> tuple[int, Why] | None:
    """The claim with the statement that is most like this one, and what they share."""
    p = entry.proposition
    best: tuple[float, int, Why] | None = None
    for member in memory.members(block(p), features(p)):
        other = member.entry
        if member.claim in apart:
            continue
        if comparable(other.proposition, p) and near((entry.key.day - other.key.day).days, p):
            found = alike(other.proposition, p)
            if enough(found, p) and (best is None or (found.score, -member.claim) > (best[0], -best[1])):
                best = (found.score, member.claim, _why(found))
    return best[1:] if best else None


def _answered(entry: Entry, apart: Collection[int], memory: Memory) -> tuple[int, Why] | None:
    """What a statement that confirms or denies takes up, of whatever kind it is: first of its party, then of its report."""
    p = entry.proposition
    best: tuple[bool, bool, float, int, Why] | None = None
    for member in memory.recent(features(p), entry.key.day - timedelta(_ANSWER_DAYS)):
        other = member.entry
        if member.claim in apart or not _answerable(other.proposition, p):
            continue
        found = alike(other.proposition, p, within=True)
        theirs = memory.claim(member.claim).founder.proposition.parties == p.parties
        rank = (theirs, other.key.report == entry.key.report, found.score, -member.claim)
        if enough(found, p) and (best is None or rank > best[:4]):
            best = (*rank, _why(found))
    return (-best[3], best[4]) if best else None


def _answerable(said: Proposition, answer: Proposition) -> bool:
    """Whether an answer can take up what was said: a will that goes the same way, no demand or threat by a word on what is so."""
    if answer.kind == "position" or said.kind == "event":
        return True
    if answer.done:
        return False  # a plan and its deed are two things
    ends = bool(ENDS & answer.concepts)
    return said.family == "will" and said.negative == (answer.negative != ends)


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
    if asked.proposition.negative != p.negative or opposed(asked.proposition, p):
        return 0.0
    return alike(asked.proposition, p).score


def _given_up(entry: Entry, memory: Memory) -> int | None:
    """The position that an entry that says that it is another than before takes the place of.

    Also the joint plan that one of those whose plan it is will not have.
    """
    p = entry.proposition
    if p.kind != "position":
        return None
    mine = memory.members(block(p), features(p)) if p.afresh else ()
    unwilling = p.family == "will" and p.negative
    joint = [m for m in memory.of_parties(p.parties, features(p)) if unwilling and _joint(m, p, memory)]
    against = [
        (alike(member.entry.proposition, p).score, member.claim)
        for member in (*mine, *joint)
        if member.entry.proposition.negative != p.negative
    ]
    score, claim = max(against, default=(0.0, 0))
    return claim if score >= _GIVEN_UP else None


def _joint(member: Member, p: Proposition, memory: Memory) -> bool:
    plan = memory.claim(member.claim).founder.proposition
    return plan.kind == "position" and plan.family == "will" and set(plan.parties) > set(p.parties)


def _turned(entry: Entry, claim: int, memory: Memory) -> int | None:
    """The position that an entry gives up afresh, where its party took it after the claim that the entry is like."""
    given_up = _given_up(entry, memory) if entry.proposition.afresh else None
    if given_up is None or memory.successor(given_up) is not None:
        return None
    latest: dict[int, Key] = {}
    for member in memory.members(block(entry.proposition), features(entry.proposition)):
        latest[member.claim] = max(latest.get(member.claim, member.entry.key), member.entry.key)
    return given_up if given_up in latest and claim in latest and latest[given_up] > latest[claim] else None


def _why(found: Alike) -> Why:
    return Why("same", found.shared, round(found.score, 2))
