"""Documents of several sentences, and what of them the pipeline is told beforehand."""

from collections.abc import Sequence
from random import Random

import pytest
import spacy

from training.corpus import documents, ends_in_mark, to_example
from training.treebanks import Sentence, Word


class Unchanged:
    """Leaves all sentences as they are."""

    def __call__(self, sentences: Sequence[Sentence], random: Random) -> list[Sentence]:
        return list(sentences)

    def headline(self, sentence: Sentence, random: Random) -> Sentence:
        return sentence


def sentence(first: str, last: str) -> Sentence:
    return (Word(first, first, "NOUN", "Number=Sing", 0, "root", ""), Word(last, last, "PUNCT", "", 1, "punct"))


def test_a_document_keeps_trees_bounds_and_blank_lines() -> None:
    example = to_example(spacy.blank("nl").vocab, [[sentence("Kop", "!")], [sentence("Een", "."), sentence("Twee", ".")]])
    assert example.reference.text == "Kop!\n\nEen. Twee. "
    assert [span.text for span in example.reference.sents] == ["Kop!\n\n", "Een.", "Twee."]
    assert [token.head.text for token in example.reference] == ["Kop", "Kop", "!", "Een", "Een", "Twee", "Twee"]


def test_only_the_bounds_of_paragraphs_are_given_beforehand() -> None:
    example = to_example(spacy.blank("nl").vocab, [[sentence("Kop", "!")], [sentence("Een", "."), sentence("Twee", ".")]])
    assert [token.text for token in example.predicted if token.is_sent_start and token.i] == ["Een"]


def test_words_without_a_tag_are_no_examples_of_one() -> None:
    example = to_example(spacy.blank("nl").vocab, [[(Word("Ja", "", "", "", 0, "root"),)]])
    assert not example.reference[0].has_morph()
    assert example.get_aligned("POS", as_string=True) == [""]


def test_all_sentences_come_in_their_order() -> None:
    section = [sentence(str(number), ".") for number in range(40)]
    found = [item[0].form for paragraphs in documents([section], Random(1), Unchanged()) for p in paragraphs for item in p]
    assert found == [str(number) for number in range(40)]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [(("Ja", "."), True), (("Ja", "!", "”"), True), (("Ja", ":"), False), (("Ja", "”"), False), (("o.a.",), True)],
)
def test_a_sentence_ends_in_a_mark_or_not(forms: tuple[str, ...], expected: bool) -> None:
    words = tuple(Word(form, form, "NOUN" if form[0].isalpha() else "PUNCT", "", 0, "root") for form in forms)
    assert ends_in_mark(words) is expected


def test_a_name_that_lost_its_beginning_begins_behind_it() -> None:
    words = [("Press", "I-ORG"), ("Club", "I-ORG"), ("(", "O"), ("Rome", "I-ORG")]
    cut = tuple(
        Word(form, form, "PROPN", "", min(place, 1), "dep" if place else "root", " ", tag)
        for place, (form, tag) in enumerate(words)
    )
    example = to_example(spacy.blank("en").vocab, [[cut]])
    assert [(entity.text, entity.label_) for entity in example.reference.ents] == [("Press Club", "ORG"), ("Rome", "ORG")]
