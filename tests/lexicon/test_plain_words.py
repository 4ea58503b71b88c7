"""YAML 1.1 takes a bare `on`, `off`, `no` or `yes` for a truth value; in a list of words it is a word that is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2] / "src" / "gezant"
FILES = sorted([*ROOT.glob("lexicon/*/*.yaml"), *ROOT.glob("views/wording/*/*.yaml")])


def truths(value: Any, within: str) -> Iterator[str]:
    """Where in lists, and as names, a truth value stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(name, bool):
                yield within
            yield from truths(inner, f"{within}.{name}")
    elif isinstance(value, list):
        yield from (within for inner in value if isinstance(inner, bool))
        for inner in value:
            yield from truths(inner, within)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_is_read_as_a_truth_value(path: Path) -> None:
    assert list(truths(yaml.safe_load(path.read_text("utf-8")), path.name)) == []
