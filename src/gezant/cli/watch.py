"""`gezant watch`: poll feeds and add what is new in them to a dossier."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from gezant.cli.add import Told
from gezant.cli.clock import SystemClock
from gezant.cli.dossiers import actor_value, check, dossier_argument, opened, topic_value
from gezant.cli.intake import Intake
from gezant.cli.options import about_the_pages, width_option
from gezant.cli.screen import busy, screen, show

if TYPE_CHECKING:
    from gezant.ledger import Ledger

EXAMPLES = """\b
Examples:
  gezant watch korea.db --feed https://example.org/rss          until it is stopped
  gezant watch korea.db --feed https://example.org/rss --once   once, for cron
  gezant watch korea.db --actor PRK --topic summit --atom /srv/www/korea.atom
  gezant watch korea.db --list                                  the feeds and how they are
  gezant watch korea.db --forget https://example.org/rss        no longer this one
"""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_LEAST, _MOST = 60, 7 * 86_400
_ENTRIES = 100  # of the Atom feed


def _duration(context: click.Context, parameter: click.Parameter, value: str) -> float:
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", value.strip().lower(), re.ASCII)
    if match is None:
        raise click.BadParameter(f"'{value}' is no length of time; give one such as 15m, 2h or 1d")
    seconds = int(match[1]) * _UNITS[match[2]]
    if not _LEAST <= seconds <= _MOST:
        raise click.BadParameter("a feed is asked at most once a minute and at least once a week: from 1m to 7d")
    return float(seconds)


def _feeds(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        return values
    from gezant.intake.web import FetchError
    from gezant.intake.web.addresses import parsed

    for value in values:
        try:
            parsed(value, any_port=True)
        except FetchError as error:
            raise click.BadParameter(str(error)) from None
    return tuple(dict.fromkeys(value.strip() for value in values))


def _actors(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    codes = (actor_value(context, parameter, value) for value in values)
    return tuple(code for code in codes if code is not None)


def _topics(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    found = (topic_value(context, parameter, value) for value in values)
    return tuple(concept for concept in found if concept is not None)


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option("--feed", "feeds", metavar="ADDRESS", multiple=True, callback=_feeds, help="A feed to watch; may be repeated.")
@click.option("--every", metavar="TIME", default="15m", show_default=True, callback=_duration, help="Pause between two polls.")
@click.option("--once", is_flag=True, help="Poll every feed once and end, for cron.")
@click.option("--actor", "actors", metavar="WHO", multiple=True, callback=_actors, help="Add only what tells of this actor.")
@click.option("--topic", "topics", metavar="CONCEPT", multiple=True, callback=_topics, help="Add only what is about this.")
@click.option("--text", "texts", metavar="WORDS", multiple=True, help="Add only what has these words in one statement.")
@click.option(
    "--atom", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the latest changes as an Atom feed."
)
@click.option("--list", "listing", is_flag=True, help="Show the feeds that the dossier knows and how they are.")
@click.option("--forget", metavar="ADDRESS", help="Watch this feed no longer.")
@about_the_pages
@width_option
@click.pass_context
def watch(
    context: click.Context,
    dossier: str,
    feeds: tuple[str, ...],
    every: float,
    once: bool,
    actors: tuple[str, ...],
    topics: tuple[str, ...],
    texts: tuple[str, ...],
    atom: Path | None,
    listing: bool,
    forget: str | None,
    intake: Intake,
    width: int | None,
) -> None:
    """Watch feeds: add what is new in them to a dossier and say what it changed.

    Without --feed the feeds that the dossier knows are watched. A feed is asked politely (not more often than it or its server
    wants, and not where robots.txt keeps it) and the pages that it links to are read. What is known of the feeds stands in the
    dossier, so that a watch goes on where it was ended. Several --actor (or --topic, --text) mean any of them.
    """
    from gezant.cli.watching import Watch
    from gezant.intake import Settings
    from gezant.ledger.interest import Interest

    if listing or forget is not None:
        _look_after(dossier, forget, listing, width)
        return
    check(dossier)
    with opened(dossier, create=bool(feeds)) as ledger, _skipped(intake.skipped) as skipped:
        if not feeds and not ledger.feed_states():
            raise click.UsageError(f"no feed is watched for {dossier} yet; name one with --feed ADDRESS")
        publish = _publisher(ledger, atom, f"Changes in {Path(dossier).stem}")
        publish()  # whatever was added since it was written last
        with SystemClock() as clock, intake.fetcher() as fetcher:
            watched = Watch(
                ledger,
                fetcher,
                clock,
                Settings(**intake.about),
                Interest(actors, topics, texts),
                every,
                read=lambda report: intake.read(report, busy, skipped),
                changed=Told(width).changes,
                skipped=skipped,
                publish=publish,
                debug=intake.debug,
            )
            fine = watched.once(feeds) if once else watched.run(feeds)
    context.exit(0 if fine else 1)


def _look_after(dossier: str, forget: str | None, listing: bool, width: int | None) -> None:
    from datetime import UTC, datetime

    from gezant.views.feeds import feeds_view

    with opened(dossier) as ledger:
        if forget is not None:
            if not ledger.forget_feed(forget):
                raise click.ClickException(
                    f"{forget} is not watched for {dossier}; see the feeds with: gezant watch {dossier} --list"
                )
            click.echo(f"{forget} is not watched any more; what it brought stays in {dossier}")
        if listing:
            show(screen(width), feeds_view(ledger.feed_states(), datetime.now(UTC)))


@contextmanager
def _skipped(file: Path | None) -> Iterator[Callable[[str, str], None]]:
    """What adds a line to --skipped: where, a tab, why."""
    if file is None:
        yield lambda origin, reason: None
        return
    try:
        opened: IO[str] = file.open("a", encoding="utf-8", errors="replace", newline=os.linesep)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from error
    with opened:
        yield lambda origin, reason: print(_plain(origin), _plain(reason), sep="\t", file=opened, flush=True)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _publisher(ledger: Ledger, file: Path | None, title: str) -> Callable[[], None]:
    """What puts the latest changes of a dossier into an Atom feed, where they are others than those that stand there."""
    from gezant.cli.writing import replace_file
    from gezant.views.atom import atom

    def publish() -> None:
        news = ledger.news(_ENTRIES) if file is not None else None
        if file is None or news is None:
            return
        data = atom(news, title)
        try:
            if not file.is_file() or file.read_bytes() != data:
                replace_file(file, data)
        except OSError as error:
            raise click.FileError(str(file), error.strerror) from error

    return publish
