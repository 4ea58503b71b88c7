"""Named persons: gathered over the whole report, then each mention of them."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.actors.codes import UNKNOWN, Who, combined, country_of, sector_of
from gezant.annotate.actors.evidence import PERSONAL, Evidence
from gezant.annotate.actors.owners import Owners
from gezant.annotate.actors.people import Named
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role
from gezant.annotate.trees import relation
from gezant.model import Naming


class Persons(Owners):
    """Rules for names of persons."""

    def _register_names(self) -> None:
        """All names of persons in the report, so that a short form may stand before the full one."""
        named: list[tuple[Phrase, tuple[str, ...], Role | None]] = []
        for phrase in self.found.values():
            words = self._person_words(phrase)
            if words:
                named.append((phrase, words, self._role_with_partners(phrase)))
        countries = self._countries()
        for phrase, words, role in sorted(named, key=lambda n: -len(n[1])):
            person = self.register.add(words, phrase.head.i, countries, role, self._gender_told(phrase))
            self._name_of[phrase.head.i] = person
        for phrase, _, role in named:
            self._learn(self._name_of[phrase.head.i], phrase, role)
        for person in self.register.people:
            self._settle(person)

    def _person_words(self, phrase: Phrase) -> tuple[str, ...]:
        """The words of a person's name in the phrase; empty where the name is a place's or a body's or there is none."""
        if phrase.name is None or phrase.pronoun or self._short_name(phrase) is not None:
            return ()
        start, end = phrase.name
        role = self.evidence[phrase.head.i].role
        match = self.matches.get(start)
        if match is not None and match.start <= start and (match.end >= end or match.term.kind in {"organisation", "media"}):
            full = " ".join(t.text for t in self.doc[start:end])
            if not (
                role is not None and role.kind in PERSONAL and match.term.kind in {"city", "media"} and " " not in match.term.text
            ):
                return ()
            if match.term.kind == "media" and role is not None and role.kind in {"spokesperson", "reporter", "source"}:
                return ()
            _ = full
        if role is not None and phrase.noun is not None and role.kind not in PERSONAL and role.kind not in {"side", "country"}:
            return ()
        if role is None and not self._looks_like_a_person(phrase):
            return ()
        words = [self._bare(t) if t.i == end - 1 else t.text for t in self.doc[start:end] if not t.is_punct]
        if len(words) > 1 and self._origin(phrase):
            words.pop(0)
        while len(words) > 1 and self.words.has("honorifics", words[0].lower().rstrip(".")):
            words.pop(0)
        if self._in_headline(phrase.head) and not self.words.offices.named(words):
            return ()
        return tuple(w for w in words if w)

    @staticmethod
    def _in_headline(token: Token) -> bool:
        """Whether the sentence writes all its words with a capital, so that one tells no name: it ends without a full stop."""
        words = [t for t in token.sent if t.is_alpha and len(t) > 3]
        last = next((t for t in reversed(list(token.sent)) if not t.is_space), token)
        capital = sum(t.text[:1].isupper() for t in words)
        return len(words) > 3 and capital >= 0.8 * len(words) and last.text not in {".", "!", "?", "”", '"', "’", "»"}

    def _gender_told(self, phrase: Phrase) -> bool | None:
        """What a form of address before the name tells (Mrs.: True, Mr.: False), None where it tells nothing."""
        assert phrase.name is not None
        for i in (phrase.name[0], phrase.name[0] - 1):
            address = self.doc[i].lower_.rstrip(".") if i >= 0 else ""
            if self.words.has("honorifics", address):
                return True if self.words.has("feminine", address) else False if self.words.has("masculine", address) else None
        return None

    def _looks_like_a_person(self, phrase: Phrase) -> bool:
        """A name without a title: the table knows it, the base took it for a person, or two words that no place is told by."""
        assert phrase.name is not None
        start, end = phrase.name
        words = [t.text for t in self.doc[start:end] if not t.is_punct]
        if not any(c.isupper() for word in words for c in word):
            return False
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

    def _origin(self, phrase: Phrase) -> str:
        """The country of whom a word for its people introduces (the Serb X), `` where none does."""
        if phrase.name is None or phrase.name[1] - phrase.name[0] < 2:
            return ""
        match = self.matches.get(phrase.name[0])
        one = match is not None and match.end - match.start == 1 and match.term.kind == "people"
        return match.term.body if one and match is not None else ""

    def _long_names(self) -> list[list[str]]:
        if self._longs is None:
            runs = {p.name for p in self.found.values() if p.name is not None and p.name[1] - p.name[0] > 1}
            self._longs = [[t.text for t in self.doc[a:b]] for a, b in sorted(runs)]
        return self._longs

    def _bare(self, token: Token) -> str:
        """A name's last word without a genitive ending, where it stands before what it owns."""
        text = token.text
        owns = token.dep_ == "nmod:poss" or token.i in self._possessors
        bare = self.words.without_genitive(text)
        if not bare[-1:].isalpha() or not text[len(bare) :].isalpha():
            return bare  # an apostrophe tells
        owns = owns or bool(self.words.offices.surnamed(bare))  # Merkels, whatever the parse makes of it
        return bare if owns and not self.words.offices.named([text]) else text

    def _learn(self, person: Named, phrase: Phrase, role: Role | None) -> None:
        """Takes over what this mention tells of the person: role, office, body, gender."""
        sources = [phrase, *self.partners.get(phrase.head.i, ())]
        origin = self._origin(phrase)
        if origin and person.known is None and not person.body:
            person.body = origin
        told = self._gender_told(phrase)
        person.feminine = told if told is not None else person.feminine
        if role is None:
            return
        if role.kind in PERSONAL:
            person.roles |= role.heads
            if role.office and role.office != "leader":
                person.offices.add(role.office)
            if role.office == "minister":
                person.offices.add(self._portfolio(phrase) or "minister")
            if self.words.has("feminine", role.lemma):
                person.feminine = True
            elif self.words.has("masculine", role.lemma):
                person.feminine = False
        for source in sources:
            ev = self.evidence[source.head.i]
            person.former = person.former or ev.former or (role.former if role is not None else False)
            bodies = self._bodies(source, ev, role, for_name=True)
            person.told = person.told or bool(ev.bodies) or role.of is not None
            if bodies and not person.body and bodies[0] != UNKNOWN:
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
            elsewhere = bool(says) and country_of(says) not in {country_of(t.body) for t in known.terms}
            if elsewhere and (person.told or len(person.words) == 1):
                person.known = None  # a namesake
            else:
                says = "" if elsewhere else says  # a full name that we know says more than whom it hangs together with
                same = [t.body for t in known.terms if country_of(t.body) == country_of(says)] if says else []
                if says and country_of(body) != country_of(says):
                    body = same[-1]
                active = [t.body for t in known.terms if self.days is None or t.meets(self.days)]
                held = [b for b in active if b == says] or [b for b in active if says and sector_of(b) == sector_of(says)]
                if held:
                    body = held[-1]  # of several offices, the one that the report names
                person.body = body
                person.code = known.code
                if says and sector_of(says) not in {"", "GOV"} and not known.active(self.days):
                    person.body = says  # what the report calls someone who holds nothing today
                if person.former and not known.active(self.days):
                    person.body = country_of(body)
        if person.known is None or not person.code:
            person.code = self.words.spelling.code(person.words, country_of(person.body) if person.body else None)

    def _partner_person(self, phrase: Phrase, ev: Evidence) -> Named | None:
        if ev.role is None or ev.role.kind not in PERSONAL:
            return None
        for partner in self.partners.get(phrase.head.i, ()):
            if partner.head.i in self._name_of and (
                partner.noun is None
                or phrase.noun is None
                or partner.head in phrase.conjuncts
                or (partner.group is not None and partner.name is not None and phrase.name is None)
                or (relation(phrase.head) == "appos" and phrase.head.head == partner.head and partner.name is not None)
            ):
                return self._name_of[partner.head.i]
        return None

    def _person(self, phrase: Phrase, person: Named, ev: Evidence) -> Who:
        role = ev.role
        if not person.body and not self._early:
            body = self._body_from_context(phrase, role or self._role_with_partners(phrase), ev)
            person.body = "" if body == UNKNOWN else body
            if person.known is None:
                person.code = self.words.spelling.code(person.words, country_of(person.body) if person.body else None)
        rule = "actors.person-in-table" if person.known is not None else "actors.person-by-title"
        if not person.body:
            rule = "actors.person-unknown"
        naming: Naming = "named"
        return Who((person.actor,), naming, "name", True, rule, person, person.feminine)

    def _body_from_context(self, phrase: Phrase, role: Role | None, ev: Evidence) -> str:
        if role is None:
            return self._affiliation(phrase)
        if role.kind not in PERSONAL or role.kind in {"source", "person", "counterpart"}:
            return ""
        if role.of is not None:
            return combined(role.of.body, role.sector, role.kind)
        if "/" in role.sector:
            return role.sector
        owned = [p for p in self.partners.get(phrase.head.i, ()) if p.possessor is not None]
        for said in (phrase, *owned):
            bodies = self._bodies(said, self.evidence[said.head.i], role)
            if bodies:
                return combined(bodies[0], role.sector, role.kind)
        if role.sector in {"CVL", "EDU", "BUS", "NGO", "MED"}:
            return ""
        earlier = self.discourse.last(phrase.head, lambda e: role.lemma in e.roles and ":" not in e.actors[0] and e.person)
        if earlier is not None and earlier.actors[0] != UNKNOWN and not earlier.plural:
            return earlier.actors[0]
        if not role.sector and phrase.noun is not None and "-" in phrase.noun.text and phrase.noun.text[:1].isupper():
            return ""  # the head of something with a name that we do not know
        return self._context_body(role.sector or "GOV", phrase)

    def _affiliation(self, phrase: Phrase) -> str:
        """The organisation right behind a name without a title: NAME of the party X."""
        for preposition, token in [*phrase.complements, *([phrase.loose] if phrase.loose is not None else [])]:
            if preposition in self.words.sets["of_strong"]:
                body = next((b for b in self._of(token, preposition, None) if "/" in b), "")
                if body:
                    return body
        return ""
