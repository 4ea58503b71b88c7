"""The bytes of a feed to its entries: RSS 0.9 to 2.0, RDF (RSS 1.0) and Atom (RFC 4287), also where its XML is broken.

feedparser reads them. Nothing outside the bytes is asked for: it gets no address, entities that name files or each other are
refused, and so is what would keep it busy for minutes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from io import BytesIO
from typing import Any

from gezant.intake import dates
from gezant.intake.encodings import encoding_of
from gezant.intake.errors import IntakeError
from gezant.intake.feeds.links import cleaned
from gezant.intake.items import Item
from gezant.model import DateCandidate

_MOST_MARKS = 300_000  # of `<`; a feed of the size of the limit with more tags than that is made to keep a reader busy
_MANY_ATTRIBUTES = re.compile(rb"<[^\s<>/!?]+(?:\s+[^\s<>=\"']+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')){100}")
_ENTITY = re.compile(rb"<!ENTITY\s+(?!%)[^\s\"'>]+\s+(?:SYSTEM|PUBLIC|\"[^\"]*&(?!#)|'[^']*&(?!#))", re.I)
_ENDS = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF|channel)\s*>\s*(?:<!--.*?-->\s*)*$", re.I | re.S)
_LONG = 600  # code points from which on what a feed says of an article may be the article
_CUT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.|&#8230;|&hellip;)\])\W*$")
_CHARACTERS, _DIGITS = 0x110000, 8
_TAG = re.compile(r"<[a-zA-Z/!]")
_REFERENCE = re.compile(rb"&#(?:0*(\d+)|[xX]0*([0-9a-fA-F]+));?")
_BROKEN = (ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError, LookupError)
_GIVE = "give the address of an RSS or Atom feed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. `id` is the same in every copy of the feed; `link` is the page that it stands for.

    `html` is the whole text where the feed has it; `whole` is False of an entry that a broken feed ends in.
    """

    id: str
    link: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    section: str | None = None
    dates: tuple[DateCandidate, ...] = ()
    html: str | None = None
    whole: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is known again by: its id, and its link, by which another feed may name the same page."""
        return tuple(dict.fromkeys((self.id, self.link or self.id)))


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its language (ISO 639-1), for how many seconds it says that it stays as it is, its entries."""

    title: str | None
    language: str | None
    ttl: float | None
    entries: tuple[Entry, ...]


def parse_feed(item: Item, limit: int, zone: str | None = None) -> Feed:
    """The feed in an item of at most `limit` bytes; `zone` (IANA) is that of dates which tell none.

    Raises IntakeError where there is none in it, or one that is made to do harm.
    """
    data = item.read(limit)
    if not data.strip():
        raise IntakeError("the feed is empty", _GIVE, item.origin)
    parsed = _parsed(data, item)
    if not parsed.get("version") and not parsed["entries"]:
        raise IntakeError("there is no feed in it", _GIVE, item.origin)
    source = parsed["feed"]
    base = item.url or source.get("link") or ""
    entries = _told_apart([_entry(entry, base, zone) for entry in parsed["entries"]])
    if parsed.get("bozo") and entries and not _ENDS.search(data[-4096:]):
        entries[-1] = _cut(entries[-1])
    return Feed(_plain(source, "title"), _language(source), _seconds(source.get("ttl")), tuple(entries))


def _parsed(data: bytes, item: Item) -> Mapping[str, Any]:
    import feedparser  # type: ignore[import-untyped]
    from feedparser.encodings import convert_to_utf8  # type: ignore[import-untyped]

    charset = f"; charset={item.charset}" if item.charset else ""
    encoding, errors, mark = encoding_of(data[:4096])
    if encoding != "utf-8":  # UTF-16 or UTF-32, whatever the XML says
        data, charset = data[mark:].decode(encoding, errors=errors).encode("utf-8", errors="replace"), "; charset=utf-8"
    try:
        data = convert_to_utf8({"content-type": f"application/xml{charset}"}, data, {})
        _check(data, item.origin)
        data = _REFERENCE.sub(_possible, data)
        # The address of the feed is not told, because ids that are no addresses would be joined to it and change with it.
        headers = {"content-type": "application/xml"}
        found: Mapping[str, Any] = feedparser.parse(
            BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except IntakeError:
        raise
    except _BROKEN as error:
        raise IntakeError("the feed is damaged beyond reading", "fetch it again", item.origin) from error
    return found


def _possible(reference: re.Match[bytes]) -> bytes:
    """A reference to a character; to U+FFFD where there is none of that number, over which feedparser would fall."""
    decimal, hexadecimal = reference.groups()
    digits, base = (decimal, 10) if decimal else (hexadecimal, 16)
    number = int(digits, base) if len(digits) < _DIGITS else _CHARACTERS
    return reference.group() if 0 < number < _CHARACTERS and not 0xD800 <= number < 0xE000 else b"&#65533;"


def _check(data: bytes, origin: str) -> None:
    """Raise IntakeError for what is no feed but an attack on its reader."""
    first = re.search(rb"<[A-Za-z]", data)
    if _ENTITY.search(data, 0, first.start() if first else len(data)):
        raise IntakeError("it declares entities that name files or each other, as no feed does", "do not read it", origin)
    if data.count(b"<") > _MOST_MARKS or _MANY_ATTRIBUTES.search(data):
        raise IntakeError("it has more elements or attributes than any feed", "do not read it", origin)


def _entry(found: Any, base: str, zone: str | None) -> Entry:
    link = cleaned(_link(found), base)
    title, html = _plain(found, "title"), _content(found)
    source = found.get("source")
    entry = Entry(
        id=found.get("id") or "",
        link=link,
        title=title,
        author=_author(found),
        outlet=_plain(source, "title") if isinstance(source, Mapping) else None,
        section=_section(found),
        dates=_dates(found, zone),
        html=html,
    )
    return entry if entry.id else replace(entry, id=_own_id(entry))


def _told_apart(entries: list[Entry]) -> list[Entry]:
    """Some feeds give one id to all entries; those are known by their links or by what they say."""
    pages: dict[str, set[str]] = {}
    for entry in entries:
        pages.setdefault(entry.id, set()).add(_own_id(entry))
    return [replace(entry, id=_own_id(entry)) if len(pages[entry.id]) > 1 else entry for entry in entries]


def _own_id(entry: Entry) -> str:
    return entry.link or _hash(entry.title or "", entry.html or "")


def _link(found: Any) -> str:
    """The address of the page of an entry. feedparser gives the id of one without links, which need not be an address."""
    link = str(found.get("feedburner_origlink") or found.get("link") or "")
    return link if found.get("links") or "://" in link else ""


def _cut(entry: Entry) -> Entry:
    """The last entry of a feed that breaks off: its text may be half, its link whole."""
    return replace(entry, html=None, whole=False)


def _content(found: Any) -> str | None:
    """The longest of what an entry has as its content, else a long and whole description, as HTML; None where it has neither."""
    summary = found.get("summary_detail") or {}
    said = (summary.get("value") or "").strip()
    # A content that is the same as the summary is one.
    contents = [c for c in found.get("content") or () if (c.get("value") or "").strip() not in ("", said)]
    if contents:
        return _html(max(contents, key=lambda content: len(content["value"])))
    plain = _text(said, _TAG)
    return _html(summary) if len(plain) >= _LONG and not _CUT.search(plain) else None


def _html(detail: Mapping[str, Any]) -> str:
    value = str(detail["value"]).strip()
    if _TAG.search(value):
        return value
    plain = value if str(detail.get("type") or "").startswith("text/plain") else unescape(value)
    return "".join(f"<p>{escape(' '.join(block.split()))}</p>" for block in re.split(r"\n\s*\n", plain))


def _dates(found: Any, zone: str | None) -> tuple[DateCandidate, ...]:
    """When it was published. When it was changed is a bound, but where nothing else is told, as often in Atom and RDF."""
    out = []
    published = found.get("published")
    updated = dict.get(found, "updated")  # the method of feedparser falls back on `published`
    if published and (date := dates.parse(published, "feed", zone=zone, label="published")):
        out.append(date)
    if updated and (date := dates.parse(updated, "feed", zone=zone, label="updated", bound=bool(out))):
        out.append(date)
    return tuple(out)


def _author(found: Any) -> str | None:
    people = [person.get("name") or "" for person in found.get("authors") or ()]
    names = [name for person in people if (name := " ".join(person.split())) and "@" not in name]
    return ", ".join(dict.fromkeys(names)) or None


def _section(found: Any) -> str | None:
    names = [tag.get("label") or tag.get("term") or "" for tag in found.get("tags") or ()]
    return next((" ".join(name.split()) for name in names if name.strip() and "://" not in name), None)


def _plain(found: Any, key: str) -> str | None:
    """A title as plain text; what stands in it as HTML is read, if it is told or looks like that."""
    value = found.get(key)
    if not isinstance(value, str):
        return None
    detail = found.get(f"{key}_detail") or {}
    marks = re.compile(r"<[a-zA-Z/!]|&#?\w+;") if "html" in (detail.get("type") or "") else _TAG
    return _text(value, marks) or None


def _text(value: str, marks: re.Pattern[str]) -> str:
    """The words of HTML in one line; of plain text, in which none of `marks` stands, all of it."""
    if marks.search(value):
        from lxml import html  # type: ignore[import-untyped]
        from lxml.etree import ParserError  # type: ignore[import-untyped]

        try:
            value = str(html.fromstring(f"<div>{value}</div>").text_content())
        except (ParserError, ValueError):
            value = re.sub(r"<[^>]*>", " ", value)
    return " ".join(value.split())


def _language(source: Any) -> str | None:
    code = str(source.get("language") or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _seconds(minutes: object) -> float | None:
    text = str(minutes or "").strip()
    return float(text) * 60 if text.isascii() and text.isdigit() else None


def _hash(*parts: str) -> str:
    return "sha256:" + hashlib.sha256("\0".join(parts).encode("utf-8", errors="replace")).hexdigest()
