"""Contents that are infinitives, with or without a mark, where the parse has them or right behind the cue."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.extent import (
    Content,
    announcer,
    clause_end,
    is_finite,
    is_finite_clause,
    opener,
    openers,
    subordinate,
    under,
    without_connectives,
)
from gezant.annotate.attribution.page import Page
from gezant.annotate.trees import children, relation, subtree


def infinitive(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """An infinitive with or without *te*; what stands before the cue and belongs to neither cue nor source goes with it."""
    if relation(hit.head) == "aux":
        return _infinitive(page, hit, source, hit.head.head)
    nodes = {hit.head.i: hit.head, **{i: page.doc[i] for i in hit.tokens if page.doc[i].pos_ in {"VERB", "ADJ", "NOUN", "ADP"}}}
    for relation_ in ("xcomp", "ccomp", "advcl", "acl", "csubj", "obl"):
        for complement in (c for node in nodes.values() for c in children(node, relation_)):
            if complement.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or complement.i in hit.tokens:
                continue
            marks = [c for c in children(complement, "mark") if c.lower_ in page.lexicon.words("infinitive_marks")]
            bare = hit.entry.willing and relation_ == "xcomp" and not any(children(complement, "nsubj"))
            if not marks and not bare:
                continue
            if "infinitive" not in hit.entry.frames and (not marks or relation_ not in {"xcomp", "ccomp"}):
                continue
            return _infinitive(page, hit, source, complement)
    return None


def infinitive_behind(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """The infinitive behind its mark in the cue's clause, where the parse hung it elsewhere."""
    _, end = page.sentence(hit.head.i)
    for token in page.doc[hit.head.i + 1 : end]:
        if (is_finite(token) and token.i not in hit.tokens) or token.text in {";", ":"} or page.quotation(token.i) is not None:
            return None
        verb = page.doc[token.i + 1] if token.i + 1 < end else None
        if (
            token.lower_ in page.lexicon.words("te")
            and verb is not None
            and verb.pos_ in {"VERB", "AUX"}
            and token.i not in hit.tokens
        ):
            taken = set(hit.tokens) | set(page.phrase(source) if source is not None else ())
            begin = max([i for i in taken if i < token.i] + [hit.head.i]) + 1
            times = {i for t in page.doc._.gezant_times for i in range(t.start, t.end)}
            while begin < token.i and (
                begin in times or page.doc[begin].text == "," or page.doc[begin].lower_ in page.connectives
            ):
                begin += 1
            tokens = page.trimmed(i for i in range(begin, clause_end(page, hit, token.i)) if i not in taken)
            return Content(tokens, verb.i, "infinitive-behind") if tokens else None
    return None


def _infinitive(page: Page, hit: CueHit, source: Token | None, complement: Token) -> Content | None:
    begin, _ = page.sentence(hit.head.i)
    end = clause_end(page, hit, complement.left_edge.i)
    for c in children(complement, "conj"):  # an infinitive goes on as an infinitive, not as a finite clause
        if c.left_edge.i > complement.i and is_finite_clause(page, c) and not opener(page, c):
            end = min(end, c.left_edge.i)
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None else ())
    inside = {i for i in subtree(complement) if i < end}
    bare = not any(c.lower_ in page.lexicon.words("infinitive_marks") for c in children(complement, "mark"))
    whole = bare or hit.entry.key.startswith("adjectives")
    if whole and hit.entry.willing and not (subordinate(hit.clause) and relation(hit.head) != "aux"):
        first = min(min(inside), hit.clause.left_edge.i)
        tokens = [i for i in range(max(first, begin), end) if i not in taken]
        tokens = [
            i
            for i in tokens
            if i in inside
            or i > complement.left_edge.i
            or page.doc[i].head.i in {hit.clause.i, hit.head.i}
            or under(page, i, hit.clause)
        ]
    else:
        first = min(i for i in inside if i not in taken) if inside - taken else complement.i
        tokens = [i for i in range(first, end) if i not in taken and (i in inside or i > complement.left_edge.i)]
    own = openers(page, complement)
    tokens = [i for i in without_connectives(page, tokens) if i not in own]
    trimmed = page.trimmed(tokens)
    return Content(trimmed, complement.i, "infinitive", announcer(page, hit)) if trimmed else None
