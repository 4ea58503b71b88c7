"""The words of the interface: the same in every language, and none of them in a template."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from gezant.ledger.path import Clash
from gezant.ledger.topics import concepts
from gezant.model import (
    Act,
    Certainty,
    ConditionKind,
    DateOrigin,
    Form,
    MeetingKind,
    MeetingState,
    Naming,
    Polarity,
)
from gezant.model.dossier import BearingKind, ClaimKind, ConditionState, FulfilmentState, Grade
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


@pytest.mark.parametrize("language", languages())
def test_every_concept_has_a_name(language: str) -> None:
    assert set(wording(language).get("topics")) == set(concepts())


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("acts", Act), ("namings", Naming), ("forms", Form), ("polarities", Polarity), ("certainties", Certainty),
        ("condition_kinds", ConditionKind), ("meetings", MeetingKind), ("meeting_states", MeetingState), ("grades", Grade),
        ("bearings", BearingKind), ("kinds", ClaimKind), ("conditions", ConditionState), ("rests_on", ConditionState),
        ("fulfilments", FulfilmentState), ("date_origins", DateOrigin), ("clashes", Clash),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", languages())
def test_every_value_of_the_records_has_a_word(language: str, group: str, values: object) -> None:
    assert set(wording(language).get(f"values.{group}")) == set(get_args(values))
