"""Contents that are phrases: objects, prepositional objects, object and predicate, an adverb, nothing at all."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.attribution.clauses import anaphor, clause
from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.extent import (
    Content,
    announcer,
    clause_end,
    is_finite,
    occupied,
    openers,
    root_of,
    without_connectives,
)
from gezant.annotate.attribution.infinitives import infinitive
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Tokens
from gezant.annotate.trees import children, noun_phrase, relation, subtree


def pair(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """Two contents: *noemt X Y*, *beschuldigt X van Y*; with *dat* for X its predicate joins the cue (*noemt dat onzin*)."""
    objects = [
        c
        for c in children(hit.head, "obj", "iobj", "nsubj:pass")
        if c.i not in hit.tokens and (source is None or c.i != source.i) and c.lower_ not in page.lexicon.words("reflexives")
    ]
    predicates = [c for c in children(hit.head, "xcomp", "obl", "advcl", "ccomp") if c.i not in hit.tokens]
    predicates += [
        c
        for c in children(hit.head, "advmod")
        if c.pos_ == "ADJ" and objects and c.i > objects[-1].i and page.quotation(c.i) is not None
    ]
    predicates += [n for c in objects for n in children(c, "nmod", "obl") if hit.entry.prepositions]
    by = page.lexicon.words("agent_prepositions")
    agents = [c for c in children(hit.head, "obl") if any(k.lower_ in by for k in children(c, "case"))]
    predicates += [n for c in agents for n in children(c, "nmod", "acl", "advcl") if hit.entry.prepositions]
    if len(objects) == 2 and not hit.entry.prepositions:
        predicates.append(objects.pop())
    front = fronted(page, hit, source)
    if front and len(objects) == 1 and objects[0].i > hit.head.i and not any(relation(c) == "xcomp" for c in predicates):
        predicates = [objects.pop()]  # X noemt hij Y: what stands before the verb is the object
    announced = any(c.lower_ in page.lexicon.words("expletives") for c in children(hit.head, "expl"))
    if announced and objects and not predicates:
        predicates.append(objects.pop())
    taken = occupied(page, hit, source)
    found = next((p for c in predicates if (p := _predicate(page, hit, c, taken)) is not None), None)
    if found is None:
        found = _quoted_predicate(page, hit)
    if found is None:
        return _pair_by_words(page, hit, taken)
    if any(c.lower_ in page.lexicon.words("anaphors") and not any(c.children) for c in objects):
        return Content((), found.head, "pair", (*found.cue, *found.tokens), back=True)
    said = clause(page, hit, source)
    empty = bool(objects) and objects[0].lower_ in page.lexicon.words("expletives")
    if announced or (empty and (said is not None or page.is_expletive(objects[0]))):  # vindt het jammer dat …
        return Content(page.trimmed({*found.tokens, *(said.tokens if said else ())}), found.head, "pair", found.cue)
    named = {i for c in objects for i in noun_phrase(c, relatives=True)} or set(front)
    named -= taken | set(found.tokens) | set(found.cue)
    before = page.doc[found.tokens[0] - 1] if found.tokens and found.tokens[0] > 0 else None
    if before is not None and before.lower_ in hit.entry.prepositions:
        named -= {before.i}  # *X as Y*, Y hung on X
    if not named:
        back = anaphor(page, hit, source)
        return Content(found.tokens, found.head, "pair", found.cue, back=True) if back is not None else None
    return Content(page.trimmed({*found.tokens, *named}), found.head, "pair", found.cue)


def _pair_by_words(page: Page, hit: CueHit, taken: set[int]) -> Content | None:
    """*beschuldigen X van Y* with nothing but the order of words to go by: X before the preposition, Y behind it."""
    last = max(*hit.tokens, *(i for i in taken if i < hit.head.i + 12))
    stop = clause_end(page, hit, last + 1)
    at = next((i for i in range(hit.head.i + 1, stop) if page.doc[i].lower_ in hit.entry.prepositions and i not in taken), None)
    if at is None or at + 1 >= stop:
        return None
    named = page.trimmed(i for i in range(hit.head.i + 1, at) if i not in taken)
    said = page.trimmed(i for i in range(at + 1, stop) if i not in taken)
    if not said or page.is_date(said) or not any(page.doc[i].pos_ in {"NOUN", "PROPN"} for i in named):
        return None
    if page.lexicon.grammar.get("subject_first") and any(page.doc[i].pos_ in {"VERB", "AUX"} for i in named):
        return None
    cue = (at,) if hit.entry.prepositions[page.doc[at].lower_] == "cue" else ()
    return Content((*named, *said), root_of(page, said), "pair", cue)


def _quoted_predicate(page: Page, hit: CueHit) -> Content | None:
    """*noemde X “Y”*: the quotation in the cue's clause, whatever the parse takes it for."""
    if hit.entry.prepositions:
        return None
    last = max(hit.tokens)
    stop = clause_end(page, hit, last + 1)
    quotation = next((q for q in page.quotations if last < q.start < stop), None)
    if quotation is None:
        return None
    tokens = page.trimmed(range(quotation.start, quotation.end))
    return Content(tokens, root_of(page, tokens), "pair") if tokens else None


def _predicate(page: Page, hit: CueHit, c: Token, taken: set[int]) -> Content | None:
    """What is said of the object: the predicate, or the phrase or clause of a preposition that the lexicon names."""
    case = next(children(c, "case", "mark"), None)
    named = case is not None and case.lower_ in hit.entry.prepositions
    bare = not hit.entry.prepositions and relation(c) in {"xcomp", "obj", "iobj", "advmod"}
    clausal = relation(c) in {"xcomp", "ccomp", "advcl"}
    announced = announcer(page, hit)
    if not (named or bare or (announced and clausal)):
        return None
    drop = {case.i} if case is not None and named else set()
    cue = announced
    if case is not None and named and hit.entry.prepositions[case.lower_] == "cue":
        cue = (case.i, *announced)
    first = c.left_edge.i
    end = clause_end(page, hit, first) if clausal and first > hit.clause.i else c.right_edge.i + 1
    outside = drop | taken | openers(page, c) | set(cue)
    tokens = page.trimmed(i for i in range(first, end) if i not in outside)
    return Content(tokens, c.i, "pair", cue) if tokens and not page.is_date(tokens) else None


def oblique(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A prepositional object (*waarschuwt voor X*), or the clause that a pronominal adverb announces (*dreigt ermee te …*)."""
    taken = occupied(page, hit, source)
    nodes = {hit.head.i: hit.head, hit.clause.i: hit.clause, **{i: page.doc[i] for i in hit.tokens}}
    for c in (c for node in nodes.values() for c in children(node, "obl", "nmod", "advcl", "xcomp", "ccomp", "acl", "obj")):
        case = next((k for k in children(c, "case", "mark") if k.lower_ in hit.entry.prepositions), None)
        if case is None or c.i in taken:
            continue
        where = hit.entry.prepositions[case.lower_]
        if where == "addressee":
            continue
        asked = "none" in hit.entry.frames and c.lemma_.lower() in page.lexicon.words("requests")
        asked = asked or any(t.lower_ in page.lexicon.words("anonymity") for t in c.subtree)
        if asked or c.lower_ in page.lexicon.words("pronominal_starts"):
            continue
        tokens = page.trimmed(i for i in _whole(page, hit, c, case) if i not in taken and i != case.i)
        if tokens and not page.is_date(tokens):
            return Content(tokens, c.i, "oblique", (case.i,) if where == "cue" else ())
    found_behind = _oblique_by_words(page, hit, taken)
    if found_behind is not None:
        return found_behind
    correlate = announcer(page, hit)
    if correlate:
        found = infinitive(page, hit, source) or clause(page, hit, source)
        if found is not None:
            return Content(found.tokens, found.head, "oblique", correlate)
    return None


def _oblique_by_words(page: Page, hit: CueHit, taken: set[int]) -> Content | None:
    """*warned X in a call against going*: behind the preposition that the cue takes along, whatever the tree hangs it on."""
    own = {p for p, where in hit.entry.prepositions.items() if where == "cue"}
    if not page.lexicon.grammar.get("subject_first") or not own:
        return None
    stop = clause_end(page, hit, max(hit.tokens) + 1)
    at = next((i for i in range(hit.head.i + 1, stop) if page.doc[i].lower_ in own and i not in taken), None)
    if at is None or any(is_finite(t) or t.text == "," for t in page.doc[hit.head.i + 1 : at]):
        return None
    tokens = page.trimmed(range(at + 1, stop))
    return Content(tokens, root_of(page, tokens), "oblique", (at,)) if tokens and not page.is_time(tokens) else None


def _relatives(page: Page) -> bool:
    """Whether a relative clause behind a comma belongs to a content: not where a comma tells it from one that restricts."""
    return not page.lexicon.words("afterthoughts")


def _whole(page: Page, hit: CueHit, c: Token, case: Token) -> Tokens:
    """A prepositional object: its noun phrase, with the infinitive it is the subject of (*calls for X to go*), or its clause."""
    if c.pos_ in {"VERB", "AUX"}:
        return tuple(range(case.i, clause_end(page, hit, case.i)))
    phrase = noun_phrase(c, relatives=_relatives(page))
    if page.lexicon.grammar.get("verb_second"):
        return phrase
    for infinitive_ in children(hit.head, "xcomp", "advcl", "ccomp"):
        marks = [m for m in children(infinitive_, "mark") if m.lower_ in page.lexicon.words("infinitive_marks")]
        if marks and phrase and max(phrase) + 1 == infinitive_.left_edge.i:
            return tuple(range(min(phrase), clause_end(page, hit, marks[0].i)))
    return phrase


def direct_object(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A noun phrase as content: *belooft hulp*, *accepteert het bestand*; of a passive its subject."""
    taken = occupied(page, hit, source)
    group = [page.doc[i] for i in hit.tokens if page.doc[i].pos_ == "VERB"]
    nodes = {t.i: t for t in (hit.head, hit.clause, *group)}.values()
    for c in (c for node in nodes for c in children(node, "obj", "nsubj:pass", "csubj", "xcomp")):
        if c.i in taken or c.lower_ in page.lexicon.words("expletives") or c.lower_ in page.lexicon.words("reflexives"):
            continue
        if relation(c) == "xcomp" and c.pos_ not in {"NOUN", "PROPN"}:
            continue
        if page.lexicon.grammar.get("subject_first") and c.lower_ in page.lexicon.words("relatives") and relation(c) != "obj":
            continue
        if c.lower_ in page.lexicon.words("relatives") and not any(not k.is_punct for k in c.children):
            antecedent = _antecedent(page, hit, c, taken)
            if antecedent is not None:
                return antecedent
            continue
        if not _object_fits(hit, c) or _is_told(page, hit, c):
            continue
        tokens = page.trimmed(i for i in noun_phrase(c, relatives=_relatives(page)) if i not in taken)
        if tokens:
            return Content(_with_infinitive(page, hit, tokens), c.i, "object")
    bare = _bare_relative(page, hit, taken)
    if bare is not None:
        return bare
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


def _with_infinitive(page: Page, hit: CueHit, tokens: Tokens) -> Tokens:
    """The object with the infinitive right behind it that the parse took for a phrase (*expect the talks to collapse*)."""
    at = tokens[-1] + 1
    if not hit.entry.keeps_object or at + 1 >= len(page.doc) or page.doc[at].lower_ not in page.lexicon.words("infinitive_marks"):
        return tokens
    verb = page.doc[at + 1]
    if verb.pos_ in {"DET", "PROPN", "PRON", "NUM", "ADJ"} or any(c.i in range(at + 1, verb.i) for c in verb.children):
        return tokens
    return (*tokens, *page.trimmed(range(at, clause_end(page, hit, at))))


def _is_told(page: Page, hit: CueHit, noun: Token) -> bool:
    """Whether an object is the one spoken to, before the object that is said (*promised voters a wall*)."""
    behind = any(relation(c) in {"obj", "xcomp"} and c.pos_ in {"NOUN", "PROPN"} and c.i > noun.i for c in hit.head.children)
    return hit.entry.told and behind and noun.i > hit.head.i and not page.is_time([noun.i])


def _bare_relative(page: Page, hit: CueHit, taken: set[int]) -> Content | None:
    """The noun of a relative clause without a pronoun (*a step X has ruled out*)."""
    noun = hit.clause.head
    subject = next(children(hit.clause, "nsubj"), None)
    if hit.clause.dep_ != "acl:relcl" or subject is None or subject.i < noun.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if subject.lower_ in page.lexicon.words("relatives") or not _object_fits(hit, noun):
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
    if words and words[0].lower_ in page.lexicon.words("finite_complementisers") and words[-1].text == ",":
        return tuple(front)
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
