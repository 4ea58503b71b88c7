"""Load the base pipeline: the one that is shipped for a language, or the user's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import registry

from gezant.annotate.base.adapt import BaseError, LanguageBaseError
from gezant.lexicon import roots


def load_base(language: str, name: str | None = None) -> Language:
    """The base pipeline for a language (ISO 639-1), on the CPU, ready for the layers to be added behind it.

    `name` is an installed spaCy package or the folder of a pipeline; it is adapted to what the layers rely on. Without it,
    the environment variable GEZANT_BASE may name one, for trying newly trained bases; else the base is loaded that lies with
    the language (`lexicon.roots`), and adapted where that is not in the package. Raises BaseError where there is none, where
    it cannot be loaded, or where it gives no Universal Dependencies; LanguageBaseError, a kind of it, where it is only this
    language that has none.
    """
    name = name or os.environ.get("GEZANT_BASE")
    if name is None:
        folder = _shipped(language)
        if folder.is_relative_to(roots()[-1]):
            return _load(folder, {"nlp": {"tokenizer": {"@tokenizers": "gezant_bare_tokenizer"}}})
        name = str(folder)
    nlp = _load(name)
    if nlp.lang != language:
        raise LanguageBaseError(f"the base '{name}' is for the language '{nlp.lang}', and the report is in '{language}'")
    try:
        nlp.add_pipe("gezant_adapt")
        nlp("1.")  # what a base gives is only known once it has read something: refuse it now, not at the first report
    except BaseError as error:
        raise BaseError(f"the base '{name}' cannot be used: {error}") from error
    return nlp


def shipped() -> tuple[str, ...]:
    """The languages that a base is shipped for, ISO 639-1, sorted."""
    return tuple(sorted({path.parent.name for root in roots() for path in root.glob("models/*/config.cfg")}))


@registry.tokenizers("gezant_bare_tokenizer")  # type: ignore[untyped-decorator]
def bare_tokenizer() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules, to be filled from a pipeline's folder.

    spaCy makes the tokenizer of the language first, with thousands of rules, and goes through them again for every setting that
    it reads from the folder, to throw them away in the end: half of the time that loading a base takes.
    """
    return lambda nlp: Tokenizer(nlp.vocab)


def _shipped(language: str) -> Path:
    if language not in shipped():
        have = ", ".join(shipped()) or "none"
        raise LanguageBaseError(f"no base pipeline is shipped for the language '{language}' (there are: {have})")
    folders = (root / "models" / language for root in roots())
    return next(folder for folder in folders if (folder / "config.cfg").is_file())


def _load(name: str | Path, config: dict[str, Any] | None = None) -> Language:
    try:
        return spacy.load(name, config=config or {})
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).strip().splitlines()[0]
        raise BaseError(f"cannot load the base pipeline '{name}': {reason}") from error
