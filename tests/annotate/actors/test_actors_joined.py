"""Names side by side, titles in pairs, and whom a report last spoke of."""

from __future__ import annotations

import pytest

from tests.annotate.actors.sentences import doc_of, mention

CALLED = "Het Elysée zei dat Poetin Trump heeft gebeld."
OWNED = "De ministers vroegen of Nederland Erdogans voorstel steunt."
TITLES = "De Oekraïense presidentsadviseur en onderhandelaar Oleh Kovalenko weigerde."


@pytest.mark.parametrize(
    ("sentence", "word", "date", "actors"),
    [
        (CALLED, "Poetin", "2025-03", ("RUS.GOV:vladimir-putin",)),
        (CALLED, "Trump", "2025-03", ("USA.GOV:donald-trump",)),
        (OWNED, "Nederland", "2021-10", ("NLD",)),
        (OWNED, "Erdogans", "2021-10", ("TUR.GOV:recep-tayyip-erdogan",)),
        ("Volgens Serviër Vucic is dat onzin.", "Serviër", "2022-08", ("SRB.GOV:aleksandar-vucic",)),
        ("De minister bezocht lidstaat Polen.", "lidstaat", "2017", ("POL",)),
    ],
)
def test_names_side_by_side_stay_apart(sentence: str, word: str, date: str, actors: tuple[str, ...]) -> None:
    assert mention(doc_of(sentence, date=date), word).actors == actors


@pytest.mark.parametrize("word", ["presidentsadviseur", "onderhandelaar"])
def test_two_titles_of_one_person_are_one_named_person(word: str) -> None:
    found = mention(doc_of(TITLES), word)
    assert (found.actors, found.naming) == (("UKR.GOV:oleh-kovalenko",), "named")


def test_he_is_the_subject_of_the_sentence_before_not_who_was_said_most() -> None:
    doc = doc_of(
        "De Amerikaanse president Donald Trump noemde het verdrag waardeloos.",
        "Trump wil een betere overeenkomst.",
        "Zijn Turkse ambtgenoot Erdogan wees dat maandag af.",
        "„Eerst moeten de troepen weg”, zei hij.",
        date="2018-08",
    )
    assert mention(doc, "hij").actors == ("TUR.GOV:recep-tayyip-erdogan",)


def test_a_first_name_that_others_have_as_a_surname_stays_with_its_name() -> None:
    doc = doc_of("Ahmed Kaya zweeg.")
    assert mention(doc, "Ahmed").actors == ("?",)
    assert "Kaya" not in {doc[i].text for i in doc._.gezant_mentions}


def test_a_name_without_a_title_is_of_the_party_behind_it() -> None:
    doc = doc_of("Volgens Dragan Petrovic van de partij Srpska Lista is dat onzin.")
    assert mention(doc, "Dragan").actors == (mention(doc, "partij").actors[0].split("/")[0] + ":dragan-petrovic",)


def test_the_head_of_an_unknown_firm_is_of_no_government() -> None:
    doc = doc_of("De Duitse minister Maas zei dat.", "Volgens Blackwater-topman Erik Vos is het klaar.", date="2019-05")
    assert mention(doc, "Blackwater-topman").actors == ("?",)
