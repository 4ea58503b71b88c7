"""Attribution by nouns: *de belofte van X om …*, *het dreigement dat …*, *de verwachting is dat …*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from gezant.annotate.attribution.cues import CueHit, nominal_cues
from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Attribution, Tokens
from gezant.annotate.trees import children, relation


def nominal(page: Page) -> Iterator[Found]:
    """Every attribution by a noun that has a clause of its own as content, in text order."""
    for hit in nominal_cues(page):
        if page.quoted(hit.head.i):
            continue
        found = _attribution(page, hit)
        if found is not None:
            yield found


def _attribution(page: Page, hit: CueHit) -> Found | None:
    predicate = _predicate(page, hit.head)
    clause = _clause(page, hit.head, predicate)
    if clause is None:
        return None
    source, source_tokens = _source(page, hit, clause)
    cue = set(hit.tokens)
    if predicate is not None:
        cue.add(predicate.i)
    if source is not None and source_tokens:
        cue -= set(source_tokens)
    complementisers = page.lexicon.words("complementisers")
    first = clause.left_edge.i
    _, end = page.sentence(hit.head.i)
    last = clause.right_edge.i + 1 if predicate is None else end
    tokens = [i for i in range(first, last) if i not in cue and i not in set(source_tokens)]
    while tokens and page.doc[tokens[0]].lower_ in complementisers:
        tokens.pop(0)
    content = page.trimmed(tokens)
    if not content:
        return None
    party = page.party(source, cue) if source is not None and page.is_speaker(source) else None
    if party is None and predicate is None and source is not None and source.lower_ not in page.lexicon.words("possessives"):
        return None
    attribution = Attribution(
        "attribution.noun", tuple(sorted(cue)), hit.head.i, hit.entry.key, party, content, clause.i
    )
    return Found(attribution, source if party is not None else None, entry=hit.entry)


def _predicate(page: Page, noun: Token) -> Token | None:
    """The copula of *de verwachting is dat …*, whichever way the parse has it."""
    copulas = page.lexicon.words("copulas")
    head = noun.head
    if relation(noun) == "nsubj" and head.lemma_.lower() in copulas and head.pos_ in {"AUX", "VERB"}:
        return head
    if relation(noun) == "nsubj":
        return next((c for c in children(head, "cop") if c.i > noun.i), None)
    return next((c for c in children(noun, "cop") if c.i > noun.i), None)


def _clause(page: Page, noun: Token, predicate: Token | None) -> Token | None:
    marks = page.lexicon.words("complementisers") | page.lexicon.words("infinitive_marks")
    nodes = [noun]
    if predicate is not None:
        nodes += [predicate, noun.head]
    candidates = [c for node in nodes for c in children(node, "acl", "ccomp", "xcomp", "csubj", "advcl")]
    if predicate is not None and relation(noun) == "nsubj" and predicate.i != noun.head.i:
        candidates.append(noun.head)
    for c in candidates:
        if c.dep_ == "acl:relcl" or c.i <= noun.i:
            continue
        mark = next((m for m in children(c, "mark") if m.lower_ in marks), None)
        first = c.left_edge
        relative = any(t.pos_ == "PRON" and "Rel" in t.morph.get("PronType", []) for t in c.children)
        if (mark is not None or first.lower_ in marks) and not relative and c.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            return c
    return None


def _source(page: Page, hit: CueHit, clause: Token) -> tuple[Token | None, Tokens]:
    """Whose word it is: the phrase behind *van* or *uit*, or the possessive before the noun."""
    by = page.lexicon.words("source_prepositions")
    for c in children(hit.head, "nmod", "obl", "nmod:poss"):
        case = next((k for k in children(c, "case") if k.lower_ in by), None)
        if case is not None and c.i < clause.i and page.is_speaker(c):
            return c, (case.i, *page.phrase(c))
    for c in children(hit.head, "nmod:poss", "nmod", "det"):
        if c.i < hit.head.i and page.is_speaker(c):
            return c, page.phrase(c)
    return None, ()
