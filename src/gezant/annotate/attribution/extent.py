"""How far a content goes: clause ends, marks, what a stretch of tokens is headed by. Shared by the finders of contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate.attribution.coordination import next_act
from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Tokens
from gezant.annotate.trees import children, relation


@dataclass(frozen=True, slots=True)
class Content:
    """The content's tokens, its root (-1 for none), the rule that found it, what it adds to the cue.

    `back`: the content is the text before.
    """

    tokens: Tokens
    head: int
    rule: str
    cue: Tokens = ()
    back: bool = False


def root_of(page: Page, tokens: Iterable[int]) -> int:
    """The highest token of a stretch in the tree."""
    inside = set(tokens)
    tops = [i for i in sorted(inside) if page.doc[i].head.i not in inside or page.doc[i].head.i == i]
    verbs = [i for i in tops if page.doc[i].pos_ in {"VERB", "AUX"}]
    words = [i for i in tops if not page.doc[i].is_punct]
    return (verbs or words or tops or [-1])[0]


def clause_end(page: Page, hit: CueHit, begin: int) -> int:
    """Where a content behind its cue ends: with the cue's clause, before whatever is coordinated with the cue itself."""
    _, end = page.sentence(hit.head.i)
    top = hit.clause
    if relation(top) not in {"root", "parataxis"} or top.head.i != top.i:
        edge = max(top.right_edge.i, max(hit.tokens)) + 1
        end = min(end, edge) if edge > begin else end
    node = top
    while True:
        for c in children(node, "conj", "parataxis"):
            edge = c.left_edge.i
            if edge > begin and c.pos_ in {"VERB", "AUX", "ADJ"} and is_finite_clause(page, c) and not opener(page, c):
                end = min(end, edge)
        if relation(node) != "conj" or node.head.i == node.i:
            end = _before_participle(page, hit, begin, end)
            return _before_aside(page, begin, next_act(page, hit.head, _speaker(hit), begin, end))
        node = node.head


def _speaker(hit: CueHit) -> Token | None:
    return next((c for node in (hit.head, hit.clause) for c in children(node, "nsubj")), None)


def _before_aside(page: Page, begin: int, end: int) -> int:
    """Before an apposition about the content in which somebody else speaks (*said X, a charge Y denied*)."""
    if not page.lexicon.grammar.get("subject_first"):
        return end
    for i in range(begin + 2, end - 3):
        if page.doc[i].text != "," or page.quotation(i) is not None:
            continue
        article = page.doc[i + 1]
        if article.lower_ in page.lexicon.words("afterthoughts") and _runs_on(page, i, begin, end):
            return i
        noun = article.head if relation(article) == "det" else article
        indefinite = article.morph.get("Definite", []) == ["Ind"] or article.lower_ in page.lexicon.words("asides")
        if indefinite and any(c.i > noun.i and c.dep_ == "acl:relcl" and page.is_act(c) for c in noun.children):
            return i
    return end


def _runs_on(page: Page, comma: int, begin: int, end: int) -> bool:
    """Whether a relative clause behind a comma is all that follows a whole clause."""
    later = any(t.text == "," and page.quotation(t.i) is None for t in page.doc[comma + 1 : end])
    return not later and any(is_finite(t) for t in page.doc[begin:comma])


def _is_occasion(page: Page, preposition: Token) -> bool:
    """Whether a preposition opens a phrase that tells where something was said (*, in a speech on Monday*)."""
    noun = preposition.head
    return noun.i > preposition.i and noun.lemma_.lower() in page.lexicon.words("occasions")


def _before_participle(page: Page, hit: CueHit, begin: int, end: int) -> int:
    """Before a participle behind a comma that goes on about the saying itself (*said that X, adding that Y*)."""
    for i in range(begin + 1, end - 1):
        if page.doc[i].text != "," or page.quotation(i) is not None or page.doc[begin].text == ",":
            continue
        verb = page.doc[i + 1]
        if verb.pos_ == "ADP" and _is_occasion(page, verb):
            return i
        if verb.lower_ in page.lexicon.words("contrasting") and i + 2 < end and is_gerund(page.doc[i + 2]):
            verb = page.doc[i + 2]
        if (is_gerund(verb) and verb.head.i in {hit.head.i, hit.clause.i}) or verb.lower_ in page.lexicon.words("resuming"):
            return i
    return end


def clause_range(page: Page, hit: CueHit, source: Token | None) -> tuple[int, int]:
    """First and last token of the cue and its source."""
    tokens = [*hit.tokens, *hit.negation]
    if source is not None:
        phrase = page.phrase(source, hit.tokens)
        start, end = page.sentence(hit.head.i)
        tokens.extend(i for i in phrase if start <= i < end)
        for carrier in children(hit.head, "nsubj") if hit.entry.quotes_object else ():
            tokens.extend(page.phrase(carrier, hit.tokens))
    return min(tokens), max(tokens)


def is_finite_clause(page: Page, head: Token) -> bool:
    """Whether the head, its auxiliary or its copula is finite."""
    return any(is_finite(t) for t in (head, *children(head, "aux", "cop")))


def is_finite(token: Token) -> bool:
    """Whether the word is a finite verb form (UD VerbForm=Fin)."""
    return token.morph.get("VerbForm", []) == ["Fin"]


def is_gerund(token: Token) -> bool:
    """Whether the word is a gerund or present participle (UD VerbForm=Ger, or Part with Tense=Pres)."""
    form = token.morph.get("VerbForm", [])
    return form == ["Ger"] or (form == ["Part"] and token.morph.get("Tense", []) == ["Pres"])


def opener(page: Page, clause_: Token) -> Token | None:
    """The complementiser or interrogative that opens the clause, None where it has none."""
    openers = page.lexicon.words("complementisers") | page.lexicon.words("interrogatives")
    found = next((c for c in children(clause_, "mark") if c.lower_ in openers), None)
    if found is not None:
        return found
    first = clause_.left_edge
    return first if first.lower_ in openers else None


def openers(page: Page, clause_: Token) -> set[int]:
    """The indices of the complementisers of the clause, which are no part of a content."""
    return {c.i for c in children(clause_, "mark") if c.lower_ in page.lexicon.words("complementisers")}


def announcer(page: Page, hit: CueHit) -> Tokens:
    """A pronominal adverb that announces the content (*ermee*, *er … van*), where its preposition belongs to the cue."""
    table = page.lexicon.grammar.get("pronominal_adverbs", {})
    forms = {f for p, where in hit.entry.prepositions.items() if where == "cue" for f in table.get(p, ())}
    start, end = page.sentence(hit.head.i)
    joined = tuple(c.i for c in hit.head.children if c.lower_ in forms and start <= c.i < end and c.i not in hit.tokens)
    if not joined:
        behind = (t for t in page.doc[hit.head.i + 1 : end] if t.lower_ in forms and t.i not in hit.tokens)
        joined = tuple(t.i for t in behind if t.head.head.i == hit.head.i and not page.quoted(t.i))[:1]
    if joined:
        return joined
    split = [t.i for t in page.doc[hit.clause.i + 1 : end] if t.lower_ in page.lexicon.words("pronominal_starts")][:1]
    prepositions = {p for p, where in hit.entry.prepositions.items() if where == "cue"}
    for i in split:
        for t in page.doc[i + 1 : min(end, i + 8)]:
            if t.lower_ in prepositions and not any(t.children) and relation(t) != "case":
                return (i, t.i)
    return ()


def without_connectives(page: Page, tokens: list[int]) -> list[int]:
    """The tokens without the conjunctions and adverbs that only join the sentence to the one before."""
    out = list(tokens)
    while out and (page.doc[out[0]].lower_ in page.connectives or page.doc[out[0]].is_punct) and page.quotation(out[0]) is None:
        out.pop(0)
    return out


def subordinate(head: Token) -> bool:
    """Whether the head is that of a subordinate clause."""
    return relation(head) in {"ccomp", "advcl", "acl", "csubj"}


def under(page: Page, i: int, top: Token) -> bool:
    """Whether a token hangs under the clause without another clause in between."""
    token = page.doc[i]
    for _ in range(6):
        if token.head.i == top.i:
            return relation(token) not in {"conj", "parataxis", "advcl", "punct", "cc"}
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def skip_manner(page: Page, i: int, start: int) -> int:
    """The last index from `i` down to `start` that is no anaphor of manner; one inside a quotation counts as content."""
    manner = page.lexicon.words("manner_anaphors")
    while i >= start and page.doc[i].lower_ in manner and page.quotation(i) is None:
        i -= 1
    return i


def occupied(page: Page, hit: CueHit, source: Token | None) -> set[int]:
    """What cannot be content: the tokens of the cue and of its source, with the preposition that the source may have."""
    if source is None:
        return set(hit.tokens)
    return {*hit.tokens, *page.phrase(source), *(c.i for c in children(source, "case"))}


def subordinate_end(page: Page, begin: int, end: int) -> int:
    """Where a clause behind its complementiser ends at the latest: before a main clause (*dat X wacht, maar Y komt niet*).

    Only in languages whose subordinate clauses put the verb last: there a verb that stands second begins a main clause.
    """
    if not page.lexicon.grammar.get("verb_second"):
        return end
    for i in range(begin + 2, end - 3):
        if page.doc[i].lower_ not in page.lexicon.words("coordinators") or page.quotation(i) is not None:
            continue
        if page.doc[i + 1].lower_ in page.lexicon.words("complementisers") and not is_finite(page.doc[i + 2]):
            continue
        verb = next((j for j in range(i + 1, min(end, i + 6)) if is_finite(page.doc[j])), None)
        if verb is None or not any(is_finite(t) for t in page.doc[begin:i]):
            continue
        behind = [t for t in page.words(verb + 1, end) if t.pos_ not in {"VERB", "AUX"}]
        comma = page.doc[i - 1].text == ","
        if len(behind) > 1 and (comma or verb == i + 1) and not any(is_finite(t) for t in page.doc[verb + 1 : verb + 3]):
            return i
    return end
