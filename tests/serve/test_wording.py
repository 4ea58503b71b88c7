"""The words of the interface: the same in every language, and none of them in a template."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from gezant.views import html
from gezant.views.wording import ROOT, languages, wording

TEMPLATES = sorted((html.ROOT / "templates").glob("*.html"))
_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|[\w:-]+=\"[^\"]*\"|&[a-z]+;")
_NAMES = {"Gezant", "HTML", "JSON", "CSV", "Atom", "h", "C"}  # what is called so in every language


def _names(text: object) -> set[str]:
    texts = text.values() if isinstance(text, dict) else [text]
    return {name for each in texts if isinstance(each, str) for _, name, _, _ in string.Formatter().parse(each) if name}


def test_there_are_words_in_dutch_and_english() -> None:
    assert {"en", "nl"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_files(language: str) -> None:
    assert {path.name for path in (ROOT / language).iterdir()} == {path.name for path in (ROOT / "en").iterdir()}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_keys(language: str) -> None:
    assert set(wording(language).keys()) == set(wording("en").keys())


@pytest.mark.parametrize("language", languages())
def test_every_text_has_the_same_names_in_it(language: str) -> None:
    here, there = wording(language), wording("en")
    assert [key for key in there.keys() if _names(here.get(key)) != _names(there.get(key))] == []  # noqa: SIM118


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_words_of_its_own(path: Path) -> None:
    left = _MARKUP.sub(" ", _CODE.sub("", path.read_text("utf-8")))
    assert [word for word in re.findall(r"[^\W\d_]+", left) if word not in _NAMES] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_text_that_a_template_says_is_there(path: Path) -> None:
    keys = re.findall(r"""say\(\s*"([a-z_.0-9-]+)"\s*[,)]""", path.read_text("utf-8"))
    for language in languages():
        known = set(wording(language).keys())
        assert [key for key in keys if key not in known] == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.name != "whole.html"], ids=lambda path: path.name)
def test_no_template_has_style_or_script_of_its_own(path: Path) -> None:
    text = path.read_text("utf-8")  # but that of the file that opens without a server
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)|javascript:|\|\s*safe\b", text)
