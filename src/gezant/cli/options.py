"""The options that several commands have."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from gezant.cli.intake import Intake

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


def _timezone(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return None if value is None else ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(f"'{value}' is no time zone; give one such as Europe/Amsterdam") from None


def _columns(context: click.Context, parameter: click.Parameter, value: str | None) -> dict[str, str]:
    from gezant.intake import FIELDS

    found: dict[str, str] = {}
    for part in filter(None, (value or "").split(",")):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column or name not in FIELDS:
            raise click.BadParameter(f"'{part}' is no FIELD=COLUMN; the fields are {', '.join(FIELDS)}")
        found[name] = column
    return found


_DATE = click.option(
    "--date",
    metavar="DATE",
    callback=date_value,
    help="Date of a report whose text has no date line, instead of what its page or file tells: 2018-04-08, 2018-04 or 2018.",
)
_LANGUAGE = click.option(
    "--language",
    metavar="CODE",
    callback=_language,
    help="Language of the text, such as en or nl, instead of finding it out.",
)
_OUTLET = click.option("--outlet", metavar="NAME", help="Who published the reports, instead of what they tell.")
_TIMEZONE = click.option(
    "--timezone",
    metavar="ZONE",
    callback=_timezone,
    help="Time zone of the paper, such as Europe/Amsterdam, for clock times that are told in another.",
)
_COLUMNS = click.option(
    "--columns",
    metavar="FIELD=COLUMN,…",
    callback=_columns,
    help="Of a table (CSV, JSON Lines): which column holds text, html, date, title, author, outlet, url, id …",
)
_FOLLOW = click.option(
    "--follow/--no-follow",
    default=None,
    help="Fetch the pages that a feed links to. Default: of a feed that is named by its address.",
)
_PRIVATE = click.option("--allow-private", is_flag=True, help="Fetch from addresses inside your own network, too.")
_SKIPPED = click.option(
    "--skipped",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="List everything that was left out or could not be read in FILE, with the reason.",
)
_BASE = click.option(
    "--base", metavar="NAME", help="A spaCy pipeline of your own to read with: an installed package or a folder."
)
_DEBUG = click.option("--debug", is_flag=True, help="Show the traceback of an error inside Gezant.")


_ABOUT = ("date", "language", "outlet", "timezone", "columns")


def about_the_reports(command: Command) -> Command:
    """The options that say how reports are taken in and read; the command gets them as one `intake`."""
    return _taking_in(command, (_DATE, _LANGUAGE, _OUTLET, _TIMEZONE, _COLUMNS, _FOLLOW, _PRIVATE, _SKIPPED, _BASE, _DEBUG))


def about_the_pages(command: Command) -> Command:
    """Those of them that are of use for pages which feeds link to; the command gets them as one `intake`."""
    return _taking_in(command, (_LANGUAGE, _OUTLET, _TIMEZONE, _PRIVATE, _SKIPPED, _BASE, _DEBUG))


def _taking_in(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    @functools.wraps(command)
    def with_intake(
        *args: Any,
        allow_private: bool,
        skipped: Path | None,
        base: str | None,
        debug: bool,
        follow: bool | None = None,
        **rest: Any,
    ) -> Any:
        about: dict[str, Any] = {name: rest.pop(name) for name in _ABOUT if name in rest}
        intake = Intake(about, follow=follow, allow_private=allow_private, skipped=skipped, base=base, debug=debug)
        return command(*args, intake=intake, **rest)

    for option in reversed(options):
        with_intake = option(with_intake)
    return with_intake  # type: ignore[return-value]


def width_option(command: Command) -> Command:
    """--width, for the views on the terminal."""
    return click.option(
        "--width", type=click.IntRange(min=40), metavar="COLUMNS", help="Width to print for, instead of the terminal's."
    )(command)
