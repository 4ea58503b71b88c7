"""Acts and polarity: by what the source does, not by the verb alone."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from gezant.annotate.layers import Attribution
from gezant.annotate.stance import StanceComponent
from gezant.annotate.wordlists import stance_words
from tests.annotate.trees import doc_of, mention, statement

SENDS = "Berg zei dat hij geen troepen zal sturen."
CALLS = "Berg noemde het plan onaanvaardbaar."
WARNS = "Oslo waarschuwde dat Riga de gevolgen zal voelen."
EXCLUDES = "Oslo sluit sancties niet uit."
DENIES = "Oslo ontkent dat Riga betaalt."


def judged(doc: Doc, *statements: Attribution) -> tuple[Attribution, ...]:
    doc._.gezant_attributions = statements
    found: tuple[Attribution, ...] = StanceComponent(stance_words(doc.lang_))(doc)._.gezant_attributions
    return found


def norwegian(doc: Doc) -> Doc:
    for name, actor in (("Oslo", "NOR"), ("Riga", "LVA"), ("Berg", "NOR.GOV:jan-berg")):
        if any(t.text == name for t in doc):
            mention(doc, name, actor, person=name == "Berg")
    return doc


CASES = [
    ("refusing in plain words", SENDS, "zei", "hij geen troepen zal sturen", "verbs/zeggen", "Berg", "refuse"),
    (
        "offering in plain words",
        "Berg zei dat hij bereid is te praten.",
        "zei",
        "hij bereid is te praten",
        "verbs/zeggen",
        "Berg",
        "offer",
    ),
    (
        "threatening with consequences",
        WARNS,
        "waarschuwde",
        "Riga de gevolgen zal voelen",
        "verbs/waarschuwen",
        "Oslo",
        "threaten",
    ),
    (
        "accusing",
        "Volgens Oslo schendt Riga het verdrag.",
        "Volgens",
        "schendt Riga het verdrag",
        "markers/volgens",
        "Oslo",
        "accuse",
    ),
    (
        "demanding with must",
        "Riga moet zijn troepen terugtrekken, zei Berg.",
        "zei",
        "Riga moet zijn troepen terugtrekken",
        "verbs/zeggen",
        "Berg",
        "demand",
    ),
    (
        "setting a condition",
        "Oslo tekent pas als Riga betaalt, zei Berg.",
        "zei",
        "Oslo tekent pas als Riga betaalt",
        "verbs/zeggen",
        "Berg",
        "demand",
    ),
    ("wanting not to", "Oslo wil niet onderhandelen.", "wil", "niet onderhandelen", "verbs/willen", "Oslo", "refuse"),
    ("wanting another to", "Oslo wil dat Riga vertrekt.", "wil", "Riga vertrekt", "verbs/willen", "Oslo", "demand"),
    ("wanting an event", "Oslo wil dat de top doorgaat.", "wil", "de top doorgaat", "verbs/willen", "Oslo", "want"),
    (
        "announcing one's own deed",
        "Oslo maakte bekend dat het de grens sluit.",
        "maakte bekend",
        "het de grens sluit",
        "verbs/bekendmaken",
        "Oslo",
        "announce",
    ),
    (
        "making known another's deed",
        "Oslo maakte bekend dat Riga het verdrag schrapt.",
        "maakte bekend",
        "Riga het verdrag schrapt",
        "verbs/bekendmaken",
        "Oslo",
        "announce",
    ),
    (
        "assuring of one's own deed",
        "Oslo verzekerde dat het de grens zal openen.",
        "verzekerde",
        "het de grens zal openen",
        "verbs/verzekeren",
        "Oslo",
        "promise",
    ),
    (
        "reacting in a manner",
        "Oslo reageerde boos op het besluit.",
        "reageerde boos",
        "het besluit",
        "verbs/reageren",
        "Oslo",
        "criticise",
    ),
    ("urging", "Berg riep Riga op te vertrekken.", "riep | op", "te vertrekken", "verbs/oproepen", "Berg", "urge"),
]


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "entry", "source", "act"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_content_tells_the_act(sentence: str, cue: str, content: str, entry: str, source: str, act: str) -> None:
    doc = norwegian(doc_of(sentence))
    actor = "NOR.GOV:jan-berg" if source == "Berg" else "NOR"
    (found,) = judged(doc, statement(doc, cue, content, entry, source=source, actors=(actor,)))
    assert (found.act, found.polarity) == (act, "positive")


@pytest.mark.parametrize(
    ("word", "act", "polarity"),
    [
        ("onaanvaardbaar", "criticise", "positive"),
        ("moedig", "praise", "positive"),
        ("uitgesloten", "refuse", "positive"),
        ("onzin", "deny", "negative"),
        ("ongeloofwaardig", "criticise", "positive"),
    ],
)
def test_a_name_given_is_an_act(word: str, act: str, polarity: str) -> None:
    doc = norwegian(doc_of(CALLS, swap={"onaanvaardbaar": word}))
    (found,) = judged(
        doc, statement(doc, "noemde", f"het plan | {word}", "verbs/noemen", source="Berg", actors=("NOR.GOV:jan-berg",))
    )
    assert (found.act, found.polarity) == (act, polarity)


def test_an_expert_warns_where_a_state_threatens() -> None:
    doc = norwegian(doc_of(WARNS))
    (found,) = judged(
        doc,
        statement(
            doc, "waarschuwde", "Riga de gevolgen zal voelen", "verbs/waarschuwen", source="Oslo", actors=("NOR.EDU/oslo",)
        ),
    )
    assert found.act == "warn"


@pytest.mark.parametrize(("thing", "act"), [("sancties", "threaten"), ("overleg", "offer")])
def test_what_is_not_excluded_is_possible(thing: str, act: str) -> None:
    doc = norwegian(doc_of(EXCLUDES, swap={"sancties": thing}))
    (found,) = judged(
        doc, statement(doc, "sluit | niet uit", thing, "verbs/uitsluiten", source="Oslo", actors=("NOR",), negated=True)
    )
    assert (found.act, found.certainty, found.polarity) == (act, "possible", "positive")


@pytest.mark.parametrize(("negated", "act", "polarity"), [(False, "deny", "negative"), (True, "say", "positive")])
def test_a_denial_denied_denies_nothing(negated: bool, act: str, polarity: str) -> None:
    doc = norwegian(doc_of(DENIES))
    (found,) = judged(
        doc, statement(doc, "ontkent", "Riga betaalt", "verbs/ontkennen", source="Oslo", actors=("NOR",), negated=negated)
    )
    assert (found.act, found.polarity) == (act, polarity)


def test_who_will_not_react_is_silent() -> None:
    doc = norwegian(doc_of("Oslo wilde niet reageren op het bericht."))
    (found,) = judged(
        doc,
        statement(
            doc,
            "wilde niet reageren",
            "het bericht",
            "verbs/reageren",
            source="Oslo",
            actors=("NOR",),
            head="reageren",
            negated=True,
        ),
    )
    assert (found.act, found.certainty) == ("silent", "unknown")


def test_an_offer_that_is_a_statement_of_its_own_is_only_said() -> None:
    doc = norwegian(doc_of("Berg zei dat hij bereid is te praten."))
    outer, inner = judged(
        doc,
        statement(doc, "zei", "hij bereid is te praten", "verbs/zeggen", source="Berg", actors=("NOR.GOV:jan-berg",)),
        statement(doc, "bereid is", "te praten", "adjectives/bereid", source="hij", actors=("LVA.GOV:x",), within=0),
    )
    assert (outer.act, inner.act) == ("say", "offer")


@pytest.mark.parametrize(
    ("sentence", "content", "certainty"),
    [
        ("Berg zei dat het kan misgaan.", "het kan misgaan", "possible"),
        ("Berg zei dat Riga waarschijnlijk tekent.", "Riga waarschijnlijk tekent", "probable"),
        (SENDS, "hij geen troepen zal sturen", "certain"),
    ],
)
def test_hedges_lower_the_certainty(sentence: str, content: str, certainty: str) -> None:
    doc = norwegian(doc_of(sentence))
    (found,) = judged(doc, statement(doc, "zei", content, "verbs/zeggen", source="Berg", actors=("NOR.GOV:jan-berg",)))
    assert found.certainty == certainty


def test_a_reportative_auxiliary_in_the_cue_is_hearsay() -> None:
    doc = doc_of("De rebellen zouden raketten bezitten.")
    (found,) = judged(doc, statement(doc, "zouden", "De rebellen | raketten bezitten", "auxiliaries/zullen"))
    assert found.hearsay
