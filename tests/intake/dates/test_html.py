"""The dates that pages tell of themselves, and those of other reports on them. The pages are made up."""

from __future__ import annotations

import json
from time import perf_counter

import lxml.html
import pytest

from gezant.intake.dates import choose, in_html
from gezant.model import DateCandidate

TEXT = "<p>De minister kwam, zag en ging weer weg; dat was op 3 maart 2017 ook zo.</p>"


def dates(html: str, zone: str | None = "Europe/Amsterdam") -> tuple[DateCandidate, ...]:
    return in_html(lxml.html.document_fromstring(html), zone)


def page(head: str = "", about: str = "", behind: str = "") -> str:
    article = f"<article><h1>De minister komt en gaat</h1>{about}{TEXT}</article>"
    return f"<html><head><title>De minister komt en gaat - Koerier</title>{head}</head><body>{article}{behind}</body></html>"


def json_ld(*things: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{thing if isinstance(thing, str) else json.dumps(thing)}</script>'
        for thing in things
    )


ARTICLE = {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2018-04-08T10:12:00+02:00"}
OTHER = {"@type": "NewsArticle", "datePublished": "2019-01-01", "url": "https://koerier.nl/ander"}


@pytest.mark.parametrize(
    ("things", "days"),
    [
        ([ARTICLE], ["2018-04-08"]),
        ([[ARTICLE]], ["2018-04-08"]),
        ([{"@graph": [{"@type": "WebSite"}, ARTICLE]}], ["2018-04-08"]),
        ([{"@type": "WebPage", "mainEntity": ARTICLE}], ["2018-04-08"]),
        ([{**ARTICLE, "@type": ["Thing", "http://schema.org/ReportageNewsArticle"]}], ["2018-04-08"]),
        ([{**ARTICLE, "datePublished": {"@value": "2018-04-08"}}], ["2018-04-08"]),
        ([{**ARTICLE, "datePublished": ["2018-04-08"]}], ["2018-04-08"]),
        ([{**ARTICLE, "datePublished": 1523182320}], ["2018-04-08"]),
        ([{"@type": "WebPage", "datePublished": "2018-04-07"}, ARTICLE], ["2018-04-08"]),
        ([{"@type": "WebPage", "datePublished": "2018-04-08"}], ["2018-04-08"]),
        ([{"@type": "NewsArticle", "dateCreated": "2018-04-07", "datePublished": "2018-04-08"}], ["2018-04-08", "2018-04-07"]),
        ([{"@type": "NewsArticle", "dateCreated": "2018-04-07"}], ["2018-04-07"]),
        ([ARTICLE, OTHER], []),
        ([{**ARTICLE, "url": "https://koerier.nl/eigen"}, OTHER], ["2018-04-08"]),
        ([{"@type": "ItemList", "itemListElement": [OTHER]}, ARTICLE], ["2018-04-08"]),
        ([{"@type": "Comment", "datePublished": "2018-04-09"}], []),
        ([{"@type": "VideoObject", "uploadDate": "2018-04-09", "datePublished": "2018-04-09"}], []),
        (['{"@type": "NewsArticle", "headline": "een "kop" zo", "datePublished": "2018-04-08",}'], ["2018-04-08"]),
        (['<!-- {"@type": "NewsArticle", "datePublished": "2018-04-08"} -->'], ["2018-04-08"]),
        (['//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2018-04-08"}\n//]]>'], ["2018-04-08"]),
        (['{"@type": "NewsArticle", "datePublished": "2018-04-08", "x": "a\nb"};'], ["2018-04-08"]),
        (["", "null", "[]", "3", '"x"', "{"], []),
        (["[" * 100_000], []),
    ],
)
def test_json_ld(things: list[object], days: list[str]) -> None:
    found = dates(page(json_ld(*things) + '<link rel="canonical" href="https://koerier.nl/eigen">'))
    assert [(c.value, c.origin) for c in found] == [(day, "metadata") for day in days]


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2018-04-08T10:12:00+02:00">',
        '<meta name="article:published_time" content="2018-04-08">',
        '<meta property="og:article:published_time" content="2018-04-08">',
        '<meta name="dc.date" content="2018-04-08">',
        '<meta name="DC.date.issued" content="2018-04-08">',
        '<meta name="DCTERMS.issued" content="2018-04-08">',
        '<meta name="parsely-pub-date" content="2018-04-08T08:12:00Z">',
        '<meta name="sailthru.date" content="Sun, 08 Apr 2018 10:12:00 +0200">',
        '<meta name="cXenseParse:recs:publishtime" content="2018-04-08T08:12:00Z">',
        '<meta name="date" content="8 april 2018">',
        '<meta name="pubdate" content="20180408">',
        '<meta name="publishdate" content="08-04-2018">',
        '<meta name="publication_date" content="2018/04/08">',
        '<meta itemprop="datePublished" content="2018-04-08">',
        '<meta itemprop="datePublished" datetime="2018-04-08">',
    ],
)
def test_metadata(meta: str) -> None:
    (made,) = dates(page(meta))
    assert (made.value, made.origin, made.bound) == ("2018-04-08", "metadata", False)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2018-04-08">',
        '<meta property="og:updated_time" content="2018-04-08">',
        '<meta name="last-modified" content="2018-04-08">',
        '<meta name="DC.date.modified" content="2018-04-08">',
        json_ld({"@type": "NewsArticle", "dateModified": "2018-04-08"}),
    ],
)
def test_metadata_of_a_change_is_a_bound(head: str) -> None:
    (made,) = dates(page(head))
    assert (made.value, made.bound) == ("2018-04-08", True)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="expires" content="2018-04-08">',
        '<meta http-equiv="date" content="2018-04-08">',
        '<meta property="article:expiration_time" content="2018-04-08">',
        '<meta name="copyright" content="2018">',
        '<meta name="date" content="">',
        '<meta name="date">',
        '<meta name="date" content="vandaag">',
    ],
)
def test_metadata_that_does_not_tell_it(meta: str) -> None:
    assert dates(page(meta)) == ()


@pytest.mark.parametrize(
    "about",
    [
        '<time datetime="2018-04-08T10:12:00+02:00">zondag</time>',
        '<p class="meta"><time datetime="2018-04-08" pubdate>8 april</time></p>',
        "<time>8 april 2018</time>",
        '<time datetime="10:12">8 april 2018</time>',
        '<span data-published="2018-04-08">zondag</span>',
        '<span data-timestamp="1523182320">zondag</span>',
        '<span itemprop="datePublished" content="x">8 april 2018</span>',
        "<p>Door onze redactie – 8 april 2018</p>",
        "<div><span>Gepubliceerd op</span> <b>8 april 2018</b></div>",
        '<p class="byline">Piet Klaassen, 8 april 2018</p>',
        "<p>Published April 8, 2018</p>",
    ],
)
def test_what_stands_under_the_headline(about: str) -> None:
    assert {(c.value, c.bound) for c in dates(page(about=about))} == {("2018-04-08", False)}


@pytest.mark.parametrize(
    "about",
    [
        '<p>Bijgewerkt: <time datetime="2018-04-08">8 april</time></p>',
        '<p>Laatst gewijzigd op <time datetime="2018-04-08">8 april</time></p>',
        '<time class="entry-date updated" datetime="2018-04-08">8 april</time>',
        '<time itemprop="dateModified" datetime="2018-04-08">8 april</time>',
        '<span itemprop="dateModified">8 april 2018</span>',
        "<p>Last updated: April 8, 2018</p>",
    ],
)
def test_what_is_told_as_a_change_is_a_bound(about: str) -> None:
    assert {(c.value, c.bound) for c in dates(page(about=about))} == {("2018-04-08", True)}


@pytest.mark.parametrize(
    "behind",
    [
        '<aside><time datetime="2019-01-01">x</time></aside>',
        '<div class="related"><time datetime="2019-01-01">x</time></div>',
        '<ul class="c-teaser-list teasers"><li><time datetime="2019-01-01">x</time></li></ul>',
        '<section id="comments"><p>Piet, 1 januari 2019</p><time datetime="2019-01-01">x</time></section>',
        '<section><article><a href="/b"><h3>Ander bericht</h3><time datetime="2019-01-01">x</time></a></article></section>',
        '<section><article><h3><a href="/b">Ander bericht</a></h3><span data-date="2019-01-01">x</span></article></section>',
        '<a href="/b"><h3>Ander bericht</h3><time datetime="2019-01-01">x</time></a>',
        "<footer>© 2019 De Noorderkoerier</footer>",
        '<nav><span class="date">1 januari 2019</span></nav>',
        "<figure><time datetime='2019-01-01'>x</time></figure>",
    ],
)
def test_the_dates_of_others_are_left_out(behind: str) -> None:
    assert dates(page(behind=behind)) == ()


def test_the_day_on_the_masthead_is_not_the_reports() -> None:
    masthead = '<div class="top"><time datetime="2026-11-24">dinsdag</time><span class="date">24 november 2026</span></div>'
    body = f"<main><div><div><h1>De minister komt en gaat</h1>{TEXT}</div></div></main>"
    assert dates(f"<html><body>{masthead}{body}</body></html>") == ()


def test_a_date_above_the_headline() -> None:
    above = '<p class="datum">zondag 8 april 2018 10.12 uur</p>'
    html = f'<html><body><div class="kop">{above}<h1>De minister gaat</h1></div>{TEXT}</body></html>'
    assert [c.value for c in dates(html)] == ["2018-04-08"]


def test_a_page_of_the_nineties() -> None:
    html = f"""<html><head><title>De minister komt en gaat - Koerier</title></head>
    <body><form><table><tr><td>Dinsdag 24 november 2026</td></tr>
    <tr><td><font size=5>De minister komt en gaat</font><br><font size=1>Van onze redactie, 8 april 1998</font>{TEXT}</td></tr>
    <tr><td>&copy; 1999 Koerier</td></tr></table></form></body></html>"""
    assert [(c.value, c.origin) for c in dates(html)] == [("1998-04-08", "byline")]


def test_a_page_with_nothing_but_lines() -> None:
    about = "<h2>De minister komt en gaat</h2><i>door Piet Klaassen</i><br><i>8 april 1999</i>"
    html = f"<title>De Koerier</title><body>{about}{TEXT}</body>"
    assert [c.value for c in dates(html)] == ["1999-04-08"]


def test_a_page_without_a_headline_is_only_dated_where_all_agree() -> None:
    one, other = '<span class="date">8 april 2018</span>', '<span class="date">9 april 2018</span>'
    assert [c.value for c in dates(f"<html><body>{one}{TEXT}{one}</body></html>")] == ["2018-04-08"]
    assert dates(f"<html><body>{one}{TEXT}{other}</body></html>") == ()


def test_a_headline_in_a_box_named_like_one_of_others_is_still_the_pages_own() -> None:
    box = f'<div class="content-sidebar-wrap"><h1>De minister gaat</h1><time datetime="2018-04-08"></time>{TEXT}</div>'
    html = f"<html><body>{box}</body></html>"
    assert [c.value for c in dates(html)] == ["2018-04-08"]


def test_the_choice_among_what_a_page_tells() -> None:
    head = json_ld({**ARTICLE, "dateModified": "2018-04-10"}) + '<meta name="date" content="2018-04-07">'
    found = choose(dates(page(head, "<p>Piet Klaassen, 8 april 2018</p><p>Bijgewerkt 10 april 2018</p>")), "2018-04-11T10:00:00Z")
    assert [(c.value, c.bound) for c in found] == [
        ("2018-04-08", False),
        ("2018-04-08", False),
        ("2018-04-07", False),
        ("2018-04-10", True),
        ("2018-04-10", True),
        ("2018-04-11", True),
    ]


@pytest.mark.parametrize(
    "html",
    ["<p></p>", "<h1></h1>", "<html></html>", "<time>", "<p><!-- x -->", "<div>" * 300 + "<time>8 april 2018", "<h1>" * 50],
)
def test_no_page_is_too_strange(html: str) -> None:
    assert len(dates(html)) <= 1


@pytest.mark.parametrize(
    "element",
    ['<time datetime="x">y</time>', '<b data-date="x">y</b>', '<b class="date">y 2018</b>', "<meta name=date content=y>"],
)
def test_a_page_of_nothing_but_dates_takes_no_time(element: str) -> None:
    start = perf_counter()
    dates("<div>" * 200 + element * 20_000)
    assert perf_counter() - start < 10
