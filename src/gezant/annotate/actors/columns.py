"""What the rules for phrases read: the annotation of a doc by columns, and what the lexicon knows of its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

NAMES = frozenset({"PROPN", "X"})
PARTS = frozenset({"flat", "fixed", "goeswith"})


@dataclass(frozen=True)
class Tests:
    """What the lexicon knows of words.

    Nouns that a name may follow (minister Maas), words for roles and bodies, names that the tagger missed, participles used
    as nouns, adjectives of countries, names with a genitive ending, words that are a known person's name; prepositions that
    tie a phrase to another, possessives, genitive endings, adjectives of countries, forms of address.
    """

    takes_name: Callable[[Token], bool]
    is_role: Callable[[Token], bool]
    is_name: Callable[[Token], bool]
    is_substantive: Callable[[Token], bool]
    is_adjective: Callable[[Token], bool]
    is_genitive: Callable[[Token], bool]
    is_person: Callable[[Sequence[str]], bool]
    prepositions: frozenset[str]
    possessives: frozenset[str]
    genitives: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    address: frozenset[str] = frozenset()


class Columns:
    """The annotation of a doc as lists: walking tokens one by one is dear."""

    __slots__ = ("dep", "doc", "head", "kids", "low", "pos", "rel", "text", "tokens")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = list(doc)
        self.text = [t.text for t in self.tokens]
        self.low = [t.lower_ for t in self.tokens]
        self.pos = [t.pos_ for t in self.tokens]
        self.dep = [t.dep_ for t in self.tokens]
        self.rel = [d.split(":", 1)[0].lower() for d in self.dep]
        self.head = [t.head.i for t in self.tokens]
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)
