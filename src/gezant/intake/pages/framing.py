"""Where on a page its report stands: the container that trafilatura is to look in, and a standfirst that stands before it.

trafilatura knows containers by the names that they have had since about 2008. On older and hand-made pages the one that holds
the paragraphs is made an `article`, so that subheads and lists in it are seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

# The names by which trafilatura 2.3 knows a container: whole attributes, and parts of them.
_WHOLE = frozenset(["post", "entry", "postarea", "art-postcontent", "text", "cell", "story", "content"])
_WHOLE_IDS = frozenset(["articleContent", "article", "story", "content"])
_NAMED = re.compile(
    r"(?:entry|article|art|page|text)-content|article__content|article(?:-|__)?body|articleBody|body-text|post[-_]text|post-body|post-?entry"
    r"|post[-_]?content|postContent|post_inner_wrapper|article-?text|articleText|ArticleContent|article__container|fulltext|post-bodycopy"
    r"|story-?content|(?:theme|blog|section|single)-content|single-post|main-column|story-body|field-body|content[-_]main|content(?:-|__)body"
    r"|contentBody|main-content"
)
_LEAD = re.compile(
    r"(?<![a-z])(?:intro\w*|leads?|lede|standfirst|chapeau|dek|deck|subtitle|sub-?head(?:line|ing)?|summary|abstract|excerpt|inleiding|samenvatting"
    r"|onderkop)(?![a-z])",
    re.IGNORECASE,
)
_LONGEST = 300  # code points of class and id that are looked at
_PARAGRAPH, _LEAD_LEAST, _LEAD_MOST = 8, 6, 130  # words
_MORE = 1.15  # times the words by which a wider container is taken instead
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")


def frame(tree: HtmlElement) -> None:
    """Make the container of the report's paragraphs an `article` where no element has a name by which it would be found."""
    if any(_is_named(element) for element in tree.iter("article", "main", "section", "div")):
        return
    direct: dict[HtmlElement, float] = defaultdict(float)
    for paragraph in tree.iter("p", "li"):
        words = _own_words(paragraph)
        parent = paragraph.getparent()
        if words >= _PARAGRAPH and parent is not None:
            direct[parent] += words
            if (above := parent.getparent()) is not None:
                direct[above] += words / 2
    if not direct:
        return
    best = max(direct, key=lambda element: direct[element])
    inside = words_within(best)
    while best.tag not in ("body", "html") and (above := best.getparent()) is not None:
        wider = words_within(above)
        if wider > _MORE * inside or above.tag in ("table", "tr"):
            best, inside = above, wider
        else:
            break
    if best.tag in ("body", "html"):
        body = best if best.tag == "body" else best.find("body")
        if body is None:
            return
        article = body.makeelement("article")
        article.text, body.text = body.text, None
        article.extend(list(body))
        body.append(article)
    else:
        best.tag = "article"
        best.attrib.clear()


def leads(tree: HtmlElement, description: str | None) -> list[str]:
    """What stands between the headline and the text like a standfirst: by its class, or as the description that the page has.

    Whole blocks in their order, for whoever finds the text to put before it what is not in it.
    """
    headline = next(tree.iter("h1"), None)
    told = " ".join((description or "").split()).lower()[:80]
    found: list[str] = []
    behind = headline is None
    for element in tree.iter("h1", "h2", "h3", "p", "div", "section", "strong", "span"):
        if element is headline:
            behind = True
            continue
        if not behind:
            continue
        named = element.tag != "span" and _is_lead(_marks(element))
        if not named and not (told and element.tag in ("p", "h2", "div")):
            continue
        for text in _paragraphs(element):
            words = text.count(" ") + 1
            fits = _LEAD_LEAST <= words <= _LEAD_MOST
            if fits and text not in found and (named or (len(told) > 40 and text.lower().startswith(told[:60]))):
                found.append(text)
        if len(found) >= 3:
            break
    return found


def _paragraphs(element: HtmlElement) -> list[str]:
    inner = [part for part in element.iter("p", "li", "h2", "h3") if part is not element]
    return [" ".join("".join(part.itertext()).split()) for part in (inner or [element])]


def _marks(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST]


def _is_named(element: HtmlElement) -> bool:
    if element.tag == "article" or element.get("itemprop") == "articleBody" or element.get("role") == "article":
        return True
    marks = element.get("class") or ""
    return marks in _WHOLE or element.get("id") in _WHOLE_IDS or marks.startswith("article ") or _named(_marks(element))


@lru_cache(maxsize=4096)
def _named(marks: str) -> bool:
    return _NAMED.search(marks) is not None


@lru_cache(maxsize=4096)
def _is_lead(marks: str) -> bool:
    return _LEAD.search(marks) is not None


def _own_words(element: HtmlElement) -> int:
    """The words of a block that stand in no link."""
    linked = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return len("".join(element.itertext()).split()) - linked


def words_within(element: HtmlElement) -> int:
    """The words in the paragraphs and items of an element that stand in no link; short ones do not count."""
    return sum(words for block in element.iter("p", "li") if (words := _own_words(block)) >= _PARAGRAPH)
