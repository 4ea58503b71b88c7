"""The words of stance as records: what `lexicon/<language>/stance.yaml` holds, with a quick look-up of words and phrases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gezant.lexicon import load

Words = frozenset[str]
GAP = "…"
ROOM = 5


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and phrases; a phrase is found where its words stand side by side, each as a form or as a lemma.

    `…` between two words of a phrase leaves room for up to five others.
    """

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, entries: Collection[str]) -> Phrases:
        """`entries` are lower-case words, or several with blanks between; a hyphen may be a token that is left out."""
        grouped: dict[str, list[tuple[str, ...]]] = {}
        for entry in [*entries, *(e.replace("-", " ") for e in entries if "-" in e)]:
            words = tuple(entry.split())
            grouped.setdefault(words[0], []).append(words)
        return cls({first: tuple(sorted(found, key=len, reverse=True)) for first, found in grouped.items()})

    def find(self, forms: Sequence[Words]) -> tuple[int, int] | None:
        """The first match as (index, length) in `forms`, each the form and the lemma of a word; None where there is none."""
        for start, here in enumerate(forms):
            for form in here:
                for phrase in self.by_first.get(form, ()):
                    end = _match(forms, start, phrase)
                    if end is not None:
                        return start, end - start
        return None

    def at(self, forms: Sequence[Words], start: int) -> bool:
        """Whether a match begins at `start`."""
        return any(_match(forms, start, phrase) is not None for form in forms[start] for phrase in self.by_first.get(form, ()))


def _match(forms: Sequence[Words], start: int, phrase: Sequence[str]) -> int | None:
    """The index behind a phrase that begins at `start`, None where it does not stand there."""
    at = start
    room = 0
    for word in phrase:
        if word == GAP:
            room = ROOM
            continue
        found = next((k for k in range(at, min(at + room + 1, len(forms))) if word in forms[k]), None)
        if found is None:
            return None
        at, room = found + 1, 0
    return at


@dataclass(frozen=True, slots=True)
class Reportative:
    """The closed classes that tell a reportative past future from the other ones."""

    lemmas: Words
    forms: Words
    perfect: Words
    wishes: Words
    obligations: Words
    willing: Words
    conditional_marks: Words
    conditional_adverbs: Phrases
    conditional_openers: Words
    only: Words
    narrative: Phrases
    stative: Words
    consequences: Words
    anaphors: Words
    generic: Words
    telling: Words
    questioning: Words
    temporal_marks: Words
    carriers: Words


class StanceWords:
    """`stance.yaml` of one language: `words(name)` a set, `phrases(name)` a look-up, `acts(name)` words and their acts."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._words: dict[str, Words] = {}
        self._phrases: dict[str, Phrases] = {}
        raw = data["reportative"]
        phrasal = {"conditional_adverbs", "narrative"}
        lists: dict[str, Any] = {k: Phrases.of(v) if k in phrasal else frozenset(v) for k, v in raw.items()}
        self.reportative = Reportative(**lists)

    def _get(self, name: str) -> Any:
        value: Any = self._data
        for part in name.split("."):
            value = value[part]
        return value

    def words(self, name: str) -> Words:
        """The list under `name` (dots go down) as a set. Raises KeyError where there is none."""
        if name not in self._words:
            self._words[name] = frozenset(self._get(name))
        return self._words[name]

    def phrases(self, name: str) -> Phrases:
        """The list under `name` as words and phrases. Raises KeyError where there is none."""
        if name not in self._phrases:
            self._phrases[name] = Phrases.of(self._get(name))
        return self._phrases[name]

    def acts(self, name: str) -> Mapping[str, str]:
        """The mapping under `name`, from a word to the act that it stands for."""
        value: Mapping[str, str] = self._get(name)
        return value

    @property
    def endings(self) -> Mapping[str, list[str]]:
        """Endings of regular verb forms, each with what a lemma may have in its place."""
        value: Mapping[str, list[str]] = self._get("endings")
        return value


@cache
def stance_words(language: str) -> StanceWords:
    """The words of stance of a language (ISO 639-1). Raises LexiconError where that language has none."""
    return StanceWords(load(language, "stance"))
