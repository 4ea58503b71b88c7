"""Offices without a name: their holders by the table, by the report so far, by their counterparts."""

from __future__ import annotations

from gezant.annotate.actors.codes import UNKNOWN, Who, combined, country_of, is_country, sector_of
from gezant.annotate.actors.discourse import Entry
from gezant.annotate.actors.evidence import Evidence
from gezant.annotate.actors.names import slug
from gezant.annotate.actors.persons import Persons
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role
from gezant.model import Naming

STATE_OFFICES = frozenset(
    {"president", "prime-minister", "vice-president", "deputy-prime-minister", "minister", "foreign-minister", "defence-minister",
     "monarch"}
)  # fmt: skip


class Holders(Persons):
    """Rules for offices."""

    _last_holder = ""

    def _office(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        office, sector = role.office, role.sector
        portfolio = self._portfolio(phrase)
        if office == "head":
            office = self._chair(phrase) or office
        if office == "minister":
            office = portfolio if portfolio is not None else ""
            if role.portfolio is not None:
                office = role.office if role.office != "minister" else ""
        feminine = True if self.words.has("feminine", role.lemma) else False if self.words.has("masculine", role.lemma) else None
        if ev.plural:
            return self._plural_office(phrase, ev, role, bodies, office)
        if ev.indefinite and not ev.definite:
            some = tuple(self._combine(b, role, ev) for b in bodies) or (self._unowned(phrase, role),)
            return Who(some, "unnamed", "role", True, "actors.role", feminine=feminine)
        if not bodies or (sector_of(bodies[0]) == "PTY" and role.office in STATE_OFFICES):
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
        if (role.former or ev.former) and len(bodies) == 1 and office:
            once = self._once_held(phrase, office, bodies[0], role)
            if once is not None:
                return Who(once.actors, once.naming, "role", True, "actors.role-again", feminine=once.feminine)
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

    def _chair(self, phrase: Phrase) -> str:
        """The office of who heads this institution of a body that has several: the president of its commission, its council."""
        for _, token in phrase.complements:
            match = self.matches.get(token.i)
            if match is not None and match.term.text in self.words.chairs:
                return self.words.chairs[match.term.text]
        return ""

    def _once_held(self, phrase: Phrase, office: str, body: str, role: Role) -> Entry | None:
        """Whom `the former president` of a country takes up: a person of the report who once was."""

        def fits(entry: Entry) -> bool:
            code = entry.actors[0].partition(":")[2]
            if not entry.person or entry.plural or not code:
                return False
            if role.lemma in entry.roles and country_of(entry.actors[0]) == country_of(body):
                return True
            return any(
                t.office == office and country_of(t.body) == country_of(body) for t in self.words.offices.terms(code)
            )  # fmt: skip

        return self.discourse.last(phrase.head, fits)

    def _combine(self, body: str, role: Role, ev: Evidence) -> str:
        if sector_of(body) == "PTY" and role.office in STATE_OFFICES:
            return f"{country_of(body)}.GOV"
        if role.former or ev.former:
            return country_of(body)
        return combined(body, role.sector, role.kind)

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
            naming: Naming = (
                "unnamed"
                if ev.indefinite or role.former or ev.former or (not ev.definite and role.office == "")
                else "institution"
            )
            return Who((actor,), naming, "role", True, "actors.role")
        earlier = self.discourse.last(phrase.head, lambda e: e.plural and role.lemma in e.roles and e.actors != (UNKNOWN,))
        if earlier is not None and ev.definite:
            return Who(earlier.actors, earlier.naming, "role", True, "actors.role-again")
        return Who((self._unowned(phrase, role),), "institution" if ev.definite else "unnamed", "role", True, "actors.role")

    def _same_role(self, phrase: Phrase, role: Role, body: str | None = None) -> Entry | None:
        """The last person of the report who was given this role, or held this office; of this body where one is told."""
        office = role.office

        def fits(entry: Entry) -> bool:
            if not entry.person or entry.plural or (entry.actors[0] == UNKNOWN and entry.naming == "named"):
                return False
            if entry.actors[0] == UNKNOWN and office in STATE_OFFICES:
                return False
            if body is not None and entry.actors[0].split(":")[0] != body:
                return False
            if role.lemma in entry.roles:
                return True
            if role.sector in {"LEG", "MIL", "JUD", "COP", "OPP"} and role.kind == "member" and ":" in entry.actors[0]:
                return sector_of(entry.actors[0].split(":")[0]) == role.sector
            if office and office in entry.offices and office not in {"head"}:
                return True
            if office in {"president", "prime-minister", "minister", "monarch", "supreme-leader"} and ":" in entry.actors[0]:
                return self._held(entry.actors[0], office)
            return False

        return self.discourse.last(phrase.head, fits)

    def _held(self, actor: str, office: str) -> bool:
        code = actor.partition(":")[2]
        for term in self.words.offices.terms(code):
            if self.days is not None and not term.meets(self.days):
                continue
            if term.office == office:
                return True
            if office == "minister" and term.office.endswith("-minister") and term.office != "prime-minister":
                return True
        return False

    def _counterpart(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        """`zijn Turkse ambtgenoot`: who holds there what the owner holds here."""
        owner = self._owner_entry(phrase)
        if ev.bodies and owner is not None and not ev.plural:
            offices = [office for actor in owner.actors for office in self._offices_of(owner, actor)]
            held: list[str] = []
            for body in ev.bodies:
                base = f"{body}.GOV" if is_country(body) else body
                holder = next((h for h in (self._holder_of(base, office) for office in offices) if h is not None), None)
                held.append(base if holder is None else f"{base}:{slug(holder)}")
            if any(":" in actor for actor in held):
                return Who(tuple(held), "named", "role", True, "actors.counterpart")
        if ev.bodies:
            actors = tuple(combined(b, "GOV", "office") for b in ev.bodies)
            return Who(actors, "named" if not ev.plural else "unnamed", "role", True, "actors.counterpart")
        return Who((UNKNOWN,), "named" if ev.definite else "unnamed", "role", True, "actors.unknown")

    def _offices_of(self, entry: Entry, actor: str) -> list[str]:
        body, _, code = actor.partition(":")
        out = [o for o in entry.offices if o not in {"leader", "minister", "head"}]
        for term in self.words.offices.terms(code):
            if term.body == body and term.office not in out and (self.days is None or term.meets(self.days)):
                out.append(term.office)
        return out

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
        if role.kind in {"body", "group"} or role.prefix or (role.sector in {"MIL", "LEG", "JUD", "COP", "REB", "OPP", "SPY"}):
            return self._context_body(role.sector, phrase)
        if role.kind == "member" and role.sector == "GOV":
            there = self._place_of_speech(phrase)
            if there:
                return f"{there}.GOV"
        if role.sector == "CVL" and self.evidence[phrase.head.i].definite and role.kind == "member":
            return self._context_body("CVL", phrase)
        return UNKNOWN
