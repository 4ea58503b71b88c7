"""Persons without a name who are one of many: officials, spokesmen, sources, reporters, peoples."""

from __future__ import annotations

from gezant.annotate.actors.codes import UNKNOWN, Who, combined, country_of, is_country, sector_of
from gezant.annotate.actors.discourse import Entry
from gezant.annotate.actors.evidence import Evidence
from gezant.annotate.actors.gazetteer import Term
from gezant.annotate.actors.holders import Holders
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role


class Unnamed(Holders):
    """Rules for unnamed persons."""

    def _member(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        feminine = True if self.words.has("feminine", role.lemma) else None
        if not bodies and not ev.region and ev.definite:
            earlier = self._same_role(phrase, role) if not ev.plural else self._same_group(phrase, role)
            if earlier is not None:
                return Who(earlier.actors, earlier.naming, "role", True, "actors.role-again", feminine=earlier.feminine)
        if (len(bodies) > 1 and ev.bodies) or bodies:
            actors = tuple(dict.fromkeys(self._combine(b, role, ev) for b in bodies))
        else:
            actors = (self._unowned(phrase, role) if not ev.region else UNKNOWN,)
            if actors == (UNKNOWN,) and not ev.region and not ev.plural:
                actors = self._one_of_those(phrase, role)
        return Who(actors, "unnamed", "role", True, "actors.role", feminine=feminine)

    def _same_group(self, phrase: Phrase, role: Role) -> Entry | None:
        """The last several of this role: `the officials`, after Chinese officials."""
        return self.discourse.last(phrase.head, lambda e: e.plural and role.lemma in e.roles and e.actors[0] != UNKNOWN)

    def _one_of_those(self, phrase: Phrase, role: Role) -> tuple[str, ...]:
        """`een functionaris` after Chinese officials: one of them, where the report had only one kind of them so far."""
        said = self.discourse.all_before(phrase.head, lambda e: role.lemma in e.roles and e.naming == "unnamed")
        bodies = {e.actors for e in said if e.actors[0] != UNKNOWN}
        return bodies.pop() if len(bodies) == 1 else (UNKNOWN,)

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
        body = self.discourse.speaking(
            phrase.head,
            lambda e: (
                e.kind in {"institution", "metonym", "role", "name"}
                and e.actors[0] != UNKNOWN
                and not e.inside
                and e.kind != "media"
            ),
        )
        if body is not None:
            actor = combined(body.actors[0].split(":")[0], role.sector, role.kind)
            return Who((actor,), "institution", "role", True, "actors.spokesperson", feminine=feminine)
        return Who((self._context_body("GOV", phrase),), "institution", "role", True, "actors.spokesperson", feminine=feminine)

    def _source(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        bodies = self._bodies(phrase, ev, role)
        if role.of is not None:
            bodies = [role.of.body]
        if role.prefix and role.sector and "/" not in role.sector and not bodies:
            return Who((self._context_body(role.sector, phrase),), "unnamed", "role", True, "actors.source")
        if role.sector:
            return Who(
                (combined(bodies[0], role.sector, "source") if bodies else UNKNOWN,), "unnamed", "role", True, "actors.source"
            )
        actors = tuple(dict.fromkeys(bodies)) or (UNKNOWN,)
        actors = tuple(f"{a}.GOV" if is_country(a) and ev.bodies else a for a in actors)
        return Who(actors, "unnamed", "role", True, "actors.source")

    def _some_person(self, phrase: Phrase, ev: Evidence, role: Role, bodies: list[str]) -> Who:
        """`de bewindsman`, `de politicus`, `de man`: the last person it may be."""
        if ev.definite and not ev.plural and not phrase.complements:
            feminine = (
                True if self.words.has("feminine", role.lemma) else False if self.words.has("masculine", role.lemma) else None
            )

            owner = self._owner_entry(phrase)

            def fits(entry: Entry) -> bool:
                if not entry.person or entry.plural or entry.actors[0] == UNKNOWN:
                    return False
                if owner is not None and entry.actors == owner.actors:
                    return False  # his guest is somebody else
                if bodies and country_of(entry.actors[0]) != country_of(bodies[0]):
                    return False
                return feminine is None or entry.feminine is None or entry.feminine == feminine

            earlier = self.discourse.last(phrase.head, fits)
            if earlier is not None:
                return Who(earlier.actors, earlier.naming, "role", True, "actors.person-again", feminine=earlier.feminine)
        if bodies:
            return Who((bodies[0],), "unnamed", "role", True, "actors.role")
        return Who((UNKNOWN,), "unnamed", "role", True, "actors.unknown")

    def _reporter(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        bodies = self._bodies(phrase, ev, role)
        media = [b for b in bodies if "MED" in b]
        actor = media[0] if media else "MED"
        return Who((actor,), "unnamed", "media", True, "actors.reporter")

    def _people(self, phrase: Phrase, term: Term, ev: Evidence) -> Who:
        plural = self._many(phrase.head.lower_)
        if ev.definite and plural and not phrase.numeral:
            return Who((term.body,), "institution", "demonym", False, "actors.people", plural=True)
        if not is_country(term.body) and plural:
            return Who((term.body,), "institution", "demonym", False, "actors.people", plural=True)
        if plural or ev.indefinite or not ev.definite:
            body = combined(term.body, "CVL", "member")
            return Who((body,), "unnamed", "demonym", True, "actors.people", plural=plural)
        home = country_of(term.body)
        sectors = {"LEG", "PTY", "GOV"} if sector_of(term.body) == "PTY" else {"", sector_of(term.body)}

        def fits(entry: Entry) -> bool:
            if not entry.person or entry.plural or country_of(entry.actors[0]) != home:
                return False
            return is_country(term.body) or (":" in entry.actors[0] and sector_of(entry.actors[0].split(":")[0]) in sectors)

        earlier = self.discourse.last(phrase.head, fits)
        if earlier is None:
            earlier = self.discourse.last(phrase.head, lambda e: e.person and not e.plural and self._comes_from(e, term.body))
        if earlier is not None:
            return Who(earlier.actors, earlier.naming, "demonym", True, "actors.people-again", feminine=earlier.feminine)
        return Who((combined(term.body, "CVL", "member"),), "unnamed", "demonym", True, "actors.people")

    def _comes_from(self, entry: Entry, country: str) -> bool:
        """Whether an organisation's man or woman may be of this country: the table has them in an office there, or knows none."""
        body, _, code = entry.actors[0].partition(":")
        if not code or not body.startswith("IGO/"):
            return False
        homes = {country_of(t.body) for t in self.words.offices.terms(code)} - {body}
        return country in homes or not homes

    def _many(self, word: str) -> bool:
        """Whether the word for a people is a plural, by its ending: taggers often cannot tell."""
        return word.endswith(tuple(self.words.sets["people_plural"])) and not word.endswith(
            tuple(self.words.sets["people_singular"])
        )
