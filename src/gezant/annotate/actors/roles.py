"""Words for roles and bodies: found as they are, inflected, or as the last part of a compound whose first part tells whose.

`rebellenleider` is a `leider` of the rebels, `Kremlinwoordvoerder` a spokesman of `RUS.GOV`, `oud-president` a former one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gezant.annotate.actors.gazetteer import Gazetteer, Term

MIN_PART = 4  # letters; shorter last parts of closed compounds are chance


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of who it names; see `actors.yaml` for the kinds.

    `sector` is a PLOVER sector, a whole body (`IGO/eu`) or empty; `office` a key of the table of offices; `of` the body that
    a compound's first part names, `prefix` that part where it is a common word (`regerings-`), `holder` the name behind a hyphen
    (`regering-Trump`); `lemma` the listed word.
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


class Roles:
    """Looks words up; results are kept, for a report repeats its words."""

    def __init__(self, data: Mapping[str, Any], gazetteer: Gazetteer) -> None:
        self._words: dict[str, Role] = {}
        self.phrases: dict[tuple[str, ...], Role] = {}
        for entry in data["roles"]:
            for word in entry["words"]:
                self._words.setdefault(word.lower(), _role(word.lower(), entry))
            for phrase in entry.get("phrases", ()):
                self.phrases[tuple(phrase.split(" "))] = _role(phrase, entry)
        self._plurals = [(old, new) for old, new in data["plurals"]]
        self._members = tuple(data["party_members"])
        self._alone = frozenset(data["no_compounds"])
        self._linking = list(data["linking"])
        self._modifiers = {word: kind for kind, words in data["modifiers"].items() for word in words}
        self._prefixes = {word: body for body, words in data["prefixes"].items() for word in words}
        self._portfolios: dict[str, str] = dict(data["portfolio_compounds"])
        self._gazetteer = gazetteer
        self._cache: dict[str, Role | None] = {}

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
        return self._closed(text, low)

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
        role = self._listed(last.lower()) or self._closed(last, last.lower())
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


def _role(lemma: str, entry: Mapping[str, Any]) -> Role:
    return Role(
        lemma=lemma,
        kind=entry["kind"],
        sector=entry.get("sector", ""),
        office=entry.get("office", ""),
        country=entry.get("country", ""),
        state=bool(entry.get("state", False)),
    )
