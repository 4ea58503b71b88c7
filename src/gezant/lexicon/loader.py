"""Load a lexicon file as plain values (YAML), once a process; find where the languages lie."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

COMMON = "common"


class LexiconError(Exception):
    """A lexicon file that is not there or not as its reader needs it."""


@cache
def roots() -> tuple[Path, ...]:
    """The folders that hold languages, each with `lexicon/<language>/` and `models/<language>/` in it, first come first served.

    The environment variable GEZANT_LANGUAGES names further ones (several with the path separator of the system between them);
    the package itself is the last. A language is taken whole from the first folder that has it. Raises LexiconError where the
    variable names a folder that is not there.
    """
    further = [Path(name) for name in os.environ.get("GEZANT_LANGUAGES", "").split(os.pathsep) if name]
    missing = [str(folder) for folder in further if not folder.is_dir()]
    if missing:
        raise LexiconError(f"GEZANT_LANGUAGES names a folder that is not there: {', '.join(missing)}")
    return (*further, Path(str(files("gezant"))))


@cache
def load(language: str, name: str) -> Any:
    """The content of `lexicon/<language>/<name>.yaml`; callers must not change what they get.

    `language` is ISO 639-1, or `common` for tables that serve every language. Raises LexiconError where there is no such file
    and where it is no YAML.
    """
    path = _folders().get(language, Path()) / f"{name}.yaml"
    if language not in _folders() or not path.is_file():
        raise LexiconError(f"no lexicon '{name}' for language '{language}'; there is one for: {', '.join(languages())}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, the C one where built
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error


@cache
def languages() -> tuple[str, ...]:
    """The languages that can be read, ISO 639-1, sorted: those whose folder has a `language.yaml`, which is written last."""
    return tuple(sorted(name for name, folder in _folders().items() if (folder / "language.yaml").is_file()))


@cache
def _folders() -> dict[str, Path]:
    """The lexicon folder of each language, and of the tables that all of them share."""
    found: dict[str, Path] = {}
    for root in reversed(roots()):
        folder = root / "lexicon"
        for entry in folder.iterdir() if folder.is_dir() else ():
            if entry.is_dir() and (len(entry.name) == 2 or entry.name == COMMON):
                found[entry.name] = entry
    return found
