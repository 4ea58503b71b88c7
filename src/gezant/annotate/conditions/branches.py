"""How far a condition goes where the tree tells it: languages whose subordinate clauses have no word order of their own.

A clause is the subtree of its verb, a phrase that of its noun, cut where another statement's words begin.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from gezant.annotate.layers import Tokens
from gezant.annotate.trees import child, children, relation

_COMPLEMENTS = frozenset({"ccomp", "csubj", "obj", "nsubj", "root"})


def branch_clause(
    doc: Doc, start: int, breaks: frozenset[int], *, head: Token | None = None, bare: bool = True
) -> tuple[Tokens, int]:
    """The tokens of the clause that begins at `start`, and where its main clause begins (-1 where it stands before).

    `breaks` are bounds of statements, `head` the clause's verb where it is known, `bare` whether the words before `start`
    open a clause wherever they stand; else they must be its mark, and the clause no complement (*asked if*). Nothing for none.
    """
    clause = head if head is not None else _clause_head(doc, start, bare)
    # a verb that the tagger took for a noun still has its conjunction
    marked = clause is not None and clause.i > start and relation(doc[start - 1]) == "mark" and doc[start - 1].pos_ == "SCONJ"
    if clause is None or not (_verbal(clause) or marked):
        return _bounded(doc, start, breaks), -1
    limit = doc[start].sent.end
    last = clause.right_edge.i
    for other in children(clause, "parataxis", "conj", "ccomp"):
        # a parenthesis (*he said*), and a main clause that the tree has coordinated with the condition or hung below it
        clausal = child(other, "nsubj", "expl") is not None and child(other, "mark") is None
        opens = relation(other) == "parataxis" or (clausal and (_behind_comma(doc, other, start) or relation(clause) == "root"))
        if opens and other.left_edge.i > clause.i:
            last = min(last, other.left_edge.i - 1)
    governor = clause
    while governor.head.i != governor.i and start - _MARKS <= governor.head.i < start and relation(governor) != "root":
        governor = governor.head
    if relation(clause) in {"root", "ccomp"}:
        # the tree has lost the main clause; a comma tells where it begins
        comma = next((t.i for t in doc[clause.i : last + 1] if t.text == ","), None)
        last = last if comma is None else comma - 1
    end = _cut(doc, start, min(last + 1, limit), breaks, clause)
    main = next((i for i in range(end, limit) if doc[i].is_alpha), -1)
    opening = governor.head.i >= end and main >= 0
    while not opening and end < limit and end not in breaks and not (doc[end].is_punct or doc[end].pos_ in {"CCONJ", "SPACE"}):
        end += 1  # behind a condition that closes its sentence nothing else stands: what does was hung elsewhere
    if end < limit and doc[end].is_quote and sum(doc[k].is_quote for k in range(start, end)) % 2:
        end += 1  # the mark that closes a quotation within
    return stripped(doc, range(start, end)), main if opening else -1


def _bounded(doc: Doc, start: int, breaks: frozenset[int]) -> Tokens:
    """Where the tree has no clause: the words up to a statement's end, if they are a subject and a verb and nothing else."""
    end = next((i for i in range(start, doc[start].sent.end) if i in breaks), start)
    words = [doc[i] for i in range(start, end)]
    if relation(doc[start - 1]) == "mark" or doc[start - 1].pos_ not in {"ADP", "SCONJ"}:
        return ()
    if any(t.is_punct and not t.is_quote for t in words[:-1]):
        return ()
    verb = next((k for k, t in enumerate(words) if t.pos_ in {"VERB", "AUX"} and t.morph.get("VerbForm", []) == ["Fin"]), 0)
    nominal = any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in words[:verb])
    return stripped(doc, range(start, end)) if nominal else ()


_MARKS = 4  # words of the longest conjunction, less one


def _clause_head(doc: Doc, start: int, bare: bool) -> Token | None:
    """The verb of the clause that the conjunction right before `start` opens."""
    if start >= len(doc):
        return None
    mark = doc[start - 1]
    if mark.head.i >= start and relation(mark) in {"mark", "advmod", "case", "fixed", "cc"}:
        if not bare and relation(mark.head) in _COMPLEMENTS:
            return None
        verb = mark.head
        return verb.head if relation(verb) in {"cop", "aux"} and verb.head.i > verb.i else verb
    for opener in (mark, mark.head):
        # *provided X does*, *as long as X does*: what the conjunction itself governs
        governed = next((c for c in children(opener, "ccomp", "advcl", "acl", "xcomp") if c.i >= start), None)
        if governed is not None and opener.i < start and start - opener.i <= _MARKS and relation(opener) != "root":
            return governed
    current = doc[start]
    while current.head.i > current.i and relation(current) != "advcl":
        current = current.head
    return current if relation(current) in {"advcl", "acl"} else None


def _verbal(clause: Token) -> bool:
    """Whether a clause has a verb: its head, its copula or an auxiliary."""
    return clause.pos_ in {"VERB", "AUX"} or child(clause, "cop", "aux") is not None


def _behind_comma(doc: Doc, token: Token, start: int) -> bool:
    first = token.left_edge.i
    return first > start and doc[first - 1].text == ","


def _cut(doc: Doc, start: int, end: int, breaks: frozenset[int], clause: Token) -> int:
    """The end of a branch, earlier where a statement's bound, a line or a stronger mark stands behind its verb."""
    for i in range(start, end):
        stop = "\n" in doc[i].text or (doc[i].text in {";", ":"} and i > clause.i)
        if stop or (i in breaks and i > clause.i and not _inside(doc, i, start, end)):
            return i
    return end


def _inside(doc: Doc, index: int, start: int, end: int) -> bool:
    """Whether a bound belongs to a statement within the branch: its word hangs below another of the branch."""
    token = doc[index]
    before = doc[index - 1]
    closed = before.text == "," or before.is_quote
    return token.text != "," and start <= token.head.i < end and token.head.i != index and not closed


def branch_phrase(doc: Doc, start: int, breaks: frozenset[int]) -> Tokens:
    """The tokens of the noun phrase or gerund behind the preposition that ends right before `start`; nothing for none."""
    head = doc[start - 1].head
    if head.i < start:
        head = doc[start]
        while head.head.i > head.i:
            head = head.head
    if head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ", "X", "SYM"}:
        return ()
    last = head.right_edge.i
    for other in children(head, "parataxis", "conj"):
        if other.left_edge.i > head.i and (relation(other) == "parataxis" or child(other, "nsubj") is not None):
            last = min(last, other.left_edge.i - 1)
    return stripped(doc, range(start, _cut(doc, start, min(last + 1, doc[start].sent.end), breaks, head)))


def stripped(doc: Doc, span: range) -> Tokens:
    """The tokens of a range without blanks, without marks at the ends, and without a quotation mark that has no partner there."""
    tokens = [i for i in span if not doc[i].is_space]
    while tokens and doc[tokens[0]].is_punct and not doc[tokens[0]].is_quote:
        tokens.pop(0)
    while tokens and doc[tokens[-1]].is_punct and not doc[tokens[-1]].is_bracket:
        quotes = sum(doc[i].is_quote for i in tokens)
        if doc[tokens[-1]].is_quote and quotes % 2 == 0:
            break
        tokens.pop()
    return tuple(tokens)
