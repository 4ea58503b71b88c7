"""Reads the times of a sentence without a pipeline: a plain tokeniser, Dutch words, a direction that is given."""

from __future__ import annotations

import re
from functools import cache

from gezant.lexicon import load
from gezant.times import Direction, Found, Hint, TimeLexicon, Words, find_times, parse_date

TOKEN = re.compile(r"['’]s\b|(?:jan|jl|a\.s)\.|\d+(?:[.:/,–-]\d+|[a-z]\d+)*(?:-?[a-z]+)?|\w+(?:-\w+)*|[^\w\s]|\n+")


@cache
def dutch() -> TimeLexicon:
    """The Dutch words of time."""
    return TimeLexicon(load("nl", "times"))


def times(text: str, date: str | None, direction: Direction | None = None, *, sure: bool = True) -> list[tuple[str, Found]]:
    """The times of a text, each with its words."""
    tokens = list(TOKEN.finditer(text))
    words = Words(
        texts=[token.group() for token in tokens],
        tag=lambda position: "X",
        hint=lambda start, end: None if direction is None else Hint(direction, sure),
    )
    found = find_times(words, dutch(), parse_date(date) if date else None)
    return [(text[tokens[f.start].start() : tokens[f.end - 1].end()], f) for f in found]


def values(text: str, date: str | None, direction: Direction | None = None, *, sure: bool = True) -> dict[str, str]:
    """The value of each time, by its words."""
    return {words: found.value for words, found in times(text, date, direction, sure=sure)}
