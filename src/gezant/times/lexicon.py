"""The words and constructions of one language, built from plain values (the YAML of `lexicon/<language>/times.yaml`).

A *word class* (`weekday`, `month`, `unit`, `the`, …) maps surface forms, of one or more words, to a value. A *construction*
is a pattern over word classes and groups with the name of what makes its meaning (`gezant.times.makers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from gezant.times.makers import NAMES
from gezant.times.numerals import DigitReader, number_words, ordinal_words
from gezant.times.patterns import TOP, Grammar


class TimeLexiconError(ValueError):
    """A lexicon whose values do not have the form that `TimeLexicon` documents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a word class: the words after the first, how many leading words stay outside the span, its value."""

    rest: tuple[str, ...]
    lead: int
    cls: str
    value: Any


class TimeLexicon:
    """Word classes, number words and constructions of one language.

    `data` is the content of a `times.yaml`; its keys are described at the head of that file and in `docs/times.md`.
    Raises TimeLexiconError where one is missing or malformed.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        try:
            self._read(data)
        except (KeyError, TypeError, AttributeError, re.error) as error:
            raise TimeLexiconError(f"the lexicon of times is not as it should be: {error!r}") from error

    def _read(self, data: Mapping[str, Any]) -> None:
        self.split_words: bool = data["split_words"]
        self.entries: dict[str, list[Entry]] = {}
        forms: dict[str, dict[str, Any]] = {}
        for cls, values in data["words"].items():
            for value, form in _forms(values):
                forms.setdefault(cls, {})[form] = value
        forms["holiday"] = {
            form: {k: v for k, v in holiday.items() if k != "names"} for holiday in data["holidays"] for form in holiday["names"]
        }
        forms["number"] = dict(number_words(data["numbers"]))
        forms["ordinal"] = dict(ordinal_words(data["numbers"]))
        for compound in data["compounds"]:
            first, second = (forms[part] for part in compound["parts"])
            made = forms.setdefault(compound["class"], {})
            for (a, value), (b, tail) in product(first.items(), second.items()):
                made.setdefault(f"{a}{compound.get('join', '')}{b}", (value, tail) if compound.get("both") else value)
        for cls, members in forms.items():
            for form, value in members.items():
                self._add(form, cls, value)
        for cls in data["numbers"]["days"]:
            for form, value in forms[cls].items():
                if float(value).is_integer() and 1 <= value <= 31:
                    self._add(form, "dom", int(value))
        self.digits = DigitReader(data["digits"])
        self.read_digits = lru_cache(maxsize=4096)(self.digits.read)
        self.count_nouns: bool = data["digits"]["count_nouns"]
        self.lowercase: frozenset[str] = frozenset(data["lowercase"])
        self.uppercase: frozenset[str] = frozenset(data["uppercase"])
        self.not_after: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in data["not_after"].items()}
        self.not_before: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in data["not_before"].items()}
        self.only_tagged: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in data["only_tagged"].items()}
        self.not_tagged: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in data["not_tagged"].items()}
        self.not_before_tagged: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in data["not_before_tagged"].items()}
        self.looking_back: frozenset[str] = frozenset(data["looking_back"])
        self.before_years = frozenset(data["before_years"])
        self.before_ordinals = frozenset(data["before_ordinals"])
        self.joining = frozenset(data["joining"])
        self.grammar = Grammar(data["constructions"])
        if unknown := self.grammar.names - NAMES:
            raise TimeLexiconError(f"no construction has the name {', '.join(sorted(unknown))}")
        opening = self.grammar.first[TOP]
        self.starts = frozenset(
            word
            for word, entries in self.entries.items()
            if any(e.cls in opening or f"{e.cls}={e.value}" in opening for e in entries)
        )
        triggers = frozenset(data["triggers"])
        self.trigger_classes = triggers
        self.triggers = frozenset(
            max((word, *entry.rest), key=len)
            for word, entries in self.entries.items()
            for entry in entries
            if entry.cls in triggers
        )

    def _add(self, form: str, cls: str, value: Any) -> None:
        text = form.lower()
        if self.split_words:
            text = re.sub(r"(?<=\w)('s?)(?!\w)", r" \1", re.sub(r"(?<=\w)-(?=\w)", " - ", text))
        words = text.split()
        lead = sum(w.startswith("(") for w in words)
        plain = tuple(w.strip("()") for w in words)
        self.entries.setdefault(plain[0], []).append(Entry(plain[1:], lead, cls, value))


def _forms(values: Any) -> Iterable[tuple[Any, str]]:
    """(value, form) pairs of a class: a list of forms has the value of each form itself."""
    if isinstance(values, list):
        return [(form, form) for form in values]
    return [(value, form) for value, forms in values.items() for form in forms]
