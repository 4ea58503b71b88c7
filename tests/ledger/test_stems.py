"""What is searched for, and what it is found by."""

from __future__ import annotations

import sqlite3

import pytest

from gezant.ledger.stems import marked, query, stems


def found(text: str, language: str, asked: str) -> bool:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='unicode61')")
    connection.execute("INSERT INTO t(rowid, text) VALUES (1, ?)", (stems(text, language),))
    asked = query(asked)
    return bool(asked) and connection.execute("SELECT 1 FROM t WHERE t MATCH ?", (asked,)).fetchone() is not None


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("De onderhandelingen zijn hervat", "nl", "onderhandeling"),
        ("The sanctions were lifted", "en", "sanction lifting"),
        ("De Noord-Koreaanse leider", "nl", "koreaanse"),
        ("Een café in Genève", "nl", "geneve"),
        ("Een café in Geneve", "nl", "Genève"),
        ("The talks will resume in Geneva", "en", "talks gen"),
        ("Zij wil geen vrede zonder garanties", "nl", '"geen vrede"'),
        ("Zij wil geen vrede zonder garanties", "nl", "“geen vrede” garantie"),
        ("They said AND meant it", "en", "AND"),
        ("NEAR border towns", "en", "near(border"),
    ],
)
def test_a_text_is_found_by_the_stems_of_its_words(text: str, language: str, asked: str) -> None:
    assert found(text, language, asked)


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("De onderhandelingen zijn hervat", "nl", "onderhandeling sancties"),
        ("Vrede is geen doel", "nl", '"geen vrede"'),
        ("The talks will resume", "en", "gen talks"),
        ("The talks will resume", "en", '"'),
        ("The talks will resume", "en", "* -- :"),
    ],
)
def test_a_text_is_not_found_by_what_it_has_not(text: str, language: str, asked: str) -> None:
    assert not found(text, language, asked)


def test_the_words_that_were_asked_for_are_marked_in_the_text() -> None:
    text = "De onderhandelingen in Genève worden hervat."
    assert [text[start:end] for start, end in marked(text, "onderhandeling gen", "nl")] == ["onderhandelingen", "Genève"]
