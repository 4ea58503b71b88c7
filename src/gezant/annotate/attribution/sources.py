"""Find who speaks: the subject of a cue, the agent of a passive, the one whom an infinitive or a coordination leaves unsaid."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate.attribution.coordination import governing_cue, tagged_subject
from gezant.annotate.attribution.cues import CueHit
from gezant.annotate.attribution.extent import is_gerund
from gezant.annotate.attribution.page import Page
from gezant.annotate.trees import children, relation


@dataclass(frozen=True, slots=True)
class Speaker:
    """The nominal head that speaks, None where nobody is named; `own` where it stands in the cue's own clause.

    `carrier` is who quotes the speaker.
    """

    head: Token | None
    own: bool
    passive: bool
    carrier: Token | None = None


def speaker(page: Page, hit: CueHit) -> Speaker:
    """Who a verbal or adjectival cue is attributed to."""
    if hit.entry.quotes_object:
        quoted, carrier = _quoted_by(page, hit)
        return Speaker(quoted, True, False, carrier)
    if _is_passive(page, hit):
        if hit.entry.frames == {"none"}:  # could not be reached
            return Speaker(_subject(page, hit.head), True, False)
        return Speaker(_agent(page, hit), True, True)
    noun = _of_noun(page, hit)
    if noun is not None:
        return Speaker(noun, True, False)
    own = None
    for node in dict.fromkeys((hit.head, hit.clause)):
        found = _subject(page, node)
        if found is not None and (nearer := _in_tag(page, hit, found)) is not None:
            return Speaker(nearer, True, False)
        if found is not None and _of_content(page, hit, found):
            continue
        if found is not None and not page.is_expletive(found) and not _is_predicate(page, found):
            if page.is_speaker(found):
                return Speaker(found, True, False)
            own = own or found
    beside = _beside_verb(page, hit)
    if beside is not None:
        return Speaker(beside, True, False)
    if own is not None:
        return Speaker(own, True, False)
    resumed = _resumed(page, hit)
    return Speaker(resumed if resumed is not None else _inherited(page, hit.clause), False, False)


def _of_content(page: Page, hit: CueHit, subject: Token) -> bool:
    """Whether a subject behind its verb is that of the clause which follows (*said Lee would go*)."""
    if not page.lexicon.grammar.get("subject_first") or subject.i < max(hit.tokens):
        return False
    phrase = page.phrase(subject, hit.tokens)
    behind = page.doc[max(phrase) + 1] if phrase and max(phrase) + 1 < len(page.doc) else None
    return behind is not None and behind.morph.get("VerbForm", []) == ["Fin"]


def antecedent(page: Page, source: Token) -> Token:
    """Who a relative pronoun stands for, in languages whose relative clauses stand right behind their noun; else the source."""
    clause = source.head
    noun = clause.head
    relative = source.lower_ in page.lexicon.words("relatives") and relation(clause) in {"acl", "parataxis"}
    fits = relative and page.lexicon.grammar.get("subject_first") and noun.i < source.i and page.is_speaker(noun)
    return noun if fits else source


def _subject(page: Page, node: Token) -> Token | None:
    """The subject; of several before the verb the nearest, in languages that put it there."""
    subjects = list(children(node, "nsubj"))
    if page.lexicon.grammar.get("subject_first"):
        before = [s for s in subjects if s.i < node.i]
        return before[-1] if before else next(iter(subjects), None)
    return next(iter(subjects), None)


def _is_predicate(page: Page, noun: Token) -> bool:
    """A noun before its infinitive (*gastheer te zijn*), which a parse may take for a subject."""
    following = page.doc[noun.i + 1] if noun.i + 1 < len(page.doc) else None
    return following is not None and following.lower_ in page.lexicon.words("te")


def _of_noun(page: Page, hit: CueHit) -> Token | None:
    """Where the subject is a word of the cue (*een bevestiging van X blijft uit*): whose it is."""
    subject = next((c for c in children(hit.clause, "nsubj") if c.i in hit.tokens), None)
    if subject is None:
        return None
    by = page.lexicon.words("source_prepositions")
    nodes = [c for node in (subject, hit.clause, hit.head) for c in children(node, "nmod", "obl")]
    nodes += [c for node in list(nodes) for c in children(node, "nmod")]
    return next((c for c in nodes if page.is_speaker(c) and any(k.lower_ in by for k in children(c, "case"))), None)


def _beside_verb(page: Page, hit: CueHit) -> Token | None:
    """In a main clause, the speaker right behind its finite verb, or right before it: what the parse gives no or a wrong subject.

    Only where the verb stands second (languages with that order are told by the lexicon's `verb_second`) and nothing but a
    speaker's phrase touches it.
    """
    if page.lexicon.grammar.get("subject_first"):
        return _around_verb(page, hit)
    if not page.lexicon.grammar.get("verb_second"):
        return None
    finite = next((page.doc[i] for i in hit.tokens if page.doc[i].morph.get("VerbForm", []) == ["Fin"]), None)
    if finite is None or (relation(hit.clause) in {"advcl", "acl", "ccomp", "csubj"} and _is_introduced(hit.clause)):
        return None
    start, end = page.sentence(finite.i)
    behind = page.phrase_from(finite.i + 1, end)
    if behind is not None and page.is_speaker(behind):
        return behind
    before = page.phrase_until(finite.i, start)
    return before if before is not None and page.is_speaker(before) else None


def _in_tag(page: Page, hit: CueHit, subject: Token) -> Token | None:
    """The noun phrase between a comma and the verb, where the tree's subject stands before it (*It will act, X warned*)."""
    first = min(hit.tokens)
    start, _ = page.sentence(first)
    comma = next((i for i in range(first - 1, start, -1) if page.doc[i].text == "," and page.quotation(i) is None), None)
    if comma is None or comma + 1 >= first or subject.i > comma or not page.lexicon.grammar.get("subject_first"):
        return None
    words = page.doc[comma + 1 : first]
    nominal = all(t.pos_ in {"PROPN", "NOUN", "DET", "ADJ", "ADP", "PART", "NUM", "PRON", "PUNCT"} for t in words)
    head = next((t for t in words if relation(t) in _OF_TAGS and not words.start <= t.head.i < words.end), None)
    return head if nominal and head is not None and page.is_speaker(head) else None


_OF_TAGS = frozenset({"appos", "parataxis", "dep", "nmod", "obj", "obl", "list"})

# how a verb hangs on its subject where the tree made that the head
_LOOSE = frozenset({"conj", "parataxis", "acl", "appos", "dep", "amod", "ccomp", "advcl"})


# how a subject hangs on its verb where the tree took it for something else
_MISNAMED = frozenset({"ccomp", "csubj", "dep", "parataxis", "obl", "advcl", "xcomp"})


def _around_verb(page: Page, hit: CueHit) -> Token | None:
    """A subject that the tree made the root or hung elsewhere: before its finite verb, or behind it in a tag (*”, said X*)."""
    first = min(hit.tokens)
    start, end = page.sentence(first)
    mistagged = hit.head.pos_ not in {"VERB", "AUX", "ADJ"} or not page.has_finite(start, end)
    if not mistagged and not any(page.doc[i].morph.get("VerbForm", []) == ["Fin"] for i in hit.tokens):
        return None
    above = hit.clause.head
    above = _whole_phrase(page, above)
    relative = any(c.lower_ in page.lexicon.words("relatives") for c in hit.clause.children)
    loose = relation(hit.clause) in _LOOSE and not relative
    nominal = above.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"} and start <= above.i < first
    if loose and nominal and page.is_speaker(above) and not _verb_between(page, above.i, first):
        return above
    below = next((c for c in hit.clause.children if c.i < first <= c.right_edge.i + 2 and relation(c) in _MISNAMED), None)
    if below is not None and below.pos_ in {"NOUN", "PROPN"} and page.is_speaker(below):
        return below
    before = page.doc[first - 1] if first > start else None
    if before is not None and before.text == "," and (opening := _opening(page, start, first)) is not None:
        return opening
    if mistagged and (ahead := page.phrase_until(first, start)) is not None and page.is_speaker(ahead):
        return ahead
    if before is not None and (before.is_quote or before.text == ","):
        behind = page.phrase_from(max(hit.tokens) + 1, end)
        if behind is not None and page.is_speaker(behind):
            return behind
    return None


def _whole_phrase(page: Page, noun: Token) -> Token:
    """The head of the whole phrase that a noun stands in, if that may speak (*envoys to X*, hung on X)."""
    top = noun
    while relation(top) in {"appos", "flat", "compound"} and top.head.i != top.i:
        top = top.head
    above = top
    while relation(above) in {"nmod", "appos", "flat"} and above.head.pos_ in {"NOUN", "PROPN"}:
        above = above.head
    return above if page.is_speaker(above) else top


def _opening(page: Page, start: int, verb: int) -> Token | None:
    """The noun phrase that opens a sentence, a comma behind it and the verb behind the next one (*X, asked why, said*)."""
    quotation = page.quotation(start)
    if quotation is not None and quotation.end < verb:
        start = quotation.end
    commas = (t.i + 1 for t in page.doc[start:verb] if t.text == ",")
    for begin in (start, *commas):  # the phrase may stand behind a circumstance (*On Monday, X, in a speech, said*)
        if page.has_finite(start, begin):
            return None
        while begin < verb and page.doc[begin].lower_ in page.connectives:
            begin += 1
        head = page.phrase_from(begin, verb)
        phrase = page.phrase(head) if head is not None else ()
        if head is None or not phrase or not (page.is_speaker(head) or page.is_written(head)):
            continue
        if max(phrase) + 1 <= verb - 1 and page.doc[max(phrase) + 1].text == ",":
            return head
    return None


def _verb_between(page: Page, low: int, high: int) -> bool:
    return any(t.morph.get("VerbForm", []) == ["Fin"] for t in page.doc[low + 1 : high])


def _is_passive(page: Page, hit: CueHit) -> bool:
    if hit.entry.key.startswith("adjectives"):
        return False
    put = hit.head.lemma_.lower() in page.lexicon.words("put_to")
    past = hit.head.morph.get("VerbForm", []) == ["Part"] and hit.head.morph.get("Tense", []) == ["Past"]
    bare = not any(c.dep_ in {"aux", "nsubj"} for c in hit.head.children)
    dependent = relation(hit.head) in {"acl", "amod", "advcl", "nmod", "obl", "dep"}
    if past and bare and put and page.has_finite(*page.sentence(hit.head.i)):
        return True
    if past and bare and dependent and page.has_finite(*page.sentence(hit.head.i)):
        return True  # asked about it; briefed on the talks
    return any(c.dep_ in {"aux:pass", "nsubj:pass"} for node in {hit.head, hit.clause} for c in node.children)


def _quoted_by(page: Page, hit: CueHit) -> tuple[Token | None, Token | None]:
    """Of *X quoted Y as saying*, *Y was quoted by X as saying*: Y and X."""
    subject = next(children(hit.head, "nsubj"), None)
    if _is_passive(page, hit):
        return subject, _agent(page, hit)
    return next(children(hit.head, "obj", "iobj"), None), subject


def _agent(page: Page, hit: CueHit) -> Token | None:
    by = page.lexicon.words("agent_prepositions")
    verbs = dict.fromkeys((hit.head, *(page.doc[i] for i in hit.tokens if page.doc[i].pos_ == "VERB")))
    for c in (c for verb in verbs for c in children(verb, "obl", "nmod")):
        if any(case.lower_ in by for case in children(c, "case")):
            return c
    return None


def _is_introduced(clause: Token) -> bool:
    """Whether a word before the clause's head makes it a subordinate one."""
    before = (c for c in clause.subtree if c.i < clause.i)
    return any(relation(c) == "mark" or c.pos_ == "SCONJ" or "Rel" in c.morph.get("PronType", []) for c in before)


def _resumed(page: Page, hit: CueHit) -> Token | None:
    """Who goes on speaking in a participle behind a comma (*…, adding that …*): the subject of the outermost cue above it."""
    before = page.doc[hit.head.i - 1] if hit.head.i > 0 else None
    if hit.head.lower_ not in page.lexicon.words("resuming") or before is None or before.text != ",":
        return None
    found = None
    for above in (t for t in hit.head.ancestors if page.is_act(t)):
        subject = _subject(page, above)
        found = subject if subject is not None and page.is_speaker(subject) else found
        if relation(above) == "parataxis":
            break
    return found


def _inherited(page: Page, clause: Token) -> Token | None:
    """The subject that a coordinated clause or an infinitive shares with the clause above it."""
    current = clause
    for _ in range(4):
        if current.head.i == current.i or relation(current) not in {"conj", "xcomp", "advcl", "ccomp", "acl"}:
            return None
        if relation(current) == "ccomp" and _is_finite(current):
            return None
        if relation(current) == "acl":
            return current.head if current.i == clause.i and is_gerund(clause) else None
        joined = relation(current) == "conj"
        if joined and (tagged := tagged_subject(page, current)) is not None:
            return tagged
        current = governing_cue(page, current) or current.head
        if joined and _is_finite(clause) and not _is_finite(current):
            continue  # a finite clause is coordinated with the finite clause above, not with its infinitive
        found = next(children(current, "nsubj"), None)
        if found is not None and not page.is_expletive(found):
            return found
        above = _whole_phrase(page, current.head)
        bare = not any(c.lower_ in page.lexicon.words("relatives") for c in current.children)
        loose = relation(current) in {"conj", "parataxis"} or (relation(current) == "acl" and bare and _is_finite(current))
        loose = loose and above.i < current.i and above.pos_ in {"NOUN", "PROPN"}
        if loose and page.lexicon.grammar.get("subject_first") and page.is_speaker(above):
            return above
    return None


def _is_finite(clause: Token) -> bool:
    return any(t.morph.get("VerbForm", []) == ["Fin"] for t in (clause, *children(clause, "aux", "cop")))
