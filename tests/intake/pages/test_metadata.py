"""What a page tells of its report."""

from __future__ import annotations

import json

import pytest

from gezant.intake.items import Known
from tests.intake.pages.made import REPORT, article, read

URL = "https://www.dagpost.test/nieuws/2018/gezant?ref=kop"


def known(head: str = "", body: str = REPORT, title: str = "Vronland nodigt gezant uit", url: str | None = URL) -> Known:
    """What a page with this head and body tells."""
    return read(article(body, head, title), url=url).known


def ld(**fields: object) -> str:
    """JSON-LD of a report."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Vronland nodigt gezant uit | Dagpost</title>", "Vronland nodigt gezant uit"),
        ("<title>Vronland nodigt gezant uit - Dagpost</title>", "Vronland nodigt gezant uit"),
        ('<meta property="og:title" content="Heel iets anders, dat nergens staat">', "Vronland nodigt gezant uit"),
    ],
)
def test_the_title_is_the_headline_on_the_page(head: str, title: str) -> None:
    assert known(head).title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            '<meta property="og:site_name" content="Dagpost"><meta property="og:title" content="Gezant blijft - Dagpost">',
            "Gezant blijft",
        ),
        ("<title>Gezant blijft weg uit Genève | Buitenland | Dagpost</title>", "Gezant blijft weg uit Genève"),
        ("<title>Top - zonder gezant - gaat door</title>", "Top - zonder gezant - gaat door"),
        (ld(headline="Gezant blijft weg"), "Gezant blijft weg"),
    ],
)
def test_the_outlet_is_no_part_of_a_title(head: str, title: str) -> None:
    page = f"<html><head>{head}</head><body><article>{REPORT}</article></body></html>"
    assert read(page, url=URL).known.title == title


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="Door: Jan de Wit">', "Jan de Wit"),
        ('<meta name="author" content="Jan de Wit en Els Bos">', "Jan de Wit, Els Bos"),
        ('<meta name="author" content="jan@dagpost.test">', None),
        ('<meta name="author" content="Onze redactie">', None),
        ('<meta name="author" content="ANP">', None),
        ('<meta name="author" content="Dagpost"><meta property="og:site_name" content="Dagpost">', None),
        (ld(author=[{"@type": "Person", "name": "Jan de Wit"}, {"name": "Reuters"}]), "Jan de Wit"),
        (ld(author="By A. J. Penn, Associated Press"), "A. J. Penn"),
        ('<meta property="article:author" content="https://www.facebook.com/dagpost">', None),
    ],
)
def test_an_author_is_a_person(head: str, author: str | None) -> None:
    assert known(head).author == author


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/nieuws/1">', "https://www.dagpost.test/nieuws/1"),
        (
            '<link rel="canonical" href="https://dagpost.test/n/1?utm_source=x&amp;id=3&amp;fbclid=9#top">',
            "https://dagpost.test/n/1?id=3",
        ),
        ('<link rel="canonical" href="https://www.dagpost.test/">', "https://www.dagpost.test/nieuws/2018/gezant"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://www.dagpost.test/nieuws/2018/gezant"),
        ('<link rel="canonical" href="file:///etc/passwd"><meta property="og:url" content="http://d.test/a">', "http://d.test/a"),
        ('<link rel="canonical" href="http://[bad">', "https://www.dagpost.test/nieuws/2018/gezant"),
    ],
)
def test_the_address_is_one_on_the_web_and_counts_no_visits(head: str, url: str) -> None:
    assert known(head).url == url


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        (ld(sourceOrganization={"name": "ANP"}), "MED/anp"),
        (ld(copyrightHolder={"name": "Belga"}), "MED/belga"),
        ('<meta name="author" content="Reuters Staff">', "MED/reuters"),
        ('<meta name="author" content="Jan de Wit">', None),
    ],
)
def test_an_agency_is_told_by_metadata(head: str, agency: str | None) -> None:
    assert known(head).agency == agency


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "articleSection": "Buitenland",}',
        '<!-- {"@type": "NewsArticle", "articleSection": "Buitenland"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "articleSection": "Buitenland"}\n//]]>',
        '{"@graph": [{"@type": "WebSite"}, {"@type": "http://schema.org/NewsArticle", "articleSection": ["Buitenland", "x"]}]}',
        '[{"@type": ["Article", "ReportageNewsArticle"], "articleSection": "Buitenland"}];',
        '{"@type": "NewsArticle", "description": "op twee\nregels", "articleSection": "Buitenland"}',
    ],
)
def test_json_ld_is_read_as_sites_write_it(script: str) -> None:
    assert known(f'<script type="application/ld+json">{script}</script>').section == "Buitenland"


@pytest.mark.parametrize(
    "script", ["{", "null", "[1, 2]", '{"@type": 5}', '{"@type": "NewsArticle", "author": [[[]]], "headline": {}}', "x = 1"]
)
def test_json_ld_that_tells_nothing_is_left_alone(script: str) -> None:
    found = known(f'<script type="application/ld+json">{script}</script>')
    assert (found.title, found.author) == ("Vronland nodigt gezant uit", None)


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ('<html lang="nl-BE">', "nl"),
        ('<html xml:lang="en">', "en"),
        ('<html><meta property="og:locale" content="nl_NL">', "nl"),
        ('<html lang="">', None),
        ('<html lang="x-default">', None),
    ],
)
def test_the_language_is_the_one_that_the_page_tells(page: str, language: str | None) -> None:
    assert read(f"{page}<body><h1>Vronland nodigt gezant uit</h1>{REPORT}</body></html>").known.language == language
