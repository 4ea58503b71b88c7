"""The words of condition as records: what `lexicon/<language>/conditions.yaml` holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gezant.lexicon import load
from gezant.model import ConditionKind


@dataclass(frozen=True, slots=True)
class Marker:
    """A conjunction or preposition of condition; the fields are explained in `conditions.yaml`."""

    words: tuple[str, ...]
    kind: ConditionKind
    clause: bool
    limited: bool = False
    until: bool = False
    question: bool = False
    ambiguous: bool = False
    before: frozenset[str] = frozenset()


class ConditionWords:
    """The words of `conditions.yaml`: markers by their first word, and the closed classes around them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        markers: dict[str, list[Marker]] = {}
        for section, clause in (("conjunctions", True), ("prepositions", False)):
            for raw in data[section]:
                words = tuple(raw["words"])
                flags = {name: raw.get(name, False) for name in ("limited", "until", "question", "ambiguous")}
                marker = Marker(words, raw["kind"], clause, before=frozenset(raw.get("before", ())), **flags)
                markers.setdefault(words[0], []).append(marker)
        self.markers = {first: tuple(sorted(found, key=lambda m: -len(m.words))) for first, found in markers.items()}
        self.verb_last: bool = data["verb_last"]
        self.limits = frozenset(data["limits"])
        self.not_limits = frozenset(data["not_limits"])
        self.concessive = frozenset(data["concessive"])
        self.replies = frozenset(data["replies"])
        self.first = frozenset(data["first"])
        self.then = frozenset(data["then"])
        self.inverting = frozenset(data["inverting"])
        self.anonymity = frozenset(data["anonymity"])
        self.refusing = frozenset(data["refusing"])
        self.asking = frozenset(data["asking"])
        self.exchanges = frozenset(data["exchanges"])


@cache
def condition_words(language: str) -> ConditionWords:
    """The words of condition of a language (ISO 639-1). Raises LexiconError where that language has none."""
    return ConditionWords(load(language, "conditions"))
