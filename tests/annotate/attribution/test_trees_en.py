"""Source, cue and content in English sentences with hand-checked trees: one construction a row, no model."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from gezant.annotate.attribution.component import AttributionComponent
from gezant.annotate.attribution.lexicon import cue_lexicon
from gezant.annotate.layers import Attribution, Mention, Tokens

_FILE = Path(__file__).with_name("sentences_en.txt")
PEOPLE = {
    "minister": "PER.GOV",
    "envoy": "PER.GOV",
    "ministry": "PER.GOV",
    "officials": "?",
    "reporters": "MED",
    "agency": "MED/andina",
    "she": "PER.GOV:ana-rojas",
    "peru": "PER",
    "chile": "CHL",
}


def doc_of(sentence: str) -> Doc:
    """The Doc of a sentence of the file, with mentions of whoever may speak."""
    blocks = _FILE.read_text("utf-8").split("\n\n")
    lines = next(block for block in blocks if block.split("\n")[0] == f"# {sentence}").split("\n")[1:]
    rows = [line.split(" ") for line in lines if line]
    rest, spaces = sentence, []
    for row in rows:
        rest = rest[len(row[0]) :]
        spaces.append(rest.startswith(" "))
        rest = rest.lstrip(" ")
    doc = Doc(
        spacy.blank("en").vocab,
        [r[0] for r in rows],
        spaces,
        lemmas=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        heads=[i if r[3] == "0" else int(r[3]) - 1 for i, r in enumerate(rows)],
        deps=[r[4] for r in rows],
        morphs=[r[5] if len(r) > 5 else "" for r in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )
    kind = {"PROPN": "name", "PRON": "pronoun"}
    doc._.gezant_mentions = {
        t.i: Mention(t.i, (PEOPLE[t.lower_],), "institution", kind.get(t.pos_, "role"), True, "test")
        for t in doc
        if t.lower_ in PEOPLE
    }
    return doc


def read(sentence: str) -> tuple[Doc, tuple[Attribution, ...]]:
    doc = AttributionComponent(cue_lexicon("en"))(doc_of(sentence))
    return doc, doc._.gezant_attributions


def words(doc: Doc, tokens: Tokens) -> str:
    out = ""
    for k, i in enumerate(tokens):
        gap = k > 0 and tokens[k - 1] != i - 1
        out += (" … " if gap else "") + doc[i].text + doc[i].whitespace_
    return out.replace("  ", " ").strip()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister said on Monday that the border is closed.", ("The minister", "said", "the border is closed")),
        ("The minister said the border is closed.", ("The minister", "said", "the border is closed")),
        ("The border is closed, the minister said.", ("the minister", "said", "The border is closed")),
        ("The border is closed, said the minister.", ("the minister", "said", "The border is closed")),
        ("The border, she said, is closed.", ("she", "said", "The border … is closed")),
        ("The minister told reporters the border is closed.", ("The minister", "told", "the border is closed")),
        ("The minister asked if the border is closed.", ("The minister", "asked", "the border is closed")),
        ("Peru is said to want a port.", ("Peru", "is said to want", "a port")),
        ("The envoy is believed to have left Lima.", ("", "is believed", "The envoy … to have left Lima")),
        ("The envoy reportedly accused Chile of spying.", ("The envoy", "reportedly accused … of", "Chile … spying")),
        ("Peru accused Chile of closing the border.", ("Peru", "accused … of", "Chile … closing the border")),
        ("The minister called the plan a mistake.", ("The minister", "called", "the plan a mistake")),
        ("Peru urged Chile to open the border.", ("Peru", "urged", "to open the border")),
        ("Peru wants Chile to open the border.", ("Peru", "wants", "Chile to open the border")),
        ("Peru called for Chile to open the border.", ("Peru", "called", "Chile to open the border")),
        ("The minister denied taking money.", ("The minister", "denied", "taking money")),
        ("Peru no longer demands an apology.", ("Peru", "no longer demands", "an apology")),
        (
            "The ministry did not immediately respond to any request for comment.",
            ("The ministry", "did not immediately respond", ""),
        ),
        ("The ministry declined to comment on the plan.", ("The ministry", "declined to comment", "the plan")),
        ("The ministry neither confirmed nor denied the plan.", ("The ministry", "neither confirmed nor denied", "the plan")),
        ("Peru would not rule out a boycott.", ("Peru", "would not rule out", "a boycott")),
        ("Peru's promise to open the border was welcome.", ("Peru", "promise", "to open the border")),
        (
            "The border is closed, according to two officials briefed on the talks.",
            ("two officials briefed on the talks", "according to", "The border is closed"),
        ),
        ("Peru takes steps that Chile has ruled out.", ("Chile", "has ruled out", "steps")),
        ("As the minister put it, the border is closed.", ("the minister", "put it", "the border is closed")),
        ("The minister was told that the border is closed.", ("", "was told", "the border is closed")),
        ("The report said the border is closed.", ("The report", "said", "the border is closed")),
        ("Peru expressed regret over the delay.", ("Peru", "expressed regret", "the delay")),
    ],
)  # fmt: skip
def test_each_construction_gives_source_cue_and_content(sentence: str, expected: tuple[str, str, str]) -> None:
    doc, (found,) = read(sentence)
    source = words(doc, found.source.tokens) if found.source else ""
    assert (source, words(doc, found.cue), words(doc, found.content)) == expected


@pytest.mark.parametrize(
    ("sentence", "source", "carrier"),
    [
        ("The agency reported, citing two officials, that the border is closed.", "two officials", "The agency"),
        ("The agency quoted the minister as saying that the border is closed.", "the minister", "The agency"),
    ],
)
def test_a_carrier_names_its_source_and_joins_the_chain(sentence: str, source: str, carrier: str) -> None:
    doc, (found,) = read(sentence)
    assert found.source is not None
    assert (words(doc, found.source.tokens), [words(doc, link.tokens) for link in found.chain]) == (source, [carrier])


def test_a_participle_goes_on_by_the_same_speaker() -> None:
    doc, found = read("The minister said that the border is closed, adding that talks go on.")
    assert [(words(doc, a.cue), words(doc, a.content), a.within) for a in found] == [
        ("said", "the border is closed", -1),
        ("adding", "talks go on", -1),
    ]


def test_a_condition_behind_the_tag_belongs_to_both_contents() -> None:
    doc, found = read("Chile is ready to talk, the minister said, provided that Peru apologizes.")
    assert {words(doc, a.content) for a in found} == {
        "Chile is ready to talk … provided that Peru apologizes",
        "to talk … provided that Peru apologizes",
    }


def test_a_coordinated_act_ends_the_content_before_it() -> None:
    doc, found = read("The minister said the border is closed but declined to say why.")
    assert (words(doc, found[0].content), words(doc, found[1].cue)) == ("the border is closed", "declined to say")


def test_what_happens_to_somebody_is_no_statement_of_his() -> None:
    doc, found = read("Chile was blamed, according to the ministry.")
    assert [words(doc, a.source.tokens) for a in found if a.source] == ["the ministry"]


def test_hearsay_joins_the_cue_of_its_clause() -> None:
    assert [a.hearsay for a in read("The envoy reportedly accused Chile of spying.")[1]] == [True]
