# ruff: noqa: E501 - a parse stays on one line
"""The component gezant_times: what the parse says of where a clause puts its time."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc

import gezant.annotate.times  # noqa: F401 - registers the factory

FORMS = {
    "past": "Tense=Past|VerbForm=Fin",
    "pres": "Tense=Pres|VerbForm=Fin",
    "inf": "VerbForm=Inf",
    "part": "VerbForm=Part",
}
NLP = spacy.blank("nl")
COMPONENT = NLP.add_pipe("gezant_times")


def parsed(rows: str, date: str | None) -> dict[str, str]:
    """The times of a hand-parsed text: tokens `form:lemma:POS:relation:head[:verb form]`, heads counted from 1, 0 the root."""
    cells = [row.split(":") for row in rows.split()]
    doc = Doc(
        NLP.vocab,
        words=[c[0] for c in cells],
        lemmas=[c[1] or c[0].lower() for c in cells],
        pos=[c[2] for c in cells],
        deps=["ROOT" if c[3] == "root" else c[3].replace("_", ":") for c in cells],
        heads=[int(c[4]) - 1 if int(c[4]) else i for i, c in enumerate(cells)],
        morphs=[FORMS.get(c[5], "") if len(c) > 5 else "" for c in cells],
        sent_starts=[i == 0 for i in range(len(cells))],
    )
    doc._.gezant_date = date
    return {doc[t.start : t.end].text: t.value for t in COMPONENT(doc)._.gezant_times}


# All in a report of Tuesday 10 April 2018; the Sunday before is the 8th, the one after the 15th.
CLAUSES = {
    "simple past": ("Zij:zij:PRON:nsubj:2 vertrok::VERB:root:0:past zondag::PROPN:obl:2", "zondag", "2018-04-08"),
    "simple present is to come": ("Zij:zij:PRON:nsubj:2 vertrekt:vertrekken:VERB:root:0:pres zondag::PROPN:obl:2", "zondag", "2018-04-15"),
    "perfect": (
        "Zij:zij:PRON:nsubj:4 is:zijn:AUX:aux:4:pres zondag::PROPN:obl:4 vertrokken:vertrekken:VERB:root:0:part",
        "zondag",
        "2018-04-08",
    ),
    "future auxiliary": (
        "Zij:zij:PRON:nsubj:4 zal:zullen:AUX:aux:4:pres zondag::PROPN:obl:4 vertrekken::VERB:root:0:inf",
        "zondag",
        "2018-04-15",
    ),
    "modal in the present": (
        "Zij:zij:PRON:nsubj:4 moet:moeten:AUX:aux:4:pres zondag::PROPN:obl:4 vertrekken::VERB:root:0:inf",
        "zondag",
        "2018-04-15",
    ),
    "modal in the past": (
        "Zij:zij:PRON:nsubj:4 wilde:willen:AUX:aux:4:past zondag::PROPN:obl:4 vertrekken::VERB:root:0:inf",
        "zondag",
        "2018-04-08",
    ),
    "reported perfect": (
        "Zij:zij:PRON:nsubj:5 zou:zullen:AUX:aux:5:past zondag::PROPN:obl:5 zijn:zijn:AUX:aux:5:inf vertrokken:vertrekken:VERB:root:0:part",
        "zondag",
        "2018-04-08",
    ),
    "passive in the present": (
        "Het::PRON:nsubj_pass:4 wordt:worden:AUX:aux_pass:4:pres zondag::PROPN:obl:4 getekend:ondertekenen:VERB:root:0:part",
        "zondag",
        "2018-04-15",
    ),
    "verb of saying in the present": (
        "Dat:dat:PRON:obj:2 meldt:melden:VERB:root:0:pres de:de:DET:det:4 krant::NOUN:nsubj:2 zondag::PROPN:obl:2",
        "zondag",
        "2018-04-08",
    ),
    "infinitive with its marker": (
        "Zij:zij:PRON:nsubj:2 vroeg:vragen:VERB:root:0:past hem:hij:PRON:iobj:2 zondag::PROPN:obl:6 te:te:ADP:mark:6 komen::VERB:xcomp:2:inf",
        "zondag",
        "2018-04-15",
    ),
    "bare infinitive lends its tense from above": (
        "Zij:zij:PRON:nsubj:2 liet:laten:VERB:root:0:past zondag::PROPN:obl:4 weten::VERB:xcomp:2:inf",
        "zondag",
        "2018-04-08",
    ),
    "raising verb with an infinitive": (
        "Zij:zij:PRON:nsubj:2 bleek:blijken:VERB:root:0:past zondag::PROPN:obl:5 te:te:ADP:mark:5 ontbreken::VERB:xcomp:2:inf",
        "zondag",
        "2018-04-08",
    ),
    "plan with its preposition": (
        "De:de:DET:det:2 top::NOUN:nsubj:6 was:zijn:AUX:aux:6:past voor::ADP:case:5 zondag::PROPN:obl:6 gepland:plannen:VERB:root:0:part",
        "zondag",
        "2018-04-15",
    ),
    "plan behind its noun": (
        "Het:het:DET:det:2 bezoek::NOUN:nsubj:6 gepland:plannen:VERB:acl:2:part voor::ADP:case:5 zondag::PROPN:obl:3 vervalt:vervallen:VERB:root:0:pres",
        "zondag",
        "2018-04-15",
    ),
    "day of a deed": (
        "Zij:zij:PRON:nsubj:2 herdenkt:herdenken:VERB:root:0:pres de:de:DET:det:4 aanslag::NOUN:obj:2 van::ADP:case:6 zondag::PROPN:nmod:4",
        "zondag",
        "2018-04-08",
    ),
    "day of a plan": (
        "Zij:zij:PRON:nsubj:2 bespreekt:bespreken:VERB:root:0:pres de:de:DET:det:4 top::NOUN:obj:2 van::ADP:case:6 zondag::PROPN:nmod:4",
        "zondag",
        "2018-04-15",
    ),
    "day between commas": (
        "Aanleiding::NOUN:nsubj:4 is:zijn:AUX:cop:4:pres de:de:DET:det:4 aanslag::NOUN:root:0 ,:,:PUNCT:punct:6 zondag::PROPN:appos:4 .:.:PUNCT:punct:4",
        "zondag",
        "2018-04-08",
    ),
    "second verb of a coordination": (
        "Zij:zij:PRON:nsubj:3 heeft:hebben:AUX:aux:3:pres gezegd:zeggen:VERB:root:0:part en:en:CCONJ:cc:6 zondag::PROPN:obl:6 herhaald:herhalen:VERB:conj:3:part",
        "zondag",
        "2018-04-08",
    ),
    "since is past in any tense": (
        "Zij:zij:PRON:nsubj:2 wacht:wachten:VERB:root:0:pres sinds:sinds:ADP:case:4 zondag::PROPN:obl:2",
        "zondag",
        "2018-04-08",
    ),
    "separable particle": (
        "Zij:zij:PRON:nsubj:2 kwam:komen:VERB:root:0:past zondag::PROPN:obl:2 aan:aan:ADP:compound_prt:2",
        "zondag",
        "2018-04-08",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CLAUSES)
def test_a_weekday_lies_where_its_clause_puts_it(case: str) -> None:
    rows, words, value = CLAUSES[case]
    assert parsed(rows, "2018-04-10") == {words: value}


def test_the_future_in_the_past_is_seen_from_the_day_told_before() -> None:
    rows = (
        "Zij:zij:PRON:nsubj:2 belde:bellen:VERB:root:0:past donderdag::PROPN:obl:2 ;:;:PUNCT:punct:2 "
        "hij:hij:PRON:nsubj:8 zou:zullen:AUX:aux:8:past zondag::PROPN:obl:8 komen::VERB:parataxis:2:inf"
    )
    assert parsed(rows, "2018-04-10") == {"donderdag": "2018-04-05", "zondag": "2018-04-08"}


@pytest.mark.parametrize(("pos", "relation", "expected"), [
    ("ADV", "advmod", {"Maandag": "2018-04-09", "toen": "2018-04-09"}),
    ("SCONJ", "advmod", {"Maandag": "2018-04-09", "toen": "2018-04-09"}),
    ("SCONJ", "mark", {"Maandag": "2018-04-09"}),
])  # fmt: skip
def test_then_is_a_time_only_as_an_adverb(pos: str, relation: str, expected: dict[str, str]) -> None:
    rows = (
        "Maandag::PROPN:obl:2 sprak:spreken:VERB:root:0:past zij:zij:PRON:nsubj:2 en:en:CCONJ:cc:6 "
        f"toen:toen:{pos}:{relation}:6 zweeg:zwijgen:VERB:conj:2:past hij:hij:PRON:nsubj:6"
    )
    assert parsed(rows, "2018-04-10") == expected


@pytest.mark.parametrize(("relation", "expected"), [("nummod:4", {}), ("obl:5", {"2000": "2000"})])
def test_four_digits_that_count_a_noun_are_no_year(relation: str, expected: dict[str, str]) -> None:
    rows = (
        f"Zij:zij:PRON:nsubj:5 in:in:ADP:case:3 2000:2000:NUM:{relation} gevallen:geval:NOUN:obl:5 wonnen:winnen:VERB:root:0:past"
    )
    assert parsed(rows, "2018-04-10") == expected


@pytest.mark.parametrize(("date", "value"), [("2018-04-10", "2018-04-08"), (None, "XXXX-WXX-7"), ("2018", "2018-WXX-7")])
def test_a_text_without_a_parse_still_has_its_times(date: str | None, value: str) -> None:
    doc = NLP.make_doc("De gezant vertrok zondag.")
    doc._.gezant_date = date
    (time,) = NLP(doc)._.gezant_times
    assert (doc[time.start : time.end].text, time.type, time.value, time.rule) == ("zondag", "DATE", value, "times.weekday")


def test_an_empty_text_has_no_times() -> None:
    assert NLP(NLP.make_doc(""))._.gezant_times == ()


def test_times_do_not_overlap_and_stand_in_text_order() -> None:
    doc = NLP("Maandag 9 april om 14.30 uur, twee dagen later en van 5 tot en met 7 juli, eind mei of begin juni 2019.")
    spans = [(t.start, t.end) for t in doc._.gezant_times]
    assert len(spans) >= 4
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_date_that_is_none_is_refused() -> None:
    doc = NLP.make_doc("De gezant vertrok zondag.")
    doc._.gezant_date = "2018-02-30"
    with pytest.raises(ValueError, match="28 days"):
        NLP(doc)
