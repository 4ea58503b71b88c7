"""What is too vague to be the same claim: to talk, of whatever, does not confirm an offer to talk of something."""

from __future__ import annotations

import pytest

from gezant.ledger import derive
from tests.ledger.made import Made


@pytest.mark.parametrize(
    ("offered", "said", "grades"),
    [
        ("to talk with Chile about the blockade", "to talk with Chile", [["on-record"], ["confirmed"]]),
        ("to talk with Chile about the blockade", "to talk with Chile about its blockade", [["on-record", "confirmed"]]),
        ("to talk with Chile", "to hold talks with Chile", [["on-record", "confirmed"]]),
    ],
)
def test_talks_confirm_what_they_are_about(offered: str, said: str, grades: list[list[str]]) -> None:
    a = Made("a", "2020-03-01").say("CHL.GOV", "say", "Peru is willing to talk")
    a.say("PER", "offer", offered, within="S1")
    b = Made("b", "2020-03-05").say("PER.GOV", "want", said)
    dossier = derive([a.reading(), b.reading()])
    assert [[entry.grade for entry in claim.grades] for claim in dossier.claims] == grades
