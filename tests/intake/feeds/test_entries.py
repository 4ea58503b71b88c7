"""The entries of a feed as items: the page behind each, or the text in the feed, with what the feed knows of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gezant.intake.errors import IntakeError
from gezant.intake.feeds.entries import open_feed
from gezant.intake.items import Item, Known, Settings, Skipped, in_memory
from tests.intake.feeds.made import ATOM, RSS, feed, rss_item

PAGE = b"<!DOCTYPE html><html><body><article><p>Een pagina.</p></article></body></html>"


def follow(address: str) -> Item | Skipped:
    return Item(in_memory(PAGE), "page", address, media_type="text/html", url=address, known=Known(url=f"{address}/canonical"))


def keep(address: str) -> Item | Skipped:
    return Skipped(address, "kept")


def fail(address: str) -> Item | Skipped:
    raise IntakeError("away", "try again later", address)


def feed_again(address: str) -> Item | Skipped:
    return Item(in_memory(RSS.format(items=rss_item(1)).encode()), "again", address, url=address)


def test_the_page_behind_an_entry_is_fetched_and_knows_what_the_feed_knows() -> None:
    more = "<dc:creator>Jelle Terpstra</dc:creator><category>Buitenland</category>"
    (item,) = open_feed(feed(RSS.format(items=rss_item(1, more=more))), Settings(follow=follow))
    assert isinstance(item, Item)
    assert item.read(1000) == PAGE
    known = item.known
    assert (known.title, known.author, known.section) == ("Bericht 1", "Jelle Terpstra", "Buitenland")
    assert (known.outlet, known.language, [date.value for date in known.dates]) == ("De Noorderkoerier", "nl", ["2018-04-08"])
    assert (item.url, known.url) == ("https://noorderkoerier.example/1", "https://noorderkoerier.example/1/canonical")


@pytest.mark.parametrize("follow", [None, keep, fail, feed_again], ids=["not to be followed", "kept", "away", "no page"])
def test_the_text_in_the_feed_stands_in_where_there_is_no_page(follow: Callable[[str], Item | Skipped] | None) -> None:
    (item,) = open_feed(feed(RSS.format(items=rss_item(1, text="<p>Alles.</p>"))), Settings(follow=follow))
    assert isinstance(item, Item)
    assert b"<p>Alles.</p>" in item.read(1000)
    assert (item.id, item.media_type, item.charset, item.url) == (
        "noorderkoerier.example-1", "text/html", "utf-8", "https://noorderkoerier.example/1",
    )  # fmt: skip
    assert (item.origin, item.depth) == ("https://feeds.example/all.xml: https://noorderkoerier.example/1", 1)


NO_PAGE = "only a summary in the feed; it links to no page"
LONG = "De delegaties spraken de hele dag over de grens en over de veerdienst. " * 10
TEXT = LONG.strip()


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        (rss_item(1), "only a summary in the feed; --follow fetches the page that it links to"),
        ("<item><title>x</title><description>Kort.</description></item>", NO_PAGE),
        (f"<item><title>x</title><description>{LONG}…</description></item>", NO_PAGE),
        (f"<item><title>x</title><description>{LONG}[&amp;#8230;]</description></item>", NO_PAGE),
    ],
    ids=["short", "without link", "cut off", "cut off with brackets"],
)  # fmt: skip
def test_a_summary_is_left_out(items: str, reason: str) -> None:
    (found,) = open_feed(feed(RSS.format(items=items)), Settings())
    assert isinstance(found, Skipped)
    assert found.reason == reason


@pytest.mark.parametrize(
    "data",
    [
        RSS.format(items=f"<item><title>x</title><description>{LONG}</description></item>"),
        ATOM.format(items=f"<entry><id>a</id><title>x</title><content type='text'>{TEXT}</content></entry>"),
        ATOM.format(items=f"<entry><id>a</id><summary/><content type='html'>&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry>"),
    ],
    ids=["long description", "atom text", "atom html"],
)  # fmt: skip
def test_a_text_of_its_own_is_a_page(data: str) -> None:
    (item,) = open_feed(feed(data), Settings())
    assert isinstance(item, Item)
    assert f"<p>{TEXT}</p>".encode() in item.read(10_000)


def test_what_can_neither_be_fetched_nor_read_is_an_error_in_its_place() -> None:
    found = list(open_feed(feed(RSS.format(items=rss_item(1) + rss_item(2, text="<p>Alles.</p>"))), Settings(follow=fail)))
    assert [type(one) for one in found] == [IntakeError, Item]


def test_a_feed_that_links_to_feeds_is_not_followed_without_end() -> None:
    (found,) = open_feed(feed(RSS.format(items=rss_item(1))), Settings(follow=feed_again))
    assert isinstance(found, Skipped)
    assert "another kind of file (feed)" in found.reason


def test_an_entry_that_the_feed_breaks_off_in_is_left_out() -> None:
    whole = RSS.format(items=rss_item(1, text=f"<p>{LONG}</p>"))
    (found,) = open_feed(feed(whole[: whole.index("veerdienst")]), Settings())
    assert isinstance(found, Skipped)
    assert "breaks off" in found.reason


def test_a_page_that_a_feed_names_twice_comes_once() -> None:
    again = rss_item(2, link="https://noorderkoerier.example/1?utm_source=rss")
    assert len(list(open_feed(feed(RSS.format(items=rss_item(1) + again)), Settings(follow=follow)))) == 1


def test_the_source_of_an_entry_goes_before_the_feed_as_its_outlet() -> None:
    more = '<source url="https://wad.example/rss">Het Wad</source>'
    (item,) = open_feed(feed(RSS.format(items=rss_item(1, more=more))), Settings(follow=follow))
    assert isinstance(item, Item)
    assert item.known.outlet == "Het Wad"
