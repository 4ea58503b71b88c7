"""Which words are words of meeting."""

from __future__ import annotations

import pytest

from gezant.annotate.meetings.geography import geography
from gezant.annotate.meetings.words import meeting_words
from gezant.lexicon import LexiconError, load


@pytest.mark.parametrize(
    ("language", "form", "kind", "prefix"),
    [
        ("nl", "top", "summit", ""),
        ("nl", "eu-top", "summit", "eu"),
        ("nl", "koreatop", "summit", "korea"),
        ("nl", "vredestop", "summit", ""),
        ("nl", "vredesoverleg", "talks", "vredes"),
        ("nl", "topoverleg", "summit", ""),
        ("nl", "handelsbesprekingen", "talks", "handels"),
        ("nl", "telefoongesprek", "call", ""),
        ("nl", "staatsbezoek", "visit", "staats"),
        ("en", "summit", "summit", ""),
        ("en", "eu summit", "summit", "eu"),
        ("en", "summit meeting", "summit", ""),
        ("en", "peace talks", "talks", "peace"),
        ("en", "trade negotiations", "talks", "trade"),
        ("en", "phone call", "call", ""),
        ("en", "courtesy call", "call", "courtesy"),
        ("en", "state visit", "visit", "state"),
    ],
)
def test_a_noun_of_meeting_and_what_its_compound_puts_before(language: str, form: str, kind: str, prefix: str) -> None:
    word = meeting_words(language).noun(form)
    assert word is not None
    assert (word.kind, word.prefix) == (kind, prefix)


@pytest.mark.parametrize(
    ("language", "form"),
    [
        *(
            ("nl", form)
            for form in ("stop", "bouwstop", "laptop", "vingertop", "persconferentie", "vraaggesprek", "huisbezoek", "tafel")
        ),
        *(
            ("en", form)
            for form in ("news conference", "key cabinet meeting", "town hall meeting", "wake-up call", "campaign trip", "table")
        ),
    ],
)
def test_a_noun_that_is_no_meeting(language: str, form: str) -> None:
    assert meeting_words(language).noun(form) is None


@pytest.mark.parametrize(
    ("language", "form", "prefix", "bodies"),
    [
        ("nl", "eu-top", "eu", ("IGO/eu",)),
        ("nl", "vn-klimaattop", "vn-klimaat", ("IGO/un",)),
        ("nl", "klimaattop", "klimaat", ("IGO/un",)),
        ("nl", "klimaatoverleg", "klimaat", ()),
        ("nl", "brexitoverleg", "brexit", ("IGO/eu", "GBR")),
        ("nl", "g20", "g20", ("IGO/g20",)),
        ("nl", "handelsoverleg", "handels", ()),
        ("en", "eu summit", "eu", ("IGO/eu",)),
        ("en", "european union foreign ministers meeting", "european union foreign ministers", ("IGO/eu",)),
        ("en", "annual climate summit", "annual climate", ("IGO/un",)),
        ("en", "brexit talks", "brexit", ("IGO/eu", "GBR")),
        ("en", "peace talks", "peace", ()),
    ],
)
def test_the_bodies_that_a_compound_names(language: str, form: str, prefix: str, bodies: tuple[str, ...]) -> None:
    assert meeting_words(language).council(form, prefix) == bodies


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


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "expected"),
    [
        ("called", "call", "VERB", True),
        ("took", "take", "VERB", True),  # … place
        ("due", "due", "ADJ", True),
        ("talks", "talk", "NOUN", True),
        ("cooked", "cook", "VERB", False),
        ("cheese", "cheese", "NOUN", False),
    ],
)
def test_which_english_tokens_are_worth_a_look(form: str, lemma: str, pos: str, expected: bool) -> None:
    assert meeting_words("en").worth(form, lemma, pos) is expected


@pytest.mark.parametrize(
    ("language", "verb", "particle", "word"), [("nl", "komen", "bijeen", "bijeenkomen"), ("en", "call", "off", "call off")]
)
def test_a_verb_and_its_particle_make_the_word_of_the_lexicon(language: str, verb: str, particle: str, word: str) -> None:
    assert meeting_words(language).joined(verb, particle) == word


def test_the_towns_and_countries_in_a_run_of_words_are_found_longest_first() -> None:
    run = ["North", "Korea", "U.S.", "Hanoi"]
    assert list(geography("en").named(run)) == [(0, 2, "PRK", False), (2, 3, "USA", False), (3, 4, "VNM", True)]


def _shape(value: object, open_keys: bool = False) -> object:
    """The keys of nested mappings, where they are not words of the language."""
    return (
        {key: _shape(inner, key in _WORDS) for key, inner in value.items()} if isinstance(value, dict) and not open_keys else None
    )


_WORDS = frozenset({"council_prefixes", "gatherings", "forms"})


def test_every_language_has_the_same_keys() -> None:
    dutch, english = _shape(load("nl", "meetings")), _shape(load("en", "meetings"))
    assert dutch == english


def test_a_language_without_words_of_meeting_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match="meetings"):
        meeting_words("xx")
