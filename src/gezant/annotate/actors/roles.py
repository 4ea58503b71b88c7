"""Words for roles and bodies: found as they are, inflected, or as the last part of a compound whose first part tells whose.

`rebellenleider` is a `leider` of the rebels, `Kremlinwoordvoerder` a spokesman of `RUS.GOV`, `oud-president` a former one. A
language that writes the parts of a compound apart (`prime minister`, `Foreign Ministry`) has its roles found as runs of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gezant.annotate.actors.gazetteer import Gazetteer, Term

_WHOLE = frozenset({"vice-president", "prime-minister", "deputy-prime-minister", "crown-prince"})  # the noun alone is another's
MIN_PART = 4  # letters; shorter last parts of closed compounds are chance


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of who it names; see `actors.yaml` for the kinds.

    `sector` is a PLOVER sector, a whole body (`IGO/eu`) or empty; `office` a key of the table of offices; `of` the body that
    a compound's first part names, `prefix` that part where it is a common word (`regerings-`), `holder` the name behind a hyphen
    (`regering-Trump`); `lemma` the listed word; `by` further prepositions that bring whose one is (a spokesman *for*); `proper`
    whether the word has to begin with a capital (the House); `never` countries that have none of this name.
    """

    lemma: str
    kind: str
    sector: str = ""
    office: str = ""
    country: str = ""
    state: bool = False
    former: bool = False
    deputy: bool = False
    plural: bool = False
    of: Term | None = None
    holder: str = ""
    prefix: str = ""
    portfolio: str | None = None
    by: frozenset[str] = frozenset()
    proper: bool = False
    never: frozenset[str] = frozenset()

    @property
    def heads(self) -> frozenset[str]:
        """The words that take the role up again: its own, and the noun alone of several (the ministry, the official)."""
        if " " not in self.lemma or self.office in _WHOLE:
            return frozenset({self.lemma})
        noun = self.lemma.partition(" of ")[0].partition(" for ")[0].rpartition(" ")[2]
        return frozenset({self.lemma, noun})


class Roles:
    """Looks words up; results are kept, for a report repeats its words."""

    def __init__(self, data: Mapping[str, Any], gazetteer: Gazetteer, tokenize: Callable[[str], list[str]] = str.split) -> None:
        """`data` as `actors.yaml`; `tokenize` splits words as the Doc's tokenizer would."""
        self._words: dict[str, Role] = {}
        self.phrases: dict[tuple[str, ...], Role] = {}
        for entry in data["roles"]:
            for word in entry["words"]:
                self._words.setdefault(word.lower(), _role(word, entry))
            for phrase in entry.get("phrases", ()):
                self.phrases[tuple(phrase.split(" "))] = _role(phrase, entry)
        self._plurals = [(old, new) for old, new in data["plurals"]]
        self._members = tuple(data["party_members"])
        self._alone = frozenset(data["no_compounds"])
        self._linking = list(data["linking"])
        self._modifiers: dict[str, str] = {word: kind for kind, words in data["modifiers"].items() for word in words}
        self._prefixes: dict[str, str] = {word: body for body, words in data["prefixes"].items() for word in words}
        self._portfolios: dict[str, str] = dict(data["portfolio_compounds"])
        self._gazetteer = gazetteer
        self.apart = bool(data["compounds"]["apart"])
        self._joined = bool(data["compounds"]["joined"])
        self.attached = frozenset(data["compounds"]["attached"])
        self.leading = frozenset(data["compounds"]["leading"])
        self._cache: dict[str, Role | None] = {}
        self._runs: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
        if self.apart:
            self._index_runs(data, tokenize)

    def _index_runs(self, data: Mapping[str, Any], tokenize: Callable[[str], list[str]]) -> None:
        """Every listed word and phrase, singular and plural, by its first word; longest first."""
        seen: set[tuple[str, ...]] = set()
        for entry in data["roles"]:
            for text in (*entry["words"], *entry.get("phrases", ())):
                role = _role(text, entry)
                for form, plural in self._forms(text):
                    for spelled in (form, form.title()):
                        words = tuple(w.lower() for w in tokenize(spelled))
                        if words not in seen:
                            seen.add(words)
                            found = replace(role, plural=True) if plural else role
                            self._runs.setdefault(words[0], []).append((words, found))
        for runs in self._runs.values():
            runs.sort(key=lambda r: -len(r[0]))

    def _forms(self, text: str) -> Iterator[tuple[str, bool]]:
        """The phrase itself, then with its last or its first word in the plural (attorneys general, heads of state)."""
        yield text, False
        if text.endswith("."):
            return
        before, _, last = text.rpartition(" ")
        first, _, behind = text.partition(" ")
        for old, new in self._plurals:
            if last.endswith(new) and len(last) > len(new):
                yield f"{before} {last[: len(last) - len(new)]}{old}".strip(), True
            if behind and first.endswith(new) and len(first) > len(new):
                yield f"{first[: len(first) - len(new)]}{old} {behind}", True

    def run(self, texts: Sequence[str], lows: Sequence[str], start: int) -> tuple[int, Role] | None:
        """The longest listed run of words at `start`: the end of it and its role; None where there is none."""
        for words, role in self._runs.get(lows[start], ()):
            end = start + len(words)
            if tuple(lows[start:end]) == words and (not role.proper or texts[start][:1].isupper()):
                return end, role
        if "-" in lows[start][1:-1]:
            role_of_word = self._hyphened(texts[start])
            return None if role_of_word is None else (start + 1, role_of_word)
        return None

    def modifier(self, word: str) -> str:
        """What a word before a role makes of it: former, deputy, acting, height; `` for other words."""
        return self._modifiers.get(word, "")

    def prefix(self, word: str) -> str:
        """The sector or body that a word before a role tells (`army`: MIL), `` for other words."""
        return self._prefixes.get(word, "")

    def portfolio(self, word: str) -> str | None:
        """The office that a portfolio before `minister` makes of it; None for other words."""
        return self._portfolios.get(word)

    def find(self, text: str, lemma: str = "") -> Role | None:
        """The role of a word as it stands in the text (case matters for names in it), or None."""
        key = text if not lemma else f"{text}\t{lemma}"
        if key not in self._cache:
            self._cache[key] = self._find(text) or (self._find(lemma) if lemma and lemma != text.lower() else None)
        return self._cache[key]

    def _find(self, text: str) -> Role | None:
        low = text.lower().replace("\u00ad", "")
        for ending in self._members:
            if low.endswith(ending):
                party = self._gazetteer.word(low[: -len(ending)])
                if party is not None and party.kind == "organisation":
                    return Role(lemma=low, kind="person", of=party)
        found = self._listed(low)
        if found is not None:
            return found
        if "-" in low[1:-1]:
            hyphened = self._hyphened(text)
            if hyphened is not None:
                return hyphened
        return self._closed(text, low) if self._joined else None

    def _listed(self, low: str) -> Role | None:
        if low in self._words:
            return self._words[low]
        for old, new in self._plurals:
            if low.endswith(old):
                base = low[: len(low) - len(old)] + new
                if base in self._words and len(base) > 2:
                    return replace(self._words[base], plural=True)
        return None

    def _hyphened(self, text: str) -> Role | None:
        """`VN-chef`: of the first part; `regering-Trump`: the last part is who holds it."""
        first, _, last = text.rpartition("-")
        if last[:1].isupper() and not last.isupper():
            body = self._listed(first.lower())
            if body is not None and body.kind == "body":
                return replace(body, holder=last)
        role = self._listed(last.lower()) or (self._closed(last, last.lower()) if self._joined else None)
        return None if role is None else self._with_first(role, first)

    def _closed(self, text: str, low: str) -> Role | None:
        for cut in range(2, len(low) - MIN_PART + 1):
            role = self._listed(low[cut:])
            if role is None:
                continue
            first = text[:cut]
            known = self._with_first(role, first)
            if known is not role:
                return known
            if cut >= 3 and role.lemma not in self._alone:
                return role
        return None

    def _with_first(self, role: Role, first: str) -> Role:
        """The role with what the first part of its compound adds; the role itself where that says nothing."""
        low = first.lower().rstrip("-")
        for linking in self._linking:
            if not low.endswith(linking):
                continue
            part = low[: len(low) - len(linking)] if linking else low
            if part in self._modifiers:
                kind = self._modifiers[part]
                if kind == "former":
                    return replace(role, former=True)
                if kind == "deputy":
                    return replace(role, deputy=True, office="")
                return replace(role, lemma=role.lemma)
            if part in self._portfolios and role.office == "minister":
                return replace(role, office=self._portfolios[part], portfolio=part)
            if part in self._prefixes:
                body = self._prefixes[part]
                office = role.office if role.office in {"head", "leader"} else ""
                return replace(role, sector=body, office="head" if "/" in body and office else "", prefix=part)
            term = self._gazetteer.word(part)
            if term is not None and term.kind not in {"people", "city"} and (not term.exact or term.text == first.rstrip("-")):
                return replace(role, of=term)
        if role.office == "minister":
            return replace(role, office="", portfolio=low)
        return role


def _role(text: str, entry: Mapping[str, Any]) -> Role:
    return Role(
        lemma=text.lower(),
        kind=entry["kind"],
        sector=entry.get("sector", ""),
        office=entry.get("office", ""),
        country=entry.get("country", ""),
        state=bool(entry.get("state", False)),
        by=frozenset(entry.get("of", ())),
        proper=text[:1].isupper(),
        never=frozenset(entry.get("never", ())),
    )
