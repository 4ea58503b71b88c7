"""What the shipped bases promise: bounds that marks and headlines do not move, and the parse of reported speech."""

import time
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Token

import gezant
from gezant.annotate.base import paragraphs

MODELS = Path(gezant.__file__).parent / "models"
LANGUAGES = ("nl", "en")


@cache
def shipped(language: str) -> Language:
    if not (MODELS / language).exists():
        pytest.skip(f"the base of {language} is not in this checkout")
    assert paragraphs.Paragraphs  # its module registers the factory that the model names
    return spacy.load(MODELS / language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_loads_in_time(language: str) -> None:
    shipped(language)
    started = time.process_time()
    spacy.load(MODELS / language)
    assert time.process_time() - started < 2


def test_all_of_them_are_of_a_size_to_be_shipped() -> None:
    assert sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file()) < 70_000_000


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        pytest.param("nl", ["Top in Genève afgezegd\n\n", "De top gaat niet door."], id="headline"),
        pytest.param("nl", ["„Wij praten niet”, zei de minister. ", "Daarna vertrok hij."], id="low marks"),
        pytest.param("nl", [",,Wij praten niet’’, zei de minister. ", "Daarna vertrok hij."], id="commas as marks"),
        pytest.param("nl", ["«Wij praten niet», zei de minister. ", "Daarna vertrok hij."], id="angle marks"),
        pytest.param("nl", ["‘Wij praten niet’, aldus de minister. ", "Daarna vertrok hij."], id="single marks"),
        pytest.param("nl", ["Hij sprak met de VS. ", "Daarna vertrok hij."], id="acronym"),
        pytest.param("nl", ["De gezant is bereid te praten, heeft een functionaris gezegd. ", "Dat is nieuw."], id="perfect"),
        pytest.param("nl", ["BRUSSEL (Belga) - De premier van België treedt af."], id="dateline"),
        pytest.param("en", ["Summit in Geneva called off\n\n", "The summit will not take place."], id="en, headline"),
        pytest.param("en", ["“We will not talk,” the minister said. ", "Then he left."], id="en, curly marks"),
        pytest.param("en", ['"We will not talk," said the minister. ', "Then he left."], id="en, straight marks"),
        pytest.param("en", ["‘We will not talk,’ said the minister. ", "Then he left."], id="en, single marks"),
        pytest.param("en", ["He met officials of the EU. ", "Then he left."], id="en, acronym"),
        pytest.param("en", ["Sen. Bell met Gov. Ames in St. Louis. ", "They did not talk."], id="en, titles"),
        pytest.param("en", ["The envoy is ready to talk, an official has said. ", "That is new."], id="en, perfect"),
        pytest.param("en", ["WASHINGTON (Reuters) - The envoy resigned on Friday."], id="en, dateline"),
    ],
)
def test_sentences_end_where_they_end(language: str, sentences: list[str]) -> None:
    doc = shipped(language)("".join(sentences))
    assert [sentence.text_with_ws for sentence in doc.sents] == sentences


def subjects(verb: Token) -> list[str]:
    return [token.text for token in verb.children if token.dep_ == "nsubj"]


@pytest.mark.parametrize("marks", ["„”", "‘’", "“”", '""', "«»", ("„", "“"), (",,", "''"), (",,", "’’")])
def test_the_dutch_verb_behind_a_quotation_hangs_on_it_and_has_its_subject(marks: tuple[str, str]) -> None:
    opening, closing = marks
    doc = shipped("nl")(f"{opening}Wij praten morgen weer met het buurland{closing}, zei de minister zondag.")
    (verb,) = [token for token in doc if token.text == "zei"]
    assert (verb.lemma_, verb.dep_, verb.head.text) == ("zeggen", "parataxis", "praten")
    assert subjects(verb) == ["minister"]


@pytest.mark.parametrize("behind", ["the minister said on Sunday", "said the minister on Sunday", "the minister told reporters"])
@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "''", ("``", "''")])
def test_an_english_quotation_hangs_on_the_verb_behind_it_which_has_its_subject(marks: tuple[str, str], behind: str) -> None:
    opening, closing = marks
    doc = shipped("en")(f"{opening}We will meet our neighbours again tomorrow,{closing} {behind}.")
    (verb,) = [token for token in doc if token.text in {"said", "told"}]
    (said,) = [token for token in doc if token.text == "meet"]
    assert (verb.dep_, said.dep_, said.head) == ("ROOT", "ccomp", verb)
    assert subjects(verb) == ["minister"]


def test_an_english_verb_of_saying_inside_a_quotation_is_in_parenthesis() -> None:
    doc = shipped("en")("“The plan,” the minister said, “was rejected by our neighbours.”")
    (verb,) = [token for token in doc if token.text == "said"]
    assert (verb.dep_, verb.head.text, subjects(verb)) == ("parataxis", "rejected", ["minister"])


@pytest.mark.parametrize(
    ("language", "text", "verb", "lemma"),
    [
        ("nl", "President Donald Trump reisde gisteren naar Singapore.", 3, "reizen"),
        ("en", "President Donald Trump travelled to Singapore yesterday.", 3, "travel"),
    ],
)
def test_it_gives_every_layer(language: str, text: str, verb: int, lemma: str) -> None:
    doc = shipped(language)(text)
    assert (doc[verb].pos_, doc[verb].lemma_, doc[verb].morph.get("Tense")) == ("VERB", lemma, ["Past"])
    assert {(entity.text, entity.label_) for entity in doc.ents} == {("Donald Trump", "PER"), ("Singapore", "LOC")}
