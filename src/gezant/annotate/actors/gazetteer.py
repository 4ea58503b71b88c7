"""Names that a lexicon knows — countries, peoples, capitals, seats, organisations, media — and where they stand in a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from babel import Locale
from babel.core import get_global

TermKind = Literal["country", "people", "capital", "city", "seat", "organisation", "media", "collective", "portfolio"]


@dataclass(frozen=True, slots=True)
class Term:
    """What a name stands for: a body's code (`PRK`, `USA.GOV`, `IGO/un`, `MED/ap`), and how it names it."""

    body: str
    kind: TermKind
    text: str

    @property
    def exact(self) -> bool:
        """Whether the letters' case belongs to the name (`AP`, `IS`, `VS`)."""
        return len(self.text) <= 6 and sum(c.isupper() for c in self.text) >= 2


@dataclass(frozen=True, slots=True)
class Match:
    """A term over tokens `start:end`."""

    start: int
    end: int
    term: Term


Name = tuple[tuple[str, ...], tuple[str, ...], Term]  # its words, the same in lower case, what it stands for


class Gazetteer:
    """Finds the longest known names of a text; one dictionary look-up a word."""

    def __init__(
        self, terms: Iterable[Term], genitives: Iterable[str] = (), tokenize: Callable[[str], list[str]] = str.split
    ) -> None:
        """`tokenize` splits a name as the Doc's tokenizer would; `genitives` are endings that a name may carry."""
        self._by_first: dict[str, dict[str, list[Name]]] = {}  # by the first word, then the second, both lower case
        self._single: dict[str, Term] = {}
        self._genitives = tuple(genitives)
        for term in terms:
            for text in dict.fromkeys((term.text, term.text.replace("'", "’"))):
                words = tuple(tokenize(text))
                low = tuple(w.lower() for w in words)
                second = low[1] if len(low) > 1 else ""
                self._by_first.setdefault(low[0], {}).setdefault(second, []).append((words, low, term))
                if len(words) == 1:
                    self._single.setdefault(low[0], term)
        for seconds in self._by_first.values():
            for entries in seconds.values():
                entries.sort(key=lambda e: -len(e[0]))

    def word(self, text: str) -> Term | None:
        """The term of one word by itself, in whatever case (a part of a compound)."""
        return self._single.get(text.lower())

    def name(self, text: str) -> Term | None:
        """The term of a whole name, any case."""
        words = tuple(text.lower().split(" "))
        for _, low, term in self._by_first.get(words[0], {}).get(words[1] if len(words) > 1 else "", ()):
            if low == words:
                return term
        return None

    def matches(self, texts: Sequence[str]) -> dict[int, Match]:
        """All names in the words of a text, longest first from left to right, keyed by each word they cover."""
        lows = [t.lower() for t in texts]
        out: dict[int, Match] = {}
        i = 0
        while i < len(texts):
            entries: Mapping[str, list[Name]] | None = self._by_first.get(lows[i])
            if entries is None and texts[i][:1].isupper():
                entries = self._genitive_entries(lows[i])
            found = None if entries is None else self._longest(texts, lows, i, entries)
            if found is None:
                i += 1
                continue
            for k in range(found.start, found.end):
                out[k] = found
            i = found.end
        return out

    def _longest(self, texts: Sequence[str], lows: Sequence[str], i: int, entries: Mapping[str, list[Name]]) -> Match | None:
        second = lows[i + 1] if i + 1 < len(lows) else ""
        for key in self._keys(second, entries):
            for words, low, term in entries[key]:
                if i + len(words) <= len(texts) and all(
                    texts[i + k] == words[k] or self._same(texts[i + k], lows[i + k], words[k], low[k], term)
                    for k in range(len(words))
                ):
                    return Match(i, i + len(words), term)
        return None

    def _keys(self, second: str, entries: Mapping[str, list[Name]]) -> Iterator[str]:
        if second in entries and second:
            yield second
        for ending in self._genitives:
            if second.endswith(ending) and second[: -len(ending)] in entries and len(second) > len(ending):
                yield second[: -len(ending)]
        if "" in entries:
            yield ""

    def _genitive_entries(self, low: str) -> Mapping[str, list[Name]] | None:
        for ending in self._genitives:
            if low.endswith(ending) and len(low) > len(ending) + 2:
                singles = self._by_first.get(low[: -len(ending)], {}).get("", [])
                kept = [e for e in singles if e[2].kind != "people"]
                if kept:
                    return {"": kept}
        return None

    def _same(self, text: str, low: str, word: str, wanted: str, term: Term) -> bool:
        if term.exact:
            return any(text == word + g for g in self._genitives)
        if word[:1].isupper() and not text[:1].isupper():
            return False
        return low == wanted or any(low == wanted + g for g in self._genitives)


def with_short_names(
    texts: Sequence[str],
    matches: Mapping[int, Match],
    short: Mapping[str, Term],
    named: Collection[str],
    definite: Collection[str],
) -> dict[int, Match]:
    """The matches and, in a report that names the country, its short name: the North for North Korea.

    `short` are such names, `named` the codes of all countries that the report names, `definite` words of which one stands before.
    """
    out = dict(matches)
    for i in range(1, len(texts)):
        term = short.get(texts[i])
        if term is None or i in out or term.body not in named or texts[i - 1].lower() not in definite:
            continue
        behind = texts[i + 1] if i + 1 < len(texts) else ""
        if not behind[:1].isupper() and behind not in {"-", "–"}:
            out[i] = Match(i, i + 1, term)
    return out


def country_names(language: str) -> dict[str, str]:
    """ISO 3166 alpha-3 → the country's name in this language, from CLDR; XKX is Kosovo."""
    territories = Locale.parse(language).territories
    out: dict[str, str] = {}
    for three, two in get_global("territory_aliases").items():
        if len(three) == 3 and three.isalpha() and len(two) == 1 and two[0] in territories:
            out.setdefault(three, territories[two[0]])
    out["XKX"] = territories["XK"]
    for private in [three for three in out if three[0] == "Q" and three != "QAT"]:
        del out[private]
    for retired in ("AAA", "BUR", "CPT", "DDR", "DGA", "FXX", "TMP", "YMD", "ZZZ"):
        out.pop(retired, None)
    return {three: name for three, name in out.items() if not three.startswith("X") or three == "XKX"}


def _bare(name: str) -> str:
    """The name without diacritics, as many write it (Oekraine, Israel)."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def place_terms(language: str, places: Mapping[str, Any], tokenize: Callable[[str], list[str]] = str.split) -> list[Term]:
    """The terms of `places.yaml` and of CLDR: countries, peoples, capitals, cities, seats; adjectives of several words."""
    terms: dict[str, Term] = {}

    def add(body: str, kind: TermKind, names: Iterable[str]) -> None:
        for name in names:
            for spelled in (name, _bare(name)):
                terms.setdefault(spelled, Term(body, kind, spelled))

    for body, entry in {**places["countries"], **places["bodies"]}.items():
        add(body, "country", entry.get("names", ()))
        add(body, "capital", entry.get("capitals", ()))
    for body, names in places["seats"].items():
        add(body, "seat", names)
    for three, name in country_names(language).items():
        add(three, "country", [name, name.replace("’", "'")])
    for body, entry in {**places["countries"], **places["bodies"]}.items():
        add(body, "people", entry.get("people", ()))
        add(body, "city", entry.get("cities", ()))
        add(body, "people", (a for a in entry.get("adjectives", ()) if len(tokenize(a)) > 1))
    return list(terms.values())


def organisation_terms(*tables: Mapping[str, Any]) -> list[Term]:
    """The terms of tables that map a code to names."""
    return [Term(code, "organisation", name) for table in tables for code, names in table.items() for name in names]


def media_terms(*tables: Mapping[str, Any]) -> list[Term]:
    """The same for news organisations."""
    return [Term(code, "media", name) for table in tables for code, names in table.items() for name in names]


def adjectives(places: Mapping[str, Any]) -> dict[str, str]:
    """Every form of an adjective of a country or body, lower case → code."""
    endings = [(old, new) for old, new in places["inflection"]]
    out: dict[str, str] = {}
    for body, entry in {**places["countries"], **places["bodies"]}.items():
        for base in entry.get("adjectives", ()):
            for low in (base.lower(), _bare(base.lower())):
                out.setdefault(low, body)
                old, new = next((o, n) for o, n in endings if low.endswith(o))
                out.setdefault(low[: len(low) - len(old)] + new, body)
    return out
