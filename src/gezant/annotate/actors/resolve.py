"""Who each phrase of a report stands for: names, roles and bodies by themselves, then short forms and pronouns in text order.

The order of trust: what the phrase says, the table of offices, what the report said before, the country it is about.
"""

from __future__ import annotations

from dataclasses import replace

from gezant.annotate.actors.codes import UNKNOWN, Who, country_of, is_country
from gezant.annotate.actors.discourse import Entry
from gezant.annotate.actors.evidence import PERSONAL, Evidence
from gezant.annotate.actors.gazetteer import Term
from gezant.annotate.actors.institutions import Institutions
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role
from gezant.annotate.layers import Mention
from gezant.annotate.trees import relation

MAX_JOINT = 6


class Resolver(Institutions):
    """Resolves one doc; made for it and thrown away."""

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
            for alias in phrase.aliases:
                out.setdefault(alias, replace(out[i], head=alias))
            above = phrase.head.head.i
            if relation(phrase.head) in {"flat", "fixed"} and above not in out:
                out[above] = replace(out[i], head=above)  # Hoge Vertegenwoordiger, read as a name of two words
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
        actors = list(dict.fromkeys(who.actors))
        named = self.partners.get(phrase.head.i, ())
        for other in self._conjuncts(phrase):
            match = self.matches.get(other.head.i)
            second = match is not None and match.term.kind == "portfolio" and self._is_personal(phrase)
            if other in named or second:
                continue
            actors.extend(a for a in self.who(other).actors if a not in actors)
        if len(actors) > 1:
            actors = [a for a in actors if a != UNKNOWN]
        return Mention(phrase.head.i, tuple(actors[:MAX_JOINT]), who.naming, who.kind, who.person, who.rule)

    def _joint_entry(self, phrase: Phrase, joint: Mention, others: list[Phrase]) -> Entry:
        person = joint.person and all(self.who(o).person for o in others)
        return Entry(phrase.head, joint.actors, joint.naming, "joint", person, True, None, frozenset(), frozenset(), phrase)

    def _resolve(self, phrase: Phrase) -> Who:
        if phrase.pronoun:
            return self._pronoun(phrase)
        ev = self.evidence[phrase.head.i]
        short = self._short_name(phrase)
        if short is not None:
            return self._term(phrase, short, ev)
        person = self._name_of.get(phrase.head.i) or self._partner_person(phrase, ev)
        if person is not None:
            return self._person(phrase, person, ev)
        match = self.matches.get(phrase.head.i)
        longer = match is not None and match.end - match.start > 1
        if ev.term is not None and (phrase.noun is None or (longer and phrase.group is None)):
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
        if any(phrase.head.lower_ in words for words in self.words.pronouns.values()):
            return self._pronoun(phrase)
        plural = ev.plural and ev.bodies
        if plural and phrase.noun is not None:
            return Who((UNKNOWN,), "unnamed", "other", False, "actors.unknown")
        return Who((UNKNOWN,), "unnamed", "other", False, "actors.unknown")

    def _role(self, phrase: Phrase, ev: Evidence, role: Role) -> Who:
        if role.kind in {"media"}:
            return self._media(phrase, ev, role)
        if role.kind == "reporter":
            return self._reporter(phrase, ev, role)
        if role.kind == "member-state":
            return self._member_states(phrase, ev, role)
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
        if role.holder and role.kind not in PERSONAL:
            return self._held_by(phrase, role)
        if role.kind in {"body", "group", "organisation"}:
            return self._body(phrase, ev, role, bodies)
        if role.kind == "spokesperson":
            return self._spokesperson(phrase, ev, role, bodies)
        if role.kind == "office":
            return self._office(phrase, ev, role, bodies)
        return self._member(phrase, ev, role, bodies)

    def _pronoun(self, phrase: Phrase) -> Who:
        token = phrase.head
        if token.morph.get("PronType", []) == ["Rel"]:
            antecedent = self._relative(token)
            if antecedent is not None:
                return antecedent
        if token.lower_ in self.words.pronouns["nobody"]:
            return self._nobody(phrase)
        if token.lower_ in self.words.pronouns["both"]:
            two = self.discourse.last_few(token, 2, lambda e: ":" in e.actors[0]) or self.discourse.last_few(
                token, 2, lambda e: is_country(country_of(e.actors[0])), country_of
            )
            if two:
                return Who(two, "named" if ":" in two[0] else "institution", "pronoun", ":" in two[0], "actors.the-two")
        possessive = token.dep_ == "nmod:poss"
        if not possessive:
            pair = self.discourse.pair(token)
            if pair:
                return Who(pair, "named", "pronoun", True, "actors.the-two", plural=True)
        entry = self.discourse.antecedent(token, possessive=possessive)
        if entry is None:
            return Who((UNKNOWN,), "unnamed", "pronoun", False, "actors.unknown")
        return Who(entry.actors, entry.naming, "pronoun", entry.person, "actors.pronoun", feminine=entry.feminine)

    def _nobody(self, phrase: Phrase) -> Who:
        complements = [*phrase.complements, *([phrase.loose] if phrase.loose is not None else [])]
        for preposition, token in complements:
            bodies = self._of(token, preposition, None)
            if bodies:
                return Who((bodies[0],), "unnamed", "pronoun", True, "actors.somebody")
        return Who((UNKNOWN,), "unnamed", "pronoun", True, "actors.unknown")
