"""Which words are words of meeting."""

from __future__ import annotations

import pytest

from gezant.annotate.meetings.geography import geography
from gezant.annotate.meetings.words import meeting_words
from gezant.lexicon import LexiconError


@pytest.mark.parametrize(
    ("form", "kind", "prefix"),
    [
        ("top", "summit", ""),
        ("eu-top", "summit", "eu"),
        ("koreatop", "summit", "korea"),
        ("vredestop", "summit", ""),
        ("vredesoverleg", "talks", "vredes"),
        ("topoverleg", "summit", ""),
        ("handelsbesprekingen", "talks", "handels"),
        ("telefoongesprek", "call", ""),
        ("staatsbezoek", "visit", "staats"),
    ],
)
def test_a_noun_of_meeting_and_what_its_compound_puts_before(form: str, kind: str, prefix: str) -> None:
    word = meeting_words("nl").noun(form)
    assert word is not None
    assert (word.kind, word.prefix) == (kind, prefix)


@pytest.mark.parametrize(
    "form", ["stop", "bouwstop", "laptop", "vingertop", "persconferentie", "vraaggesprek", "huisbezoek", "tafel"]
)
def test_a_noun_that_is_no_meeting(form: str) -> None:
    assert meeting_words("nl").noun(form) is None


@pytest.mark.parametrize(
    ("form", "prefix", "bodies"),
    [
        ("eu-top", "eu", ("IGO/eu",)),
        ("vn-klimaattop", "vn-klimaat", ("IGO/un",)),
        ("klimaattop", "klimaat", ("IGO/un",)),
        ("klimaatoverleg", "klimaat", ()),
        ("brexitoverleg", "brexit", ("IGO/eu", "GBR")),
        ("g20", "g20", ("IGO/g20",)),
        ("handelsoverleg", "handels", ()),
    ],
)
def test_the_bodies_that_a_compound_names(form: str, prefix: str, bodies: tuple[str, ...]) -> None:
    assert meeting_words("nl").council(form, prefix) == bodies


@pytest.mark.parametrize(
    ("form", "bodies"),
    [("Russische", ("RUS",)), ("Amerikaans-Russisch", ("USA", "RUS")), ("Zuid-Koreaanse", ("KOR",)), ("groene", ())],
)
def test_the_countries_of_an_adjective(form: str, bodies: tuple[str, ...]) -> None:
    assert geography("nl").adjective(form) == bodies


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "expected"),
    [
        ("kwamen", "komen", "VERB", True),  # … bijeen
        ("ontmoette", "ontmoeten", "VERB", True),
        ("kookte", "koken", "VERB", False),
        ("overleg", "overleg", "NOUN", True),
        ("kaas", "kaas", "NOUN", False),
        ("de", "de", "DET", False),
    ],
)
def test_which_tokens_are_worth_a_look(form: str, lemma: str, pos: str, expected: bool) -> None:
    assert meeting_words("nl").worth(form, lemma, pos) is expected


def test_a_language_without_words_of_meeting_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match="meetings"):
        meeting_words("xx")
