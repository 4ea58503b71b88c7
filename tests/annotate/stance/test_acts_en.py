"""Acts, certainty, dates and addressees in English: trees without a model, and a table of sentences read whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from gezant.annotate.layers import Attribution
from tests.annotate.stance.test_acts import judged
from tests.annotate.trees import doc_of, mention, statement, time

ACTORS = {"Oslo": "NOR", "Norway": "NOR", "Riga": "LVA", "Berg": "NOR.GOV:jan-berg"}


def said(sentence: str, cue: str, content: str, entry: str, source: str = "") -> Attribution:
    """The statement of a sentence whose first word is its source, or whose source is `source`."""
    doc = peopled(doc_of(sentence))
    source = source or sentence.split()[0]
    given = statement(doc, cue, content, entry, source=source, actors=(ACTORS[source],))
    verb = next((i for i in given.content if doc[i].pos_ == "VERB" and doc[i].head.i not in given.content), given.content_head)
    (found,) = judged(doc, replace(given, content_head=verb))
    return found


def peopled(doc: Doc) -> Doc:
    for name, actor in ACTORS.items():
        if any(t.text == name for t in doc):
            mention(doc, name, actor, person=name == "Berg")
    return doc


ACTS = [
    ("refuse", "Berg said Norway would never accept the plan.", "said", "Norway would never accept the plan", "verbs/say"),
    ("offer", "Berg said Norway is prepared to talk.", "said", "Norway is prepared to talk", "verbs/say"),
    ("warn", "Oslo warned Riga against attacking ships.", "warned | against", "attacking ships", "verbs/warn"),
    ("demand", "Oslo wants Riga to leave.", "wants", "Riga to leave", "verbs/want"),
    ("demand", "Oslo insisted that Riga leave the port.", "insisted", "Riga leave the port", "verbs/insist"),
    ("promise", "Oslo agreed to free the sailors.", "agreed", "to free the sailors", "verbs/agree"),
    ("accept", "Oslo agreed to the plan.", "agreed", "the plan", "verbs/agree"),
    ("threaten", "Berg said Riga would pay a heavy price.", "said", "Riga would pay a heavy price", "verbs/say"),
    ("announce", "Berg said Oslo had suspended the talks.", "said", "Oslo had suspended the talks", "verbs/say"),
    ("say", "Berg said his men killed two smugglers.", "said", "his men killed two smugglers", "verbs/say"),
    ("warn", "Berg said a collapse would be terrible.", "said", "a collapse would be terrible", "verbs/say"),
    ("accept", "Berg said the draft was acceptable.", "said", "the draft was acceptable", "verbs/say"),
    ("refuse", "Oslo dismissed calls for a vote.", "dismissed", "calls for a vote", "verbs/dismiss"),
    ("deny", "Oslo dismissed the report.", "dismissed", "the report", "verbs/dismiss"),
]


@pytest.mark.parametrize(("act", "sentence", "cue", "content", "entry"), ACTS, ids=[a[1] for a in ACTS])
def test_the_content_tells_the_act(act: str, sentence: str, cue: str, content: str, entry: str) -> None:
    assert said(sentence, cue, content, entry).act == act


def test_what_must_be_done_is_demanded() -> None:
    content = "Riga must withdraw its troops"
    assert said("Riga must withdraw its troops, Berg said.", "said", content, "verbs/say", source="Berg").act == "demand"


@pytest.mark.parametrize(
    ("sentence", "content", "act"),
    [
        ("“I think the deal is wonderful,” Berg said.", "“ I think the deal is wonderful , ”", "praise"),
        ("“Do not sign,” Berg said.", "“ Do not sign , ”", "urge"),
    ],
    ids=["what one thinks", "a prohibition"],
)
def test_own_words_do_what_they_say(sentence: str, content: str, act: str) -> None:
    assert said(sentence, "said", content, "verbs/say", source="Berg").act == act


def test_a_want_that_has_ceased_is_negative_and_no_refusal() -> None:
    doc = peopled(doc_of("Oslo no longer wants to talk."))
    given = statement(doc, "no longer wants", "to talk", "verbs/want", source="Oslo", actors=("NOR",), head="wants", negated=True)
    (found,) = judged(doc, given)
    assert (found.act, found.polarity) == ("want", "negative")


@pytest.mark.parametrize(
    ("sentence", "content", "certainty"),
    [
        ("Berg said the talks may fail.", "the talks may fail", "possible"),
        ("Berg said Riga could attack the port.", "Riga could attack the port", "possible"),
        ("Berg said the draft was acceptable.", "the draft was acceptable", "certain"),
    ],
)
def test_modals_hedge(sentence: str, content: str, certainty: str) -> None:
    assert said(sentence, "said", content, "verbs/say").certainty == certainty


def test_future_in_the_past_is_no_hearsay() -> None:
    assert not said("Berg said Riga would pay a heavy price.", "said", "Riga would pay a heavy price", "verbs/say").hearsay


def test_a_participle_dates_the_verb_that_it_goes_with() -> None:
    doc = peopled(doc_of("Oslo rejected the plan, insisting Friday that it was late."))
    time(doc, "Friday", "2018-04-06")
    first = statement(doc, "rejected", "the plan", "verbs/reject", source="Oslo", actors=("NOR",))
    second = statement(doc, "insisting", "it was late", "verbs/insist", source="Oslo", actors=("NOR",))
    assert [a.date for a in judged(doc, first, second)] == ["2018-04-06", "2018-04-06"]


def test_where_one_spoke_is_no_part_of_the_addressee() -> None:
    doc = peopled(doc_of("Berg told reporters in Riga that he would come."))
    mention(doc, "reporters", "MED")
    (found,) = judged(doc, statement(doc, "told", "he would come", "verbs/tell", source="Berg", actors=("NOR.GOV:jan-berg",)))
    assert found.addressee is not None
    assert [doc[i].text for i in found.addressee.tokens] == ["reporters"]
