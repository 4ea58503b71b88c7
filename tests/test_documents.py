"""The documents name commands that exist, and every command is in them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from gezant.cli.main import gezant

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

_CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)


def commands(path: Path, program: str) -> Iterator[list[str]]:
    """The words behind `program` where a line of code in a document starts with it."""
    for block, inline in _CODE.findall(path.read_text("utf-8")):
        for line in (block or inline).splitlines():
            found = re.match(rf"\s*(?:\$ )?(?:[\w.]+=\S+ )*(?:\.venv/bin/)?{program} ([^|#>…]*)", line)
            if found:
                yield shlex.split(found.group(1))


def cases(program: str) -> list[tuple[str, list[str]]]:
    return [(path.name, words) for path in DOCUMENTS for words in commands(path, program)]


@pytest.mark.parametrize(("document", "words"), cases("make"), ids=str)
def test_a_make_target_that_is_named_exists(document: str, words: list[str]) -> None:
    assert [word for word in words if "=" not in word and word not in TARGETS] == []


@pytest.mark.parametrize(("document", "words"), cases("gezant"), ids=str)
def test_a_command_that_is_named_exists_with_its_options(document: str, words: list[str]) -> None:
    command = gezant.commands.get(words[0]) if not words[0].startswith("-") else gezant
    assert command is not None, f"there is no 'gezant {words[0]}'"
    with click.Context(command) as context:
        known = {option for parameter in command.get_params(context) for option in parameter.opts}
    assert [word for word in words if re.match(r"--?[a-z]", word) and word.split("=")[0] not in known] == []


@pytest.mark.parametrize("name", sorted(gezant.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert name in {words[0] for words in commands(ROOT / "README.md", "gezant")}


def test_the_readme_opens_with_the_two_commands_of_a_fresh_clone() -> None:
    assert [words[0] for words in commands(ROOT / "README.md", "make")][:2] == ["demo", "test"]
