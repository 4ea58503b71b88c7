"""Read the settings of a language: `<language>.yaml` and `<language>_names.yaml` beside this file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from training.augment import Headlines, Quotes
from training.entities import EntityWords
from training.names import Invented, NameStyle, NameWords
from training.reported import Reporting, Verb
from training.tokenizer import TokenWords
from training.treebanks import Implied, Scheme, Sentence, Word


@dataclass(frozen=True, slots=True)
class Section:
    """A file of training sentences, how often it is seen in an epoch, and the beginnings of the ids of sentences that are not.

    `entities` is an IOB2 file with gold entities, or the file itself where it has a column of them; None where there are none.
    """

    path: Path
    share: int
    leave_out: tuple[str, ...]
    entities: Path | None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the recipe must know of a language; paths are below the folder of the treebanks.

    `gold_entities` are IOB2 files of test parts, under the parts' names. `entity_words` is None where entities are silver.
    `shares` says how often each change is made, by its name in `data.NewsStyle`. `byline` is the preposition of bylines or "";
    `final_abbreviations` are names, by label, whose full stop may end a sentence.
    `meta` is written into the model's meta.json (https://spacy.io/api/data-formats#meta). `names` has, under PER, LOC and ORG,
    names to put into the training data, each a tuple of its words; `invented` is None where none are invented besides.
    """

    language: str
    meta: Mapping[str, Any]
    train: tuple[Section, ...]
    dev: tuple[Path, ...]
    test: Mapping[str, Path]
    gold_entities: Mapping[str, Path]
    scheme: Scheme
    tokenizer: TokenWords
    entity_words: EntityWords | None
    name_words: NameWords
    name_style: NameStyle
    invented: Invented | None
    reporting: Reporting | None
    quotes: Quotes
    headlines: Headlines
    shares: Mapping[str, float]
    byline: str
    final_abbreviations: Mapping[str, Sequence[str]]
    agencies: tuple[str, ...]
    names: Mapping[str, tuple[tuple[str, ...], ...]]


def load_settings(language: str) -> Settings:
    """Read the settings of `language`; raises FileNotFoundError where there are none."""
    data = _read(f"{language}.yaml")
    treebanks = data["treebanks"]
    words = data["names"]
    reporting = data.get("reporting")
    endings = tuple(words.pop("place_endings"))
    return Settings(
        language=data["language"],
        meta=data["meta"],
        train=tuple(map(_section, treebanks["train"])),
        dev=tuple(map(Path, treebanks["dev"])),
        test={name: Path(path) for name, path in treebanks["test"].items()},
        gold_entities={name: Path(path) for name, path in treebanks.get("gold_entities", {}).items()},
        scheme=_scheme(data["scheme"]),
        tokenizer=TokenWords(**{key: tuple(value) for key, value in data["tokenizer"].items()}),
        entity_words=_entity_words(data.get("entities")),
        name_words=NameWords(place_endings=endings, **{key: frozenset(value) for key, value in words.items()}),
        name_style=NameStyle(
            feats=data["name_style"]["feats"],
            part_feats=data["name_style"]["part_feats"],
            right_headed=frozenset(data["name_style"]["right_headed"]),
        ),
        invented=_invented(data.get("invented_names")),
        reporting=None if reporting is None else _reporting(reporting),
        quotes=Quotes(
            tuple((opening, closing) for opening, closing, _ in data["quotes"]), tuple(row[2] for row in data["quotes"])
        ),
        headlines=Headlines(**data["headlines"]),
        shares=data["shares"],
        byline=data["byline"],
        final_abbreviations=data["final_abbreviations"],
        agencies=tuple(data["agencies"]),
        names=_names(_read(f"{language}_names.yaml")),
    )


def _section(item: Mapping[str, Any]) -> Section:
    path = Path(item["path"])
    entities = Path(item["entities"]) if "entities" in item else None
    return Section(path, int(item["share"]), tuple(item.get("leave_out", ())), entities)


def _scheme(data: Mapping[str, Any]) -> Scheme:
    return Scheme(
        renamed_feats=data["renamed_feats"],
        renamed_deps=data["renamed_deps"],
        dropped_feats=tuple(data["dropped_feats"]),
        implied_feats=tuple(Implied(*item) for item in data["implied_feats"]),
        pronoun_types_on=frozenset(data["pronoun_types_on"]),
        proper_tags=frozenset(data["proper_tags"]),
        joint=data["joint"],
        particles_apart=data["particles_apart"],
    )


def _entity_words(data: Mapping[str, Any] | None) -> EntityWords | None:
    return (
        None
        if data is None
        else EntityWords(data["labels"], {label: frozenset(forms) for label, forms in data["inside"].items()})
    )


def _invented(data: Mapping[str, Any] | None) -> Invented | None:
    return None if data is None else Invented(data["share"], tuple(data["organisation_ends"]))


def _reporting(data: Mapping[str, Any]) -> Reporting:
    values = dict(data)
    values["verbs"] = tuple(Verb(*verb) for verb in data["verbs"])
    values |= {key: _small_trees(data[key]) for key in ("hearers", "pronouns", "obliques")}
    values |= {key: tuple(data[key]) for key in ("introducers", "adverbs", "days", "day", "before")}
    return Reporting(**values)


def _small_trees(data: Iterable[Iterable[Sequence[Any]]]) -> tuple[Sentence, ...]:
    """Read phrases written as lists of (form, lemma, UPOS, features, head, relation, entity), the last one "O" if left out."""
    return tuple(tuple(map(_small_word, tree)) for tree in data)


def _small_word(row: Sequence[Any]) -> Word:
    form, lemma, upos, feats, head, dep, entity = (*row, "O")[:7]
    return Word(form, lemma, upos, feats, head, dep, " ", entity)


def _read(name: str) -> Any:
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _names(data: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give full names and surnames of people, and the places and organisations, each split into words."""
    people: list[tuple[str, ...]] = []
    for group in data["people"]:
        for surname in group["surname"]:
            for given in group["given"]:
                parts = (surname, given) if group.get("surname_first") else (given, surname)
                people.append(tuple(" ".join(parts).split()))
            # In news the bare surname is about as frequent as the full name.
            people.extend([tuple(surname.split())] * len(group["given"]))
    return {
        "PER": tuple(people),
        "LOC": tuple(tuple(place.split()) for place in data["places"]),
        "ORG": tuple(tuple(name.split()) for name in data["organisations"]),
    }
