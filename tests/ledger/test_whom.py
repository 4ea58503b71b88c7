"""Who spoke about whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from gezant.ledger import Ledger
from gezant.model.dossier import Pair
from tests.ledger.made import Made


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    first = Made("r1", "2018-04-02").say("USA.GOV:x", "praise", "Finland's patience", to="RUS")
    first.say("USA", "say", "Finland will lift the sanctions").say("FIN.GOV", "criticise", "the Russian threats")
    second = (
        Made("r2", "2018-05-02").say("USA.GOV", "demand", "Finland withdraw its troops").say("USA", "say", "the talks went well")
    )
    ledger.add([first.reading(), second.reading()])
    return ledger


def test_a_party_speaks_about_those_whom_it_names_and_those_whom_it_addresses(ledger: Ledger) -> None:
    assert ledger.pairs() == [Pair("USA", "FIN", 3), Pair("FIN", "RUS", 1), Pair("USA", "RUS", 1)]


def test_pairs_are_counted_as_of_a_day(ledger: Ledger) -> None:
    assert ledger.pairs(as_of="2018-04")[0] == Pair("USA", "FIN", 2)


def test_pairs_of_an_actor_are_those_on_either_side(ledger: Ledger) -> None:
    assert ledger.pairs(actor="RUS") == [Pair("FIN", "RUS", 1), Pair("USA", "RUS", 1)]


def test_the_acts_in_which_one_spoke_about_the_other_are_counted(ledger: Ledger) -> None:
    assert ledger.acts_between("USA", "FIN") == (("demand", 1), ("praise", 1), ("say", 1))


def test_statements_about_a_party_are_listed(ledger: Ledger) -> None:
    found = ledger.statements(actor="USA", about="RUS")
    assert [(line.report, line.statement) for line in found] == [("r1", "S1")]


def test_pairs_are_no_actors(ledger: Ledger) -> None:
    assert all(">" not in line.actor for line in ledger.actors(limit=None))
