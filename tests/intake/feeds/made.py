"""Feeds of our own for tests."""

from __future__ import annotations

from gezant.intake.items import Item, in_memory

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>De Noorderkoerier</title><link>https://noorderkoerier.example/</link><language>nl-NL</language><ttl>30</ttl>
{items}
</channel></rss>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Fenland Post</title><id>urn:fen</id>
{items}
</feed>
"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Het Wad</title><link>https://wad.example/</link></channel>
{items}
</rdf:RDF>
"""


def feed(data: str | bytes, url: str | None = "https://feeds.example/all.xml", **changes: object) -> Item:
    """An item that holds a feed."""
    raw = data.encode() if isinstance(data, str) else data
    return Item(in_memory(raw), "all", url or "all.xml", url=url, **changes)  # type: ignore[arg-type]


def rss_item(number: int, *, link: str | None = None, text: str = "", more: str = "") -> str:
    """An item of RSS 2.0."""
    link = link if link is not None else f"https://noorderkoerier.example/{number}"
    content = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""
    return (
        f'<item><title>Bericht {number}</title><link>{link}</link><guid isPermaLink="false">nk-{number}</guid>'
        f"<pubDate>Sun, 08 Apr 2018 12:3{number}:00 +0200</pubDate><description>Kort.</description>{content}{more}</item>"
    )
