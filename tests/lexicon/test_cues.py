"""The lexicons of cues, stance and conditions keep to their format, in every language that has them."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from gezant.lexicon import languages, load
from gezant.model import Act, Certainty, ConditionKind, Polarity

FRAMES = {"clause", "infinitive", "quote", "predicate", "object", "oblique", "none"}
KEYS = {
    *(
        "lemma",
        "id",
        "with",
        "particle",
        "reflexive",
        "forms",
        "kind",
        "act",
        "polarity",
        "certainty",
        "hearsay",
        "negated",
        "only",
    ),
    *("frames", "prepositions", "objects", "excluded", "without", "two_contents", "addressee"),
    *("self", "actor", "manner", "carrier", "own_deed"),
    *("raising", "object_in_content", "source"),
}
MARKER_KINDS = {"preposition", "introducer", "hearsay", "own_words", "carrier"}
SECTIONS = ("verbs", "adjectives", "nouns", "auxiliaries")


def entries() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (language, section, entry)
        for language in languages()
        for section in SECTIONS
        for entry in load(language, "cues")[section]
    ]


def key(entry: dict[str, Any]) -> str:
    return str(entry.get("id") or "+".join([entry["lemma"], *entry.get("with", [])]))


def test_every_entry_keeps_to_the_format() -> None:
    wrong = [
        (section, entry)
        for _, section, entry in entries()
        if set(entry) - KEYS
        or set(entry.get("frames", ())) - FRAMES
        or entry.get("act", "say") not in get_args(Act)
        or entry.get("certainty", "certain") not in get_args(Certainty)
        or entry.get("polarity", "positive") not in get_args(Polarity)
        or entry.get("negated", {}).get("act", "say") not in get_args(Act)
        or set(entry.get("prepositions", {}).values()) - {"cue", "content"}
    ]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("section", SECTIONS)
def test_no_two_entries_share_a_key(language: str, section: str) -> None:
    keys = [key(entry) for entry in load(language, "cues")[section]]
    assert sorted(k for k in set(keys) if keys.count(k) > 1) == []


def test_a_separable_verb_begins_with_its_particle() -> None:
    assert [e["lemma"] for _, _, e in entries() if "particle" in e and not e["lemma"].startswith(e["particle"])] == []


@pytest.mark.parametrize("name", ["cues", "attribution"])
@pytest.mark.parametrize("language", languages())
def test_every_language_answers_the_same_questions(language: str, name: str) -> None:
    assert list(load(language, name)) == list(load("nl", name))


@pytest.mark.parametrize("language", languages())
def test_markers_are_lower_case_words_of_a_known_kind(language: str) -> None:
    markers = load(language, "cues")["markers"]
    assert [m for m in markers if m["kind"] not in MARKER_KINDS or [w.lower() for w in m["words"]] != m["words"]] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["willing", "manner"])
def test_words_of_stance_stand_for_acts(language: str, name: str) -> None:
    assert set(load(language, "stance")[name].values()) <= set(get_args(Act))


@pytest.mark.parametrize("language", languages())
def test_conditions_are_of_a_known_kind(language: str) -> None:
    data = load(language, "conditions")
    assert {entry["kind"] for part in ("conjunctions", "prepositions") for entry in data[part]} <= set(get_args(ConditionKind))
