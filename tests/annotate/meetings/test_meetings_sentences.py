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

VOCAB = spacy.blank("nl").vocab
SENTENCES = Path(__file__).with_name("sentences.conllu")
Block = tuple[dict[str, list[str]], list[list[str]]]


def blocks() -> Iterator[Block]:
    """The comments, by key, and the rows of every text of the file."""
    for block in SENTENCES.read_text("utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        comments: dict[str, list[str]] = {}
        for line in lines:
            if line.startswith("# "):
                key, _, value = line[2:].partition(" = ")
                comments.setdefault(key, []).append(value)
        yield comments, [line.split("\t") for line in lines if not line.startswith("# ")]


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


@pytest.fixture(scope="module")
def component() -> MeetingsComponent:
    return MeetingsComponent(meeting_words("nl"), geography("nl"))


BLOCKS = list(blocks())


@pytest.mark.parametrize(("comments", "rows"), BLOCKS, ids=[block[0]["text"][0][1:60] for block in BLOCKS])
def test_the_meetings_of_a_text_are_those_it_tells_of(
    component: MeetingsComponent, comments: dict[str, list[str]], rows: list[list[str]]
) -> None:
    doc = component(doc_of(comments, rows))
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


def test_the_sentences_hold_texts_with_and_without_meetings() -> None:
    told = sum("meeting" in comments for comments, _ in BLOCKS)
    assert told >= 70
    assert len(BLOCKS) - told >= 20
