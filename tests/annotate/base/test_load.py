"""A base of the user's own under the layers, and what is said where none can be had."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from gezant.annotate.base import BaseError, LanguageBaseError, load_base, shipped
from tests.tiny import train


@pytest.fixture(scope="module")
def nlp(tiny_base: Path) -> Language:
    return load_base("nl", str(tiny_base))


def test_a_base_of_the_users_own_gives_universal_dependencies(nlp: Language) -> None:
    doc = nlp("De leider zegt dat het gesprek begint.")
    assert [(token.text, token.dep_, token.head.text) for token in doc] == [
        ("De", "det", "leider"),
        ("leider", "nsubj", "zegt"),
        ("zegt", "ROOT", "zegt"),
        ("dat", "mark", "begint"),
        ("het", "det", "gesprek"),
        ("gesprek", "nsubj", "begint"),
        ("begint", "ccomp", "zegt"),
        (".", "punct", "zegt"),
    ]


def test_its_compound_lemmas_are_one_word(nlp: Language) -> None:
    assert nlp("De leider heeft de eis afgewezen.")[5].lemma_ == "afwijzen"


def test_its_sentences_stop_at_a_blank_line(nlp: Language) -> None:
    doc = nlp("De minister belooft steun\n\nDe president zegt steun toe.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["De minister belooft steun", "De president zegt steun toe."]


def test_the_environment_may_name_a_base(tiny_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEZANT_BASE", str(tiny_base))
    assert "gezant_adapt" in load_base("nl").pipe_names


def test_an_adapted_base_can_be_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved").pipe_names == nlp.pipe_names


def test_a_base_for_another_language_is_refused(tiny_base: Path) -> None:
    with pytest.raises(BaseError, match="is for the language 'nl', and the report is in 'en'"):
        load_base("en", str(tiny_base))


@pytest.mark.parametrize(("missing", "message"), [("parser", "gives no dependency parse"), ("lemmatizer", "gives no lemmas")])
def test_a_base_that_lacks_a_layer_is_refused_when_it_is_loaded(tmp_path: Path, missing: str, message: str) -> None:
    folder = train(tmp_path / "base", without=frozenset({missing}), rounds=1)
    with pytest.raises(BaseError, match=message):
        load_base("nl", str(folder))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_parser_with_other_relations_is_refused_when_it_is_loaded(tmp_path: Path, language: str) -> None:
    nlp = spacy.blank(language)
    parser = nlp.add_pipe("parser")
    for label in ("nsubjpass", "dobj", "pobj", "det"):
        parser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "clear")
    with pytest.raises(BaseError, match=r"relations dobj, nsubjpass, pobj \(ClearNLP's, as in spaCy's own English pipelines\)$"):
        load_base(language, str(tmp_path / "clear"))


def test_a_base_that_is_not_there_is_named() -> None:
    with pytest.raises(BaseError, match="cannot load the base pipeline 'no_such_base'"):
        load_base("nl", "no_such_base")


def test_a_folder_that_holds_no_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(BaseError, match="cannot load the base pipeline"):
        load_base("nl", str(tmp_path))


def test_a_language_without_a_shipped_base_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEZANT_BASE", raising=False)
    with pytest.raises(BaseError, match="no base pipeline is shipped for the language 'eu'"):
        load_base("eu")


@pytest.mark.parametrize("language", shipped())
def test_a_shipped_base_tokenizes_as_spacy_loads_it(language: str) -> None:
    ours, plain = load_base(language), spacy.load(files("gezant") / "models" / language)  # type: ignore[arg-type]
    assert ours.tokenizer.to_bytes() == plain.tokenizer.to_bytes()


def test_dutch_and_english_are_shipped() -> None:
    assert {"nl", "en"} <= set(shipped())


def test_a_base_lies_with_its_language(tiny_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEZANT_BASE", raising=False)
    monkeypatch.setattr("gezant.annotate.base.load.roots", lambda: (tmp_path,))
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "nl").symlink_to(tiny_base)
    assert shipped() == ("nl",)
    assert load_base("nl").path == tmp_path / "models" / "nl"


def test_a_base_of_another_language_stops_only_that_language(tiny_base: Path) -> None:
    with pytest.raises(LanguageBaseError, match="is for the language 'nl', and the report is in 'en'"):
        load_base("en", str(tiny_base))
