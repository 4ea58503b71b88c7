"""What a noun phrase itself tells of who it names: country, body, role, number, definiteness."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate.actors.gazetteer import Match, Term
from gezant.annotate.actors.phrases import Phrase
from gezant.annotate.actors.roles import Role
from gezant.annotate.actors.stacks import read_stack
from gezant.annotate.actors.titles import PERSONAL as PERSONAL
from gezant.annotate.actors.words import ActorWords

TAKES_NAME = PERSONAL | {"media", "organisation", "body", "group"}


@dataclass(frozen=True)
class Evidence:
    """`role` of the noun, `bodies` of its adjectives in their order, `term` of a known name that is the phrase itself."""

    role: Role | None
    bodies: tuple[str, ...]
    term: Term | None
    definite: bool
    indefinite: bool
    plural: bool
    former: bool
    region: bool


def role_of(token: Token, words: ActorWords) -> Role | None:
    """The role of a noun; words that the tagger took for something else count where the lexicon has them."""
    return words.roles.find(token.text, token.lemma_ if token.pos_ in {"NOUN", "PROPN"} else "")


def role_in_phrase(phrase: Phrase, words: ActorWords) -> Role | None:
    """The role of the phrase's noun, read with an adjective before it or a complement where the lexicon lists both."""
    noun = phrase.noun
    if noun is None:
        return None
    if phrase.group is not None:
        return phrase.group.title.role
    if words.roles.apart:
        return None
    for adjective in phrase.adjectives:
        for form in (adjective.lower_, adjective.lemma_.lower()):
            for last in (noun.lower_, noun.lemma_.lower()):
                found = words.roles.phrases.get((form, last))
                if found is not None:
                    return found
    for preposition, token in phrase.complements:
        found = words.roles.phrases.get((noun.lower_, preposition, token.lower_))
        if found is not None:
            return found
    return role_of(noun, words)


def evidence(phrase: Phrase, matches: dict[int, Match], words: ActorWords) -> Evidence:
    """Reads the phrase by itself; nothing of the rest of the report."""
    role = role_in_phrase(phrase, words)
    bodies: list[str] = []
    region = former = False
    for adjective in phrase.adjectives:
        low = adjective.lower_
        body = words.adjectives.get(low) or words.adjectives.get(adjective.lemma_.lower())
        match = matches.get(adjective.i)
        if body is None and match is not None and match.term.kind == "country" and match.end == adjective.i + 1:
            body = match.term.body  # a genitive: Ruslands ambassadeur
        if body is not None and body not in bodies:
            bodies.append(body)
        region = region or words.has("regions", low) or words.has("regions", adjective.lemma_.lower())
        former = former or words.has("former_adjectives", low)
    determiner = phrase.determiner.lower_ if phrase.determiner is not None else ""
    definite = words.has("definite", determiner) or phrase.possessor is not None
    indefinite = words.has("indefinite", determiner) or (phrase.numeral and not definite)
    plural = phrase.plural or (role is not None and role.plural)
    if phrase.group is not None:
        stack = read_stack(phrase.head.doc, phrase.group, matches, words)
        plural = stack.role.plural
        return Evidence(stack.role, stack.bodies, own_term(phrase, matches), definite, indefinite, plural, stack.former,
                        stack.region)  # fmt: skip
    return Evidence(role, tuple(bodies), own_term(phrase, matches), definite, indefinite, plural, former, region)


def own_term(phrase: Phrase, matches: dict[int, Match]) -> Term | None:
    """The known name that the phrase is, not one that is only a part of a longer, unknown name."""
    match = matches.get(phrase.head.i)
    if match is None:
        return None
    if phrase.name is None or phrase.noun is not None:
        return match.term if match.start <= phrase.head.i < match.end else None
    start, end = phrase.name
    if match.start <= start and match.end >= end:
        return match.term
    if match.term.kind in {"organisation", "media"} and match.start <= start and match.end - match.start >= 1:
        return match.term
    return None
