"""A verb or set phrase of meeting: its subject and the other party, when and where, how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from gezant.annotate import trees
from gezant.annotate.layers import Mention
from gezant.annotate.meetings import extent, grammar, states
from gezant.annotate.meetings.page import Page
from gezant.annotate.meetings.parties import Actors, joined, side, sides
from gezant.annotate.meetings.sightings import Sighting
from gezant.annotate.meetings.words import VerbWord
from gezant.model import MeetingKind, MeetingState


def verb_sighting(verb: Token, word: VerbWord, page: Page) -> Sighting | None:
    """What a verb of meeting tells; None where it tells of none: one party only, a thing for an object, a refusal."""
    words = page.words
    clause = verb if verb.pos_ in {"VERB", "AUX"} or trees.child(verb, "cop", "aux") is not None else verb.head
    if word.key.startswith("phrases/") and clause.pos_ not in {"VERB", "AUX"} and trees.child(verb, "cop") is None:
        clause = grammar.clause_of(verb)
        clause = clause if clause.pos_ in {"VERB", "AUX"} else verb
    if any(w not in {c.lower_ for c in clause.subtree} for w in word.words) or (word.bare and _burdened(clause, word, page)):
        return None
    around = list(grammar.phrases(clause))
    if clause.i != verb.i:
        around += list(grammar.phrases(verb))
    if word.invites:
        around = [p for p in around if p.preposition not in words.roles["place"]]
    around += [inner for phrase in around if _misplaced(phrase, page) for inner in grammar.phrases(phrase.head)]
    around += [inner for time in page.circumstances.under(clause) for inner in grammar.phrases(time)]
    parties = _travel(clause, word, around, page) if word.travel else _parties(clause, word, around, page)
    if parties is None:
        return None
    refused = grammar.negated(clause, words)
    permitted = any(c.lemma_.lower() in words.sets["permitting"] for c in trees.children(clause, "aux"))
    if refused and not (word.travel and permitted):
        return None
    times = [t for t in page.circumstances.below(clause) if t.preposition not in words.roles["until"] and not word.invites]
    if clause.head.i != clause.i and grammar.lemma(clause.head, words) in words.sets["committing"]:
        times += page.circumstances.below(clause.head)
    dated = any(t.preposition not in words.roles["open"] for t in times)
    first_since = page.circumstances.first_since(verb)
    if first_since is not None:
        times = [t for t in times if t.preposition not in words.roles["since"]]
    where = _where(clause, word, around, page)
    if word.needs == "time" and not times and where is None:
        return None
    if word.invites and not any(p.preposition in words.roles["aim"] and words.noun(p.head.lower_) for p in around):
        return None
    told = states.of_verb(
        clause, words, durative=word.durative and not ("reciprocal" in word.parties and _reciprocal(clause, page)), dated=dated
    )
    state: MeetingState | None = "cancelled" if refused else word.state or told.state
    if state == "possible" and trees.child(clause, "aux:pass") is not None:
        state = "planned"  # wordt in X verwacht
    firm = told.firm or refused or word.state is not None
    unreal = not refused and grammar.unreal(clause, words)
    if unreal and state == "planned":
        state = "possible"
    calling = word.kind == "call" or any(t.lemma_.lower() in words.sets["call_words"] for t in clause.subtree)
    return Sighting(
        head=verb.i,
        tokens=extent.of_verb(clause, verb, parties, page),
        kind="call" if calling else _invited_to(word, around, page) or word.kind,
        actors=parties,
        fallback=(),
        definite=False,
        generic=False,
        nominal=False,
        council=word.council,
        certain=not unreal,
        state=state,
        firm=firm and not unreal,
        when=page.circumstances.value(times),
        where=where,
        first_since=first_since,
        sentence=verb.sent.start,
        clause=clause.i,
        rule="meetings.verb-" + word.kind,
        inherits=word.joins,
    )


def happening_sighting(verb: Token, page: Page) -> Sighting | None:
    """`…, die in juni zou plaatsvinden`: a verb of happening whose subject only points at the meeting named before."""
    subject = trees.subject(verb)
    if subject is None or subject.pos_ != "PRON" or grammar.negated(verb, page.words):
        return None
    times = list(page.circumstances.below(verb))
    told = states.of_verb(verb, page.words, durative=False, dated=bool(times))
    unreal = grammar.unreal(verb, page.words)
    return Sighting(
        head=verb.i,
        tokens=(verb.i,),
        kind="talks",
        actors=(),
        fallback=(),
        definite=True,
        generic=True,
        nominal=False,
        council=False,
        certain=not unreal,
        state=told.state,
        firm=told.firm and not unreal,
        when=page.circumstances.value(times),
        where=_where(verb, _HAPPENING, list(grammar.phrases(verb)), page),
        first_since=None,
        sentence=verb.sent.start,
        clause=verb.i,
        rule="meetings.verb-happening",
    )


_HAPPENING = VerbWord("happening", "talks", ())


def _invited_to(word: VerbWord, around: list[grammar.Phrase], page: Page) -> MeetingKind | None:
    """What kind of meeting an invitation is for."""
    if word.invites:
        for phrase in around:
            noun = page.words.noun(phrase.head.lower_)
            if noun is not None and phrase.preposition in page.words.roles["aim"]:
                return noun.kind
    return None


def _misplaced(phrase: grammar.Phrase, page: Page) -> bool:
    """Whether what hangs on a phrase's noun is rather the verb's: nobody meets with a day, a place or a telephone."""
    head = phrase.head
    return (
        page.circumstances.covers(head)
        or head.lemma_.lower() in page.words.sets["call_words"]
        or (
            phrase.preposition in page.words.roles["place"] and head.i not in page.people and page.words.noun(head.lower_) is None
        )
    )


def _burdened(clause: Token, word: VerbWord, page: Page) -> bool:
    """Whether a predicate, a clause or a second phrase gives the verb another sense (called X a liar, called on X to resign)."""
    objects = list(trees.children(clause, "obj"))
    named = [a for thing in objects for a in trees.children(thing, "appos") if "Ind" in _definiteness(a)]
    tasks = [m for thing in objects for task in trees.children(thing, "acl") for m in _marks(task) if m in word.without]
    return bool(named or tasks or objects[1:]) or any(
        (trees.relation(c) in {"xcomp", "ccomp", "iobj"} and c.pos_ != "VERB")
        or ({c.lower_, grammar.preposition(c), *_marks(c)} & {*word.without} and not page.circumstances.covers(c))
        for c in clause.children
        if c.i > clause.i
    )


def _marks(clause: Token) -> Iterator[str]:
    return (mark.lower_ for mark in trees.children(clause, "mark"))


def _definiteness(noun: Token) -> set[str]:
    return {value for det in trees.children(noun, "det") for value in grammar.feature(det, "Definite")}


def _has_object(clause: Token, page: Page) -> bool:
    """Whether a verb has an object that is neither a time nor a count (met several times)."""
    return any(
        not page.circumstances.covers(thing) and thing.lower_ not in page.words.sets["measures"]
        for thing in trees.children(clause, "obj")
    )


def _subject(clause: Token, page: Page) -> Actors:
    """The actors of the clause's subject: its own where it has one, told or not, else that of the clause above."""
    own = [s for s in trees.children(clause, "nsubj") if not page.circumstances.covers(s)]
    above = next((s for s in grammar.subjects(clause) if not page.circumstances.covers(s)), None)
    if above is None:
        return ()
    out = page.parties.of(above)
    if not out and above.pos_ == "PRON" and not own:
        # dit maakten de ministers bekend, na te hebben onderhandeld: of two subjects of the clause above the one that can meet
        rest = (page.parties.of(s) for s in grammar.subjects(clause) if s.head.i == above.head.i and s.i > above.i)
        out = next(filter(None, rest), ())
    if not out and above.lower_ in page.words.sets["speaker"]:
        out = page.parties.speaker(above)
    if not out and above.lower_ in page.words.sets["they"] and (_reciprocal(clause, page) or not _has_object(clause, page)):
        out = page.parties.last_two(above)
    if own and own[0].i == above.i:
        joint = [s for s in grammar.subjects(clause) if s.head.i == clause.i and trees.relation(s) == "conj"]
        out = joined(out, *(page.parties.of(s) for s in joint))
    return out


def _parties(clause: Token, word: VerbWord, around: list[grammar.Phrase], page: Page) -> Actors | None:
    words, parties = page.words, page.parties
    subject = _subject(clause, page)
    passive = trees.child(clause, "nsubj:pass", "aux:pass") is not None or (
        trees.child(clause, "cop", "aux") is not None and trees.child(clause, "obj") is None
    )
    agent = parties.at(around, "agent") if passive and {"object", "place"} & {*word.parties} else ()
    other: Actors = ()
    if trees.child(clause, "aux:pass") is not None and word.kind == "visit" and not agent:
        # wordt in X verwacht: whose place it is receives
        agent = _party_at("place", clause, word, around, page)
    for place in word.parties:
        other = joined(other, _party_at(place, clause, word, around, page))
    reciprocal = _reciprocal(clause, page)
    if reciprocal and "reciprocal" in word.parties:
        other = joined(other, parties.at(around, "with"))
    if word.mediator:
        between = _below(clause, page)
        return joined(between, subject) if len(sides(between)) >= 2 else None
    together = any(c.lower_ in words.sets["together"] for c in clause.children)
    if word.joins:
        return subject or None
    found = joined(subject, agent, other)
    if not other and len(sides(found)) == 1 and word.durative and not word.personal and not _with_others(around, page):
        found = joined(found, _host(clause, found, around, page))
        other = found if len(sides(found)) >= 2 else ()
    if word.needs == "together" and together and len(sides(found)) == 1:
        found = joined(found, parties.around(clause, found))
    if len(sides(found)) >= 2:
        if other or agent or (reciprocal and "reciprocal" in word.parties):
            return found
        joint = "joint" in word.parties and (word.needs != "together" or together or reciprocal)
        if joint and word.personal and not reciprocal:
            joint = parties_topic(around, page) or (word.mutual and not _has_object(clause, page))
        return found if joint else None
    told = (
        trees.finite(clause) is not None or trees.child(clause, "aux") is not None or "Past" in grammar.feature(clause, "Tense")
    )
    single = told and word.council and found and all(a.startswith("IGO/") for a in found) and len(sides(found)) == 1
    transitive = word.mutual and _has_object(clause, page)
    return found if single and not other and not transitive and not _with_others(around, page) else None


def _host(clause: Token, found: Actors, around: list[grammar.Phrase], page: Page) -> Actors:
    """Whoever negotiates in another's country (was in Moskou om te praten) does so with that country."""
    matrix = grammar.clause_head_above(clause) if trees.relation(clause) in {"advcl", "xcomp"} else clause
    here = [grammar.Phrase(case.lower_, matrix) for case in trees.children(matrix, "case")]
    for phrase in (*around, *here, *grammar.phrases(matrix)):
        if phrase.preposition in page.words.roles["place"] and not page.circumstances.covers(phrase.head):
            place = page.parties.place(phrase.head)
            if place and not sides(place) & sides(found) and page.parties.is_state(phrase.head):
                return place
    return ()


def _with_others(around: list[grammar.Phrase], page: Page) -> bool:
    return any(p.preposition in page.words.roles["with"] for p in around)


def parties_topic(around: list[grammar.Phrase], page: Page) -> bool:
    """Whether a matter of talk stands by (spraken over …): without one, joint subjects may each have said their own."""
    return any(p.preposition in page.words.roles["topic"] for p in around)


def _reciprocal(clause: Token, page: Page) -> bool:
    if any(grammar.is_reciprocal(t, page.words) for t in trees.children(clause, "obj", "iobj", "obl")):
        return True
    # the base hangs a late one on the last noun before it
    return any(
        grammar.is_reciprocal(t, page.words) and trees.finite(grammar.clause_of(t)) is trees.finite(clause)
        for t in clause.subtree
    )


def _party_at(place: str, clause: Token, word: VerbWord, around: list[grammar.Phrase], page: Page) -> Actors:
    parties = page.parties
    if place == "object":
        out: Actors = ()
        spare = [s for s in trees.children(clause, "nsubj") if not page.circumstances.covers(s)][1:]
        spare += [s for aux in trees.children(clause, "aux") for s in trees.children(aux, "nsubj", "obj")]
        spare += page.circumstances.swallowed(clause)
        spare = [] if word.bare and trees.child(clause, "obj") is not None else spare
        for thing in (*trees.children(clause, "obj", "iobj"), *spare):
            if grammar.is_reciprocal(thing, page.words) or page.circumstances.covers(thing):
                continue
            if not word.personal or _personal(thing, page):
                out = joined(out, parties.of(thing))
        return out
    if place == "place":
        spots = [
            *trees.children(clause, "obj"),
            *page.circumstances.swallowed(clause),
            *(p.head for p in around if p.preposition in page.words.roles["place"]),
        ]
        return joined(*(parties.place(s) for s in spots if not page.circumstances.covers(s)))
    return joined(*(parties.of(p.head) for p in around if p.preposition == place and not page.circumstances.covers(p.head)))


def _personal(token: Token, page: Page) -> bool:
    """Whether a noun phrase is of human beings, or of an organisation that can be met: no state, which meets as its people do."""
    mention: Mention | None = page.doc._.gezant_mentions.get(token.i)
    if mention is None:
        return token.lemma_.lower() in page.words.sets["visitors"]
    return (
        mention.person
        or any(":" in actor or side(actor) != actor for actor in mention.actors)
        or token.lemma_.lower() in page.words.sets["visitors"]
    )


def _below(clause: Token, page: Page) -> Actors:
    """`bemiddelt in de ruzie tussen X en Y`: the phrase with `between` wherever it hangs in the clause."""
    for token in clause.subtree:
        if grammar.preposition(token) in page.words.roles["between"]:
            return page.parties.of(token)
    return ()


def _travel(clause: Token, word: VerbWord, around: list[grammar.Phrase], page: Page) -> Actors | None:
    """Somebody who stands for a body goes to another body's place."""
    for subject in grammar.subjects(clause):
        visitor = page.parties.of(subject)
        stands = joined(page.parties.at(around, "behalf"), visitor)
        mention: Mention | None = page.doc._.gezant_mentions.get(subject.i)
        sent = [t for t in trees.children(clause, "obj") if word.sends and t.lemma_.lower() in page.words.sets["visitors"]]
        if word.sends and (not sent or trees.finite(clause) is None):
            return None
        around = [*around, *(p for thing in sent for p in grammar.phrases(thing))]
        envoy = bool(sent) or subject.lemma_.lower() in page.words.sets["visitors"] or any(":" in actor for actor in visitor)
        if not stands or not (envoy or (mention is not None and mention.person and page.parties.at(around, "behalf"))):
            return None
        nested = [inner for phrase in around for inner in grammar.phrases(phrase.head)]
        # is due in X: the place itself is the predicate
        there = [grammar.Phrase(case.lower_, clause) for case in trees.children(clause, "case")]
        for phrase in (*there, *around, *nested):
            if phrase.preposition in word.parties and not page.circumstances.covers(phrase.head):
                place = page.parties.place(phrase.head)
                if place and not sides(place) & sides(stands):
                    return joined(stands, place[:1])
        return None
    return None


def _where(clause: Token, word: VerbWord, around: list[grammar.Phrase], page: Page) -> str | None:
    inside = next(iter(page.words.roles["place"]))
    if word.kind == "visit":
        around = [*around, *(p for thing in trees.children(clause, "obj") for p in grammar.phrases(thing))]
    for phrase in around:
        aimed = phrase.preposition in (
            word.parties if word.travel else page.words.roles["visited"] if word.kind == "visit" else ()
        )
        place = page.circumstances.place(replace(phrase, preposition=inside) if aimed else phrase, page.people)
        if place is not None:
            return place
    if "place" in word.parties:
        for thing in trees.children(clause, "obj"):
            if thing.pos_ == "PROPN" and thing.i not in page.people and page.parties.place(thing):
                return page.circumstances.name_of(thing)
    return None if word.travel or word.invites else page.circumstances.somewhere(clause, page.people)
