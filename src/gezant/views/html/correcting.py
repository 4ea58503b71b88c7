"""Statements as those see them who judge them: field by field, what two versions differ in, what somebody did and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gezant.ledger.corrections import Corrected, Correction
from gezant.model import Condition, Party, Report, Span, Statement
from gezant.views.html.speech import Speech
from gezant.views.html.statements import Said, said_of
from gezant.views.quoting import excerpt, printable

_AROUND = 45  # characters beside words that are shown in their place


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a statement in words; `quoted`: they are the report's; `differs`: the version beside it has others."""

    field: str
    value: str
    quoted: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two versions of a statement have otherwise; empty where a version has nothing in it."""

    field: str
    before: str
    after: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where words may stand: the value for a form, the words, and some of what is around them."""

    value: str
    before: str
    words: str
    behind: str


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody did: the entry, the id that its statement has now, what differs by it, the words that it is about.

    `undoes` is the entry that it takes back; `open`: it can be taken back itself; `there`: the statement has a page.
    """

    correction: Correction
    statement: str | None
    differences: tuple[Difference, ...]
    words: str
    undoes: Correction | None
    open: bool
    there: bool


@dataclass(frozen=True, slots=True)
class Stands:
    """How a statement stands: as it was read (`machine`), as a `person` left it, or `rejected`.

    `last` is the entry that holds. Where it is asked about `again`, `changed` is what the reading has otherwise since.
    """

    kind: Literal["machine", "person", "rejected"]
    confidence: float
    last: Correction | None
    again: bool
    changed: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An entry of the queue: a statement of a report, how it stands, and the number of the latest entry about it."""

    report: Report
    id: str
    said: Said | None
    stands: Stands
    seen: int


def rows_of(statement: Statement, text: str, say: Speech) -> tuple[Row, ...]:
    """A statement field by field, all of them."""
    told = {field: value for field, value, _ in _fields(statement, text, say)}
    quoted = {field for field, _, quoted in _fields(statement, text, say) if quoted}
    return tuple(Row(field, told[field], field in quoted) for field in told)


def compared(one: Statement, other: Statement, text: str, say: Speech) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Two versions of a statement field by field; fields that neither has anything in are left out."""
    left, right = rows_of(one, text, say), rows_of(other, text, say)
    differ = {a.field for a, b in zip(left, right, strict=True) if a.value != b.value}
    here = {row.field for row in (*left, *right) if row.value}
    a, b = ([Row(r.field, r.value, r.quoted, r.field in differ) for r in rows if r.field in here] for rows in (left, right))
    return tuple(a), tuple(b)


def differences(before: Statement | None, after: Statement | None, text: str, say: Speech) -> tuple[Difference, ...]:
    """What two versions of a statement differ in, field by field; of None every field is empty."""
    some = before or after
    if some is None:
        return ()
    old, new = (
        {field: value for field, value, _ in _fields(version, text, say)} if version else {} for version in (before, after)
    )
    return tuple(
        Difference(field, old.get(field, ""), new.get(field, ""), quoted)
        for field, _, quoted in _fields(some, text, say)
        if old.get(field, "") != new.get(field, "")
    )


def done(
    entries: Sequence[Correction], reports: Mapping[str, Corrected], known: Mapping[int, Correction], say: Speech
) -> tuple[Done, ...]:
    """Entries as the history shows them; `reports` are theirs by id, `known` the entries that others take back."""
    return tuple(_done(entry, reports[entry.report], known, say) for entry in entries)


def stands(found: Corrected, id: str, entries: Sequence[Correction], say: Speech) -> Stands:
    """How a statement of a report stands, given the entries of the report; a rejected one by the id that it was read with."""
    text, machine = found.reading.report.text, found.machine.get(id)
    first = found.first.get(id)
    last = next((c for c in entries if c.first == first and c.status in ("holds", "reading changed")), None) if first else None
    again = last is not None and last.number in found.asked
    changed = differences(last.machine or last.version, machine, text, say) if last and again and machine else ()
    read = machine or next((s for s in found.reading.statements if s.id == id), None)
    kind: Literal["machine", "person", "rejected"] = "rejected" if id in found.rejected else "person" if last else "machine"
    return Stands(kind, read.confidence if read else 1.0, last, again, changed)


def asked_about(found: Corrected, id: str, entries: Sequence[Correction], say: Speech) -> Asked:
    """The statement of a report that somebody is to look at; a rejected one as it is read now, or was."""
    report = found.reading.report
    here = next((s for s in found.reading.statements if s.id == id), found.machine.get(id))
    said = said_of(found.reading, here, say) if here else None
    return Asked(report, id, said, stands(found, id, entries, say), found.latest.get(id, 0))


def places(text: str, choices: Iterable[tuple[Span, ...]]) -> tuple[Place, ...]:
    """Where the words of a field may stand, each with what is around it."""
    found = []
    for spans in choices:
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        value = ",".join(f"{s}-{e}" for s, e in spans)
        before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        found.append(Place(value, f"…{before}" if start > _AROUND else before, excerpt(text, spans), f"{behind}…"))
    return tuple(found)


def _done(entry: Correction, found: Corrected, known: Mapping[int, Correction], say: Speech) -> Done:
    text = found.reading.report.text
    root, forth = entry, True
    while root.undoes is not None and root.undoes in known:
        root, forth = known[root.undoes], not forth
    told: tuple[Difference, ...] = ()
    if root.dates is not None:
        told = (Difference("report_date", say.date(root.dates[0]), say.date(root.dates[1])),)
    elif root.kind in ("change", "add"):
        told = differences(root.before, root.after, text, say)
    if not forth:
        told = tuple(Difference(d.field, d.after, d.before, d.quoted) for d in told)
    statement = root.before or root.after or root.machine
    words = excerpt(text, statement.content or statement.cue) if statement else ""
    undoes = known.get(entry.undoes or 0)
    id = root.now or root.statement
    there = id in found.rejected or any(s.id == id for s in found.reading.statements)
    return Done(entry, id, told, words, undoes, entry.status != "undone", there)


def _fields(s: Statement, text: str, say: Speech) -> list[tuple[str, str, bool]]:
    """The fields of a statement: name, value in words, whether these are the report's words."""
    return [
        *_party("source", s.source, text, say),
        ("cue", excerpt(text, s.cue), True),
        ("content", excerpt(text, s.content), True),
        ("act", say.name("acts", s.act), False),
        ("form", say.name("forms", s.form), False),
        ("certainty", say.name("certainties", s.certainty), False),
        ("polarity", say.name("polarities", s.polarity), False),
        ("hearsay", say("correct.yes" if s.hearsay else "correct.no"), False),
        ("date", say.value(s.date) if s.date else "", False),
        *_party("addressee", s.addressee, text, say),
        ("chain", "; ".join(_told(party, text, say) for party in s.chain), True),
        ("conditions", "; ".join(_condition(condition, text, say) for condition in s.conditions), True),
        ("within", s.within or "", False),
    ]


def _party(name: str, party: Party | None, text: str, say: Speech) -> list[tuple[str, str, bool]]:
    words = excerpt(text, party.spans) if party else ""
    who = f"{say.codes(party.actors)}, {say.name('namings', party.naming)}" if party else ""
    return [(name, words, True), (f"{name}_who", who, False)]


def _told(party: Party, text: str, say: Speech) -> str:
    return f"{excerpt(text, party.spans)} ({say.codes(party.actors)}, {say.name('namings', party.naming)})"


def _condition(condition: Condition, text: str, say: Speech) -> str:
    cue = f" ({printable(text[slice(*condition.cue)])})" if condition.cue else ""
    return f"{say.name('condition_kinds', condition.kind)}{cue}: {excerpt(text, [condition.span])}"
