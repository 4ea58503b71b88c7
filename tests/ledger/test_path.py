"""What a claim or a meeting hangs on, through conditions of conditions. The events are made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as File

import pytest

from gezant.ledger import Ledger, LedgerError
from gezant.ledger.path import Path
from tests.ledger.made import Made

Opened = Callable[..., Ledger]


@pytest.fixture
def ledger(tmp_path: File) -> Opened:
    """A ledger with these reports."""

    def opened(*made: Made) -> Ledger:
        found = Ledger.open(str(tmp_path / "d.db"), create=True)
        found.add(m.reading() for m in made)
        return found

    return opened


def told(path: Path) -> list[tuple[str, str, str, str]]:
    return [(s.condition.of, s.condition.kind, s.condition.on, s.stands) for s in path.steps()]


def chain() -> tuple[Made, ...]:
    """Peru talks if Chile lifts the blockade; Chile will, if Peru withdraws its troops."""
    a = Made("a", "2020-03-01").say(
        "PER", "offer", "to talk about fishing if Chile lifts the blockade", condition=("Chile lifts the blockade", "if")
    )
    b = Made("b", "2020-03-05").say(
        "CHL.GOV", "promise", "to lift the blockade if Peru withdraws the troops", condition=("Peru withdraws the troops", "if")
    )
    c = Made("c", "2020-03-09").say("PER.GOV", "announce", "it has withdrawn the troops")
    return a, b, c


def test_the_path_goes_through_the_pledge_on_which_a_condition_rests(ledger: Opened) -> None:
    found = ledger(*chain()).path("C1")
    assert told(found) == [("C1", "if", "C2", "promised"), ("C3", "if", "C4", "met")]
    (step,) = found.nodes[0].steps
    assert step.rests_on is not None
    assert (step.rests_on.claim.id, step.condition.set_by) == ("C3", "PER")


@pytest.mark.parametrize(
    ("day", "stands"), [("2020-03-01", ["open"]), ("2020-03-05", ["promised", "open"]), ("2020-03-09", ["promised", "met"])]
)
def test_the_path_is_that_of_the_day(ledger: Opened, day: str, stands: list[str]) -> None:
    assert [s[3] for s in told(ledger(*chain()).path("C1", day))] == stands


def test_what_must_not_happen_fails_when_it_does(ledger: Opened) -> None:
    a = Made("a", "2020-03-01").say(
        "PER", "promise", "to release the sailors unless Chile closes the border", condition=("Chile closes the border", "unless")
    )
    b = Made("b", "2020-03-05").say("CHL.GOV", "announce", "it has closed the border")
    opened = ledger(a, b)
    assert told(opened.path("C1", "2020-03-01"))[0][3] == "open"
    assert told(opened.path("C1"))[0][3] == "failed"


def test_two_that_wait_for_each_other_are_found_and_the_ring_ends(ledger: Opened) -> None:
    a = Made("a", "2020-03-01").say(
        "PER", "promise", "to withdraw the troops if Chile lifts the blockade", condition=("Chile lifts the blockade", "if")
    )
    b = Made("b", "2020-03-05").say(
        "CHL.GOV", "promise", "to lift the blockade if Peru withdraws the troops", condition=("Peru withdraws the troops", "if")
    )
    found = ledger(a, b).path("C1")
    assert [(c.kind, c.one.set_by, c.other.set_by) for c in found.contradictions] == [("waiting", "PER", "CHL")]
    assert len(told(found)) == 2


def test_what_one_asks_for_and_the_other_rules_out_is_found(ledger: Opened) -> None:
    a = Made("a", "2020-03-01").meet("summit", "planned", "2020-05", "PER", "CHL")
    a.say(
        "PER",
        "accept",
        "the summit with Chile only if Chile lifts the blockade",
        condition=("Chile lifts the blockade", "only-if"),
    )
    a.say(
        "CHL", "accept", "the summit with Peru as long as Chile does not lift the blockade",
        condition=("Chile does not lift the blockade", "as-long-as"),
    )  # fmt: skip
    found = ledger(a).path("M1")
    assert [(c.kind, c.one.set_by, c.other.set_by) for c in found.contradictions] == [("opposed", "PER", "CHL")]


def test_a_meeting_hangs_on_the_positions_of_its_sides(ledger: Opened) -> None:
    a = Made("a", "2020-03-01").meet("summit", "planned", "2020-05", "PER", "CHL")
    a.say("PER", "accept", "the summit with Chile if Chile lifts the blockade", condition=("Chile lifts the blockade", "if"))
    a.say("CHL", "promise", "to come to the summit with Peru").say("CHL", "demand", "an apology")
    a.say("CHL", "accept", "a summit with Argentina").say("ARG", "accept", "a summit with Brazil")
    found = ledger(a).path("M1")
    assert found.meeting is not None
    assert [node.claim.parties for node in found.nodes] == [("PER",), ("CHL",)]
    assert [s[3] for s in told(found)] == ["open"]


def test_a_position_that_was_given_up_is_no_longer_one(ledger: Opened) -> None:
    a = Made("a", "2020-03-01").meet("summit", "planned", "2020-05", "PER", "CHL")
    a.say("PER", "announce", "it will hold a summit with Chile")
    b = Made("b", "2020-04-01").say("PER", "announce", "it is cancelling the summit with Chile")
    opened = ledger(a, b)
    assert [node.claim.id for node in opened.path("M1", "2020-03-01").nodes] == ["C1"]
    assert [node.claim.id for node in opened.path("M1").nodes] == ["C2"]


@pytest.mark.parametrize(("id", "day"), [("C7", None), ("M7", None), ("C1", "2020-02-01"), ("x", None)])
def test_what_is_not_there_is_told(ledger: Opened, id: str, day: str | None) -> None:
    with pytest.raises(LedgerError, match="there is no"):
        ledger(*chain()).path(id, day)
