"""Carriers: who brought the words from their source to the report (*meldt X op basis van Y*, *schreef de krant Z*).

A news organisation that reports what somebody else says is no source but a link of the chain; where it names those behind it,
they are the source; where it names nobody and there is nobody else, it is the source itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import PartyMention, Tokens
from gezant.annotate.trees import child, relation


def carried(page: Page, ordered: Sequence[Found]) -> list[Found]:
    """The statements with their chains of carriers; those that only carried another's words are gone."""
    results: list[Found | None] = list(ordered)
    for k in range(len(results)):
        current = results[k]
        if current is None or current.attribution.source is None:
            continue
        origin = _origin(page, current, ordered)
        media = is_media(current.attribution.source)
        inner = _inner(page, current, k, results)
        spoken = _spoken(page, current, k, results)
        if spoken is not None and (target := results[spoken]) is not None:
            a = target.attribution
            results[spoken] = replace(target, attribution=replace(a, chain=(*a.chain, current.attribution.source)))
            results[k] = None
            continue
        if inner is not None and (target := results[inner]) is not None:
            a = target.attribution
            if a.source is None and a.hearsay:
                results[inner] = None
                results[k] = _merged(page, current, target, origin)
                continue
            if (media or origin is not None) and a.source is not None and not _same(a.source, current.attribution.source):
                links = [current.attribution.source, *(origin.links if origin else ()), *((origin.party,) if origin else ())]
                results[inner] = replace(target, attribution=replace(a, chain=(*links, *a.chain)))
                results[k] = None
                continue
        if origin is not None:
            results[k] = _with_origin(page, current, origin)
    return [f for f in results if f is not None]


def _spoken(page: Page, f: Found, k: int, results: Sequence[Found | None]) -> int | None:
    """The statement whose own cue a marker qualifies (*“…”, zei X volgens Y*): Y carried it."""
    if not f.attribution.entry.startswith("markers/") or f.parenthetical:
        return None
    for j, g in enumerate(results):
        if g is not None and j != k and g.parenthetical and g.attribution.cue_head == f.attribution.content_head:
            return j
    return None


def is_media(party: PartyMention) -> bool:
    """Whether a party is a news organisation, or several."""
    return all(body.startswith("MED") or ".MED" in body for body in (a.split(":")[0] for a in party.actors)) and bool(
        party.actors
    )


class Origin:
    """Those behind a carrier: the words that name the relation, the party, and links between carrier and party."""

    def __init__(self, cue: Tokens, party: PartyMention, head: Token, links: tuple[PartyMention, ...] = ()) -> None:
        self.cue, self.party, self.head, self.links = cue, party, head, links


def _origin(page: Page, f: Found, everything: Sequence[Found]) -> Origin | None:
    """*op basis van Y* behind the cue, in its sentence and outside of its content, with no other cue in between."""
    a = f.attribution
    if not a.cue:
        return None
    _, end = page.sentence(max(a.cue))
    content = set(a.content)
    phrases = page.lexicon.carriers
    begin = min((*a.cue, *(a.source.tokens if a.source is not None else ())))
    firsts = {words[0] for words in phrases}
    verbs = page.lexicon.words("carrier_verbs")
    for i in range(begin, end):
        if page.lowers[i] not in firsts and page.doc[i].lemma_.lower() not in verbs:
            continue
        quoting = page.doc[i].lemma_.lower() in page.lexicon.words("carrier_verbs") and page.names_origin(page.doc[i])
        for words in (*phrases, *(((page.doc[i].lower_,),) if quoting else ())):
            if i + len(words) < end and all(page.doc[i + k].lower_ == w for k, w in enumerate(words)) and i not in content:
                cue = tuple(range(i, i + len(words)))
                if (i not in range(min(a.cue), end) and len(words) > 1) or page.quoted(i):
                    continue
                if any(max(a.cue) < g.attribution.cue_head < i for g in everything if g is not f):
                    continue
                head = _head_behind(page, cue[-1], end)
                party = page.party(head, cue) if head is not None else None
                if head is None or party is None or (len(words) == 1 and not page.is_speaker(head)):
                    continue
                return _cited(page, cue, party, head)
    return None


def _cited(page: Page, cue: Tokens, party: PartyMention, head: Token) -> Origin:
    """*op gezag van Z, die Y citeert*: Z is one more link, Y the source."""
    verbs = page.lexicon.words("carrier_verbs")
    clause = child(head, "acl:relcl", "acl")
    if clause is not None and clause.lemma_.lower() in verbs:
        quoted = child(clause, "obj", "obl")
        found = page.party(quoted, {clause.i}) if quoted is not None and page.is_speaker(quoted) else None
        if quoted is not None and found is not None:
            return Origin((*cue, clause.i), found, quoted, (party,))
    return Origin(cue, party, head)


def _head_behind(page: Page, after: int, end: int) -> Token | None:
    if after + 1 >= end:
        return None
    token = page.doc[after + 1]
    for _ in range(6):
        if token.i in page.mentions and relation(token) not in {"amod", "det", "nmod:poss", "flat"}:
            return token
        if token.head.i <= after or token.head.i == token.i:
            break
        token = token.head
    return next(
        (t for t in page.doc[after + 1 : min(end, after + 8)] if t.i in page.mentions and t.pos_ in {"NOUN", "PROPN", "PRON"}),
        None,
    )


def _with_origin(page: Page, f: Found, origin: Origin) -> Found:
    a = f.attribution
    if a.source is None:
        return f
    cue = tuple(sorted({*a.cue, *origin.cue}))
    source_tokens = tuple(i for i in a.source.tokens if i not in set(origin.cue) | set(origin.party.tokens))
    carrier = replace(a.source, tokens=page.trimmed(source_tokens) or a.source.tokens)
    return replace(
        f,
        attribution=replace(a, cue=cue, source=origin.party, chain=(carrier, *origin.links, *a.chain)),
        source=origin.head,
    )


def _merged(page: Page, outer: Found, inner: Found, origin: Origin | None) -> Found:
    """Hearsay that somebody vouches for: one statement with both cues (*zou …, meldt X*)."""
    a, b = outer.attribution, inner.attribution
    merged = replace(
        outer,
        attribution=replace(
            a, cue=tuple(sorted({*a.cue, *b.cue})), content=b.content, content_head=b.content_head, hearsay=b.hearsay or a.hearsay
        ),
    )
    return _with_origin(page, merged, origin) if origin is not None else merged


def _inner(page: Page, f: Found, k: int, results: Sequence[Found | None]) -> int | None:
    """The statement that is most of the content of another: its main clause is a cue."""
    content = {i for i in f.attribution.content if not page.doc[i].is_punct}
    if not content:
        return None
    best, share = None, 0.6
    for j, g in enumerate(results):
        if g is None or j == k or g.attribution.cue_head < 0:
            continue
        b = g.attribution
        covered = {*b.cue, *b.content, *(b.source.tokens if b.source else ())} & content
        if not set(b.cue) <= content or (f.back and g.back):
            continue
        if b.cue_head == f.attribution.content_head and not set(b.content) >= content:
            return j
        if len(covered) / len(content) >= share and not set(b.content) >= content:
            best, share = j, len(covered) / len(content)
    return best


def _same(a: PartyMention, b: PartyMention) -> bool:
    return a.actors == b.actors and a.actors != ("?",)
