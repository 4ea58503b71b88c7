"""No words and no tree break the component, or keep it busy for ever."""

from __future__ import annotations

import random

import pytest
from spacy.tokens import Doc

from tests.annotate.actors.sentences import pipeline

WORDS = {
    "nl": "de zijn president leider Kim Trump van en , . “ zij hij die staatspersbureau Noord-Korea partij minister ambtgenoot",
    "en": "the his both two former South Korean President Kim Trump 's of for and , . - R-S.C. they who it agency White House",
}
RELATIONS = [
    "nsubj", "obj", "obl", "nmod", "nmod:poss", "compound", "amod", "flat", "appos", "conj", "det", "case", "punct", "root",
    "acl", "ccomp", "xcomp", "parataxis",
]  # fmt: skip
TAGS = ["NOUN", "PROPN", "ADJ", "VERB", "DET", "PRON", "ADP", "PUNCT", "PART", "NUM"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("seed", range(60))
def test_any_tree_over_any_words_is_read(language: str, seed: int) -> None:
    choice = random.Random(seed)
    size = choice.randint(1, 20)
    root, *others = choice.sample(range(size), size)
    heads, placed = [root] * size, [root]
    for i in others:
        heads[i] = choice.choice(placed)
        placed.append(i)
    nlp = pipeline(language=language)
    words, relations, tags = (choice.choices(pool, k=size) for pool in (WORDS[language].split(" "), RELATIONS, TAGS))
    doc = Doc(nlp.vocab, words, heads=heads, deps=relations, pos=tags, lemmas=words)
    doc._.gezant_date = "2018-04"
    assert set(nlp(doc)._.gezant_mentions) <= set(range(size))
