"""gezant_actors: who is named in a report."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from gezant.annotate.actors.evidence import TAKES_NAME, role_of
from gezant.annotate.actors.offices import days_of
from gezant.annotate.actors.phrases import phrases
from gezant.annotate.actors.resolve import Resolver
from gezant.annotate.actors.words import actor_words


class Actors:
    """A pipeline component: sets `doc._.gezant_mentions`, a `Mention` for the head of every noun phrase."""

    def __init__(self, nlp: Language, offices: str | None = None) -> None:
        self._words = actor_words(nlp.lang, lambda text: [t.text for t in nlp.tokenizer(text)], offices)

    def __call__(self, doc: Doc) -> Doc:
        words = self._words
        times = frozenset(i for mention in doc._.gezant_times for i in range(mention.start, mention.end))

        def is_person_noun(token: Token) -> bool:
            role = role_of(token, words)
            return role is not None and role.kind in TAKES_NAME and not role.plural

        matches = {i: m for i, m in words.gazetteer.matches(doc).items() if m.start not in times}
        found = phrases(doc, times, matches, is_person_noun, words.sets["of"], words.sets["possessives"])
        outlet = doc.user_data.get("gezant_outlet")
        resolver = Resolver(doc, found, matches, words, days_of(doc._.gezant_date), outlet)
        doc._.gezant_mentions = resolver.mentions()
        return doc


@Language.factory("gezant_actors", default_config={"offices": None}, assigns=["doc._.gezant_mentions"])
def make_actors(nlp: Language, name: str, offices: str | None) -> Actors:
    """The component for the pipeline's language; `offices`: path of the user's own table of offices (YAML)."""
    return Actors(nlp, offices)
