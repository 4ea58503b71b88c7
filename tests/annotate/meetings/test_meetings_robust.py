"""Whatever Doc comes in, the component answers, and what it answers stands in the text."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import gezant.annotate.meetings  # noqa: F401 - registers the factory
from gezant.annotate.layers import Mention, TimeMention
from gezant.annotate.meetings import MeetingsComponent
from gezant.annotate.meetings.geography import geography
from gezant.annotate.meetings.words import meeting_words

VOCAB = spacy.blank("xx").vocab
COMPONENTS = {language: MeetingsComponent(meeting_words(language), geography(language)) for language in ("nl", "en")}
COMPONENT = COMPONENTS["nl"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("gezant_meetings")
    return pipeline


@pytest.mark.parametrize("text", ["", " ", "\n\n", "... !? „ ”", "De top tussen Japan en China is uitgesteld.", "\u200b"])
def test_a_doc_without_a_parse_has_no_meetings(nlp: Language, text: str) -> None:
    assert nlp(text)._.gezant_meetings == ()


def test_a_parsed_doc_of_marks_only_has_no_meetings() -> None:
    doc = Doc(VOCAB, words=["„", "!", "…", "”"], pos=["PUNCT"] * 4, heads=[1, 1, 1, 1], deps=["punct", "ROOT", "punct", "punct"])
    assert COMPONENT(doc)._.gezant_meetings == ()


def test_a_doc_without_actors_and_times_has_no_meetings() -> None:
    doc = Doc(
        VOCAB,
        words=["De", "top", "begint"],
        lemmas=["de", "top", "beginnen"],
        pos=["DET", "NOUN", "VERB"],
        heads=[1, 2, 2],
        deps=["det", "nsubj", "ROOT"],
    )
    assert COMPONENT(doc)._.gezant_meetings == ()


def test_meetings_of_an_earlier_run_are_replaced() -> None:
    doc = Doc(VOCAB, words=["Niets"])
    doc._.gezant_meetings = ("old",)
    assert COMPONENT(doc)._.gezant_meetings == ()


WORDS = {
    "nl": """de top overleg bezoek ontmoeten spraken elkaar tussen met in en niet beide leiders EU-top plaatsvinden tafel om
uitgesteld Oslo wil zou die gisteren hun schuift aan , bezocht""",
    "en": """the summit talks visit met spoke each other between with in and not both leaders two EU - round of take place called
off Oslo wants would that yesterday their sent delegation due to , visited table phone by""",
}
TAGS = "NOUN PROPN VERB AUX ADJ ADP DET PRON PUNCT ADV CCONJ"
RELATIONS = """nsubj obj obl nmod case det aux cop conj cc flat appos acl acl:relcl advcl xcomp mark punct nmod:poss nsubj:pass
compound nummod nmod:desc obl:unmarked"""
ACTORS = ["", "NOR", "FIN.GOV:x-y", "IGO/eu", "?"]
Row = tuple[str, str, str, int, str, bool]


def tokens_of(language: str) -> st.SearchStrategy[list[Row]]:
    """Rows of any form, tag, relation, head, actor, and whether it is a person."""
    drawn = (st.sampled_from(names.split()) for names in (WORDS[language], TAGS, RELATIONS))
    return st.lists(st.tuples(*drawn, st.integers(0, 100), st.sampled_from(ACTORS), st.booleans()), min_size=1, max_size=25)


@pytest.mark.parametrize("language", list(COMPONENTS))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_tree_gives_meetings_of_known_parties_within_the_text(language: str, data: st.DataObject) -> None:
    tokens = data.draw(tokens_of(language))
    heads = [head % i if i else 0 for i, (_, _, _, head, _, _) in enumerate(tokens)]
    doc = Doc(
        VOCAB,
        words=[t[0] for t in tokens],
        lemmas=[t[0].lower() for t in tokens],
        pos=[t[1] for t in tokens],
        heads=heads,
        deps=["ROOT" if i == 0 else t[2] for i, t in enumerate(tokens)],
    )
    doc._.gezant_date = "2019-03-12"
    doc._.gezant_mentions = {i: Mention(i, (t[4],), "named", "name", t[5], "test") for i, t in enumerate(tokens) if t[4]}
    doc._.gezant_times = tuple(
        TimeMention(i, i + 1, "DATE", "2019-03-11", "test")
        for i, t in enumerate(tokens)
        if t[0] in {"gisteren", "yesterday"} and not t[4]
    )
    for meeting in COMPONENTS[language](doc)._.gezant_meetings:
        assert 0 <= meeting.start < meeting.end <= len(doc)
        assert meeting.participants
        assert "?" not in meeting.participants
        assert meeting.rule.startswith("meetings.")
