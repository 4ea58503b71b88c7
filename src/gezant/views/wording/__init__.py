"""What the program says to people, in the languages of its interface: words are data, one folder a language, one file a concern.

Every language has the same files with the same keys (held by tests). A value is a text with `{names}` in it, a list or a
mapping; a mapping of `one` and `other` is told by the number `n` that is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent
DEFAULT = "en"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one, where built, is ten times as fast


class Wording:
    """The words of one language. `wording("claims.title")` is the text under `title` in its file `claims.yaml`."""

    def __init__(self, language: str, words: Mapping[str, Any]) -> None:
        self.language = language
        self._words = words

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under a key, with values in the place of its names. Raises KeyError for a key that there is not."""
        found = self.get(key)
        if isinstance(found, dict):
            found = found["one" if values.get("n") == 1 else "other"]
        if not isinstance(found, str):
            raise KeyError(f"{key} is no text")
        return found.format_map(values) if values else found

    def get(self, key: str) -> Any:
        """What stands under a key: a text, a list or a mapping. Raises KeyError for a key that there is not."""
        found: Any = self._words
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                raise KeyError(f"no words for '{key}' in {self.language}")
            found = found[part]
        return found

    def named(self, group: str, name: str) -> str:
        """The word for one of a group, such as an act; the name itself where the group has none for it."""
        found = self.get(group).get(name)
        return found if isinstance(found, str) else name

    def keys(self) -> Iterator[str]:
        """Every key that there is a value for."""
        return _keys(self._words)


@cache
def languages() -> tuple[str, ...]:
    """The languages of the interface, ISO 639-1, sorted."""
    return tuple(sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir() and len(folder.name) == 2))


@cache
def wording(language: str) -> Wording:
    """The words of a language, one of `languages()`."""
    if language not in languages():
        raise KeyError(f"the interface does not speak '{language}'")
    files = sorted((ROOT / language).glob("*.yaml"))
    return Wording(language, {file.stem: _loaded(file) for file in files})


def _loaded(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader


def _keys(words: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in words.items():
        key = f"{before}{name}"
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            yield from _keys(value, f"{key}.")
        else:
            yield key
