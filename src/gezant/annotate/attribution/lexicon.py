"""The lexicon of cues as records: which words attribute, what the source does with them, where their content stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gezant.lexicon import LexiconError, load

SECTIONS = ("verbs", "adjectives", "nouns", "auxiliaries")


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon of cues; the fields are explained in docs/architecture.md."""

    key: str
    lemma: str
    act: str
    frames: frozenset[str]
    words: tuple[str, ...] = ()
    particle: str | None = None
    prepositions: Mapping[str, str] = field(default_factory=dict)
    two_contents: bool = False
    willing: bool = False
    reflexive: bool = False
    raising: str = ""
    keeps_object: bool = False
    quotes_object: bool = False
    told: bool = False
    manner: bool = False
    only: str = ""
    objects: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marker:
    """A fixed expression that attributes: its lower-case words and its kind."""

    key: str
    words: tuple[str, ...]
    kind: str
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The cues of one language, by section and lemma; markers by their first word; closed classes by name.

    `carriers` are the expressions that name those behind a carrier (*op basis van*), `conditions` those that open a condition,
    `particles` the particles of separable verbs.
    """

    sections: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    markers: Mapping[str, tuple[Marker, ...]]
    grammar: Mapping[str, Any]
    classes: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[str, ...]]
    carriers: tuple[tuple[str, ...], ...]
    particles: frozenset[str]
    conditions: tuple[tuple[str, ...], ...]

    def cues(self, section: str, lemma: str) -> tuple[Cue, ...]:
        """The entries of a lemma, those with more words first."""
        return self.sections[section].get(lemma, ())

    def words(self, name: str) -> frozenset[str]:
        """A closed class of the language, from the lexicon `attribution`: `negations`, `anaphors`, …"""
        return self.classes.get(name, frozenset())


def cue_lexicon(language: str) -> CueLexicon:
    """Read `cues.yaml` and `attribution.yaml` of a language. Raises LexiconError where an entry has no lemma."""
    data = load(language, "cues")
    sections: dict[str, dict[str, list[Cue]]] = {name: defaultdict(list) for name in SECTIONS}
    for section in SECTIONS:
        for raw in data.get(section, ()):
            cue = _cue(section, raw)
            sections[section][cue.lemma].append(cue)
            if section == "auxiliaries" and raw.get("kind") == "want":
                sections["verbs"][cue.lemma].insert(0, replace(cue, frames=frozenset({"infinitive"})))
    markers: dict[str, list[Marker]] = defaultdict(list)
    carriers: list[tuple[str, ...]] = []
    for raw in data.get("markers", ()):
        words = tuple(raw["words"])
        marker = Marker(f"markers/{raw.get('id', '+'.join(words))}", words, raw["kind"], tuple(raw.get("verbs", ())))
        markers[words[0]].append(marker)
        if marker.kind == "carrier" and (len(words) > 1 or raw.get("origin")):
            carriers.append(words)
    grammar = load(language, "attribution")
    return CueLexicon(
        sections={
            name: {lemma: tuple(sorted(found, key=lambda c: -len(c.words))) for lemma, found in entries.items()}
            for name, entries in sections.items()
        },
        markers={first: tuple(sorted(found, key=lambda m: -len(m.words))) for first, found in markers.items()},
        grammar=grammar,
        classes={name: frozenset(words) for name, words in grammar.items() if _is_class(words)},
        forms=_by_form(load(language, "forms")),
        carriers=tuple(carriers),
        particles=frozenset(c.particle for found in sections["verbs"].values() for c in found if c.particle),
        conditions=tuple(tuple(words) for words in grammar.get("condition_openers", ())),
    )


def _is_class(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) for word in words)


def _by_form(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Inflected form → lemmas, those whose form it is as a whole verb first."""
    out: dict[str, list[str]] = defaultdict(list)
    for lemma, forms in table.items():
        for form in (lemma, *(f for f in forms if f not in table)):
            out[form].append(lemma)
    return {form: tuple(lemmas) for form, lemmas in out.items()}


def _cue(section: str, raw: Mapping[str, Any]) -> Cue:
    if "lemma" not in raw:
        raise LexiconError(f"cues.yaml, {section}: an entry has no lemma: {dict(raw)}")
    words = tuple(raw.get("with", ()))
    return Cue(
        key=f"{section}/{raw.get('id', '+'.join([raw['lemma'], *words]))}",
        lemma=raw["lemma"],
        act=raw.get("act", "say"),
        frames=frozenset(raw.get("frames", ("clause", "quote"))),
        words=words,
        particle=raw.get("particle"),
        prepositions=raw.get("prepositions", {}),
        two_contents=raw.get("two_contents", False) or "predicate" in raw.get("frames", ()),
        willing=raw.get("self", False),
        reflexive=raw.get("reflexive", False),
        raising=raw.get("raising", ""),
        keeps_object=raw.get("object_in_content", False),
        quotes_object=raw.get("source") == "object",
        told="obj" in raw.get("addressee", ()),
        manner=raw.get("manner") == "cue",
        only=raw.get("only", ""),
        objects=frozenset(raw.get("objects", ())),
        excluded=frozenset(raw.get("excluded", ())),
        without=frozenset(raw.get("without", ())),
    )
