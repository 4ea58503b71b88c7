"""What a report has said so far: mentions in text order, and which of them a pronoun or a short form takes up.

Antecedents are weighed by salience (after Lappin and Leass 1994): recency by sentence, subject before object before the
rest, main before subordinate clause, with gender, number and quotation marks as filters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Token

from gezant.annotate.actors.appositions import quoted
from gezant.annotate.actors.evidence import Evidence
from gezant.annotate.actors.gazetteer import Match
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.words import ActorWords
from gezant.annotate.trees import relation

_ROLE_WEIGHT = {
    "nsubj": 80.0,
    "obj": 45.0,
    "iobj": 40.0,
    "obl": 40.0,
    "nmod": 15.0,
    "appos": 10.0,
    "conj": 30.0,
    "root": 60.0,
    "flat": 45.0,
    "compound": 5.0,
}
_WINDOW = 5  # sentences
SPEAKING = 2  # sentences for which a speaker may go without saying
SPEAKER = 85.0  # whom a sentence is told by
NEUTER = "neuter"  # the number of a singular pronoun that no person is taken up by
REPEATED = 0.3  # what a further mention of the same adds to the strongest one


@dataclass
class Entry:
    """One mention, as later ones may take it up."""

    head: Token
    actors: tuple[str, ...]
    naming: Any
    kind: str
    person: bool
    plural: bool
    feminine: bool | None
    roles: frozenset[str]
    offices: frozenset[str]
    phrase: Phrase
    inside: bool = False
    sentence: int = 0
    weight: float = field(default=0.0)
    voice: float = field(default=0.0)  # the weight as a speaker: whom the sentence is told by counts like its subject


class Discourse:
    """The mentions up to a token."""

    def __init__(self, doc: Doc, words: ActorWords, evidence: Mapping[int, Evidence], matches: Mapping[int, Match]) -> None:
        self._doc = doc
        self._words = words
        self._entries: list[Entry] = []
        self._quoted = quoted(doc)
        self._sentences: list[int] = [0] * len(doc)
        self._hints: list[tuple[int, str]] = []
        for number, sentence in enumerate(doc.sents):
            for i in range(sentence.start, sentence.end):
                self._sentences[i] = number
        for i, ev in evidence.items():
            self._hints.extend((i, body) for body in ev.bodies)
        self._topic: dict[str, float] = {}
        self._hints.extend((i, m.term.body) for i, m in matches.items() if m.start == i and m.term.kind == "city")

    def set_topic(self, countries: Mapping[str, int]) -> None:
        """How often the whole report speaks of each state; what it is about weighs everywhere."""
        most = max(countries.values(), default=0)
        self._topic = {country: n / most for country, n in countries.items()} if most else {}

    def add(self, entry: Entry) -> None:
        """Takes a mention in; mentions come in text order."""
        entry.inside = entry.head.i in self._quoted
        entry.sentence = self._sentences[entry.head.i]
        entry.weight = entry.voice = self._role_weight(entry.head)
        if self._dateline(entry.head):
            entry.weight *= 0.1
        if any(self._words.has("according", c.lower_) for c in entry.head.children if relation(c) == "case"):
            entry.voice = SPEAKER
        self._entries.append(entry)

    def _dateline(self, head: Token) -> bool:
        """Whether a place is where the report was written, in capitals before its first words: VIENNA (…) –"""
        starts = head.i == 0 or head.nbor(-1).is_space
        return starts and head.is_upper and len(head) > 3 and head.i + 1 < len(self._doc) and head.nbor(1).is_punct

    def _role_weight(self, head: Token) -> float:
        weight = _ROLE_WEIGHT.get(relation(head), 20.0)
        if relation(head) == "conj":
            weight = 0.7 * _ROLE_WEIGHT.get(relation(head.head), 20.0)
        verb = head.head
        if relation(head) == "nsubj" and relation(verb) in {"ccomp", "advcl", "acl", "xcomp"}:
            weight *= 0.7
        if head.i in self._quoted:
            weight *= 0.5
        return weight

    def _before(self, token: Token) -> list[Entry]:
        return [e for e in self._entries if e.head.i < token.i]

    def _near(self, token: Token) -> list[Entry]:
        """The mentions before the token in its sentence and those within reach before it, in text order."""
        out: list[Entry] = []
        for entry in reversed(self._entries):
            if self._sentences[token.i] - entry.sentence > _WINDOW:
                break
            if entry.head.i < token.i:
                out.append(entry)
        out.reverse()
        return out

    def last(self, token: Token, fits: Callable[[Entry], bool]) -> Entry | None:
        """The latest mention before the token that fits."""
        for entry in reversed(self._entries):
            if entry.head.i < token.i and entry.actors and fits(entry):
                return entry
        return None

    def all_before(self, token: Token, fits: Callable[[Entry], bool]) -> list[Entry]:
        """The mentions before the token that fit, in text order."""
        return [e for e in self._before(token) if fits(e)]

    def speaking(self, token: Token, fits: Callable[[Entry], bool]) -> Entry | None:
        """The latest mention that fits among the subjects and speakers of the last sentences, else the latest that fits."""
        here = self._sentences[token.i]
        near = [e for e in self._near(token) if here - e.sentence <= SPEAKING and e.voice >= 0.6 * SPEAKER and fits(e)]
        return near[-1] if near else self.last(token, fits)

    def last_few(self, token: Token, count: int, fits: Callable[[Entry], bool],
                 view: Callable[[str], str] = str) -> tuple[str, ...]:  # fmt: skip
        """The latest `count` different actors that fit, seen through `view`, in text order; empty where there are fewer."""
        out: list[str] = []
        for entry in reversed(self._before(token)):
            if entry.actors[0] == "?" or entry.head.head == token.head or not fits(entry):
                continue  # an argument of the same verb is not one of those that it gathers
            for actor in reversed(entry.actors):
                seen = view(actor)
                if seen != "?" and seen not in out:
                    out.append(seen)
            if len(out) >= count:
                return tuple(reversed(out[:count]))
        return ()

    def country_near(self, token: Token, country_of: Callable[[str], str], is_country: Callable[[str], bool],
                     home: str = "", bonus: float = 0.0, away: frozenset[str] = frozenset()) -> str:  # fmt: skip
        """The state that is spoken of around the token: weighed by nearness and by its place in the clause.

        `home` is a state that needs no naming; `bonus` is what it weighs by itself; `away` are states that are out.
        """
        here = self._sentences[token.i]
        scores: dict[str, float] = {}

        def count(country: str, weight: float) -> None:
            # mostly the strongest single mention: many weak ones far off do not make a country the topic here
            old = scores.get(country, 0.0)
            scores[country] = max(old, weight) + 0.15 * min(old, weight)

        for entry in self._entries:
            if entry.head.i >= token.i or (entry.kind == "media" and "." not in entry.actors[0]):
                continue
            distance = here - entry.sentence
            weight = (entry.voice + 10) * 0.6**distance
            for actor in entry.actors:
                country = country_of(actor)
                if is_country(country):
                    count(country, weight)
        for i, body in self._hints:
            if i < token.i and is_country(country_of(body)):
                weight = 25 * 0.6 ** (here - self._sentences[i])
                count(country_of(body), weight)
        for country, share in self._topic.items():
            if country in scores:
                scores[country] += 40 * share
        if home:
            count(home, bonus * min(1.0, 3 * self._topic.get(home, 0.0)))
        for country in away:
            scores.pop(country, None)
        if not scores:
            return ""
        return max(scores, key=lambda c: scores[c])

    def last_country(self, token: Token, country_of: Callable[[str], str], is_country: Callable[[str], bool]) -> str | None:
        """The state that `the country` takes up: the subject of this or the last sentence first."""
        here = self._sentences[token.i]
        for distance in range(3):
            said = [e for e in self._before(token) if here - e.sentence == distance and is_country(e.actors[0])]
            if said:
                subject = [e for e in said if relation(e.head) == "nsubj" and len(e.actors) == 1]
                return (subject or said)[-1].actors[0]
        return self.country_near(token, country_of, is_country) or None

    def antecedent(self, token: Token, *, possessive: bool = False) -> Entry | None:
        """The mention that a pronoun takes up, None where none fits."""
        kind = self._pronoun_kind(token, possessive)
        if kind is None:
            return None
        gender, number, demonstrative = kind
        bodies = self._words.pronouns["of_bodies"]
        here = self._sentences[token.i]
        scores: dict[tuple[str, ...], float] = {}
        latest: dict[tuple[str, ...], Entry] = {}
        near = self._near(token)
        women = gender is True and any(
            e.person and e.feminine and here - e.sentence <= 2 and not self._bound(e.head, token) for e in near
        )
        for entry in near:
            distance = here - entry.sentence
            owner = possessive and distance == 0 and relation(entry.head) == "nsubj" and entry.head.head in token.ancestors
            if women and not entry.person and not owner:
                continue
            if distance > _WINDOW or not self._agrees(entry, gender, number, possessive):
                continue
            if number == "singular" and not entry.person and not demonstrative and token.lower_ not in bodies:
                continue
            if number == "plural" and not entry.plural and self._is_place(entry):
                continue
            if not possessive and distance == 0 and self._bound(entry.head, token):
                continue
            weight = entry.weight * 0.5**distance
            if number == "plural" and not entry.plural and entry.kind != "demonym":
                weight *= 0.9  # both of them rather than one state as many
            if distance == 0:
                weight *= 1.1
            if token.i not in self._quoted and entry.inside:
                weight *= 0.4
            if demonstrative:
                scores[entry.actors] = float(entry.head.i)
                latest[entry.actors] = entry
                continue
            if entry.actors == ("?",):
                weight *= 0.5
            if owner:
                weight *= 3
            if token.i in self._quoted and distance == 0 and not entry.inside and relation(entry.head) == "nsubj":
                weight *= 0.3  # who says it would say I
            if entry.naming == "unnamed":
                weight *= 0.8
            elif entry.person and entry.naming == "institution" and number == "singular":
                weight *= 0.6  # a spokesman without a name
            if gender is True and entry.person and entry.feminine is None:
                weight *= 0.6
            if possessive and gender is None and number == "singular" and not entry.person and not owner:
                weight *= 0.4
            # who was said most often before is not whom the last sentence is about
            old = scores.get(entry.actors, 0.0)
            scores[entry.actors] = max(old, weight) + REPEATED * min(old, weight)
            latest[entry.actors] = entry
        if not scores:
            return None
        best = max(scores, key=lambda a: scores[a])
        return latest[best]

    def _pronoun_kind(self, token: Token, possessive: bool) -> tuple[bool | None, str, bool] | None:
        """Gender (True: feminine), number, and whether it is a demonstrative; None where the word takes up nobody."""
        low, words = token.lower_, self._words.pronouns
        if possessive:
            if low in words["his"]:
                return None if low in words["of_bodies"] else False, "singular", False
            if low in words["her"]:
                return True, "singular", False
            if low in words["its"]:
                return None, NEUTER, False
            return (None, "plural", False) if low in words["their"] else None
        if low in words["he"]:
            return False, "singular", False
        plural = self._verb_number(token) == "plural"
        if low in words["she_or_they"]:
            singular = not plural and (relation(token) == "nsubj" or self._verb_number(token) == "singular")
            return (True, "singular", False) if singular else (None, "plural", False)
        if low in words["she"]:
            return True, "singular", False
        if low in words["it"]:
            return None, NEUTER, False
        if low in words["they"]:
            return None, "plural", False
        if low in words["demonstrative"] and token.morph.get("PronType", []) != ["Rel"]:
            return None, "plural" if plural else "singular", True
        return None

    def pair(self, token: Token) -> tuple[str, ...]:
        """Whom a plural pronoun gathers: the two persons of the sentence before, where that has nobody in the plural."""
        kind = self._pronoun_kind(token, possessive=False)
        if kind is None or kind[1] != "plural" or kind[2]:
            return ()
        here = self._sentences[token.i]
        near = [e for e in self._before(token) if here - e.sentence == 1]
        if any(e.plural and e.actors != ("?",) for e in near) or any(e.sentence == here for e in self._before(token)):
            return ()
        people = list(dict.fromkeys(a for e in near if e.person and not e.inside for a in e.actors if ":" in a))
        return tuple(people) if len(people) == 2 else ()

    @staticmethod
    def _verb_number(token: Token) -> str | None:
        head = token.head
        for verb in [head, *(c for c in head.children if relation(c) in {"aux", "cop"})]:
            number = verb.morph.get("Number", [])
            if number and verb.morph.get("VerbForm", []) == ["Fin"]:
                return "plural" if number == ["Plur"] else "singular"
        return None

    @staticmethod
    def _agrees(entry: Entry, gender: bool | None, number: str, possessive: bool) -> bool:
        if entry.actors == ("?",) and not entry.person:
            return False
        if number == NEUTER:
            return not entry.person and not entry.plural and len(entry.actors) == 1
        if entry.kind == "media" and not entry.person:
            return False
        if number == "plural":
            return (
                entry.plural
                or entry.kind == "demonym"
                or len(entry.actors) > 1
                or (not entry.person and entry.kind in {"institution", "metonym"})
            )
        if entry.plural or len(entry.actors) > 1:
            return False
        if gender is False:
            return entry.person and entry.feminine is not True
        if gender is True:
            if entry.person:
                return entry.feminine is not False
            return entry.kind in {"institution", "metonym"}
        return entry.person or (possessive and entry.kind in {"institution", "metonym"})

    def _is_place(self, entry: Entry) -> bool:
        """Whether a state or capital is only where something is or what it is called after: in Turkey, the accords of Paris."""
        if entry.person or len(entry.actors) > 1:
            return False
        return relation(entry.head) == "nmod" or any(
            relation(c) == "case" and self._words.has("of_place", c.lower_) for c in entry.head.children
        )

    def _bound(self, head: Token, token: Token) -> bool:
        """Whether grammar keeps the two apart: arguments of one verb, or a name inside what the pronoun's verb says."""
        verb = token.head
        if head.head == verb:
            return not any(self._words.has("according", c.lower_) for c in head.children)
        if relation(token) != "nsubj":
            above = verb
            while relation(above) in {"conj", "xcomp"} and not any(relation(c) == "nsubj" for c in above.children):
                if above.head.i == above.i:
                    break
                above = above.head
                if head.head == above and relation(head) == "nsubj":
                    return True
            return False
        if relation(verb) == "parataxis" and token.i > verb.i and head.i < verb.i and not head.is_ancestor(verb):
            return head.sent == token.sent  # what a clause with its subject behind reports is not its subject's own name
        current = head
        while current.head.i != current.i and current.head != verb:
            current = current.head
        if current.head != verb or current == head:
            return False
        asked = any(relation(c) == "mark" and self._words.has("complementisers", c.lower_) for c in current.children)
        return relation(current) in {"ccomp", "csubj", "obj"} or (relation(current) == "advcl" and asked)
