"""What leaves a page's tree before its text is looked for: by elements, by what classes and ids say, by the words of a block.

The marks are those that news sites give their furniture. Strong ones take an element away unless most of the page stands in it,
weak ones only a short element: a `paywall` may be the notice or the article behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gezant.intake.pages.furniture import Furniture, furniture

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_GONE = frozenset([
    "script", "style", "template", "nav", "aside", "footer", "figcaption", "button", "select", "iframe", "svg", "video",
    "audio", "canvas", "object", "embed", "applet", "dialog", "input", "textarea", "noscript", "map", "menu", "amp-img",
    "amp-ad", "amp-embed", "amp-analytics", "amp-sidebar", "amp-social-share", "amp-consent", "amp-iframe",
    "amp-carousel", "amp-user-notification", "picture", "marquee", "link", "amp-video", "amp-youtube", "amp-list",
    "noindex", "progress", "label", "legend", "datalist", "head",
])  # fmt: skip
_KEPT_WHOLE = frozenset(["html", "body", "main"])
_STRONG = re.compile(
    r"(?<![a-z])(?:(?:social|sharing|share|shares)(?![a-z])|sharebar|share-?buttons|sharedaddy|addthis|addtoany|"
    r"newsletter|nieuwsbrief|related(?![a-z])|gerelateerd|lees-?_?ook|read-?_?also|read-?_?more|lees-?_?meer|"
    r"recommend|aanbevolen|advert|ads?(?![a-z])|adslot|ad-?_?(?:slot|unit|container|wrapper|label)|banner|sponsor|"
    r"promo(?![a-z])|outbrain|taboola|comments?(?![a-z])|comment-?_?list|reacties|respond|disqus|bread-?_?crumbs?|"
    r"kruimel|tags?(?![a-z])|tag-?_?(?:list|cloud)|topics?-?_?list|bylines?(?![a-z])|author-?_?(?:bio|box|card|info|"
    r"profile|block)|about-?_?(?:the-?_?)?author|auteur|cookies?(?![a-z])|cookie-?_?\w+|consent|gdpr|"
    r"captions?(?![a-z])|wp-caption-text|bijschrift|fotobijschrift|photo-?_?credit|image-?_?credit|most-?_?(?:read|"
    r"popular|viewed)|mostread|meest-?_?gelezen|trending|skip-?_?link|screen-?_?reader|sr-only|visually-?_?hidden|"
    r"pagination|toolbar|article-?_?(?:tools|actions)|teasers?(?=$|[\s_-]*(?:list|block|grid|item|row))|"
    r"more-?_?(?:news|stories|on)|meer-?_?nieuws|infobar|ticker|sidebar|side-?_?col|site-?_?(?:header|footer)|"
    r"masthead|footer|menu|gallery(?!-?_?(?:body|text))|slideshow|carousel|fotoserie|bio(?![a-z])|live-?_?(?:clock|"
    r"time)|entry-?_?time|timestamp|time-?_?stamp|published|pubdate|print-?_?link|rating|widget(?![a-z])|"
    r"jp-relatedposts|yarpp|navigation)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"paywall|pay-?wall|premium|subscri|abonn|sign-?_?up|sign-?_?in|login|log-?_?in|aanmeld|register|regwall|meter|"
    r"upsell|author|auteur|posted|meta(?![a-z])|(?<![a-z])(?:date|datum|time|tijd|credits?|copyright|source|bron|"
    r"dossier|disclaimer|app-?_?\w*|follow|volg|print|email|mail|tool|tags?\w*|clock|klok|label|kicker|rubriek|"
    r"category|byline\w*)(?![a-z])|-ad-|infobox-?_?links",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WEAK_WORDS, _BLOCK_WORDS = 60, 45
_MOST = 0.4  # of a page's words: what holds more is no furniture, whatever it is called
_LONGEST = 600  # code points of a class that are looked at
_BLOCKS = frozenset([
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "strong", "b", "em", "i", "span", "dt", "dd", "td",
    "center", "a",
])  # fmt: skip
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_INLINE = frozenset([
    "a", "b", "strong", "i", "em", "span", "font", "u", "small", "sup", "sub", "mark", "abbr", "cite", "q", "br", "img",
    "time", "wbr", "big",
])  # fmt: skip


def prune(tree: HtmlElement) -> None:
    """Take the furniture out of a page; the tree is changed in place."""
    words = furniture()
    total = _length(tree) or 1
    gone: list[HtmlElement] = []
    walk = iter(tree.iter())
    skipped: set[HtmlElement] = set()
    for element in walk:
        parent = element.getparent()
        if parent is not None and parent in skipped:
            skipped.add(element)
            continue
        if _is_furniture(element, words, total):
            skipped.add(element)
            gone.append(element)
    for element in gone:
        _remove_linked_list_below(element, words)
        remove(element)


def remove(element: HtmlElement) -> None:
    """Take an element out and leave the text behind it where it is, apart from what stands before."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        joint = "" if element.tag in _INLINE else " "
        if before is None:
            parent.text = f"{parent.text or ''}{joint}{element.tail}"
        else:
            before.tail = f"{before.tail or ''}{joint}{element.tail}"
    parent.remove(element)


def _is_furniture(element: HtmlElement, words: Furniture, total: int) -> bool:
    tag = element.tag
    if tag in _GONE:
        return tag not in ("noscript", "aside", "footer", "label", "head") or tag == "head" or _length(element) < _MOST * total
    if tag in _KEPT_WHOLE:
        return False
    get = element.get
    marks = f"{get('class') or ''} {get('id') or ''}"
    if marks != " ":
        kind = _kind(marks[:_LONGEST])
        if kind == "strong" and _length(element) < _MOST * total:
            return not (tag == "article" or _leads(element))
        if kind == "weak" and _length(element) < _WEAK_WORDS * 7 and tag not in ("article", "h1", "h2", "h3"):
            text = "".join(element.itertext())
            if text.count(" ") < _WEAK_WORDS and not _tells(text) and not _is_sentence(element, text, words):
                return True
    if get("hidden") is not None or get("aria-hidden") == "true" or _HIDDEN.search((get("style") or "")[:_LONGEST]):
        return _length(element) < _MOST * total
    if get("role") in ("navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert"):
        return _length(element) < _MOST * total
    if tag == "time":
        return not _in_sentence(element)
    return tag in _BLOCKS and _says_furniture(element, words)


@lru_cache(maxsize=8192)
def _kind(marks: str) -> str | None:
    if _STRONG.search(marks):
        return "strong"
    return "weak" if _WEAK.search(marks) else None


def _leads(element: HtmlElement) -> bool:
    """Whether an element holds the page's only headline."""
    return next(element.iter("h1"), None) is not None


def _length(element: HtmlElement) -> int:
    return sum(
        len(text)
        for text in element.itertext(
            "p", "li", "td", "div", "font", "span", "a", "h2", "h3", "b", "strong", "em", "i", "blockquote"
        )
    )


_TELLING = re.compile(r"[a-zà-ÿ0-9][\"'”’)]?[.!?…][\"'”’)]?(?:\s|$)")


def _tells(text: str) -> bool:
    """Whether a text has at least two sentences of some length."""
    return len(text) > 120 and len(_TELLING.findall(text)) >= 2


def _is_sentence(element: HtmlElement, text: str, words: Furniture) -> bool:
    """Whether an element is a sentence and no part of it says that it is furniture: papers mark paid paragraphs one by one."""
    if not _TELLING.search(text.rstrip()[-4:] + " "):
        return False
    parts = [part for part in element.iter("p", "h2", "h3", "h4", "li", "a", "span", "div") if len(part) == 0] or [element]
    return not any(words.holds(" ".join("".join(part.itertext()).split())) for part in (element, *parts))


def _in_sentence(element: HtmlElement) -> bool:
    """Whether a `time` stands within running text."""
    parent = element.getparent()
    if parent is None or parent.tag not in ("p", "li", "td", "em", "strong", "b", "i", "span", "blockquote"):
        return False
    around = "".join(parent.itertext())
    if len(around.split()) - len("".join(element.itertext()).split()) < 4:
        return False
    element.tag = "span"
    return True


def _says_furniture(element: HtmlElement, words: Furniture) -> bool:
    """Whether a block by itself says that it is furniture; a heading takes the links under it along."""
    if element.tag in ("div", "section", "td") and any(child.tag not in _INLINE for child in element):
        return False
    if element.tag in _INLINE:
        # Emphasis that is only the start of a sentence is none; one that stands alone is looked at as its block.
        return False
    # Parts of a block of links are words apart, whatever is between them.
    text = " ".join((" " if next(element.iter("a"), None) is not None else "").join(element.itertext())[:800].split())
    if not text or text.count(" ") >= _BLOCK_WORDS:
        return False
    return words.holds(text)


def _remove_linked_list_below(heading: HtmlElement, words: Furniture) -> None:
    """Links under a heading of furniture go with it: the siblings in which all words stand in links."""
    if heading.tag not in _HEADINGS and heading.tag not in ("p", "div", "strong", "b"):
        return
    text = " ".join("".join(heading.itertext())[:200].split())
    if not words.heading(text):
        return
    after = heading.getnext()
    for _ in range(30):
        if after is None or not _is_linked(after):
            return
        following = after.getnext()
        remove(after)
        after = following


def _is_linked(element: HtmlElement) -> bool:
    """Whether nearly all of a block is links."""
    if not isinstance(element.tag, str) or element.tag in ("h1", "article", "main"):
        return False
    whole = len("".join(element.itertext()).strip())
    linked = (
        len("".join(element.itertext()).strip())
        if element.tag == "a"
        else sum(len("".join(link.itertext())) for link in element.iter("a"))
    )
    return whole < 1_500 and linked > 0.7 * whole
