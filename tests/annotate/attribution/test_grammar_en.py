"""Source, cue and content in invented English sentences, read with the shipped base: one construction a row."""

from __future__ import annotations

from importlib.resources import files

import pytest

import gezant
from gezant.model import Reading, Span

pytestmark = pytest.mark.skipif(
    not (files("gezant") / "models" / "en" / "config.cfg").is_file(), reason="no base pipeline for English is shipped"
)


def words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(reading.report.text[start:end] for start, end in spans)


def statements(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each statement."""
    reading = gezant.read(text, date="2021-05-11", language="en")
    return [
        (words(reading, s.source.spans) if s.source else "", words(reading, s.cue), words(reading, s.content))
        for s in reading.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Ana Rojas said the border is closed.", ("Foreign Minister Ana Rojas", "said", "the border is closed")),
        (
            "Foreign Minister Ana Rojas told reporters on Monday that the border is closed.",
            ("Foreign Minister Ana Rojas", "told", "the border is closed"),
        ),
        ("The border is closed, the Chilean government said.", ("the Chilean government", "said", "The border is closed")),
        (
            "“The border is closed,” Foreign Minister Ana Rojas said on Monday.",
            ("Foreign Minister Ana Rojas", "said", "“The border is closed,”"),
        ),
        ("“The border,” President Luis Arce said, “is closed.”", ("President Luis Arce", "said", "“The border,” … “is closed.”")),
        ("President Luis Arce: “The border is closed.”", ("President Luis Arce", "", "“The border is closed.”")),
        ("According to Chile, the border is closed.", ("Chile", "According to", "the border is closed")),
        ("Peru refused to open the border.", ("Peru", "refused", "to open the border")),
        ("Peru wants Chile to open the border.", ("Peru", "wants", "Chile to open the border")),
        ("Peru does not want to open the border.", ("Peru", "does not want", "to open the border")),
        ("Peru accused Chile of spying.", ("Peru", "accused … of", "Chile … spying")),
        ("Chile dismissed reports that the border is closed.", ("Chile", "dismissed reports", "the border is closed")),
        ("President Luis Arce's claim that Chile lied is false.", ("President Luis Arce", "claim", "Chile lied")),
    ],
)  # fmt: skip
def test_each_construction_gives_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert statements(text) == [expected]


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    ((_, _, content),) = statements("“We are waiting,” President Luis Arce said. “The letter is not here.”")
    assert content == "“We are waiting,” … “The letter is not here.”"


def test_a_demonstrative_takes_the_sentence_before() -> None:
    found = statements("The border between Peru and Chile is closed. That is what President Luis Arce said on Monday.")
    assert found == [("President Luis Arce", "said", "The border between Peru and Chile is closed")]


def test_a_carrier_with_its_sources_gives_the_source_and_a_chain() -> None:
    reading = gezant.read("Reuters reported, citing two diplomats, that the border is closed.", date="2021-05", language="en")
    (statement,) = reading.statements
    assert [link.actors for link in statement.chain] == [("MED/reuters",)]


def test_a_nested_statement_knows_the_one_it_stands_in() -> None:
    outer, inner = gezant.read("President Luis Arce said that Chile refuses to talk.", language="en").statements
    assert (outer.within, inner.within) == (None, outer.id)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers left Lima on Tuesday.",
        "Peru must promise that the border will open.",
        "If Peru promises to come, the talks will begin.",
    ],
)
def test_deeds_duties_and_conditions_are_no_statements(text: str) -> None:
    assert statements(text) == []
