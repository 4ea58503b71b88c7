"""What contents are about: concepts found by stems, compounds and separable verbs, and words that only look like them."""

from __future__ import annotations

import pytest

from gezant.ledger.topics import concepts, topic_words
from gezant.ledger.words import words
from gezant.lexicon import load


def found(text: str, language: str) -> set[str]:
    return set(topic_words(language).find(words(text)))


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("de heffingen op te schorten", "nl", "suspension"),
        ("stelt het bezoek uit", "nl", "postponement"),
        ("het verdrag na te leven", "nl", "compliance"),
        ("de vissers vrij te laten", "nl", "release"),
        ("wapens zijn gesmokkeld", "nl", "smuggling"),
        ("de EU-top in juni", "nl", "summit"),
        ("nieuwe topgesprekken", "nl", "summit"),
        ("de nummerplaten van de auto's", "nl", "licence-plates"),
        ("they carried out the accord", "en", "compliance"),
        ("both sides agreed on a text", "en", "agreement"),
        ("a roadmap was signed", "en", "signing"),
        ("the whereabouts of the pilots", "en", "missing-persons"),
        ("it withdrew its recognition", "en", "derecognition"),
        ("trekt zijn leger terug uit de stad", "nl", "troop-withdrawal"),
        ("ontbood de ambassadeur", "nl", "summons"),
        ("it failed to release the crew", "en", "nonfulfilment"),
        ("het verzuimde de gevangenen vrij te laten", "nl", "nonfulfilment"),
        ("de grens gaat weer open", "nl", "reopening"),
        ("to free the fishermen", "en", "release"),
    ],
)
def test_a_concept_is_found(text: str, language: str, concept: str) -> None:
    assert concept in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        # Snowball gives these the stem of another word
        ("sanctions remain in force", "en", "remains"),
        ("according to the minister", "en", "agreement"),
        ("the nation", "en", "citizens"),
        ("an executive order", "en", "execution"),
        ("conventional weapons", "en", "treaty"),
        ("a related matter", "en", "diplomatic-relations"),
        ("two aides of the president", "en", "aid"),
        ("it is prepared to talk", "en", "preparations"),
        ("it plans to come", "en", "preparations"),
        ("the bomb", "en", "terrorism"),
        ("the minister stepped down", "en", "shooting-down"),
        ("de sancties op te heffen", "nl", "tariffs"),
        ("de ambassadeur", "nl", "embassy"),
        ("the armed guard", "en", "arms"),
        ("een militaire oefening", "nl", "troops"),
        ("zij handelen snel", "nl", "trade"),
        ("de uitvoer van graan", "nl", "compliance"),
        # a term inside another word, or one of more senses
        ("an important ban", "en", "import-ban"),
        ("sanctions on the eastern port", "en", "sanctions-relief"),
        ("een stop op de uitvoer", "nl", "summit"),
        ("raketten af te vuren", "nl", "ceasefire"),
        ("een rol te spelen", "nl", "sport"),
        ("sancties die bedrijven treffen", "nl", "meeting"),
        ("nog eens praten", "nl", "agreement"),
        ("een akkoord te sluiten", "nl", "closure"),
        ("a close ally", "en", "closure"),
    ],
)
def test_a_word_that_only_looks_like_it_is_not(text: str, language: str, concept: str) -> None:
    assert concept not in found(text, language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_concept_has_words_and_every_list_of_words_a_concept(language: str) -> None:
    assert set(load(language, "topics")["concepts"]) == set(concepts())


def test_the_languages_have_the_same_lists() -> None:
    assert load("nl", "topics").keys() == load("en", "topics").keys()


@pytest.mark.parametrize(
    ("text", "language", "left_out"),
    [
        ("to pull its soldiers out of the town", "en", "cancellation"),  # a withdrawal
        ("to scrap the treaty", "en", "cancellation"),  # leaving it
        ("de sancties opschorten", "nl", "continuation"),
        ("de top gaat niet door", "nl", "continuation"),  # its words are those of the cancellation
        ("Sweden's accession", "en", "entry"),
    ],
)
def test_what_another_concept_says_with_the_same_words_is_left_out(text: str, language: str, left_out: str) -> None:
    assert left_out not in found(text, language)


@pytest.mark.parametrize("name", concepts())
def test_what_undoes_a_deed_is_a_deed(name: str) -> None:
    assert all(concepts()[other].role == "deed" for other in concepts()[name].opposite)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_word_is_read_as_a_truth_value(language: str) -> None:
    lists = [words for words in load(language, "topics").values() if isinstance(words, list)]
    assert [word for words in lists for word in words if not isinstance(word, str)] == []  # YAML reads a bare `on` as true
