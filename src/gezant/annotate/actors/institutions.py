"""Bodies: governments, parties, news organisations, states and their sides."""

from __future__ import annotations

from gezant.annotate.actors.codes import UNKNOWN, Who, combined, country_of, is_country, sector_of
from gezant.annotate.actors.discourse import Entry
from gezant.annotate.actors.evidence import Evidence
from gezant.annotate.actors.gazetteer import Term
from gezant.annotate.actors.names import slug
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role
from gezant.annotate.actors.unnamed import Unnamed
from gezant.annotate.trees import relation
from gezant.model import Naming


class Institutions(Unnamed):
    """Rules for institutions."""

    def _term(self, phrase: Phrase, term: Term, ev: Evidence) -> Who:
        if term.kind == "collective":
            several = tuple(term.body.split("|"))
            kind = "other" if several == (UNKNOWN,) else "institution"
            return Who(several, "institution", kind, False, "actors.collective", plural=len(several) > 1)
        if term.kind == "city":
            return Who((UNKNOWN,), "unnamed", "other", False, "actors.place")
        if term.kind == "people":
            return self._people(phrase, term, ev)
        body = term.body
        if term.kind == "capital" and body == "IGO/eu" and self._homes[0] == "BEL":
            body = "BEL"
        if body == "?" or not body:
            return Who((UNKNOWN,), "unnamed", "other", False, "actors.unknown")
        if term.kind == "portfolio" and relation(phrase.head) == "nmod" and phrase.head.head.i in self.found:
            return Who((UNKNOWN,), "institution", "other", False, "actors.portfolio")
        if term.kind == "portfolio":
            return Who((self._context_body(body, phrase),), "institution", "metonym", False, "actors.portfolio")
        if term.kind == "media":
            body = self._fuller_name(phrase, term) or body
        if term.kind == "organisation" and ev.bodies and body.startswith(("NGO/", "BUS/")):
            return Who((body,), "institution", "institution", False, "actors.organisation")
        kinds = {
            "country": "institution",
            "capital": "metonym",
            "seat": "metonym",
            "organisation": "institution",
            "media": "media",
        }
        return Who((body,), "institution", kinds[term.kind], False, f"actors.{term.kind}")

    def _fuller_name(self, phrase: Phrase, term: Term) -> str:
        """The body of a longer name before this one that ends in it: the Times, after The New York Times; `` where none does."""
        bare = term.text.rpartition(" ")[2]
        for i in range(phrase.head.i - 1, -1, -1):
            match = self.matches.get(i)
            longer = match is not None and match.term.kind == term.kind and len(match.term.text) > len(term.text)
            if match is not None and longer and match.term.text.endswith(f" {bare}"):
                return match.term.body
        return ""

    def _named_again(self, phrase: Phrase) -> str:
        """The body of a name before this noun that ends in it: the council, after the Security Council; `` where none does."""
        noun = phrase.noun
        if noun is None:
            return ""
        for i in range(phrase.start - 1, -1, -1):
            match = self.matches.get(i)
            long = match is not None and match.term.kind == "organisation" and match.start < i == match.end - 1
            if match is not None and long and self.doc[i].lower_ == noun.lower_ and self.doc[i].text[:1].isupper():
                return match.term.body
        return ""

    def _body(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        name = self._own_name(phrase)
        if role.sector == "PTY" and ev.plural and not bodies:
            return self._side(phrase, ev, role)
        some = role.kind == "group" and not ev.definite and name is None and (role.of is None or role.of.kind != "organisation")
        naming: Naming = "unnamed" if some else "institution"
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
            if sector == "":
                return Who((f"{country}.CVL/{name}" if country and is_country(country) else UNKNOWN,), "institution",
                           "institution", False, "actors.organisation-by-noun")  # fmt: skip
        if bodies:
            if role.kind == "organisation" and is_country(bodies[0]):
                there = self.discourse.last(
                    phrase.head, lambda e: self._is_organisation(e, role) and country_of(e.actors[0]) == bodies[0]
                )
                actor = there.actors[0].split(":")[0] if there is not None else UNKNOWN
                return Who((actor,), "institution", "institution", False, "actors.organisation-again")
            if role.kind == "organisation":
                return Who(tuple(dict.fromkeys(bodies)), "institution", "institution", False, "actors.organisation")
            actors = tuple(dict.fromkeys(combined(b, role.sector, role.kind) for b in bodies))
            return Who(actors, naming, "institution", False, "actors.body")
        again = self._named_again(phrase) if ev.definite and not ev.plural else ""
        if again:
            return Who((again,), "institution", "institution", False, "actors.organisation-again")
        if role.kind == "organisation" or role.sector == "PTY":
            earlier = self.discourse.last(phrase.head, lambda e: self._is_organisation(e, role))
            if earlier is not None and ev.definite:
                return Who((earlier.actors[0].split(":")[0],), "institution", "institution", False, "actors.organisation-again")
            if role.kind == "organisation":
                return Who((UNKNOWN,), "institution", "institution", False, "actors.unknown")
        earlier = self.discourse.last(phrase.head, lambda e: role.lemma in e.roles and not e.person and e.actors[0] != UNKNOWN)
        if earlier is None and role.sector in {"NGO", "BUS", "EDU"}:
            earlier = self.discourse.last(phrase.head, lambda e: not e.person and sector_of(e.actors[0]) == role.sector)
        if earlier is not None and ev.definite:
            return Who(earlier.actors, earlier.naming, "institution", False, "actors.body-again")
        kin = self.words.kin.get(role.lemma)
        if kin is not None and ev.definite:
            earlier = self.discourse.last(phrase.head, lambda e: kin in e.roles and e.actors[0] != UNKNOWN)
            if earlier is not None:
                body = country_of(earlier.actors[0])
                return Who((combined(body, role.sector, role.kind),), naming, "institution", False, "actors.body-again")
        if role.sector == "IGO":
            last = self.discourse.last(phrase.head, lambda e: e.actors[0].startswith("IGO/")) if ev.definite else None
            actor = last.actors[0].split(":")[0] if last is not None else UNKNOWN
            return Who((actor,), naming, "institution", False, "actors.organisation-again")
        if not ev.definite and role.sector in {"BUS", "EDU", "NGO", "CVL", "IGO", "PTY"}:
            return Who((UNKNOWN,), "institution", "institution", False, "actors.unknown")
        if any(
            p in self.words.sets["of_strong"] and t.i in self.found and self._count(self.found[t.i])
            for p, t in phrase.complements
        ):
            return Who((UNKNOWN,), naming, "institution", False, "actors.unknown")  # of both sides, and nobody said which
        return Who((self._context_body(role.sector, phrase),), naming, "institution", False, "actors.body-of-context")

    @staticmethod
    def _is_organisation(entry: Entry, role: Role) -> bool:
        body = entry.actors[0].split(":")[0]
        if body == UNKNOWN or body.startswith("MED") or ".MED" in body:
            return False
        if role.sector == "PTY":
            return ".PTY" in body or ".OPP" in body or ".REB/" in body
        return "/" in body or sector_of(body) in {"REB", "OPP", "NGO"}

    def _held_by(self, phrase: Phrase, role: Role) -> Who:
        """`regering-Trump`: the body of the country of whom it is named after."""
        body = self._holder_body(role)
        if body == UNKNOWN:
            body = role.country or self._context_body(role.sector, phrase)
        actor = combined(country_of(body), role.sector, role.kind) if body != UNKNOWN else UNKNOWN
        return Who((actor,), "institution", "institution", False, "actors.government-of")

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
        if (phrase.determiner is not None and self.words.has("our", phrase.determiner.lower_)) or (
            phrase.possessor is not None and self.words.has("our", phrase.possessor.lower_)
        ):
            own = self.outlet and self._outlet_code()
            if own and phrase.head.lower_ and (phrase.possessor is not None or self._first_media(phrase)):
                return Who((own,), "institution", "media", False, "actors.this-paper")
        if bodies and is_country(bodies[0]):
            return Who((f"{bodies[0]}.MED",), "institution", "media", False, "actors.media-of-country")
        if ev.definite and not ev.plural:
            earlier = self.discourse.last(
                phrase.head, lambda e: e.kind == "media" and "/" in e.actors[0] and (not e.roles or role.lemma in e.roles)
            )
            if earlier is None:
                earlier = self.discourse.last(
                    phrase.head, lambda e: e.kind == "media" and role.lemma in e.roles and e.actors[0] not in {"MED", UNKNOWN}
                )
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

    def _member_states(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        """`de lidstaten`: the union that they are of speaks; one of them by name is that state, without one it is not told."""
        name = self._name_term(phrase)
        if name is not None and not ev.plural and is_country(country_of(name.body)):
            return Who((country_of(name.body),), "institution", "institution", False, "actors.country")
        if role.of is not None and role.of.body.startswith("IGO/"):
            union = role.of.body
        else:
            last = self.discourse.last(phrase.head, lambda e: e.actors[0].startswith("IGO/"))
            union = last.actors[0].split(":")[0] if last is not None else "IGO/eu"
        actor = union if ev.plural else UNKNOWN
        return Who((actor,), "institution", "institution", False, "actors.member-states")

    def _country_noun(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        if ev.term is not None and phrase.noun is None:
            return self._term(phrase, ev.term, ev)
        if role.of is not None and role.of.body.startswith("IGO/"):
            return Who((role.of.body,), "institution", "institution", False, "actors.member-states")
        if self._count(phrase) and ev.plural:
            two = self.discourse.last_few(
                phrase.head,
                self._count(phrase),
                lambda e: is_country(country_of(e.actors[0])) and not self._located(e),
                country_of,
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

    def _located(self, entry: Entry) -> bool:
        """Whether the mention is only a place where something is: in Singapore."""
        return any(relation(c) == "case" and self.words.has("of_place", c.lower_) for c in entry.head.children)

    def _side(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        count = self._count(phrase)
        if ev.plural and count:
            two = self.discourse.last_few(
                phrase.head, count, lambda e: not e.person and e.kind != "media" and not self._located(e)
            )
            if two:
                return Who(two, "institution", "other", False, "actors.the-two")
        if ev.bodies:
            return Who((ev.bodies[0],), "institution", "institution", False, "actors.side")
        return Who((UNKNOWN,), "institution", "other", False, "actors.unknown")
