"""What the shipped Dutch base promises: bounds that marks and headlines do not move, and the parse of reported speech."""

import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import gezant
from gezant.annotate.base import paragraphs

MODEL = Path(gezant.__file__).parent / "models" / "nl"

pytestmark = pytest.mark.skipif(not MODEL.exists(), reason="the Dutch base is not in this checkout")


@pytest.fixture(scope="module")
def nlp() -> Language:
    assert paragraphs.Paragraphs  # its module registers the factory that the model names
    return spacy.load(MODEL)


def test_it_loads_in_time_and_is_of_a_size_to_be_shipped(nlp: Language) -> None:
    started = time.process_time()
    spacy.load(MODEL)
    assert time.process_time() - started < 2
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < 40_000_000


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["Top in Genève afgezegd\n\n", "De top gaat niet door."], id="headline"),
        pytest.param(["„Wij praten niet”, zei de minister. ", "Daarna vertrok hij."], id="low marks"),
        pytest.param([",,Wij praten niet’’, zei de minister. ", "Daarna vertrok hij."], id="commas as marks"),
        pytest.param(["«Wij praten niet», zei de minister. ", "Daarna vertrok hij."], id="angle marks"),
        pytest.param(["‘Wij praten niet’, aldus de minister. ", "Daarna vertrok hij."], id="single marks"),
        pytest.param(["Hij sprak met de VS. ", "Daarna vertrok hij."], id="acronym"),
        pytest.param(["De gezant is bereid te praten, heeft een functionaris gezegd. ", "Dat is nieuw."], id="perfect"),
        pytest.param(["BRUSSEL (Belga) - De premier van België treedt af."], id="dateline"),
    ],
)
def test_sentences_end_where_they_end(nlp: Language, sentences: list[str]) -> None:
    doc = nlp("".join(sentences))
    assert [sentence.text_with_ws for sentence in doc.sents] == sentences


@pytest.mark.parametrize("marks", ["„”", "‘’", "“”", '""', "«»", ("„", "“"), (",,", "''"), (",,", "’’")])
def test_the_verb_behind_a_quotation_hangs_on_it_and_has_its_subject(nlp: Language, marks: tuple[str, str]) -> None:
    opening, closing = marks
    doc = nlp(f"{opening}Wij praten morgen weer met het buurland{closing}, zei de minister zondag.")
    (verb,) = [token for token in doc if token.text == "zei"]
    assert (verb.lemma_, verb.dep_, verb.head.text) == ("zeggen", "parataxis", "praten")
    assert [token.text for token in verb.children if token.dep_ == "nsubj"] == ["minister"]


def test_it_gives_every_layer(nlp: Language) -> None:
    doc = nlp("President Donald Trump reisde gisteren naar Singapore.")
    verb = doc[3]
    assert (verb.pos_, verb.lemma_, verb.morph.get("Tense")) == ("VERB", "reizen", ["Past"])
    assert {(entity.text, entity.label_) for entity in doc.ents} == {("Donald Trump", "PER"), ("Singapore", "LOC")}
