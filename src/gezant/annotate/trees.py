"""Walking Universal Dependencies: noun phrases, verb groups, clauses, subjects. Serves every language.

All functions take spaCy tokens whose `dep_` are UD relations and return tokens or sorted token indices of the same Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from gezant.annotate.layers import Tokens

CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "root"})


def relation(token: Token) -> str:
    """The universal relation without its subtype (`nsubj:pass` → `nsubj`)."""
    return token.dep_.split(":", 1)[0].lower()


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The dependents that stand in one of these relations, given with or without subtype, in text order."""
    for child in token.children:
        if child.dep_ in relations or relation(child) in relations:
            yield child


def child(token: Token, *relations: str) -> Token | None:
    """The first such dependent, or None."""
    return next(children(token, *relations), None)


def subject(token: Token) -> Token | None:
    """The subject of a clause's head, its own only."""
    return child(token, "nsubj", "csubj")


def subtree(token: Token, without: Iterable[Token] = ()) -> Tokens:
    """The indices of the token and all below it, leaving out the subtrees of `without`; sorted."""
    stop = {t.i for t in without}
    out: list[int] = []
    todo = [token]
    while todo:
        current = todo.pop()
        out.append(current.i)
        todo.extend(c for c in current.children if c.i not in stop)
    return tuple(sorted(out))


def trimmed(doc: Doc, tokens: Iterable[int]) -> Tokens:
    """The indices without punctuation and blanks at either end; quotation marks stay."""
    out = sorted(tokens)
    while out and _is_edge(doc[out[0]]):
        out.pop(0)
    while out and _is_edge(doc[out[-1]]):
        out.pop()
    return tuple(out)


def _is_edge(token: Token) -> bool:
    return token.is_space or (token.pos_ == "PUNCT" and not (token.is_quote or token.is_bracket))


def noun_phrase(head: Token, *, relatives: bool = False) -> Tokens:
    """The fullest phrase of a nominal head, without its preposition; relative clauses behind a comma stay out.

    `relatives=True` keeps every relative clause. Appositions, modifiers and coordinations belong to the phrase.
    """
    without = [
        c
        for c in head.children
        if c.dep_ == "cop" or (c.i < head.i and relation(c) in {"case", "cc", "mark", "advcl", "parataxis", "discourse"})
    ]
    for c in head.children:
        if relation(c) == "punct" and c.i < head.i and not (c.is_quote or c.is_bracket):
            without.append(c)
        if relation(c) == "acl" and not relatives and _behind_comma(c):
            without.append(c)
        if relation(c) in {"parataxis", "nsubj", "aux", "advcl"} or (relation(c) == "case" and c.i > head.i):
            without.append(c)  # the case behind a head is the possessive of the whole phrase
    return trimmed(head.doc, subtree(head, without))


def _behind_comma(clause: Token) -> bool:
    first = clause.left_edge
    before = first.nbor(-1) if first.i > 0 else None
    return first.text == "," or (before is not None and before.text == ",")


def verb_group(head: Token) -> tuple[Token, ...]:
    """The head with its auxiliaries, copula and separable particle, in text order."""
    parts = [head, *children(head, "aux", "cop", "compound:prt")]
    return tuple(sorted(parts, key=lambda t: t.i))


def finite(head: Token) -> Token | None:
    """The finite verb of the clause that `head` heads: an auxiliary, the copula or the head itself."""
    for token in verb_group(head):
        if token.morph.get("VerbForm", []) == ["Fin"]:
            return token
    return None


def clause_head(token: Token) -> Token:
    """The nearest head at or above the token that heads a clause."""
    current = token
    while current.head.i != current.i:
        if relation(current) in CLAUSAL or (relation(current) == "conj" and current.pos_ in {"VERB", "AUX"}):
            return current
        current = current.head
    return current
