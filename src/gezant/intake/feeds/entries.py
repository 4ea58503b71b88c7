"""The entries of a feed as items: the page that each links to, where it may be fetched, else the text that the feed has of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from gezant.intake.errors import IntakeError
from gezant.intake.feeds.parsing import Entry, Feed, parse_feed
from gezant.intake.items import Follow, Found, Item, Known, Settings, Skipped
from gezant.intake.kinds import kind_of

DOCUMENTS = frozenset(("text", "markdown", "html", "pdf"))


def open_feed(item: Item, settings: Settings) -> Iterator[Found]:
    """What a feed brings, entry by entry, in its order.

    With `settings.follow` the page that an entry links to; where that cannot be had or there is no `follow`, the entry's own
    text. A mere summary is left out. What the feed tells of an entry (title, author, section, date, the feed's title as the
    outlet) goes with it. Raises IntakeError where there is no feed in the item.
    """
    feed = parse_feed(item, settings.limits.report, settings.timezone)
    if not feed.entries:
        yield Skipped(item.origin, "the feed has no entries")
    met: set[str] = set()
    for entry in feed.entries:
        if met.isdisjoint(entry.keys):
            yield entry_found(item, feed, entry, settings)
        met.update(entry.keys)


def entry_found(item: Item, feed: Feed, entry: Entry, settings: Settings) -> Found:
    """What one entry of the feed in `item` brings, as for `open_feed`; the error, where it cannot be had and has no text."""
    own = _own(item, feed, entry)
    if settings.follow is None or entry.link is None:
        return own
    try:
        page = _followed(settings.follow, entry.link, item, _known(feed, entry))
    except IntakeError as error:
        return own if isinstance(own, Item) else error
    return own if isinstance(page, Skipped) and isinstance(own, Item) else page


def _followed(follow: Follow, link: str, item: Item, known: Known) -> Item | Skipped:
    found = follow(link)
    if isinstance(found, Skipped):
        return found
    kind = kind_of(found)
    if kind not in DOCUMENTS:
        return Skipped(found.origin, f"the feed links to no page but to another kind of file ({kind})")
    return replace(found, known=found.known.over(known), depth=item.depth + 1)


def _own(item: Item, feed: Feed, entry: Entry) -> Item | Skipped:
    """The entry's own text as a page."""
    from gezant.intake.web.items import id_of

    name = entry.link or entry.title or entry.id
    origin = f"{item.origin}: {name}"
    if not entry.whole:
        return Skipped(origin, "the feed breaks off in it; fetch the feed again")
    if entry.html is None:
        return Skipped(origin, f"only a summary in the feed; {_remedy(entry)}")
    language = f' lang="{feed.language}"' if feed.language else ""
    page = (
        f'<!DOCTYPE html>\n<html{language}><head><meta charset="utf-8"><title>{escape(entry.title or "")}</title></head>'
        f"<body><article>\n{entry.html}\n</article></body></html>\n"
    )
    return item.holding(
        page.encode("utf-8", errors="replace"),
        name,
        id=id_of(entry.link) if entry.link else _slug(entry.title or entry.id),
        media_type="text/html",
        charset="utf-8",
        url=entry.link,
        known=_known(feed, entry).over(replace(item.known, url=None)),
    )


def _remedy(entry: Entry) -> str:
    return "--follow fetches the page that it links to" if entry.link else "it links to no page"


def _known(feed: Feed, entry: Entry) -> Known:
    return Known(
        title=entry.title,
        author=entry.author,
        outlet=entry.outlet or feed.title,
        section=entry.section,
        language=feed.language,
        url=entry.link,
        dates=entry.dates,
    )


def _slug(text: str) -> str:
    return re.sub(r"[^\w.]+", "-", text.lower()).strip("-._")[:80].rstrip("-._") or "entry"
