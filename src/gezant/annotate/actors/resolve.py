"""Who each phrase of a report stands for: names, roles and bodies by themselves, then short forms and pronouns in text order.

The order of trust: what the phrase says, the table of offices, what the report said before, the country it is about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from gezant.annotate.actors.discourse import Discourse, Entry
from gezant.annotate.actors.evidence import PERSONAL, Evidence, evidence, role_in_phrase
from gezant.annotate.actors.gazetteer import Match, Term
from gezant.annotate.actors.names import plain, slug
from gezant.annotate.actors.offices import Days
from gezant.annotate.actors.people import Named, Register
from gezant.annotate.actors.phrases import Phrase, appositions
from gezant.annotate.actors.roles import Role
from gezant.annotate.actors.words import ActorWords
from gezant.annotate.layers import Mention
from gezant.annotate.trees import relation
from gezant.model import Naming

MAX_JOINT = 6
STATE_OFFICES = frozenset({"president", "prime-minister", "minister", "foreign-minister", "defence-minister", "monarch"})
UNKNOWN = "?"


@dataclass(frozen=True)
class Who:
    """The outcome for one phrase by itself, before its coordination is looked at."""

    actors: tuple[str, ...]
    naming: Naming
    kind: str
    person: bool
    rule: str
    named: Named | None = None
    feminine: bool | None = None
    plural: bool = False


def sector_of(body: str) -> str:
    """The sector of a body's code: `USA.GOV` → `GOV`, `IGO/un` → `IGO`, `PRK` → ``."""
    head = body.split("/")[0]
    if "." in head:
        return head.split(".")[1]
    return "" if is_country(body) else head


def is_country(body: str) -> bool:
    """Whether the code is a state's and nothing more."""
    return len(body) == 3 and body.isupper() and body not in {"IGO", "MED", "NGO", "CVL", "BUS"}


def country_of(body: str) -> str:
    """The state of a body, or the body itself where it belongs to none: `USA.GOV` → `USA`, `IGO/un:x` → `IGO/un`."""
    bare = body.split(":")[0]
    head = bare.split("/")[0].split(".")[0]
    return head if is_country(head) else bare


def combined(body: str, sector: str, kind: str) -> str:
    """The body that a role of this sector makes of a state or a body (`PRK`, GOV → `PRK.GOV`; `IGO/un`, GOV → `IGO/un`)."""
    if "/" in sector:
        return sector
    if not sector:
        return body if not is_country(body) else f"{body}.GOV"
    if sector_of(body) == sector:
        return body
    if is_country(body):
        return f"{body}.{sector}"
    if body.startswith(("IGO/", "NGO/", "MED/", "BUS/", "CVL/", "EDU/")):
        return body
    head = body.split("/")[0].split(".")[0]
    if sector in {"GOV", "PTY", "IGO", "CVL"} or kind in {"spokesperson", "source"} or sector_of(body) == "REB":
        return body
    return f"{head}.{sector}" if is_country(head) else body


class Resolver:
    """Resolves one doc; made for it and thrown away."""

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

    # --- the whole report -------------------------------------------------------------------------------------------

    def mentions(self) -> dict[int, Mention]:
        """Every phrase's mention, keyed by its head."""
        self._register_names()
        self._homes = self._home_order()
        self._early = False
        for i, phrase in self.found.items():
            who = self.who(phrase)
            self.discourse.add(self._entry(phrase, who))
            joint = self._mention(phrase) if phrase.conjuncts and i not in self._joined else None
            if joint is not None and len(joint.actors) > 1:
                others = self._conjuncts(phrase)
                self._joined.update(o.head.i for o in others)
                self.discourse.add(self._joint_entry(phrase, joint, others))
        out = {i: self._mention(phrase) for i, phrase in self.found.items()} | self._names_behind_nouns()
        for i, phrase in self.found.items():
            owner = phrase.possessor
            if owner is not None and phrase.head.head.i == owner.i and owner.i in out and owner.pos_ != "PRON":
                out[owner.i] = replace(out[i], head=owner.i)  # a parse that makes the owner the head: `Trumps adviseur zei`
        return out

    def _names_behind_nouns(self) -> dict[int, Mention]:
        out: dict[int, Mention] = {}
        for phrase in self.found.values():
            if phrase.noun is None or phrase.name is None:
                continue
            who = self.who(phrase)
            start, end = phrase.name
            outer = next((k for k in range(start, end) if not start <= self.doc[k].head.i < end), start)
            for k in {start, outer} - set(self.found):
                out[k] = Mention(k, who.actors, who.naming, who.kind, who.person, who.rule)
        return out

    def _mention(self, phrase: Phrase) -> Mention:
        who = self.who(phrase)
        actors = list(who.actors)
        named = self.partners.get(phrase.head.i, ())
        for other in self._conjuncts(phrase):
            if other in named:
                continue
            actors.extend(a for a in self.who(other).actors if a not in actors)
        if len(actors) > 1:
            actors = [a for a in actors if a != UNKNOWN]
        return Mention(phrase.head.i, tuple(actors[:MAX_JOINT]), who.naming, who.kind, who.person, who.rule)

    def _conjuncts(self, phrase: Phrase) -> list[Phrase]:
        out: list[Phrase] = []
        todo = list(phrase.conjuncts)
        while todo:
            token = todo.pop(0)
            if token.i in self.found:
                out.append(self.found[token.i])
                todo.extend(self.found[token.i].conjuncts)
        return out

    def _entry(self, phrase: Phrase, who: Who) -> Entry:
        ev = self.evidence[phrase.head.i]
        roles = {ev.role.lemma} if ev.role is not None else set()
        offices = {ev.role.office} if ev.role is not None and ev.role.office else set()
        if who.named is not None:
            roles |= who.named.roles
            offices |= who.named.offices
        return Entry(phrase.head, who.actors, who.naming, who.kind, who.person,
                     ev.plural or who.plural or len(who.actors) > 1,
                     who.feminine, frozenset(roles), frozenset(offices), phrase)  # fmt: skip

    def _is_personal(self, phrase: Phrase) -> bool:
        ev = self.evidence[phrase.head.i]
        return ev.role is not None and ev.role.kind in PERSONAL and not ev.plural

    def _joint_entry(self, phrase: Phrase, joint: Mention, others: list[Phrase]) -> Entry:
        person = joint.person and all(self.who(o).person for o in others)
        return Entry(phrase.head, joint.actors, joint.naming, "joint", person, True, None, frozenset(), frozenset(), phrase)

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
            if relation(current.head) != "nmod" or above.i not in self.found:
                return one
            current = self.found[above.i]

    # --- persons ----------------------------------------------------------------------------------------------------

    def _register_names(self) -> None:
        """All names of persons in the report, so that a short form may stand before the full one."""
        named: list[tuple[Phrase, tuple[str, ...], Role | None]] = []
        for phrase in self.found.values():
            words = self._person_words(phrase)
            if words:
                named.append((phrase, words, self._role_with_partners(phrase)))
        countries = self._countries()
        for phrase, words, role in sorted(named, key=lambda n: -len(n[1])):
            person = self.register.add(words, phrase.head.i, countries, role)
            self._name_of[phrase.head.i] = person
        for phrase, _, role in named:
            self._learn(self._name_of[phrase.head.i], phrase, role)
        for person in self.register.people:
            self._settle(person)

    def _countries(self) -> frozenset[str]:
        out = {country_of(m.term.body) for m in self.matches.values() if m.term.kind not in {"media", "collective"}}
        for ev in self.evidence.values():
            out.update(country_of(b) for b in ev.bodies)
        return frozenset(out)

    def _person_words(self, phrase: Phrase) -> tuple[str, ...]:
        """The words of a person's name in the phrase; empty where the name is a place's or a body's or there is none."""
        if phrase.name is None or phrase.pronoun:
            return ()
        start, end = phrase.name
        role = self.evidence[phrase.head.i].role
        match = self.matches.get(start)
        if match is not None and match.start <= start and (match.end >= end or match.term.kind in {"organisation", "media"}):
            full = " ".join(t.text for t in self.doc[start:end])
            if not (role is not None and role.kind in PERSONAL and match.term.kind in {"city", "media"} and " " not in match.term.text):
                return ()
            if match.term.kind == "media" and role is not None and role.kind in {"spokesperson", "reporter", "source"}:
                return ()
            _ = full
        if role is not None and phrase.noun is not None and role.kind not in PERSONAL and role.kind not in {"side", "country"}:
            return ()
        if role is None and not self._looks_like_a_person(phrase):
            return ()
        words = [self._bare(t) if t.i == end - 1 else t.text for t in self.doc[start:end] if not t.is_punct]
        return tuple(w for w in words if w)

    def _looks_like_a_person(self, phrase: Phrase) -> bool:
        """A name without a title: the table knows it, the base took it for a person, or two words that no place is told by."""
        assert phrase.name is not None
        start, end = phrase.name
        words = [t.text for t in self.doc[start:end] if not t.is_punct]
        types = {t.ent_type_ for t in self.doc[start:end]}
        if "PER" in types or self.words.offices.named(words) or self.words.offices.named([self._bare(self.doc[end - 1])]):
            return True
        if self._role_with_partners(phrase) is not None:
            return True
        if types & {"LOC", "ORG", "MISC"}:
            return False
        case = next((c.lower_ for c in phrase.head.children if relation(c) == "case"), "")
        if len(words) > 1:
            return case not in self.words.sets["locative"] and all(w[:1].isupper() or len(w) < 5 for w in words)
        return any(w[-1].lower() == words[0].lower() and len(w) > 1 for w in self._long_names())

    def _long_names(self) -> list[list[str]]:
        if self._longs is None:
            runs = {p.name for p in self.found.values() if p.name is not None and p.name[1] - p.name[0] > 1}
            self._longs = [[t.text for t in self.doc[a:b]] for a, b in sorted(runs)]
        return self._longs

    def _bare(self, token: Token) -> str:
        """A name's last word without a genitive ending, where it stands before what it owns."""
        text = token.text
        for ending in ("'s", "’s"):
            if text.endswith(ending):
                return text[: -len(ending)]
        owns = token.dep_ == "nmod:poss" or any(p.possessor is not None and p.possessor.i == token.i
                                                for p in self.found.values())  # fmt: skip
        if owns and text.endswith("s") and len(text) > 4 and not self.words.offices.named([text]):
            return text[:-1]
        return text

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

    def _learn(self, person: Named, phrase: Phrase, role: Role | None) -> None:
        """Takes over what this mention tells of the person: role, office, body, gender."""
        sources = [phrase, *self.partners.get(phrase.head.i, ())]
        if role is None:
            return
        if role.kind in PERSONAL:
            person.roles.add(role.lemma)
            if role.office:
                person.offices.add(role.office)
            if self.words.has("feminine", role.lemma):
                person.feminine = True
            elif self.words.has("masculine", role.lemma):
                person.feminine = False
        for source in sources:
            ev = self.evidence[source.head.i]
            person.former = person.former or ev.former or (role.former if role is not None else False)
            bodies = self._bodies(source, ev, role, for_name=True)
            if bodies and not person.body:
                person.body = combined(bodies[0], role.sector, role.kind)
        if not person.body and role.country:
            person.body = combined(role.country, role.sector, role.kind)
        if not person.body and "/" in role.sector:
            person.body = role.sector

    def _settle(self, person: Named) -> None:
        known = person.known
        if known is not None:
            person.feminine = known.feminine if person.feminine is None else person.feminine
            body = known.body(self.days)
            says = person.body
            if says and country_of(says) not in {country_of(t.body) for t in known.terms}:
                if len(person.words) == 1:
                    person.known = None  # a namesake from elsewhere
            else:
                same = [t.body for t in known.terms if country_of(t.body) == country_of(says)] if says else []
                if says and country_of(body) != country_of(says):
                    body = same[-1]
                person.body = body
                person.code = known.code
                if person.former and not known.active(self.days):
                    person.body = country_of(body)
        if person.known is None or not person.code:
            person.code = self.words.spelling.code(person.words, country_of(person.body) if person.body else None)

    # --- one phrase -------------------------------------------------------------------------------------------------

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

    def _resolve(self, phrase: Phrase) -> Who:
        if phrase.pronoun:
            return self._pronoun(phrase)
        ev = self.evidence[phrase.head.i]
        person = self._name_of.get(phrase.head.i) or self._partner_person(phrase, ev)
        if person is not None:
            return self._person(phrase, person, ev)
        match = self.matches.get(phrase.head.i)
        longer = match is not None and match.end - match.start > 1
        if ev.term is not None and (phrase.noun is None or longer):
            return self._term(phrase, ev.term, ev)
        if ev.role is not None:
            return self._role(phrase, ev, ev.role)
        if ev.term is not None:
            return self._term(phrase, ev.term, ev)
        body = self.words.adjectives.get(phrase.head.lower_)
        if body is not None and phrase.head.text[:1].isupper():
            return self._term(phrase, Term(body, "people", phrase.head.text), ev)
        if phrase.head.lower_ in self.words.portfolios and phrase.head.text[:1].isupper():
            return Who((self._context_body("GOV", phrase),), "institution", "institution", False, "actors.portfolio")
        if any(
            phrase.head.lower_ in entry["words"] for entry in self.words.pronouns.values()
        ):
            return self._pronoun(phrase)
        plural = ev.plural and ev.bodies
        if plural and phrase.noun is not None:
            return Who((UNKNOWN,), "unnamed", "other", False, "actors.unknown")
        return Who((UNKNOWN,), "unnamed", "other", False, "actors.unknown")

    def _partner_person(self, phrase: Phrase, ev: Evidence) -> Named | None:
        if ev.role is None or ev.role.kind not in PERSONAL:
            return None
        for partner in self.partners.get(phrase.head.i, ()):
            if partner.head.i in self._name_of and (partner.noun is None or phrase.noun is None):
                return self._name_of[partner.head.i]
        return None

    def _person(self, phrase: Phrase, person: Named, ev: Evidence) -> Who:
        role = ev.role
        if not person.body:
            person.body = self._body_from_context(phrase, role or self._role_with_partners(phrase), ev)
            if person.known is None:
                person.code = self.words.spelling.code(person.words, country_of(person.body) if person.body else None)
        rule = "actors.person-in-table" if person.known is not None else "actors.person-by-title"
        if not person.body:
            rule = "actors.person-unknown"
        naming: Naming = "named"
        return Who((person.actor,), naming, "name", True, rule, person, person.feminine)

    def _body_from_context(self, phrase: Phrase, role: Role | None, ev: Evidence) -> str:
        if role is None or role.kind not in PERSONAL or role.kind in {"source", "person", "counterpart"}:
            return ""
        if role.of is not None:
            return combined(role.of.body, role.sector, role.kind)
        if "/" in role.sector:
            return role.sector
        bodies = self._bodies(phrase, ev, role)
        if bodies:
            return combined(bodies[0], role.sector, role.kind)
        if role.sector in {"CVL", "EDU", "BUS", "NGO", "MED"}:
            return ""
        return self._context_body(role.sector or "GOV", phrase)

    def _term(self, phrase: Phrase, term: Term, ev: Evidence) -> Who:
        if term.kind == "collective":
            return Who((UNKNOWN,), "institution", "other", False, "actors.collective")
        if term.kind == "city":
            return Who((UNKNOWN,), "unnamed", "other", False, "actors.place")
        if term.kind == "people":
            return self._people(phrase, term, ev)
        body = term.body
        if term.kind == "capital" and body == "IGO/eu" and self._homes[0] == "BEL":
            body = "BEL"
        if body == "?" or not body:
            return Who((UNKNOWN,), "unnamed", "other", False, "actors.unknown")
        if term.kind == "portfolio":
            return Who((self._context_body(body, phrase),), "institution", "metonym", False, "actors.portfolio")
        if term.kind == "organisation" and ev.bodies and body.startswith(("NGO/", "BUS/")):
            return Who((body,), "institution", "institution", False, "actors.organisation")
        kinds = {"country": "institution", "capital": "metonym", "seat": "metonym", "organisation": "institution", "media": "media"}
        return Who((body,), "institution", kinds[term.kind], False, f"actors.{term.kind}")

    def _people(self, phrase: Phrase, term: Term, ev: Evidence) -> Who:
        plural = self._many(phrase.head.lower_)
        if ev.definite and plural and not phrase.numeral:
            return Who((term.body,), "institution", "demonym", False, "actors.people", plural=True)
        if not is_country(term.body) and plural:
            return Who((term.body,), "institution", "demonym", False, "actors.people", plural=True)
        if plural or ev.indefinite or not ev.definite:
            body = combined(term.body, "CVL", "member")
            return Who((body,), "unnamed", "demonym", True, "actors.people", plural=plural)
        earlier = self.discourse.last(phrase.head, lambda e: e.person and not e.plural and country_of(e.actors[0]) == term.body)
        if earlier is not None:
            return Who(earlier.actors, earlier.naming, "demonym", True, "actors.people-again", feminine=earlier.feminine)
        return Who((combined(term.body, "CVL", "member"),), "unnamed", "demonym", True, "actors.people")

    def _many(self, word: str) -> bool:
        """Whether the word for a people is a plural, by its ending: taggers often cannot tell."""
        return word.endswith(tuple(self.words.sets["people_plural"])) and not word.endswith(
            tuple(self.words.sets["people_singular"])
        )

    # --- roles ------------------------------------------------------------------------------------------------------

    def _role(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        if role.kind in {"media"}:
            return self._media(phrase, ev, role)
        if role.kind == "reporter":
            return self._reporter(phrase, ev, role)
        if role.kind == "country":
            return self._country_noun(phrase, ev, role)
        if role.kind in {"counterpart", "predecessor"}:
            return self._counterpart(phrase, ev, role)
        if role.kind == "source":
            return self._source(phrase, ev, role)
        if role.kind in {"side"}:
            return self._side(phrase, ev, role)
        bodies = self._bodies(phrase, ev, role)
        if role.kind == "person":
            return self._some_person(phrase, ev, role, bodies)
        if role.holder:
            return self._held_by(phrase, role)
        if role.kind in {"body", "group", "organisation"}:
            return self._body(phrase, ev, role, bodies)
        if role.kind == "spokesperson":
            return self._spokesperson(phrase, ev, role, bodies)
        if role.kind == "office":
            return self._office(phrase, ev, role, bodies)
        return self._member(phrase, ev, role, bodies)

    def _held_by(self, phrase: Phrase, role: Role) -> Who:
        """`regering-Trump`: the body of the country of whom it is named after."""
        person = self.register.find([role.holder])
        known = person.known if person is not None else self.register.known([role.holder], self._countries(), role)
        body = person.body if person is not None and person.body else known.body(self.days) if known is not None else ""
        if not body:
            body = self._context_body(role.sector, phrase)
        actor = combined(country_of(body), role.sector, role.kind) if body != UNKNOWN else UNKNOWN
        return Who((actor,), "institution", "institution", False, "actors.government-of")

    def _bodies(self, phrase: Phrase, ev: Evidence, role: Role | None, *, for_name: bool = False) -> list[str]:
        """Whose one is: by compound, adjectives, possessor, `van …`; countries or bodies, best evidence first."""
        if role is not None and role.of is not None:
            return [role.of.body]
        if role is not None and "/" in role.sector:
            return [role.sector]
        if ev.bodies:
            return self._named_of(phrase, role) or list(ev.bodies)
        if phrase.possessor is not None:
            owner = self._owner(phrase.possessor)
            if owner:
                return owner
        if role is not None and role.country:
            return [role.country]
        strong = [c for c in phrase.complements if c[0] in self.words.sets["of_strong"]]
        weak = [c for c in phrase.complements if c[0] not in self.words.sets["of_strong"]]
        if phrase.loose is not None and (
            phrase.loose[0] in self.words.sets["of_strong"] or role is None or role.kind in {"source", "body"}
        ):
            weak.append(phrase.loose)
        for preposition, token in [*strong, *weak]:
            match = self.matches.get(token.i)
            if match is not None and match.term.kind == "portfolio":
                inner = self._behind(match.end, token)
                if inner is not None:
                    found = self._of(inner, preposition, role)
                    if found:
                        return found
                continue
            if role is not None and role.kind != "body" and preposition in self.words.sets["for_only"]:
                continue
            if role is not None and role.kind == "office" and role.office != "leader" and (
                preposition not in self.words.sets["of_strong"]
            ):
                continue
            found = self._of(token, preposition, role)
            if found:
                return found
        return []

    def _behind(self, end: int, token: Token) -> Token | None:
        """What `van` brings right behind a portfolio: the ministers of Foreign Affairs *of Iran*."""
        if end + 1 < len(self.doc) and self.doc[end].lower_ in self.words.sets["of_strong"]:
            inner = self.doc[end].head
            if inner.i > end and inner.i in self.found:
                return inner
        return None

    def _named_of(self, phrase: Phrase, role: Role | None) -> list[str]:
        """`de Armeense leiders van X`: a body by name behind the noun says more than the adjective before it."""
        if role is None or role.kind not in {"office", "spokesperson", "member", "group"}:
            return []
        for preposition, token in phrase.complements:
            child = self.found.get(token.i)
            if preposition not in self.words.sets["of_strong"] or child is None or child.noun is not None:
                continue
            term = self.evidence[token.i].term
            if term is not None and term.kind in {"country", "organisation"}:
                return [term.body]
        return []

    def _of(self, token: Token, preposition: str, role: Role | None) -> list[str]:
        phrase = self.found.get(token.i)
        if phrase is None:
            return []
        if token.lower_ in self.words.portfolios or token.lemma_.lower() in self.words.portfolios:
            return []
        strong = preposition in self.words.sets["of_strong"]
        out: list[str] = []
        for part in [phrase, *self._conjuncts(phrase)]:
            ev = self.evidence[part.head.i]
            term = ev.term
            if term is not None and part.noun is None:
                if term.kind == "city":
                    if role is not None and role.kind in {"office", "body", "spokesperson"}:
                        out.append(term.body)
                    continue
                if not strong and role is not None and self._not_there(role, term):
                    continue
                if term.kind == "media" and role is not None and role.kind not in {"reporter", "media", "office", "spokesperson"}:
                    continue
            who = self.who(part)
            if who.kind == "media" and who.actors[0].startswith("MED") and role is not None and role.kind == "source":
                continue
            for actor in who.actors:
                body = actor.split(":")[0]
                if body != UNKNOWN and body not in out:
                    out.append(body)
            if not out:
                out.extend(b for b in ev.bodies if b not in out)
        return out

    def _not_there(self, role: Role, term: Term) -> bool:
        """`diplomaten in New York`: where they are is not whose they are."""
        return self.words.has("diplomatic", role.lemma) or (role.kind in {"member"} and term.body == "IGO/eu")

    def _owner(self, possessor: Token) -> list[str]:
        """The bodies of a possessor: a pronoun's antecedent, or a name (Trumps adviseur)."""
        phrase = self.found.get(possessor.i)
        if phrase is not None and not phrase.pronoun:
            return [a.split(":")[0] for a in self.who(phrase).actors if a != UNKNOWN]
        if self.words.has("our", possessor.lower_):
            return []
        entry = self.discourse.antecedent(possessor, self.words.pronouns, possessive=True)
        return [] if entry is None else [a.split(":")[0] for a in entry.actors if a != UNKNOWN]

    def _office(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        office, sector = role.office, role.sector
        portfolio = self._portfolio(phrase)
        if office == "minister":
            office = portfolio if portfolio is not None else ""
            if role.portfolio is not None:
                office = role.office if role.office != "minister" else ""
        feminine = True if self.words.has("feminine", role.lemma) else False if self.words.has("masculine", role.lemma) else None
        if ev.plural:
            return self._plural_office(phrase, ev, role, bodies, office)
        if ev.indefinite and not ev.definite:
            actors = tuple(self._combine(b, role, ev) for b in bodies) or (self._unowned(phrase, role),)
            return Who(actors, "unnamed", "role", True, "actors.role", feminine=feminine)
        if not bodies or sector_of(bodies[0]) == "PTY" and role.office in STATE_OFFICES:
            earlier = self._same_role(phrase, role)
            if earlier is not None:
                return Who(earlier.actors, earlier.naming, "role", True, "actors.role-again", feminine=earlier.feminine)
        if not bodies:
            if role.office in {"", "head"} and not sector:
                return Who((self._unowned(phrase, role),), "unnamed", "role", True, "actors.role")
            body = self._context_body(sector or "GOV", phrase)
            bodies = [country_of(body)] if body != UNKNOWN else []
        if not bodies:
            return Who((UNKNOWN,), "named", "role", True, "actors.role", feminine=feminine)
        actors: list[str] = []
        for body in bodies:
            base = self._combine(body, role, ev)
            earlier = self._same_role(phrase, role, base) if not (role.former or ev.former or role.deputy) else None
            holder = None if role.former or ev.former or role.deputy else self._holder_of(base, office or role.office)
            if holder is not None:
                actors.append(f"{base}:{slug(holder)}")
            elif earlier is not None and len(bodies) == 1:
                return Who(earlier.actors, earlier.naming, "role", True, "actors.role-again", feminine=earlier.feminine)
            else:
                actors.append(base)
        rule = "actors.office" if any(":" in a for a in actors) else "actors.role"
        if len(actors) == 1 and ":" in actors[0]:
            named = next((p for p in self.register.people if p.actor == actors[0]), None)
            known = self.words.offices.person(self._last_holder)
            feminine = known.feminine if known is not None else feminine
            return Who(tuple(actors), "named", "role", True, rule, named, feminine)
        return Who(tuple(actors), "named", "role", True, rule, feminine=feminine)

    def _combine(self, body: str, role: Role, ev: Evidence) -> str:
        if sector_of(body) == "PTY" and role.office in STATE_OFFICES:
            return f"{country_of(body)}.GOV"
        if role.former or ev.former:
            return country_of(body)
        return combined(body, role.sector, role.kind)

    _last_holder = ""

    def _holder_of(self, body: str, office: str) -> str | None:
        """The one who holds the office on the report's days; of several, the one whom the report names; else None."""
        if not office:
            return None
        table = self.words.offices
        for key in (office, "prime-minister" if office == "president" else "president" if office == "prime-minister" else office):
            if not table.has_office(body, key):
                if key == "leader":
                    continue
                if key == office and office in {"president", "prime-minister"}:
                    return None
                continue
            holders = table.holders(body, key, self.days)
            if len(holders) == 1:
                self._last_holder = holders[0]
                return holders[0]
            said = [h for h in holders if any(p.known is not None and p.known.name == h for p in self.register.people)]
            if len(said) == 1:
                self._last_holder = said[0]
                return said[0]
            return None
        return None

    def _plural_office(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str], office: str) -> Who:
        count = self._count(phrase)
        if count and not bodies:
            people = self.discourse.last_few(phrase.head, count, lambda e: e.person and ":" in e.actors[0])
            if people:
                return Who(people, "named", "role", True, "actors.the-two")
        if len(bodies) > 1:
            actors = []
            for body in bodies:
                base = self._combine(body, role, ev)
                holder = self._holder_of(base, office or role.office)
                actors.append(f"{base}:{slug(holder)}" if holder else base)
            return Who(tuple(actors), "named" if all(":" in a for a in actors) else "institution", "role", True, "actors.office")
        if bodies:
            actor = self._combine(bodies[0], role, ev)
            naming: Naming = "unnamed" if ev.indefinite or role.former or ev.former or (not ev.definite and role.office == "") else "institution"
            return Who((actor,), naming, "role", True, "actors.role")
        earlier = self.discourse.last(
            phrase.head, lambda e: e.plural and role.lemma in e.roles and e.actors != (UNKNOWN,)
        )
        if earlier is not None and ev.definite:
            return Who(earlier.actors, earlier.naming, "role", True, "actors.role-again")
        return Who((self._unowned(phrase, role),), "institution" if ev.definite else "unnamed", "role", True, "actors.role")

    def _member(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        feminine = True if self.words.has("feminine", role.lemma) else None
        if not bodies and not ev.region and ev.definite:
            earlier = self._same_role(phrase, role)
            if earlier is not None:
                return Who(earlier.actors, earlier.naming, "role", True, "actors.role-again", feminine=earlier.feminine)
        if len(bodies) > 1 and ev.bodies:
            actors = tuple(dict.fromkeys(self._combine(b, role, ev) for b in bodies))
        elif bodies:
            actors = tuple(dict.fromkeys(self._combine(b, role, ev) for b in bodies))
        else:
            actors = (self._unowned(phrase, role) if not ev.region else UNKNOWN,)
        return Who(actors, "unnamed", "role", True, "actors.role", feminine=feminine)

    def _unowned(self, phrase: Phrase, role: Role) -> str:
        """The body of a role whose country nothing near it tells."""
        if "/" in role.sector:
            return role.sector
        if role.prefix:
            body = self.discourse.last(
                phrase.head, lambda e: any(r.startswith(role.prefix) for r in e.roles) and e.actors[0] != UNKNOWN
            )
            if body is not None:
                return combined(country_of(body.actors[0]), role.sector, role.kind)
        if role.kind in {"body", "group"} or role.prefix or (
            role.sector in {"MIL", "LEG", "JUD", "COP", "REB", "OPP", "SPY"}
        ):
            return self._context_body(role.sector, phrase)
        if role.kind == "member" and role.sector == "GOV":
            there = self._place_of_speech(phrase)
            if there:
                return f"{there}.GOV"
        if role.sector == "CVL" and self.evidence[phrase.head.i].definite and role.kind == "member":
            return self._context_body("CVL", phrase)
        return UNKNOWN

    def _spokesperson(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        feminine = True if self.words.has("feminine", role.lemma) else None
        if bodies:
            actors = tuple(dict.fromkeys(combined(b, role.sector, role.kind) for b in bodies))
            return Who(actors, "institution", "role", True, "actors.spokesperson", feminine=feminine)
        if role.sector not in {"GOV"}:
            return Who((self._context_body(role.sector, phrase),), "institution", "role", True, "actors.spokesperson")
        earlier = self._same_role(phrase, role) if ev.definite else None
        if earlier is not None:
            return Who(earlier.actors, earlier.naming, "role", True, "actors.role-again", feminine=earlier.feminine)
        body = self.discourse.last(
            phrase.head, lambda e: e.kind in {"institution", "metonym", "role", "name"} and e.actors[0] != UNKNOWN
            and not e.inside and e.kind != "media"
        )
        if body is not None:
            actor = combined(body.actors[0].split(":")[0], role.sector, role.kind)
            return Who((actor,), "institution", "role", True, "actors.spokesperson", feminine=feminine)
        return Who((self._context_body("GOV", phrase),), "institution", "role", True, "actors.spokesperson", feminine=feminine)

    def _body(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        name = self._own_name(phrase)
        naming: Naming = "unnamed" if role.kind == "group" and not ev.definite and name is None else "institution"
        if role.former or ev.former:
            naming = "institution"
        if name is not None:
            term = self._name_term(phrase)
            if term is not None and term.kind in {"organisation", "media"}:
                return Who((term.body,), "institution", "institution", False, "actors.organisation")
            if term is not None:
                actor = combined(country_of(term.body), role.sector, role.kind)
                return Who((actor,), "institution", "institution", False, "actors.body")
            country = country_of(bodies[0]) if bodies else self._context_country(phrase)
            sector = role.sector
            if sector in {"PTY", "REB", "EDU", "BUS", "NGO", "OPP", "MIL"}:
                base = f"{country}.{sector}" if country and is_country(country) else sector
                return Who((f"{base}/{name}",), "institution", "institution", False, "actors.organisation-by-noun")
            if sector == "" :
                return Who((f"{country}.CVL/{name}" if country and is_country(country) else UNKNOWN,), "institution",
                           "institution", False, "actors.organisation-by-noun")  # fmt: skip
        if bodies:
            if role.kind == "organisation":
                return Who(tuple(dict.fromkeys(bodies)), "institution", "institution", False, "actors.organisation")
            actors = tuple(dict.fromkeys(combined(b, role.sector, role.kind) for b in bodies))
            return Who(actors, naming, "institution", False, "actors.body")
        if role.kind == "organisation" or role.lemma in {"partij", "beweging"}:
            earlier = self.discourse.last(phrase.head, lambda e: self._is_organisation(e, role))
            if earlier is not None and ev.definite:
                return Who((earlier.actors[0].split(":")[0],), "institution", "institution", False, "actors.organisation-again")
            if role.kind == "organisation":
                return Who((UNKNOWN,), "institution", "institution", False, "actors.unknown")
        earlier = self.discourse.last(
            phrase.head, lambda e: role.lemma in e.roles and not e.person and e.actors[0] != UNKNOWN
        )
        if earlier is not None and ev.definite:
            return Who(earlier.actors, earlier.naming, "institution", False, "actors.body-again")
        if not ev.definite and role.sector in {"BUS", "EDU", "NGO", "CVL", "IGO", "PTY"}:
            return Who((UNKNOWN,), "institution", "institution", False, "actors.unknown")
        return Who((self._context_body(role.sector, phrase),), naming, "institution", False, "actors.body-of-context")

    @staticmethod
    def _is_organisation(entry: Entry, role: Role) -> bool:
        body = entry.actors[0].split(":")[0]
        if body == UNKNOWN or body.startswith("MED") or ".MED" in body:
            return False
        if role.lemma == "partij":
            return ".PTY" in body or ".OPP" in body or ".REB/" in body
        return "/" in body or sector_of(body) in {"REB", "OPP", "NGO"}

    def _own_name(self, phrase: Phrase) -> str | None:
        if phrase.name is None or phrase.noun is None:
            partner = next((p for p in self.partners.get(phrase.head.i, ()) if p.name is not None and p.noun is None), None)
            return None if partner is None or partner.name is None else self._slug(partner.name)
        return self._slug(phrase.name)

    def _slug(self, run: tuple[int, int]) -> str:
        words = [t.text for t in self.doc[run[0] : run[1]] if not t.is_punct]
        if len(words) > 1 and words[0].lower() in self.words.sets["articles_of_names"] and words[0].lower() in {"de", "het", "the"}:
            words = words[1:]
        return slug(" ".join(words))

    def _name_term(self, phrase: Phrase) -> Term | None:
        run = phrase.name
        if run is None:
            return None
        match = self.matches.get(run[0])
        return match.term if match is not None and match.end >= run[1] else None

    def _media(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        term = self._name_term(phrase)
        if term is not None and term.kind in {"media", "organisation"}:
            return Who((term.body,), "institution", "media", False, "actors.media")
        bodies = [country_of(b) for b in self._bodies(phrase, ev, role)]
        name = self._own_name(phrase)
        if name is not None:
            country = bodies[0] if bodies else self._context_country(phrase)
            base = f"{country}.MED" if role.state and country and is_country(country) else "MED"
            return Who((f"{base}/{name}",), "institution", "media", False, "actors.media-by-noun")
        if phrase.determiner is not None and self.words.has("our", phrase.determiner.lower_) or (
            phrase.possessor is not None and self.words.has("our", phrase.possessor.lower_)
        ):
            own = self.outlet and self._outlet_code()
            if own and phrase.head.lower_ and (phrase.possessor is not None or self._first_media(phrase)):
                return Who((own,), "institution", "media", False, "actors.this-paper")
        if bodies and is_country(bodies[0]):
            return Who((f"{bodies[0]}.MED",), "institution", "media", False, "actors.media-of-country")
        if ev.definite and not ev.plural:
            earlier = self.discourse.last(phrase.head, lambda e: e.kind == "media" and "/" in e.actors[0])
            if earlier is not None and not role.state:
                return Who(earlier.actors, "institution", "media", False, "actors.media-again")
        if role.state:
            country = self._context_country(phrase)
            return Who((f"{country}.MED" if country else "MED",), "institution", "media", False, "actors.media-of-state")
        return Who(("MED",), "institution", "media", False, "actors.media")

    def _first_media(self, phrase: Phrase) -> bool:
        return self.discourse.last(phrase.head, lambda e: e.kind == "media" and "/" in e.actors[0]) is None or bool(self.outlet)

    def _outlet_code(self) -> str:
        outlet = self.outlet or ""
        words = outlet.split(" ")
        known = [self.words.gazetteer.name(outlet), self.words.gazetteer.name(" ".join(words[1:]))]
        return next((t.body for t in known if t is not None and t.kind == "media"), f"MED/{slug(outlet)}")

    def _reporter(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        bodies = self._bodies(phrase, ev, role)
        media = [b for b in bodies if "MED" in b]
        actor = media[0] if media else "MED"
        return Who((actor,), "unnamed", "media", True, "actors.reporter")

    def _country_noun(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        if ev.term is not None and phrase.noun is None:
            return self._term(phrase, ev.term, ev)
        if role.of is not None and role.of.body.startswith("IGO/"):
            return Who((role.of.body,), "institution", "institution", False, "actors.member-states")
        if role.lemma == "lidstaat" and ev.plural:
            union = self.discourse.last(phrase.head, lambda e: e.actors[0].startswith("IGO/"))
            return Who((union.actors[0].split(":")[0] if union is not None else "IGO/eu",), "institution", "institution", False,
                       "actors.member-states")  # fmt: skip
        if self._count(phrase) and ev.plural:
            two = self.discourse.last_few(
                phrase.head, self._count(phrase), lambda e: is_country(country_of(e.actors[0])), country_of
            )
            if two:
                return Who(two, "institution", "institution", False, "actors.the-two")
        if ev.plural:
            if "IGO/eu" in ev.bodies:
                return Who(("IGO/eu",), "institution", "institution", False, "actors.member-states")
            return Who((UNKNOWN,), "institution", "institution", False, "actors.countries")
        if phrase.possessor is not None:
            owner = self._owner(phrase.possessor)
            if owner and is_country(country_of(owner[0])):
                return Who((country_of(owner[0]),), "institution", "institution", False, "actors.own-country")
        name = self._name_term(phrase)
        if name is not None:
            return Who((name.body,), "institution", "institution", False, "actors.country")
        if len(ev.bodies) == 1 and ev.definite:
            return Who((ev.bodies[0],), "institution", "institution", False, "actors.country")
        if ev.definite:
            if self.words.has("our", (phrase.determiner or phrase.head).lower_) and phrase.head.lower_ != role.lemma:
                return Who((self._homes[0],), "institution", "institution", False, "actors.own-country")
            earlier = self.discourse.last_country(phrase.head, country_of, is_country)
            if earlier is not None:
                return Who((earlier,), "institution", "institution", False, "actors.country-again")
        return Who((UNKNOWN,), "institution", "institution", False, "actors.unknown")

    def _count(self, phrase: Phrase) -> int:
        """How many earlier parties a phrase gathers: both or two of them, three; 0 where it gathers none."""
        near = [phrase.determiner, *phrase.head.children] if phrase.determiner is not None else list(phrase.head.children)
        for token in near:
            if token is not None and token.lower_ in self.words.counts:
                both = token is phrase.determiner
                return self.words.counts[token.lower_] if both or phrase.determiner is not None else 0
        return 0

    def _side(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        count = self._count(phrase)
        if ev.plural and count:
            two = self.discourse.last_few(phrase.head, count, lambda e: not e.person and e.kind != "media")
            if two:
                return Who(two, "institution", "other", False, "actors.the-two")
        if ev.bodies:
            return Who((ev.bodies[0],), "institution", "institution", False, "actors.side")
        return Who((UNKNOWN,), "institution", "other", False, "actors.unknown")

    def _counterpart(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        """`zijn Turkse ambtgenoot`: who holds there what the owner holds here."""
        owner = self._owner_entry(phrase)
        if ev.bodies and owner is not None and not ev.plural:
            for actor in owner.actors:
                for office in self._offices_of(owner, actor):
                    base = f"{ev.bodies[0]}.GOV" if is_country(ev.bodies[0]) else ev.bodies[0]
                    holder = self._holder_of(base, office)
                    if holder is not None:
                        return Who((f"{base}:{slug(holder)}",), "named", "role", True, "actors.counterpart")
        if ev.bodies:
            actors = tuple(combined(b, "GOV", "office") for b in ev.bodies)
            return Who(actors, "named" if not ev.plural else "unnamed", "role", True, "actors.counterpart")
        return Who((UNKNOWN,), "named" if ev.definite else "unnamed", "role", True, "actors.unknown")

    def _owner_entry(self, phrase: Phrase) -> Entry | None:
        if phrase.possessor is None:
            return None
        owner = self.found.get(phrase.possessor.i)
        if owner is not None and not owner.pronoun:
            return self._entry(owner, self.who(owner))
        return self.discourse.antecedent(phrase.possessor, self.words.pronouns, possessive=True)

    def _offices_of(self, entry: Entry, actor: str) -> list[str]:
        body, _, code = actor.partition(":")
        out = [o for o in entry.offices if o not in {"leader", "minister", "head"}]
        for term in self.words.offices.terms(code):
            if term.body == body and term.office not in out and (self.days is None or term.meets(self.days)):
                out.append(term.office)
        return out

    def _source(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        bodies = self._bodies(phrase, ev, role)
        if role.of is not None:
            bodies = [role.of.body]
        if role.sector:
            return Who((combined(bodies[0], role.sector, "source") if bodies else UNKNOWN,), "unnamed", "role", True, "actors.source")
        actors = tuple(dict.fromkeys(bodies)) or (UNKNOWN,)
        actors = tuple(f"{a}.GOV" if is_country(a) and ev.bodies else a for a in actors)
        return Who(actors, "unnamed", "role", True, "actors.source")

    def _some_person(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        """`de bewindsman`, `de politicus`, `de man`: the last person it may be."""
        if ev.definite and not ev.plural and not phrase.complements:
            feminine = True if self.words.has("feminine", role.lemma) else False if self.words.has("masculine", role.lemma) else None

            def fits(entry: Entry) -> bool:
                if not entry.person or entry.plural or entry.actors[0] == UNKNOWN:
                    return False
                if bodies and country_of(entry.actors[0]) != country_of(bodies[0]):
                    return False
                return feminine is None or entry.feminine is None or entry.feminine == feminine

            earlier = self.discourse.last(phrase.head, fits)
            if earlier is not None:
                return Who(earlier.actors, earlier.naming, "role", True, "actors.person-again", feminine=earlier.feminine)
        if bodies:
            return Who((bodies[0],), "unnamed", "role", True, "actors.role")
        return Who((UNKNOWN,), "unnamed", "role", True, "actors.unknown")

    def _same_role(self, phrase: Phrase, role: Role, body: str | None = None) -> Entry | None:
        """The last person of the report who was given this role, or held this office; of this body where one is told."""
        office = role.office

        def fits(entry: Entry) -> bool:
            if not entry.person or entry.plural or entry.actors[0] == UNKNOWN and entry.naming == "named":
                return False
            if body is not None and entry.actors[0].split(":")[0] != body:
                return False
            if any(r.endswith(role.lemma) or role.lemma.endswith(r) for r in entry.roles):
                return True
            if office and office in entry.offices and office not in {"head"}:
                return True
            if office in {"president", "prime-minister", "minister", "monarch", "supreme-leader"} and ":" in entry.actors[0]:
                return self._held(entry.actors[0], office)
            return False

        return self.discourse.last(phrase.head, fits)

    def _held(self, actor: str, office: str) -> bool:
        body, _, code = actor.partition(":")
        for term in self.words.offices.terms(code):
            if term.body != body or self.days is not None and not term.meets(self.days):
                continue
            if term.office == office:
                return True
            if office == "minister" and term.office.endswith("-minister") and term.office != "prime-minister":
                return True
        return False

    def _portfolio(self, phrase: Phrase) -> str | None:
        """The office that `van Buitenlandse Zaken` makes of a minister; None where nothing is said, `` where the table has none."""
        for _, token in phrase.complements:
            words = [t.lower_ for t in token.subtree if t.i >= token.i - 1 and not t.is_punct]
            joined = " ".join(w for w in words if w not in {"de", "het", "van"})
            for portfolio, office in self.words.portfolios.items():
                if joined.startswith(portfolio) or token.lower_ == portfolio:
                    return office
        return None

    # --- context ----------------------------------------------------------------------------------------------------

    def _home_order(self) -> tuple[str, ...]:
        """The language's home countries, the one that the report shows signs of first; sets `_home` to it where it does."""
        counts = {home: 0 for home in self.words.homes}
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
        self._home = order[0] if counts[order[0]] else ""
        return order

    def _topic(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        bodies = [m.term.body for i, m in self.matches.items() if m.start == i and m.term.kind not in {"media", "collective", "portfolio"}]
        bodies.extend(body for ev in self.evidence.values() for body in ev.bodies)
        bodies.extend(person.body for person in self._name_of.values() if person.body)
        for body in bodies:
            if is_country(country_of(body)):
                counts[country_of(body)] = counts.get(country_of(body), 0) + 1
        return counts

    def _context_country(self, phrase: Phrase) -> str:
        """The state that the report speaks of here, `` where none; a home country where it names no other."""
        there = self._place_of_speech(phrase)
        if there or self._early:
            return there
        role = self.evidence[phrase.head.i].role or self._role_with_partners(phrase)
        home = self._home if role is not None and role.kind != "media" else ""
        away = self._posts(phrase) if role is not None and self.words.has("diplomatic", role.lemma) else frozenset()
        near = self.discourse.country_near(phrase.head, country_of, is_country, home, self._home_bonus(role), away)
        return near or self._homes[0]

    def _posts(self, phrase: Phrase) -> frozenset[str]:
        """Where an envoy is posted: the countries that he is not of."""
        posts = [t for p, t in phrase.complements if p not in self.words.sets["of_strong"] and t.i in self.matches]
        for partner in self.partners.get(phrase.head.i, ()):
            posts.extend(t for p, t in partner.complements if p not in self.words.sets["of_strong"] and t.i in self.matches)
        return frozenset(country_of(self.matches[t.i].term.body) for t in posts)

    def _home_bonus(self, role: Role | None) -> float:
        if role is None:
            return 0.0
        return 120.0 if self.words.has("home_words", role.lemma) else 60.0

    def _place_of_speech(self, phrase: Phrase) -> str:
        """`een functionaris zei in Washington`: the capital where an official speaks, in the same clause."""
        role = self.evidence[phrase.head.i].role
        if role is None or role.kind not in {"member", "spokesperson"} or self.words.has("diplomatic", role.lemma):
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

    # --- pronouns ---------------------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase) -> Who:
        token = phrase.head
        if token.morph.get("PronType") == ["Rel"]:
            antecedent = self._relative(token)
            if antecedent is not None:
                return antecedent
        if any(token.lower_ in self.words.pronouns[k]["words"] for k in ("nobody",)):
            return self._nobody(phrase)
        if token.lower_ in self.words.pronouns["both"]["words"]:
            two = self.discourse.last_few(token, 2, lambda e: ":" in e.actors[0]) or self.discourse.last_few(
                token, 2, lambda e: is_country(country_of(e.actors[0])), country_of
            )
            if two:
                return Who(two, "named" if ":" in two[0] else "institution", "pronoun", ":" in two[0], "actors.the-two")
        entry = self.discourse.antecedent(token, self.words.pronouns)
        if entry is None:
            return Who((UNKNOWN,), "unnamed", "pronoun", False, "actors.unknown")
        return Who(entry.actors, entry.naming, "pronoun", entry.person, "actors.pronoun", feminine=entry.feminine)

    def _relative(self, token: Token) -> Who | None:
        clause = token
        while clause.head.i != clause.i and relation(clause) != "acl":
            clause = clause.head
        if relation(clause) == "acl" and clause.head.i in self.found and clause.head.i != token.i:
            who = self.who(self.found[clause.head.i])
            return Who(who.actors, who.naming, "pronoun", who.person, "actors.relative", feminine=who.feminine)
        return None

    def _nobody(self, phrase: Phrase) -> Who:
        complements = [*phrase.complements, *([phrase.loose] if phrase.loose is not None else [])]
        for preposition, token in complements:
            bodies = self._of(token, preposition, None)
            if bodies:
                return Who((bodies[0],), "unnamed", "pronoun", True, "actors.somebody")
        return Who((UNKNOWN,), "unnamed", "pronoun", True, "actors.unknown")


__all__ = ["Resolver", "Who", "combined", "country_of", "is_country", "plain", "sector_of"]
