"""What is adapted in another's annotation, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from gezant.annotate.base.adapt import BaseError, adapt

WORDS = ["De", "gezant", "zegt", "niets", "."]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("nl")


def parsed(nlp: Language, **changes: Any) -> Doc:
    annotation: dict[str, Any] = {
        "words": WORDS,
        "heads": [1, 2, 2, 2, 2],
        "deps": ["det", "nsubj", "ROOT", "obj", "punct"],
        "lemmas": ["de", "gezant", "zeggen", "niets", "."],
        "pos": ["DET", "NOUN", "VERB", "PRON", "PUNCT"],
        "morphs": ["", "", "Tense=Pres|VerbForm=Fin", "", ""],
    }
    return Doc(nlp.vocab, **{key: value for key, value in (annotation | changes).items() if value is not None})


def test_annotation_that_fits_is_left_as_it_is(nlp: Language) -> None:
    doc = adapt(parsed(nlp))
    expected = parsed(nlp)
    assert doc.to_json() == expected.to_json()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["DET", "NSUBJ", "ROOT", "OBJ", "PUNCT"], ["det", "nsubj", "ROOT", "obj", "punct"]),
        (["nmod:tmod", "nsubj", "ROOT", "obl:npmod", "punct"], ["nmod:unmarked", "nsubj", "ROOT", "obl:unmarked", "punct"]),
        (["Det", "nsubj:Pass", "root", "OBL:Arg", "punct"], ["det", "nsubj:pass", "ROOT", "obl:arg", "punct"]),
    ],
)
def test_relations_are_written_small_and_by_their_present_names(nlp: Language, found: list[str], expected: list[str]) -> None:
    assert [token.dep_ for token in adapt(parsed(nlp, deps=found))] == expected


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("zegde", "toe_zeggen", "toezeggen"),
        ("Topoverleg", "top_over_leg", "topoverleg"),
        ("Iets", "", "iets"),
        ("_", "_", "_"),
    ],
)
def test_lemmas_are_one_word(nlp: Language, word: str, lemma: str, expected: str) -> None:
    doc = parsed(nlp, words=["De", "gezant", word, "niets", "."], lemmas=["de", "gezant", lemma, "niets", "."])
    assert adapt(doc)[2].lemma_ == expected


@pytest.mark.parametrize(
    ("tag", "pos", "features"),
    [
        ("WW|pv|tgw|met-t", "VERB", "Tense=Pres|VerbForm=Fin"),
        ("WW|pv|verl|ev", "VERB", "Tense=Past|VerbForm=Fin"),
        ("WW(inf,vrij,zonder)", "VERB", "VerbForm=Inf"),
        ("WW|vd|vrij|zonder", "VERB", "Tense=Past|VerbForm=Part"),
        ("N|eigen|ev|basis|zijd|stan", "PROPN", ""),
        ("N|soort|ev|basis|zijd|stan", "NOUN", ""),
        ("VNW|aanw|det|stan", "DET", ""),
        ("VNW|pers|pron|nomin", "PRON", ""),
        ("VBD", "VERB", "Tense=Past|VerbForm=Fin"),
        ("VB", "VERB", "VerbForm=Inf"),
        ("NNP", "PROPN", ""),
    ],
)
def test_part_of_speech_and_verb_form_come_from_the_tag_where_nothing_else_gives_them(
    nlp: Language, tag: str, pos: str, features: str
) -> None:
    doc = parsed(nlp, pos=["DET", "NOUN", "", "PRON", "PUNCT"], morphs=None, tags=["", "", tag, "", ""])
    verb = adapt(doc)[2]
    assert (verb.pos_, str(verb.morph)) == (pos, features)


def test_a_verb_tag_on_an_auxiliary_is_an_auxiliary(nlp: Language) -> None:
    doc = parsed(
        nlp,
        words=["De", "gezant", "heeft", "gezwegen", "."],
        heads=[1, 3, 3, 3, 3],
        deps=["det", "nsubj", "aux", "ROOT", "punct"],
        pos=None,
        morphs=None,
        tags=["LID|bep", "N|soort", "WW|pv|tgw|ev", "WW|vd|vrij", "LET"],
    )
    assert [token.pos_ for token in adapt(doc)] == ["DET", "NOUN", "AUX", "VERB", "PUNCT"]


def test_an_english_pipeline_with_tags_only_is_read_off_them(nlp: Language) -> None:
    doc = Doc(
        nlp.vocab,
        words=["She", "says", "that", "envoys", "have", "left", "."],
        heads=[1, 1, 5, 5, 5, 1, 1],
        deps=["nsubj", "ROOT", "mark", "nsubj", "aux", "ccomp", "punct"],
        lemmas=["she", "say", "that", "envoy", "have", "leave", "."],
        tags=["PRP", "VBZ", "IN", "NNS", "VBP", "VBN", "."],
    )
    assert [(token.pos_, str(token.morph)) for token in adapt(doc)] == [
        ("PRON", ""),
        ("VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("SCONJ", ""),
        ("NOUN", "Number=Plur"),
        ("AUX", "Tense=Pres|VerbForm=Fin"),
        ("VERB", "Tense=Past|VerbForm=Part"),
        ("PUNCT", ""),
    ]


def test_features_that_are_there_go_before_the_tag(nlp: Language) -> None:
    doc = parsed(nlp, morphs=["", "", "Number=Sing|Tense=Past", "", ""], tags=["", "", "WW|pv|tgw|ev", "", ""])
    assert str(adapt(doc)[2].morph) == "Number=Sing|Tense=Past|VerbForm=Fin"


def test_a_verb_without_form_or_tag_stays_as_it_is(nlp: Language) -> None:
    doc = parsed(nlp, morphs=["", "", "Number=Sing", "", ""])
    assert str(adapt(doc)[2].morph) == "Number=Sing"


@pytest.mark.parametrize(
    ("label", "expected"),
    [("PER", ["PER"]), ("PERSON", ["PER"]), ("GPE", ["LOC"]), ("NORP", ["MISC"]), ("SHIP", ["MISC"]), ("CARDINAL", [])],
)
def test_entity_types_get_our_names(nlp: Language, label: str, expected: list[str]) -> None:
    doc = parsed(nlp, ents=["O", f"B-{label}", "O", "O", "O"])
    assert [entity.label_ for entity in adapt(doc).ents] == expected


def test_missing_entities_are_no_fault(nlp: Language) -> None:
    assert adapt(parsed(nlp)).ents == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"heads": None, "deps": None}, "gives no dependency parse"),
        ({"lemmas": None}, "gives no lemmas"),
        ({"pos": None}, "gives no part of speech (UPOS) for 'De'; add a morphologizer"),
        ({"pos": None, "tags": ["ART", "NN", "VVFIN", "PIS", "$."]}, "none can be told from its tag 'ART'"),
        (
            {"deps": ["det", "nsubjpass", "ROOT", "dobj", "punct"]},
            "it has the relations dobj, nsubjpass (ClearNLP's, as in spaCy's",
        ),
        ({"deps": ["nk", "sb", "ROOT", "oa", "punct"]}, "it has the relations nk, oa, sb (TIGER's, as in spaCy's"),
        ({"deps": ["det", "subject", "ROOT", "object", "punct"]}, "it has the relations object, subject"),
    ],
)
def test_what_cannot_be_adapted_is_refused_by_name(nlp: Language, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(BaseError) as caught:
        adapt(parsed(nlp, **changes))
    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["", " ", "\n\n \n"])
def test_a_text_without_words_needs_no_annotation(nlp: Language, text: str) -> None:
    assert adapt(nlp.make_doc(text)).text == text


def across(nlp: Language, blank: str, behind: str = "Top") -> Doc:
    return Doc(
        nlp.vocab,
        words=["Gezant", "zwijgt", blank, behind, "in", "mei", "."],
        spaces=[True, False, False, True, True, False, False],
        heads=[1, 1, 1, 1, 5, 3, 1],
        deps=["nsubj", "ROOT", "dep", "obj", "case", "nmod", "punct"],
        lemmas=["gezant", "zwijgen", blank, "top", "in", "mei", "."],
        pos=["NOUN", "VERB", "SPACE", "NOUN", "ADP", "PROPN", "PUNCT"],
    )


@pytest.mark.parametrize("blank", ["\n\n", "\n \n", "\n\n\n", "\r\n\r\n", "\n"])
def test_no_sentence_runs_over_into_the_next_paragraph(nlp: Language, blank: str) -> None:
    doc = adapt(across(nlp, blank))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Gezant zwijgt", "Top in mei."]
    assert [(token.dep_, token.head.text) for token in doc[3:]] == [
        ("ROOT", "Top"),
        ("case", "mei"),
        ("nmod", "Top"),
        ("punct", "Top"),
    ]


def test_a_line_break_inside_a_paragraph_cuts_no_sentence(nlp: Language) -> None:
    assert len(list(adapt(across(nlp, "\n", behind="top")).sents)) == 1


@pytest.mark.parametrize(
    ("heads", "roots"), [([3, 3, 3, 3, 5, 3, 3], ["Gezant", "Top"]), ([1, 5, 5, 5, 5, 5, 5], ["zwijgt", "mei"])]
)
def test_the_root_keeps_its_place_in_whichever_paragraph_it_stands(nlp: Language, heads: list[int], roots: list[str]) -> None:
    doc = across(nlp, "\n\n")
    deps = ["ROOT" if head == i else "dep" for i, head in enumerate(heads)]
    doc = Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=deps,
        lemmas=[token.lemma_ for token in doc],
        pos=[token.pos_ for token in doc],
    )
    assert [sentence.root.text for sentence in adapt(doc).sents] == roots
