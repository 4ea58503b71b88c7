"""What the measures count, on a pipeline whose answers are known."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from training.evaluate import measure
from training.treebanks import Sentence, Word

SENTENCE: Sentence = (
    Word("Anna", "Anna", "PROPN", "Number=Sing", 3, "nsubj", " ", "B-PER"),
    Word("Bell", "Bell", "PROPN", "Number=Sing", 1, "flat", " ", "I-PER"),
    Word("left", "leave", "VERB", "", 0, "root", " ", "O"),
    Word("Rome", "Rome", "PROPN", "Number=Sing", 3, "obj:sub", "", "B-LOC"),
    Word("!", "!", "PUNCT", "", 3, "punct", " ", "O"),
)


@Language.component("test_answers")
def answers(doc: Doc) -> Doc:
    """Tags all as verbs, hangs all on the third word, finds one name and a half."""
    roots = [place - place % len(SENTENCE) + 2 for place in range(len(doc))]
    answered = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=["VERB"] * len(doc),
        lemmas=[token.text for token in doc],
        heads=roots,
        deps=["ROOT" if place == root else "obj" if doc[place].text == "Rome" else "nsubj" for place, root in enumerate(roots)],
    )
    answered.ents = (Span(answered, 0, 2, "PER"), Span(answered, 3, 5, "LOC"))
    return answered


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.add_pipe("test_answers")
    return blank


def test_words_count_by_their_labels_and_relations_without_their_subtypes(nlp: Language) -> None:
    figures = measure(nlp, [SENTENCE])
    assert (figures.upos, figures.lemma) == (0.2, 0.8)
    assert (figures.uas, figures.las) == (0.8, 0.6)


def test_bounds_are_those_of_the_raw_text(nlp: Language) -> None:
    figures = measure(nlp, [SENTENCE, SENTENCE])
    assert (figures.sentences_f, figures.tokens_f) == (1.0, 1.0)


def test_entities_count_where_span_and_label_are_right(nlp: Language) -> None:
    assert measure(nlp, [SENTENCE]).entities == {"LOC": (0, 0, 0), "PER": (1, 1, 1), "all": (0.5, 0.5, 0.5)}


def test_sentences_whose_entities_are_unknown_are_left_out(nlp: Language) -> None:
    unknown = tuple(word._replace(entity="") for word in SENTENCE)
    assert measure(nlp, [unknown]).entities == {}
