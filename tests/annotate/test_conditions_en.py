"""Conditions of English, whose clauses have no word order of their own: the tree tells how far they go."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from gezant.annotate.conditions import ConditionsComponent, condition_words
from gezant.annotate.layers import Attribution
from gezant.model import Act
from tests.annotate.test_conditions import conditions, whole
from tests.annotate.trees import doc_of

LEAVE = "the rebels leave"
FOUND: list[tuple[str, Act, str, str, str]] = [
    ("Oslo will talk if the rebels leave.", "say", LEAVE, "if", "if"),
    ("If the rebels leave, Oslo will talk.", "say", LEAVE, "If", "if"),
    ("Oslo will talk only if the rebels leave.", "say", LEAVE, "if", "only-if"),
    ("Oslo will talk only after the rebels leave.", "say", LEAVE, "after", "only-if"),
    ("Oslo will not talk until the rebels leave.", "say", LEAVE, "until", "unless"),
    ("Oslo will not talk until the rebels leave.", "refuse", LEAVE, "until", "only-if"),
    ("Oslo will not talk before the rebels leave.", "refuse", LEAVE, "before", "only-if"),
    ("Oslo will attack unless the rebels leave.", "threaten", LEAVE, "unless", "unless"),
    ("Oslo will pay as long as the rebels leave.", "promise", LEAVE, "as long as", "as-long-as"),
    ("Oslo will pay provided that the rebels leave.", "promise", LEAVE, "provided that", "if"),
    ("Should Riga attack, Oslo will respond.", "say", "Should Riga attack", "", "if"),
    ("Oslo will free the sailors in exchange for an apology.", "offer", "an apology", "in exchange for", "in-exchange"),
    (
        "Oslo would resume talks, on condition that Riga frees the sailors.",
        "offer",
        "Riga frees the sailors",
        "on condition that",
        "if",
    ),
]
NONE = {
    "a concession": "Oslo will stay even if the rebels leave.",
    "a question": "Berg asked if Riga would sign.",
    "a time": "Oslo will talk when the rebels leave.",
    "a time before": "Oslo will not talk before the rebels leave.",
    "anonymity": "He spoke on condition that he not be named.",
}


@pytest.mark.parametrize(("sentence", "act", "words", "cue", "kind"), FOUND, ids=[f"{f[0]} {f[1]}" for f in FOUND])
def test_a_condition_is_found_without_its_cue(sentence: str, act: Act, words: str, cue: str, kind: str) -> None:
    doc = doc_of(sentence)
    (found,) = conditions(doc, whole(doc, act))[0].conditions
    assert (" ".join(doc[i].text for i in found.tokens), " ".join(doc[i].text for i in found.cue), found.kind) == (
        words,
        cue,
        kind,
    )


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE.keys())
def test_what_sets_no_condition(sentence: str) -> None:
    doc = doc_of(sentence)
    assert conditions(doc, whole(doc))[0].conditions == ()


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("last", ["if", "unless", "als", "in exchange for", "in ruil voor"])
def test_a_text_may_end_with_the_word_that_sets_a_condition(language: str, last: str) -> None:
    words = ["Yes", *last.split()]
    doc = Doc(spacy.blank(language).vocab, words=words, heads=[0] * len(words), deps=["ROOT", *["dep"] * (len(words) - 1)])
    doc._.gezant_attributions = (Attribution("test", (), -1, "", None, (0,), 0),)
    assert ConditionsComponent(condition_words(language))(doc)._.gezant_attributions[0].conditions == ()
