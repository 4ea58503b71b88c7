"""Where the languages lie, and what is said of a file that is not as it should be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gezant.lexicon import LexiconError, languages, load, loader, roots

Further = Callable[..., None]


@pytest.fixture
def further(monkeypatch: pytest.MonkeyPatch) -> Iterator[Further]:
    """Sets GEZANT_LANGUAGES to the folders given, and forgets afterwards what was found there."""

    def forget() -> None:
        for cached in (loader.roots, loader._folders, loader.languages, loader.load):
            cached.cache_clear()

    def look_in(*folders: Path) -> None:
        monkeypatch.setenv("GEZANT_LANGUAGES", os.pathsep.join(map(str, folders)))
        forget()

    yield look_in
    forget()


def language(root: Path, code: str, **contents: str) -> Path:
    """A folder with one language in it, whose files have these contents."""
    folder = root / "lexicon" / code
    folder.mkdir(parents=True)
    for name, content in contents.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return root


def test_a_language_of_a_further_folder_is_read(further: Further, tmp_path: Path) -> None:
    further(language(tmp_path, "qq", language="{}", cues="verbs: [zorgo]"))
    assert "qq" in languages()
    assert "nl" in languages()
    assert load("qq", "cues") == {"verbs": ["zorgo"]}


def test_a_language_is_taken_whole_from_the_first_folder_that_has_it(further: Further, tmp_path: Path) -> None:
    first = language(tmp_path / "first", "nl", language="{}", cues="first")
    further(first, language(tmp_path / "second", "nl", language="{}", cues="second", times="second"))
    assert load("nl", "cues") == "first"
    with pytest.raises(LexiconError, match="no lexicon 'times' for language 'nl'"):
        load("nl", "times")


def test_a_language_counts_once_its_last_file_is_written(further: Further, tmp_path: Path) -> None:
    further(language(tmp_path, "qq", cues="{}"))
    assert "qq" not in languages()


def test_the_tables_that_all_share_stay_those_of_the_package(further: Further, tmp_path: Path) -> None:
    further(language(tmp_path, "qq", language="{}"))
    assert load("common", "schemes")["entities"]


def test_the_package_is_the_last_of_the_folders(further: Further, tmp_path: Path) -> None:
    further(tmp_path)
    assert roots()[0] == tmp_path
    assert (roots()[-1] / "lexicon" / "nl").is_dir()


def test_a_folder_that_is_not_there_is_named(further: Further, tmp_path: Path) -> None:
    further(tmp_path / "nowhere")
    with pytest.raises(LexiconError, match=r"GEZANT_LANGUAGES names a folder that is not there: .*nowhere"):
        languages()


def test_a_file_that_is_no_yaml_is_named_with_its_line(further: Further, tmp_path: Path) -> None:
    further(language(tmp_path, "qq", language="{}", cues="verbs: [zorgo\nnouns: []"))
    with pytest.raises(LexiconError, match=r"cues\.yaml(.|\n)*line 2"):
        load("qq", "cues")
