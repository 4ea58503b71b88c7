"""Tell the reportative past future (*de leiders zouden elkaar hebben gesproken*) from the other uses of the same form.

The same auxiliary marks hearsay, a hypothesis (*zou mislukken als …*), a wish (*zou graag*), a plan seen from the past (*zou op
maandag beginnen*, *de zaal waar hij zou spreken*) and reported future (*zei dat hij zou komen*). Only the first says that the
author does not vouch for the words (Haeseryn et al., Algemene Nederlandse Spraakkunst, on *zouden*). The words stand in
`stance.yaml`, under `reportative`; a language without such a form leaves its lists empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from gezant.annotate.trees import child, children, relation
from gezant.annotate.wordlists import Reportative, stance_words


def is_reportative(token: Token) -> bool:
    """Whether this auxiliary (or main verb) marks its clause as hearsay. False for every token that is no past future."""
    words = stance_words(token.lang_).reportative
    if token.lower_ not in words.forms:
        return False
    clause = _Clause(token, words)
    if clause.asks() or clause.own_words() or clause.wishes() or clause.conditional():
        return False
    if clause.obliged() or clause.generic():
        return False
    if clause.perfect():
        return not clause.counterfactual()
    if clause.subordinate():
        return clause.reported_state()
    return clause.carried() or not (
        clause.judges()
        or clause.narrates()
        or clause.scheduled()
        or clause.hypothetical()
        or clause.counterfactual()
        or clause.spoken_past()
    )


class _Clause:
    """The clause of a past future: the auxiliary, the predicate it stands with, and what hangs on either."""

    def __init__(self, token: Token, words: Reportative) -> None:
        self.token = token
        self.words = words
        self.head = token.head if relation(token) in {"aux", "cop"} and token.head.i != token.i else token
        inner = child(self.head, "xcomp") if self.head is token else None
        self.predicate = inner if inner is not None and not any(True for _ in children(inner, "mark")) else self.head
        self.parts = (self.head,) if self.head is self.predicate else (self.head, self.predicate)
        self.sentence = token.sent

    def below(self, *relations: str) -> Iterator[Token]:
        for part in self.parts:
            yield from (c for c in children(part, *relations) if c not in self.parts)

    @property
    def subject(self) -> Token | None:
        return next(self.below("nsubj", "csubj"), None)

    @property
    def adverbs(self) -> list[Token]:
        return [t for adverb in self.below("advmod", "obl", "discourse") for t in adverb.subtree]

    def verbs(self) -> Iterator[Token]:
        """The predicate and the infinitives and participles of its group."""
        for part in self.parts:
            yield part
            yield from (c for c in children(part, "aux", "cop") if c.i != self.token.i)
        for part in self.parts:
            for inner in children(part, "xcomp"):
                yield inner
                yield from children(inner, "aux", "cop")

    def asks(self) -> bool:
        last = next((t for t in reversed(list(self.sentence)) if not (t.is_space or t.is_quote)), None)
        return last is not None and last.text == "?"

    def own_words(self) -> bool:
        subject = self.subject
        return subject is not None and subject.morph.get("Person", []) in (["1"], ["2"])

    def wishes(self) -> bool:
        short = (t for part in self.parts for c in part.children if c.right_edge.i - c.left_edge.i < 3 for t in c.subtree)
        return any(t.lower_ in self.words.wishes for t in (*self.adverbs, *short))

    def conditional(self) -> bool:
        """A condition in the clause, or the clause itself one; *pas als*, *alleen als* are none: they limit what is reported."""
        forms = [frozenset({t.lower_}) for t in self.adverbs]
        if self.words.conditional_adverbs.find(forms) is not None:
            return True
        if any(m.lower_ in self.words.conditional_marks for m in (*self.below("mark"), *self._opener())):
            return True
        # the conjunction is looked for in the sentence and not in the tree: a conditional clause is often hung wrongly
        limits = any(t.lower_ in self.words.only for t in self.sentence)
        for token in self.sentence:
            if token.lower_ in self.words.conditional_marks and relation(token) == "mark":
                return not limits
        return False

    def _opener(self) -> Iterator[Token]:
        """The word before the subject of a clause with its verb last: its conjunction, also where the parse has it elsewhere."""
        subject = self.subject
        if subject is not None and subject.left_edge.i > self.sentence.start and _verb_last(self.token, subject):
            yield subject.left_edge.nbor(-1)

    def perfect(self) -> bool:
        group = list(self.verbs())
        helper = any(t.lower_ in self.words.perfect for t in group)
        other = any(
            t.morph.get("VerbForm", []) == ["Part"] or t.lower_ not in self.words.perfect
            for t in group
            if t.pos_ in {"VERB", "AUX"} and t.i != self.token.i
        )
        participle = any(t.morph.get("VerbForm", []) == ["Part"] for t in group)
        return helper and other and (participle or sum(t.morph.get("VerbForm", []) == ["Inf"] for t in group) >= 3)

    def counterfactual(self) -> bool:
        """*Een akkoord zou een eind hebben gemaakt aan …*: an indefinite thing that acts is one that did not come about."""
        subject = self.subject
        if subject is None or not any(d.morph.get("Definite", []) == ["Ind"] for d in children(subject, "det")):
            return False
        person = not subject.doc._.gezant_mentions or self._person(subject)
        return not person and child(self.predicate, "obj") is not None and subject.dep_ == "nsubj"

    def obliged(self) -> bool:
        return any(t.lemma_.lower() in self.words.obligations for t in self.verbs() if t.i != self.token.i)

    def subordinate(self) -> bool:
        return relation(self._top()) in {"ccomp", "csubj", "acl", "advcl"} and (
            any(True for _ in self.below("mark")) or relation(self._top()) == "acl" or _verb_last(self.token, self.subject)
        )

    def _top(self) -> Token:
        """The head whose relation tells how the clause stands in the sentence: of a coordination its first."""
        current = self.head
        while relation(current) == "conj" and current.head.i != current.i and current.head.pos_ in {"VERB", "AUX", "ADJ"}:
            current = current.head
        return current

    def reported_state(self) -> bool:
        """In a subordinate clause: a will, or what a report in the present tells; in a relative clause a state of now."""
        top = self._top()
        marks = {m.lower_ for m in self.below("mark")}
        if marks & (self.words.questioning | self.words.temporal_marks) or self.judges() or self.hypothetical():
            return False
        if relation(top) in {"ccomp", "csubj"}:
            if not marks:
                return False  # an indirect question
            if any(t.lemma_.lower() in self.words.willing for t in self.verbs()):
                return True
            return _tense(top.head) == "Pres" and not self.scheduled()
        if relation(top) == "advcl" and any(t.lower_ in self.words.forms for t in children(top.head, "aux")):
            return False
        copular = any(True for _ in children(self.predicate, "cop"))
        return not copular and self.predicate.lemma_.lower() in self.words.stative and _tense(top.head) == "Pres"

    def carried(self) -> bool:
        """A medium that passes it on in the present (*…, meldt persbureau X*): words not its own."""
        return any(verb.lemma_.lower() in self.words.carriers for verb in self._parentheses())

    def _parentheses(self) -> Iterator[Token]:
        yield from children(self.head, "parataxis")
        if relation(self.head) in {"parataxis", "ccomp"} and self.head.head.i > self.head.i:
            yield self.head.head

    def spoken_past(self) -> bool:
        """*Hij zou later komen, zei X*: the past of the report, not a hedge."""
        return any(_tense(verb) == "Past" and verb.pos_ == "VERB" for verb in self._parentheses())

    def judges(self) -> bool:
        """*Dat zou mooi zijn*: a demonstrative or empty subject with a judgement."""
        subject = next(self.below("nsubj", "expl"), None)
        adjectival = self.predicate.pos_ in {"ADJ", "NOUN"}
        if subject is None:
            return False
        if subject.lower_ in self.words.telling and not any(True for _ in subject.children):
            # the empty subject of a judgement stands for a clause; a demonstrative is one by itself
            return adjectival or subject.morph.get("PronType", []) == ["Dem"] or any(True for _ in self.below("csubj"))
        return False

    def narrates(self) -> bool:
        return self.words.narrative.find([frozenset({t.lower_}) for t in self.adverbs]) is not None

    def generic(self) -> bool:
        """*Men zou zeggen*."""
        subject = self.subject
        return subject is not None and subject.lower_ in self.words.generic

    def scheduled(self) -> bool:
        """A deed or an event with its day is a plan, whether or not it came about; a state is none."""
        if {t.lemma_.lower() for t in self.verbs()} & self.words.stative or self.predicate.pos_ not in {"VERB", "AUX"}:
            return False
        first, last = min(p.left_edge.i for p in self.parts), max(p.right_edge.i for p in self.parts)
        return any(time.type in {"DATE", "TIME"} and first <= time.start <= last for time in self.token.doc._.gezant_times)

    def hypothetical(self) -> bool:
        """*Bij zulke heffingen zou …*, *een breuk zou … kosten*: a thing that would have to be so."""
        opened = any(
            c.i < self.token.i and c.lower_ in self.words.conditional_openers
            for obl in self.below("obl")
            for c in children(obl, "case")
        )
        subject = self.subject
        thing = subject is not None and not self._person(subject)
        consequence = self.predicate.lemma_.lower() in self.words.consequences
        anaphoric = subject is not None and any(t.lower_ in self.words.anaphors for t in subject.subtree)
        return opened or (thing and (consequence or anaphoric)) or (subject is None and self._stands_first() and consequence)

    def _stands_first(self) -> bool:
        """Whether an indefinite noun right behind the auxiliary is the subject that the tree has not found."""
        behind = self.token.nbor(1) if self.token.i + 1 < len(self.token.doc) else None
        return behind is not None and behind.morph.get("Definite", []) == ["Ind"]

    @staticmethod
    def _person(token: Token) -> bool:
        mention = token.doc._.gezant_mentions.get(token.i)
        return token.pos_ == "PROPN" or (mention is not None and (mention.person or mention.actors != ("?",)))


def _verb_last(auxiliary: Token, subject: Token | None) -> bool:
    """Word order of a subordinate clause: the auxiliary does not stand second."""
    return subject is not None and subject.i < auxiliary.i and auxiliary.i - subject.right_edge.i > 1


def _tense(token: Token) -> str:
    """Past or Pres, of the finite verb of the token's group; a perfect counts as past."""
    group = [token, *children(token, "aux", "cop")]
    if token.morph.get("VerbForm", []) == ["Part"]:
        return "Past"
    for verb in group:
        tense = verb.morph.get("Tense", [])
        if tense:
            return tense[0]
    return "Past"
