"""A noun of meeting: who stands around it, when and where it is, how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from gezant.annotate import trees
from gezant.annotate.layers import Tokens
from gezant.annotate.meetings import grammar, states
from gezant.annotate.meetings.circumstances import PlacedTime
from gezant.annotate.meetings.page import Page
from gezant.annotate.meetings.parties import Actors, joined, sides
from gezant.annotate.meetings.sightings import Sighting
from gezant.annotate.meetings.words import NounWord

_VERBAL = frozenset({"VERB", "AUX"})


def noun_sighting(noun: Token, word: NounWord, page: Page) -> Sighting | None:
    """What a noun of meeting tells; None where it names no meeting (a refused one, a top that is a body's leaders)."""
    words, parties = page.words, page.parties
    if any(child.lower_ in words.sets["none"] for child in noun.children):
        return None
    governor = _carrier(noun)
    told = states.of_noun(noun, words, dated=False)
    around = list(_phrases(noun, governor, told.light))
    own = _own_parties(noun, word, around, page)
    if own is None:
        return None
    determiner = _determiner(noun)
    definite = determiner in words.sets["definite"] or any(True for _ in trees.children(noun, "nmod:poss"))
    if told.light and len(sides(own)) < 2 and governor is not None:
        own = _carried(noun, governor, word, own, page)
    if word.needs and len(sides(own)) < 1:
        return None
    fallback: Actors = ()
    if len(sides(own)) == 1:
        fallback = _place_party(noun, word, around, own, page) or parties.around(noun, own)
    times = list(_times(noun, governor, told, page))
    if times:
        told = states.of_noun(noun, words, dated=True)
    unreal = grammar.unreal(noun, words)
    if not definite and not own and not _attached(noun, governor, words):
        return None
    calling = word.kind == "call" or any(c.lemma_.lower() in words.sets["call_words"] for c in noun.children)
    return Sighting(
        head=noun.i,
        tokens=_tokens(noun),
        kind="call" if calling else word.kind,
        actors=own,
        fallback=fallback,
        definite=definite,
        generic=word.generic,
        nominal=True,
        council=word.council and bool(own) and all(a.startswith("IGO/") for a in own),
        certain=not unreal or (definite and told.state not in {"possible", "proposed"}),
        state=told.state,
        firm=told.firm and not unreal,
        when=page.circumstances.value(times),
        where=_where(noun, word, around, page),
        first_since=page.circumstances.first_since(noun),
        sentence=noun.sent.start,
        clause=governor.i if governor is not None else noun.i,
        rule="meetings.noun-" + word.kind,
    )


def _carrier(noun: Token) -> Token | None:
    """The verb or predicate that the noun is an argument of, if it is."""
    if noun.head.i == noun.i or trees.relation(noun) not in {"nsubj", "obj", "obl", "iobj", "xcomp", "csubj"}:
        return None
    return noun.head


def _determiner(noun: Token) -> str:
    return next((c.lower_ for c in trees.children(noun, "det")), "")


def _attached(noun: Token, governor: Token | None, words: object) -> bool:
    """An indefinite noun without parties may still tell of the meeting that its own verb tells of (ontvangt … voor een top)."""
    return governor is not None and trees.relation(noun) == "obl"


def _phrases(noun: Token, governor: Token | None, light: bool) -> Iterator[grammar.Phrase]:
    """The phrases that belong to the noun: its own, those of a verb that only carries it, those that follow it directly."""
    yield from grammar.phrases(noun)
    for clause in trees.children(noun, "acl"):
        yield from grammar.phrases(clause)
    if governor is None or governor.pos_ not in _VERBAL:
        return
    end = noun.right_edge.i + 1
    for phrase in sorted(grammar.phrases(governor), key=lambda p: p.head.left_edge.i):
        if phrase.head.i == noun.i:
            continue
        if light:
            yield phrase
        elif phrase.head.left_edge.i == end:
            end = phrase.head.right_edge.i + 1
            yield phrase


def _own_parties(noun: Token, word: NounWord, around: list[grammar.Phrase], page: Page) -> Actors | None:
    words, parties = page.words, page.parties
    between = parties.at(around, "between")
    if word.mediator:
        return between
    council = words.council(word.prefix) if word.prefix else ()
    members = parties.at(around, "of")
    if word.council and not word.generic and not council and not members and _has_owner(noun, around, page):
        return None
    groups = [council, between, parties.at(around, "with", "behalf"), members, parties.nationalities(noun)]
    for owner in trees.children(noun, "nmod:poss"):
        groups.append(parties.of(owner))
    if word.kind == "visit":
        groups += [parties.at(around, "host", "agent"), *(parties.place(p.head) for p in around if p.preposition in words.roles["visited"])]
    if word.kind == "call":
        groups.append(parties.at(around, "host", "towards"))
    for clause in trees.children(noun, "acl"):
        subject = trees.subject(clause)
        if subject is not None and grammar.antecedent(subject, clause).i != noun.i:
            groups.append(parties.of(subject))
    return joined(*groups)


def _has_owner(noun: Token, around: list[grammar.Phrase], page: Page) -> bool:
    """`de top van het bedrijf`: a top of somebody who is no party is his, and no meeting."""
    own = {c.i for c in trees.children(noun, "nmod")}
    return any(
        p.preposition in page.words.roles["of"] and p.head.i in own and not page.circumstances.covers(p.head) and not p.head.like_num
        for p in around
    )


def _carried(noun: Token, verb: Token, word: NounWord, own: Actors, page: Page) -> Actors:
    """`X voert overleg met Y`, `Y krijgt bezoek van X`: the subject of a verb that only carries the noun is a party."""
    for subject in grammar.subjects(verb):
        if subject.i != noun.i:
            return joined(page.parties.of(subject), own)
    return own


def _place_party(noun: Token, word: NounWord, around: list[grammar.Phrase], own: Actors, page: Page) -> Actors:
    """Talks of one side in another's country are with that country (gesprekken in Noord-Korea)."""
    for phrase in around:
        if phrase.preposition in page.words.roles["place"] and not page.circumstances.covers(phrase.head):
            place = page.parties.place(phrase.head)
            if place and not sides(place) <= sides(own) and (word.kind == "visit" or page.parties.is_state(phrase.head)):
                return place
    return ()


def _times(noun: Token, governor: Token | None, told: states.Told, page: Page) -> Iterator[PlacedTime]:
    """The noun's own times; those right behind it; those of its clause where the verb does not keep them to itself."""
    seen: set[int] = set()
    barred = page.words.roles["since"] if told.state != "ongoing" else frozenset[str]()
    own = list(page.circumstances.below(noun))
    behind = page.circumstances.right_of(noun.right_edge.i + 1)
    if behind is not None and behind.preposition:
        own.append(behind)
    for time in own:
        if time.mention.start not in seen and time.preposition not in barred:
            seen.add(time.mention.start)
            yield time
    clause = governor if governor is not None else grammar.clause_of(noun)
    case = grammar.preposition(noun)
    simultaneous = page.words.states.prepositions.get(case or "") in {"held", "during"}
    if governor is not None and (told.light or simultaneous) and not told.own_time or simultaneous:
        for time in page.circumstances.below(clause):
            if time.mention.start not in seen and (told.light or time.preposition not in page.words.roles["open"]):
                seen.add(time.mention.start)
                yield time
    elif told.own_time:
        for time in page.circumstances.below(clause):
            if time.mention.start not in seen and time.preposition in page.words.roles["aim"]:
                seen.add(time.mention.start)
                yield time


def _where(noun: Token, word: NounWord, around: list[grammar.Phrase], page: Page) -> str | None:
    for phrase in around:
        visited = word.kind == "visit" and phrase.preposition in page.words.roles["visited"]
        place = page.circumstances.place(replace(phrase, preposition=_in(page)) if visited else phrase, page.people)
        if place is not None:
            return place
    return None


def _in(page: Page) -> str:
    return next(iter(page.words.roles["place"]))


def _tokens(noun: Token) -> Tokens:
    """The noun's phrase, cut to what stands together."""
    tokens = trees.noun_phrase(noun) or (noun.i,)
    first = last = tokens.index(noun.i) if noun.i in tokens else 0
    while first > 0 and tokens[first - 1] == tokens[first] - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] == tokens[last] + 1:
        last += 1
    return tokens[first : last + 1]
