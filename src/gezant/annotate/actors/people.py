"""Persons whom the report names: one entry a person, found again by any part of the name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gezant.annotate.actors.names import plain, slug
from gezant.annotate.actors.offices import Days, OfficeTable, Person
from gezant.annotate.actors.roles import Role


@dataclass
class Named:
    """A person of the report: the name's words at their fullest, who the table says it is, what the text says of it."""

    words: tuple[str, ...]
    known: Person | None
    first: int
    body: str = ""
    code: str = ""
    feminine: bool | None = None
    roles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    former: bool = False

    @property
    def actor(self) -> str:
        """The code of the person with the body, `?` where the body cannot be told."""
        return f"{self.body}:{self.code}" if self.body else "?"


def parts(words: Iterable[str]) -> tuple[str, ...]:
    """A name's words as they are compared."""
    return tuple(plain(w) for w in words)


class Register:
    """The named persons of one report."""

    def __init__(self, offices: OfficeTable, days: Days | None) -> None:
        self._offices = offices
        self._days = days
        self.people: list[Named] = []

    def find(self, words: Sequence[str]) -> Named | None:
        """The person of the report whose name these words are, or are a part of; the fullest and the latest first."""
        wanted = parts(words)
        best: Named | None = None
        for person in self.people:
            have = parts(person.words)
            if have == wanted:
                return person
            if _within(wanted, have) and (best is None or len(person.words) >= len(best.words)):
                best = person
        return best

    def add(self, words: Sequence[str], at: int, countries: frozenset[str], role: Role | None) -> Named:
        """The person of these words: one already there, whose name may grow, or a new one."""
        found = self.find(words)
        if found is None:
            found = next((p for p in self.people if _within(parts(p.words), parts(words)) and len(p.words) == 1), None)
            if found is not None:
                found.words = tuple(words)
                found.known = found.known or self.known(words, countries, role)
        if found is None:
            found = Named(tuple(words), self.known(words, countries, role), at)
            self.people.append(found)
        elif found.known is None:
            found.known = self.known(found.words, countries, role)
        return found

    def known(self, words: Sequence[str], countries: frozenset[str], role: Role | None) -> Person | None:
        """Whom the table means by this name, in this report: of its time, of a country that the text speaks of."""
        candidates = self._offices.named(words)
        if not candidates:
            return None
        single = len(words) == 1

        def rank(person: Person) -> tuple[int, int, int, int]:
            body = person.body(self._days)
            fits = body in countries or body.split(".")[0] in countries
            near = person.nearness(self._days)
            last = slug(person.name).endswith(slug(" ".join(words))) or any(
                slug(s).endswith(slug(" ".join(words))) for s in person.spellings
            )
            return (0 if fits else 1, 0 if near == 0 else 1 if near < 1500 else 2, 0 if last else 1, len(person.terms[0].office) == 0)

        ranked = sorted(candidates, key=rank)
        best = ranked[0]
        if single:
            if rank(best)[1] == 2 and self._days is not None and best.terms[0].office and best.nearness(self._days) > 6000:
                return None
            if _given_only(best, words[0]) and not rank(best)[0] == 0:
                return None
        return best


def _given_only(person: Person, word: str) -> bool:
    """Whether the word is only the first of a longer name (Mark, not Rutte)."""
    spelled = [person.name, *person.spellings]
    return not any(slug(s).endswith(slug(word)) for s in spelled)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) > len(long) or not short:
        return False
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
