"""Find what is said: a quotation, a clause with or without its complementiser, an infinitive, a noun phrase, the sentence before.

Each finder takes the page, the cue and the head of its source, and gives a Content or None. The parse says where to look; commas,
quotation marks and word order decide how far a content goes, since it is there that parses of news go wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Tokens
from gezant.annotate.trees import children, noun_phrase, relation, subtree


@dataclass(frozen=True, slots=True)
class Content:
    """The content's tokens, its root (-1 for none), the rule that found it, what it adds to the cue; `back` points to the text before."""

    tokens: Tokens
    head: int
    rule: str
    cue: Tokens = ()
    back: bool = False


Finder = Callable[[Page, CueHit, Token | None], Content | None]


def find_content(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """The content of a verbal cue by the first of its frames that the text fills."""
    frames = hit.entry.frames
    order: list[tuple[bool, Finder]] = [
        ("quote" in frames, quote),
        ("clause" in frames, clause),
        ("clause" in frames, inverted),
        (bool({"clause", "object"} & frames), anaphor),
        (bool({"clause", "infinitive"} & frames), infinitive),
        ("clause" in frames, clause_behind),
        (hit.entry.two_contents, pair),
        (bool(hit.entry.prepositions), oblique),
        ("object" in frames, direct_object),
        (hit.entry.manner, manner),
        ("none" in frames, nothing),
    ]
    for wanted, finder in order:
        if wanted:
            found = finder(page, hit, source)
            if found is not None:
                return found
    return None


def quote(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """Quotations before and behind the cue's clause: *Q, zegt X*, *X zegt: Q*, *Q, zegt X, Q*."""
    start, end = page.sentence(hit.head.i)
    first, last = _clause_range(page, hit, source)
    if page.quoted(hit.head.i):
        return None
    parts: list[int] = []
    before = _skip_left(page, first - 1, start)
    left = page.quotation(before) if before >= start else None
    if left is not None and left.end - 1 == before and (left.clausal or left.start == start):
        parts.extend(range(left.start, left.end))
        # a quotation that only ends the words before it (mixed speech) takes these words along
        lead = [t for t in page.words(start, left.start)]
        if lead and not (lead[-1].i + 1 < left.start and page.doc[lead[-1].i + 1].text in {":", ","}):
            return None
    else:
        left = None
    i = last + 1
    while i < end and not page.doc[i].is_quote and page.quotation(i) is None and page.doc[i].text not in {":", ","}:
        i += 1
    mark = page.doc[i].text if i < end and page.quotation(i) is None else ""
    right = page.quotation(i + 1 if mark else i) if i < end else None
    if right is not None and right.start >= last and (right.clausal or left is not None) and (mark or left is None):
        fits = mark == ":" or (mark == "," and (left is not None or right.clausal)) or (not mark and i == last + 1 and right.clausal)
        if fits and _ends_there(page, right.end, end):
            parts.extend(range(right.start, right.end))
    if not parts:
        return None
    return Content(tuple(sorted(parts)), root_of(page, parts), "quote")


def clause(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A finite clause behind its complementiser or question word, or bare behind the cue (*hij zegt: …*, *hij denkt het niet*)."""
    complement = _complement(page, hit)
    if complement is None:
        return None
    mark = _mark(page, complement)
    begin = mark.i + 1 if mark is not None and mark.lower_ in page.lexicon.words("complementisers") else complement.left_edge.i
    if mark is None and complement.left_edge.i < min(hit.tokens):
        return None
    end = _clause_end(page, hit, begin)
    # a content before the cue (Dat X komt, staat volgens hem vast) ends where the cue's own clause begins
    if begin < hit.clause.i and complement.right_edge.i < hit.clause.i:
        end = complement.right_edge.i + 1
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None and source.i > begin else ())
    tokens = page.trimmed(i for i in range(begin, end) if i not in taken)
    return Content(tokens, complement.i, "clause", _correlate(page, hit)) if tokens else None


def clause_behind(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """The clause behind a complementiser in the cue's sentence that no other verb stands before: where the parse hung it elsewhere."""
    marks = page.lexicon.words("finite_complementisers")
    _, end = page.sentence(hit.head.i)
    finite = min((i for i in hit.tokens if _finite(page.doc[i])), default=min(hit.tokens))
    for token in page.doc[max(finite, hit.head.i if hit.head.i < finite + 12 else finite) + 1 : end]:
        if page.quotation(token.i) is not None or (_finite(token) and token.i not in hit.tokens) or token.text in {";", ":"}:
            return None
        if token.lower_ in marks and token.i not in hit.tokens:
            behind = token.i + 1 < end and any(_finite(t) for t in page.doc[token.i + 1 : end])
            if not behind or any(_finite(t) for t in page.doc[token.i + 1 : token.i + 2]) or page.doc[token.i - 1].pos_ in {"NOUN", "PROPN"} and not _may_follow(page, hit, token, source):
                return None
            tokens = page.trimmed(i for i in range(token.i + 1, _clause_end(page, hit, token.i + 1)) if i not in set(hit.tokens))
            return Content(tokens, root_of(page, tokens), "clause-behind", _correlate(page, hit)) if tokens else None
    return None


def _may_follow(page: Page, hit: CueHit, mark: Token, source: Token | None) -> bool:
    """Whether the noun before a complementiser is the source or an adjunct of the cue, not the head of a relative clause."""
    before = page.doc[mark.i - 1]
    if source is not None and before.i in page.phrase(source):
        return True
    if any(t.morph.get("Gender", []) == ["Neut"] for t in (before,)) and before.pos_ == "NOUN":
        return False
    return True


def inverted(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A sentence with the attribution behind or inside it: *X doet Y, zegt Z*."""
    if source is None or source.i < min(hit.tokens) or page.quoted(hit.head.i):
        return None
    start, end = page.sentence(hit.head.i)
    first, last = _clause_range(page, hit, source)
    comma = _skip_manner(page, first - 1, start)
    if comma < start or not (page.doc[comma].text in {",", ";"} or page.doc[comma].is_quote):
        return None
    left = [t.i for t in page.doc[start:comma]]
    left = _without_connectives(page, left)
    under = set(subtree(hit.clause))
    stop = last + 1
    while stop < end and page.doc[stop].text not in {",", ";", ":"}:
        stop += 1
    right: list[int] = []
    interrupted = not any(_finite(page.doc[i]) for i in left)
    if stop < end and page.doc[stop].text == ",":
        behind = list(range(stop + 1, end))
        loose = [i for i in behind if i not in under]
        right = behind if interrupted else (loose if len(loose) > len(behind) / 2 else [])
    if interrupted and not right:
        return None
    tokens = (*page.trimmed(left), *page.trimmed(right))
    return Content(tokens, root_of(page, tokens), "inverted") if tokens else None


def anaphor(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """*Dat zei X*, *zo meldt Y*: the sentence before, filled in once all of them are read."""
    anaphors, manner = page.lexicon.words("anaphors"), page.lexicon.words("manner_anaphors")
    for node in {hit.head.i: hit.head, hit.clause.i: hit.clause}.values():
        for child in node.children:
            if child.lower_ in anaphors and child.pos_ in {"PRON", "DET", "ADV", "SCONJ"} and relation(child) in {
                "obj", "nsubj", "ccomp", "obl", "advmod", "iobj", "xcomp",
            } and child.i != (source.i if source is not None else -1) and not any(child.children):  # fmt: skip
                return Content((), -1, "anaphor", back=True)
            if child.lower_ in manner and child.i < hit.clause.i and "clause" in hit.entry.frames:
                return Content((), -1, "anaphor", back=True)
    return _anaphor_inside(page, hit, anaphors)


def _anaphor_inside(page: Page, hit: CueHit, anaphors: frozenset[str]) -> Content | None:
    """An anaphor within the verb group (*maakte dat gisteren bekend*) that opens no clause of its own."""
    tokens = [i for i in hit.tokens if i > hit.head.i]
    for i in range(hit.head.i + 1, max(tokens, default=hit.head.i)):
        if page.doc[i].lower_ in anaphors and page.doc[i].head.i in {hit.clause.i, hit.head.i, *hit.tokens}:
            if not any(_finite(t) or t.pos_ == "NOUN" and t.head.i == page.doc[i].i for t in page.doc[i + 1 : max(tokens)]):
                return Content((), -1, "anaphor", back=True)
    return None


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


def _infinitive(page: Page, hit: CueHit, source: Token | None, complement: Token) -> Content | None:
    begin, _ = page.sentence(hit.head.i)
    end = _clause_end(page, hit, complement.left_edge.i)
    for c in children(complement, "conj"):  # an infinitive goes on as an infinitive, not as a finite clause
        if c.left_edge.i > complement.i and _is_finite_clause(page, c) and not _mark(page, c):
            end = min(end, c.left_edge.i)
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None else ())
    inside = {i for i in subtree(complement) if i < end}
    bare = not any(c.lower_ in page.lexicon.words("infinitive_marks") for c in children(complement, "mark"))
    whole = bare or hit.entry.key.startswith("adjectives")
    if whole and hit.entry.willing and not (_subordinate(hit.clause) and relation(hit.head) != "aux"):
        first = min(min(inside), hit.clause.left_edge.i)
        tokens = [i for i in range(max(first, begin), end) if i not in taken]
        tokens = [i for i in tokens if i in inside or i > complement.left_edge.i or page.doc[i].head.i in {hit.clause.i, hit.head.i} or _under(page, i, hit.clause)]
    else:
        first = min(i for i in inside if i not in taken) if inside - taken else complement.i
        tokens = [i for i in range(first, end) if i not in taken and (i in inside or i > complement.left_edge.i)]
    tokens = [i for i in _without_connectives(page, tokens) if page.doc[i].lower_ not in page.lexicon.words("complementisers") or i in inside - _marks(page, complement)]
    trimmed = page.trimmed(tokens)
    return Content(trimmed, complement.i, "infinitive", _correlate(page, hit)) if trimmed else None


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
        correlate = _correlate(page, hit)
        if wanted or bare or (correlate and relation(c) in {"xcomp", "ccomp", "advcl"}):
            drop = set()
            if case is not None and wanted:
                drop = {case.i}
                cue = (case.i,) if hit.entry.prepositions.get(case.lower_) == "cue" else ()
            cue = (*cue, *correlate)
            marks = _marks(page, c)
            end = _clause_end(page, hit, c.left_edge.i) if relation(c) in {"xcomp", "ccomp", "advcl"} and c.left_edge.i > hit.clause.i else c.right_edge.i + 1
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
    """A prepositional object: *waarschuwt voor X*, *hoopt op X*; or the clause that a pronominal adverb announces (*dreigt ermee te …*)."""
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None else ())
    nodes = {hit.head.i: hit.head, hit.clause.i: hit.clause, **{i: page.doc[i] for i in hit.tokens}}
    for c in (c for node in nodes.values() for c in children(node, "obl", "nmod", "advcl", "xcomp")):
        case = next((k for k in children(c, "case", "mark") if k.lower_ in hit.entry.prepositions), None)
        if case is None or c.i in taken:
            continue
        where = hit.entry.prepositions[case.lower_]
        if where == "addressee":
            continue
        if "none" in hit.entry.frames and (c.lemma_.lower() in page.lexicon.words("requests") or c.lower_ in page.lexicon.words("pronominal_starts")):
            continue
        tokens = page.trimmed(i for i in noun_phrase(c, relatives=True) if i not in taken and i != case.i)
        if tokens:
            return Content(tokens, c.i, "oblique", (case.i,) if where == "cue" else ())
    correlate = _correlate(page, hit)
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
        if not _object_fits(hit, c):
            continue
        tokens = page.trimmed(i for i in noun_phrase(c, relatives=True) if i not in taken)
        if tokens:
            return Content(tokens, c.i, "object")
    front = page.trimmed(i for i in fronted(page, hit, source) if i not in taken)
    return Content(front, root_of(page, front), "object") if front else None


def fronted(page: Page, hit: CueHit, source: Token | None) -> Tokens:
    """The noun phrase before the finite verb of a main clause whose source stands behind it: its object, whatever the parse says."""
    finite = next((i for i in hit.tokens if _finite(page.doc[i])), None)
    if finite is None or source is None or source.i < finite or not page.lexicon.grammar.get("verb_second"):
        return ()
    start, _ = page.sentence(finite)
    front = _without_connectives(page, list(range(start, finite)))
    words = [page.doc[i] for i in front]
    if not words or words[0].pos_ in {"ADP", "ADV", "SCONJ"} or not any(t.pos_ in {"NOUN", "PROPN", "PRON", "VERB"} for t in words):
        return ()
    if any(_finite(t) for t in words) or words[-1].text == "," or page.is_time(front):
        return ()
    return tuple(front)


def manner(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """An adjective that says how somebody answered, and stands for what: *reageerde sceptisch*."""
    for c in children(hit.head, "advmod", "xcomp", "obl", "amod"):
        if c.pos_ == "ADJ" and not c.lower_ in page.negations and abs(c.i - hit.head.i) < 6:
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


def _complement(page: Page, hit: CueHit) -> Token | None:
    """The finite clause that the cue governs."""
    nodes = {hit.head.i: hit.head, hit.clause.i: hit.clause, **{i: page.doc[i] for i in hit.tokens}}
    for node in nodes.values():
        for c in children(node, "ccomp", "csubj", "acl", "advcl", "xcomp", "obj", "obl"):
            mark = _mark(page, c)
            marked = mark is not None and mark.lower_ in page.lexicon.words("finite_complementisers") and mark.head.i == c.i
            if c.i in hit.tokens or not (marked or _is_finite_clause(page, c)):
                continue
            if relation(c) in {"ccomp", "csubj"} or (mark is not None and mark.lower_ in page.lexicon.words("complementisers")):
                return c
    return None


def _mark(page: Page, clause_: Token) -> Token | None:
    openers = page.lexicon.words("complementisers") | page.lexicon.words("interrogatives")
    found = next((c for c in children(clause_, "mark") if c.lower_ in openers), None)
    if found is not None:
        return found
    first = clause_.left_edge
    return first if first.lower_ in openers else None


def _marks(page: Page, clause_: Token) -> set[int]:
    return {c.i for c in children(clause_, "mark") if c.lower_ in page.lexicon.words("complementisers")}


def _correlate(page: Page, hit: CueHit) -> Tokens:
    """A pronominal adverb that announces the content (*ermee*, *er … van*), where its preposition belongs to the cue."""
    table = page.lexicon.grammar.get("pronominal_adverbs", {})
    forms = {f for p, where in hit.entry.prepositions.items() if where == "cue" for f in table.get(p, ())}
    start, end = page.sentence(hit.head.i)
    joined = tuple(c.i for c in hit.head.children if c.lower_ in forms and start <= c.i < end and c.i not in hit.tokens)
    if joined:
        return joined
    split = [t.i for t in page.doc[hit.clause.i + 1 : end] if t.lower_ in page.lexicon.words("pronominal_starts")][:1]
    prepositions = {p for p, where in hit.entry.prepositions.items() if where == "cue"}
    for i in split:
        for t in page.doc[i + 1 : min(end, i + 8)]:
            if t.lower_ in prepositions and not any(t.children) and relation(t) != "case":
                return (i, t.i)
    return ()


def _clause_range(page: Page, hit: CueHit, source: Token | None) -> tuple[int, int]:
    """First and last token of the cue and its source."""
    tokens = [*hit.tokens, *hit.negation]
    if source is not None:
        phrase = page.phrase(source, hit.tokens)
        start, end = page.sentence(hit.head.i)
        tokens.extend(i for i in phrase if start <= i < end)
    return min(tokens), max(tokens)


def _clause_end(page: Page, hit: CueHit, begin: int) -> int:
    """Where a content behind its cue ends: with the cue's clause, before whatever is coordinated with the cue itself."""
    _, end = page.sentence(hit.head.i)
    top = hit.clause
    if relation(top) not in {"root", "parataxis"} or top.head.i != top.i:
        end = min(end, max(top.right_edge.i, max(hit.tokens)) + 1)
    node = top
    while True:
        for c in children(node, "conj", "parataxis"):
            edge = c.left_edge.i
            if edge > begin and c.pos_ in {"VERB", "AUX", "ADJ"} and _is_finite_clause(page, c) and not _mark(page, c):
                end = min(end, edge)
        if relation(node) != "conj" or node.head.i == node.i:
            return end
        node = node.head


def _is_finite_clause(page: Page, head: Token) -> bool:
    return any(_finite(t) for t in (head, *children(head, "aux", "cop")))


def _finite(token: Token) -> bool:
    return token.morph.get("VerbForm", []) == ["Fin"]


def _subordinate(head: Token) -> bool:
    return relation(head) in {"ccomp", "advcl", "acl", "csubj"}


def _under(page: Page, i: int, top: Token) -> bool:
    """Whether a token hangs under the clause without another clause in between."""
    token = page.doc[i]
    for _ in range(6):
        if token.head.i == top.i:
            return relation(token) not in {"conj", "parataxis", "advcl", "punct", "cc"}
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def root_of(page: Page, tokens: Iterable[int]) -> int:
    """The highest token of a stretch in the tree."""
    inside = set(tokens)
    tops = [i for i in sorted(inside) if page.doc[i].head.i not in inside or page.doc[i].head.i == i]
    verbs = [i for i in tops if page.doc[i].pos_ in {"VERB", "AUX"}]
    words = [i for i in tops if not page.doc[i].is_punct]
    return (verbs or words or tops or [-1])[0]


def _skip_left(page: Page, i: int, start: int) -> int:
    """Over the comma and the manner anaphor between a quotation and its cue (*”, zo zei hij*)."""
    i = _skip_manner(page, i, start)
    while i >= start and (page.doc[i].text in {",", "-", "–"} or page.doc[i].is_space) and page.quotation(i) is None:
        i -= 1
    return i


def _skip_manner(page: Page, i: int, start: int) -> int:
    manner = page.lexicon.words("manner_anaphors") | page.lexicon.words("connectives")
    while i >= start and page.doc[i].lower_ in manner and page.quotation(i) is None:
        i -= 1
    return i


def _ends_there(page: Page, i: int, end: int) -> bool:
    """Whether a quotation is the last thing its clause says, so that it is no mere part of a phrase."""
    rest = [t for t in page.words(i, end)]
    return not rest or page.doc[i].text in {",", ".", ";", "–", "-"} or page.doc[i - 2].text in {".", "!", "?", ","}


def _without_connectives(page: Page, tokens: list[int]) -> list[int]:
    """The tokens without the conjunctions and adverbs that only join the sentence to the one before."""
    out = list(tokens)
    while out and (page.doc[out[0]].lower_ in page.connectives or page.doc[out[0]].is_punct) and page.quotation(out[0]) is None:
        out.pop(0)
    return out
