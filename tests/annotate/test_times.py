# ruff: noqa: E501 - a parse stays on one line
"""The component gezant_times: what the parse says of where a clause puts its time."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc, Span

import gezant.annotate.times  # noqa: F401 - registers the factory

FORMS = {
    "past": "Tense=Past|VerbForm=Fin",
    "pres": "Tense=Pres|VerbForm=Fin",
    "inf": "VerbForm=Inf",
    "part": "VerbForm=Part",
    "ing": "Tense=Pres|VerbForm=Part",
    "fin": "VerbForm=Fin",
}
NLP = spacy.blank("nl")
PIPELINES = {"nl": NLP, "en": spacy.blank("en")}
COMPONENTS = {language: nlp.add_pipe("gezant_times") for language, nlp in PIPELINES.items()}


def parsed(rows: str, date: str | None, language: str = "nl", names: tuple[tuple[int, int], ...] = ()) -> dict[str, str]:
    """The times of a hand-parsed text: tokens `form:lemma:POS:relation:head[:verb form]`, heads counted from 1, 0 the root."""
    cells = [row.split(":") for row in rows.split()]
    doc = Doc(
        PIPELINES[language].vocab,
        words=[c[0] for c in cells],
        lemmas=[c[1] or c[0].lower() for c in cells],
        pos=[c[2] for c in cells],
        deps=["ROOT" if c[3] == "root" else c[3].replace("_", ":") for c in cells],
        heads=[int(c[4]) - 1 if int(c[4]) else i for i, c in enumerate(cells)],
        morphs=[FORMS.get(c[5], "") if len(c) > 5 else "" for c in cells],
        sent_starts=[i == 0 for i in range(len(cells))],
    )
    doc.set_ents([Span(doc, start, end, "PER") for start, end in names])
    doc._.gezant_date = date
    return {doc[t.start : t.end].text: t.value for t in COMPONENTS[language](doc)._.gezant_times}


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


ENGLISH = {
    "simple past": ("She:she:PRON:nsubj:2 left:leave:VERB:root:0:past Sunday::PROPN:obl_unmarked:2", "Sunday", "2018-04-08"),
    "future auxiliary": (
        "She:she:PRON:nsubj:3 will:will:AUX:aux:3:fin leave::VERB:root:0:inf Sunday::PROPN:obl_unmarked:3",
        "Sunday",
        "2018-04-15",
    ),
    "future in the past": (
        "She:she:PRON:nsubj:3 would:would:AUX:aux:3:fin leave::VERB:root:0:inf Sunday::PROPN:obl_unmarked:3",
        "Sunday",
        "2018-04-15",
    ),
    "perfect": (
        "She:she:PRON:nsubj:3 has:have:AUX:aux:3:pres left:leave:VERB:root:0:part Sunday::PROPN:obl_unmarked:3",
        "Sunday",
        "2018-04-08",
    ),
    "progressive is to come": (
        "She:she:PRON:nsubj:3 is:be:AUX:aux:3:pres leaving:leave:VERB:root:0:ing Sunday::PROPN:obl_unmarked:3",
        "Sunday",
        "2018-04-15",
    ),
    "be with an infinitive is due": (
        "She:she:PRON:nsubj:4 was:be:AUX:aux:4:past to:to:PART:mark:4 leave::VERB:root:0:inf Sunday::PROPN:obl_unmarked:4",
        "Sunday",
        "2018-04-15",
    ),
    "modal with a perfect": (
        "She:she:PRON:nsubj:4 may:may:AUX:aux:4:fin have:have:AUX:aux:4:inf left:leave:VERB:root:0:part Sunday::PROPN:obl_unmarked:4",
        "Sunday",
        "2018-04-08",
    ),
    "refused to do": (
        "She:she:PRON:nsubj:2 refused:refuse:VERB:root:0:past to:to:PART:mark:4 speak::VERB:xcomp:2:inf Sunday::PROPN:obl_unmarked:4",
        "Sunday",
        "2018-04-08",
    ),
    "plans to do": (
        "She:she:PRON:nsubj:2 planned:plan:VERB:root:0:past to:to:PART:mark:4 speak::VERB:xcomp:2:inf Sunday::PROPN:obl_unmarked:4",
        "Sunday",
        "2018-04-15",
    ),
    "passive infinitive": (
        "It:it:PRON:nsubj:2 needs:need:VERB:root:0:pres to:to:PART:mark:5 be:be:AUX:aux_pass:5:inf signed:sign:VERB:xcomp:2:part Sunday::PROPN:obl_unmarked:5",
        "Sunday",
        "2018-04-15",
    ),
    "participle beside a past verb": (
        "Speaking:speak:VERB:advcl:4:ing Sunday::PROPN:obl_unmarked:1 she:she:PRON:nsubj:4 agreed:agree:VERB:root:0:past",
        "Sunday",
        "2018-04-08",
    ),
    "a visit that begins": (
        "She:she:PRON:nsubj:2 announced:announce:VERB:root:0:past visits:visit:NOUN:obj:2 beginning:begin:VERB:acl:3:ing Sunday::PROPN:obl_unmarked:4",
        "Sunday",
        "2018-04-15",
    ),
    "put off until": (
        "Talks:talk:NOUN:nsubj_pass:3 were:be:AUX:aux_pass:3:past postponed:postpone:VERB:root:0:part until:until:ADP:case:5 Sunday::PROPN:obl:3",
        "Sunday",
        "2018-04-15",
    ),
    "a vote that was expected": (
        "She:she:PRON:nsubj:2 expected:expect:VERB:root:0:past a:a:DET:det:4 vote::NOUN:obj:2 on:on:ADP:case:6 Sunday::PROPN:nmod:4",
        "Sunday",
        "2018-04-15",
    ),
    "genitive of a deed": (
        "She:she:PRON:nsubj:2 mourns:mourn:VERB:root:0:pres Sunday::PROPN:nmod_poss:5 's:'s:PART:case:3 attack::NOUN:obj:2",
        "Sunday",
        "2018-04-08",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "rows", "words", "value"), [
    pytest.param(language, *row, id=f"{language}: {case}")
    for language, clauses in {"nl": CLAUSES, "en": ENGLISH}.items() for case, row in clauses.items()
])  # fmt: skip
def test_a_weekday_lies_where_its_clause_puts_it(language: str, rows: str, words: str, value: str) -> None:
    assert parsed(rows, "2018-04-10", language) == {words: value}


@pytest.mark.parametrize(("rows", "names", "expected"), [
    ("May:may:PROPN:nsubj:2 says:say:VERB:root:0:pres no:no:INTJ:obj:2", (), {}),
    ("Ann:Ann:PROPN:nsubj:3 May:May:PROPN:flat:1 left:leave:VERB:root:0:past in:in:ADP:case:5 May:May:PROPN:obl:3", ((0, 2),), {"May": "2017-05"}),
    ("Ann:Ann:PROPN:nsubj:3 May:May:PROPN:flat:1 left:leave:VERB:root:0:past with:with:ADP:case:7 May:May:PROPN:nmod_poss:7 's:'s:PART:case:5 aide::NOUN:obl:3", ((0, 2),), {}),
    ("May:may:AUX:aux:3:fin he:he:PRON:nsubj:3 win::VERB:root:0:inf", (), {}),
])  # fmt: skip
def test_a_month_that_names_a_person_or_is_a_verb_is_no_time(
    rows: str, names: tuple[tuple[int, int], ...], expected: dict[str, str]
) -> None:
    assert parsed(rows, "2018-04-10", "en", names) == expected


@pytest.mark.parametrize(("tag", "expected"), [("PUNCT", {"the future": "FUTURE_REF"}), ("NOUN", {})])
def test_the_future_is_a_time_only_where_it_stands_alone(tag: str, expected: dict[str, str]) -> None:
    rows = f"In:in:ADP:case:3 the:the:DET:det:3 future::NOUN:obl:5 ,:,:{tag}:punct:5 wait::VERB:root:0"
    assert parsed(rows, "2018-04-10", "en") == expected


@pytest.mark.parametrize(("words", "expected"), [
    (["mid-May"], {"mid-May": "2018-05-11/2018-05-20"}),
    (["mid", "-", "May"], {"mid - May": "2018-05-11/2018-05-20"}),
    (["72-hour"], {"72-hour": "PT72H"}),
    (["May-June"], {"May-June": "2018-05/2018-06"}),
])  # fmt: skip
def test_a_word_with_hyphens_is_read_in_its_parts(words: list[str], expected: dict[str, str]) -> None:
    doc = Doc(PIPELINES["en"].vocab, words=words)
    doc._.gezant_date = "2018-06-10"
    assert {doc[t.start : t.end].text.strip(): t.value for t in COMPONENTS["en"](doc)._.gezant_times} == expected


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
