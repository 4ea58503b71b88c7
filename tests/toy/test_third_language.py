"""Adding a language as docs/adding-a-language.md has it: a folder of words and a base beside the package, and no code.

The language is Afrikaans, with some thirty words (`af.yaml`) and a base trained here on the six sentences of `af.txt`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from gezant.lexicon import roots
from tests.tiny import train
from training import skeleton

HERE = Path(__file__).parent
TEXT = (
    "Die Franse minister het Sondag gesê dat hy die ooreenkoms sal teken as die wapenstilstand hou.\n\n"
    "Die Turkse gesant het Maandag gesê dat die beraad môre begin."
)
SUNDAYS = "[2018-04-01,2018-04-08,2018-04-15,2018-04-22,2018-04-29]"


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it, on TEXT, with the languages of `folder` beside its own."""
    report = folder / "berig.txt"
    report.write_text(f"date 2018-04 {TEXT}", encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "GEZANT_BASE"}
    return subprocess.run(
        [sys.executable, "-m", "gezant", "read", "--format", "json", *options, str(report)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**environment, "GEZANT_LANGUAGES": str(folder)},
        check=False,
    )


def read(folder: Path, *options: str) -> dict[str, Any]:
    """The reading that the program gives of TEXT."""
    done = run(folder, *options)
    assert (done.stderr, done.returncode) == ("", 0)
    reading: dict[str, Any] = json.loads(done.stdout)
    return reading


def fill(empty: Any, words: Any) -> Any:
    """The skeleton of a file with words in the places where they belong."""
    if isinstance(empty, dict) and isinstance(words, dict):
        return {**empty, **{key: fill(empty.get(key), value) for key, value in words.items()}}
    return words


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the base and the lexicon of Afrikaans, which has no words yet."""
    folder = tmp_path_factory.mktemp("languages")
    skeleton.main(["af", str(folder)])
    (folder / "models").mkdir()
    train(folder / "models" / "af", rounds=60, language="af", treebank=(HERE / "af.txt").read_text(encoding="utf-8"))
    return folder


@pytest.fixture(scope="module")
def filled(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with words."""
    folder = tmp_path_factory.mktemp("words")
    (folder / "models").symlink_to(empty / "models")
    own = skeleton.write("af", folder)
    for name, words in yaml.safe_load((HERE / "af.yaml").read_text(encoding="utf-8")).items():
        path = own / f"{name}.yaml"
        content = fill(yaml.safe_load(path.read_text(encoding="utf-8")), words)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reading(filled: Path) -> dict[str, Any]:
    """What the program makes of TEXT; it finds out the language by itself."""
    return read(filled)


def quoted(spans: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def test_a_language_without_words_reads_nothing_and_fails_at_nothing(empty: Path) -> None:
    reading = read(empty, "--language", "af")
    assert [reading[part] for part in ("statements", "times", "meetings")] == [[], [], []]


def test_the_language_is_found_out(reading: dict[str, Any]) -> None:
    assert reading["report"]["language"] == "af"


def test_a_statement_is_read(reading: dict[str, Any]) -> None:
    first, second = reading["statements"]
    assert quoted(first["source"]["spans"]) == ["Die Franse minister"]
    assert quoted(first["cue"]) == ["het", "gesê"]
    assert quoted(first["content"]) == ["hy die ooreenkoms sal teken as die wapenstilstand hou"]
    assert quoted(second["content"]) == ["die beraad môre begin"]
    assert second["act"] == "say"


def test_a_time_is_read_and_dates_the_statement(reading: dict[str, Any]) -> None:
    assert [(quoted([time["span"]])[0], time["type"]) for time in reading["times"]] == [
        ("Sondag", "DATE"),
        ("Maandag", "DATE"),
        ("môre", "DATE"),
    ]
    assert reading["times"][0]["value"] == SUNDAYS
    assert reading["statements"][0]["date"] == SUNDAYS


def test_an_actor_is_read(reading: dict[str, Any]) -> None:
    assert [statement["source"]["actors"] for statement in reading["statements"]] == [["FRA.GOV"], ["TUR.GOV"]]
    assert reading["statements"][1]["source"]["naming"] == "unnamed"


def test_a_condition_is_read(reading: dict[str, Any]) -> None:
    (condition,) = reading["statements"][0]["conditions"]
    assert (quoted([condition["span"]]), condition["kind"]) == (["die wapenstilstand hou"], "if")


def test_a_file_that_lacks_a_key_is_told_and_is_no_bug_of_ours(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    own = folder / "lexicon" / "af"
    own.mkdir(parents=True)
    for path in (filled / "lexicon" / "af").iterdir():
        (own / path.name).write_text("{}" if path.stem == "conditions" else path.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "models").symlink_to(filled / "models")
    done = run(folder)
    assert done.stderr.startswith("gezant: ")
    assert "the words of gezant_conditions for 'af' are not as it needs them: KeyError" in done.stderr
    assert done.returncode == 1


def test_the_skeleton_has_every_file_and_no_words(empty: Path) -> None:
    own = empty / "lexicon" / "af"
    assert {path.name for path in own.iterdir()} == {path.name for path in (roots()[-1] / "lexicon" / "nl").iterdir()}
    contents = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in own.iterdir()]
    assert [leaf for content in contents for leaf in leaves(content) if isinstance(leaf, list) and leaf] == []


def leaves(content: Any) -> list[Any]:
    if isinstance(content, dict):
        return [leaf for value in content.values() for leaf in leaves(value)]
    return [content]


def test_a_language_is_not_written_over(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        skeleton.main(["af", str(empty)])
    assert "is there already" in capsys.readouterr().err
