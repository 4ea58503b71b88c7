"""Load a lexicon file as plain values (YAML), once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class LexiconError(Exception):
    """A lexicon file that is not there or not as its reader needs it."""


@cache
def load(language: str, name: str) -> Any:
    """The content of `lexicon/<language>/<name>.yaml`; callers must not change what they get.

    `language` is ISO 639-1, or `common` for tables that serve every language. Raises LexiconError where there is no such file.
    """
    path = files(__package__) / language / f"{name}.yaml"
    if not path.is_file():
        raise LexiconError(f"no lexicon '{name}' for language '{language}'; there is one for: {', '.join(languages())}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, the C one where built


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon folder, ISO 639-1, sorted."""
    folders = (entry.name for entry in files(__package__).iterdir() if entry.is_dir())
    return tuple(sorted(name for name in folders if len(name) == 2))
