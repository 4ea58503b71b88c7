"""The words of a text as the ledger compares them: tokens with offsets, and Snowball stems (Porter 2001, snowballstem.org)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]
from babel import Locale

_WORD = re.compile(r"\w+(?:[-’'.]\w+)*", re.UNICODE)
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’]s)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its letters as written, and its offset in code points."""

    text: str
    start: int

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def words(text: str) -> tuple[Word, ...]:
    """The words of a text; what hangs on a word with an apostrophe (`n't`, `'s`) is a word of its own."""
    out: list[Word] = []
    for found in _WORD.finditer(text):
        whole, start = found.group(), found.start()
        clitic = _CLITIC.search(whole)
        if clitic is None:
            out.append(Word(whole, start))
        else:
            out.append(Word(whole[: clitic.start()], start))
            out.append(Word(clitic.group().replace("’", "'"), start + clitic.start()))
    return tuple(out)


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The Snowball stem of a lower-case word."""
    return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(str(Locale("en").languages[language]).lower())
