"""Persons whom the report names: one entry a person, found again by any part of the name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gezant.annotate.actors.names import plain, slug
from gezant.annotate.actors.offices import Days, OfficeTable, Person
from gezant.annotate.actors.roles import Role

TOP = frozenset({"president", "prime-minister", "monarch", "supreme-leader", "leader", "head", "commission-president", "pope"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})  # a surname alone rather means the one without
FORGOTTEN = 6000  # days since or before an office, after which a bare surname no longer calls its holder to mind


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
    told: bool = False  # whether the words around the name tell the country, not only what they hang together with

    @property
    def actor(self) -> str:
        """The code of the person with the body, `?` where the body cannot be told; politicians go by their country's `PTY`."""
        body = self.body.split("/")[0] if self.body.partition("/")[0].endswith(".PTY") else self.body
        return f"{body}:{self.code}" if body else "?"


def parts(words: Iterable[str]) -> tuple[str, ...]:
    """A name's words as they are compared."""
    return tuple(plain(w) for w in words)


class Register:
    """The named persons of one report."""

    def __init__(self, offices: OfficeTable, days: Days | None) -> None:
        self._offices = offices
        self._days = days
        self.people: list[Named] = []

    def find(self, words: Sequence[str], feminine: bool | None = None) -> Named | None:
        """The person of the report whose name these words are, or are a part of; the fullest and the latest first.

        `feminine` is what a title before the name tells; nobody of the other gender is found.
        """
        wanted = parts(words)
        best: Named | None = None
        rank = (False, 0)
        for person in self.people:
            have = parts(person.words)
            if have == wanted:
                return person
            known = person.known.feminine if person.known is not None else person.feminine
            if feminine is not None and known is not None and known != feminine:
                continue
            likely = (not have or have[-1] not in _GENERATIONS, len(have))
            if _within(wanted, have) and likely >= rank:
                best, rank = person, likely
        return best

    def add(self, words: Sequence[str], at: int, countries: frozenset[str], role: Role | None,
            feminine: bool | None = None) -> Named:  # fmt: skip
        """The person of these words: one already there, whose name may grow, or a new one."""
        found = self.find(words, feminine)
        if found is not None and len(words) == 1 and len(found.words) > 1:
            leader = self._leader(words, countries, role)
            if leader is not None and leader is not found.known:
                full = next((p for p in self.people if p.known is leader), None)
                if full is not None:
                    return full if full.first < at or found.first > at else found
                if not self._offices.family_first(leader) or role is not None:
                    full = Named(tuple(words), leader, at)
                    self.people.append(full)
                    return full
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

    def _leader(self, words: Sequence[str], countries: frozenset[str], role: Role | None) -> Person | None:
        """Whom a surname alone means where many have it: Trump is the president, whatever other Trump the report names in full.

        Where surnames are few and stand first, only if the report names the leader in full, or with a title.
        """
        known = self.known(words, countries, role)
        if known is None or (role is not None and role.office not in {"", "leader", *(t.office for t in known.terms)}):
            return None
        return known if any(t.office in TOP and (self._days is None or t.meets(self._days)) for t in known.terms) else None

    def known(self, words: Sequence[str], countries: frozenset[str], role: Role | None) -> Person | None:
        """Whom the table means by this name, in this report: of its time, of a country that the text speaks of."""
        candidates = self._offices.named(words)
        if not candidates:
            return None
        wanted = slug(" ".join(words))
        if len(words) == 1:
            candidates = tuple(p for p in candidates if self._goes_by(p, wanted))
            if not candidates:
                return None
        best = max(candidates, key=lambda p: self._likelihood(p, countries, wanted))
        if len(words) == 1 and not self._to_the_letter(best, wanted) and best.body(self._days).split(".")[0] not in countries:
            return None
        if len(words) == 1 and best.nearness(self._days) > FORGOTTEN:
            return None
        dated = any(t.office for t in best.terms)
        if len(words) == 1 and not dated and best.body(self._days).split(".")[0] not in countries:
            return None  # many have that name, and nothing speaks of this one
        return best

    @staticmethod
    def _to_the_letter(person: Person, word: str) -> bool:
        return any(slug(s).endswith(word) or slug(s).startswith(f"{word}-") for s in (person.name, *person.spellings))

    def _goes_by(self, person: Person, word: str) -> bool:
        """Whether the press uses this one word for the person: the surname, or the first word where that is the custom."""
        spelled = [slug(s) for s in (person.name, *person.spellings)]
        if any(s.endswith(word) for s in spelled):
            return True
        if any(s.startswith(f"{word}-") for s in spelled):
            return self._offices.family_first(person)
        return True  # a near spelling

    def _likelihood(self, person: Person, countries: frozenset[str], wanted: str) -> float:
        """How likely the report means this one: leaders in office, then those of countries that it speaks of."""
        near = person.nearness(self._days)
        active = [t for t in person.terms if self._days is None or t.meets(self._days)]
        score = 3.0 if any(t.office in TOP for t in active) else 1.0 if any(t.office for t in active) else 0.0
        if not person.terms[0].office:
            score += 0.5
        elif near:
            score -= 0.5 + near / 3650
        body = person.body(self._days)
        if body in countries or body.split(".")[0] in countries:
            score += 2.0
        first = slug(person.name).startswith(f"{wanted}-")
        if not slug(person.name).endswith(wanted) and not (first and self._offices.family_first(person)):
            score -= 0.5
        return score


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) > len(long) or not short:
        return False
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
