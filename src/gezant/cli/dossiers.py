"""What the commands on a dossier have in common: opening it, its options, its output."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from gezant.cli.options import Command, date_value, width_option
from gezant.cli.screen import screen, show

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gezant.ledger import Ledger

_SHOWING = frozenset({"shape", "width", "limit"})  # the options that choose nothing

dossier_argument = click.argument("dossier", metavar="DOSSIER")


def as_of_option(command: Command) -> Command:
    """--as-of, which every look at a dossier has."""
    return click.option(
        "--as-of", metavar="DATE", callback=date_value, help="The dossier as it stood on a day: 2018-04-08, 2018-04 or 2018."
    )(command)


def period_options(command: Command) -> Command:
    """--since and --until."""
    since = click.option("--since", metavar="DATE", callback=date_value, help="Reports of this day and later.")
    until = click.option("--until", metavar="DATE", callback=date_value, help="Reports of this day and earlier.")
    return since(until(command))


def page_options(command: Command) -> Command:
    """--limit and --offset."""
    limit = click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many to show.")
    offset = click.option("--offset", type=click.IntRange(min=0), default=0, help="How many to leave out first.")
    return limit(offset(command))


def listing_options(command: Command) -> Command:
    """--since, --until, --as-of, --limit, --offset, --format and --width, which every listing has."""
    return period_options(as_of_option(page_options(shape_option(width_option(command)))))


def shape_option(command: Command) -> Command:
    """--format."""
    return click.option(
        "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Text, or JSON Lines."
    )(command)


def who_option(command: Command) -> Command:
    """--who, whose decision it is."""
    return click.option("--who", metavar="NAME", default=_user, help="Who decides; your user name where it is not given.")(
        command
    )


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise click.UsageError("nobody knows who you are here; say it with --who NAME") from None


@contextmanager
def opened(dossier: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger of a dossier; what cannot be done with it becomes a message."""
    from gezant.ledger import Ledger, LedgerError

    try:
        yield Ledger.open(dossier, create=create)
    except LedgerError as error:
        raise click.ClickException(str(error)) from error


def check(dossier: str) -> None:
    """Say it where there is no dossier at this place and none can be made."""
    from gezant.ledger import Ledger, LedgerError

    try:
        Ledger.check(dossier)
    except LedgerError as error:
        raise click.ClickException(str(error)) from error


def put(
    shape: str,
    items: list[Any],
    to_json: Callable[[Any], Any],
    view: Callable[[list[Any]], RenderableType],
    width: int | None,
    none: str | None = None,
) -> None:
    """Print items as JSON Lines or as a view; where there are none, `none`, or what was asked for and where to see all."""
    if shape == "json":
        for item in items:
            click.echo(json.dumps(to_json(item), ensure_ascii=False))
        return
    if items:
        show(screen(width), view(items))
    else:
        say_none(none or _none(), width)


def say_none(words: str, width: int | None) -> None:
    """Say in place of a view that there is nothing to show."""
    from rich.text import Text

    from gezant.views.quoting import printable

    show(screen(width), Text(printable(words), "gz.quiet"))


def asked_for() -> str:
    """The options by which the running command chooses, as they were given: *--actor PRK, --act deny*; empty for none."""
    context = click.get_current_context()
    given = []
    for option in context.command.params:
        name = option.name or ""
        typed = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        if not typed or not isinstance(option, click.Option) or name in _SHOWING:
            continue
        value = context.params[name]
        flag = option.opts[0] if value is not False else option.secondary_opts[0]
        given.append(flag if isinstance(value, bool) else f"{flag} {value}")
    return ", ".join(given)


def _none() -> str:
    context = click.get_current_context()
    what, dossier, asked = context.info_name, context.params["dossier"], asked_for()
    if asked:
        return f"no {what} with {asked}; all that there are: gezant {what} {dossier}"
    return f"no {what} in this dossier yet; add reports with: gezant add {dossier} FILE…"


def topic_value(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    """A concept of diplomacy by its id, by its name on the page, or by a word for it in a report.

    Raises click.BadParameter for a name that is of no concept, or of several.
    """
    if name is None:
        return None
    from difflib import get_close_matches

    from gezant.ledger.topics import concepts

    found = _concepts(name)
    if len(found) == 1:
        return found[0]
    near = found or get_close_matches(_slug(name), concepts(), 3)
    hint = f"is it {' or '.join(near)}?" if near else 'what a claim is about stands last in its card: "gezant claims"'
    raise click.BadParameter(f"there is no concept '{name}'; {hint}")


def _concepts(name: str) -> list[str]:
    """The concepts that a name can mean."""
    from gezant.ledger.topics import concepts, topic_words
    from gezant.ledger.words import words
    from gezant.lexicon import languages
    from gezant.views.wording import languages as pages
    from gezant.views.wording import wording

    if _slug(name) in concepts():
        return [_slug(name)]
    named = {id for page in pages() for id, told in wording(page).get("topics").items() if _slug(told) == _slug(name)}
    return sorted(named or {id for language in languages() for id in topic_words(language).find(words(name))})


def _slug(name: str) -> str:
    return "-".join(name.lower().split())


def actor_value(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    """The code of an actor that is given by code (`PRK`, `USA.GOV:donald-trump`) or by a name in any language that is read.

    Raises click.BadParameter for a name that no table has.
    """
    import re

    if name is None or re.fullmatch(r"[A-Z]{2,4}([./:].+)?", name):
        return name
    from gezant.ledger.names import code_of

    code = code_of(name)
    if code is None:
        raise click.BadParameter(f"nobody is known as '{name}'; give a code such as PRK or USA.GOV:donald-trump")
    return code
