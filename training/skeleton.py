"""Write the lexicon of a new language with nothing in it: every file, every key that all shipped languages have, no words.

    python -m training.skeleton LANGUAGE DIR

makes DIR/lexicon/LANGUAGE/*.yaml, to be filled in as docs/adding-a-language.md says. An empty language reads nothing, and
fails at nothing: words may come in piece by piece.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import yaml

from gezant.lexicon import load, roots

LAST = "language"  # the file by which a language is told to be there


def empty(values: list[Any]) -> Any:
    """What is left of one value of a lexicon, as it stands in several languages, when the words are taken out.

    Of a mapping the keys that all of them have, lists empty, switches off, other values as the first language has them.
    """
    first = values[0]
    if isinstance(first, dict):
        shared = [key for key in first if all(isinstance(value, dict) and key in value for value in values)]
        return {key: empty([value[key] for value in values]) for key in shared}
    if isinstance(first, list):
        return []
    return False if isinstance(first, bool) else first


def skeleton() -> dict[str, Any]:
    """The emptied content of each lexicon file, by its name without the ending; `language` last."""
    files: dict[str, list[str]] = {}
    for path in sorted((roots()[-1] / "lexicon").glob("??/*.yaml")):
        files.setdefault(path.stem, []).append(path.parent.name)
    names = sorted(files, key=lambda name: (name == LAST, name))
    return {name: empty([load(language, name) for language in files[name]]) for name in names}


def write(language: str, folder: Path) -> Path:
    """Write the empty lexicon of a language below `folder` and give its own folder. Raises FileExistsError where there is one."""
    own = folder / "lexicon" / language
    own.mkdir(parents=True)
    for name, content in skeleton().items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=130)
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    return own


def main(arguments: list[str] | None = None) -> None:
    """The command line; leaves with a message where the folder is there already."""
    parser = argparse.ArgumentParser(prog="python -m training.skeleton", description="Write the empty lexicon of a new language.")
    parser.add_argument("language", help="ISO 639-1, such as af")
    parser.add_argument("folder", type=Path, help="where the language is to lie: for GEZANT_LANGUAGES, or src/gezant")
    given = parser.parse_args(arguments)
    if len(given.language) != 2:
        parser.error(f"'{given.language}' is no code of ISO 639-1")
    try:
        print(write(given.language, given.folder))
    except FileExistsError as error:
        parser.error(f"{error.filename} is there already")


if __name__ == "__main__":
    main()
