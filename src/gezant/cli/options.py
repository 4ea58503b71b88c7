"""The options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def date_value(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value of an option that is a date, checked."""
    from gezant.intake import IntakeError, check_date

    try:
        return None if value is None else check_date(value)
    except IntakeError as error:
        raise click.BadParameter(str(error)) from None


def _language(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from gezant.intake import IntakeError, check_language

    try:
        return None if value is None else check_language("", value.lower())
    except IntakeError as error:
        raise click.BadParameter(str(error)) from None


def about_the_report(command: Command) -> Command:
    """--date, --language, --base and --debug, which say how a report is to be read."""
    for option in reversed(
        (
            click.option(
                "--date",
                metavar="DATE",
                callback=date_value,
                help="Date of a report whose text has none: 2018-04-08, 2018-04 or 2018.",
            ),
            click.option(
                "--language",
                metavar="CODE",
                callback=_language,
                help="Language of the text, such as en or nl, instead of finding it out.",
            ),
            click.option(
                "--base",
                metavar="NAME",
                help="A spaCy pipeline of your own to read with: an installed package or a folder.",
            ),
            click.option("--debug", is_flag=True, help="Show the traceback of an error inside Gezant."),
        )
    ):
        command = option(command)
    return command


def width_option(command: Command) -> Command:
    """--width, for the views on the terminal."""
    return click.option(
        "--width", type=click.IntRange(min=40), metavar="COLUMNS", help="Width to print for, instead of the terminal's."
    )(command)
