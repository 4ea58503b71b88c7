"""Docs of parsed sentences without a model, for the tests of the layers: invented sentences with hand-checked trees."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from gezant.annotate.layers import Attribution, Mention, PartyMention, TimeMention, Tokens

_FILES = {"nl": Path(__file__).with_suffix(".txt"), "en": Path(__file__).with_name("trees_en.txt")}


@cache
def _trees() -> Mapping[str, tuple[str, list[list[str]]]]:
    """The language and the rows of each sentence by its text."""
    found: dict[str, tuple[str, list[list[str]]]] = {}
    for language, path in _FILES.items():
        sentence = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# "):
                sentence = line[2:]
                found[sentence] = (language, [])
            elif line:
                found[sentence][1].append(line.split(" "))
    return found


@cache
def _blank(language: str) -> Language:
    return spacy.blank(language)


def doc_of(*sentences: str, swap: Mapping[str, str] | None = None) -> Doc:
    """A Doc of sentences of `trees.txt` or of `trees_en.txt`. `swap` puts another word (form and lemma) in a word's place."""
    words: list[str] = []
    lemmas: list[str] = []
    tags: list[str] = []
    relations: list[str] = []
    features: list[str] = []
    heads: list[int] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(words)
        rest = sentence
        for row in _trees()[sentence][1]:
            form, lemma, tag, head, relation, *morph = row
            rest = rest[len(form) :]
            word = (swap or {}).get(form, form)
            starts.append(len(words) == offset)
            words.append(word)
            lemmas.append(lemma if word == form else word)
            tags.append(tag)
            heads.append(len(words) - 1 if head == "0" else offset + int(head) - 1)
            relations.append(relation)
            features.append(morph[0] if morph else "")
            spaces.append(rest.startswith(" ") or not rest)
            rest = rest.lstrip(" ")
    return Doc(
        _blank(_trees()[sentences[0]][0]).vocab,
        words,
        spaces,
        lemmas=lemmas,
        pos=tags,
        heads=heads,
        deps=relations,
        morphs=features,
        sent_starts=starts,
    )


def indices(doc: Doc, words: str) -> Tokens:
    """The tokens of a run of words, `|` between several runs; none for an empty string. Raises ValueError for a missing one."""
    out: list[int] = []
    for run in filter(None, (part.strip() for part in words.split("|"))):
        forms = run.split(" ")
        start = next((i for i in range(len(doc)) if [t.text for t in doc[i : i + len(forms)]] == forms), None)
        if start is None:
            raise ValueError(f"not in the sentence: {run}")
        out.extend(range(start, start + len(forms)))
    return tuple(out)


def statement(
    doc: Doc,
    cue: str,
    content: str,
    entry: str = "",
    *,
    source: str = "",
    actors: tuple[str, ...] = ("?",),
    head: str | None = None,
    negated: bool = False,
    within: int = -1,
) -> Attribution:
    """An attribution as the layer below makes it: spans by their words, `head` the cue's head word (its first one)."""
    tokens = indices(doc, content)
    inside = set(tokens)
    top = next((i for i in tokens if doc[i].head.i not in inside or doc[i].head.i == i), -1)
    cues = indices(doc, cue)
    return Attribution(
        rule="test",
        cue=cues,
        cue_head=indices(doc, head)[0] if head else (cues[0] if cues else -1),
        entry=entry,
        source=PartyMention(indices(doc, source), actors, "institution") if source else None,
        content=tokens,
        content_head=top,
        negated=negated,
        within=within,
    )


def mention(doc: Doc, word: str, actor: str, *, person: bool = False) -> None:
    """Let a word of the Doc stand for an actor."""
    i = indices(doc, word)[0]
    doc._.gezant_mentions = {**doc._.gezant_mentions, i: Mention(i, (actor,), "institution", "name", person, "test")}


def time(doc: Doc, word: str, value: str) -> None:
    """Let a word of the Doc be a date."""
    i = indices(doc, word)[0]
    doc._.gezant_times = (*doc._.gezant_times, TimeMention(i, i + 1, "DATE", value, "test"))
