"""Who held which office when: a dated table of office-holders, and their names in every spelling that a report may use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from gezant.annotate.actors.names import Spelling, plain, slug

Days = tuple[date, date]  # first and last day
EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)
_LINE = re.compile(r"^(\S+?)/(\S+)\s+(.+?)(,\s*f)?$")


class OfficeError(ValueError):
    """A line of a table of offices that is not in the format."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term: a person held an office of a body from the first day to the last."""

    body: str
    office: str
    name: str
    days: Days

    def meets(self, days: Days) -> bool:
        """Whether the term and these days have a day in common."""
        return self.days[0] <= days[1] and days[0] <= self.days[1]


@dataclass(frozen=True)
class Person:
    """A person of the table: the name in the world's press, terms in order, gender where the table tells."""

    name: str
    feminine: bool
    terms: tuple[Term, ...]
    spellings: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The name as an actor's code."""
        return slug(self.name)

    def body(self, days: Days | None) -> str:
        """The body of the term that holds on these days, else of the one nearest to them; without days, of the latest."""
        if days is None:
            return max(self.terms, key=lambda t: t.days[0]).body
        return min(self.terms, key=lambda t: (_distance(t.days, days), -t.days[0].toordinal())).body

    def active(self, days: Days | None) -> bool:
        """Whether one of the terms holds on these days; True without days."""
        return days is None or any(t.meets(days) for t in self.terms)

    def nearness(self, days: Days | None) -> int:
        """Days between the report and the nearest term; 0 within it or without days."""
        return 0 if days is None else min(_distance(t.days, days) for t in self.terms)


def days_of(edtf: str | None) -> Days | None:
    """The first and last day of an EDTF day, month or year; None for anything else."""
    if edtf is None:
        return None
    return _days(edtf)


def _days(text: str) -> Days | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if day:
            only = date(int(year), int(month), int(day))
            return only, only
        if month:
            first = date(int(year), int(month), 1)
            return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return date(int(year), 1, 1), date(int(year), 12, 31)
    except ValueError:
        return None


def _distance(term: Days, days: Days) -> int:
    if term[0] <= days[1] and days[0] <= term[1]:
        return 0
    return min(abs((term[0] - days[1]).days), abs((days[0] - term[1]).days))


class OfficeTable:
    """All terms, by office and by name."""

    def __init__(self, tables: Iterable[Mapping[str, Any]], spelling: Spelling, spellings: Mapping[str, Sequence[str]]) -> None:
        """`tables` as `offices.yaml` (later ones add); `spellings`: English name → other spellings in the report's language."""
        self.leaders: dict[str, str] = {}
        self._family_first: set[str] = set()
        self._offices: dict[tuple[str, str], list[Term]] = {}
        terms: dict[str, list[Term]] = {}
        feminine: set[str] = set()
        for table in tables:
            self.leaders.update(table.get("leaders", {}))
            self._family_first.update(table.get("family_first", ()))
            for key, lines in table.get("offices", {}).items():
                body, _, office = key.partition(" ")
                for line in lines:
                    term, is_feminine = _term(body, office, line)
                    self._offices.setdefault((body, office), []).append(term)
                    terms.setdefault(term.name, []).append(term)
                    if is_feminine:
                        feminine.add(term.name)
            for body, names in table.get("persons", {}).items():
                for entry in names:
                    name, _, mark = entry.partition(",")
                    terms.setdefault(name, []).append(Term(body, "", name, (EARLIEST, LATEST)))
                    if mark.strip() == "f":
                        feminine.add(name)
        self.people = tuple(
            Person(name, name in feminine, tuple(sorted(ts, key=lambda t: t.days[0])), tuple(spellings.get(name, ())))
            for name, ts in terms.items()
        )
        self._by_code: dict[str, tuple[Term, ...]] = {person.code: person.terms for person in self.people}
        self._spelling = spelling
        self._found: dict[str, tuple[Person, ...]] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._by_fold: dict[str, list[Person]] = {}
        for person in self.people:
            for spelled in (person.name, *person.spellings):
                self._index(person, spelled)

    def _index(self, person: Person, spelled: str) -> None:
        words = spelled.split(" ")
        for start in range(len(words)):
            key = slug(" ".join(words[start:]))
            if len(key) < 3:
                continue  # Frederik X
            _add(self._by_name, key, person)
            if start == 0 or start == len(words) - 1:
                english = self._spelling.fold_english(key) if spelled == person.name else self._spelling.fold(key)
                _add(self._by_fold, english, person)
        if len(words) > 2:  # Recep Tayyip Erdogan → Recep Erdogan
            _add(self._by_name, slug(f"{words[0]} {words[-1]}"), person)
        _add(self._by_name, slug(words[0]), person)

    def holders(self, body: str, office: str, days: Days | None) -> tuple[str, ...]:
        """The names of those who held an office on these days, in order; all who ever did without days."""
        terms = self._offices.get((body, self._office(body, office)), ())
        out = {t.name: None for t in terms if days is None or t.meets(days)}
        return tuple(out)

    def _office(self, body: str, office: str) -> str:
        return self.leaders.get(body.split(".")[0], "president") if office == "leader" else office

    def has_office(self, body: str, office: str) -> bool:
        """Whether the table knows the office at all."""
        return (body, self._office(body, office)) in self._offices

    def terms(self, code: str) -> tuple[Term, ...]:
        """The terms of the person with this code."""
        return self._by_code.get(code, ())

    def family_first(self, person: Person) -> bool:
        """Whether the press calls the person by the first word of the name (Kim, Xi, Abiy)."""
        return any(term.body.split(".")[0] in self._family_first for term in person.terms)

    def person(self, name: str) -> Person | None:
        """The person of exactly this name in English."""
        for person in self._by_name.get(slug(name), ()):
            if person.name == name:
                return person
        return None

    def named(self, words: Sequence[str]) -> tuple[Person, ...]:
        """Those whose full name, last or first name these words are, in English, Dutch or a near spelling."""
        key = slug(" ".join(words))
        if key not in self._found:
            self._found[key] = self._named(key, words)
        return self._found[key]

    def _named(self, key: str, words: Sequence[str]) -> tuple[Person, ...]:
        found = self._by_name.get(key)
        if found is not None:
            return tuple(found)
        if len(key) < 5:
            return ()
        found = self._by_fold.get(self._spelling.fold(key))
        if found is None and len(words) > 1:
            found = [p for p in self._by_fold.get(self._spelling.fold(words[-1]), ()) if self._near_first_name(p, words)]
        return tuple(found or ())

    def exactly(self, word: str) -> tuple[Person, ...]:
        """Those whose surname is this word to the letter, diacritics aside."""
        key = slug(word)
        return tuple(p for p in self._by_name.get(key, ()) if slug(p.name).endswith(key))

    def surnamed(self, word: str) -> tuple[Person, ...]:
        """Those whose last name this word is in one of their spellings; first names do not count."""
        key = slug(word)
        ending = f"-{key}"
        return tuple(p for p in self._by_name.get(key, ()) if any(slug(s).endswith(ending) for s in (p.name, *p.spellings)))

    def first_name(self, word: str) -> bool:
        """Whether anybody's name begins with this word."""
        start = f"{slug(word)}-"
        return any(slug(s).startswith(start) for p in self._by_name.get(slug(word), ()) for s in (p.name, *p.spellings))

    def _near_first_name(self, person: Person, words: Sequence[str]) -> bool:
        first = self._spelling.fold(words[0])
        return any(
            first in {self._spelling.fold(s.split(" ")[0]), self._spelling.fold_english(s.split(" ")[0])}
            for s in (person.name, *person.spellings)
        )


def _add(index: dict[str, list[Person]], key: str, person: Person) -> None:
    entries = index.setdefault(key, [])
    if person not in entries:
        entries.append(person)


def _term(body: str, office: str, line: str) -> tuple[Term, bool]:
    match = _LINE.match(line)
    if match is None:
        raise OfficeError(f"not 'from/until Name': '{line}' ({body} {office})")
    start, end, name, mark = match.groups()
    first = (EARLIEST, EARLIEST) if start == ".." else _days(start)
    last = (LATEST, LATEST) if end == ".." else _days(end)
    if first is None or last is None:
        raise OfficeError(f"no date: '{line}' ({body} {office})")
    return Term(body, office, name, (first[0], last[1])), mark is not None


def user_table(path: str) -> Mapping[str, Any]:
    """A table of the user's own (YAML, the format of `offices.yaml`). Raises OSError, OfficeError."""
    data = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not {"offices", "persons", "leaders"} & data.keys():
        raise OfficeError(f"{path}: no 'offices', 'persons' or 'leaders'")
    return data


__all__ = ["Days", "OfficeError", "OfficeTable", "Person", "Term", "days_of", "plain", "user_table"]
