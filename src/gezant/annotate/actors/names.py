"""Personal names as strings: comparing spellings, and the code that the world's press would write.

Codes follow the guidelines: English world-press spelling, lower case, hyphens, no diacritics. Rules of transliteration are
data (`lexicon/<language>/transliteration.yaml`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# Letters that NFKD leaves whole.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ə": "a", "Ə": "A"}
)  # fmt: skip
_MARKS = str.maketrans("", "", "’'‘`´.ʻʼ")
Rules = tuple[tuple[str, str], ...]
_BEHIND, _BEFORE = r"(?<![^\W\d_])", r"(?![^\W\d_])"  # no letter before, none after


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text without diacritics, apostrophes and full stops, lower case."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_MARKS).lower()


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """The text as a code: lower case, words joined by hyphens, no diacritics (`Moon Jae-in` → `moon-jae-in`)."""
    out = "".join(c if c.isalnum() else "-" for c in plain(text))
    return "-".join(part for part in out.split("-") if part)


def replaced(text: str, rules: Rules) -> str:
    """The lower-case text with the rules applied from left to right, at each place the first that fits.

    `^` at the start of a rule binds it to the start of a word, `$` at the end to its end.
    """
    return _pattern(rules).sub(lambda found: rules[(found.lastindex or 0) - 1][1], text) if rules else text


@lru_cache(maxsize=64)
def _pattern(rules: Rules) -> re.Pattern[str]:
    """One group a rule, in their order: the number of the group that fits is that of the rule."""
    bound = ((old[:1] == "^", re.escape(old.strip("^$")), old[-1:] == "$") for old, _ in rules)
    return re.compile("|".join(f"({_BEHIND if start else ''}{body}{_BEFORE if end else ''})" for start, body, end in bound))


@dataclass(frozen=True)
class Spelling:
    """How one language spells foreign names: rules by group of countries, and the folds that make spellings comparable."""

    groups: Mapping[str, Rules]
    folds: Rules
    english: Rules
    given: Mapping[str, str]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Spelling:
        """From the values of `transliteration.yaml`: `groups` (countries, rules), `folds`, `english`, `given`."""
        groups: dict[str, Rules] = {}
        for group in data["groups"]:
            for country in group["countries"]:
                groups[country] = _rules(group["rules"])
        return cls(groups, _rules(data["folds"]), _rules(data["english"]), dict(data["given"]))

    def code(self, name: Sequence[str], country: str | None) -> str:
        """The code of a person whose name stands in the report as these words, of this country (ISO 3166 alpha-3)."""
        rules = self.groups.get(country or "", ())
        words = []
        for word in name:
            known = self.given.get(plain(word)) if rules else None
            words.append(known or (replaced(plain(word), rules) if rules else word))
        return slug(" ".join(words))

    def fold(self, name: str) -> str:
        """What the spelling of this language and the English one have in common; for comparing, not for showing."""
        words = [self.given.get(word, word) for word in slug(name).split("-")]
        return _squeezed(replaced("-".join(words), self.folds))

    def fold_english(self, name: str) -> str:
        """The same of a name in English spelling."""
        return _squeezed(replaced(slug(name), self.english))


def _rules(pairs: Iterable[Sequence[str]]) -> Rules:
    return tuple((old, new) for old, new in pairs)


def _squeezed(text: str) -> str:
    out: list[str] = []
    for c in text:
        if not out or out[-1] != c:
            out.append(c)
    return "".join(out)
