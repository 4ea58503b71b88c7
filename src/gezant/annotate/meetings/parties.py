"""Who takes part: the actors of noun phrases, and the parties that stand around a noun or verb of meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from gezant.annotate import trees
from gezant.annotate.layers import Attribution, Mention
from gezant.annotate.meetings import grammar
from gezant.annotate.meetings.geography import Geography
from gezant.annotate.meetings.words import MeetingWords

Actors = tuple[str, ...]

_STATE = re.compile(r"([A-Z]{3})(?:\.([A-Z]{3}))?(?![A-Z])")
_NO_STATE = frozenset({"IGO", "MED", "NGO", "BUS", "GOV", "CVL", "MIL", "REB", "PTY", "LEG", "JUD", "OPP", "EDU", "SPY", "COP"})
# who is spoken to by trade, and who takes no part in talks between bodies
_LONG = 1e6  # of two bodies named as often the later one comes first
_BEFORE = frozenset({"compound", "amod", "nmod:unmarked", "nmod:desc", "obl:unmarked"})
_NEAR = 40  # tokens: farther off a pronoun finds nobody
_BYSTANDERS = frozenset({"MED", "EDU", "BUS", "CVL"})


def side(actor: str) -> str:
    """The body that an actor takes part for: its country, a rebel authority apart from its country, or its organisation."""
    found = _STATE.match(actor)
    if found is None or found[1] in _NO_STATE:
        return actor.split(":", 1)[0]
    return f"{found[1]}.REB" if found[2] == "REB" else found[1]


def sides(actors: Iterable[str]) -> frozenset[str]:
    """The bodies of several actors."""
    return frozenset(map(side, actors))


def may_meet(actor: str) -> bool:
    """Whether an actor can be a party of a meeting: told, and neither press, firm nor private person."""
    if actor == "?":
        return False
    body = actor.split(":", 1)[0]
    sector = body.split("/", 1)[0]
    return sector not in _BYSTANDERS and sector.rpartition(".")[2] not in _BYSTANDERS


def _goes_on(token: Token) -> bool:
    """Whether a name or a list goes on behind a token."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    return after.pos_ in {"PROPN", "CCONJ"} or (after.pos_ == "NOUN" and token.pos_ == "NOUN")


def joined(*groups: Iterable[str]) -> Actors:
    """The actors of all groups once each; a bare country falls away beside its people or government, a body beside its people."""
    out = list(dict.fromkeys(actor for group in groups for actor in group))
    told = {side(actor) for actor in out if actor != side(actor)} | {actor.split(":", 1)[0] for actor in out if ":" in actor}
    return tuple(actor for actor in out if actor not in told)


class Parties:
    """Reads the parties of one Doc. Mentions come from the layer of actors; what it does not hold is read from adjectives."""

    def __init__(self, doc: Doc, words: MeetingWords, geography: Geography) -> None:
        self._doc = doc
        self._mentions: Mapping[int, Mention] = doc._.gezant_mentions
        self._attributions: tuple[Attribution, ...] = doc._.gezant_attributions
        self._words = words
        self._geography = geography
        self._order = sorted(self._mentions)
        self._surnames: dict[str, Actors] | None = None

    def of(self, token: Token, *, depth: int = 2) -> Actors:
        """The actors of the noun phrase that a token heads, with those joined to it; empty where nobody is told."""
        dash = grammar.dateline_end(token)
        if dash > token.i:
            # the base joined who acts to the place where the report was written
            behind = next((c for c in trees.children(token, "appos", "flat", "conj", "nmod") if c.i > dash), None)
            return self.of(behind, depth=depth) if behind is not None else ()
        mention = self._mentions.get(token.i)
        actors = tuple(a for a in mention.actors if may_meet(a)) if mention is not None else ()
        if not actors and mention is not None and mention.kind == "media":
            return ()
        if token.pos_ == "ADJ" and trees.child(token, "conj") is not None:
            # de Griekse en de Turkse minister
            actors = self._geography.adjective(token.text) or actors
        if token.lower_ in self._words.sets["both"] or any(c.lower_ in self._words.sets["both"] for c in token.children):
            actors = self.last_two(token)
        elif token.pos_ != "PRON":
            # the two governments, envoys of the two governments
            pair = next((t for t in (token, *trees.children(token, "nmod")) if self._is_pair(t)), None)
            actors = (self.last_two(pair) if pair is not None else ()) or actors
        if not actors and depth and token.pos_ != "PRON":
            actors = self._within(token, depth)
        heads = (token, *trees.children(token, "appos", "flat"))
        conjuncts = [self.of(c, depth=1) for h in heads for c in grammar.coordinated(h)]
        return joined(actors, *conjuncts)

    def _is_pair(self, token: Token) -> bool:
        """Whether a noun phrase is `the two governments`."""
        definite = any(c.lower_ in self._words.sets["definite"] for c in trees.children(token, "det"))
        return definite and any(c.lower_ in self._words.sets["two"] for c in trees.children(token, "nummod"))

    def between(self, start: int, end: int) -> Actors:
        """The parties told after a `between` that stands before token `start`, read word by word: no parse can split them.

        They end at a verb, a preposition of another role, or the first mention behind the joining word.
        """
        out: Actors = ()
        joining = False
        for token in self._doc[start:end]:
            if token.pos_ in {"VERB", "AUX", "SCONJ"} or (token.pos_ == "ADP" and token.lower_ not in self._words.roles["of"]):
                break
            if token.pos_ == "PRON" and token.dep_ == "nmod:poss":
                continue
            actors = self.of(token) if token.i in self._mentions or token.lower_ in self._words.sets["both"] else ()
            out = joined(out, actors)
            if joining and token.pos_ in {"NOUN", "PROPN", "PRON"} and len(sides(out)) >= 2 and not _goes_on(token):
                break
            joining = joining or token.pos_ == "CCONJ"
        return out

    def _within(self, token: Token, depth: int) -> Actors:
        """The actors of `diplomaten van beide landen`, `Turkse en Griekse diplomaten`, `onder anderen Merkel en Macron`."""
        found = self.nationalities(token) or self.before(token)[0]
        if found:
            return found
        for child in trees.children(token, "appos", "flat", "nmod", "compound"):
            if trees.relation(child) == "nmod" and grammar.preposition(child) not in self._roles("of", "from", "behalf", None):
                continue
            actors = self.of(child, depth=depth - 1)
            if actors:
                return actors
        return ()

    def _roles(self, *names: str | None) -> frozenset[str | None]:
        out: set[str | None] = set()
        for name in names:
            out |= {None} if name is None else self._words.roles[name]
        return frozenset(out)

    def nationalities(self, noun: Token) -> Actors:
        """The countries of a noun's adjectives: `Amerikaans-Russisch overleg`, `Turkse en Griekse ministers`."""
        out: list[str] = []
        for adjective in trees.children(noun, "amod"):
            for token in (adjective, *trees.children(adjective, "conj")):
                out += self._geography.adjective(token.text)
        return tuple(dict.fromkeys(out))

    def before(self, noun: Token) -> tuple[Actors, Token | None, Actors]:
        """What a compound puts before its noun: its parties (U.S.-China, Trump-Kim), and the town there with its body (Hanoi)."""
        run = [t for t in self._doc[grammar.compound_start(noun, _BEFORE) : noun.i] if not t.is_punct]
        parties: list[str] = []
        town: tuple[Token, str] | None = None
        covered: set[int] = set()
        for first, end, body, is_town in self._geography.named([t.text for t in run]):
            covered.update(t.i for t in run[first:end])
            joins = any(t.is_punct for t in self._doc[max(run[first].i - 1, 0) : run[end - 1].i + 2])
            if is_town and not joins:
                town = run[end - 1], body
            else:
                parties.append(body)
        for token in run:
            prefix, _, people = token.lower_.partition("-")
            if prefix in self._words.sets["among"]:
                parties += self._geography.adjective(people)
            if token.i not in covered and token.pos_ == "PROPN":
                parties += self._words.prefixes.get(token.lower_) or self._known(token)
        return tuple(dict.fromkeys(parties)), town[0] if town else None, (town[1],) if town else ()

    def _known(self, token: Token) -> Actors:
        """Who a name before a noun is: its own mention, or the person of that surname elsewhere in the text."""
        mention = self._mentions.get(token.i)
        if mention is not None:
            return tuple(a for a in mention.actors if may_meet(a))
        if self._surnames is None:
            self._surnames = {}
            for index in self._order:
                told = tuple(a for a in self._mentions[index].actors if may_meet(a) and ":" in a)
                head = self._doc[index]
                if len(told) == 1 and head.pos_ == "PROPN":
                    for name in (head, *trees.children(head, "flat")):
                        self._surnames.setdefault(name.lower_, told)
        return self._surnames.get(token.lower_, ())

    def last_two(self, token: Token) -> Actors:
        """The two bodies named last before a token: whom `beide landen` stands for. Persons where its noun is one of leaders."""
        leaders = token.lemma_.lower() in self._words.sets["leaders"]
        for index in reversed([i for i in self._order if i < token.i]):
            pair = tuple(a for a in self._mentions[index].actors if may_meet(a))
            if len(sides(pair)) == 2 and len(pair) == 2 and (not leaders or all(":" in a for a in pair)):
                return pair if leaders else tuple(map(side, pair))
        return self.protagonists(token, 2, frozenset(), leaders=leaders)

    def protagonists(self, token: Token, count: int, without: frozenset[str], *, leaders: bool = False) -> Actors:
        """The bodies that the text before a token speaks of most, subjects counted twice; empty where there are fewer."""
        weight: dict[str, float] = {}
        people: dict[str, dict[str, int]] = {}
        for index in self._order:
            if index >= token.i:
                break
            for actor in self._mentions[index].actors:
                body = side(actor)
                if may_meet(actor) and (not leaders or ":" in actor) and body not in without:
                    more = 2 if trees.relation(self._doc[index]) == "nsubj" else 1
                    weight[body] = weight.get(body, 0) + more + index / _LONG
                    named = people.setdefault(body, {})
                    named[actor] = named.get(actor, 0) + more
        first = tuple(sorted(weight, key=lambda body: -weight[body])[:count])
        if len(first) < count:
            return ()
        return tuple(max(people[body], key=lambda actor: people[body][actor]) for body in first) if leaders else first

    def last_person(self, token: Token) -> Actors:
        """The person named last before a token, in its sentence or the one before: whom an unresolved `zijn` stands for."""
        for index in reversed([i for i in self._order if i < token.i]):
            actors = tuple(a for a in self._mentions[index].actors if ":" in a and may_meet(a))
            if actors:
                return actors if token.i - index < _NEAR else ()
        return ()

    def at(self, phrases: Iterable[grammar.Phrase], *roles: str) -> Actors:
        """The actors of the phrases whose preposition has one of these roles."""
        wanted = frozenset().union(*(self._words.roles[role] for role in roles))
        return joined(*(self.of(p.head) for p in phrases if p.preposition in wanted))

    def place(self, token: Token) -> Actors:
        """The body whose place a noun phrase names: a country, its capital or a city; empty where it is not known."""
        name = grammar.full_name(token).lower()
        for key in (name, token.lower_, *(grammar.full_name(c).lower() for c in self._names_below(token))):
            if key in self._geography.places:
                return (self._geography.places[key],)
        mention = self._mentions.get(token.i)
        actors = tuple(a for a in mention.actors if may_meet(a)) if mention is not None and not mention.person else ()
        return actors or self.nationalities(token)

    def _names_below(self, token: Token) -> Iterator[Token]:
        """The names that a common noun has for an apposition or behind `of` (the city of X)."""
        for child in trees.children(token, "appos", "nmod"):
            case = grammar.preposition(child)
            titled = token.lemma_.lower() in self._words.sets["where_titles"]
            if trees.relation(child) == "appos" or (titled and case in self._words.roles["of"]):
                yield child

    def is_state(self, token: Token) -> bool:
        """Whether a place is a country or its seat of government, and not a spot where others like to meet."""
        name = grammar.full_name(token).lower()
        city = name in self._geography.places and name not in self._geography.states
        return not city and name not in self._words.sets["neutral"]

    def speaker(self, token: Token) -> Actors:
        """Who says the words that a token stands in: whom `ik` stands for."""
        for attribution in reversed(self._attributions):
            if token.i in attribution.content and attribution.source is not None:
                return tuple(a for a in attribution.source.actors if may_meet(a))
        return ()

    def spoken_to(self, clause: Token) -> Actors:
        """The person whom a clause's subject speaks to: its object, or what the base took for a second subject."""
        things = [*list(trees.children(clause, "nsubj"))[1:], *trees.children(clause, "obj", "iobj")]
        return joined(*(self.of(thing) for thing in things if self.is_person(thing)))

    def is_person(self, token: Token) -> bool:
        """Whether a noun phrase is of human beings."""
        mention = self._mentions.get(token.i)
        return mention is not None and (mention.person or any(":" in actor for actor in mention.actors))

    def around(self, token: Token, known: Actors, *, far: bool = False) -> Actors:
        """The other party that the sentence gives from further off: a subject above, or who says so.

        `known` are the actors already found; the first of another body that can be told is taken. `far` falls back
        on the body that the text speaks of most.
        """
        have = sides(known)
        clause = grammar.clause_of(token)
        agents = (p.head for p in grammar.phrases(clause) if p.preposition in self._words.roles["agent"])
        for subject in (*agents, *grammar.subjects(clause)):
            if subject.i == token.i:
                continue
            actors = self.of(subject)
            if actors and not sides(actors) <= have:
                return actors
        for attribution in reversed(self._attributions):
            if token.i in attribution.content and attribution.source is not None:
                actors = tuple(a for a in attribution.source.actors if may_meet(a))
                if actors and not sides(actors) <= have:
                    return actors
        return self.protagonists(token, 1, have) if have and far else ()
