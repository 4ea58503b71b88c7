"""Attribution without a cue: *Peskov: “…”*, a headline *Rutte: laatste kans*, a quotation alone behind another's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from gezant.annotate.attribution.extent import root_of
from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.page import Page
from gezant.annotate.attribution.quotes import Quotation
from gezant.annotate.layers import Attribution, PartyMention, Tokens
from gezant.annotate.trees import children


def bare(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """What the other rules left: `found` is what they found, and tells which quotations are taken."""
    taken = {i for f in found for i in f.attribution.content}
    for start, end in page.sentences:
        colon = _headline(page, start, end, taken)
        if colon is not None:
            yield colon
            taken |= set(colon.attribution.content)
    for quotation in page.quotations:
        alone = page.is_paragraph(quotation.start, quotation.end) or page.is_sentence(quotation.start, quotation.end)
        clausal = quotation.clausal or alone
        if clausal and not taken & set(range(quotation.start, quotation.end)):
            result = _quotation(page, quotation)
            if result is not None:
                yield result


def _headline(page: Page, start: int, end: int, taken: set[int]) -> Found | None:
    """*X: words* in one sentence, X a speaker and nothing else before the colon."""
    colon = next((t.i for t in page.doc[start:end] if t.text == ":" and page.quotation(t.i) is None), None)
    if colon is None or colon + 1 >= end or taken & set(range(colon + 1, end)):
        return None
    before = list(page.words(start, colon))
    heads = [t for t in before if t.i in page.mentions and t.head.i not in {b.i for b in before}] or [
        t for t in before if t.i in page.mentions
    ]
    if not before or not heads or any(t.pos_ in {"VERB", "AUX"} for t in before):
        return None
    head = heads[0]
    mention = page.mentions[head.i]
    if not page.is_speaker(head) or mention.kind in {"pronoun", "other"} or len(before) > 12:
        return None
    quotation = page.quotation(colon + 1)
    stop = quotation.end if quotation is not None and quotation.start == colon + 1 else end
    content = page.trimmed(range(colon + 1, stop))
    whole_line = start == 0 or "\n" in page.doc[max(0, start - 1) : start + 1].text
    if quotation is None and not (whole_line and _is_title(page, end)):
        return None
    if not content:
        return None
    party = PartyMention(page.trimmed(t.i for t in page.doc[start:colon]), mention.actors, mention.naming)
    return Found(Attribution("attribution.colon", (), -1, "", party, content, root_of(page, content)), source=head)


def _is_title(page: Page, end: int) -> bool:
    """A line of its own without a full stop."""
    last = page.doc[end - 1]
    if last.is_space and end >= 2:
        last = page.doc[end - 2]
    return last.text not in {".", "!", "?"}


def _quotation(page: Page, quotation: Quotation) -> Found | None:
    """A quotation whose sentence has no cue: its speaker stands before a colon, or is told by the sentence before."""
    start, end = page.sentence(quotation.start)
    lead = list(page.words(start, quotation.start))
    rest = list(page.words(quotation.end, end))
    source: Token | None = None
    if lead and page.doc[quotation.start - 1].text == ":":
        source = _subject(page, start, quotation.start)
    elif lead or rest:
        return None
    content = page.trimmed(range(quotation.start, quotation.end))
    if not content:
        return None
    party = page.party(source) if source is not None else None
    rule = "attribution.colon" if source is not None else "attribution.bare-quotation"
    attribution = Attribution(rule, (), -1, "", party, content, root_of(page, content))
    return Found(attribution, source, back=source is None)


def _subject(page: Page, start: int, end: int) -> Token | None:
    """The subject of the clause before a colon."""
    subjects = [t for t in page.doc[start:end] if t.dep_ in {"nsubj", "nsubj:pass"} and page.is_speaker(t)]
    main = [t for t in subjects if "Rel" not in t.morph.get("PronType", []) and t.head.dep_ not in {"acl:relcl", "acl", "advcl"}]
    if main or subjects:
        return (main or subjects)[0]
    heads = [t for t in page.doc[start:end] if t.i in page.mentions and page.is_speaker(t)]
    return heads[0] if heads else None


def tagged(page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """*“…”, klinkt het*; *…, luidt het bij X*: said by X, or by whoever spoke last."""
    taken = {i for f in found for i in (*f.attribution.content, *f.attribution.cue)}
    for tag in _tags(page):
        start, _ = page.sentence(tag[0])
        content = page.trimmed(range(start, tag[0]))
        if not content or taken & set(content) or taken & set(tag):
            continue
        token = page.doc[tag[0]]
        source = next((c for c in children(token, "nsubj", "obl") if page.is_speaker(c)), None)
        party = page.party(source) if source is not None else None
        attribution = Attribution("attribution.tag", tag, tag[0], "", party, content, root_of(page, content))
        yield Found(attribution, source, back=source is None)


def _tags(page: Page) -> Iterator[Tokens]:
    """The impersonal tags behind a comma or a quotation, with their expletive."""
    tags = page.lexicon.words("tags_of_quotation")
    expletives = page.lexicon.words("expletives")
    for token in page.doc:
        if token.lower_ not in tags or token.i == 0 or page.quotation(token.i) is not None or token.i + 1 >= len(page.doc):
            continue
        manner = page.lexicon.words("manner_anaphors")
        before = page.doc[token.i - 1]
        if before.lower_ in manner and token.i > 1:
            before = page.doc[token.i - 2]
        if page.doc[token.i + 1].lower_ in expletives and (before.text == "," or page.quotation(before.i) is not None):
            yield (token.i, token.i + 1)
