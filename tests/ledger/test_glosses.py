"""What a claim is called: words that can be read on their own. The events are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from gezant.ledger import Ledger, derive
from gezant.model import Act
from tests.ledger.made import Made


def glosses(*made: Made) -> list[str]:
    return [claim.gloss for claim in derive([m.reading() for m in made]).claims]


@pytest.mark.parametrize(
    ("act", "said", "content", "language", "gloss"),
    [
        ("offer", "offers", "to talk about the border", "en", "to talk about the border"),
        # what is refused, demanded or threatened reads as its opposite without the word for it
        ("refuse", "rules out", "direct talks with Chile", "en", "rules out direct talks with Chile"),
        ("refuse", "weigert", "de grens te openen", "nl", "weigert de grens te openen"),
        ("threaten", "dreigt met", "zware sancties", "nl", "dreigt met zware sancties"),
        ("refuse", "said", "Peru will not talk about the border", "en", "Peru will not talk about the border"),
        # a pronoun, or what says nothing, has its source with it
        ("announce", "said", "it has lifted the blockade", "en", "PER GOV said it has lifted the blockade"),
        ("announce", "zei", "hij de blokkade heeft opgeheven", "nl", "PER GOV zei hij de blokkade heeft opgeheven"),
        ("refuse", "rejected", "that demand", "en", "PER GOV rejected that demand"),
    ],
)
def test_a_gloss_is_read_on_its_own(act: Act, said: str, content: str, language: str, gloss: str) -> None:
    assert glosses(Made("a", "2020-03-01", language).say("PER.GOV", act, content, said=said)) == [gloss]


@pytest.mark.parametrize(
    ("later", "gloss"),
    [
        ("Peru has lifted the blockade", "Peru has lifted the blockade"),
        ("it has lifted the blockade", "PER GOV said it has lifted the blockade"),  # says no more than the first
    ],
)
def test_a_later_report_that_names_what_the_first_did_not_gives_the_gloss(later: str, gloss: str, tmp_path: Path) -> None:
    a = Made("a", "2020-03-01").say("PER.GOV", "announce", "it has lifted the blockade")
    b = Made("b", "2020-03-02").say("PER.GOV", "confirm", later)
    assert glosses(a, b) == [gloss]
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    ledger.add([a.reading(), b.reading()])
    assert [ledger.claim("C1").gloss, ledger.claim("C1", "2020-03-01").gloss] == [
        gloss,
        "PER GOV said it has lifted the blockade",
    ]


def test_words_that_stand_apart_are_shown_as_such() -> None:
    made = Made("a", "2020-03-01").say("PER.GOV", "announce", "it has lifted the blockade", to="CHL.GOV")
    assert glosses(made) == ["PER GOV said CHL GOV it has lifted the blockade"]
    made = Made("a", "2020-03-01").say("PER.GOV", "announce", "it has lifted the blockade", to="CHL.GOV:with-a-long-name")
    assert glosses(made) == ["PER GOV said … it has lifted the blockade"]
