"""What kind of sentence a content is: done or to come, ended or not, in which words."""

from __future__ import annotations

import pytest

from gezant.ledger.content import Contents
from gezant.ledger.propositions import Propositions
from tests.ledger.made import Made


def contents_of(text: str, language: str) -> tuple[Contents, Made]:
    made = Made("a", "2020-03-01", language).say("PRK.GOV", "say", text)
    return Contents(made.reading()), made


@pytest.mark.parametrize(
    ("text", "language", "done"),
    [
        ("Norway has released the sailors", "en", True),
        ("Norway released the sailors on Friday", "en", True),
        ("the captured pilots were released", "en", True),
        ("it sent troops", "en", True),
        ("the released sailors and Norway", "en", False),
        ("it has begun to release the sailors", "en", False),
        ("it has decided to release the sailors", "en", False),
        ("it has agreed on a text", "en", True),
        ("Noorwegen heeft de matrozen vrijgelaten", "nl", True),
        ("Noorwegen liet de matrozen vrij", "nl", True),
        ("Noorwegen ratificeerde het verdrag", "nl", True),
        ("Noorwegen heeft besloten de matrozen vrij te laten", "nl", False),
        ("de Verenigde Staten kunnen de sancties opheffen", "nl", False),
        ("de presidenten van Servië en Kosovo ontmoeten elkaar", "nl", False),
    ],
)
def test_what_is_told_as_done(text: str, language: str, done: bool) -> None:
    contents, made = contents_of(text, language)
    assert contents.done(contents.of(made.statements[0])) is done


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("it calls off the summit", "en", True),
        ("it is willing to meet, hours after Washington had called off the summit", "en", False),
        ("after Washington had called off the summit, it is willing to meet", "en", False),
        ("after a long night, it suspends the talks", "en", True),
        ("it is willing to attend the summit that Washington had called off", "en", False),
        ("het zegt de top af", "nl", True),
        ("het is bereid tot een ontmoeting, nadat Washington de top had afgezegd", "nl", False),
        ("nadat Washington de top had afgezegd, is het bereid tot een ontmoeting", "nl", False),
        ("het komt naar de top die Washington had afgezegd", "nl", False),
        ("het schort de gesprekken op, hoewel Washington aandringt", "nl", True),
    ],
)
def test_only_a_main_clause_ends_a_thing(text: str, language: str, ends: bool) -> None:
    contents, made = contents_of(text, language)
    assert contents.ends(contents.of(made.statements[0])) is ends


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("to meet the United States, hours after Washington had called off the summit", "en"),
        ("de Verenigde Staten te ontmoeten, nadat Washington de top had afgezegd", "nl"),
    ],
)
def test_a_will_does_not_turn_by_what_another_called_off(text: str, language: str) -> None:
    reading = Made("a", "2020-03-01", language).say("PRK.GOV", "offer", text).reading()
    (proposition,) = Propositions(reading).of(reading.statements[0])
    assert not proposition.negative
    assert "cancellation" not in proposition.concepts


@pytest.mark.parametrize(
    ("text", "language", "negative"),
    [("de top gaat niet door", "nl", True), ("the summit will be called off", "en", True), ("de top gaat door", "nl", False)],
)
def test_what_is_called_off_is_not_wanted(text: str, language: str, negative: bool) -> None:
    reading = Made("a", "2020-03-01", language).say("PRK.GOV", "announce", text).reading()
    (proposition,) = Propositions(reading).of(reading.statements[0])
    assert proposition.negative is negative


def test_the_parts_of_a_separable_verb_are_one_word() -> None:
    contents, made = contents_of("het gebouw in te richten", "nl")
    other, told = contents_of("het gebouw inrichten", "nl")
    assert contents.rare(contents.of(made.statements[0])) == other.rare(other.of(told.statements[0]))
