"""Docs of the invented sentences of `sentences.txt` and `sentences_en.txt`, for the tests of actors: the same trees always."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import gezant.annotate.actors
from gezant.annotate.layers import Mention

_FILES = {"nl": Path(__file__).with_suffix(".txt"), "en": Path(__file__).with_name("sentences_en.txt")}


@cache
def _trees(language: str) -> dict[str, list[list[str]]]:
    """The rows of each sentence by its text."""
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in _FILES[language].read_text("utf-8").splitlines()[2:]:
        if line.startswith("# "):
            rows = found[line[2:]] = []
        elif line:
            rows.append(line.split(" "))
    return found


@cache
def pipeline(offices: str | None = None, language: str = "nl") -> Language:
    """A blank pipeline with gezant_actors alone, the user's table of offices under it where a path is given."""
    nlp = spacy.blank(language)
    nlp.add_pipe("gezant_actors", config={"offices": offices})
    return nlp


def doc_of(
    *sentences: str, date: str | None = None, outlet: str | None = None, offices: str | None = None, language: str = "nl"
) -> Doc:
    """A Doc of these sentences with its mentions found."""
    spaces: list[bool] = []
    words: list[str] = []
    columns: dict[str, list[str]] = {"lemmas": [], "pos": [], "deps": [], "morphs": []}
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(words)
        rest = sentence
        for form, lemma, tag, head, relation, *morph in _trees(language)[sentence]:
            rest = rest[len(form) :]
            spaces.append(rest.startswith(" ") or not rest)
            rest = rest.lstrip(" ")
            starts.append(len(words) == offset)
            heads.append(len(words) if head == "0" else offset + int(head) - 1)
            words.append(form)
            for name, value in zip(columns, (lemma, tag, relation, morph[0] if morph else ""), strict=True):
                columns[name].append(value)
    nlp = pipeline(offices, language)
    doc = Doc(nlp.vocab, words, spaces, heads=heads, sent_starts=starts, **columns)  # type: ignore[arg-type]
    doc._.gezant_date = date
    doc._.gezant_outlet = outlet
    return nlp(doc)


def mention(doc: Doc, word: str) -> Mention:
    """The mention at the last occurrence of this word. Raises KeyError where it has none."""
    index = max(t.i for t in doc if t.text == word)
    found: Mention = doc._.gezant_mentions[index]
    return found


__all__ = ["doc_of", "gezant", "mention", "pipeline"]
