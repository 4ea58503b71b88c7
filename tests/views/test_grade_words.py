"""A grade in words: never without whose word makes it so, and never more than the grade tells."""

from __future__ import annotations

import pytest

from gezant.model.dossier import Grade, GradeEntry
from gezant.views.ledger import grade_text


@pytest.mark.parametrize(
    ("grade", "by", "parties", "words"),
    [
        ("confirmed", ["PER"], ["PER"], "confirmed by Peru (PER) itself"),
        ("confirmed", ["CHL", "PER"], ["PER"], "confirmed by Chile (CHL), Peru (PER)"),
        ("on-record", ["PER"], ["PER"], "on record by Peru (PER) itself"),
        ("on-record", ["CHL"], ["PER"], "on record by Chile (CHL)"),
        ("denied", [], ["PER"], "denied by Peru (PER) itself; nobody asserts it on record"),
        ("denied", [], ["CHL", "PER"], "denied: nobody asserts it on record"),
        ("denied", [], [], "denied: nobody asserts it on record"),
        ("disputed", ["CHL"], ["PER"], "disputed: asserted by Chile (CHL), denied by Peru (PER)"),
        ("disputed", ["PER"], ["PER"], "disputed: asserted and denied by Peru (PER)"),
        ("disputed", ["CHL"], ["CHL", "PER"], "disputed: asserted by Chile (CHL)"),
        ("corroborated", [], ["PER"], "corroborated, nobody named"),
        ("unnamed", [], ["PER"], "on unnamed word"),
    ],
)
def test_a_grade_says_whose_word_it_is(grade: Grade, by: list[str], parties: list[str], words: str) -> None:
    assert grade_text(GradeEntry("2020-03-01", "a", grade, tuple(by)), parties).plain == words
