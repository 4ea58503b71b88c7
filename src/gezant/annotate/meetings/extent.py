"""Which words tell of a meeting: its phrase or clause, without what only follows behind a comma."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate import trees
from gezant.annotate.layers import Tokens
from gezant.annotate.meetings import grammar
from gezant.annotate.meetings.page import Page
from gezant.annotate.meetings.parties import Actors, sides


def of_noun(noun: Token, parties: Actors, page: Page) -> Tokens:
    """The noun's phrase, cut to what stands together."""
    return _cut(noun, _together(noun, trees.noun_phrase(noun)), parties, page)


def of_verb(clause: Token, verb: Token, parties: Actors, page: Page) -> Tokens:
    """The clause without side clauses, cut to what stands together around the verb."""
    without = [c for c in clause.children if trees.relation(c) in {"advcl", "ccomp", "parataxis", "conj", "cc", "mark", "punct"}]
    dash = grammar.dateline_end(verb)
    tokens = tuple(i for i in trees.subtree(clause, [c for c in without if c.i != verb.i]) if i > dash or dash > verb.i)
    return _cut(verb, trees.trimmed(clause.doc, _together(verb, tokens)) or (verb.i,), parties, page)


def _together(head: Token, tokens: Tokens) -> Tokens:
    """The run of tokens that the head stands in."""
    if head.i not in tokens:
        return (head.i,)
    first = last = tokens.index(head.i)
    while first > 0 and tokens[first - 1] == tokens[first] - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] == tokens[last] + 1:
        last += 1
    return tokens[first : last + 1]


def _cut(head: Token, tokens: Tokens, parties: Actors, page: Page) -> Tokens:
    """The tokens up to the first comma behind which neither party nor time stands; who says so is neither."""
    doc, mentions = head.doc, head.doc._.gezant_mentions
    beside = {i for a in doc._.gezant_attributions if a.source is not None for i in (*a.source.tokens, *a.cue)} - {head.i}
    for clause in (doc[i] for i in tokens if i > head.i and trees.relation(doc[i]) in {"acl", "advcl"}):
        edge = clause.left_edge.i
        beside.update(t.i for t in clause.subtree if "," in {doc[edge].text, doc[edge - 1].text})
    last = head.i
    for i in tokens:
        party = i in mentions and sides(mentions[i].actors) & sides(parties)
        if i > last and i not in beside and (party or page.circumstances.covers(doc[i])):
            last = i
    for position, i in enumerate(tokens):
        if i > last and doc[i].text == ",":
            return tokens[:position]
    return tokens
