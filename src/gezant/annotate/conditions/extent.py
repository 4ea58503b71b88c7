"""How far a condition goes: the clause behind a conjunction, the phrase behind a preposition.

Commas, verbs and the bounds of contents tell it rather than the tree: conditional clauses are often hung wrongly.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from gezant.annotate.layers import Tokens
from gezant.annotate.trees import child, relation

_FINITE = ["Fin"]


def clause_extent(doc: Doc, start: int, opens: bool, breaks: frozenset[int], replies: frozenset[str]) -> tuple[Tokens, int]:
    """The tokens of the clause that begins at `start`, and where its main clause begins (-1 where it stands before)."""
    limit = doc[start].sent.end
    finite = False
    end = limit
    main = -1
    for i in range(start, limit):
        token = doc[i]
        if "\n" in token.text:
            end = i
            break
        if finite and i in breaks and not (opens and token.text == ",") and not _inside_clause(doc, i, start):
            end = i
            break
        if token.text in {";", ":"} or (token.text in {".", "!", "?"} and i > start):
            end = i
            break
        if token.text == "," and finite:
            following = next((t for t in doc[i + 1 : limit] if not (t.is_quote or t.is_space or t.text in {"''", "’’"})), None)
            verb = following is not None and (is_finite(following) or _inverted_verb(following))
            reply = following is not None and following.lower_ in replies
            if opens and (verb or reply):
                end, main = i, (following.i if following is not None else -1)
                break
            if following is None or following.pos_ == "CCONJ" or following.pos_ == "SCONJ" or verb:
                end = i
                break
        if is_predicate(doc, i, start):
            if opens and finite and i > start + 1 and _main_verb(doc, i):
                end, main = i, i
                break
            finite = True
    inside = [i for i in range(start, end) if not doc[i].is_space]
    return _stripped(doc, inside), main


def is_predicate(doc: Doc, index: int, start: int) -> bool:
    """Whether a token is the verb of a subordinate clause that begins at `start`: its subject, if told, stands before it there.

    Plurals look like infinitives, so that a bare infinitive without a subject counts; the verb of a relative clause does not.
    """
    token = doc[index]
    if token.pos_ not in {"VERB", "AUX"} or any(t.morph.get("PronType", []) == ["Rel"] for t in doc[start:index]):
        return False
    subject = _subject(token)
    if subject is not None:
        return start <= subject.i < index
    marked = any(t.pos_ == "ADP" and relation(t) == "mark" for t in (*doc[start:index], *token.children))
    return is_finite(token) or (token.morph.get("VerbForm", []) == ["Inf"] and not marked)


def _subject(token: Token) -> Token | None:
    """The subject of a verb, of the verb that it helps, or of the first verb that it is coordinated with."""
    current = token
    subject = child(current, "nsubj")
    while subject is None and relation(current) in {"aux", "conj", "cop"} and current.head.i != current.i:
        current = current.head
        subject = child(current, "nsubj")
    return subject


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb."""
    return token.morph.get("VerbForm", []) == _FINITE


def _inverted_verb(token: Token) -> bool:
    """A verb with its subject right behind it: the main clause begins."""
    subject = child(token, "nsubj")
    return token.pos_ in {"VERB", "AUX"} and subject is not None and subject.left_edge.i == token.i + 1


def _inside_clause(doc: Doc, index: int, start: int) -> bool:
    """Whether a bound belongs to a statement within the clause: its verb hangs below a word of the clause."""
    head = doc[index].head
    return start <= head.i < index and doc[index].text != "," and doc[index - 1].text != ","


def _main_verb(doc: Doc, index: int) -> bool:
    """A second finite verb right behind the first opens the main clause (*als het moet gaan we door*)."""
    return is_finite(doc[index - 1]) and relation(doc[index]) not in {"aux", "cop"}


def _stripped(doc: Doc, tokens: list[int]) -> Tokens:
    """Without punctuation at the ends, and without a quotation mark whose partner lies outside."""
    while tokens and doc[tokens[0]].is_punct and not doc[tokens[0]].is_quote:
        tokens.pop(0)
    while tokens and (doc[tokens[-1]].is_punct and not doc[tokens[-1]].is_bracket):
        last = doc[tokens[-1]]
        opened = sum(doc[i].is_quote or doc[i].text in {",,", "''"} for i in tokens)
        if last.is_quote and opened % 2 == 0:
            break
        tokens.pop()
    return tuple(tokens)


def phrase_extent(doc: Doc, start: int, limit: int, times: frozenset[int]) -> Tokens:
    """The noun phrase from `start`, with what prepositions and coordination hang on it; a new phrase without either ends it."""
    out: list[int] = []
    nominal = False
    for i in range(start, limit):
        token = doc[i]
        if (token.pos_ in {"VERB", "AUX", "SCONJ"} and relation(token) not in {"amod"}) or (
            token.is_punct and not token.is_quote and token.text != "-"
        ):
            break
        if token.is_space or (i in times and i > start and nominal):
            break
        opens = token.pos_ in {"DET", "PRON", "ADV"} or (
            token.pos_ == "PROPN" and doc[i - 1].pos_ == "NOUN" and token.head.i < start
        )
        if nominal and opens and doc[i - 1].pos_ in {"NOUN", "PROPN", "PRON"} and relation(token) not in {"flat", "appos"}:
            break
        if token.pos_ == "CCONJ" and i + 1 < limit and doc[i + 1].pos_ in {"VERB", "AUX", "ADV"}:
            break
        nominal = nominal or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
        out.append(i)
    # what stands behind the last noun belongs to the verb that follows (*in geval van nood harder optreden*)
    if out and doc[out[-1]].pos_ == "ADP" and relation(doc[out[-1]]) == "mark":
        while out and doc[out[-1]].pos_ in {"ADJ", "ADV", "ADP"}:
            out.pop()
    return _stripped(doc, out) if nominal else ()
