"""The state of resolving one doc, and the country that it speaks of where a phrase names none."""

from __future__ import annotations

import abc

from spacy.tokens import Doc, Token

from gezant.annotate.actors.appositions import appositions
from gezant.annotate.actors.codes import UNKNOWN, Who, country_of, is_country, sector_of
from gezant.annotate.actors.discourse import Discourse, Entry
from gezant.annotate.actors.evidence import PERSONAL, evidence, role_in_phrase
from gezant.annotate.actors.gazetteer import Match, Term
from gezant.annotate.actors.names import slug
from gezant.annotate.actors.offices import Days
from gezant.annotate.actors.people import Named, Register
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role
from gezant.annotate.actors.words import ActorWords
from gezant.annotate.trees import relation

NO_PLACE = frozenset({"media", "collective", "portfolio"})
NOT_AT_HOME = frozenset({"REB", "OPP", "MIL"})  # sectors that no report means its own country's by without saying so


class Context(abc.ABC):
    """What the rules share: phrases, what each says by itself, the report so far, the persons in it."""

    def __init__(self, doc: Doc, found: dict[int, Phrase], matches: dict[int, Match], words: ActorWords,
                 days: Days | None, outlet: str | None) -> None:  # fmt: skip
        self.doc = doc
        self.found = found
        self.matches = matches
        self.words = words
        self.days = days
        self.outlet = outlet
        self.evidence = {i: evidence(p, matches, words) for i, p in found.items()}
        self.partners: dict[int, list[Phrase]] = {}
        self.discourse = Discourse(doc, words, self.evidence, matches)
        self.register = Register(words.offices, days)
        self._who: dict[int, Who] = {}
        self._busy: set[int] = set()
        self._name_of: dict[int, Named] = {}
        self._possessors = frozenset(p.possessor.i for p in found.values() if p.possessor is not None)
        self._joined: set[int] = set()
        self._early = True  # while names are gathered the report has said nothing yet
        self._longs: list[list[str]] | None = None
        self._home = ""
        self._homes = words.homes
        for one, other in appositions(doc, found, self._is_personal):
            one = self._holder(one, other)
            if one.head.i != other.head.i and other not in self.partners.get(one.head.i, []):
                self.partners.setdefault(one.head.i, []).append(other)
                self.partners.setdefault(other.head.i, []).append(one)

    @abc.abstractmethod
    def _portfolio(self, phrase: Phrase) -> str | None:
        """The office that a portfolio makes of a minister, `` where the table has none; None where nothing is said."""

    @abc.abstractmethod
    def _resolve(self, phrase: Phrase) -> Who:
        """Applies the rules to one phrase."""

    def who(self, phrase: Phrase) -> Who:
        """Resolves the phrase by itself, once."""
        i = phrase.head.i
        if i not in self._who:
            if self._early and i not in self._busy:
                self._busy.add(i)
                who = self._resolve(phrase)
                self._busy.discard(i)
                return who  # nothing that context may still change is kept
            if i in self._busy:
                return Who((UNKNOWN,), "unnamed", "other", False, "actors.unknown")
            self._busy.add(i)
            self._who[i] = self._resolve(phrase)
            self._busy.discard(i)
        return self._who[i]

    def _is_personal(self, phrase: Phrase) -> bool:
        ev = self.evidence[phrase.head.i]
        return ev.role is not None and ev.role.kind in PERSONAL and not ev.plural

    def _holder(self, one: Phrase, other: Phrase) -> Phrase:
        """Whom a name in apposition belongs to: `het hoofd van de delegatie, NAME` is the head's name, not the delegation's."""
        if other.name is None or other.noun is not None:
            return one
        current = one
        while True:
            role = role_in_phrase(current, self.words)
            if role is None or role.kind in PERSONAL or current.name is not None:
                return current
            above = current.head.head
            if relation(current.head) != "nmod" or above.i not in self.found or above.i == current.head.i:
                return one
            current = self.found[above.i]

    def _entry(self, phrase: Phrase, who: Who) -> Entry:
        ev = self.evidence[phrase.head.i]
        roles = set(ev.role.heads) if ev.role is not None else set()
        offices = {ev.role.office} if ev.role is not None and ev.role.office else set()
        if ev.role is not None and ev.role.office == "minister":
            offices.add(self._portfolio(phrase) or "minister")
        if "leader" in offices and sector_of(who.actors[0].split(":")[0]) != "GOV":
            offices.clear()
        if who.named is not None:
            roles |= who.named.roles
            offices |= who.named.offices
        plural = ev.plural and who.named is None
        return Entry(phrase.head, who.actors, who.naming, who.kind, who.person,
                     plural or who.plural or len(who.actors) > 1,
                     who.feminine, frozenset(roles), frozenset(offices), phrase)  # fmt: skip

    def _conjuncts(self, phrase: Phrase) -> list[Phrase]:
        out: dict[int, Phrase] = {}
        todo = list(phrase.conjuncts)
        while todo:
            token = todo.pop(0)
            if token.i in self.found and token.i not in out and token.i != phrase.head.i:
                out[token.i] = self.found[token.i]
                todo.extend(self.found[token.i].conjuncts)
        return list(out.values())

    def _role_with_partners(self, phrase: Phrase) -> Role | None:
        role = self.evidence[phrase.head.i].role
        if role is not None:
            return role
        for partner in self.partners.get(phrase.head.i, ()):
            if partner.name is None or partner.noun is not None:
                found = self.evidence[partner.head.i].role
                if found is not None:
                    return found
        return None

    def _count(self, phrase: Phrase) -> int:
        """How many earlier parties a phrase gathers: both or two of them, three; 0 where it gathers none."""
        near: list[Token | None] = [phrase.determiner] if phrase.determiner is not None else []
        near.extend(phrase.head.children)
        if phrase.group is not None:
            near.extend(self.doc[phrase.group.start : phrase.group.title.start])
        for token in near:
            if token is not None and token.lower_ in self.words.counts:
                both = token is phrase.determiner
                return self.words.counts[token.lower_] if both or phrase.determiner is not None else 0
        return 0

    def _own_name(self, phrase: Phrase) -> str | None:
        if phrase.name is None or phrase.noun is None:
            partner = next((p for p in self.partners.get(phrase.head.i, ()) if p.name is not None and p.noun is None), None)
            return None if partner is None or partner.name is None else self._slug(partner.name)
        return self._slug(phrase.name)

    def _slug(self, run: tuple[int, int]) -> str:
        words = [t.text for t in self.doc[run[0] : run[1]] if not t.is_punct]
        if len(words) > 1 and self.words.has("articles", words[0].lower()):
            words = words[1:]
        return slug(" ".join(words))

    def _name_term(self, phrase: Phrase) -> Term | None:
        run = phrase.name
        if run is None:
            return None
        match = self.matches.get(run[0])
        return match.term if match is not None and match.end >= run[1] else None

    def _home_order(self) -> tuple[str, ...]:
        """The language's home countries, the one that the report shows signs of first; sets `_home` to it where it does."""
        counts = dict.fromkeys(self.words.homes, 0)
        for i, match in self.matches.items():
            if match.start == i and match.term.kind != "media":
                home = country_of(match.term.body)
                if home in counts:
                    counts[home] += 1
        for ev in self.evidence.values():
            for body in ev.bodies:
                if body in counts:
                    counts[body] += 1
        self.discourse.set_topic(self._topic())
        for person in self.register.people:
            if person.known is not None and country_of(person.body) in counts:
                counts[country_of(person.body)] += 1
        order = tuple(sorted(counts, key=lambda h: -counts[h]))
        self._home = order[0] if order and counts[order[0]] else ""
        return order

    def _countries(self) -> frozenset[str]:
        out = {country_of(m.term.body) for m in self.matches.values() if m.term.kind not in {"media", "collective"}}
        for ev in self.evidence.values():
            out.update(country_of(b) for b in ev.bodies)
        return frozenset(out)

    def _topic(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        bodies = [m.term.body for i, m in self.matches.items() if m.start == i and m.term.kind not in NO_PLACE]
        bodies.extend(body for ev in self.evidence.values() for body in ev.bodies)
        bodies.extend(person.body for person in self._name_of.values() if person.body)
        for body in bodies:
            if is_country(country_of(body)):
                counts[country_of(body)] = counts.get(country_of(body), 0) + 1
        return counts

    def _short_name(self, phrase: Phrase) -> Term | None:
        """The body that brackets behind a name tell: the North-West Transport Union (NWTU); not the party of a person."""
        role = self.evidence[phrase.head.i].role
        if (role is not None and role.kind in PERSONAL) or phrase.determiner is None or phrase.name is None:
            return None
        end = phrase.name[1]
        match = self.matches.get(end + 1) if self.doc[end : end + 1].text == "(" else None
        closed = match is not None and match.start == end + 1 and self.doc[match.end : match.end + 1].text == ")"
        return match.term if match is not None and closed and match.term.kind == "organisation" else None

    def _context_country(self, phrase: Phrase) -> str:
        """The state that the report speaks of here, `` where none; a home country where it names no other."""
        there = self._place_of_speech(phrase)
        if there or self._early:
            return there
        role = self.evidence[phrase.head.i].role or self._role_with_partners(phrase)
        at_home = role is None or role.sector not in NOT_AT_HOME
        home = self._home if role is not None and role.kind != "media" and role.sector != "REB" else ""
        away = self._posts(phrase) if role is not None and self._abroad(role) else frozenset()
        never = role.never if role is not None else frozenset()
        away, home = away | never, "" if home in never else home
        near = self.discourse.country_near(phrase.head, country_of, is_country, home, self._home_bonus(role), away)
        return near or (self._homes[0] if at_home and self._homes[0] not in never else "")

    def _posts(self, phrase: Phrase) -> frozenset[str]:
        """Where an envoy is posted: the countries that he is not of."""
        posts = [t for p, t in phrase.complements if p not in self.words.sets["of_strong"] and t.i in self.matches]
        for partner in self.partners.get(phrase.head.i, ()):
            posts.extend(t for p, t in partner.complements if p not in self.words.sets["of_strong"] and t.i in self.matches)
        return frozenset(country_of(self.matches[t.i].term.body) for t in posts)

    def _abroad(self, role: Role) -> bool:
        """Whether people of this role work in countries that are not theirs."""
        return any(self.words.has("diplomatic", word) for word in role.lemma.split(" "))

    def _home_bonus(self, role: Role | None) -> float:
        if role is None:
            return 0.0
        return (120.0 if self.words.has("home_words", role.lemma) else 60.0) * self.words.home_weight

    def _place_of_speech(self, phrase: Phrase) -> str:
        """`een functionaris zei in Washington`: the capital where an official speaks, in the same clause."""
        role = self.evidence[phrase.head.i].role
        if role is None or role.kind not in {"member", "spokesperson"} or self._abroad(role):
            return ""
        for sister in phrase.head.head.children:
            if relation(sister) == "obl" and sister.i in self.matches and self.matches[sister.i].term.kind == "capital":
                case = next((c.lower_ for c in sister.children if relation(c) == "case"), "")
                if self.words.has("locative", case) and is_country(self.matches[sister.i].term.body):
                    return self.matches[sister.i].term.body
        return ""

    def _context_body(self, sector: str, phrase: Phrase) -> str:
        country = self._context_country(phrase)
        return f"{country}.{sector}" if country and sector else country or UNKNOWN
