"""Meetings in sentences of our own, with trees as a base gives them, mistakes and all, so that no model is needed here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from gezant.annotate.layers import Mention, TimeMention
from gezant.annotate.meetings import MeetingsComponent
from gezant.annotate.meetings.geography import geography
from gezant.annotate.meetings.words import meeting_words

VOCAB = spacy.blank("xx").vocab
LANGUAGES = ("nl", "en")
Block = tuple[str, dict[str, list[str]], list[list[str]]]


def blocks(language: str) -> Iterator[Block]:
    """The language, the comments, by key, and the rows of every text of a language's file."""
    sentences = Path(__file__).with_name(f"sentences_{language}.conllu")
    for block in sentences.read_text("utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        comments: dict[str, list[str]] = {}
        for line in lines:
            if line.startswith("# "):
                key, _, value = line[2:].partition(" = ")
                comments.setdefault(key, []).append(value)
        yield language, comments, [line.split("\t") for line in lines if not line.startswith("# ")]


def doc_of(comments: dict[str, list[str]], rows: list[list[str]]) -> Doc:
    """The Doc with the layers that stand below the meetings."""
    doc = Doc(
        VOCAB,
        words=[row[1].replace("\\n", "\n\n") for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
        deps=[row[7] for row in rows],
    )
    times = (value.split(" ") for value in comments.get("time", ()))
    doc._.gezant_date = comments["date"][0]
    doc._.gezant_times = tuple(TimeMention(int(a), int(b), kind, value, "test") for a, b, kind, value in times)  # type: ignore[arg-type]
    doc._.gezant_mentions = dict(_mentions(rows))
    return doc


def _mentions(rows: list[list[str]]) -> Iterator[tuple[int, Mention]]:
    for i, row in enumerate(rows):
        misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
        if "Actors" in misc:
            person = misc.get("Person") == "Yes"
            yield i, Mention(i, tuple(misc["Actors"].split(",")), "named", "name", person, "test")


COMPONENTS = {language: MeetingsComponent(meeting_words(language), geography(language)) for language in LANGUAGES}
BLOCKS = [block for language in LANGUAGES for block in blocks(language)]


@pytest.mark.parametrize(
    ("language", "comments", "rows"), BLOCKS, ids=[f"{language}-{told['text'][0][1:60]}" for language, told, _ in BLOCKS]
)
def test_the_meetings_of_a_text_are_those_it_tells_of(
    language: str, comments: dict[str, list[str]], rows: list[list[str]]
) -> None:
    doc = COMPONENTS[language](doc_of(comments, rows))
    found: list[dict[str, Any]] = [
        {
            "words": doc[m.start : m.end].text,
            "participants": list(m.participants),
            "kind": m.kind,
            "when": m.when,
            "where": m.where,
            "state": m.state,
            "first_since": m.first_since,
        }
        for m in doc._.gezant_meetings
    ]
    assert found == [json.loads(value) for value in comments.get("meeting", ())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_hold_texts_with_and_without_meetings(language: str) -> None:
    told = ["meeting" in comments for spoken, comments, _ in BLOCKS if spoken == language]
    assert sum(told) >= 60
    assert len(told) - sum(told) >= 20
