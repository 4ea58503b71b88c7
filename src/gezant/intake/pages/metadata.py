"""What a page tells of its report: title, authors, outlet, section, language, canonical address, agency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from gezant import lexicon
from gezant.intake import jsonld
from gezant.intake.credits import agency_named, credit_of
from gezant.intake.hosts import host_of
from gezant.intake.items import Known
from gezant.intake.pages.authors import persons
from gezant.intake.pages.furniture import furniture
from gezant.intake.pages.parsing import Survey, words_of

_STEP = re.compile(r"\s*[>»›/]\s*")
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|at_.*|ns_.*|xtor|ref|ref_src|cmpid|icid|ocid|_ga|wt_mc.*|wt\.mc.*|s_cid|mkt_tok"
)
_TAIL = re.compile(r"\s+(?P<mark>[|•»·]|::|[-–—])\s+(?P<tail>[^|•»·]{2,60})$")
_HEAD = re.compile(r"^(?P<head>[^|•»·:]{2,40}?)\s*(?P<mark>[|•»·:]|::|\s[-–—])\s+(?=\S)")
_MODERN = frozenset(["og:title", "og:type", "og:site_name", "twitter:title", "twitter:card", "viewport"])
_NEAR = 4  # blocks from the start that may be headline or byline
_WORD = re.compile(r"\w+")


def known(survey: Survey, url: str | None) -> Known:
    """The metadata of a page; `url` is where it was fetched."""
    url = url if host_of(url) else None
    article = jsonld.article(survey.things)
    outlet = _outlet(survey, article)
    address = canonical(survey, url)
    names = (*_site_names(outlet, address or url), outlet or "")
    return Known(
        title=_title(survey, article, names),
        author=", ".join(persons(_told_authors(survey, article), outlet)) or None,
        outlet=outlet,
        section=_section(survey, article, names),
        agency=_agency(survey, article),
        language=_language(survey, article),
        url=address,
    )


def _title(survey: Survey, article: jsonld.Thing, names: Iterable[str]) -> str | None:
    """The headline: the h1 that the other tellings bear out, else what JSON-LD, Open Graph or the window's title tell."""
    told = [
        next(jsonld.strings(article.get("headline")), ""),
        survey.meta("og:title", "twitter:title", "dc.title", "title") or "",
    ]
    told = [shortened(text, names) for text in (*told, survey.title) if text]
    outlets = {normal(name) for name in names}
    headlines = [text for text in survey.headlines if text and normal(text) not in outlets]
    if survey.title and (part := _part_of(survey.title, [*headlines, *survey.subheads])):
        return part
    for headline in headlines:
        if any(_alike(headline, text) for text in told):
            return headline
    if len(headlines) == 1 and (not told or len(headlines[0].split()) > 3):
        return headlines[0]
    if not headlines and not survey.metas.keys() & _MODERN and (first := _first_long(survey.subheads)):
        return first
    return next(iter(told), None) or next(iter(headlines), None)


def _part_of(title: str, headings: Iterable[str]) -> str | None:
    """The heading that a window's title ends or begins with: what else it has is the outlet."""
    whole = normal(title)
    for heading in sorted(headings, key=len, reverse=True):
        mine = normal(heading)
        if mine.count(" ") >= 2 and (whole == mine or whole.endswith(f" {mine}") or whole.startswith(f"{mine} ")):
            return heading
    return None


def _first_long(headings: Iterable[str]) -> str | None:
    return next((heading for heading in headings if heading.count(" ") >= 3), None)


def settled(told: Known, survey: Survey, blocks: Sequence[str]) -> Known:
    """What is known, with what only the first blocks of the text tell: the headline in large type, who a report is by."""
    near = blocks[:_NEAR]
    title, author = told.title, told.author
    if not survey.headlines and (part := _part_of(survey.title, near)):
        title = part
    if author is None:
        lines = [block for block in near if furniture().byline(block)]
        author = ", ".join(persons([lines], told.outlet)) or None
    return replace(told, title=title, author=author)


def shortened(title: str, names: Iterable[str]) -> str:
    """A title without the outlet that stands behind or before it."""
    outlets = {normal(name) for name in names if name}
    for _ in range(3):
        match = _TAIL.search(title)
        if not match:
            break
        tail = normal(match["tail"])
        if tail not in outlets and (match["mark"] in "-–—" or len(tail.split()) > 5):
            break
        title = title[: match.start()]
    match = _HEAD.match(title)
    return title[match.end() :] if match and normal(match["head"]) in outlets else title


def normal(text: str) -> str:
    """A text as its words, for comparing."""
    return " ".join(_WORD.findall(text.lower()))


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(normal(one).split()), set(normal(other).split())
    return (
        bool(mine)
        and len(mine & theirs) >= 0.5 * min(len(mine), len(theirs))
        and len(mine & theirs) >= min(3, len(mine), len(theirs))
    )


def _outlet(survey: Survey, article: jsonld.Thing) -> str | None:
    found = survey.meta("og:site_name") or next(jsonld.strings(article.get("publisher"), "name"), None)
    found = found or survey.meta(
        "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher", "publisher"
    )
    if not found or found.lower().startswith(("http:", "https:", "@")):
        return None
    return re.split(r"\s+[|•»·]\s+|\s+[-–—]\s+", found)[0].strip() or None


def _site_names(outlet: str | None, url: str | None) -> Iterator[str]:
    """What a site may be called in a title: its outlet, its host, its host without the ending and the `www`."""
    host = host_of(url)
    if host:
        bare = host.removeprefix("www.")
        yield from (host, bare, bare.rsplit(".", 1)[0])
    if outlet:
        yield outlet.removesuffix(".nl").removesuffix(".com").removesuffix(".be")


def _told_authors(survey: Survey, article: jsonld.Thing) -> Iterator[Iterable[str]]:
    """What the page says of its authors, one telling after the other, the surest first."""
    yield jsonld.strings(article.get("author"), "name")
    yield survey.metas.get("author", ())
    yield (
        *survey.metas.get("article:author", ()),
        *survey.metas.get("dc.creator", ()),
        *survey.metas.get("parsely-author", ()),
        *survey.metas.get("byl", ()),
    )
    sure = [element for element in survey.bylines if "author" in (element.get("rel") or "", element.get("itemprop") or "")]
    yield [words_of(element, 120) for element in sure]
    yield from ([words_of(element, 120)] for element in survey.bylines[:6])


def _section(survey: Survey, article: jsonld.Thing, names: Iterable[str]) -> str | None:
    if found := survey.meta("article:section", "section") or next(jsonld.strings(article.get("articleSection")), None):
        return found
    trails = [thing for thing in survey.things if "BreadcrumbList" in jsonld.types(thing)]
    steps = [[text for part in _steps(trail) for text in jsonld.strings(part, "name", "item")] for trail in trails]
    for crumbs in survey.crumbs:
        links = [words_of(link, 60) for link in crumbs.iter("a")]
        steps.append(links or [step.strip() for step in _STEP.split(words_of(crumbs, 200))])
    fronts = {word for language in lexicon.languages() for word in lexicon.load(language, "pages")["front_pages"]}
    outlets = {normal(name) for name in (*names, *fronts)}
    titles = {normal(text) for text in (*survey.headlines, survey.title)}
    for trail in steps:
        inner = [step for step in trail if step and normal(step) not in outlets | titles and len(step) < 40 and "://" not in step]
        if inner:
            return inner[0]
    return None


def _steps(trail: jsonld.Thing) -> list[object]:
    steps = trail.get("itemListElement")
    return steps if isinstance(steps, list) else []


def _agency(survey: Survey, article: jsonld.Thing) -> str | None:
    for key in ("sourceOrganization", "creditText", "author", "creator", "copyrightHolder", "provider"):
        for name in jsonld.strings(article.get(key), "name"):
            if found := agency_named(name):
                return found
    for name in ("source", "news_source", "article:source", "author", "byl", "dc.source", "dc.creator", "copyright"):
        for value in survey.metas.get(name, ()):
            if found := agency_named(value):
                return found
    texts = (words_of(element, 120) for element in survey.bylines[:6])
    return next((found for text in texts if (found := credit_of(text) or agency_named(text))), None)


def _language(survey: Survey, article: jsonld.Thing) -> str | None:
    told = (survey.language, next(jsonld.strings(article.get("inLanguage"), "alternateName", "name"), None))
    for value in (*told, survey.meta("og:locale", "content-language", "language", "dc.language")):
        code = re.split(r"[-_,\s]", (value or "").strip().lower())[0]
        if len(code) == 2 and code.isascii() and code.isalpha():
            return code
    return None


def canonical(survey: Survey, url: str | None) -> str | None:
    """The page's own address, else the one it was fetched from, both without what only counts visits.

    An address that leads to the front page while the page itself lies deeper is somebody's mistake.
    """
    for told in (*survey.links.get("canonical", ()), *survey.metas.get("og:url", ()), url or ""):
        try:
            parts = urlsplit(urljoin(url or "", told))
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname:
            continue
        if parts.path in ("", "/") and not parts.query and url and told != url and urlsplit(url).path not in ("", "/"):
            continue
        query = urlencode(
            [
                (key, value)
                for key, value in parse_qsl(parts.query, keep_blank_values=True)
                if not _TRACKING.fullmatch(key.lower())
            ]
        )
        return str(urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")))
    return None
