"""Find the mentions of meetings in a Doc: look every word up, then look around those that are words of meeting."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from gezant.annotate import trees
from gezant.annotate.meetings import grammar
from gezant.annotate.meetings.circumstances import Circumstances
from gezant.annotate.meetings.geography import Geography
from gezant.annotate.meetings.nouns import noun_sighting
from gezant.annotate.meetings.page import Page
from gezant.annotate.meetings.parties import Parties
from gezant.annotate.meetings.sightings import Sighting
from gezant.annotate.meetings.verbs import happening_sighting, verb_sighting
from gezant.annotate.meetings.words import MeetingWords, NounWord, VerbWord

_NOMINAL = frozenset({"NOUN", "PROPN"})


def sightings(doc: Doc, words: MeetingWords, geography: Geography) -> Iterator[Sighting]:
    """Every mention of a meeting in text order. Needs a parse, mentions and times."""
    page: Page | None = None
    for token in doc:
        if not words.worth(token.lower_, token.lemma_, token.pos_):
            continue
        noun, verb = _words_of(token, words)
        happening = noun is None and verb is None and grammar.lemma(token, words) in words.sets["happening"]
        if noun is None and verb is None and not happening:
            continue
        page = page or Page(doc, words, Parties(doc, words, geography), Circumstances(doc, words))
        if page.is_sport(token):
            continue
        found = verb_sighting(token, verb, page) if verb is not None else None
        if found is None and noun is not None:
            found = noun_sighting(token, noun, page)
        if happening:
            found = happening_sighting(token, page)
        if found is not None:
            yield found


def _words_of(token: Token, words: MeetingWords) -> tuple[NounWord | None, VerbWord | None]:
    """The noun and the verb of meeting that a token may be."""
    if token.pos_ in _NOMINAL:
        noun = _noun(token, words)
        if token.lower_ in words.gatherings and grammar.preposition(token) in words.roles["gathered"]:
            return NounWord("summit", council=True, prefix=token.lower_), None
        if token.lower_ in words.phrases or (noun is None and token.lemma_.lower() in words.phrases):
            return noun, _set_phrase(token, words)
        # a verb used as a noun, or taken for one by the base: het onderhandelen tussen X en Y
        return noun, _nominalised(token, words) if noun is None else None
    verb = _with_adverb(token, words) or words.verbs.get(grammar.lemma(token, words))
    if verb is None and trees.child(token, "det") is not None:
        return _noun(token, words), None
    return None, verb


def _noun(token: Token, words: MeetingWords) -> NounWord | None:
    """The noun of meeting that a token is, with what a compound puts before it; none where that or an adjective forbids it."""
    alone = words.noun(token.lower_)
    if alone is None:
        return None
    if token.dep_ == "compound" and token.head.i > token.i and words.noun(token.head.lower_) is not None:
        # summit talks: the last noun names it
        return None
    if any(c.lower_ in words.sets["domestic"] for c in trees.children(token, "amod")):
        return None
    if any(c.lower_ in alone.without for phrase in token.children if phrase.i > token.i for c in (phrase, *phrase.children)):
        return None
    whole = grammar.premodified(token)
    return alone if whole == token.lower_ else words.noun(whole)


def _set_phrase(token: Token, words: MeetingWords) -> VerbWord | None:
    """`om de tafel zitten`, `in gesprek gaan`: the noun behind its preposition, under or beside one of its verbs."""
    cases = {grammar.preposition(token), *(t.nbor(-1).lower_ for t in (token, token.left_edge) if t.i)}
    for phrase in words.phrases.get(token.lower_) or words.phrases.get(token.lemma_.lower()) or ():
        if not cases & phrase.prepositions:
            continue
        near = {
            grammar.lemma(token.head, words),
            grammar.lemma(grammar.clause_of(token), words),
            token.head.lemma_.lower(),
            *(c.lemma_.lower() for c in trees.children(token, "cop", "aux")),
        }
        if near & phrase.verbs:
            return phrase.word
    return None


def _with_adverb(token: Token, words: MeetingWords) -> VerbWord | None:
    """`zaten samen`: a particle that the base took for an adverb."""
    for child in trees.children(token, "advmod", "xcomp", "compound:prt"):
        verb = words.verbs.get(words.joined(grammar.lemma(token, words), child.lower_))
        if child.i > token.i and verb is not None:
            return verb
    return None


def _nominalised(token: Token, words: MeetingWords) -> VerbWord | None:
    verb = words.verbs.get(token.lower_)
    return verb if verb is not None and (verb.durative or trees.child(token, "aux") is not None) else None
