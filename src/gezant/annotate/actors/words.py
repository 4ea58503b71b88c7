"""All that a language's lexicon tells about actors, made ready once for look-ups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gezant.annotate.actors.gazetteer import (
    Gazetteer,
    Term,
    adjectives,
    media_terms,
    organisation_terms,
    place_terms,
)
from gezant.annotate.actors.names import Spelling
from gezant.annotate.actors.offices import OfficeTable, user_table
from gezant.annotate.actors.roles import Roles
from gezant.lexicon import loader


@dataclass(frozen=True)
class ActorWords:
    """The lexicon of one language with the tables that all share; see `actors.yaml` for what each part holds."""

    gazetteer: Gazetteer
    roles: Roles
    adjectives: Mapping[str, str]
    offices: OfficeTable
    spelling: Spelling
    portfolios: Mapping[str, str]
    pronouns: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    homes: tuple[str, ...]
    home_weight: float
    counts: Mapping[str, int]
    kin: Mapping[str, str]
    genitives: tuple[str, ...]
    chairs: Mapping[str, str]
    short: Mapping[str, Term]

    def without_genitive(self, word: str) -> str:
        """The word without a genitive ending; the word itself where it has none."""
        for ending in self.genitives:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)]
        return word

    def has(self, which: str, word: str) -> bool:
        """Whether the lower-case word is in one of the lists of small words."""
        return word in self.sets[which]


_SETS = (
    "definite", "indefinite", "possessives", "of", "of_strong", "of_place", "for_only", "former_adjectives", "regions",
    "our", "honorifics", "feminine", "masculine", "diplomatic", "articles", "locative", "home_words",
    "complementisers", "according", "people_plural", "people_singular",
)  # fmt: skip


def actor_words(language: str, tokenize: Callable[[str], list[str]], offices: str | None = None) -> ActorWords:
    """The lexicon of a language (ISO 639-1); `tokenize` splits as the pipeline does; `offices`: path of the user's own table.

    Raises LexiconError where a file is missing, OfficeError or OSError where the user's table cannot be read.
    """
    data, places = loader.load(language, "actors"), loader.load(language, "places")
    media = loader.load("common", "media")
    terms: list[Term] = [
        *place_terms(language, places, tokenize),
        *organisation_terms(data["organisations"], loader.load("common", "organisations")),
        *media_terms(data["media"], media),
        *(Term(sector, "portfolio", name) for name, sector in data["metonyms"]),
        *(Term("|".join(bodies) or "?", "collective", name) for name, bodies in data["collectives"].items()),
    ]
    gazetteer = Gazetteer(terms, data["genitives"], tokenize)
    spelling = Spelling.from_data(loader.load(language, "transliteration"))
    tables = [loader.load("common", "offices")]
    if offices:
        tables.append(user_table(offices))
    determiners = data["determiners"]
    lists = {**data, "definite": determiners["definite"], "indefinite": determiners["indefinite"]}
    return ActorWords(
        gazetteer=gazetteer,
        roles=Roles(data, gazetteer, tokenize),
        adjectives=adjectives(places),
        offices=OfficeTable(tables, spelling, loader.load(language, "people")),
        spelling=spelling,
        portfolios={word: office for office, words in data["portfolios"].items() for word in words},
        pronouns={kind: frozenset(words) for kind, words in data["pronouns"].items()},
        sets={name: frozenset(str(w).lower() for w in lists[name]) for name in _SETS},
        homes=tuple(data["homes"]),
        home_weight=float(data["home_weight"]),
        counts=data["counts"],
        kin=data["kin"],
        genitives=tuple(data["genitives"]),
        chairs=data["chairs"],
        short={name: Term(body, "country", name) for body, names in places["short"].items() for name in names},
    )
