"""Read the settings of a language: `<language>.yaml` and `<language>_names.yaml` beside this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from training.names import NameWords
from training.reported import ReportingWords, Verb
from training.tokenizer import TokenWords


@dataclass(frozen=True, slots=True)
class Section:
    """A file of training sentences, and how often it is seen in an epoch."""

    path: Path
    share: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What the recipe must know of a language; paths are below the folder of the treebanks.

    `meta` is written into the model's meta.json (https://spacy.io/api/data-formats#meta). `names` has, under PER, LOC and ORG,
    names to put into the training data, each a tuple of its words.
    """

    language: str
    meta: Mapping[str, Any]
    train: tuple[Section, ...]
    dev: Path
    test: Mapping[str, Path]
    tokenizer: TokenWords
    name_words: NameWords
    reporting: ReportingWords
    agencies: tuple[str, ...]
    names: Mapping[str, tuple[tuple[str, ...], ...]]


def load_settings(language: str) -> Settings:
    """Read the settings of `language`; raises FileNotFoundError where there are none."""
    data = _read(f"{language}.yaml")
    treebanks = data["treebanks"]
    words = data["names"]
    reporting = data["reporting"]
    endings = tuple(words.pop("place_endings"))
    return Settings(
        language=data["language"],
        meta=data["meta"],
        train=tuple(Section(Path(item["path"]), int(item["share"])) for item in treebanks["train"]),
        dev=Path(treebanks["dev"]),
        test={name: Path(path) for name, path in treebanks["test"].items()},
        tokenizer=TokenWords(**{key: tuple(value) for key, value in data["tokenizer"].items()}),
        name_words=NameWords(place_endings=endings, **{key: frozenset(value) for key, value in words.items()}),
        reporting=ReportingWords(
            verbs=tuple(Verb(*verb) for verb in reporting["verbs"]),
            introducers=tuple(reporting["introducers"]),
            adverbs=tuple(reporting["adverbs"]),
            days=tuple(reporting["days"]),
        ),
        agencies=tuple(data["agencies"]),
        names=_names(_read(f"{language}_names.yaml")),
    )


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
