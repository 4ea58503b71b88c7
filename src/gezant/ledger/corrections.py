"""What people corrected of readings: accepted, rejected, changed and added statements, and dates of reports.

A correction is an entry of its own and never changes a reading. What stands is worked out anew from the latest reading and all
corrections, so that they outlive a new reading: a statement is found again by its words (`refound`), and where the new reading
has it otherwise than the one that was corrected, the person's version stands and is asked about again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from gezant.ledger.refound import Sought, as_it_was, likeness, refound
from gezant.ledger.undoing import undone
from gezant.model import Reading, Statement
from gezant.model.dossier import StatementLine

CorrectionKind = Literal["accept", "reject", "change", "add", "date", "undo"]
Status = Literal["holds", "replaced", "undone", "reading changed", "nothing to do"]

JUDGED = ("accept", "reject", "change", "add")  # the kinds that are about a statement
CHANGED, ADDED = "person.changed", "person.added"  # the rules of what people wrote


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry: who (`made`: ISO 8601) corrected what of a report, and what was before.

    `statement` is the id that the statement had; `first` the number of the first correction of the same statement (its own,
    where it is that one). `machine` is the statement as it was read, None of one that people added; `before` what stood, `after`
    what shall stand of a change or an addition; `outer` the statement in whose content that stands. Of a date `dates` has what
    it was and what it is. `undoes` is the number of the entry that is taken back.

    `status` is what has become of it: it holds, a later one took its place, it was taken back, it holds but the reading came out
    otherwise since (and it is asked about again), or there is nothing left to reject. `now` is the id of its statement now.
    """

    number: int
    made: str
    who: str
    kind: CorrectionKind
    report: str
    statement: str | None = None
    first: int = 0
    machine: Statement | None = None
    before: Statement | None = None
    after: Statement | None = None
    outer: Statement | None = None
    dates: tuple[str | None, str | None] | None = None
    undoes: int | None = None
    status: Status = "holds"
    now: str | None = None

    @property
    def version(self) -> Statement | None:
        """The statement as the person has it; None of one that was rejected."""
        return {"accept": self.before, "change": self.after, "add": self.after}.get(self.kind)


@dataclass(frozen=True, slots=True)
class Uncertain:
    """An entry of the queue: a statement that nobody looked at, or a correction that is asked about again."""

    line: StatementLine | None
    """None where the statement is one that was rejected."""
    confidence: float
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading as people corrected it.

    `status` tells by the number of every correction what became of it. By the id that a statement has now (of a rejected one the
    machine's), `first` has its first correction and `latest` the latest (an undoing, too); `machine` has every statement as it
    was read. `checked` are the ids of the statements that people looked at, `asked` the corrections that are asked about again.
    """

    reading: Reading
    status: Mapping[int, Status] = field(default_factory=dict)
    first: Mapping[str, int] = field(default_factory=dict)
    latest: Mapping[str, int] = field(default_factory=dict)
    machine: Mapping[str, Statement] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()
    asked: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether people looked at every statement and nothing is to be asked again."""
        return not self.asked and all(s.id in self.checked for s in self.reading.statements)


def apply(reading: Reading, corrections: Sequence[Correction]) -> Corrected:
    """The reading as the corrections of its report, the earliest first, leave it, and what became of each."""
    gone = undone((c.number, c.undoes) for c in corrections)
    threads: dict[int, list[Correction]] = {}
    for c in corrections:
        if c.kind in JUDGED:
            threads.setdefault(c.first, []).append(c)
    found = refound({first: _sought(thread, gone) for first, thread in threads.items()}, reading.statements)
    names = _Names(reading, threads, found)
    status: dict[int, Status] = {c.number: "undone" if c.number in gone else "holds" for c in corrections}
    dated = [c.number for c in corrections if c.kind == "date" and c.number not in gone]
    status |= dict.fromkeys(dated[:-1], "replaced")
    put: dict[str, tuple[Statement, Statement | None]] = {}
    rejected: set[str] = set()
    asked: list[int] = []
    for first, thread in threads.items():
        active = [c for c in thread if c.number not in gone]
        if not active:
            continue
        status |= {c.number: "replaced" for c in active[:-1]}
        last = active[-1]
        if thread[0].kind == "add" and thread[0].number in gone:
            status |= {c.number: "nothing to do" for c in active}
            continue
        status[last.number] = _status(last, found.get(first))
        if status[last.number] == "reading changed":
            asked.append(last.number)
        if last.version is not None:
            put[names.of[first]] = (last.version, last.outer)
        elif first in found:
            rejected.add(found[first].id)
    statements = _nested(reading.statements, put, rejected)
    return Corrected(
        reading=replace(reading, statements=statements),
        status=status,
        first={names.of[first]: first for first in threads},
        latest={names.of[first]: _latest(first, threads, corrections) for first in threads},
        machine={s.id: s for s in reading.statements},
        rejected=frozenset(rejected),
        checked=frozenset(put),
        asked=tuple(asked),
    )


def fresh_id(reading: Reading, corrections: Iterable[Correction]) -> str:
    """An id for a statement that is added: `S` and the number after the highest that any had."""
    ids = [s.id for s in reading.statements] + [c.statement for c in corrections if c.statement]
    return f"S{max((_number(id) for id in ids), default=0) + 1}"


def _sought(thread: Sequence[Correction], gone: frozenset[int]) -> Sought:
    """The statement by which a thread is found again; one that no machine had counts only where it is the same words."""
    last = next((c for c in reversed(thread) if c.number not in gone), thread[-1])
    known = last.machine or last.version or last.before
    if known is None:
        raise ValueError(f"correction {last.number} says of no statement what it was or shall be")
    return Sought(known, exact=last.machine is None)


def _status(last: Correction, found: Statement | None) -> Status:
    if found is None:
        if last.machine is None:
            return "holds"
        return "nothing to do" if last.version is None else "reading changed"
    known = last.machine or last.version
    return "holds" if known is not None and as_it_was(known, found) else "reading changed"


class _Names:
    """The ids of corrected statements in the reading as it is now: the machine's, else their own, else a fresh one."""

    def __init__(self, reading: Reading, threads: Mapping[int, Sequence[Correction]], found: Mapping[int, Statement]) -> None:
        taken = {s.id for s in reading.statements}
        every = [c for thread in threads.values() for c in thread]
        self.of: dict[int, str] = {first: statement.id for first, statement in found.items()}
        for first, thread in threads.items():
            if first not in self.of:
                own = thread[-1].statement or ""
                id = own if own and own not in taken else fresh_id(reading, [*every, *_as_ids(taken)])
                self.of[first] = id
                taken.add(id)


def _as_ids(taken: Iterable[str]) -> list[Correction]:
    return [Correction(0, "", "", "add", "", id) for id in taken]


def _latest(first: int, threads: Mapping[int, Sequence[Correction]], corrections: Sequence[Correction]) -> int:
    """The number of the latest entry about the statement of a thread, undoings of undoings included."""
    numbers = {c.number for c in threads[first]}
    for c in corrections:
        if c.undoes in numbers:
            numbers.add(c.number)
    return max(numbers)


def _nested(
    read: Sequence[Statement], put: Mapping[str, tuple[Statement, Statement | None]], rejected: set[str]
) -> tuple[Statement, ...]:
    """The statements with people's versions put in their places, the rejected left out, and `within` as it must be then."""
    machine = {s.id: s for s in read}
    out = [replace(put[s.id][0], id=s.id, confidence=1.0) if s.id in put else s for s in read]
    for id in put:
        if id not in machine:
            added = replace(put[id][0], id=id, confidence=1.0)
            place = next((n for n, s in enumerate(out) if _start(s) > _start(added)), len(out))
            out.insert(place, added)
    within: dict[str, str | None] = {s.id: s.within for s in out}
    for id, (_, outer) in put.items():
        within[id] = _outer_of(id, outer, [*read, *(s for s in out if s.id in put)]) if outer else None
    return tuple(replace(s, within=_lifted(s.id, within, rejected)) for s in out if s.id not in rejected)


def _outer_of(id: str, outer: Statement, statements: Iterable[Statement]) -> str | None:
    """The id of the statement that is the outer one of a person's version now."""
    scores = [(likeness(outer, s), s.id) for s in statements if s.id != id]
    best = max(scores, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else None


def _lifted(id: str, within: Mapping[str, str | None], rejected: set[str]) -> str | None:
    """The nearest statement around one that was not rejected; None for none, or where they would stand in a circle."""
    outer = within.get(id)
    seen = {id}
    while outer is not None and outer in rejected and outer not in seen:
        seen.add(outer)
        outer = within.get(outer)
    further, around = outer, {id}
    while further is not None:
        if further in around:
            return None
        around.add(further)
        further = within.get(further)
    return outer if outer in within and outer not in rejected else None


def _start(statement: Statement) -> int:
    spans = [*statement.cue, *statement.content, *(statement.source.spans if statement.source else ())]
    return min((start for start, _ in spans), default=0)


def _number(id: str) -> int:
    found = re.fullmatch(r"S(\d+)", id)
    return int(found[1]) if found else 0
