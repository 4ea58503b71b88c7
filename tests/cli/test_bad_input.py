"""Texts that are not as they should be, through the whole program: a reading comes, and its offsets are right."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

SENTENCE = "De Finse premier zei dinsdag dat zijn land wil bemiddelen."
MANY = " ".join(["De premier zei dinsdag dat hij komt", "en de koning zweeg"] * 60)


def said(reading: dict[str, Any]) -> list[tuple[str, str]]:
    """The sources and contents of a reading in their own words, blanks made one."""
    text = reading["report"]["text"]

    def words(spans: list[list[int]]) -> str:
        return " ".join(" ".join(text[start:end].split()) for start, end in spans)

    return [(words(s["source"]["spans"]) if s["source"] else "", words(s["content"])) for s in reading["statements"]]


def reading_of(gezant: Run, path: Path, data: bytes | str) -> dict[str, Any]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    outcome = gezant("read", "--format", "json", "--language", "nl", path)
    assert (outcome.err, outcome.code) == ("", 0)
    reading: dict[str, Any] = json.loads(outcome.out)
    return reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_the_encoding_makes_no_difference(gezant: Run, tmp_path: Path, encoding: str) -> None:
    text = f"„{SENTENCE}” – Zoë"
    expected = reading_of(gezant, tmp_path / "x.txt", f"date 2019-05 {text}")
    assert reading_of(gezant, tmp_path / "x.txt", f"date 2019-05 {text}".encode(encoding)) == expected
    assert expected["report"]["text"] == text


@pytest.mark.parametrize(
    "broken",
    [
        SENTENCE.replace(" ", "\u00a0"),
        SENTENCE.replace(" ", "\t"),
        SENTENCE.replace(" dat ", "\x0bdat "),
        f"\ufeff{SENTENCE}",
        f"\r\n\r\n{SENTENCE}\r\n",
    ],
    ids=["no-break spaces", "tabs", "control character", "mark", "blank lines"],
)
def test_odd_blanks_make_no_difference_but_to_the_offsets(gezant: Run, tmp_path: Path, broken: str) -> None:
    reading = reading_of(gezant, tmp_path / "x.txt", broken.encode("utf-16"))
    assert reading["report"]["text"] == broken
    assert said(reading) == said(reading_of(gezant, tmp_path / "x.txt", SENTENCE))
    assert said(reading)[0][0] == "De Finse premier"


def test_line_ends_of_either_kind_make_no_difference_but_to_the_offsets(gezant: Run, tmp_path: Path) -> None:
    text = f"Noord zwijgt\n\n{SENTENCE}\n{SENTENCE}\n\n“Wij komen”, zei hij.\n"
    expected = said(reading_of(gezant, tmp_path / "x.txt", text))
    assert said(reading_of(gezant, tmp_path / "x.txt", text.replace("\n", "\r\n"))) == expected
    assert len(expected) > 2


@pytest.mark.parametrize(
    "text",
    [
        f"„{SENTENCE} ‘Dat is “niet waar, zei hij.",
        f'{SENTENCE} ” ’ » " (',
        MANY,
        SENTENCE.upper(),
        f"{SENTENCE[:-1]}\x07\x1b[31m",
        "Nee",
        "“”‘’ … !? --",
        "a" * 20_000,
        "\U0001f600 De premier \U0001f468\u200d\U0001f469\u200d\U0001f467 zei dat hij komt. e\u0301\u0301",
    ],
    ids=["unbalanced", "closing", "no sentence mark", "capitals", "escape codes", "one word", "marks", "long word", "emoji"],
)
def test_odd_texts_are_read(gezant: Run, tmp_path: Path, text: str) -> None:
    reading = reading_of(gezant, tmp_path / "x.txt", f"date 2019-05 {text}")
    assert reading["report"]["text"] == text
    for entry in (*reading["times"], *reading["meetings"]):
        assert 0 <= entry["span"][0] < entry["span"][1] <= len(text)


@pytest.mark.parametrize("date", ["1600-01-01", "2200-12-31", "1600", "2200"])
def test_dates_at_the_edges_can_be_reckoned_with(gezant: Run, tmp_path: Path, date: str) -> None:
    text = f"date {date} Hij zei gisteren dat hij over honderd jaar komt, en zondag, en vier eeuwen geleden niet."
    assert reading_of(gezant, tmp_path / "x.txt", text)["times"]


def test_why_shows_what_read_shows(gezant: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"date 2019-05 {SENTENCE}", encoding="utf-8")
    outcome = gezant("why", path, "S1")
    assert outcome.code == 0
    assert "[source: De Finse premier] [cue: zei]" in " ".join(outcome.out.split())


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["x.txt", "S99"], 1, "its reading has no entry 'S99', only "),
        (["nothing.txt", "S1"], 1, "there is no such file or folder"),
        ([".", "S1"], 2, "holds 2 reports: x, y; name one of them, or an entry of it: x, x/S1"),
        (["x.txt"], 2, "Missing argument 'ID'"),
    ],
)
def test_why_says_what_it_cannot_show(
    gezant: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
) -> None:
    for name in ("x.txt", "y.txt"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    outcome = gezant("why", *arguments)
    assert message in outcome.err
    assert outcome.code == code


def test_a_base_that_is_not_there_is_told(gezant: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(SENTENCE, encoding="utf-8")
    outcome = gezant("read", "--base", tmp_path / "nothing", tmp_path / "x.txt")
    assert outcome.err.startswith("gezant: ")
    assert outcome.err.count("\n") == 1
    assert outcome.code == 1
