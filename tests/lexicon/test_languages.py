"""The files of every language answer the same questions; docs/adding-a-language.md tells them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gezant.lexicon import load, roots

LEXICON = roots()[-1] / "lexicon"
SHIPPED = sorted(folder.name for folder in LEXICON.iterdir() if len(folder.name) == 2)
BY_WORD = {"forms", "people"}  # their keys are words of the language or names
FILES = sorted(path.stem for path in (LEXICON / "nl").glob("*.yaml"))
PAGE = (Path(__file__).resolve().parents[2] / "docs" / "adding-a-language.md").read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in FILES if name not in BY_WORD])
@pytest.mark.parametrize("language", SHIPPED)
def test_a_file_has_the_same_keys_in_every_language(language: str, name: str) -> None:
    assert set(load(language, name)) == set(load("nl", name))


@pytest.mark.parametrize("name", FILES)
def test_the_page_on_adding_a_language_tells_every_file(name: str) -> None:
    assert f"`{name}.yaml`" in PAGE
