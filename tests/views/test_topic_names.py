"""Concepts of diplomacy in the languages of the interface."""

from __future__ import annotations

import pytest

from gezant.ledger.topics import concepts
from gezant.views.wording import languages, wording


@pytest.mark.parametrize("language", languages())
def test_every_concept_has_a_name_and_no_name_is_without_a_concept(language: str) -> None:
    assert set(wording(language).get("topics")) == set(concepts())


@pytest.mark.parametrize("language", languages())
def test_no_two_concepts_have_one_name(language: str) -> None:
    names = list(wording(language).get("topics").values())
    assert [name for name in names if names.count(name) > 1] == []
