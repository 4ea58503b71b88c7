"""What corrections make of a reading, and of a newer one of the same report: a table of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from gezant.ledger.corrections import Correction, CorrectionKind, apply, fresh_id
from gezant.model import Act, Party, Reading, Report, Statement

TEXT = "Peru said that Chile had promised to leave. Norway denied it. Sources call the plan a trap, and wait."


def said(id: str, source: str, cue: str, content: str, act: Act = "say", within: str | None = None) -> Statement:
    def span(words: str) -> tuple[int, int]:
        start = TEXT.index(words)
        return start, start + len(words)

    party = Party((span(source),), (source.upper()[:3],), "institution")
    return Statement(
        id, party, (span(cue),), (span(content),), act, "indirect", "positive", "certain", False, None, None, (), within, (),
        0.5, "made",
    )  # fmt: skip


OUTER = said("S1", "Peru", "said", "Chile had promised to leave")
INNER = said("S2", "Chile", "had promised", "to leave", "promise", within="S1")
DENIAL = said("S3", "Norway", "denied", "it", "deny")
TRAP = said("S4", "Sources", "call", "the plan a trap")


def reading(*statements: Statement) -> Reading:
    return Reading(Report("a", TEXT, "en", "2020-03-01"), (), statements)


READ = reading(OUTER, INNER, DENIAL)


@dataclass(frozen=True)
class Entries:
    """Corrections of READ, made one after the other as the store makes them."""

    made: tuple[Correction, ...] = ()

    def then(self, kind: CorrectionKind, id: str | None = None, after: Statement | None = None) -> Entries:
        now = apply(READ, self.made)
        number = len(self.made) + 1
        stands = {s.id: s for s in now.reading.statements}
        before = stands.get(id or "")
        machine = now.machine.get(id or "") if id in now.first else before
        new = replace(after, id=id or fresh_id(now.reading, self.made)) if after else None
        version = new or before
        outer = stands.get(version.within or "") if version else None
        entry = Correction(
            number, "2020-04-01", "Ann", kind, "a", id or (new.id if new else None), now.first.get(id or "", number),
            machine, before, new, outer,
        )  # fmt: skip
        return Entries((*self.made, entry))

    def undo(self, number: int) -> Entries:
        return Entries((*self.made, Correction(len(self.made) + 1, "2020-04-02", "Bob", "undo", "a", undoes=number)))


def shown(found: Reading) -> list[str]:
    return [f"{s.id} {s.act}{f' in {s.within}' if s.within else ''}" for s in found.statements]


NONE = Entries()
ASKED = replace(DENIAL, act="refuse")
WIDER = replace(OUTER, content=((OUTER.content[0][0] - 5, OUTER.content[0][1]),))


@pytest.mark.parametrize(
    ("entries", "expected", "status"),
    [
        (NONE, ["S1 say", "S2 promise in S1", "S3 deny"], []),
        (NONE.then("accept", "S1"), ["S1 say", "S2 promise in S1", "S3 deny"], ["holds"]),
        (NONE.then("reject", "S3"), ["S1 say", "S2 promise in S1"], ["holds"]),
        (NONE.then("change", "S3", ASKED), ["S1 say", "S2 promise in S1", "S3 refuse"], ["holds"]),
        (NONE.then("add", None, TRAP), ["S1 say", "S2 promise in S1", "S3 deny", "S4 say"], ["holds"]),
        (NONE.then("add", None, replace(TRAP, within="S1")),
         ["S1 say", "S2 promise in S1", "S3 deny", "S4 say in S1"], ["holds"]),
        # what stands in a rejected one stands in the one around that
        (NONE.then("reject", "S1"), ["S2 promise", "S3 deny"], ["holds"]),
        (NONE.then("change", "S1", replace(OUTER, within="S3")).then("reject", "S1"),
         ["S2 promise", "S3 deny"], ["replaced", "holds"]),
        (NONE.then("change", "S2", replace(INNER, within="S3")), ["S1 say", "S2 promise in S3", "S3 deny"], ["holds"]),
        # one after the other
        (NONE.then("change", "S3", ASKED).then("accept", "S3"),
         ["S1 say", "S2 promise in S1", "S3 refuse"], ["replaced", "holds"]),
        (NONE.then("change", "S3", ASKED).then("reject", "S3"), ["S1 say", "S2 promise in S1"], ["replaced", "holds"]),
        (NONE.then("add", None, TRAP).then("reject", "S4"), ["S1 say", "S2 promise in S1", "S3 deny"], ["replaced", "holds"]),
        # taken back
        (NONE.then("reject", "S3").undo(1), ["S1 say", "S2 promise in S1", "S3 deny"], ["undone", "holds"]),
        (NONE.then("reject", "S3").undo(1).undo(2), ["S1 say", "S2 promise in S1"], ["holds", "undone", "holds"]),
        (NONE.then("add", None, TRAP).undo(1), ["S1 say", "S2 promise in S1", "S3 deny"], ["undone", "holds"]),
        (
            NONE.then("change", "S3", ASKED).then("change", "S3", replace(DENIAL, act="doubt")).undo(1),
            ["S1 say", "S2 promise in S1", "S3 doubt"],
            ["undone", "holds", "holds"],
        ),
        (
            NONE.then("change", "S3", ASKED).then("change", "S3", replace(DENIAL, act="doubt")).undo(2),
            ["S1 say", "S2 promise in S1", "S3 refuse"],
            ["holds", "undone", "holds"],
        ),
        (
            NONE.then("add", None, TRAP).then("change", "S4", replace(TRAP, act="warn")).undo(1),
            ["S1 say", "S2 promise in S1", "S3 deny"],
            ["undone", "nothing to do", "holds"],
        ),
    ],
)  # fmt: skip
def test_a_reading_is_as_people_left_it(entries: Entries, expected: list[str], status: list[str]) -> None:
    found = apply(READ, entries.made)
    assert shown(found.reading) == expected
    assert [found.status[c.number] for c in entries.made] == status


def later(*statements: Statement) -> Callable[[], Reading]:
    return lambda: reading(*statements)


def moved(statement: Statement, id: str) -> Statement:
    return replace(statement, id=id, confidence=0.9, rule="other")


DOUBT = replace(DENIAL, act="doubt")


@pytest.mark.parametrize(
    ("entries", "anew", "expected", "status"),
    [
        # just as it was, under another id: silently
        (NONE.then("change", "S3", ASKED), [moved(DENIAL, "S1")], ["S1 refuse"], "holds"),
        (NONE.then("reject", "S3"), [OUTER, moved(DENIAL, "S9")], ["S1 say"], "holds"),
        (NONE.then("accept", "S3"), [moved(DENIAL, "S1")], ["S1 deny"], "holds"),
        (NONE.then("change", "S2", replace(INNER, act="offer")), [moved(OUTER, "S5"), replace(INNER, id="S6", within="S5")],
         ["S5 say", "S6 offer in S5"], "holds"),
        # otherwise: the person's version stands, and is asked about
        (NONE.then("change", "S3", ASKED), [moved(DOUBT, "S1")], ["S1 refuse"], "reading changed"),
        (NONE.then("accept", "S3"), [moved(DOUBT, "S1")], ["S1 deny"], "reading changed"),
        (NONE.then("reject", "S3"), [OUTER, moved(DOUBT, "S2")], ["S1 say"], "reading changed"),
        (NONE.then("reject", "S1"), [WIDER, replace(INNER, within="S1")], ["S2 promise"], "reading changed"),
        # the same words of another nest are no counterpart
        (NONE.then("change", "S2", replace(INNER, act="offer")), [OUTER], ["S1 say", "S2 offer in S1"], "reading changed"),
        # no longer found
        (NONE.then("change", "S3", ASKED), [OUTER], ["S1 say", "S3 refuse"], "reading changed"),
        (NONE.then("change", "S3", ASKED), [OUTER, moved(TRAP, "S3")], ["S1 say", "S4 refuse", "S3 say"], "reading changed"),
        (NONE.then("accept", "S3"), [OUTER], ["S1 say", "S3 deny"], "reading changed"),
        (NONE.then("reject", "S3"), [OUTER], ["S1 say"], "nothing to do"),
        # added
        (NONE.then("add", None, TRAP), [OUTER], ["S1 say", "S4 say"], "holds"),
        (NONE.then("add", None, TRAP), [moved(TRAP, "S1")], ["S1 say"], "holds"),
        (NONE.then("add", None, TRAP), [replace(moved(TRAP, "S1"), act="warn")], ["S1 say"], "reading changed"),
        (NONE.then("add", None, TRAP), [OUTER, moved(DENIAL, "S4")], ["S1 say", "S4 deny", "S5 say"], "holds"),
    ],
)  # fmt: skip
def test_a_correction_outlives_a_newer_reading(entries: Entries, anew: list[Statement], expected: list[str], status: str) -> None:
    found = apply(reading(*anew), entries.made)
    assert shown(found.reading) == expected
    assert found.status[entries.made[-1].number] == status
    assert found.asked == ((entries.made[-1].number,) if status == "reading changed" else ())


def test_what_people_looked_at_is_certain_and_the_rest_is_as_it_was() -> None:
    found = apply(READ, NONE.then("accept", "S1").then("change", "S3", ASKED).made)
    assert {s.id: s.confidence for s in found.reading.statements} == {"S1": 1.0, "S2": 0.5, "S3": 1.0}
    assert (found.checked, found.whole) == ({"S1", "S3"}, False)
    assert apply(READ, NONE.then("accept", "S1").then("accept", "S2").then("reject", "S3").made).whole


def test_the_latest_correction_of_a_statement_may_be_its_undoing() -> None:
    found = apply(READ, NONE.then("reject", "S3").undo(1).then("accept", "S1").undo(2).made)
    assert (found.latest["S3"], found.latest["S1"]) == (4, 3)


def test_statements_never_stand_in_a_circle() -> None:
    entries = NONE.then("change", "S1", replace(OUTER, within="S3")).then("change", "S3", replace(ASKED, within="S2"))
    for s in (found := apply(READ, entries.made).reading).statements:
        around = {t.id: t.within for t in found.statements}
        outer, steps = s.within, 0
        while outer is not None:
            outer, steps = around[outer], steps + 1
            assert steps <= len(around)
