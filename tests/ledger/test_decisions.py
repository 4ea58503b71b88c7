"""What people decide about claims: it holds whatever is alike, and a later decision takes the place of an earlier one."""

from __future__ import annotations

from pathlib import Path

import pytest

from gezant.ledger import Ledger, derive
from gezant.ledger.decisions import Decision, Kind, Ref
from gezant.model import Reading
from gezant.model.dossier import Dossier, Why
from tests.ledger.made import Made

BORDER = [
    Made("a", "2020-03-01").say("PER.GOV", "offer", "to talk about the border").reading(),
    Made("b", "2020-03-02").say("CHL.GOV", "demand", "an apology").reading(),
    Made("c", "2020-03-03").say("PER.GOV", "offer", "to talk about the border", said="repeated").reading(),
    Made("d", "2020-03-04").say("PER.GOV", "promise", "to lift the blockade").reading(),
    Made("e", "2020-03-05").say("PER.GOV", "offer", "to discuss the border").reading(),
]


def decision(kind: Kind, ones: str, others: str) -> Decision:
    return Decision(
        kind, tuple(Ref(r, "S1") for r in ones), tuple(Ref(r, "S1") for r in others), "Ann", "2020-04-01T12:00:00+00:00"
    )


def groups(dossier: Dossier) -> list[str]:
    return ["".join(b.report for b in claim.bearings) for claim in dossier.claims]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], ["ace", "b", "d"]),
        ([("join", "ace", "d")], ["acde", "b"]),
        ([("join", "ace", "b")], ["abce", "d"]),
        ([("split", "c", "ae")], ["ae", "b", "c", "d"]),
        ([("split", "a", "ce")], ["a", "b", "ce", "d"]),
        ([("split", "ce", "a")], ["a", "b", "ce", "d"]),
        # undone
        ([("join", "ace", "d"), ("split", "d", "ace")], ["ace", "b", "d"]),
        ([("split", "c", "ae"), ("join", "ae", "c")], ["ace", "b", "d"]),
        # moved from one claim to another
        ([("split", "c", "ae"), ("join", "d", "c")], ["ae", "b", "cd"]),
        # of statements that are not there
        ([("join", "ace", "z")], ["ace", "b", "d"]),
    ],
)
def test_what_people_decided_holds(decisions: list[tuple[Kind, str, str]], expected: list[str]) -> None:
    assert groups(derive(BORDER, decisions=[decision(*d) for d in decisions])) == expected


def test_a_decision_holds_in_whatever_order_reports_come() -> None:
    decisions = [decision("split", "c", "ae"), decision("join", "c", "d")]
    assert derive(BORDER, decisions=decisions) == derive(BORDER[::-1], decisions=decisions)


def test_what_is_joined_says_by_whom() -> None:
    (claim,) = derive(BORDER[::3], decisions=[decision("join", "a", "d")]).claims
    assert [b.why for b in claim.bearings] == [None, Why("joined", who="Ann", on="2020-04-01")]


def asking() -> list[Reading]:
    content = "to talk if Chile stops the exercises"
    a = Made("a", "2020-03-01").say("PER", "offer", content, condition=("Chile stops the exercises", "if"))
    b = Made("b", "2020-03-03").say("CHL.GOV", "announce", "it has withdrawn the troops")
    return [a.reading(), b.reading()]


def test_what_a_condition_asks_for_can_be_joined_with_what_was_said() -> None:
    apart = derive(asking())
    (condition,) = apart.conditions
    assert [s.state for s in condition.states] == ["open"]
    joined = Decision("join", (Ref("a", "S1", 100),), (Ref("b", "S1"),), "Ann", "2020-04-01")
    (condition,) = derive(asking(), decisions=[joined]).conditions
    assert [(s.report, s.state) for s in condition.states] == [("a", "open"), ("b", "met")]


def test_silence_can_be_taken_away_from_a_claim() -> None:
    a = Made("a", "2020-03-01").say("CHL.GOV", "say", "Peru is willing to talk about the border")
    a.say("PER", "offer", "to talk about the border", within="S1").say("PER.GOV", "silent", "the offer")
    assert [b.bearing for b in derive([a.reading()]).claims[0].bearings] == ["asserts", "silent"]
    split = Decision("split", (Ref("a", "S3"),), (Ref("a", "S2"),), "Ann", "2020-04-01")
    (claim,) = derive([a.reading()], decisions=[split]).claims
    assert ([b.bearing for b in claim.bearings], claim.grades[-1].awaiting) == (["asserts"], ())


def stored(path: Path, readings: list[Reading]) -> Ledger:
    ledger = Ledger.open(str(path / "d.db"), create=True)
    ledger.add(readings)
    return ledger


@pytest.mark.parametrize("readings", [BORDER, asking()])
def test_the_store_decides_as_the_derivation_does(tmp_path: Path, readings: list[Reading]) -> None:
    ledger = stored(tmp_path, readings)
    ledger.join("C2", "C3", "Ann")
    assert ledger.dossier() == derive(readings, decisions=ledger.decisions())
    first = ledger.dossier().claims[1].bearings[0]
    if len(ledger.claim("C2").bearings) > 1:
        ledger.split([(first.report, first.statement)], "Bob")
    assert ledger.dossier() == derive(readings, decisions=ledger.decisions())
    before = ledger.dossier()
    ledger.rebuild()
    assert ledger.dossier() == before


def test_what_was_decided_holds_for_reports_that_come_later(tmp_path: Path) -> None:
    ledger = stored(tmp_path, BORDER[:4])
    ledger.split([("c", "S1")], "Ann")
    ledger.add(BORDER[4:])
    ledger.add([Made("0", "2020-02-01").say("CHL.GOV", "promise", "to return the sailors").reading()])
    assert ["".join(b.report for b in claim.bearings) for claim in ledger.dossier().claims][1:] == ["ae", "b", "c", "d"]


def test_what_a_condition_asks_for_is_joined_by_the_ids_of_claims(tmp_path: Path) -> None:
    ledger = stored(tmp_path, asking())
    assert [s.state for s in ledger.dossier().conditions[0].states] == ["open"]
    ledger.join("C2", "C3", "Ann")
    assert [(s.report, s.state) for s in ledger.dossier().conditions[0].states] == [("a", "open"), ("b", "met")]
