"""Quotations are found by their marks, whatever the marks."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from gezant.annotate.attribution.quotes import quotations

nlp = spacy.blank("nl")
english = spacy.blank("en")


def quoted(text: str, language: Language = nlp) -> list[str]:
    doc = language(text)
    return [doc[q.start : q.end].text for q in quotations(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wij komen niet”, zei de gezant.", ["„Wij komen niet”"]),
        ("„Wij komen niet“, zei de gezant.", ["„Wij komen niet“"]),
        ("“Wij komen niet”, zei de gezant.", ["“Wij komen niet”"]),
        ("‘Wij komen niet’, zei de gezant.", ["‘Wij komen niet’"]),
        (",,Wij komen niet'', zei de gezant.", [",,Wij komen niet''"]),
        (",,Wij komen niet’’, zei de gezant.", [",,Wij komen niet’’"]),
        ('"Wij komen niet", zei de gezant.', ['"Wij komen niet"']),
        ("'Wij komen niet', zei de gezant.", ["'Wij komen niet'"]),
        ("« Wij komen niet », zei de gezant.", ["« Wij komen niet »"]),
        ("«Wij komen niet», zei de gezant.", ["«Wij komen niet»"]),
        ("Hij sprak van ‘oude koek’ en “lucht”.", ["‘oude koek’", "“lucht”"]),
    ],
)
def test_quotation_marks_of_every_kind_enclose(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De auto’s van ‘s-Hertogenbosch staan stil.",
        "Zo'n foto's maken ze 's avonds niet.",
        "’s Avonds kwam de delegatie aan.",
        "De jaren ’90 waren anders.",
        "Een mark zonder „einde staat hier.",
    ],
)
def test_apostrophes_and_lone_marks_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We want the unions’ money,’ the envoy said.", ["‘We want the unions’ money,’"]),
        ("'We don't want the unions' money,' the envoy said.", ["'We don't want the unions' money,'"]),
        ("The ministers’ plan was ‘dead’.", ["‘dead’"]),
        ("Envoys left ‘ready to talk’ - Seoul", ["‘ready to talk’"]),
        ("In the ’90s the envoys’ luck changed.", []),
        ("“It’s the ministers’ plan,” she said.", ["“It’s the ministers’ plan,”"]),
    ],
)
def test_genitives_and_elisions_of_english_are_no_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text, english) == expected


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    assert quoted("„Zij noemen ons ‘zwak’, maar wij wachten”, zei hij.") == ["„Zij noemen ons ‘zwak’, maar wij wachten”"]


def test_a_quotation_of_two_paragraphs_opens_anew_in_the_second() -> None:
    text = "“Wij wachten af.\n\n“Daarna zien we verder”, zei de gezant."
    assert quoted(text) == ["“Wij wachten af.", "“Daarna zien we verder”"]


def test_a_mark_does_not_close_in_another_paragraph() -> None:
    assert quoted("Hij noemde het „oud nieuws.\n\nZij zwegen”.") == []


@pytest.mark.parametrize(("text", "clausal"), [("Hij sprak van ‘oude koek’.", False), ("‘We gaan.’", True)])
def test_only_a_sentence_can_stand_for_a_speech(text: str, clausal: bool) -> None:
    (quotation,) = quotations(nlp(text))
    assert quotation.clausal is clausal
