"""Who takes part in the meeting that a noun names: from the words around it, nearest first."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from gezant.annotate import trees
from gezant.annotate.meetings import grammar
from gezant.annotate.meetings.page import Page
from gezant.annotate.meetings.parties import Actors, joined, sides
from gezant.annotate.meetings.words import NounWord

_VERBAL = frozenset({"VERB", "AUX"})


def two_camps(own: Actors) -> bool:
    """Whether the parties are two bodies of one country (its government and its opposition)."""
    return len(sides(own)) == 1 and len({actor.split(":", 1)[0] for actor in own}) >= 2


def mediates(other: Actors) -> bool:
    """Whether the other party found is an organisation of states."""
    return bool(other) and all(actor.startswith("IGO/") for actor in other)


def in_passing(noun: Token, word: NounWord, around: list[grammar.Phrase], page: Page) -> Actors:
    """The parties of `na gesprekken in X`, `in een telefoongesprek`, `na lange onderhandelingen`: those of the clause around.

    One whose other party is named but not told (in een gesprek met de krant) is left alone.
    """
    if any(p.preposition in page.words.roles["with"] for p in around):
        return ()
    joint = page.parties.around(noun, ())
    if word.kind != "visit" and len(sides(joint)) >= 2:
        return joint
    place = of_place(noun, word, around, (), page)
    found = joined(page.parties.around(noun, place), place)
    if word.kind == "visit" or (len(sides(found)) >= 2 and not place):
        return found if len(sides(found)) >= 2 else ()
    if not place and (word.kind in {"call", "other"} or grammar.preposition(noun) in page.words.roles["place"]):
        found = joined(found, page.parties.spoken_to(grammar.clause_of(noun)))
        if len(sides(found)) == 1 and word.kind == "call":
            found = joined(found, page.parties.around(noun, found))
    return found if len(sides(found)) >= 2 else ()


def only_with(noun: Token, own: Actors, around: list[grammar.Phrase], page: Page) -> bool:
    """Whether all parties found stand behind `with`: then one more is told elsewhere (X heeft overleg met Y en Z uitgesteld)."""
    if len(sides(own)) < 2 or trees.child(noun, "nmod:poss") is not None:
        return False
    behind = joined(page.parties.at(around, "with"), _with_behind(noun, page))
    return sides(own) == sides(behind) and not any(p.head.lower_ in page.words.sets["reciprocals"] for p in around)


def told_parties(noun: Token, word: NounWord, around: list[grammar.Phrase], page: Page) -> Actors | None:
    """The parties that the words at a noun tell; None where it names no meeting but the leaders of one body."""
    words, parties = page.words, page.parties
    between = _between(noun, page)
    nested = [inner for p in around for inner in grammar.phrases(p.head)]
    if word.mediator:
        return between
    council = words.council(noun.lower_, word.prefix) if word.prefix else ()
    members = parties.at(around, "of")
    if word.council and not word.generic and not council and _is_of_one(noun, members, around, page):
        return None
    ahead, _, seat = parties.before(noun)
    groups = [
        council,
        ahead if len(sides(between)) < 2 else (),  # the Cyprus talks between X and Y
        between,
        parties.at([*around, *nested], "with"),
        _with_behind(noun, page),
        parties.at(around, "behalf"),
        members,
        parties.nationalities(noun),
    ]
    for owner in trees.children(noun, "nmod:poss"):
        groups.append(_owner(owner, word, page))
    if word.kind == "visit" and not any(p.preposition in words.roles["host"] for p in [*around, *nested]):
        groups.append(_host_behind(noun, page))
    if word.kind == "visit":
        groups += [
            parties.at([*around, *nested], "host"),
            parties.at(around, "agent"),
            *(parties.place(p.head) for p in around if p.preposition in words.roles["visited"]),
        ]
    if word.kind == "call":
        groups.append(parties.at(around, "host", "towards"))
    if word.kind == "visit" or (word.needs == "place" and seat):
        groups.append(seat)
    for clause in clauses(noun):
        for party in trees.children(clause, "nsubj", "obj", "iobj"):
            if grammar.antecedent(party, clause).i != noun.i and not page.circumstances.covers(party):
                groups.append(parties.of(party))
    return joined(*groups)


def _with_behind(noun: Token, page: Page) -> Actors:
    """The party behind the next `with` where the base hung it elsewhere: no verb, comma or other meeting stands in between."""
    for token in page.doc[noun.i + 1 : noun.sent.end - 1]:
        if token.pos_ in _VERBAL or token.is_punct or page.words.noun(token.lower_):
            return ()
        if token.lower_ in page.words.roles["with"] and token.pos_ == "ADP":
            return page.parties.between(token.i + 1, noun.sent.end)
    return ()


def _host_behind(noun: Token, page: Page) -> Actors:
    """`het bezoek van X aan Y` where the base made one name of X and Y: the body behind the first preposition of a host."""
    for token in page.doc[noun.i + 1 : noun.sent.end - 1]:
        if token.pos_ in _VERBAL or page.words.noun(token.lower_):
            return ()
        if token.lower_ in page.words.roles["host"] and token.pos_ == "ADP":
            return page.parties.place(token.nbor())
    return ()


def _owner(owner: Token, word: NounWord, page: Page) -> Actors:
    """Whose meeting it is; a pronoun by a visit is a person's, whatever body stands nearer."""
    actors = page.parties.of(owner)
    if owner.pos_ != "PRON" or (actors and word.kind != "visit") or any(":" in actor for actor in actors):
        return actors
    return page.parties.last_person(owner) or actors


def clauses(noun: Token) -> Iterator[Token]:
    """The relative clauses and participles at a noun; a clause that a conjunction opens was put there by mistake."""
    for clause in trees.children(noun, "acl"):
        if not any(c.pos_ != "PRON" for c in trees.children(clause, "mark")) or trees.finite(clause) is None:
            yield clause


def _between(noun: Token, page: Page) -> Actors:
    """The parties behind `between`, where that follows the noun within its sentence with no other verb in between."""
    for token in page.doc[noun.i + 1 : noun.sent.end]:
        if token.lower_ in page.words.roles["between"]:
            return page.parties.between(token.i + 1, noun.sent.end)
        other_verb = token.pos_ in _VERBAL and token.i not in {noun.head.i, *(c.i for c in noun.head.children)}
        if other_verb or page.words.noun(token.lower_):
            return ()
    return ()


def _is_of_one(noun: Token, members: Actors, around: list[grammar.Phrase], page: Page) -> bool:
    """`de top van het leger`: the top of one body that is no union of states is its leaders, and no meeting."""
    if members:
        return len(sides(members)) == 1 and not members[0].startswith("IGO/") and not any(":" in actor for actor in members)
    own = {c.i for c in trees.children(noun, "nmod")}
    return any(
        p.preposition in page.words.roles["of"]
        and p.head.i in own
        and not page.circumstances.covers(p.head)
        and not p.head.like_num
        for p in around
    )


def carried(noun: Token, verb: Token, word: NounWord, own: Actors, page: Page) -> Actors:
    """`X voert overleg met Y`, `Y krijgt bezoek van X`: the subject of a verb that only carries the noun is a party."""
    subject = next(grammar.subjects(verb), None)
    return own if subject is None or subject.i == noun.i else joined(page.parties.of(subject), own)


def of_place(noun: Token, word: NounWord, around: list[grammar.Phrase], own: Actors, page: Page) -> Actors:
    """Talks of one side in another's country are with that country (gesprekken in Noord-Korea, its Beijing talks)."""
    _, town, seat = page.parties.before(noun)
    if town is not None and not sides(seat) <= sides(own) and (word.kind == "visit" or page.parties.is_state(town)):
        return seat
    for phrase in around:
        if phrase.preposition in page.words.roles["place"] and not page.circumstances.covers(phrase.head):
            place = page.parties.place(phrase.head)
            if place and not sides(place) <= sides(own) and (word.kind == "visit" or page.parties.is_state(phrase.head)):
                return place
    return ()


def led(noun: Token, around: list[grammar.Phrase], page: Page) -> Actors:
    """Talks over a country that an organisation's people call, lead or put off."""
    leader = page.parties.around(noun, ())
    topic = of_topic(leader, around, page) if leader else ()
    return joined(leader, topic) if topic else ()


def of_topic(own: Actors, around: list[grammar.Phrase], page: Page) -> Actors:
    """Talks that an organisation leads over a country are with that country's parties."""
    if not all(actor.startswith("IGO/") for actor in own):
        return ()
    for phrase in around:
        if phrase.preposition in page.words.roles["topic"] and phrase.head.pos_ == "PROPN":
            return page.parties.place(phrase.head)
    return ()
