"""To whom the words were said: an object of the cue, a phrase with *aan, tegen*, or whom a letter or an interview is with."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from gezant.annotate.layers import Attribution, Mention, PartyMention, Tokens
from gezant.annotate.stance.bodies import side
from gezant.annotate.stance.entries import Entry
from gezant.annotate.trees import children, noun_phrase, relation
from gezant.annotate.wordlists import StanceWords, Words

_OBJECTS = frozenset({"obj", "iobj"})
_NEAR = 3  # words between the cue or its source and a phrase that the tree hangs elsewhere


def addressee_of(doc: Doc, attribution: Attribution, entry: Entry, words: StanceWords) -> PartyMention | None:
    """The addressee, None where the text names none. Actors come from the mentions."""
    if attribution.cue_head < 0 or entry.section == "markers":
        return None
    wanted = frozenset(entry.addressee) if entry.addressee is not None else words.words("addressees.prepositions") | {"iobj"}
    thanked = entry.act == "praise" and "obj" in wanted
    source = set(attribution.source.tokens) if attribution.source is not None else set()
    taken = source | (set() if thanked else set(attribution.content)) | set(attribution.cue)
    for token in _candidates(doc, attribution, wanted, words):
        mention: Mention | None = doc._.gezant_mentions.get(token.i)
        spoken_to = any(c.lower_ in words.words("addressees.never_source") for c in children(token, "case"))
        if (
            (token.i in taken and not (spoken_to and token.i in source))
            or mention is None
            or not (mention.actors != ("?",) or mention.person)
        ):
            continue
        if token.pos_ == "PRON" and token.morph.get("PronType", []) != ["Prs"]:
            continue
        if attribution.source is not None and mention.actors == attribution.source.actors != ("?",):
            continue
        if _stands(token, mention, wanted, entry, words, source):
            tokens = tuple(i for i in noun_phrase(token) if thanked or i not in taken - source)
            tokens = _name(doc, token, tokens, words)
            if tokens:
                return PartyMention(tokens, mention.actors, mention.naming)
    return None


def _name(doc: Doc, head: Token, tokens: Tokens, words: StanceWords) -> Tokens:
    """A phrase without what the tree hangs on it that tells where or how one spoke, and without a complementiser."""
    outside = words.words("addressees.outside")
    end = next((i for i in tokens if i > head.i and (doc[i].lower_ in outside or doc[i].pos_ == "SCONJ")), None)
    return tokens if end is None else tuple(i for i in tokens if i < end)


def _candidates(doc: Doc, attribution: Attribution, wanted: Words, words: StanceWords) -> Iterator[Token]:
    """What hangs on the cue's verbs and on the nouns there (a letter to), and phrases right behind cue and source."""
    found: set[Token] = set()
    nouns = words.words("addressees.letters.nouns") | words.words("addressees.interviews.nouns")
    heads = {doc[attribution.cue_head], *(doc[i] for i in attribution.cue)}
    for head in heads:
        for token in children(head, "obj", "iobj", "obl", "nmod", "nsubj"):
            found.add(token)
            if token.lemma_.lower() in nouns:
                found.update(children(token, "nmod", "obl"))
    found.update(_behind(doc, attribution, wanted))
    yield from sorted(found, key=lambda t: t.i)


def _behind(doc: Doc, attribution: Attribution, wanted: Words) -> Iterator[Token]:
    """Phrases with a preposition of address that stand right behind the cue or its source, whatever the tree hangs them on."""
    own = {*attribution.cue, *(attribution.source.tokens if attribution.source is not None else ())}
    near = {i for edge in own for i in range(edge + 1, edge + 2 + _NEAR)} - set(attribution.content)
    end = doc[attribution.cue_head].sent.end
    for i in sorted(near):
        if i < end and doc[i].lower_ in wanted and doc[i].pos_ == "ADP":
            head = doc[i].head
            if head.i > i and head.i not in attribution.content:
                yield head


def _stands(token: Token, mention: Mention, wanted: Words, entry: Entry, words: StanceWords, source: set[int]) -> bool:
    """Whether a phrase stands where one is spoken to."""
    cases = {c.lower_ for c in children(token, "case")}
    if not cases:
        # a subject beside the speaker is a wrongly labelled object
        doubled = (
            relation(token) == "nsubj" and token.i > token.head.i and any(c.i in source for c in children(token.head, "nsubj"))
        )
        labelled = "iobj" if doubled else relation(token)
        return labelled in _OBJECTS and (labelled in wanted or ("obj" in wanted and labelled == "iobj"))
    media = all(side(actor)[1] == "MED" for actor in mention.actors)
    noun = token.head.lemma_.lower()
    if noun in words.words("addressees.letters.nouns"):
        return bool(cases & words.words("addressees.letters.prepositions"))
    if noun in words.words("addressees.interviews.nouns"):
        return media and bool(cases & words.words("addressees.interviews.prepositions"))
    if cases & words.words("addressees.media_only") and entry.addressee is None:
        return media
    return bool(cases & wanted)
