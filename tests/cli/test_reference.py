from pathlib import Path

import click
import pytest

from gezant.cli.main import gezant

REFERENCE = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text("utf-8")
OPTIONS = [
    (name, option)
    for name, command in sorted(gezant.commands.items())
    for parameter in command.params
    if isinstance(parameter, click.Option)
    for option in parameter.opts
]


@pytest.mark.parametrize("name", sorted(gezant.commands))
def test_every_command_has_its_chapter(name: str) -> None:
    assert f"\n## `gezant {name} " in REFERENCE


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_in_the_chapter_of_its_command(name: str, option: str) -> None:
    chapter = REFERENCE.split(f"\n## `gezant {name} ")[1].split("\n## ")[0]
    assert f"`{option}" in chapter
