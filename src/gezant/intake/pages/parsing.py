"""A page as a tree, and one walk over it that notes what tells of the report: metadata, headlines, bylines, JSON-LD."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from gezant.intake import jsonld
from gezant.intake.errors import IntakeError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

MAX_ELEMENTS = 60_000
"""The most elements that a page may have; a long live blog has some 20,000."""
MAX_DEPTH = 600
"""How deep elements may be nested; pages of the nineties that close nothing reach 300."""
_LARGE, _LARGE_ATTRIBUTE = 500_000, 20_000  # code points of a page from which its attributes are looked at, and of those that go
_SUBHEADS = 12  # headings among which the headline of a page without an h1 is looked for
_LONGEST = 1_000  # code points of an attribute that are looked at

_BYLINE = re.compile(
    r"(?<![a-z])(?:byline|author|auteur|writer|posted)(?![a-z]*[_-]*(?:bio|box|image|img|avatar|photo|title|role))", re.IGNORECASE
)
_CRUMBS = re.compile(r"bread-?_?crumb|kruimel|(?<![a-z])(?:lbl|site)?-?path(?![a-z])", re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What a page tells of itself, in its order; `metas` by lower-case name or property, every value."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    headlines: list[str] = field(default_factory=list)
    subheads: list[str] = field(default_factory=list)
    bylines: list[HtmlElement] = field(default_factory=list)
    crumbs: list[HtmlElement] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    data: str | None = None
    """What the page's own program starts from (`__NEXT_DATA__`), JSON."""
    frames: int = 0
    language: str | None = None

    def meta(self, *names: str) -> str | None:
        """The first value of the first of these names that has one."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), None)

    _things: list[jsonld.Thing] | None = None

    @property
    def things(self) -> list[jsonld.Thing]:
        """The objects of the page's JSON-LD, parsed when they are first asked for."""
        if self._things is None:
            self._things = jsonld.things(self.scripts)
        return self._things


def parse(text: str) -> HtmlElement:
    """The tree of a page. Raises IntakeError where there is nothing in it, or more than any page of news has."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        collect_ids=False, remove_comments=True, remove_pis=True, default_doctype=False, huge_tree=True, encoding="utf-8"
    )
    try:
        tree = document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise IntakeError("the page is empty", "give it a page with a report") from error
    _check_size(tree)
    if len(text) > _LARGE:
        _cut_attributes(tree)
    return tree


def _cut_attributes(tree: HtmlElement) -> None:
    """Drop attributes that no page of news has, so that nobody looks for a name in them for minutes."""
    for element in tree.iter():
        for name, value in element.attrib.items():
            if len(value) > _LARGE_ATTRIBUTE:
                del element.attrib[name]


def _check_size(tree: HtmlElement) -> None:
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    depth = deepest = count = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        if event == "start":
            depth += 1
            count += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
        if count > MAX_ELEMENTS:
            raise IntakeError(
                f"the page has more than the {MAX_ELEMENTS:,} elements that one report may have", "give it a page with one report"
            )
    if deepest > MAX_DEPTH:
        raise IntakeError(
            f"the elements of the page are nested more than {MAX_DEPTH} deep", "save its text as a .txt file and read that"
        )


def survey(tree: HtmlElement) -> Survey:
    """One walk over a page that changes nothing."""
    found = Survey(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"))
    for element in tree.iter():
        tag = element.tag
        if tag == "meta":
            _note_meta(element, found)
        elif tag == "link":
            for relation in (element.get("rel") or "").lower().split():
                found.links.setdefault(relation, []).append((element.get("href") or "").strip())
        elif tag == "script":
            _note_script(element, found)
        elif tag == "title":
            found.title = found.title or words_of(element)
        elif tag == "h1":
            found.headlines.append(words_of(element))
        elif tag in ("h2", "h3", "h4") and len(found.subheads) < _SUBHEADS:
            found.subheads.append(words_of(element))
            _note_marked(element, found)
        elif tag in ("frame", "iframe"):
            found.frames += tag == "frame"
        else:
            _note_marked(element, found)
    return found


def words_of(element: HtmlElement, limit: int = _LONGEST) -> str:
    """The text in an element with single spaces, cut where it is longer than any line of a page."""
    return " ".join("".join(element.itertext())[: limit * 4].split())[:limit]


def _note_meta(element: HtmlElement, found: Survey) -> None:
    name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
    content = element.get("content")
    if name and content:
        found.metas.setdefault(name[:_LONGEST].strip().lower(), []).append(" ".join(content[:_LONGEST].split()))


def _note_script(element: HtmlElement, found: Survey) -> None:
    if "ld+json" in (element.get("type") or "").lower():
        found.scripts.append(element.text or "")
    elif element.get("id") == "__NEXT_DATA__":
        found.data = element.text


def _note_marked(element: HtmlElement, found: Survey) -> None:
    get = element.get
    marks = get("class") or ""
    if marks or get("id") or get("rel") or get("itemprop"):
        kind = _kind(marks[:_LONGEST], (get("id") or "")[:100], (get("rel") or "")[:100], (get("itemprop") or "")[:100])
        if kind == "byline":
            found.bylines.append(element)
        elif kind == "crumbs":
            found.crumbs.append(element)


@lru_cache(maxsize=4096)
def _kind(marks: str, name: str, relation: str, item: str) -> str | None:
    if "author" in relation.lower().split() or "author" in item.lower().split() or _BYLINE.search(marks) or _BYLINE.search(name):
        return "byline"
    return "crumbs" if _CRUMBS.search(marks) or _CRUMBS.search(name) else None
