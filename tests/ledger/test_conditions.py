"""What became of what conditions ask for: whose deed it is, and what answers it. The events are made up."""

from __future__ import annotations

import pytest

from gezant.ledger import derive
from gezant.model import Act
from gezant.model.dossier import Dossier
from tests.ledger.made import Made


def dossier(*made: Made) -> Dossier:
    return derive([m.reading() for m in made])


def offer(condition: str, content: str = "to reopen the border", language: str = "en") -> Made:
    word = "if" if language == "en" else "als"
    return Made("a", "2020-03-01", language).say("PER.GOV", "offer", f"{content} {word} {condition}", condition=(condition, "if"))


def states(*made: Made) -> list[str]:
    (condition,) = dossier(*made).conditions
    return [state.state for state in condition.states]


@pytest.mark.parametrize(
    ("condition", "language", "party"),
    [
        ("it receives guarantees from Chile", "en", "CHL"),
        ("it receives guarantees", "en", "CHL"),  # who offers gives itself none
        ("Chile receives guarantees from Bolivia", "en", "BOL"),
        ("Bolivia lifts the blockade", "en", "BOL"),
        ("het garanties krijgt van Chili", "nl", "CHL"),
        ("het garanties krijgt", "nl", "CHL"),
    ],
)
def test_what_somebody_is_to_receive_is_the_deed_of_the_giver(condition: str, language: str, party: str) -> None:
    a = offer(condition, language=language)
    a.say("CHL.GOV", "silent", "").say("CHL.GOV", "criticise", "the offer").say("BOL.GOV", "praise", "it")
    found = dossier(a)
    asked = {claim.id: claim for claim in found.claims}[found.conditions[0].on]
    assert asked.parties == (party,)


def test_that_a_giver_denies_what_a_receiver_tells_leaves_the_condition_disputed() -> None:
    b = Made("b", "2020-03-05").say("PER.GOV", "say", "it has received guarantees from Chile")
    c = Made("c", "2020-03-06").say("CHL.GOV", "deny", "it had given guarantees")
    assert states(offer("it receives guarantees from Chile"), b, c) == ["open", "met", "disputed"]


@pytest.mark.parametrize(
    ("actor", "act", "content", "expected"),
    [
        ("IGO/eu", "refuse", "that demand", ["failed"]),
        ("IGO/eu", "accept", "that demand", ["promised"]),
        ("PER.GOV", "refuse", "that demand", ["open"]),  # who set it does not answer it
        ("IGO/eu", "refuse", "that offer", ["open"]),
        ("IGO/eu", "urge", "that demand", ["open"]),
    ],
)
def test_who_rejects_a_demand_in_the_report_that_tells_it_fails_its_condition(
    actor: str, act: Act, content: str, expected: list[str]
) -> None:
    assert states(offer("sanctions on its banks are lifted").say(actor, act, content)) == expected


def test_the_condition_rests_on_the_refusal() -> None:
    found = dossier(offer("sanctions on its banks are lifted").say("IGO/eu", "refuse", "that demand"))
    (state,) = found.conditions[0].states
    refusal = {claim.id: claim for claim in found.claims}[state.claim or ""]
    assert (refusal.parties, state.grade) == (("IGO/eu",), "confirmed")


def test_what_is_asked_without_a_doer_is_asked_of_whom_the_statement_names() -> None:
    a = Made("a", "2020-03-01").say("CHL.GOV", "say", "Chile has begun").say("CHL.GOV", "say", "Chile has ended")
    content = "to talk to Bolivia if its safety is guaranteed"
    a.say("PER.GOV", "offer", content, condition=("its safety is guaranteed", "if"))
    found = dossier(a)
    asked = {claim.id: claim for claim in found.claims}[found.conditions[0].on]
    assert asked.parties == ("BOL",)
