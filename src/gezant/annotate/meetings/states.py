"""Whether a meeting is planned, going on, held or off: from tense, and from the words that govern it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate import trees
from gezant.annotate.meetings import grammar
from gezant.annotate.meetings.words import MeetingWords
from gezant.model import MeetingState

_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"nsubj", "obj", "obl", "iobj", "xcomp", "nmod", "csubj"})
_OFF: frozenset[MeetingState] = frozenset({"cancelled", "postponed"})


@dataclass(frozen=True, slots=True)
class Told:
    """A state, and whether a word tells it (`firm`) or only tense lets it be guessed. `own_time` where a time beside the
    governing verb is the deed's and not the meeting's; `light` where the verb only carries the noun.
    """

    state: MeetingState | None = None
    firm: bool = False
    own_time: bool = False
    light: bool = False


def of_verb(verb: Token, words: MeetingWords, *, durative: bool, dated: bool) -> Told:
    """The state that tense and auxiliaries give the meeting a verb tells of. `dated` says that a day of its own stands by."""
    auxiliaries = list(trees.children(verb, "aux", "cop"))
    lemmas = {a.lemma_.lower() for a in auxiliaries}
    finite = trees.finite(verb)
    participle = "Part" in grammar.feature(verb, "VerbForm")
    if finite is None and any(words.states.prepositions.get(m.lower_) == "held" for m in trees.children(verb, "mark", "case")):
        return Told("held", firm=True)
    if words.sets["future"] & lemmas:
        past = any(
            "Past" in grammar.feature(a, "Tense") or a.lemma_.lower() in words.sets["future_in_past"]
            for a in auxiliaries
            if a.lemma_.lower() in words.sets["future"]
        )
        if participle and not trees.child(verb, "aux:pass") and not _progressive(verb):
            return Told("held", firm=True)
        if past:
            return Told("ongoing" if durative and not dated else "planned")
        return Told("planned", firm=True)
    if words.sets["committing"] & lemmas:
        return Told("planned")
    if participle and auxiliaries and _progressive(verb):
        over = finite is not None and "Past" in grammar.feature(finite, "Tense")
        return Told("held", firm=True) if over else Told("planned" if dated else "ongoing")
    if finite is not None and finite.i != verb.i and _is_to(verb, words):
        return Told("planned", firm=True)
    if participle and auxiliaries:
        present_passive = (
            trees.child(verb, "aux:pass") is not None and finite is not None and "Past" not in grammar.feature(finite, "Tense")
        )
        if present_passive and not _perfect_passive(verb, words):
            return Told("planned" if dated or not durative else "ongoing")
        return Told("held", firm=True)
    if participle and "Past" in grammar.feature(verb, "Tense") and not auxiliaries and trees.child(verb, "nsubj") is not None:
        # a past that looks like the participle (they negotiated)
        return Told("held", firm=True)
    if participle and finite is None and trees.child(verb, "nsubj") is not None:
        # a present that looks like the participle (dat hij haar ontmoet)
        return Told("ongoing" if durative and not dated else "planned")
    if finite is None and not auxiliaries and ("Ger" in grammar.feature(verb, "VerbForm") or _progressive(verb)):
        return _of_participle(verb, words)
    if participle and finite is None and trees.relation(verb) in {"acl", "advcl", "root"}:
        return Told("held")
    if finite is None and not auxiliaries and trees.child(verb, "nsubj") is not None and trees.child(verb, "mark") is None:
        # a plural present that looks like the infinitive
        return Told("ongoing" if durative and not dated else "planned")
    if finite is None and verb.pos_ == "NOUN" and verb.head.i == verb.i:
        # a plural present that the base took for a noun
        return Told("ongoing" if durative and not dated else "planned")
    if finite is None:
        return _of_infinitive(verb, words, durative=durative, dated=dated)
    if "Past" in grammar.feature(finite, "Tense"):
        return Told("held", firm=True)
    return Told("ongoing" if durative and not dated else "planned")


def _progressive(verb: Token) -> bool:
    """Whether a participle is one of the present (are meeting)."""
    return "Pres" in grammar.feature(verb, "Tense") and "Part" in grammar.feature(verb, "VerbForm")


def _is_to(verb: Token, words: MeetingWords) -> bool:
    """`is to meet`, `was to be held`: an infinitive with its mark under a copula is to come, whatever the copula's tense."""
    infinitive = any("Inf" in grammar.feature(t, "VerbForm") for t in (verb, *trees.children(verb, "aux")))
    copula = trees.finite(verb)
    marked = any(m.pos_ == "PART" for m in trees.children(verb, "mark"))
    return infinitive and marked and copula is not None and copula.lemma_.lower() in words.sets["copulas"]


def _perfect_passive(verb: Token, words: MeetingWords) -> bool:
    return any(
        a.lemma_.lower() in words.sets["copulas"] and a.lemma_.lower() in words.sets["perfect"]
        for a in trees.children(verb, "aux:pass")
    )


def _of_participle(verb: Token, words: MeetingWords) -> Told:
    """A present participle goes on while the clause above does: it was, where that tells of a past."""
    above = grammar.clause_head_above(verb)
    if above.i == verb.i or above.pos_ not in _VERBAL or grammar.lemma(above, words) in words.states.verbs:
        return _of_infinitive(verb, words, durative=True, dated=False)
    finite = trees.finite(above)
    return Told("held" if finite is not None and "Past" in grammar.feature(finite, "Tense") else "planned")


def _of_infinitive(verb: Token, words: MeetingWords, *, durative: bool, dated: bool) -> Told:
    """An infinitive takes the time of the verb above where that only starts or commits to it, else it is still to come."""
    above = grammar.clause_head_above(verb)
    if above.pos_ == "ADJ" and trees.relation(verb) in {"xcomp", "advcl", "ccomp"}:
        state = words.states.adjectives.get(above.lower_)
        return Told(None if grammar.negated(above, words) else state, firm=state not in {None, "possible"})
    if above.i == verb.i or above.pos_ not in _VERBAL:
        # X to meet Y: a headline that only an infinitive carries
        headline = trees.child(verb, "mark") is not None and not any(trees.finite(t) for t in verb.sent)
        return Told("planned" if headline else None)
    if grammar.lemma(above, words) in words.sets["committing"]:
        return Told("planned")
    state = words.states.verbs.get(grammar.lemma(above, words))
    if state is not None:
        passive = trees.child(above, "aux:pass") is not None
        # wordt verwacht te komen
        return Told("planned" if state == "possible" and passive else state, firm=state != "possible")
    finite = trees.finite(above)
    if finite is not None and "Past" in grammar.feature(finite, "Tense") and trees.relation(verb) == "advcl":
        return Told("held")
    return Told("planned")


def of_noun(noun: Token, words: MeetingWords, *, dated: bool) -> Told:
    """The state of the meeting a noun names, from what governs it, its preposition, its modifiers and its relative clause."""
    copula = trees.child(noun, "cop")
    if copula is not None and grammar.preposition(noun) is None and not grammar.negated(noun, words):
        return Told("held" if "Past" in grammar.feature(copula, "Tense") else "planned", firm=True, light=True)
    link, governor = trees.relation(noun), noun.head
    for told in (_outer_noun(noun, words), _governed(noun, words, dated=dated)):
        if told.state is not None or told.own_time or told.light:
            return told if told.state is not None else _refined(told, noun, words, dated=dated)
    if link == "conj" and governor.i != noun.i:
        shared = _governed(governor, words, dated=dated)
        if shared.state is not None:
            return shared
    return _refined(Told(), noun, words, dated=dated)


def _refined(base: Told, noun: Token, words: MeetingWords, *, dated: bool) -> Told:
    for told in (_modified(noun, words, dated=dated), _placed_in_time(noun, words)):
        if told.state is not None:
            return Told(told.state, told.firm, base.own_time, base.light)
    return base


def _outer_noun(noun: Token, words: MeetingWords) -> Told:
    """`voorbereidingen voor de top`, `het uitstel van de gesprekken`."""
    outer = noun.head if trees.relation(noun) in {"nmod", "obl", "appos"} else noun
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if before.is_quote and before.i:
        before = before.nbor(-1)
    if grammar.preposition(noun) is not None and before.head.i == noun.head.i and before.lower_ in words.states.nouns:
        # announced a pause in the talks, where the base hung both on the verb
        outer = before
    if outer.i == noun.i:
        return Told()
    if outer.pos_ not in {"NOUN", "PROPN", "ADP", "ADV"}:
        return Told()
    state = words.states.nouns.get(outer.lemma_.lower()) or words.states.nouns.get(outer.lower_)
    if state is None and trees.relation(outer) == "obj":
        undone = words.states.objects.get(outer.lemma_.lower())
        real = not grammar.negated(outer.head, words) and not grammar.unreal(outer.head, words)
        return Told(undone if real else None, firm=True, own_time=True) if undone is not None else Told()
    if state is None:
        return Told()
    clause = grammar.clause_of(outer)
    above = _governing(outer, clause, words)
    return above if above.state in _OFF and above.firm else Told(state, firm=state not in {"possible"})


def _governed(noun: Token, words: MeetingWords, *, dated: bool) -> Told:
    link, governor = trees.relation(noun), noun.head
    if link not in _ARGUMENTS or governor.i == noun.i or governor.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "ADV", "PROPN"}:
        return Told()
    if link == "nmod":
        return Told()
    told = _governing(noun, governor, words)
    if told.state is not None or told.own_time:
        return told
    word = grammar.lemma(governor, words)
    if (
        grammar.is_verbal(governor)
        and word in words.sets["light_verbs"]
        and link in {"nsubj", "obj", "obl", "xcomp"}
        and _carries(noun, link, word, words)
    ):
        if word in words.sets["starts"]:
            state = of_verb(governor, words, durative=False, dated=dated)
            return Told("ongoing" if state.state == "held" else "planned", state.firm, light=True)
        state = of_verb(governor, words, durative=word in words.sets["durative_verbs"], dated=dated)
        if grammar.negated(governor, words):
            return Told(light=True)
        return Told(state.state, state.firm, light=True)
    return Told()


def _carries(noun: Token, link: str, verb: str, words: MeetingWords) -> bool:
    """A light verb carries its subject and object; a phrase only where it is lasting (in het geheim overleg voeren)."""
    return link != "obl" or verb in words.sets["durative_verbs"]


def _governing(noun: Token, governor: Token, words: MeetingWords) -> Told:
    """What a verb or predicate that a noun depends on says of it; undone by a negation, undecided under a threat or wish."""
    link = trees.relation(noun)
    if grammar.is_verbal(governor) and link == "obl" and grammar.preposition(noun) in words.states.prepositions:
        return Told()
    words_here = _words_of(governor, words)
    own_time = any(word in words.sets["own_time"] for word in words_here)
    for word in words_here:
        told = _by_word(noun, governor, word, words, own_time=own_time, inner=word != words_here[0])
        if told is not None:
            return told
    return _by_phrase(noun, governor, words) or Told(own_time=own_time)


def _by_word(noun: Token, governor: Token, word: str, words: MeetingWords, *, own_time: bool, inner: bool) -> Told | None:
    """The state that one word of the governor tells, None where it tells none; `inner` where it is not the governor itself."""
    link, negated = trees.relation(noun), grammar.negated(governor, words)
    if negated and word in words.states.negated:
        undone = words.states.negated[word]
        return Told() if grammar.unreal_above(governor, words) else Told(undone, firm=undone != "possible", own_time=own_time)
    table = words.states.verbs if grammar.is_verbal(governor) else words.states.adjectives
    state: MeetingState | None = table.get(word) or words.states.adjectives.get(word)
    if trees.child(governor, "aux:pass") is not None and not inner:
        # is expected to decide: the participle is an adjective of its own
        state = words.states.adjectives.get(governor.lower_) or state
    if state is None or (link == "obl" and state not in {"proposed", "planned"}):
        return None
    if negated:
        if word in words.states.verbs and state in {"proposed", "possible"}:
            return None
        return Told("planned" if state in _OFF else None, own_time=own_time)
    if state in _OFF and (grammar.unreal(governor, words) or (inner and grammar.wishes(governor, words))):
        return Told("planned", own_time=own_time)
    light = word in words.sets["light_verbs"]
    if state == "planned" and light and of_verb(governor, words, durative=False, dated=False).state == "held":
        state = "held"
    was = state == "planned" and grammar.is_verbal(governor) and _in_the_past(governor)
    return Told(state, firm=state != "possible" and not was, own_time=own_time, light=light or not own_time)


def _in_the_past(verb: Token) -> bool:
    """Whether a verb tells of a past: what had been planned may have come to nothing since."""
    finite = trees.finite(verb)
    return finite is not None and "Past" in grammar.feature(finite, "Tense") and trees.child(verb, "aux:pass") is not None


def _by_phrase(noun: Token, governor: Token, words: MeetingWords) -> Told | None:
    """`zet een streep door de top`, `de top is van de baan`, `staat op de agenda`."""
    negated = grammar.negated(governor, words)
    if trees.relation(noun) in {"obl", "nmod"}:
        for thing in trees.children(governor, "obj"):
            state = words.states.objects.get(thing.lemma_.lower())
            if state is not None:
                real = not negated and not grammar.unreal(governor, words)
                return Told(state if real else None, firm=True, own_time=True)
    predicate = [grammar.Phrase(case, governor)] if (case := grammar.preposition(governor)) is not None else []
    for phrase in (*grammar.phrases(governor), *predicate):
        state = words.states.phrases.get((phrase.preposition, phrase.head.lemma_.lower()))
        if state is not None and phrase.head.i != noun.i:
            return Told(None if negated else state, firm=True, light=True)
    return None


def _words_of(governor: Token, words: MeetingWords) -> list[str]:
    """The governor's lemma, its predicate's, and both as one word (stil liggen, verder gaan)."""
    word = grammar.lemma(governor, words)
    out = [word]
    for child in trees.children(governor, "xcomp", "advmod", "compound", "obl", "compound:prt"):
        if child.pos_ in {"VERB", "ADJ"} and trees.relation(child) in {"xcomp", "compound"}:
            out.append(grammar.lemma(child, words))
        if child.pos_ in {"ADJ", "ADV", "ADP", "NOUN"}:
            out.append(words.joined(word, child.lower_))
    return out


def _modified(noun: Token, words: MeetingWords, *, dated: bool) -> Told:
    """`de geplande top`, `de top die in mei zou plaatsvinden`, `een bezoek, gepland voor dinsdag,`."""
    for adjective in trees.children(noun, "amod"):
        state = words.states.adjectives.get(adjective.lower_) or words.states.adjectives.get(adjective.lemma_.lower())
        state = state or _inflected(adjective.lower_, words) or words.states.verbs.get(adjective.lemma_.lower())
        if state is not None:
            return Told(state, firm=state != "possible")
    for clause in trees.children(noun, "acl"):
        if any(c.pos_ == "SCONJ" for c in trees.children(clause, "mark")):
            continue
        verbs = [clause, *(c for c in trees.children(clause, "xcomp"))]
        for verb in verbs:
            state = words.states.verbs.get(grammar.lemma(verb, words)) or words.states.adjectives.get(verb.lower_)
            if state is not None and not grammar.negated(verb, words):
                return Told(state, firm=state != "possible")
        if trees.finite(clause) is not None or trees.child(clause, "aux") is not None:
            word = grammar.lemma(clause, words)
            told = of_verb(clause, words, durative=word in words.sets["durative_verbs"], dated=dated)
            if word in words.sets["light_verbs"]:
                return told
    return Told()


def _inflected(form: str, words: MeetingWords) -> MeetingState | None:
    """An adjective whose lemma the base missed: its form without the inflection's one letter."""
    return words.states.adjectives.get(form[:-1])


def _placed_in_time(noun: Token, words: MeetingWords) -> Told:
    """`na het gesprek` has been, `voor de top` is to come, `tijdens het bezoek` is as its clause."""
    case = grammar.preposition(noun)
    placed = words.states.prepositions.get(case or "")
    if placed is None or trees.relation(noun) not in {"obl", "nmod", "advcl", "root"}:
        return Told()
    if placed == "during":
        clause = grammar.clause_of(noun)
        if clause.pos_ not in _VERBAL:
            return Told()
        told = of_verb(clause, words, durative=True, dated=False)
        # they met at the summit: the verb itself tells of it
        firm = told.firm and grammar.lemma(clause, words) in words.verbs
        return Told(told.state, firm) if told.state in {"held", "ongoing"} else Told()
    state: MeetingState = "held" if placed == "held" else "planned"
    return Told(state, firm=state == "held")
