"""Which readings are of interest to somebody who watches feeds for a dossier."""

from __future__ import annotations

import pytest

from gezant.ledger.interest import Interest
from gezant.model import Reading
from tests.ledger.made import Made


def talks() -> Reading:
    made = Made("a", "2020-03-01").say("CHL.GOV:ana-quispe", "say", "Peru is willing to talk about the blockade", to="BOL")
    made.say("PER", "demand", "that the sanctions are lifted", within="S1")
    return made.meet("summit", "planned", "2020-05", "ARG.GOV", "BRA").reading()


def dutch() -> Reading:
    return Made("b", "2020-03-04", "nl").say("PER.GOV", "confirm", "dat de sancties worden opgeheven").reading()


@pytest.mark.parametrize(
    ("interest", "met"),
    [
        (Interest(), True),
        (Interest(actors=("CHL.GOV:ana-quispe",)), True),
        (Interest(actors=("CHL.GOV",)), True),
        (Interest(actors=("CHL",)), True),
        (Interest(actors=("BOL",)), True),
        (Interest(actors=("BRA",)), True),
        (Interest(actors=("ARG",)), True),
        (Interest(actors=("PER",)), True),
        (Interest(actors=("FIN",)), False),
        (Interest(actors=("FIN", "CHL")), True),
        (Interest(actors=("CHL.GOV:somebody-else",)), False),
        (Interest(topics=("sanctions",)), True),
        (Interest(topics=("extradition",)), False),
        (Interest(texts=("blockade",)), True),
        (Interest(texts=("blockades",)), True),
        (Interest(texts=("Peru blockade",)), True),
        (Interest(texts=("blockade lifted",)), False),
        (Interest(texts=("volcano", "willing")), True),
        (Interest(texts=("summit",)), True),
        (Interest(actors=("CHL",), topics=("sanctions",)), True),
        (Interest(actors=("FIN",), topics=("sanctions",)), False),
        (Interest(actors=("CHL",), texts=("volcano",)), False),
    ],
    ids=str,
)
def test_a_reading_is_of_interest(interest: Interest, met: bool) -> None:
    assert interest.met_by(talks()) is met


@pytest.mark.parametrize(
    ("interest", "met"),
    [(Interest(topics=("sanctions",)), True), (Interest(texts=("sanctie",)), True), (Interest(texts=("sanctions",)), False)],
)
def test_a_topic_is_one_thing_in_every_language_and_a_word_is_not(interest: Interest, met: bool) -> None:
    assert interest.met_by(dutch()) is met


def test_a_narrower_concept_is_the_wider_one_too() -> None:
    from gezant.ledger.topics import concepts

    narrow = "sanctions-relief"
    assert concepts()[narrow].broader == "sanctions"
    reading = Made("a", "2020-03-01").say("CHL.GOV", "want", "sanctions relief").reading()
    assert Interest(topics=("sanctions",)).met_by(reading)


def test_a_reading_in_which_nobody_says_anything_is_of_no_interest_but_to_all() -> None:
    silent = Made("a", "2020-03-01").reading()
    assert Interest().met_by(silent)
    assert not Interest(texts=("x",)).met_by(silent)
