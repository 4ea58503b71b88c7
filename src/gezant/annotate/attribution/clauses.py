"""Contents that are clauses: behind a complementiser, with the attribution inside or behind them, or the sentence before."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.extent import (
    Content,
    announcer,
    clause_end,
    clause_range,
    is_finite,
    is_finite_clause,
    is_gerund,
    opener,
    root_of,
    skip_manner,
    subordinate_end,
    without_connectives,
)
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Tokens
from gezant.annotate.trees import children, noun_phrase, relation, subtree


def clause(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A finite clause behind its complementiser or question word, as the parse has it."""
    complement = _complement(page, hit)
    if complement is None:
        return None
    mark = opener(page, complement) or _question(page, complement)
    unsaid = page.lexicon.words("complementisers") | page.lexicon.words("questions")
    begin = mark.i + 1 if mark is not None and mark.lower_ in unsaid else complement.left_edge.i
    if mark is None and complement.left_edge.i < min(hit.tokens):
        return None
    if (page.doc[begin].lower_,) in page.lexicon.carriers:  # *reported, citing X, that …*, X hung on what was said
        inner = (t.i for t in page.doc[begin : complement.i] if t.lower_ in page.lexicon.words("finite_complementisers"))
        begin = next(inner, begin - 1) + 1
    end = clause_end(page, hit, begin)
    if mark is not None and mark.lower_ in page.lexicon.words("finite_complementisers"):
        end = subordinate_end(page, begin, end)
    # a content before the cue (Dat X komt, staat volgens hem vast) ends where the cue's own clause begins
    if begin < hit.clause.i and complement.right_edge.i < hit.clause.i:
        end = complement.right_edge.i + 1
    taken = set(hit.tokens) | set(page.phrase(source) if source is not None and source.i > begin else ())
    if _of_participle(page, hit, begin) or (begin > hit.head.i and page.resumes(page.doc[begin])):
        return None
    relative = _antecedent(page, hit, complement)
    if relative is not None:
        tokens = page.trimmed(i for i in range(max(hit.tokens) + 1, end) if i not in taken)
        return Content((*relative, *tokens), complement.i, "clause") if tokens else None
    if mark is None:
        begin = _behind_circumstance(page, hit, complement, begin)
    tokens = page.trimmed(i for i in range(begin, end) if i not in taken)
    return Content(tokens, complement.i, "clause", announcer(page, hit)) if tokens else None


def _of_participle(page: Page, hit: CueHit, begin: int) -> bool:
    """Whether a clause stands right behind another cue's participle (*urged X to go, warning that …*)."""
    at = begin - 1
    while at > max(hit.tokens) and page.doc[at].lower_ in page.lexicon.words("complementisers"):
        at -= 1
    before = page.doc[at]
    return at > max(hit.tokens) and ((is_gerund(before) and page.is_cue(before)) or page.resumes(before))


def _antecedent(page: Page, hit: CueHit, complement: Token) -> Tokens | None:
    """The noun phrase that the relative pronoun in a content stands for (*a bill which X said would hurt*)."""
    if hit.clause.dep_ != "acl:relcl" or not page.lexicon.grammar.get("subject_first"):
        return None
    noun = hit.clause.head
    inside = set(subtree(complement))
    pronouns = [i for i in inside if noun.i < i < min(hit.tokens) and page.doc[i].lower_ in page.lexicon.words("relatives")]
    if not pronouns or noun.i > min(hit.tokens):
        return None
    relative = set(subtree(hit.clause))
    tokens = page.trimmed(i for i in noun_phrase(noun) if i not in relative)
    return tokens or None


def _question(page: Page, complement: Token) -> Token | None:
    """The conjunction that makes a complement a question though elsewhere it opens a condition (*asked if*)."""
    questions = page.lexicon.words("questions")
    marks = children(complement, "mark") if relation(complement) == "ccomp" else iter(())
    return next((c for c in marks if c.lower_ in questions), None)


def _behind_circumstance(page: Page, hit: CueHit, complement: Token, begin: int) -> int:
    """Where a clause without complementiser begins.

    Behind the time of the saying that the parse hung on it (*said Monday it would*); right behind the cue where the parse has
    lost its subject (*said details of the plan would follow*).
    """
    subject = next(children(complement, "nsubj", "expl", "csubj"), None)
    if subject is None:
        lost = (
            complement.i > hit.head.i and page.lexicon.grammar.get("zero_complementiser") and is_finite_clause(page, complement)
        )
        return min(begin, _behind_told(page, hit)) if lost and complement.dep_ == "ccomp" else begin
    ahead = _behind_told(page, hit)
    if ahead < begin and complement.i > hit.head.i and page.doc[ahead].pos_ in _NOMINAL:
        return ahead  # the parse gave a part of its subject to the cue
    lead = range(begin, subject.left_edge.i)
    words = [i for i in lead if page.doc[i].pos_ != "ADP" and not page.doc[i].is_punct]
    return subject.left_edge.i if words and page.is_time(words) else begin


_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})


def _behind_told(page: Page, hit: CueHit) -> int:
    """The first token behind a cue, whom it was told and when."""
    begin = max(hit.tokens) + 1
    told = next((c for c in children(hit.head, "obj", "iobj") if hit.entry.told and c.i >= begin and page.is_speaker(c)), None)
    if told is not None and begin in page.phrase(told):
        clauses = [c.left_edge.i for c in children(told, "acl") if c.i > told.i]
        begin = min((max(page.phrase(told)) + 1, *clauses))
    return page.behind_time(begin)


def clause_behind(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """The clause behind a complementiser of the cue's sentence, no other verb before it: where the parse hung it elsewhere."""
    marks = page.lexicon.words("finite_complementisers")
    _, end = page.sentence(hit.head.i)
    finite = min((i for i in hit.tokens if is_finite(page.doc[i])), default=min(hit.tokens))
    for token in page.doc[max(finite, hit.head.i if hit.head.i < finite + 12 else finite) + 1 : end]:
        other = token.i not in hit.tokens and (is_finite(token) or (is_gerund(token) and page.is_cue(token)))
        other = other or (token.i not in hit.tokens and relation(token) == "conj" and page.is_act(token))
        other = other or (token.i not in hit.tokens and page.resumes(token))
        other = other and not page.names_origin(token)
        if page.quoted(token.i) or other or token.text in {";", ":"}:
            return None
        if token.lower_ in marks and token.i not in hit.tokens:
            behind = token.i + 1 < end and any(is_finite(t) for t in page.doc[token.i + 1 : end])
            if (
                not behind
                or any(is_finite(t) for t in page.doc[token.i + 1 : token.i + 2])
                or (page.doc[token.i - 1].pos_ in {"NOUN", "PROPN"} and not _may_follow(page, hit, token, source))
            ):
                return None
            tokens = page.trimmed(
                i
                for i in range(token.i + 1, subordinate_end(page, token.i + 1, clause_end(page, hit, token.i + 1)))
                if i not in set(hit.tokens)
            )
            return Content(tokens, root_of(page, tokens), "clause-behind", announcer(page, hit)) if tokens else None
    return None


def clause_unmarked(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A clause right behind the cue without a complementiser, where the parse lost it (*said contacts continued*).

    Only in languages that may leave the complementiser out (`zero_complementiser`), and for cues that tell something.
    """
    if not page.lexicon.grammar.get("zero_complementiser") or hit.entry.act not in _TELLING or source is None:
        return None
    if source.i > min(hit.tokens) or page.quoted(hit.head.i):
        return None
    begin = _behind_told(page, hit)
    end = clause_end(page, hit, begin)
    _, last = page.sentence(hit.head.i)
    if end < last and is_finite(page.doc[end]):  # the parse cut between the subject and its verb
        end = next((t.i for t in page.doc[end:last] if t.text in {",", ";"} and page.quotation(t.i) is None), last)
    finite = next((t for t in page.doc[begin:end] if is_finite(t) or t.text in {",", ";", ":"} or _opens_clause(page, t)), None)
    if finite is None or not is_finite(finite) or finite.i == begin:
        return None
    tokens = page.trimmed(range(begin, end))
    return Content(tokens, finite.head.i if finite.pos_ == "AUX" else finite.i, "clause-behind") if tokens else None


_TELLING = frozenset({"say", "announce", "confirm", "deny", "expect", "warn", "promise", "threaten", "doubt", "want"})


def _opens_clause(page: Page, token: Token) -> bool:
    """Whether a word opens a clause of another kind: a relative, a question, a condition."""
    lexicon = page.lexicon
    return token.lower_ in lexicon.words("relatives") | lexicon.words("interrogatives") | lexicon.words("infinitive_marks")


def _may_follow(page: Page, hit: CueHit, mark: Token, source: Token | None) -> bool:
    """Whether the noun before a complementiser is the source or an adjunct of the cue, not the head of a relative clause."""
    before = page.doc[mark.i - 1]
    if source is not None and before.i in page.phrase(source):
        return True
    return not (before.pos_ == "NOUN" and before.morph.get("Gender", []) == ["Neut"])


def inverted(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """A sentence with the attribution behind or inside it: *X doet Y, zegt Z*; *X does Y, Z says*.

    The subject of the attribution may stand before its verb only in languages whose data say so (`subject_before_tag`).
    """
    if source is None or page.quoted(hit.head.i):
        return None
    either = bool(page.lexicon.grammar.get("subject_before_tag"))
    ahead = source.i < min(hit.tokens)
    if ahead and not (either and source.head.i in {hit.head.i, hit.clause.i}):
        return None
    start, end = page.sentence(hit.head.i)
    first, last = clause_range(page, hit, source)
    comma = skip_manner(page, first - 1, start)
    marks = {","} if ahead else {",", ";"}
    if comma < start or not (page.doc[comma].text in marks or page.doc[comma].is_quote):
        return None
    if ahead and page.doc[first].lower_ in page.lexicon.words("relatives"):
        return None
    left = [t.i for t in page.doc[start:comma]]
    left = without_connectives(page, left)
    under = set(subtree(hit.clause))
    stop = last + 1
    while stop < end and page.doc[stop].text not in {",", ";", ":"}:
        if page.doc[stop].lower_ in page.lexicon.words("finite_complementisers"):
            return None
        stop += 1
    right: list[int] = []
    condition = bool(left) and _is_subordinate(page, left)
    if condition and not (either and stop < end and any(is_finite(t) for t in page.doc[stop + 1 : end])):
        return None
    if either and _says_more(page, hit, last, stop):
        return None
    interrupted = condition or not any(is_finite(page.doc[i]) for i in left)
    if stop < end and page.doc[stop].text == ",":
        behind = list(range(stop + 1, end))
        loose = [i for i in behind if i not in under]
        follows = page.quotation(stop + 1) if stop + 1 < end else None
        if follows is not None and follows.start == stop + 1 and not (interrupted and either):
            right = list(range(follows.start, follows.end))
        elif either and behind and page.opens_condition(behind[0]):
            right = behind
        elif behind and page.doc[behind[0]].lower_ in page.lexicon.words("goes_on"):
            right = [] if page.own_deed(behind[0], source) else behind
        else:
            right = behind if interrupted else (loose if len(loose) > len(behind) / 2 else [])
            if right and either and is_gerund(page.doc[right[0]]):
                right = []
    if interrupted and not right and (ahead or not either):
        return None
    tokens = (*page.trimmed(left), *page.trimmed(right))
    return Content(tokens, root_of(page, tokens), "inverted") if tokens else None


def _says_more(page: Page, hit: CueHit, last: int, stop: int) -> bool:
    """Whether the cue has a content of its own before the next comma, so that it is no tag of the words before it."""
    between = page.doc[last + 1 : stop]
    if any(is_finite(t) or page.quotation(t.i) is not None for t in between):
        return True
    for node in (hit.head, hit.clause):
        for c in children(node, "obj", "xcomp", "ccomp"):
            told = relation(c) == "obj" and (page.is_time([c.i]) or (hit.entry.told and page.is_speaker(c)))
            if last < c.i < stop and not told and c.i not in hit.tokens:
                return True
    return False


def _is_subordinate(page: Page, tokens: list[int]) -> bool:
    """Whether a stretch is only a circumstance: it opens as a subordinate clause, and no main clause follows within it.

    A question or a clause behind a complementiser may be what is said all the same (*of hij komt, zei hij niet*).
    """
    first = page.doc[tokens[0]]
    lexicon = page.lexicon
    second = page.doc[first.i + 1] if first.i + 1 < len(page.doc) else first
    if first.lower_ in lexicon.words("interrogatives") and second.morph.get("VerbForm", []) in (["Part"], ["Ger"]):
        return True  # when asked about it
    if first.lower_ in lexicon.words("interrogatives") | lexicon.words("finite_complementisers") or page.quotation(first.i):
        return False
    participle = first.morph.get("VerbForm", []) in (["Part"], ["Ger"]) and bool(lexicon.grammar.get("subject_first"))
    participle = participle and relation(first) not in {"amod", "compound"}
    if first.pos_ != "SCONJ" and first.lower_ not in lexicon.words("conditional_marks") and not participle:
        return False
    return not any(
        is_finite(page.doc[i + 1]) and (page.doc[i].text == "," or is_finite(page.doc[i])) for i in tokens if i + 1 in tokens
    )


def anaphor(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """*Dat zei X*: the sentence before, filled in once all of them are read."""
    anaphors = page.lexicon.words("anaphors")
    if hit.entry.act in _ANSWERS:
        anaphors |= page.lexicon.words("answered")
    for node in {hit.head.i: hit.head, hit.clause.i: hit.clause}.values():
        for child in node.children:
            relative = node.dep_ == "acl:relcl" and child.i < node.i and page.lexicon.grammar.get("subject_first")
            alone = child.lower_ in anaphors and _stands_alone(child) and not relative
            if alone and child.i != (source.i if source is not None else -1):
                return Content((), -1, "anaphor", back=True)
    return _anaphor_inside(page, hit, anaphors)


# what these acts do is done to what has been said: *denied it*
_ANSWERS = frozenset({"deny", "confirm", "silent"})


def as_tag(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """*As X put it, …*; *…, as X noted*: the rest of the sentence around a clause that its conjunction makes a tag."""
    openers = page.lexicon.words("tag_openers")
    mark = next((c for node in (hit.head, hit.clause) for c in children(node, "mark", "advmod") if c.lower_ in openers), None)
    if mark is None or source is None or mark.i > min(hit.tokens):
        return None
    start, end = page.sentence(hit.head.i)
    stop = next((i for i in range(max(hit.tokens) + 1, end) if page.doc[i].text in {",", ":"} and page.quotation(i) is None), end)
    if _says_more(page, hit, max(hit.tokens), stop) or (mark.i > start and page.doc[mark.i - 1].text != ","):
        return None
    tokens = (*page.trimmed(range(start, mark.i)), *page.trimmed(range(stop + 1, end)))
    return Content(tokens, root_of(page, tokens), "inverted") if tokens else None


def cleft(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """*That is what X said*: the sentence before."""
    return Content((), -1, "anaphor", back=True) if _is_what(page, hit, page.lexicon.words("anaphors")) else None


def _is_what(page: Page, hit: CueHit, anaphors: frozenset[str]) -> bool:
    """Whether the sentence opens with an anaphor, a copula and an interrogative before the cue's clause."""
    start, _ = page.sentence(hit.head.i)
    opening = list(page.words(start, hit.head.i))[:3]
    if len(opening) < 3 or page.lexicon.grammar.get("verb_second"):
        return False
    first, copula, what = opening
    linked = copula.lemma_.lower() in page.lexicon.words("copulas") and what.lower_ in page.lexicon.words("interrogatives")
    others = [t for t in page.doc[what.i + 1 : hit.head.i] if is_finite(t) and t.i not in hit.tokens]
    return first.lower_ in anaphors and linked and not others


def manner_anaphor(page: Page, hit: CueHit, source: Token | None) -> Content | None:
    """*Zo meldt Y*, with nothing else that could be the content: the sentence before."""
    manner = page.lexicon.words("manner_anaphors")
    before = (c for node in {hit.head.i: hit.head, hit.clause.i: hit.clause}.values() for c in node.children)
    return Content((), -1, "anaphor", back=True) if any(c.lower_ in manner and c.i < hit.clause.i for c in before) else None


_OF_ANAPHORS = frozenset({"obj", "nsubj", "ccomp", "obl", "advmod", "iobj", "xcomp", "det"})


def _stands_alone(pronoun: Token) -> bool:
    """Whether a demonstrative is a phrase of its own, and neither an article nor a complementiser."""
    fits = pronoun.pos_ in {"PRON", "DET", "ADV", "SCONJ"} and relation(pronoun) in _OF_ANAPHORS
    timed = any(t.start <= pronoun.i < t.end for t in pronoun.doc._.gezant_times)
    return fits and not timed and all(c.is_punct for c in pronoun.children)


def _anaphor_inside(page: Page, hit: CueHit, anaphors: frozenset[str]) -> Content | None:
    """An anaphor within the verb group (*maakte dat gisteren bekend*) that opens no clause of its own."""
    _, end = page.sentence(hit.head.i)
    lone = next((t for t in page.doc[hit.head.i + 1 : end] if t.lower_ in anaphors or is_finite(t)), None)
    if lone is not None and lone.lower_ in anaphors and page.quotation(lone.i) is None and not page.is_time([lone.i]):
        rest = page.doc[lone.i + 1 : end]
        following = rest[0] if len(rest) else None
        ends = following is None or (following.is_punct and page.quotation(following.i) is None)
        verbless = not any(t.pos_ in {"VERB", "AUX"} for t in rest)
        if ends or (following is not None and verbless and (following.pos_ == "ADP" or page.is_time([following.i]))):
            return Content((), -1, "anaphor", back=True)
    tokens = [i for i in hit.tokens if i > hit.head.i]
    for i in range(hit.head.i + 1, max(tokens, default=hit.head.i)):
        if page.doc[i].lower_ not in anaphors or page.doc[i].head.i not in {hit.clause.i, hit.head.i, *hit.tokens}:
            continue
        if not any(is_finite(t) or (t.pos_ == "NOUN" and t.head.i == i) for t in page.doc[i + 1 : max(tokens)]):
            return Content((), -1, "anaphor", back=True)
    return None


def _complement(page: Page, hit: CueHit) -> Token | None:
    """The finite clause that the cue governs."""
    nodes = {hit.head.i: hit.head, hit.clause.i: hit.clause, **{i: page.doc[i] for i in hit.tokens}}
    for node in nodes.values():
        for c in children(node, "ccomp", "csubj", "acl", "advcl", "xcomp", "obj", "obl"):
            mark = opener(page, c)
            marked = mark is not None and mark.lower_ in page.lexicon.words("finite_complementisers") and mark.head.i == c.i
            if c.i in hit.tokens or not (marked or is_finite_clause(page, c)):
                continue
            if c.right_edge.i < hit.head.i and page.lexicon.grammar.get("subject_first"):
                continue  # what stands before its cue is looked for by the order of words
            if relation(c) in {"ccomp", "csubj"} or (mark is not None and mark.lower_ in page.lexicon.words("complementisers")):
                return c
            if hit.negated and mark is not None and mark.lower_ in page.lexicon.words("interrogatives") and c.i > hit.head.i:
                return c
    return None
