"""How a word of meeting hangs on its sentence: its clause, its phrases with their prepositions, what makes it unreal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate import trees
from gezant.annotate.meetings.words import MeetingWords

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_HYPHENS = frozenset({"-", "–", "/"})
_DASHES = frozenset({"-", "–", "—", "--"})
_DATELINE = 10  # tokens at most


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase: its preposition in lower case, the head of its noun phrase."""

    preposition: str
    head: Token


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb, also where the base took it for a noun but hung a particle on it."""
    return token.pos_ in _VERBAL or any(p.pos_ in {"ADP", "ADV"} for p in trees.children(token, "compound:prt"))


def lemma(token: Token, words: MeetingWords) -> str:
    """The lemma in lower case, with its separated particle where the base left it off, or the bare object that it stands with.

    Forms that the lexicon lists stand for their lemma, whatever the base made of them.
    """
    text = words.forms.get(token.lower_) or token.lemma_.lower()
    for particle in trees.children(token, "compound:prt"):
        start = particle.lower_
        if particle.pos_ not in _VERBAL and start not in words.sets["together"] and not text.startswith(start):
            return words.joined(text, start)
    if token.pos_ in _VERBAL:
        after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        if words.joined(text, after) in words.fixed:
            # a particle that the base took for the preposition of what follows (broke off talks)
            return words.joined(text, after)
        for second in trees.children(token, "obj", "advmod", "obl", "xcomp"):
            if (
                second.i > token.i
                and words.joined(text, second.lower_) in words.fixed
                and trees.child(second, "det", "case") is None
            ):
                return words.joined(text, second.lower_)
    return text


def feature(token: Token, name: str) -> list[str]:
    """The values of a morphological feature, none where the base gives none."""
    return token.morph.get(name, [])


def dateline_end(token: Token) -> int:
    """The dash that ends the dateline of a token's sentence (*HANOI, Vietnam — …*); -1 where it has none."""
    start = token.sent.start
    if not token.doc[start].is_upper or token.i - start >= _DATELINE:
        return -1
    for other in token.doc[start + 1 : min(start + _DATELINE, token.sent.end)]:
        if other.text in _DASHES and other.nbor(-1).whitespace_:
            return other.i
        if other.pos_ in _VERBAL:
            break
    return -1


def preposition(token: Token) -> str | None:
    """The preposition of a noun phrase in lower case, of two the one that stands first; None where it has none."""
    marks = {"ADP", "SCONJ"} if token.pos_ in _NOMINAL else {"ADP"}
    case = trees.child(token, "case") or next((m for m in trees.children(token, "mark") if m.pos_ in marks), None)
    return case.lower_ if case is not None and case.i < token.i else None


def phrases(head: Token) -> Iterator[Phrase]:
    """The prepositional phrases right below a noun or verb, each conjunct by itself where it repeats a preposition."""
    for modifier in trees.children(head, "nmod", "obl"):
        word = preposition(modifier)
        if word is not None:
            yield Phrase(word, modifier)
        for conjunct in trees.children(modifier, "conj"):
            own = preposition(conjunct)
            if own is not None:
                yield Phrase(own, conjunct)


def is_reciprocal(token: Token, words: MeetingWords) -> bool:
    """Whether a token is `elkaar`, or the first or second word of `each other`."""
    doc, reciprocals = token.doc, words.sets["reciprocals"]
    rows = (doc[token.i : token.i + 1], doc[token.i : token.i + 2], doc[max(token.i - 1, 0) : token.i + 1])
    return any(row.text.lower() in reciprocals for row in rows)


def full_name(head: Token) -> str:
    """A name as written: its head with the names before and behind it that belong to it (North Korea, New York)."""
    parts = {head.i}
    for child in head.children:
        named = child.dep_ == "compound" or (trees.relation(child) == "amod" and child.i < head.i)
        if trees.relation(child) == "flat" or (named and child.text[:1].isupper() and head.pos_ == "PROPN"):
            parts.update(t.i for t in child.subtree)
    return str(head.doc[min(parts) : max(parts) + 1].text)


def compound_start(noun: Token, relations: frozenset[str] = frozenset({"compound"})) -> int:
    """The first token of what a compound puts before its noun; of names joined by hyphens whatever the base made of them."""
    start = min((c.left_edge.i for c in noun.children if c.dep_ in relations and c.i < noun.i), default=noun.i)
    first, joins = noun.i, False
    while first and (noun.doc[first - 1].text in _HYPHENS or noun.doc[first - 1].pos_ in {"PROPN", "ADJ"}):
        first -= 1
        joins = joins or noun.doc[first].text in _HYPHENS
    return min(start, first) if joins else start


def premodified(noun: Token) -> str:
    """A noun with what a compound puts before it, as written, in lower case: `eu foreign ministers meeting`."""
    return str(noun.doc[compound_start(noun) : noun.i + 1].text).lower()


def among_themselves(noun: Token, words: MeetingWords) -> bool:
    """Whether a compound says that those of one country are among themselves (the inter-Syrian talks)."""
    run = noun.doc[compound_start(noun, frozenset({"compound", "amod"})) : noun.i]
    return any(token.lower_.split("-")[0] in words.sets["among"] for token in run)


def measured(noun: Token, words: MeetingWords) -> Token:
    """The noun that stands for a meeting in its sentence: the one that counts it where there is one (a round of talks)."""
    above = noun.head
    counted = trees.relation(noun) == "nmod" and above.lower_ in words.sets["measures"] and above.i < noun.i
    return measured(above, words) if counted and preposition(noun) in {None, *words.roles["of"]} else noun


def coordinated(token: Token) -> Iterator[Token]:
    """The nouns joined to a noun: its conjuncts, and the one right behind it with a conjunction that the base hung elsewhere."""
    yield from (c for c in trees.children(token, "conj") if c.pos_ not in _VERBAL)
    end = token.right_edge.i + 1
    if end >= len(token.doc) or token.doc[end].dep_ != "cc":
        return
    beside = token.doc[end].head
    if beside.pos_ not in _NOMINAL or beside.left_edge.i != end or trees.relation(beside) in {"conj", "root"}:
        return
    # a subject goes with what follows, but where its verb has one before it already
    rivals = (s for s in trees.children(beside.head, "nsubj") if s.left_edge.i <= token.i <= s.right_edge.i)
    if trees.relation(beside) not in {"nsubj", "csubj"} or next(rivals, None) is not None:
        yield beside


def clause_of(token: Token) -> Token:
    """The head of the clause that a noun stands in: its verb, adjective or nominal predicate; itself in a fragment."""
    current = token
    while current.head.i != current.i:
        link = trees.relation(current)
        if current.i != token.i and (link in trees.CLAUSAL or current.pos_ in _VERBAL):
            break
        current = current.head
    return hoisted(current, token)


def hoisted(clause: Token, token: Token) -> Token:
    """The clause, or the one above it where the token stands before the word that opens the clause: it cannot be inside."""
    current, out = clause, clause
    while current.head.i != current.i:
        above = clause_head_above(current)
        if any(m.i > token.i and m.pos_ == "SCONJ" for m in trees.children(current, "mark")) and token.i < current.i:
            out = above
        current = above
    return out


def with_finite(clause: Token) -> Token:
    """The clause itself or, where it has no finite verb, the clause it is a part of."""
    current = clause
    while current.head.i != current.i and trees.finite(current) is None and trees.relation(current) in {"xcomp", "advcl", "obl"}:
        current = current.head
    return current


def upwards(token: Token) -> Iterator[Token]:
    """The token's head, that one's head, and so on to the root."""
    current = token
    while current.head.i != current.i:
        current = current.head
        yield current


def subjects(verb: Token) -> Iterator[Token]:
    """Who may be the subject of a verb, the nearest first: its own, that of the verb it is joined to, of its matrix clauses.

    A relative pronoun stands for the noun before it; the subject of an infinitive or participle comes from above.
    """
    current = verb
    for _ in range(8):
        own = trees.subject(current)
        for subject in _own_subjects(current):
            yield antecedent(subject, current)
        above = current.head
        if own is None and (
            trees.relation(current) == "acl"
            or (trees.relation(current) == "appos" and current.pos_ in _VERBAL)
            or (trees.relation(current) == "parataxis" and above.pos_ in _NOMINAL and above.i < current.i)
        ):
            yield above
        if current.head.i == current.i:
            return
        matrix = clause_head_above(current)
        if own is None and trees.relation(current) == "xcomp":
            # urged X to come: the object of the matrix does it
            yield from (thing for thing in trees.children(matrix, "obj", "iobj") if thing.i < current.i)
        current = matrix


def _own_subjects(verb: Token) -> Iterator[Token]:
    """The subjects of a verb; a noun that the base joined to the verb itself belongs to them."""
    yield from trees.children(verb, "nsubj", "csubj")
    if verb.pos_ == "NOUN" and trees.subject(verb) is None:
        # a plural present that the base took for a noun: its subject hangs on it bare
        yield from (c for c in trees.children(verb, "nmod") if c.i < verb.i and preposition(c) is None)
    if trees.subject(verb) is not None:
        yield from (
            c for c in trees.children(verb, "conj") if c.pos_ in {"NOUN", "PROPN"} and trees.child(c, "cop", "aux") is None
        )


def clause_head_above(clause: Token) -> Token:
    """The head of the clause above a clause."""
    current = clause.head
    while current.head.i != current.i and current.pos_ not in _VERBAL and trees.relation(current) not in trees.CLAUSAL:
        current = current.head
    return current


def antecedent(pronoun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, or the token itself."""
    if verb.dep_.startswith("acl") and pronoun.pos_ == "PRON" and pronoun.i < verb.i and "Rel" in feature(pronoun, "PronType"):
        return verb.head
    if verb.dep_ == "acl:relcl" and pronoun.pos_ == "PRON" and pronoun.i == verb.left_edge.i:
        return verb.head
    return pronoun


def negated(token: Token, words: MeetingWords) -> bool:
    """Whether a negation stands at a verb, adjective or noun."""
    negations, none = words.sets["negations"], words.sets["none"]
    for child in token.children:
        if child.lower_ in negations and trees.relation(child) in {"advmod", "nsubj", "obj", "det", "obl", "amod", "cc"}:
            return True
        if child.lower_ in none and trees.relation(child) in {"det", "advmod", "nummod", "amod", "cc"}:
            return True
    # gaat, …, niet door: a negation right before the particle is the verb's, wherever the base hung it
    particle = trees.child(token, "compound:prt")
    return particle is not None and particle.i > token.i + 1 and particle.nbor(-1).lower_ in negations


def unreal(token: Token, words: MeetingWords) -> bool:
    """Whether a clause or noun stands under a wish, a condition, a question, an offer or a denial: what it tells is not so."""
    current = token
    while True:
        if _unreal_here(current, words):
            return True
        if current.head.i == current.i:
            return False
        link, above = trees.relation(current), current.head
        if link == "obl" and words.states.nouns.get(current.lemma_.lower()) in {"planned", "held"}:
            # in aanloop naar, na afloop van: the time of something else, which may be wished
            return False
        if link in {"conj", "parataxis", "advcl", "appos"}:
            # a coordinated or side clause shares the mood of the clause above only where it has no verb form of its own
            if link != "conj" or trees.finite(current) is not None:
                return link == "advcl" and trees.finite(current) is None and wishes(above, words)
        elif link in {"nsubj", "det", "amod"} and not _adjective(above, words):
            pass
        elif wishes(above, words) and not (
            link in {"obl", "nmod"} and above.pos_ in _VERBAL and preposition(current) in words.roles["timely"]
        ):
            return True
        if trees.relation(current) == "acl" and trees.finite(current) is not None:
            return False
        current = above


def unreal_above(clause: Token, words: MeetingWords) -> bool:
    """Whether a clause stands under a wish, a condition or an offer, its own negation left aside."""
    for child in clause.children:
        link = trees.relation(child)
        if link == "aux" and child.lemma_.lower() in words.sets["irrealis_auxiliaries"]:
            return True
        if link == "mark" and child.lower_ in words.sets["irrealis_marks"]:
            return True
    return clause.head.i != clause.i and trees.relation(clause) in {"xcomp", "ccomp", "csubj"} and unreal(clause.head, words)


def _adjective(token: Token, words: MeetingWords) -> bool:
    return token.lemma_.lower() in words.sets["irrealis_adjectives"]


def wishes(token: Token, words: MeetingWords) -> bool:
    """Whether a verb, noun or adjective is one of willing, fearing, asking: what stands under it need not be so."""
    word = lemma(token, words)
    if token.pos_ in _VERBAL:
        return word in words.sets["irrealis_verbs"]
    if token.pos_ in {"NOUN", "PROPN"}:
        return word in words.sets["irrealis_nouns"] or token.lower_ in words.sets["irrealis_nouns"]
    return word in words.sets["irrealis_adjectives"]


def _unreal_here(token: Token, words: MeetingWords) -> bool:
    verbal = token.pos_ in _VERBAL or trees.child(token, "cop", "aux") is not None
    for child in token.children:
        link = trees.relation(child)
        if link == "aux" and child.lemma_.lower() in words.sets["irrealis_auxiliaries"]:
            return True
        if link == "mark" and child.lower_ in words.sets["irrealis_marks"] and trees.relation(token) != "acl":
            return True
        if link in {"advmod", "amod"} and child.lower_ in words.sets["irrealis_adverbs"]:
            return True
    return verbal and negated(token, words)
