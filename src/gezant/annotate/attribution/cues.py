"""Find cues: verbs, adjectives and nouns of the lexicon in the tree, with particle, fixed words and auxiliaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate.attribution.lexicon import Cue
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Tokens
from gezant.annotate.trees import children, relation

_SECTION = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives", "NOUN": "nouns"}


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in the text: its lexicon entry, its head, its tokens, the negation in it, and the verb that governs its clause.

    `before`: the language puts the negation of a verb before it.
    """

    entry: Cue
    head: Token
    tokens: Tokens
    negation: Tokens
    clause: Token
    before: bool = False

    @property
    def negated(self) -> bool:
        """Whether a negation belongs to the cue."""
        return bool(self.negation)


def verbal_cues(page: Page) -> Iterator[tuple[CueHit, ...]]:
    """For every verb or predicative adjective that may attribute, its readings as a cue, the likeliest first, in text order."""
    for token in page.doc:
        section = "verbs" if _is_mistagged(page, token) else _SECTION.get(token.pos_)
        if section not in {"verbs", "adjectives"}:
            continue
        hits = tuple(_hits(page, token, section))
        if section == "adjectives":
            hits += tuple(_hits(page, token, "verbs"))
        elif token.morph.get("VerbForm", []) == ["Part"] and page.lexicon.cues("adjectives", token.lower_):
            hits = (*_hits(page, token, "adjectives"), *hits)
        if hits:
            yield hits


def nominal_cues(page: Page) -> Iterator[CueHit]:
    """Every noun that may attribute, in text order."""
    for token in page.doc:
        if token.pos_ == "NOUN":
            for entry in page.lexicon.cues("nouns", token.lemma_.lower()) or page.lexicon.cues("nouns", token.lower_):
                words = fixed_words(page, token, entry.words)
                if words is not None:
                    determiner = [c.i for c in children(token, "det", "nmod:poss") if c.i < token.i]
                    yield CueHit(entry, token, tuple(sorted({token.i, *words, *determiner})), (), token.head)
                    break


def _complementisers(page: Page) -> frozenset[str]:
    return page.lexicon.words("finite_complementisers")


def _is_mistagged(page: Page, token: Token) -> bool:
    """A finite verb that the tagger took for something else: its form is a cue's, and it governs a clause or a subject."""
    if token.pos_ in {"VERB", "AUX", "ADJ"} or not token.is_lower or token.lower_ not in page.lexicon.forms:
        return False
    if token.lower_ in page.lexicon.words("resuming") and token.i > 0 and page.doc[token.i - 1].text == ",":
        return True
    if page.lexicon.cues("nouns", token.lower_) or any(relation(c) == "det" for c in token.children):
        return False
    following = page.doc[token.i + 1] if token.i + 1 < len(page.doc) else None
    noun = bool(page.lexicon.cues("nouns", token.lemma_.lower()))
    complemented = following is not None and following.dep_ == "mark" and following.lower_ in _complementisers(page)
    if token.pos_ == "NOUN" and complemented and not noun:
        return True
    start, end = page.sentence(token.i)
    verbless = not any(_is_finite(t) for t in page.doc[start:end])
    return verbless or any(relation(c) in {"ccomp", "xcomp", "nsubj"} for c in token.children)


def _hits(page: Page, token: Token, section: str) -> Iterator[CueHit]:
    for lemma, particle in _lemmas(page, token):
        for entry in page.lexicon.cues(section, lemma):
            words = fixed_words(page, token, entry.words)
            if words is None or (section == "adjectives" and not _predicative(token)):
                continue
            if relation(token) in {"aux", "cop"} and not entry.key.startswith("auxiliaries"):
                continue
            if relation(token) == "amod" and token.morph.get("VerbForm", []) == ["Ger"]:
                continue
            clause = _governor(page, token)
            negation = _negation(page, token, clause, words)
            if entry.only == "negated" and not negation and not _negative_subject(page, clause):
                continue
            extra = {particle.i} if particle is not None else set()
            extra |= {
                d.i
                for i in words
                for d in children(page.doc[i], "det", "fixed")
                if d.i < max(words) and d.lower_ not in page.negations
            }
            if entry.reflexive:
                reflexive = _reflexive(page, token, clause)
                if reflexive is None:
                    continue
                extra.add(reflexive.i)
            extra |= _joined(page, token, negation) | _limits(page, token)
            group = _with_finite(page, token, clause, _group(page, token, clause))
            before = bool(page.lexicon.grammar.get("subject_first"))
            yield CueHit(entry, token, tuple(sorted({*group, *words, *extra})), negation, clause, before)


def _joined(page: Page, token: Token, negation: Tokens) -> set[int]:
    """The verb that a negative conjunction joins to the cue (*neither confirmed nor denied*)."""
    joined = (c for c in children(token, "conj") if any(k.i in negation for k in children(c, "cc")))
    return {c.i for c in joined if page.lexicon.cues("verbs", c.lemma_.lower())}


def _limits(page: Page, token: Token) -> set[int]:
    """Adverbs within the verb group that limit the saying (*would only say*)."""
    group = [c.i for c in children(token, "aux")]
    limits = page.lexicon.words("cue_adverbs")
    return {c.i for c in children(token, "advmod") if group and min(group) < c.i < token.i and c.lower_ in limits}


def _reflexive(page: Page, token: Token, clause: Token) -> Token | None:
    forms = page.lexicon.words("reflexives")
    start, end = page.sentence(token.i)
    near = [t for t in page.doc[max(start, token.i - 6) : min(end, token.i + 7)] if t.lower_ in forms]
    return min((t for t in near if _distance(token, t) <= 2), key=lambda t: abs(t.i - token.i), default=None)


def _negative_subject(page: Page, clause: Token) -> bool:
    subject = next(children(clause, "nsubj"), None)
    return subject is not None and any(t.lower_ in page.lexicon.words("negative_subjects") for t in (subject, *subject.children))


def _with_finite(page: Page, token: Token, clause: Token, group: set[int]) -> set[int]:
    """The group with the auxiliary that a wrong parse left elsewhere: *heeft X gisteren laten weten*, cut at *heeft*."""
    if any(_is_finite(page.doc[i]) for i in group) or token.pos_ == "ADJ":
        return group
    auxiliaries = page.lexicon.words("auxiliaries")
    start, _ = page.sentence(token.i)
    first = min(group)
    for i in range(first - 1, max(start, first - 30) - 1, -1):
        other = page.doc[i]
        if page.quotation(i) is not None and page.quotation(first) is None:
            break
        if _is_finite(other):
            free = not any(
                c.pos_ == "VERB" and c.morph.get("VerbForm", []) in (["Part"], ["Inf"])
                for c in (*other.children, other.head)
                if c.i != token.i and c.i not in group
            )
            return {*group, i} if other.lemma_.lower() in auxiliaries and free else group
    return group


def _is_finite(token: Token) -> bool:
    return token.morph.get("VerbForm", []) == ["Fin"]


def _lemmas(page: Page, token: Token) -> Iterator[tuple[str, Token | None]]:
    """The lemmas to look up, separable verbs first: with the particle joined, then as the base gives it."""
    lemmas = dict.fromkeys((*page.lexicon.forms.get(token.lower_, ()), token.lemma_.lower(), token.lower_))
    particles = [c for c in token.children if c.dep_ == "compound:prt" or (c.i > token.i and _closes(page, c))]
    for particle in particles:
        if particle.dep_ == "compound:prt" or not any(particle.children):
            for lemma in lemmas:
                joined = particle.lower_ + lemma
                if page.lexicon.cues("verbs", joined):
                    yield joined, particle
                if lemma.startswith(particle.lower_) and page.lexicon.cues("verbs", lemma):
                    yield lemma, particle
    apart = list(_apart(page, token, lemmas))
    yield from (
        (lemma, other) for lemma, other in apart if other is not None and (_closes(page, other) or _heads(page, lemma, other))
    )
    for lemma in lemmas:
        yield lemma, None
    yield from apart


def _heads(page: Page, lemma: str, particle: Token) -> bool:
    """Whether the infinitive that a separable verb takes follows its particle (*stelde voor de grens te openen*)."""
    if not any("infinitive" in cue.frames for cue in page.lexicon.cues("verbs", lemma)):
        return False
    _, end = page.sentence(particle.i)
    for token in page.doc[particle.i + 1 : end]:
        if token.lower_ in page.lexicon.words("te"):
            return True
        if token.is_punct or _is_finite(token):
            break
    return False


def _closes(page: Page, particle: Token) -> bool:
    """Whether a particle stands where one closes its clause: before a mark, a quotation, a complementiser, or the end."""
    _, end = page.sentence(particle.i)
    following = page.doc[particle.i + 1] if particle.i + 1 < end else None
    if following is None or following.is_punct or page.quotation(following.i) is not None:
        return True
    return following.lower_ in page.lexicon.words("complementisers") | page.lexicon.words("coordinators")


def _apart(page: Page, token: Token, lemmas: Iterable[str]) -> Iterator[tuple[str, Token | None]]:
    """Separable verbs whose particle the parse hung elsewhere: it stands behind the finite verb, before the next one."""
    if not page.lexicon.particles or not _is_finite(token):
        return
    _, end = page.sentence(token.i)
    for other in page.doc[token.i + 1 : end]:
        if _is_finite(other) or other.text in {";", ":"} or page.quotation(other.i) is not None:
            return
        for lemma in lemmas if other.lower_ in page.lexicon.particles else ():
            if any(cue.particle == other.lower_ for cue in page.lexicon.cues("verbs", other.lower_ + lemma)):
                yield other.lower_ + lemma, other


def fixed_words(page: Page, head: Token, words: Iterable[str]) -> Tokens | None:
    """The tokens of an entry's fixed words near the head in the tree; None where one is missing."""
    found: list[int] = []
    start, end = page.sentence(head.i)
    for word in words:
        low, high = max(start, head.i - 12), min(end, head.i + 25)
        places = sorted({i for either in word.split("|") for i in page.places.get(either, ()) if low <= i < high})
        near = [page.doc[i] for i in places if i != head.i and i not in found and _belongs(page, head, page.doc[i], found)]
        if not near:
            return None
        found.append(min(near, key=lambda t: (_distance(head, t), abs(t.i - head.i))).i)
    return tuple(found)


def _belongs(page: Page, head: Token, word: Token, found: list[int]) -> bool:
    """Whether a fixed word stands with its head: near it in the tree, and no article of a noun that is no fixed word."""
    if relation(word) == "det" and word.head.i != head.i and word.head.i not in found:
        return False
    if word.lower_ in page.lexicon.words("particles") and word.head.i != head.i and word.i != head.i + 1:
        return False
    if word.is_ancestor(head) and (word.pos_ == "VERB" or relation(head) == "acl") and relation(head) not in {"aux", "cop"}:
        return False  # what governs the cue is none of its words
    return _distance(head, word) <= 3


def _distance(a: Token, b: Token) -> int:
    """Steps in the tree between two tokens, 9 where they have no common ancestor nearby; 2 where the parse cut between them."""
    if a.sent.start != b.sent.start:
        return 2
    up = {}
    for steps, node in enumerate(_chain(a)):
        up[node.i] = steps
    for steps, node in enumerate(_chain(b)):
        if node.i in up:
            return up[node.i] + steps
    return 9


def _chain(token: Token) -> Iterator[Token]:
    for _ in range(4):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _predicative(token: Token) -> bool:
    """An adjective that says something of a subject, and does not stand before a noun."""
    return token.dep_ != "amod" and (
        any(True for _ in children(token, "cop", "nsubj"))
        or relation(token) in {"root", "xcomp", "conj", "acl", "advcl", "ccomp"}
    )


def _governor(page: Page, token: Token) -> Token:
    """The verb whose subject is the cue's: the token itself, or the modal or copula that it is the complement of."""
    modals = page.lexicon.words("modals")
    if relation(token) == "aux" and token.head.i != token.i:
        return token.head
    current = token
    while relation(current) in {"xcomp", "ccomp"} and current.head.pos_ in {"VERB", "AUX"}:
        head = current.head
        bare = not any(c.lower_ in page.lexicon.words("infinitive_marks") for c in children(current, "mark"))
        copular = current.pos_ == "ADJ" and head.lemma_.lower() in page.lexicon.words("copulas")
        wish = head.lemma_.lower() in page.lexicon.words("te_modals")
        if not (copular or wish or (bare and head.lemma_.lower() in modals and current.pos_ in {"VERB", "AUX", "ADJ"})):
            break
        current = head
    return current


def _group(page: Page, token: Token, clause: Token) -> set[int]:
    """The verb group: head, auxiliaries, copula, particle, and the modals up to the governing verb."""
    out: set[int] = set()
    if relation(token) == "aux":
        auxiliaries = page.lexicon.words("auxiliaries")
        return {token.i, *(c.i for c in children(clause, "aux") if c.lemma_.lower() in auxiliaries and c.i <= token.i)}
    current = token
    while True:
        out.add(current.i)
        out.update(c.i for c in children(current, "aux", "cop", "compound:prt") if c.pos_ not in {"PRON", "PROPN", "PUNCT"})
        if current.i == clause.i or current.head.i == current.i:
            break
        current = current.head
    if _is_finite(clause):  # a finite verb has no finite auxiliary: what the parse gives it is of another clause
        out -= {i for i in out if i > clause.i and _is_finite(clause.doc[i])}
    return out


def _negation(page: Page, token: Token, clause: Token, words: Tokens) -> Tokens:
    """The negations that belong to the cue: adverbs of the cue's head, or of the modal above it, and negative subjects."""
    out = []
    for node in {token, clause} if token.i != clause.i else {token}:
        for child in node.children:
            if child.lower_ in page.negations and relation(child) in {"advmod", "obl", "obj", "det", "dep"}:
                out.append(child.i)
            elif relation(child) == "obj" and any(d.lower_ in page.negations for d in children(child, "det")):
                continue
            elif child.dep_ == "cc:preconj" and child.lower_ in page.negations and child.i < token.i:
                out.append(child.i)
            elif relation(child) == "advmod" and any(g.lower_ in page.negations for g in child.children):
                out.append(next(g.i for g in child.children if g.lower_ in page.negations))
                if child.lower_ in page.lexicon.words("negated_adverbs"):
                    out.append(child.i)
    if out and max(out) < token.i:
        companions = page.lexicon.words("negation_companions")
        out += [c.i for c in children(token, "advmod") if max(out) < c.i < token.i and c.lower_ in companions]
    out.extend(c.i for other in children(token, "conj") for c in children(other, "cc") if c.lower_ in page.negations)
    if any(c.lower_ in page.negations for other in children(token, "conj") for c in children(other, "cc")):
        out.extend(i for i in range(max(0, token.i - 2), token.i) if page.doc[i].lower_ in page.negations)
    out.extend(i for i in words if page.doc[i].lower_ in page.negations)
    out.extend(d.i for i in words for d in children(page.doc[i], "det") if d.lower_ in page.negations)
    return tuple(sorted(set(out)))
