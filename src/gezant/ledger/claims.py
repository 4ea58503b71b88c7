"""Statements that say the same of the same parties, brought together; which position takes the place of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gezant.ledger.filed import Filed
from gezant.ledger.propositions import Proposition
from gezant.ledger.same import alike, comparable, enough, near
from gezant.model.dossier import BearingKind

_ANSWERS = frozenset({"confirm", "deny"})
_GIVEN_UP = 0.5
Key = tuple[int, int, int]  # report, statement, part, each by its number in order


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposition at its place in the dossier."""

    key: Key
    filed: Filed
    proposition: Proposition

    @property
    def act(self) -> str:
        """The act of its statement."""
        return self.filed.statements[self.proposition.statement].act


@dataclass
class Group:
    """The entries of one claim, in their order, and those that are about it; `why` says what brought each here."""

    entries: list[Entry]
    why: dict[Key, str] = field(default_factory=dict)
    about: list[tuple[Entry, BearingKind]] = field(default_factory=list)
    replaces: Group | None = None
    asked_only: bool = False  # nobody has said it yet: a condition asks for it

    @property
    def founder(self) -> Proposition:
        """What founded the claim."""
        return self.entries[0].proposition

    @property
    def key(self) -> Key:
        """Where it was founded."""
        return self.entries[0].key


def entries(reports: Sequence[Filed]) -> list[Entry]:
    """All propositions of the reports, given in the order of their dates."""
    out: list[Entry] = []
    for order, report in enumerate(reports):
        places = {statement: number for number, statement in enumerate(report.statements)}
        out.extend(Entry((order, places[p.statement], p.part), report, p) for p in report.propositions)
    return out


def groups(found: Sequence[Entry]) -> list[Group]:
    """The claims that entries open, by their founders; entries that are only about claims are left out."""
    blocks: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for entry in found:
        p = entry.proposition
        if p.family == "about":
            continue
        block = blocks[(p.kind, p.family, *p.parties)]
        best = _best(entry, block) or (_answered(entry, blocks) if _is_answer(entry) else None)
        if best is None:
            block.append(Group([entry]))
        else:
            best[0].entries.append(entry)
            best[0].why[entry.key] = best[1]
    joined = [group for block in blocks.values() for group in block]
    return sorted(_succession(joined), key=lambda group: group.key)


def _best(entry: Entry, block: Sequence[Group]) -> tuple[Group, str] | None:
    """The claim with the statement that is most like this one, and what they share."""
    best: tuple[float, Group, str] | None = None
    for group in block:
        for other in group.entries:
            if not comparable(other.proposition, entry.proposition):
                continue
            if not near(abs((entry.filed.day - other.filed.day).days), entry.proposition.kind):
                continue
            found = alike(other.proposition, entry.proposition)
            if enough(found, entry.proposition) and (best is None or found.score > best[0]):
                best = (found.score, group, f"{', '.join(found.shared)} ({found.score:.2f})")
    return best[1:] if best else None


def _answered(entry: Entry, blocks: Mapping[tuple[str, ...], Sequence[Group]]) -> tuple[Group, str] | None:
    """What a statement that confirms or denies takes up, whoever's and of whatever kind it is: the most alike of its report,
    else of those before it.
    """
    best: tuple[bool, float, Group, str] | None = None
    for group in (g for block in blocks.values() for g in block):
        for other in group.entries:
            if not near(abs((entry.filed.day - other.filed.day).days), "event"):
                continue
            found = alike(other.proposition, entry.proposition, within=True)
            rank = (other.key[0] == entry.key[0], found.score)
            if enough(found, entry.proposition) and (best is None or rank > best[:2]):
                best = (*rank, group, f"{', '.join(found.shared)} ({found.score:.2f})")
    return best[2:] if best else None


def _is_answer(entry: Entry) -> bool:
    return entry.proposition.family != "told" and (entry.act in _ANSWERS or entry.proposition.denied)


def _succession(joined: list[Group]) -> list[Group]:
    """Let positions that say that they are another than before replace those; what is taken up again is a claim of its own."""
    out = list(joined)
    for group in joined:
        founder = group.founder
        if not (founder.afresh and founder.kind == "position"):
            continue
        against = [
            (alike(other.founder, founder).score, other)
            for other in joined
            if other.key < group.key and other.founder.parties == founder.parties
            and other.founder.kind == "position" and other.founder.family == founder.family
            and other.founder.negative != founder.negative
        ]  # fmt: skip
        score, given_up = max(against, key=lambda pair: pair[0], default=(0.0, None))
        if given_up is None or score < _GIVEN_UP:
            continue
        group.replaces = given_up
        again = [entry for entry in given_up.entries if entry.key > group.key]
        if again:
            given_up.entries = [entry for entry in given_up.entries if entry.key < group.key]
            out.append(Group(again, {e.key: given_up.why.pop(e.key, "") for e in again}, replaces=group))
    return out
