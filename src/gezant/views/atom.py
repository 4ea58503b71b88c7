"""The changes of a dossier as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from gezant.ledger.news import News, NewsItem
from gezant.views.ledger import change_line, entry_text, quoted, short
from gezant.views.words import date_in_words

NAMESPACE = "http://www.w3.org/2005/Atom"
_IDS = uuid.UUID("6b1f9d0e-4c57-5d5b-9a70-3f0a2f6f1c11")  # the space of our names (RFC 9562, version 5)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(news: News, title: str) -> bytes:
    """The feed as UTF-8. The ids of the feed and of its entries depend on the dossier and on what changed alone."""
    feed = ET.Element(_name("feed"))
    _text(feed, "id", _id(news.dossier))
    _text(feed, "title", title)
    _text(feed, "updated", _instant(news.added))
    _text(ET.SubElement(feed, _name("author")), "name", "Gezant")
    for item in news.items:
        _entry(feed, item, news.dossier)
    ET.register_namespace("", NAMESPACE)
    ET.indent(feed)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: ET.Element, item: NewsItem, dossier: str) -> None:
    change = item.change
    entry = ET.SubElement(feed, _name("entry"))
    _text(entry, "id", _id(dossier, item.key))
    _text(entry, "title", f"{change.id} {'new: ' if change.before is None else ''}{entry_text(change.after).plain}")
    _text(entry, "updated", _instant(item.added))
    if item.url:
        ET.SubElement(entry, _name("link"), {"rel": "alternate", "href": _clean(item.url)})
    ET.SubElement(entry, _name("category"), {"term": change.what})
    told = " · ".join(filter(None, (item.outlet, date_in_words(change.since), quoted(short(item.title)) if item.title else "")))
    _text(entry, "content", f"{change_line(change).plain}\n\n{change.gloss}\n\n{told}", type="text")


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, _name(name), attributes).text = _clean(text)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _id(*parts: str) -> str:
    return uuid.uuid5(_IDS, "/".join(parts)).urn


def _instant(moment: str) -> str:
    """An instant as RFC 3339 wants it, in UTC."""
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _clean(text: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
