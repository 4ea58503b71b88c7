"""That two sides met does not tell that they talked about what one of them had offered to talk about."""

from __future__ import annotations

from pathlib import Path

from gezant.ledger import Ledger
from tests.ledger.made import Made


def test_a_meeting_keeps_the_pledge_to_meet_and_not_that_to_talk_of_something(tmp_path: Path) -> None:
    a = Made("a", "2020-03-01").say("PER.GOV", "offer", "to talk with Chile about the blockade")
    a.say("PER.GOV", "promise", "to visit Chile")
    b = Made("b", "2020-03-09").meet("visit", "held", "2020-03-08", "PER.GOV", "CHL")
    ledger = Ledger.open(str(tmp_path / "dossier.db"), create=True)
    ledger.add([a.reading(), b.reading()])
    offer, promise = sorted(ledger.claims(), key=lambda claim: claim.id)
    assert (offer.gloss, promise.gloss) == ("to talk with Chile about the blockade", "to visit Chile")
    assert {id: found.state for id, found in ledger.fulfilments([offer.id, promise.id]).items()} == {promise.id: "reported kept"}
