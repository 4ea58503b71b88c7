"""Whose a role is that tells no country itself: by who spoke, by the same word before, by the institution that one heads."""

from __future__ import annotations

import pytest

from tests.annotate.actors.sentences import doc_of, mention

OFFICIALS = ("Chinese functionarissen zeiden dat de onderhandelingen stokken.", "Washington zwijgt.")
MAY = "Premier May moet toestemming van de Europese Unie krijgen."
REYNDERS = "De federale minister van Buitenlandse Zaken en Defensie Didier Reynders (MR) zei dat."
TPLF = "Het Tigrese Volksbevrijdingsfront (TPLF) wil onderhandelen."
IRAN = "Volgens Iran zijn de VS te ver gegaan."
NORWAY = "Jens Stoltenberg sprak met Rome."
BRITISH = "Britse kabinetsleden zijn boos."
CALL = "De Turkse president Recep Tayyip Erdogan belde zijn Russische en Oekraïense collega."


@pytest.mark.parametrize(
    ("sentences", "word", "date", "actors"),
    [
        ((IRAN, "Het ministerie kondigt maatregelen aan."), "ministerie", "2018", ("IRN.GOV",)),
        ((*OFFICIALS, "Een functionaris sprak van geduld."), "functionaris", "2018", ("CHN.GOV",)),
        ((BRITISH, "Een hoge regeringsbron sprak van een breuk."), "regeringsbron", "2019", ("GBR.GOV",)),
        ((MAY, "Een woordvoerder noemde dat onzin."), "woordvoerder", "2019-02", ("GBR.GOV",)),
        (("De rebellen trekken op.",), "rebellen", "2019", ("?",)),
        (("De voorzitter van de Europese Commissie herhaalde dat.",), "voorzitter", "2019-03", ("IGO/eu:jean-claude-juncker",)),
        ((NORWAY, "De Noorse oud-premier bleef kalm."), "oud-premier", "2019", ("IGO/nato:jens-stoltenberg",)),
        ((REYNDERS,), "minister", "2018-06", ("BEL.GOV:didier-reynders",)),
        ((TPLF,), "Tigrese", "2021", ("ETH.REB/tplf",)),
        ((CALL,), "collega", "2022-03", ("RUS.GOV:vladimir-putin", "UKR.GOV:volodymyr-zelensky")),
    ],
)  # fmt: skip
def test_who_spoke_or_was_named_tells_whose_a_role_is(
    sentences: tuple[str, ...], word: str, date: str, actors: tuple[str, ...]
) -> None:
    assert mention(doc_of(*sentences, date=date), word).actors == actors


def test_delegations_of_both_sides_are_nobody_in_particular_where_nothing_tells_the_sides() -> None:
    doc = doc_of("De Turkse president Recep Tayyip Erdogan belde zijn Russische en Oekraïense collega.",
                 "De delegaties van beide kanten zwegen.")  # fmt: skip
    assert mention(doc, "delegaties").actors == ("?",)


def test_a_place_that_something_is_called_after_is_not_they() -> None:
    doc = doc_of("De gezant noemde het verdrag van Parijs een begin.", "Nu willen ze meer doen.")
    assert mention(doc, "ze").actors == ("?",)
