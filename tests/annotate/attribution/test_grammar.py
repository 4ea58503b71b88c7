"""Source, cue and content in invented sentences, read with the shipped base: one construction a row."""

from __future__ import annotations

import pytest

import gezant
from gezant.model import Reading, Span, Statement

PAULA = "De Chileense minister Paula Rojas"


def words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(reading.report.text[start:end] for start, end in spans)


def statements(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each statement."""
    reading = gezant.read(text, date="2021-05-11", language="nl")
    return [
        (words(reading, s.source.spans) if s.source else "", words(reading, s.cue), words(reading, s.content))
        for s in reading.statements
    ]


def only(text: str) -> Statement:
    (statement,) = gezant.read(text, date="2021-05-11", language="nl").statements
    return statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PAULA} zei dat de grens dicht blijft.", (PAULA, "zei", "de grens dicht blijft")),
        (f"{PAULA} heeft gezegd dat de grens dicht blijft.", (PAULA, "heeft gezegd", "de grens dicht blijft")),
        ("De grens blijft dicht, zei minister Paula Rojas.", ("minister Paula Rojas", "zei", "De grens blijft dicht")),
        ("De grens blijft dicht, aldus de Chileense regering.", ("de Chileense regering", "aldus", "De grens blijft dicht")),
        ("Volgens Chili blijft de grens dicht.", ("Chili", "Volgens", "blijft de grens dicht")),
        ("De grens blijft volgens Chili dicht.", ("Chili", "volgens", "De grens blijft … dicht")),
        ("„De grens blijft dicht”, zei minister Paula Rojas.", ("minister Paula Rojas", "zei", "„De grens blijft dicht”")),
        ("Minister Paula Rojas: „De grens blijft dicht.”", ("Minister Paula Rojas", "", "„De grens blijft dicht.”")),
        ("Peru weigert de grens te openen.", ("Peru", "weigert", "de grens te openen")),
        ("Peru is bereid de grens te openen.", ("Peru", "is bereid", "de grens te openen")),
        ("Peru wil de grens niet openen.", ("Peru", "wil", "de grens niet openen")),
        ("Peru waarschuwt voor een breuk.", ("Peru", "waarschuwt voor", "een breuk")),
        ("Peru dreigt met een boycot.", ("Peru", "dreigt met", "een boycot")),
        ("Peru sluit een boycot niet uit.", ("Peru", "sluit … niet uit", "een boycot")),
        ("Peru wilde niet reageren.", ("Peru", "wilde niet reageren", "")),
        ("De belofte van Peru om de grens te openen klinkt mooi.", ("Peru", "De belofte", "de grens te openen")),
    ],
)  # fmt: skip
def test_each_construction_gives_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert statements(text) == [expected]


def test_a_quotation_goes_on_behind_its_attribution() -> None:
    ((_, cue, content),) = statements("‘Wij wachten’, zei president Luis Arce, ‘tot de brief er is.’")
    assert (cue, content) == ("zei", "‘Wij wachten’ … ‘tot de brief er is.’")


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    ((_, _, content),) = statements("‘Wij wachten’, zei president Luis Arce. ‘De brief is er niet.’")
    assert content == "‘Wij wachten’ … ‘De brief is er niet.’"


def test_a_demonstrative_takes_the_sentence_before() -> None:
    found = statements("De grens tussen Peru en Chili is dicht. Dat heeft president Luis Arce maandag gezegd.")
    assert found == [("president Luis Arce", "heeft … gezegd", "De grens tussen Peru en Chili is dicht")]


def test_a_denial_takes_the_words_that_it_denies() -> None:
    found = statements("Volgens Chili is de grens dicht. Peru ontkent dat.")
    assert found[1] == ("Peru", "ontkent", "is de grens dicht")


def test_hearsay_without_a_source_has_its_auxiliary_as_cue() -> None:
    statement = only("De gezanten zouden in Lima zijn aangekomen.")
    assert statement.source is None
    assert statement.hearsay


def test_a_carrier_with_its_sources_gives_the_source_and_a_chain() -> None:
    statement = only("De grens gaat morgen open, meldt persbureau Reuters op basis van diplomaten in Lima.")
    assert statement.source is not None
    assert statement.source.naming == "unnamed"
    assert [link.actors for link in statement.chain] == [("MED/reuters",)]


def test_a_nested_statement_knows_the_one_it_stands_in() -> None:
    outer, inner = gezant.read("President Luis Arce zei dat Chili weigert te praten.", language="nl").statements
    assert (outer.within, inner.within) == (None, outer.id)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Paula Rojas zei bereid te zijn om te praten.",
        "Minister Paula Rojas zei dat zij wil praten.",
    ],
)
def test_the_speakers_own_willingness_is_no_second_statement(text: str) -> None:
    only(text)


@pytest.mark.parametrize(
    "text",
    [
        "De ministers vertrokken dinsdag uit Lima.",
        "Peru moet beloven dat de grens opengaat.",
        "Als Peru belooft te komen, begint het overleg.",
    ],
)
def test_deeds_duties_and_conditions_are_no_statements(text: str) -> None:
    assert statements(text) == []


def test_a_line_end_inside_a_sentence_does_not_end_it() -> None:
    assert statements("Minister Paula Rojas zei\ndat de grens dicht\nblijft.")[0][2] == "de grens dicht\nblijft"


def test_a_main_clause_behind_the_content_is_no_part_of_it() -> None:
    found = statements("Peru zegt dat Chili de grens sluit, maar uit Santiago is nog niets vernomen.")
    assert found[0][2] == "Chili de grens sluit"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chili stelde voor de sancties te verlichten.", ("Chili", "stelde voor", "de sancties te verlichten")),
        ("Minister Paula Rojas noemde het plan „onzin”.", ("Minister Paula Rojas", "noemde", "het plan „onzin”")),
        ("Peru heeft geen plannen om te vertrekken.", ("Peru", "heeft geen plannen", "te vertrekken")),
        ("Londen liet weten niet op het voorstel in te gaan.", ("Londen", "liet weten", "niet op het voorstel in te gaan")),
    ],
)
def test_particles_predicates_light_verbs_and_negations_find_their_place(text: str, expected: tuple[str, str, str]) -> None:
    assert statements(text) == [expected]
