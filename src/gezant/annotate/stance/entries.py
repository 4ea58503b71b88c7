"""The entry of the lexicon of cues that an attribution names, as far as stance needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.tokens import Doc

from gezant.annotate.layers import Attribution
from gezant.annotate.trees import child
from gezant.annotate.wordlists import Phrases
from gezant.lexicon import load

_SECTIONS = ("verbs", "adjectives", "nouns", "auxiliaries")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of `cues.yaml` says of act and stance; the fields are explained in docs/architecture.md."""

    section: str = ""
    lemma: str = ""
    act: str = "say"
    frames: frozenset[str] = frozenset({"clause", "quote"})
    addressee: tuple[str, ...] | None = None
    two_contents: bool = False
    negated: Mapping[str, str] = field(default_factory=dict)
    polarity: str = "positive"
    certainty: str = ""
    hearsay: bool = False
    only: str = ""
    own_deed: bool = False
    kind: str = ""


NO_ENTRY = Entry()


@cache
def _entries(language: str) -> Mapping[str, tuple[Entry, ...]]:
    """Entries by key: by their `id`, by lemma and fixed words, markers by their words."""
    data = load(language, "cues")
    found: dict[str, list[Entry]] = {}
    for section in _SECTIONS:
        for raw in data.get(section, ()):
            entry = _entry(section, raw)
            names = {" ".join([raw["lemma"], *raw.get("with", ())]), raw.get("id", raw["lemma"] if not raw.get("with") else "")}
            for name in names - {""}:
                found.setdefault(_normal(f"{section}/{name}"), []).append(entry)
    for raw in data.get("markers", ()):
        found.setdefault(_normal("markers/" + " ".join(raw["words"])), []).append(_entry("markers", raw))
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def hearsay_markers(language: str) -> Phrases:
    """The expressions that mark hearsay by themselves (*naar verluidt*)."""
    markers = load(language, "cues").get("markers", ())
    return Phrases.of([" ".join(raw["words"]) for raw in markers if raw.get("hearsay")])


def _normal(key: str) -> str:
    return key.replace("+", " ")


def _entry(section: str, raw: Mapping[str, Any]) -> Entry:
    addressee = raw.get("addressee")
    return Entry(
        section=section,
        lemma=raw.get("lemma", ""),
        act=raw.get("act", "say"),
        frames=frozenset(raw.get("frames", ("clause", "quote"))),
        addressee=None if addressee is None else tuple(addressee),
        two_contents=raw.get("two_contents", False),
        negated=raw.get("negated", {}),
        polarity=raw.get("polarity", "positive"),
        certainty=raw.get("certainty", ""),
        hearsay=raw.get("hearsay", False),
        only=raw.get("only", ""),
        own_deed=raw.get("own_deed", False),
        kind=raw.get("kind", ""),
    )


def entry_of(doc: Doc, attribution: Attribution) -> Entry:
    """The entry that an attribution's cue is; where several share the key, the one that its negation and its content fit."""
    candidates = _entries(doc.lang_).get(_normal(attribution.entry), ())
    if len(candidates) < 2:
        return candidates[0] if candidates else NO_ENTRY
    head = attribution.content_head
    clausal = head >= 0 and doc[head].pos_ in {"VERB", "AUX", "ADJ"}
    infinitive = clausal and doc[head].morph.get("VerbForm", []) == ["Inf"] and child(doc[head], "nsubj") is None
    quoted = bool(attribution.content) and doc[attribution.content[0]].is_quote
    frame = "none" if head < 0 else ("quote" if quoted else "infinitive" if infinitive else "clause" if clausal else "object")

    def fit(entry: Entry) -> tuple[bool, bool, bool]:
        nominal = frame == "object" and bool({"predicate", "oblique"} & entry.frames)
        return (entry.only == "negated") == attribution.negated, frame in entry.frames or nominal, frame in entry.frames

    return max(candidates, key=fit)
