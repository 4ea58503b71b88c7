"""Reads the times of a sentence without a pipeline: a plain tokeniser a language, its words, a direction that is given."""

from __future__ import annotations

import re
from functools import cache

from gezant.lexicon import load
from gezant.times import Direction, Found, Hint, TimeLexicon, Words, find_times, parse_date

TOKENS = {
    "nl": re.compile(r"['’]s\b|(?:jan|jl|a\.s)\.|\d+(?:[.:/,–-]\d+|[a-z]\d+)*(?:-?[a-z]+)?|\w+(?:-\w+)*|[^\w\s]|\n+"),
    # As Universal Dependencies cuts English: at hyphens, before the apostrophe of a genitive.
    "en": re.compile(
        r"['’]s\b|['’]\d\ds?|o['’]clock|(?:[A-Za-z]\.){2,}|(?:Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec|Mon|Sat|Mrs|St)\."
        r"|\d+(?:[.,:/]\d+)*(?:-\d\d-\d\d)?[a-z]*|\w+|[^\w\s]|\n+"
    ),
}


@cache
def lexicon(language: str) -> TimeLexicon:
    """The words of time of a language."""
    return TimeLexicon(load(language, "times"))


def times(
    text: str, date: str | None, direction: Direction | None = None, *, sure: bool = True, language: str = "nl"
) -> list[tuple[str, Found]]:
    """The times of a text, each with its words."""
    tokens = list(TOKENS[language].finditer(text))
    words = Words(
        texts=[token.group() for token in tokens],
        tag=lambda position: "X",
        hint=lambda start, end: None if direction is None else Hint(direction, sure),
    )
    found = find_times(words, lexicon(language), parse_date(date) if date else None)
    return [(text[tokens[f.start].start() : tokens[f.end - 1].end()], f) for f in found]


def values(
    text: str, date: str | None, direction: Direction | None = None, *, sure: bool = True, language: str = "nl"
) -> dict[str, str]:
    """The value of each time, by its words."""
    return {words: found.value for words, found in times(text, date, direction, sure=sure, language=language)}
