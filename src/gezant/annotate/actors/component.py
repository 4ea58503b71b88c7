"""gezant_actors: who is named in a report."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from gezant.annotate.actors.columns import Columns, Tests
from gezant.annotate.actors.evidence import PERSONAL, TAKES_NAME, role_of
from gezant.annotate.actors.gazetteer import with_short_names
from gezant.annotate.actors.offices import days_of
from gezant.annotate.actors.people import FORGOTTEN
from gezant.annotate.actors.phrases import phrases
from gezant.annotate.actors.resolve import Resolver
from gezant.annotate.actors.titles import titles
from gezant.annotate.actors.words import actor_words
from gezant.annotate.trees import relation


class Actors:
    """A pipeline component: sets `doc._.gezant_mentions`, a `Mention` for the head of every noun phrase."""

    def __init__(self, nlp: Language, offices: str | None = None) -> None:
        self._words = actor_words(str(nlp.lang), lambda text: [t.text for t in nlp.tokenizer(text)], offices)

    def __call__(self, doc: Doc) -> Doc:
        words = self._words
        times = frozenset(i for mention in doc._.gezant_times for i in range(mention.start, mention.end))

        def takes_name(token: Token) -> bool:
            role = role_of(token, words)
            return role is not None and role.kind in TAKES_NAME and not role.plural

        days = days_of(doc._.gezant_date)

        def is_role(token: Token) -> bool:
            if token.i + 1 < len(doc) and (token.lower_, doc[token.i + 1].lower_) in words.roles.phrases:
                return True
            return role_of(token, words) is not None and not after_title(token)

        def after_title(token: Token) -> bool:
            if token.i == 0 or not token.text[:1].isupper():
                return False
            role = role_of(token.nbor(-1), words)
            return role is not None and role.kind in PERSONAL and not role.plural

        def is_name(token: Token) -> bool:
            if after_title(token) and token.pos_ in {"NOUN", "ADJ", "VERB", "ADV"} and token.i not in times:
                return True
            if role_of(token, words) is not None or token.pos_ in {"PUNCT", "DET", "PRON", "NUM", "SYM", "SPACE"}:
                return False
            if token.pos_ == "NOUN" and not token.is_sent_start and not token.nbor(-1).is_quote:
                return True
            if token.is_sent_start and relation(token) in {"amod", "compound"} and token.head.text.islower():
                return False  # a word that only opens the sentence
            known = words.offices.exactly(token.text) if len(token) > 3 else ()
            return any(person.nearness(days) < FORGOTTEN / 4 for person in known)

        def is_substantive(token: Token) -> bool:
            if token.pos_ not in {"VERB", "ADJ"} or token.text[:1].isupper():
                return False
            role = words.roles.find(token.text)
            if role is None or role.kind not in PERSONAL:
                return False
            return role.plural or (token.i > 0 and token.nbor(-1).pos_ in {"DET", "ADJ"})

        def is_adjective(token: Token) -> bool:
            return token.lower_ in words.adjectives and token.text[:1].isupper()

        texts = [t.text for t in doc]
        matches = {i: m for i, m in words.gazetteer.matches(texts).items() if m.start not in times}
        named = {m.term.body for m in matches.values()} | {
            words.adjectives[t.lower_] for t in doc if t.lower_ in words.adjectives
        }
        matches = with_short_names(texts, matches, words.short, named, words.sets["definite"])

        def is_genitive(token: Token) -> bool:
            text = token.text
            bare = words.without_genitive(text)
            if not text[:1].isupper() or bare == text or token.i in times:
                return False
            if token.i in matches:
                return matches[token.i].term.text != text and matches[token.i].term.kind in {"country", "capital", "organisation"}
            return not words.offices.exactly(text) and bool(words.offices.exactly(bare))

        def is_person(name: Sequence[str]) -> bool:
            bare = [*name[:-1], words.without_genitive(name[-1])]
            if len(name) > 1:
                return bool(words.offices.named(name) or words.offices.named(bare))
            return any(words.offices.surnamed(w) and not words.offices.first_name(w) for w in (name[0], bare[0]))

        tests = Tests(takes_name, is_role, is_name, is_substantive, is_adjective, is_genitive, is_person,
                      words.sets["of"], words.sets["possessives"], frozenset(words.genitives),
                      frozenset(words.adjectives), words.sets["honorifics"])  # fmt: skip
        c = Columns(doc)
        found = phrases(c, times, matches, tests, titles(c, words.roles, times, matches, words.sets["honorifics"]))
        resolver = Resolver(doc, found, matches, words, days, doc._.gezant_outlet)
        doc._.gezant_mentions = resolver.mentions()
        return doc


@Language.factory("gezant_actors", default_config={"offices": None}, assigns=["doc._.gezant_mentions"])
def make_actors(nlp: Language, name: str, offices: str | None) -> Actors:
    """The component for the pipeline's language; `offices`: path of the user's own table of offices (YAML)."""
    return Actors(nlp, offices)
