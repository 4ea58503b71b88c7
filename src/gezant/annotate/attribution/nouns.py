"""Attribution by nouns: *de belofte van X om …*, *het dreigement dat …*, *de verwachting is dat …*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from gezant.annotate.attribution.cues import CueHit, nominal_cues
from gezant.annotate.attribution.extent import root_of
from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Attribution, Tokens
from gezant.annotate.trees import child, children, noun_phrase, relation


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
    if predicate is not None and clause is not None and clause.i < predicate.i:
        predicate = None  # the noun has its clause, and something is said of both
    if predicate is not None and not _announces(page, predicate):
        return None
    if predicate is not None and predicate.i == hit.head.i + 1:
        first: int | None = predicate.i + 1
    else:
        first = clause.left_edge.i if clause is not None else _clause_behind(page, hit.head)
    if first is None and predicate is None:
        return _with_phrase(page, hit)
    if first is None or not _is_definite(page, hit, predicate):
        return None
    source, source_tokens = _source(page, hit, first)
    cue = set(hit.tokens)
    if predicate is not None:
        cue.add(predicate.i)
    if source is not None and source_tokens:
        cue -= set(source_tokens)
    complementisers = page.lexicon.words("complementisers")
    _, end = page.sentence(hit.head.i)
    last = end if predicate is not None else clause.right_edge.i + 1 if clause is not None else _comma(page, first, end)
    if predicate is None:
        main = _before_main_verb(page, hit.head, first, end)
        last = main if main < end else last
    tokens = [i for i in range(first, last) if i not in cue and i not in set(source_tokens)]
    while tokens and page.doc[tokens[0]].lower_ in complementisers:
        tokens.pop(0)
    content = page.trimmed(tokens)
    if not content:
        return None
    negated = any(page.doc[i].lower_ in page.negations for i in cue)
    light = _light_verb(page, hit.head) if source is None and predicate is None else None
    if light is not None:
        source = child(light, "nsubj")
        cue |= {light.i, *(c.i for c in children(light, "aux"))}
        negation = [c.i for c in children(light, "advmod") if c.lower_ in page.negations]
        negated, cue = negated or bool(negation), cue | set(negation)
        content = page.trimmed(i for i in content if i not in cue)
    owner = source is not None and (page.is_speaker(source) or source.lower_ in page.lexicon.words("possessives"))
    party = page.party(source, cue) if source is not None and owner else None
    if party is None and predicate is None and (hit.entry.act == "want" or clause is None):
        return None
    if party is None and predicate is None and source is not None and source.lower_ not in page.lexicon.words("possessives"):
        return None
    attribution = Attribution(
        "attribution.noun",
        tuple(sorted(cue)),
        hit.head.i,
        hit.entry.key,
        party,
        content,
        clause.i if clause is not None else root_of(page, content),
        negated=negated,
    )
    return Found(attribution, source if party is not None else None, entry=hit.entry)


def _with_phrase(page: Page, hit: CueHit) -> Found | None:
    """*X's demand for Y*: a noun with its owner whose content is a phrase, where the act itself is told."""
    if not page.lexicon.grammar.get("subject_first") or hit.entry.act in {"say", "want", "expect", "announce", "propose"}:
        return None
    source, source_tokens = _source(page, hit, hit.head.i + 1)
    if source is None or source.i > hit.head.i:
        return None
    for c in children(hit.head, "nmod", "obl"):
        case = next((k for k in children(c, "case") if k.lower_ in hit.entry.prepositions), None)
        if case is None or c.i < hit.head.i:
            continue
        content = page.trimmed(i for i in noun_phrase(c) if i != case.i)
        party = page.party(source, hit.tokens)
        if content and party is not None and not page.is_date(content):
            cue = tuple(i for i in hit.tokens if i not in set(source_tokens))
            attribution = Attribution("attribution.noun", cue, hit.head.i, hit.entry.key, party, content, c.i)
            return Found(attribution, source, entry=hit.entry)
    return None


def _announces(page: Page, predicate: Token) -> bool:
    """Whether a clause follows the copula, in languages where it follows at once (*the hope is that …*)."""
    if not page.lexicon.grammar.get("subject_first"):
        return True
    marks = page.lexicon.words("complementisers") | page.lexicon.words("infinitive_marks")
    return any(t.lower_ in marks for t in page.doc[predicate.i + 1 : predicate.i + 3])


def _before_main_verb(page: Page, noun: Token, first: int, last: int) -> int:
    """Where the clause of a noun that opens its sentence ends: before the verb of which both are the subject."""
    start, _ = page.sentence(noun.i)
    if not page.lexicon.grammar.get("subject_first") or any(_is_finite(t) for t in page.doc[start : noun.i]):
        return last
    openers = page.lexicon.words("complementisers") | page.lexicon.words("relatives") | page.lexicon.words("coordinators")
    openers |= page.lexicon.words("conditional_marks") | page.lexicon.words("interrogatives")
    due = 0
    for token in page.doc[first:last]:
        if token.lower_ in openers or token.pos_ == "SCONJ":
            due += 1
        elif _is_finite(token) and page.quotation(token.i) is None:
            if due == 0:
                return token.i
            due -= 1
    return last


def _is_finite(token: Token) -> bool:
    return token.morph.get("VerbForm", []) == ["Fin"]


def _light_verb(page: Page, noun: Token) -> Token | None:
    """The verb that only carries the noun (*heeft geen plannen om …*): its subject is the source."""
    verb = noun.head
    return verb if relation(noun) == "obj" and verb.lemma_.lower() in page.lexicon.words("light_verbs") else None


def _predicate(page: Page, noun: Token) -> Token | None:
    """The copula of *de verwachting is dat …*, whichever way the parse has it."""
    copulas = page.lexicon.words("copulas")
    following = page.doc[noun.i + 1 : noun.i + 3]
    if (
        len(following) == 2
        and following[0].lemma_.lower() in copulas
        and following[1].lower_ in page.lexicon.words("complementisers")
    ):
        return following[0]
    head = noun.head
    first = head.i > noun.i or not page.lexicon.grammar.get("subject_first")
    if relation(noun) == "nsubj" and first and head.lemma_.lower() in copulas and head.pos_ in {"AUX", "VERB"}:
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
        if c.i <= noun.i:
            continue
        mark = next((m for m in children(c, "mark") if m.lower_ in marks and m.i > noun.i), None)
        first = c.left_edge
        relative = any("Rel" in t.morph.get("PronType", []) and relation(t) != "mark" for t in c.children)
        relative = relative and not any(relation(t) == "nsubj" and t.i != first.i for t in c.children)
        if (mark is not None or first.lower_ in marks) and not relative and c.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            return c
    return None


def _is_definite(page: Page, hit: CueHit, predicate: Token | None) -> bool:
    """A noun that attributes has a determiner, an owner or a predicate; in fixed prepositional phrases it has none."""
    if hit.head.morph.get("Number", []) == ["Plur"] and page.lexicon.grammar.get("subject_first"):
        return True  # reports that, fears that
    return predicate is not None or len(hit.tokens) > 1 or any(True for _ in children(hit.head, "nmod", "nmod:poss", "det"))


def _clause_behind(page: Page, noun: Token) -> int | None:
    """Where the clause of a noun begins if the parse hung it elsewhere: at a complementiser right behind the noun's phrase."""
    _, end = page.sentence(noun.i)
    marks = page.lexicon.words("complementisers")
    for token in page.doc[noun.i + 1 : min(end, noun.i + 9)]:
        if token.lower_ in marks:
            behind = page.doc[token.i + 1 : _comma(page, token.i, end)]
            infinitive = any(t.lower_ in page.lexicon.words("infinitive_marks") for t in behind)
            finite = sum(t.morph.get("VerbForm", []) == ["Fin"] for t in behind)
            subordinate = finite and behind[-1].pos_ in {"VERB", "AUX", "ADJ"}
            return token.i if infinitive or subordinate else None
        if token.pos_ in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def _comma(page: Page, first: int, end: int) -> int:
    """The first comma, semicolon or sentence end behind a token."""
    return next((t.i for t in page.doc[first:end] if t.text in {",", ";", ".", ":"} and page.quotation(t.i) is None), end)


def _source(page: Page, hit: CueHit, first: int) -> tuple[Token | None, Tokens]:
    """Whose word it is: the phrase behind *van* or *uit*, or the possessive before the noun."""
    by = page.lexicon.words("source_prepositions")
    for c in children(hit.head, "nmod", "obl", "nmod:poss"):
        case = next((k for k in children(c, "case") if k.lower_ in by), None)
        if case is not None and c.i < first and page.is_speaker(c):
            return c, (case.i, *page.phrase(c))
    behind = hit.head.i + 1
    if behind + 1 < first and page.doc[behind].lower_ in by:
        head = page.phrase_behind(behind, first)
        if head is not None and page.is_speaker(head):
            return head, (behind, *page.phrase(head))
    for c in children(hit.head, "nmod:poss", "nmod", "det"):
        if c.i < hit.head.i and page.is_speaker(c):
            return c, page.phrase(c)
    return None, ()
