"""Contents that are phrases: objects, prepositional objects, object and predicate, an adverb, nothing at all."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.attribution.clauses import anaphor, clause
from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.extent import Content, announcer, clause_end, is_finite, openers, root_of, without_connectives
from gezant.annotate.attribution.infinitives import infinitive
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Tokens
from gezant.annotate.trees import children, noun_phrase, relation, subtree


def pair(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """Two contents: *noemt X Y*, *beschuldigt X van Y*."""
    objects = [c for c in children(hit.head, "obj", "iobj") if c.i not in hit.tokens and (source is None or c.i != source.i)]
    predicates = [c for c in children(hit.head, "xcomp", "obl", "advcl", "ccomp") if c.i not in hit.tokens]
    if len(objects) == 2 and not hit.entry.prepositions:
        predicates.append(objects.pop())
    cue: Tokens = ()
    tokens: set[int] = set()
    head = -1
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None else ())
    for c in predicates:
        case = next(children(c, "case", "mark"), None)
        wanted = case is not None and case.lower_ in hit.entry.prepositions
        bare = not hit.entry.prepositions and relation(c) in {"xcomp", "obj", "iobj"}
        correlate = announcer(page, hit)
        if wanted or bare or (correlate and relation(c) in {"xcomp", "ccomp", "advcl"}):
            drop = set()
            if case is not None and wanted:
                drop = {case.i}
                cue = (case.i,) if hit.entry.prepositions.get(case.lower_) == "cue" else ()
            cue = (*cue, *correlate)
            marks = openers(page, c)
            end = (
                clause_end(page, hit, c.left_edge.i)
                if relation(c) in {"xcomp", "ccomp", "advcl"} and c.left_edge.i > hit.clause.i
                else c.right_edge.i + 1
            )
            tokens |= {i for i in range(c.left_edge.i, end) if i not in drop | taken | marks | set(cue)}
            head = c.i
            break
    if not tokens:
        return None
    pointing = [c for c in objects if c.lower_ in page.lexicon.words("anaphors") and not any(c.children)]
    if pointing:
        predicate = page.trimmed(tokens)
        return Content((), head, "pair", (*cue, *predicate), back=True)
    for c in objects:
        tokens |= set(noun_phrase(c, relatives=True)) - taken
    if not objects:
        tokens |= set(fronted(page, hit, source)) - taken
    if not objects and (back := anaphor(page, hit, source)) is not None:
        return Content(page.trimmed(tokens), head, "pair", cue, back=back.back)
    return Content(page.trimmed(tokens), head, "pair", cue)


def oblique(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A prepositional object (*waarschuwt voor X*), or the clause that a pronominal adverb announces (*dreigt ermee te …*)."""
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None else ())
    nodes = {hit.head.i: hit.head, hit.clause.i: hit.clause, **{i: page.doc[i] for i in hit.tokens}}
    for c in (c for node in nodes.values() for c in children(node, "obl", "nmod", "advcl", "xcomp")):
        case = next((k for k in children(c, "case", "mark") if k.lower_ in hit.entry.prepositions), None)
        if case is None or c.i in taken:
            continue
        where = hit.entry.prepositions[case.lower_]
        if where == "addressee":
            continue
        if c.lower_ in page.lexicon.words("pronominal_starts") and "none" not in hit.entry.frames:
            continue
        if "none" in hit.entry.frames and (
            c.lemma_.lower() in page.lexicon.words("requests") or c.lower_ in page.lexicon.words("pronominal_starts")
        ):
            continue
        tokens = page.trimmed(i for i in noun_phrase(c, relatives=True) if i not in taken and i != case.i)
        if tokens:
            return Content(tokens, c.i, "oblique", (case.i,) if where == "cue" else ())
    correlate = announcer(page, hit)
    if correlate:
        found = infinitive(page, hit, source) or clause(page, hit, source)
        if found is not None:
            return Content(found.tokens, found.head, "oblique", correlate)
    return None


def direct_object(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A noun phrase as content: *belooft hulp*, *accepteert het bestand*; of a passive its subject."""
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None else ())
    nodes = {hit.head.i: hit.head, hit.clause.i: hit.clause}.values()
    for c in (c for node in nodes for c in children(node, "obj", "nsubj:pass", "csubj", "xcomp")):
        if c.i in taken or c.lower_ in page.lexicon.words("expletives") or c.lower_ in page.lexicon.words("reflexives"):
            continue
        if relation(c) == "xcomp" and c.pos_ not in {"NOUN", "PROPN"}:
            continue
        if c.lower_ in page.lexicon.words("relatives") and not any(not k.is_punct for k in c.children):
            antecedent = _antecedent(page, hit, c, taken)
            if antecedent is not None:
                return antecedent
            continue
        if not _object_fits(hit, c):
            continue
        tokens = page.trimmed(i for i in noun_phrase(c, relatives=True) if i not in taken)
        if tokens:
            return Content(tokens, c.i, "object")
    front = page.trimmed(i for i in fronted(page, hit, source) if i not in taken)
    return Content(front, root_of(page, front), "object") if front else None


def _antecedent(page: Page, hit: CueHit, pronoun: Token, taken: set[int]) -> Content | None:
    """The noun that a relative object stands for (*het bestand dat X aanvaardde*), without the relative clause."""
    noun = hit.clause.head
    relative = relation(hit.clause) == "acl" and noun.pos_ in {"NOUN", "PROPN"} and pronoun.i < hit.clause.i
    if not relative or not _object_fits(hit, noun):
        return None
    outside = set(subtree(hit.clause))
    tokens = page.trimmed(i for i in noun_phrase(noun, relatives=True) if i not in outside | taken)
    return Content(tokens, noun.i, "object") if tokens else None


def fronted(page: Page, hit: CueHit, source: Token | None) -> Tokens:
    """The noun phrase before the finite verb of a main clause whose source stands behind it: its object, for any parse."""
    finite = next((i for i in hit.tokens if is_finite(page.doc[i])), None)
    if finite is None or source is None or source.i < finite or not page.lexicon.grammar.get("verb_second"):
        return ()
    start, _ = page.sentence(finite)
    front = without_connectives(page, list(range(start, finite)))
    words = [page.doc[i] for i in front]
    if (
        not words
        or words[0].pos_ in {"ADP", "ADV", "SCONJ"}
        or not any(t.pos_ in {"NOUN", "PROPN", "PRON", "VERB"} for t in words)
    ):
        return ()
    if any(is_finite(t) for t in words) or words[-1].text == "," or page.is_time(front):
        return ()
    return tuple(front)


def manner(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """An adjective that says how somebody answered, and stands for what: *reageerde sceptisch*."""
    for c in children(hit.head, "advmod", "xcomp", "obl", "amod"):
        if c.pos_ == "ADJ" and c.lower_ not in page.negations and abs(c.i - hit.head.i) < 6:
            return Content((), -1, "manner", (c.i,))
    return None


def nothing(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """No content at all: *reageerde niet*, *was niet bereikbaar*."""
    return Content((), -1, "bare")


def _object_fits(hit: CueHit, noun: Token) -> bool:
    """Whether the lexicon lets this noun be the entry's content."""
    lemma = noun.lemma_.lower()
    if hit.entry.objects and not any(lemma.endswith(o) for o in hit.entry.objects):
        return False
    if any(case.lower_ in hit.entry.without for c in children(hit.head, "obl") for case in children(c, "case")):
        return False
    return not any(lemma.endswith(o) for o in hit.entry.excluded)
