"""A noun of meeting: who stands around it, when and where it is, how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from gezant.annotate import trees
from gezant.annotate.meetings import extent, grammar, noun_parties, states
from gezant.annotate.meetings.circumstances import PlacedTime
from gezant.annotate.meetings.page import Page
from gezant.annotate.meetings.parties import Actors, joined, sides
from gezant.annotate.meetings.sightings import Sighting
from gezant.annotate.meetings.values import direction
from gezant.annotate.meetings.words import NounWord

_VERBAL = frozenset({"VERB", "AUX"})


def noun_sighting(noun: Token, word: NounWord, page: Page) -> Sighting | None:
    """What a noun of meeting tells; None where it names no meeting (a refused one, a top that is a body's leaders)."""
    words, parties = page.words, page.parties
    top = grammar.measured(noun, words)
    if any(child.lower_ in words.sets["none"] for child in (*noun.children, *top.children)):
        return None
    governor = _carrier(top)
    told = states.of_noun(top, words, dated=False)
    around = list(_phrases(top, governor, told.light))
    if top.i != noun.i:
        around += [p for p in grammar.phrases(noun) if p not in around]
    own = noun_parties.told_parties(noun, word, around, page)
    if own is None:
        return None
    owners = [o for o in trees.children(top, "nmod:poss") if o.lower_ in words.sets["theirs"]]
    guests = any(p.preposition in words.roles["with"] for p in around)
    if owners and len(sides(own)) < 2 and not guests and not (own and (word.kind == "visit" or "IGO" in own[0])):
        # their summit, where the layer below does not tell who they are
        own = parties.last_two(owners[0]) or own
    definite = _is_definite(top, page) or (told.firm and told.state in {"cancelled", "postponed"})
    among = grammar.among_themselves(noun, words) and len(sides(own)) == 1
    council = word.council and bool(own) and not guests and (among or all(a.startswith("IGO/") for a in own))
    if told.light and len(sides(own)) < 2 and governor is not None and not among:
        carried = noun_parties.carried(top, governor, word, own, page)
        own = carried if own or not definite or len(sides(carried)) >= 2 else own
    fallback: Actors = ()
    timely = words.states.prepositions.get(grammar.preposition(top) or "") in {"held", "during"}
    if not own and timely and (not definite or owners) and word.needs in {"", "other"}:
        # gesprekken in X, told of Y's people: theirs with X
        own = noun_parties.in_passing(noun, word, around, page)
    if word.needs and len(sides(own)) < 1:
        return None
    if not own and not definite and governor is not None and told.state in {"planned", "proposed", "ongoing"}:
        joint = parties.of(next(grammar.subjects(governor), top))
        own = joint if len(sides(joint)) >= 2 else ()
    if noun_parties.only_with(noun, own, around, page):
        own = joined(parties.around(noun, own), own)
    if not own:
        fallback = noun_parties.led(noun, around, page)
        if not fallback and definite and told.firm and told.state in {"cancelled", "postponed"}:
            fallback = parties.protagonists(noun, 2, frozenset())
    if len(sides(own)) == 1 and not council:
        place = noun_parties.of_place(noun, word, around, own, page)
        other = (word.kind == "visit" and place) or parties.around(noun, own, far=told.firm and not place)
        fallback = other or place or noun_parties.of_topic(own, around, page)
        if noun_parties.two_camps(own) and fallback and (fallback == place or noun_parties.mediates(fallback)):
            # they are among themselves: where they are and who brings them together takes no side
            council, fallback = True, ()
    times = list(_new_times(top, page) if told.state == "postponed" else _times(top, governor, told, page))
    if any(t.preposition not in words.roles["open"] for t in times):
        told = states.of_noun(top, words, dated=True)
    when = page.circumstances.value(times)
    if when is None and words.states.prepositions.get(grammar.preposition(top) or "") == "held":
        when = page.said_on(grammar.clause_of(top))
    unreal = grammar.unreal(top, words)
    vague = word.needs == "other" and not told.light and not definite
    timely = timely and grammar.preposition(top) in words.roles["timely"]
    if not definite and not own and not _attached(top, governor):
        return None
    conditional = governor is not None and any(m.lower_ in words.sets["irrealis_marks"] for m in trees.children(governor, "mark"))
    calling = word.kind == "call" or any(c.lemma_.lower() in words.sets["call_words"] for c in noun.children)
    return Sighting(
        head=noun.i,
        tokens=extent.of_noun(top, joined(own, fallback), page),
        kind="call" if calling else word.kind,
        actors=own,
        fallback=fallback,
        definite=definite,
        generic=word.generic,
        nominal=True,
        council=council,
        certain=not (unreal or vague) or timely or (definite and not conditional and told.state not in {"possible", "proposed"}),
        state=told.state,
        firm=told.firm and not unreal,
        when=when,
        where=_where(noun, word, told, around, page),
        first_since=page.circumstances.first_since(top),
        sentence=noun.sent.start,
        clause=governor.i if governor is not None else top.i,
        rule="meetings.noun-" + word.kind,
        indefinite=not definite and any(True for _ in trees.children(top, "det")),
        rounds=word.rounds,
        headline=not any("Fin" in grammar.feature(t, "VerbForm") for t in noun.sent),
        lasting="Plur" in grammar.feature(noun, "Number") or noun.lower_.endswith(words.lasting),
    )


def _carrier(noun: Token) -> Token | None:
    """The verb or predicate that the noun is an argument of, if it is."""
    if noun.head.i == noun.i or trees.relation(noun) not in {"nsubj", "obj", "obl", "iobj", "xcomp", "csubj"}:
        return None
    governor = grammar.hoisted(noun.head, noun)
    return governor if governor.i == noun.head.i or trees.relation(noun) == "obl" else None


def _is_definite(noun: Token, page: Page) -> bool:
    """Whether an article, a demonstrative or a possessor marks the meeting as known."""
    sets = page.words.sets
    if any(c.lower_ not in sets["none"] for c in trees.children(noun, "nmod:poss")):
        return True
    if trees.child(noun, "det") is None and (_is_headline(noun) or _goes_on(noun, page)):
        return True
    plural = "Plur" in grammar.feature(noun, "Number")
    return any(
        c.lower_ in sets["definite"] and not (plural and c.lower_ in sets["definite_singular"])
        for c in trees.children(noun, "det")
    )


def _goes_on(noun: Token, page: Page) -> bool:
    """Whether the verb says that a meeting goes on or starts again: only one that is known can (talks would continue)."""
    words = page.words
    verb = grammar.lemma(noun.head, words)
    told = trees.relation(noun) in {"nsubj", "obj"} and grammar.is_verbal(noun.head) and trees.finite(noun.head) is not None
    return told and (words.states.verbs.get(verb) == "ongoing" or verb in words.sets["resuming"])


def _is_headline(noun: Token) -> bool:
    """Whether a noun heads a sentence without a verb: what a headline names, the text tells."""
    return noun.head.i == noun.i and not any(t.pos_ in _VERBAL for t in noun.sent)


def _attached(noun: Token, governor: Token | None) -> bool:
    """An indefinite noun without parties may still tell of the meeting that its own verb tells of (ontvangt … voor een top)."""
    return governor is not None and trees.relation(noun) == "obl"


def _phrases(noun: Token, governor: Token | None, light: bool) -> Iterator[grammar.Phrase]:
    """The phrases that belong to the noun: its own, those of a verb that only carries it, those that follow it directly."""
    yield from grammar.phrases(noun)
    for clause in noun_parties.clauses(noun):
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


def _times(noun: Token, governor: Token | None, told: states.Told, page: Page) -> Iterator[PlacedTime]:
    """The noun's own times; those right behind it; those of its clause where the verb does not keep them to itself."""
    seen: set[int] = set()
    barred = page.words.roles["since"] if told.state != "ongoing" else frozenset[str]()
    own = list(page.circumstances.below(noun))
    for told_in in noun_parties.clauses(noun):
        own += page.circumstances.below(told_in)
    behind = page.circumstances.right_of(noun.right_edge.i + 1)
    deed = behind is not None and told.own_time and governor is not None and _of_deed(behind, governor, noun, page)
    if behind is not None and behind.preposition and not deed:
        own.append(behind)
    for time in own:
        if time.mention.start not in seen and time.preposition not in barred:
            seen.add(time.mention.start)
            yield time
    clause = grammar.with_finite(governor if governor is not None else grammar.clause_of(noun))
    case = grammar.preposition(noun)
    simultaneous = page.words.states.prepositions.get(case or "") in {"held", "during"}
    if simultaneous or (governor is not None and told.light and not told.own_time):
        for time in page.circumstances.below(clause):
            if time.mention.start not in seen and (told.light or time.preposition not in page.words.roles["open"]):
                seen.add(time.mention.start)
                yield time
    elif page.circumstances.hours_before(noun):
        yield from (t for t in page.circumstances.below(clause) if t.mention.start not in seen)
    elif told.own_time:
        for time in page.circumstances.below(clause):
            if time.mention.start not in seen and time.preposition in page.words.roles["aim"]:
                seen.add(time.mention.start)
                yield time


def _of_deed(time: PlacedTime, verb: Token, noun: Token, page: Page) -> bool:
    """Whether a past time behind the noun hangs on the verb before it: the day of the deed (called off the talks on Monday)."""
    past = direction(time.value, page.doc._.gezant_date) == "past"
    return past and verb.i < noun.i and time.head.head.i == verb.i


def _new_times(noun: Token, page: Page) -> Iterator[PlacedTime]:
    """The day that a meeting is put off to."""
    for time in page.circumstances.below(grammar.clause_of(noun)):
        if time.preposition in page.words.roles["until"]:
            yield time


def _where(noun: Token, word: NounWord, told: states.Told, around: list[grammar.Phrase], page: Page) -> str | None:
    nested = [inner for phrase in around for inner in grammar.phrases(phrase.head)]
    for phrase in (*around, *nested):
        visited = word.kind == "visit" and phrase.preposition in page.words.roles["visited"]
        place = page.circumstances.place(replace(phrase, preposition=_in(page)) if visited else phrase, page.people)
        if place is not None:
            return place
    _, town, _ = page.parties.before(noun)
    if town is not None:
        return page.circumstances.name_of(town)
    carried = told.light and noun.head.i != noun.i
    return page.circumstances.somewhere(noun.head, page.people) if carried else None


def _in(page: Page) -> str:
    return next(iter(page.words.roles["place"]))
