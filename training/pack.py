"""Write a trained pipeline so that it can be passed on: no word of the training data in it that it does not need."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.strings import StringStore


def save(nlp: Language, folder: Path, meta: Mapping[str, Any], card: Path | None = None) -> None:
    """Write the pipeline with `meta` added to its own, and its model card as README.md.

    It is written beside `folder` first, so that `folder` is at no time half a model.
    """
    nlp.meta.update(meta)
    new = folder.with_name(folder.name + ".new")
    nlp.to_disk(new)
    StringStore(sorted(needed_strings(nlp))).to_disk(new / "vocab" / "strings.json")
    if card is not None:
        shutil.copyfile(card, new / "README.md")
    if folder.exists():
        old = folder.with_name(folder.name + ".old")
        folder.rename(old)
        new.rename(folder)
        shutil.rmtree(old)
    else:
        new.rename(folder)


def needed_strings(nlp: Language) -> set[str]:
    """Give the strings that the pipeline cannot do without.

    spaCy writes every string that it has met, which in training are all words of the treebanks and all names of the lists. A
    pipeline needs those of its blank language, its labels, and the pieces of words in the lemmatizer's trees.
    """
    strings = set(spacy.blank(str(nlp.lang)).vocab.strings)
    tokenizer: Any = nlp.tokenizer
    for form, pieces in tokenizer.rules.items():
        strings.add(form)
        strings.update(value for piece in pieces for value in piece.values() if isinstance(value, str))
    for _, component in nlp.pipeline:
        strings.update(str(label) for label in getattr(component, "labels", ()))
        trees = getattr(component, "trees", None)
        if trees is not None:
            strings.update(_tree_strings(nlp, srsly.msgpack_loads(trees.to_bytes())["trees"]))
    return strings


def _tree_strings(nlp: Language, nodes: Iterable[Mapping[str, int]]) -> Iterable[str]:
    for node in nodes:
        for key in ("orig", "subst"):
            if node.get(key):
                yield nlp.vocab.strings[node[key]]
