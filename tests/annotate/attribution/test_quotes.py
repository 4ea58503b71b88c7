"""Quotations are found by their marks, whatever the marks."""

from __future__ import annotations

import pytest
import spacy

from gezant.annotate.attribution.quotes import quotations

nlp = spacy.blank("nl")


def quoted(text: str) -> list[str]:
    doc = nlp(text)
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
