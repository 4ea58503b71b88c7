"""The dates that a page tells of itself: its data, its `<time>`, its byline; not those of its teasers and comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from gezant.intake.dates.jsonld import MODIFIED, told_by
from gezant.intake.dates.lines import byline, is_change
from gezant.intake.dates.parse import parse
from gezant.model import DateCandidate

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

# Names of `<meta>` (name, property, itemprop), lower case, without the marks in them; the most telling first.
_PUBLISHED = (
    "articlepublishedtime", "ogarticlepublishedtime", "ogpublishedtime", "articlepublished", "datepublished",
    "rnewsdatepublished", "originalpublicationdate", "parselypubdate", "sailthrudate", "cxenseparserecspublishtime",
    "btpubdate", "vrpublishedtime", "shareaholicarticlepublishedtime", "dcdateissued", "dctermsissued", "dcdatepublished",
    "dcdate", "dctermsdate", "dcdatecreated", "dctermscreated", "pubdate", "publishdate", "publisheddate", "publicationdate",
    "articlepubdate", "articledateoriginal", "citationpublicationdate", "publishedat", "publishtime", "publisheddatetime",
    "iso8601publishdate", "displaydate", "date", "datecreated", "articledate",
)  # fmt: skip
_CHANGED = (
    "articlemodifiedtime", "ogarticlemodifiedtime", "ogupdatedtime", "articleupdated", "datemodified", "dcdatemodified",
    "dctermsmodified", "lastmodified", "lastmod", "modifieddate", "revised", "updatedtime", "datelastmodified",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate((*_PUBLISHED, *_CHANGED))}
_MARKS = re.compile(r"[^a-z0-9]")
_DATA = (
    "data-published", "data-publish-date", "data-published-at", "data-publication-date", "data-pubdate", "data-datetime",
    "data-date", "data-timestamp", "data-time", "data-utc",
)  # fmt: skip
_DATA_PATH = f"//body//*[{' or '.join(f'@{name}' for name in _DATA)}]"
_NAMED = ("date", "Date", "byline", "Byline", "time", "publi", "Publi", "meta", "Meta", "datum", "auteur", "author")
_NAMED_PATH = (
    "//body//*[@itemprop='datePublished' or @itemprop='dateModified' or contains(@id, 'date') or contains(@id, 'byline') or "
    f"{' or '.join(f'contains(@class, {name!r})' for name in _NAMED)}]"
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related|gerelateerd\w*|teasers?|comments?|reacties?|reactions?|disqus|sidebar|widgets?|recommend\w*|most|meest\w*|latest|"
    r"popular|promo|lees-?(?:ook|meer|verder)|read-?(?:more|also)|newsletter|footer|nav\w*|menu|weather|ticker|trending|aanbevolen)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OUTSIDE = frozenset({"aside", "nav", "footer", "figure", "figcaption", "blockquote"})
_MANY = 200  # elements of a kind that are looked at, which no page of one report has
_LONGEST = 160  # code points of a byline
_NEAR = 30  # elements behind the headline in which a byline may stand
_BESIDE = 2  # levels above an <h1> within which what stands before it belongs to it
_HEADLINES = ("h2", "h3", "h4", "b", "strong", "font", "td")  # of pages without an <h1>
_SHORTEST = 12  # code points of a headline that is known by its being the title


def in_html(tree: HtmlElement, zone: str | None) -> tuple[DateCandidate, ...]:
    """The candidates that a page tells, the most telling of each kind first. `zone` is the paper's IANA zone.

    A date of a change is a bound. Raises ValueError where there is no such zone.
    """
    found = [*_json(tree, zone), *_metas(tree, zone)]
    found += _elements(tree, zone)
    return tuple(dict.fromkeys(c for c in found if c is not None))


def _json(tree: HtmlElement, zone: str | None) -> Iterator[DateCandidate | None]:
    scripts = [text for text in tree.xpath("//script[contains(@type, 'ld+json')]/text()") if text.strip()]
    if not scripts:
        return
    for name, value in told_by(scripts, _address(tree)):
        yield parse(value, "metadata", zone=zone, label=f"JSON-LD {name}", bound=name == MODIFIED)


def _address(tree: HtmlElement) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return str(found[0]) if found else None


def _metas(tree: HtmlElement, zone: str | None) -> Iterator[DateCandidate | None]:
    told: list[tuple[int, str, str]] = []
    for meta in tree.iter("meta"):
        value = meta.get("content") or meta.get("datetime")
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name and value and (rank := _RANK.get(_MARKS.sub("", name.lower()))) is not None:
                told.append((rank, name, value))
                break
    for rank, name, value in sorted(told[:_MANY], key=lambda t: t[0]):
        yield parse(value, "metadata", zone=zone, label=name, bound=rank >= len(_PUBLISHED))


def _elements(tree: HtmlElement, zone: str | None) -> Iterator[DateCandidate | None]:
    """What stands in the page itself: `<time>` and attributes with dates, then its bylines."""
    place = _Place(tree)
    found = [c for e in islice(tree.iter("time"), _MANY) if place.holds(e) and (c := _time(e, zone)) is not None]
    found += [c for e in _path(_DATA_PATH)(tree)[:_MANY] if e.tag != "time" and place.holds(e) for c in _data(e, zone)]
    yield from _first(found, place)
    lines: list[DateCandidate] = []
    done: set[str] = set()
    for element in place.bylines(tree):
        line = _line(element)
        if line and line not in done and any(c.isdecimal() for c in line) and place.holds(element):
            done.add(line)
            lines += [replace(c, bound=c.bound or _is_changed(element)) for c in byline(line, None, zone)]
    yield from _first(lines, place)


class _Place:
    """Where in a page its own dates may stand: about and behind its headline, not in the boxes of other reports."""

    def __init__(self, tree: HtmlElement) -> None:
        self.headline = _headline(tree)
        self._around = [] if self.headline is None else list(self.headline.iterancestors())
        levels = _BESIDE if self.headline is not None and self.headline.tag == "h1" else 1
        self._beside = [box for box in self._around[:levels] if box.tag not in {"body", "html"}]
        self._articles = list(islice(tree.iter("article"), 2))

    @cached_property
    def _behind(self) -> set[HtmlElement]:
        return (
            set()
            if self.headline is None
            else set(self.headline.itersiblings()) | {later for box in self._around for later in box.itersiblings()}
        )

    def holds(self, element: HtmlElement) -> bool:
        """Whether a date in this element is the report's own."""
        boxes = [element, *element.iterancestors()]
        if self.headline is not None and not any(box in self._behind or box in self._beside for box in boxes):
            return element is self.headline
        for box in boxes:
            if box in self._around:
                return True
            if box.tag in _OUTSIDE or _ELSEWHERE.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
                return False
            if box.tag == "article" and len(self._articles) > 1 and box is not self._articles[0]:
                return False
            if box.tag in {"a", "article"} and any(_is_linked(h) for h in box.iter("h2", "h3", "h4")):
                return False  # a teaser: a link in its headline, or around it
        return True

    def bylines(self, tree: HtmlElement) -> Iterator[HtmlElement]:
        """The elements in which a byline may stand: those about the headline; without one, those whose names say so."""
        if self.headline is None:
            yield from _path(_NAMED_PATH)(tree)[:_MANY]
            return
        before = self._beside[-1].iter() if self._beside else ()
        for element in chain(takewhile(lambda e: e is not self.headline, before), _following(self.headline)):
            if element.tag not in {"script", "style"}:
                yield element


def _following(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The elements right behind the headline."""
    later = (e for box in (headline, *headline.iterancestors()) for sibling in box.itersiblings() for e in sibling.iter())
    return islice(later, _NEAR)


@cache
def _path(path: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    from lxml.etree import XPath  # type: ignore[import-untyped]

    found: Callable[[HtmlElement], list[HtmlElement]] = XPath(path)
    return found


def _is_linked(headline: HtmlElement) -> bool:
    return next(headline.iter("a"), None) is not None or any(box.tag == "a" for box in headline.iterancestors())


def _headline(tree: HtmlElement) -> HtmlElement | None:
    """The element that holds the headline: `<h1>`, else the first that has the words of the title, else the first `<h2>`."""
    for element in tree.iter("h1"):
        if not any(box.tag in _OUTSIDE for box in element.iterancestors()):
            return element
    title = " ".join((tree.findtext(".//title") or "").split())
    for element in tree.iter(*_HEADLINES) if len(title) >= _SHORTEST else ():
        words = _line(element)
        if words and len(words) >= _SHORTEST and (words in title or title in words):
            return element
    return next((h for h in tree.iter("h2") if not _is_linked(h) and _line(h)), None)


def _line(element: HtmlElement) -> str | None:
    """The words of an element in one line; None where they are too many for one."""
    if len(element) > _NEAR:
        return None
    words = " ".join(" ".join(element.itertext()).split())
    return words if 0 < len(words) <= _LONGEST else None


def _first(found: list[DateCandidate], place: _Place) -> list[DateCandidate]:
    """The first date and the bounds, in the order of the page; without a headline only where all tell the same day."""
    told = [c for c in found if not c.bound]
    if place.headline is None and len({c.value for c in told}) > 1:
        return []
    return [*told[:1], *(c for c in found if c.bound)]


def _time(element: HtmlElement, zone: str | None) -> DateCandidate | None:
    changed = _is_changed(element) or is_change(_said(element))
    values = (element.get("datetime"), element.get("content"), element.text_content())
    found = (parse(value, "metadata", zone=zone, label="time", bound=changed) for value in values if value)
    return next((c for c in found if c is not None), None)


def _data(element: HtmlElement, zone: str | None) -> Iterator[DateCandidate]:
    for name in _DATA:
        if (value := element.get(name)) and (
            made := parse(value, "metadata", zone=zone, label=name, bound=is_change(_said(element)))
        ):
            yield made


def _is_changed(element: HtmlElement) -> bool:
    return "dateModified" in (element.get("itemprop") or "")


def _said(element: HtmlElement) -> str:
    """The words before a date in its line, and the names that its makers gave to it and its box: *Bijgewerkt:*, `updated`."""
    parent = element.getparent()
    before = element.getprevious()
    words = [element.get("class") or "", element.text or ""]
    if before is not None:
        words += [
            before.tail or "",
            (before.text_content() if isinstance(before.tag, str) and before.tag not in {"time", "h1"} else "")[-60:],
        ]
    elif parent is not None:
        words += [parent.text or "", parent.get("class") or ""]
    return " ".join(re.sub(r"[_-]", " ", word) for word in words)
