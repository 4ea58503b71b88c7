"""The words of stance and conditions: every language has the same lists, of plain lower-case words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gezant.lexicon import load

FILES = ("stance", "conditions")
# keyed by words, which are each language's own
BY_WORD = frozenset({"willing", "manner", "performed", "endings"})


def keys(data: Any, path: str = "") -> Iterator[str]:
    """The paths of all keys but those that are words."""
    for key, value in data.items() if isinstance(data, dict) else ():
        yield f"{path}.{key}"
        if key not in BY_WORD:
            yield from keys(value, f"{path}.{key}")


def words(data: Any) -> Iterator[object]:
    """Everything that stands in a list."""
    if isinstance(data, dict):
        for value in data.values():
            yield from words(value)
    elif isinstance(data, list):
        for value in data:
            yield from words(value) if isinstance(value, dict | list) else [value]


@pytest.mark.parametrize("name", FILES)
def test_english_has_the_lists_of_dutch(name: str) -> None:
    assert set(keys(load("en", name))) == set(keys(load("nl", name)))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_words_are_text_in_lower_case(language: str, name: str) -> None:
    strange = [word for word in words(load(language, name)) if not isinstance(word, str) or word != word.lower()]
    assert strange == []
