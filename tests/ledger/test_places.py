"""Names of places across languages."""

from __future__ import annotations

import pytest

from gezant.ledger.places import differ


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("The Hague", "Den Haag", False),
        ("The Hague", "the hague", False),
        ("Moscow", "Moskou", False),
        ("Moscow", "Den Haag", True),
        ("The Hague", "Rotterdam", True),
        ("Panmunjom", "Seoul", True),
        ("the old mill", "the old mill", False),
        ("the old mill", "Moskou", True),
    ],
)
def test_two_names_of_one_place_are_one(one: str, other: str, differs: bool) -> None:
    assert differ(one, other) is differs
    assert differ(other, one) is differs
