"""Text as it is searched: Snowball stems of its words, and what a search asks for as an FTS5 query (sqlite.org/fts5.html)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from gezant.ledger.words import stem
from gezant.lexicon import languages

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"([^"]*)"|([^\s"]+)')


def stems(text: str, language: str) -> str:
    """The stems of a text's words in the language that it is in, as an index keeps them: parted by blanks, without accents."""
    return " ".join(stem(word, language) for word in _words(text))


def query(asked: str) -> str:
    """An FTS5 query for texts that have all that is asked for; empty where nothing is.

    A word is looked for by its stem in every language that is read, the last one also as the beginning of a word; words in
    quotation marks must stand one behind the other. Nothing in `asked` is taken for an operator.
    """
    parts = [(phrase, True) if phrase else (word, False) for phrase, word in _PART.findall(asked.translate(_MARKS))]
    found = [(_words(text), quoted) for text, quoted in parts]
    told = [(words, quoted) for words, quoted in found if words]
    return " AND ".join(
        _alternatives(words, beginning=not quoted and number == len(told) - 1) for number, (words, quoted) in enumerate(told)
    )


def marked(text: str, asked: str, language: str) -> tuple[tuple[int, int], ...]:
    """The words of a text that a search asks for, as spans (code points, end exclusive)."""
    wanted = {stem(word, language) for word in _words(asked)}
    beginnings = tuple(_words(asked)[-1:])
    out = []
    for match in _WORD.finditer(text):
        (word,) = _words(match.group()) or ("",)
        if word and (stem(word, language) in wanted or word.startswith(beginnings)):
            out.append(match.span())
    return tuple(out)


_MARKS = str.maketrans("“”„«»", '"""""')


def _words(text: str) -> list[str]:
    """The words of a text in lower case without accents; what a hyphen joins is several."""
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def _alternatives(words: list[str], *, beginning: bool) -> str:
    """The words, one behind the other, by their stems in any of the languages."""
    stemmed = dict.fromkeys(_phrase(stem(word, language) for word in words) for language in languages())
    typed = [f"{_phrase(words)} *"] if beginning else []
    return f"({' OR '.join([*stemmed, *typed])})"


def _phrase(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'
