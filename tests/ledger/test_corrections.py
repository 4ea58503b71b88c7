"""What corrections make of a reading, and of a newer one of the same report: a table of both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    read: Reading = READ

    def then(self, kind: CorrectionKind, id: str | None = None, after: Statement | None = None) -> Entries:
        now = apply(self.read, self.made)
        number = len(self.made) + 1
        stands = {s.id: s for s in now.reading.statements}
        before = stands.get(id or "")
        machine = now.machine.get(id or "")
        new = replace(after, id=id or fresh_id(now.reading, self.made)) if after else None
        version = new or before
        outer = stands.get(version.within or "") if version else None
        entry = Correction(
            number, "2020-04-01", "Ann", kind, "a", id or (new.id if new else None), now.first.get(id or "", number),
            machine, before, new, outer,
        )  # fmt: skip
        return replace(self, made=(*self.made, entry))

    def undo(self, number: int) -> Entries:
        return replace(self, made=(*self.made, Correction(len(self.made) + 1, "2020-04-02", "Bob", "undo", "a", undoes=number)))

    def on(self, *statements: Statement) -> Entries:
        """The same entries when another version read the report."""
        return replace(self, read=reading(*statements))


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


def test_a_correction_that_lost_its_statement_keeps_its_new_id() -> None:
    entries = NONE.then("change", "S3", ASKED).on(OUTER, moved(TRAP, "S3"))
    (own,) = (s.id for s in apply(entries.read, entries.made).reading.statements if s.act == "refuse")
    settled = entries.then("accept", own)
    found = apply(settled.read, settled.made)
    assert [s.id for s in found.reading.statements if s.act == "refuse"] == [own]
    assert (found.status[2], found.asked) == ("holds", ())


def test_rejecting_the_outer_statement_does_not_make_the_inner_one_another() -> None:
    entries = NONE.then("reject", "S1").then("change", "S2", replace(INNER, act="offer", within=None))
    assert apply(READ, entries.made).status == {1: "holds", 2: "holds"}


def test_of_statements_with_the_same_words_the_one_that_was_corrected_is_meant() -> None:
    twin = replace(DENIAL, id="S4", source=OUTER.source)
    entries = NONE.on(DENIAL, twin).then("change", "S4", replace(twin, act="warn"))
    found = apply(reading(replace(twin, id="S1"), replace(DENIAL, id="S2")), entries.made)
    assert (shown(found.reading), found.asked) == (["S1 warn", "S2 deny"], ())


WORDS = ("Peru", "said", "Chile", "had promised", "to leave", "Norway", "denied", "it", "Sources", "call", "a trap", "wait")


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.randoms(use_true_random=False))
def test_whatever_people_do_and_versions_read_statements_have_ids_and_nests(random: Random) -> None:
    def statement(id: str, others: list[str]) -> Statement:
        cue, content = (random.sample(WORDS, random.randint(least, 2)) for least in (0, 1))
        spans = [tuple(sorted((TEXT.index(w), TEXT.index(w) + len(w)) for w in words)) for words in (cue, content)]
        act: Act = random.choice(("say", "deny", "offer"))
        return replace(OUTER, id=id, cue=spans[0], content=spans[1], act=act, within=random.choice([None, *others]))

    def version() -> list[Statement]:
        ids = [f"S{n}" for n in range(1, random.randint(1, 6))]
        return [statement(id, ids[:n]) for n, id in enumerate(ids)]

    def twin(one: Statement) -> bool:
        same = [s.id for s in now.statements if (s.cue, s.content) == (one.cue, one.content)]
        return bool(same) and one.id not in same  # the store refuses it

    entries = NONE.on(*version())
    for _ in range(random.randint(1, 7)):
        if random.random() < 0.25:
            entries = entries.on(*version())
        now = apply(entries.read, entries.made).reading
        ids = [s.id for s in now.statements]
        kind = random.choice(("accept", "reject", "change", "add", "undo"))
        id = random.choice(ids) if ids else None
        if kind == "undo" and entries.made:
            entries = entries.undo(random.randint(1, len(entries.made)))
        elif kind == "add" and not twin(added := statement("", ids)):
            entries = entries.then("add", None, added)
        elif kind in ("accept", "reject") and id:
            entries = entries.then(kind, id)
        elif kind == "change" and id and not twin(changed := statement(id, [i for i in ids if i != id])):
            entries = entries.then("change", id, changed)
        else:
            continue
        found = apply(entries.read, entries.made)
        around = {s.id: s.within for s in found.reading.statements}
        assert len(around) == len(found.reading.statements)
        assert {outer for outer in around.values() if outer} <= set(around)
        for id_ in around:
            seen, outer = {id_}, around[id_]
            while outer is not None:
                assert outer not in seen
                seen.add(outer)
                outer = around[outer]
        if kind in ("accept", "change"):
            assert (id in found.checked, entries.made[-1].number in found.asked) == (True, False)
        if kind == "reject":
            assert id not in around
