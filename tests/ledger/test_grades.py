"""The table of grades, row by row."""

from __future__ import annotations

import pytest

from gezant.ledger.grades import Word, grade, independent
from gezant.ledger.voices import Voice
from gezant.model.dossier import ClaimKind, Grade


def record(actor: str) -> Word:
    return Word(Voice(actor, "record"))


def denied(actor: str) -> Word:
    return Word(Voice(actor, "record"), denies=True)


def unnamed(body: str, *, counted: bool = False) -> Word:
    return Word(Voice(body, "unnamed", counted))


HEARSAY = Word(Voice("", "hearsay"))


@pytest.mark.parametrize(
    ("kind", "parties", "words", "expected", "by"),
    [
        # a position
        ("position", ["PER"], [record("PER.GOV:a"), denied("PER.GOV:b")], "disputed", ["PER"]),
        ("position", ["PER"], [record("CHL.GOV"), denied("PER.GOV")], "disputed", ["CHL"]),
        ("position", ["PER"], [unnamed("CHL.GOV"), denied("PER.GOV")], "denied", []),
        ("position", ["PER"], [denied("PER.GOV")], "denied", []),
        ("position", ["PER"], [record("PER.GOV:a")], "confirmed", ["PER"]),
        ("position", ["PER"], [record("PER.MED/state-radio")], "confirmed", ["PER"]),
        ("position", ["PER", "CHL"], [record("PER.GOV:a")], "on-record", ["PER"]),
        ("position", ["PER", "CHL"], [record("PER.GOV:a"), record("CHL")], "confirmed", ["CHL", "PER"]),
        ("position", ["PER"], [record("PER.LEG")], "on-record", ["PER.LEG"]),
        ("position", ["PER"], [record("CHL.GOV:c")], "on-record", ["CHL"]),
        ("position", ["PER"], [record("CHL.GOV:c"), denied("CHL.GOV:d")], "on-record", ["CHL"]),
        ("position", ["PER"], [record("MED/reuters")], "on-record", ["MED/reuters"]),
        ("position", ["PER"], [unnamed("PER.GOV", counted=True)], "corroborated", []),
        ("position", ["PER"], [unnamed("PER.GOV"), unnamed("CHL.GOV")], "corroborated", []),
        ("position", ["PER"], [unnamed("PER.GOV"), unnamed("?")], "unnamed", []),
        ("position", ["PER"], [unnamed("PER"), unnamed("PER.GOV")], "unnamed", []),
        ("position", ["PER"], [unnamed("PER.GOV")], "unnamed", []),
        ("position", ["PER"], [HEARSAY], "hearsay", []),
        # an event: a party alone does not confirm its own deed
        ("event", ["PER"], [record("PER.GOV:a")], "on-record", ["PER"]),
        ("event", ["PER"], [record("PER.GOV:a"), record("CHL.GOV")], "confirmed", ["CHL", "PER"]),
        ("event", ["PER", "CHL"], [record("PER.GOV:a")], "on-record", ["PER"]),
        ("event", ["PER", "CHL"], [record("PER.GOV:a"), record("CHL.GOV:c")], "confirmed", ["CHL", "PER"]),
        ("event", ["CHL"], [unnamed("PER.GOV"), denied("CHL.GOV")], "denied", []),
        ("event", ["CHL"], [record("PER.GOV"), denied("CHL.GOV")], "disputed", ["PER"]),
        ("event", ["CHL"], [], None, []),
        ("event", ["CHL"], [denied("PER.GOV")], None, []),
    ],
)
def test_the_first_row_that_applies_is_the_grade(
    kind: ClaimKind, parties: list[str], words: list[Word], expected: Grade | None, by: list[str]
) -> None:
    assert grade(kind, parties, words) == (expected, tuple(by))


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        (["PER.GOV", "PER.MIL"], True),
        (["PER.GOV", "PER.GOV/foreign"], False),
        (["PER", "PER.GOV"], False),
        (["?", "PER.GOV"], False),
        (["MED/ap", "MED/reuters"], True),
    ],
)
def test_unnamed_sources_are_two_where_their_bodies_are_known_to_differ(bodies: list[str], expected: bool) -> None:
    assert independent(unnamed(body).voice for body in bodies) is expected
