"""To whom the words were said: an object of the cue, a phrase with *aan, tegen*, or who a letter or an interview is with."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from gezant.annotate.layers import Attribution, Mention, PartyMention
from gezant.annotate.stance.bodies import side
from gezant.annotate.stance.entries import Entry
from gezant.annotate.stance.words import StanceWords
from gezant.annotate.trees import children, noun_phrase, relation

_OBJECTS = frozenset({"obj", "iobj"})


def addressee_of(doc: Doc, attribution: Attribution, entry: Entry, words: StanceWords) -> PartyMention | None:
    """The addressee, None where the text names none. Actors come from the mentions."""
    if attribution.cue_head < 0:
        return None
    wanted = entry.addressee
    if wanted is None:
        wanted = ("iobj", *sorted(words.words("addressees.prepositions")))
    thanked = entry.act == "praise" and "obj" in wanted
    taken = set() if thanked else set(attribution.content)
    if attribution.source is not None:
        taken |= set(attribution.source.tokens)
    for token in _dependents(doc, attribution):
        if token.i in taken or token.i in attribution.cue:
            continue
        mention: Mention | None = doc._.gezant_mentions.get(token.i)
        if mention is None or not _speakable(mention):
            continue
        if _stands(token, mention, wanted, words):
            tokens = tuple(i for i in noun_phrase(token) if i not in taken or thanked)
            if tokens:
                return PartyMention(tokens, mention.actors, mention.naming)
    return None


def _dependents(doc: Doc, attribution: Attribution) -> Iterator[Token]:
    """What hangs on the cue's verbs, and on the nouns there (a letter to, an interview with), in text order."""
    heads = [doc[attribution.cue_head], *(doc[i] for i in attribution.cue if i != attribution.cue_head)]
    found: list[Token] = []
    for head in heads:
        for token in children(head, "obj", "iobj", "obl", "nmod"):
            found.append(token)
            found.extend(children(token, "nmod", "obl"))
    if attribution.source is not None:
        # a phrase behind the speaker is often hung on him: zegt een diplomaat tegen de krant
        source = [doc[i] for i in attribution.source.tokens]
        for token in source:
            found.extend(c for c in children(token, "nmod", "obl") if c.i not in attribution.source.tokens)
    yield from sorted(set(found), key=lambda t: t.i)


def _speakable(mention: Mention) -> bool:
    return mention.actors != ("?",) or mention.person


def _stands(token: Token, mention: Mention, wanted: tuple[str, ...], words: StanceWords) -> bool:
    """Whether a phrase stands where one is spoken to."""
    cases = {c.lower_ for c in children(token, "case")}
    if not cases:
        return relation(token) in _OBJECTS and (relation(token) in wanted or ("obj" in wanted and relation(token) == "iobj"))
    media = all(side(actor)[1] == "MED" for actor in mention.actors)
    if cases & words.words("addressees.media_only"):
        letter = token.head.lemma_.lower() in words.words("addressees.letters") and bool(cases & words.words("addressees.letter_prepositions"))
        allowed = bool(cases & set(wanted) & {"bij"}) or media
        return (letter and (media or "aan" in cases)) or (allowed and not letter and ("bij" not in cases or media or "bij" in wanted))
    return bool(cases & set(wanted))
