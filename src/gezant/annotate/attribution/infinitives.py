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
    is_gerund,
    occupied,
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
    by = page.lexicon.words("agent_prepositions")
    if page.lexicon.grammar.get("subject_first"):  # was urged by X to come
        nodes |= {c.i: c for c in children(hit.head, "obl") if any(k.lower_ in by for k in children(c, "case"))}
    if hit.entry.told or hit.entry.keeps_object:  # urged X to come: the infinitive may hang on X
        nodes |= {c.i: c for c in children(hit.head, "obj", "iobj") if c.i > hit.head.i}
    elif page.lexicon.grammar.get("subject_first"):  # called on X to come
        nodes |= {c.i: c for c in children(hit.head, "obl", "obj") if any(k.i in hit.tokens for k in children(c, "case"))}
    for relation_ in ("xcomp", "ccomp", "advcl", "acl", "csubj", "obl"):
        for complement in (c for node in nodes.values() for c in children(node, relation_)):
            if complement.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or complement.i in hit.tokens:
                continue
            if (
                complement.left_edge.lower_ in page.lexicon.words("finite_complementisers")
                and complement.left_edge.i > hit.head.i
            ):
                continue
            marks = [c for c in children(complement, "mark") if c.lower_ in page.lexicon.words("infinitive_marks")]
            bare = hit.entry.willing and relation_ == "xcomp" and not any(children(complement, "nsubj"))
            close = complement.left_edge.i == max(hit.tokens) + 1
            gerund = is_gerund(complement) and (relation_ in {"xcomp", "ccomp"} or (relation_ == "advcl" and close))
            if not marks and not bare and not gerund:
                continue
            if "infinitive" not in hit.entry.frames and (not marks or relation_ not in {"xcomp", "ccomp"}):
                continue
            return _infinitive(page, hit, source, complement)
    return None


def raised(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """*X is said to do Y*: the subject of the passive and its infinitive."""
    if not hit.entry.raising or not any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in hit.head.children):
        return None
    subject = next(children(hit.head, "nsubj"), None)
    complement = next((c for c in children(hit.head, "xcomp") if any(children(c, "mark", "aux")) and c.i > hit.head.i), None)
    if subject is None or complement is None:
        return None
    relative = subject.lower_ in page.lexicon.words("relatives")
    if relative and hit.entry.raising != "hearsay":
        return None
    end = clause_end(page, hit, complement.left_edge.i)
    behind = (i for i in range(complement.left_edge.i, end) if i not in hit.tokens)
    tokens = (*page.phrase(subject, hit.tokens), *page.trimmed(behind))
    return Content(tokens, complement.i, "raised")


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
            and relation(verb) not in {"amod", "compound"}
            and token.i not in hit.tokens
        ):
            taken = occupied(page, hit, source)
            begin = max([i for i in taken if i < token.i] + [hit.head.i]) + 1
            if page.lexicon.grammar.get("subject_first"):
                if not _only_told(page, hit, begin, token.i):
                    return None
                begin = token.i
            times = {i for t in page.doc._.gezant_times for i in range(t.start, t.end)}
            while begin < token.i and (
                begin in times or page.doc[begin].text == "," or page.doc[begin].lower_ in page.connectives
            ):
                begin += 1
            tokens = page.trimmed(i for i in range(begin, clause_end(page, hit, token.i)) if i not in taken)
            return Content(tokens, verb.i, "infinitive-behind") if tokens else None
    return None


def _only_told(page: Page, hit: CueHit, begin: int, mark: int) -> bool:
    """Whether nothing but the one told, times and adverbs stands between a cue and the mark of its infinitive."""
    told = {i for c in children(hit.head, "obj", "iobj") if hit.entry.told for i in page.phrase(c)}
    words = [t for t in page.words(begin, mark) if t.i not in told and t.pos_ != "ADV"]
    return not words or page.is_time(t.i for t in words if t.pos_ != "ADP")


def _takes_its_clause(page: Page, hit: CueHit, complement: Token) -> bool:
    """Whether what stands before the cue is the content's (*op 25 mei wil hij …*) and not the cue's."""
    if not hit.entry.willing or (subordinate(hit.clause) and relation(hit.head) != "aux"):
        return False
    if not page.lexicon.grammar.get("verb_second"):
        return False
    marked = any(t.lower_ in page.lexicon.words("te") for t in page.doc[complement.left_edge.i : complement.i])
    return hit.entry.key.startswith("adjectives") or not marked


def _back_to_cue(page: Page, first: int, taken: set[int]) -> int:
    """Where an infinitive's words begin that stand right behind the cue: what is no time, nobody spoken to and no connective."""
    times = {i for t in page.doc._.gezant_times for i in range(t.start, t.end)}
    if not any(i < first for i in taken):
        return first
    while first - 1 not in taken:
        before = page.doc[first - 1]
        speaker = before.i in page.mentions and page.is_speaker(before)
        if (
            before.i in times
            or speaker
            or before.is_punct
            or before.lower_ in page.connectives
            or before.pos_ in {"PROPN", "VERB"}
        ):
            break
        first -= 1
    return first


def _particle_before(page: Page, hit: CueHit, complement: Token) -> int | None:
    """The particle before its infinitive, nothing but the infinitive's own words between (*stelde voor de grens te …*)."""
    at = next((i for i in hit.tokens if page.doc[i].lower_ == hit.entry.particle and hit.head.i < i < complement.i), None)
    if at is None or any(t.is_punct or is_finite(t) for t in page.doc[at + 1 : complement.i]):
        return None
    return at


def _behind_complementiser(page: Page, hit: CueHit, start: int) -> int:
    """Where the cue's clause begins if a complementiser opens it, else the sentence's start."""
    for i in range(min(hit.tokens) - 1, start - 1, -1):
        if page.doc[i].lower_ in page.lexicon.words("finite_complementisers"):
            return i + 1
        if is_finite(page.doc[i]):
            break
    return start


def _infinitive(page: Page, hit: CueHit, source: Token | None, complement: Token) -> Content | None:
    begin, _ = page.sentence(hit.head.i)
    end = clause_end(page, hit, complement.left_edge.i)
    for c in children(complement, "conj"):  # an infinitive goes on as an infinitive, not as a finite clause
        if c.left_edge.i > complement.i and is_finite_clause(page, c) and not opener(page, c):
            end = min(end, c.left_edge.i)
    taken = occupied(page, hit, source)
    inside = {i for i in subtree(complement) if i < end}
    if relation(complement) == "acl" and complement.head.i not in hit.tokens and not hit.entry.keeps_object:
        taken |= set(page.phrase(complement.head)) - inside
    if hit.entry.keeps_object:  # wants X to come: X is who comes, and not whom it is said to
        inside |= {i for c in children(hit.head, "obj") if hit.head.i < c.i < complement.i for i in subtree(c)} - taken
    floor = _behind_complementiser(page, hit, begin)
    if _takes_its_clause(page, hit, complement):
        first = max(min(min(inside), hit.clause.left_edge.i), floor)
        tokens = [i for i in range(first, end) if i not in taken]
        tokens = [
            i
            for i in tokens
            if i in inside
            or i > complement.left_edge.i
            or page.doc[i].head.i in {hit.clause.i, hit.head.i}
            or under(page, i, hit.clause)
        ]
    else:
        if complement.i > hit.head.i and not is_finite(hit.head):
            floor = hit.head.i + 1  # behind a participle nothing of its infinitive stands before it
        first = max(floor, min((i for i in inside if i not in taken), default=complement.i))
        if complement.i > hit.head.i and page.lexicon.grammar.get("verb_second"):
            first = _back_to_cue(page, first, taken)
            inside |= set(range(first, complement.i))
        particle = _particle_before(page, hit, complement)
        if particle is not None:
            first = particle + 1
            inside |= set(range(first, complement.i))
        tokens = [i for i in range(first, end) if i not in taken and (i in inside or i > complement.left_edge.i)]
    own = openers(page, complement)
    tokens = [i for i in without_connectives(page, tokens) if i not in own]
    trimmed = page.trimmed(tokens)
    return Content(trimmed, complement.i, "infinitive", announcer(page, hit)) if trimmed else None
