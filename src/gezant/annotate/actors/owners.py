"""Whose one is: the country or body that compounds, adjectives, possessors and `van …` give a role."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.actors.codes import UNKNOWN, Who, country_of
from gezant.annotate.actors.context import Context
from gezant.annotate.actors.discourse import Entry
from gezant.annotate.actors.evidence import Evidence
from gezant.annotate.actors.gazetteer import Term
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role
from gezant.annotate.trees import relation


class Owners(Context):
    """Rules for the body behind a role."""

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
        if role is not None and role.holder:
            held = self._holder_body(role)
            if held != UNKNOWN:
                return [country_of(held)]
        by = self.words.sets["of_strong"] | (role.by if role is not None else frozenset())
        strong = [c for c in phrase.complements if c[0] in by]
        weak = [c for c in phrase.complements if c[0] not in by]
        if role is not None and role.country:
            strong = strong if role.by else []
            weak = []
        if phrase.loose is not None and (
            phrase.loose[0] in self.words.sets["of_strong"]
            or ((role is None or role.kind in {"source", "body"}) and self.words.has("of_place", phrase.loose[0]))
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
            bound = preposition in by
            if role is not None and role.kind != "body" and preposition in self.words.sets["for_only"] and not bound:
                continue
            if role is not None and role.kind == "office" and role.office != "leader" and not bound:
                continue
            found = self._of(token, preposition, role)
            if found:
                return found
        return [role.country] if role is not None and role.country else []

    def _holder_body(self, role: Role) -> str:
        """The body of the person whom a role is named after (the Trump administration), `?` where nobody knows the name."""
        name = role.holder.split(" ")
        person = self.register.find(name)
        if person is not None and person.body:
            return person.body
        known = person.known if person is not None else self.register.known(name, self._countries(), role)
        return known.body(self.days) if known is not None else UNKNOWN

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
            if not out and who.kind == "other" and part.noun is not None:
                for inner, below in part.complements:
                    if inner in self.words.sets["of_strong"] and below.i != token.i:
                        out.extend(b for b in self._of(below, inner, role) if b not in out)
        return out

    def _not_there(self, role: Role, term: Term) -> bool:
        """`diplomaten in New York`: where they are is not whose they are."""
        return self._abroad(role) or (role.kind in {"member"} and term.body == "IGO/eu")

    def _owner(self, possessor: Token) -> list[str]:
        """The bodies of a possessor: a pronoun's antecedent, or a name (Trumps adviseur)."""
        phrase = self.found.get(possessor.i)
        if phrase is not None and not phrase.pronoun:
            return [a.split(":")[0] for a in self.who(phrase).actors if a != UNKNOWN]
        if self.words.has("our", possessor.lower_):
            return []
        if possessor.morph.get("PronType", []) == ["Rel"]:
            relative = self._relative(possessor)
            return [] if relative is None else [a.split(":")[0] for a in relative.actors if a != UNKNOWN]
        entry = self.discourse.antecedent(possessor, possessive=True)
        return [] if entry is None else [a.split(":")[0] for a in entry.actors if a != UNKNOWN]

    def _owner_entry(self, phrase: Phrase) -> Entry | None:
        if phrase.possessor is None:
            return None
        owner = self.found.get(phrase.possessor.i)
        if owner is not None and not owner.pronoun:
            return self._entry(owner, self.who(owner))
        return self.discourse.antecedent(phrase.possessor, possessive=True)

    def _portfolio(self, phrase: Phrase) -> str | None:
        """The office that a portfolio makes of a minister, `` where the table has none; None where nothing is said."""
        for _, token in phrase.complements:
            words = [t.lower_ for t in token.subtree if t.i >= token.i - 1 and not t.is_punct]
            joined = " ".join(w for w in words if not self.words.has("definite", w) and not self.words.has("of", w))
            for portfolio, office in self.words.portfolios.items():
                if joined.startswith(portfolio) or token.lower_ == portfolio:
                    return office
        return None

    def _relative(self, token: Token) -> Who | None:
        """Whom a relative pronoun stands for: what its clause hangs on, else the phrase that ends right before it."""
        clause = token
        while clause.head.i != clause.i and relation(clause) != "acl":
            clause = clause.head
        antecedent = self.found.get(clause.head.i) if relation(clause) == "acl" and clause.head.i != token.i else None
        if antecedent is None and token.i > 1:
            end = token.i - 1 if self.doc[token.i - 1].text == "," else token.i
            antecedent = next((p for p in self.found.values() if p.end == end and not p.pronoun), None)
        if antecedent is None:
            return None
        who = self.who(antecedent)
        return Who(who.actors, who.naming, "pronoun", who.person, "actors.relative", feminine=who.feminine)
