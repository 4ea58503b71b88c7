"""Pages that are made to hurt end soon, with a text or one clear error."""

from __future__ import annotations

import time

import pytest

from gezant.intake.errors import IntakeError
from tests.intake.pages.made import REPORT, article, read

SOON = 20  # seconds on a busy machine; each takes well under five on an idle one
BOMB = "<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))

HOSTILE = {
    "deep": "<html><body>" + "<div>" * 100_000 + "diep" + "</div>" * 100_000 + REPORT,
    "deep and marked": "<html><body>" + '<div class="share">' * 500 + "diep" + "</div>" * 500 + REPORT,
    "deep quotes": article("<blockquote>" * 550 + REPORT + "</blockquote>" * 550),
    "unclosed": article("<font><b>" * 200 + REPORT),
    "many": article(REPORT + "<p>a</p>" * 500_000),
    "long attribute": article(f'<p class="{"x " * 4_900_000}">Kort</p>{REPORT}'),
    "long word": article(f"<p>{'x' * 9_000_000}</p>{REPORT}"),
    "long blank": article(f"<p>a{' ' * 9_000_000}b</p>{REPORT}"),
    "many breaks": article("zin. <br>" * 50_000),
    "many times": article("10:12 " * 300_000),
    "many links": article('<p><a href="/a">Naar een ander bericht</a></p>' * 20_000 + REPORT),
    "many metas": article(REPORT, head='<meta property="og:title" content="x">' * 50_000),
    "many cells": article("<table>" + "<tr><td>a</td><td>b</td></tr>" * 15_000 + "</table>" + REPORT),
    "wide cells": article('<table><tr><td colspan="99999999" rowspan="99999999">a</td><td>b</td></tr></table>' + REPORT),
    "nested tables": article("<table><tr><td>" * 180 + REPORT + "</td></tr></table>" * 180),
    "entities": f"<!DOCTYPE html [{BOMB}]><html><body><p>&a11;</p>{REPORT}",
    "outer entity": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>' + REPORT,
    "nulls": article(REPORT.replace(" ", "\0 ")),
    "only script": "<html><head><script>" + "var a = 1;" * 100_000 + "</script></head><body></body></html>",
    "script that never ends": article(REPORT) + "<script>" + "if (a < b) " * 100_000,
    "json that never ends": article(REPORT, head='<script type="application/ld+json">' + '{"@graph":[' * 200_000 + "</script>"),
    "json that is deep": article(
        REPORT, head='<script type="application/ld+json">' + '{"a":' * 50_000 + "1" + "}" * 50_000 + "</script>"
    ),
    "commas": article(REPORT, head='<script type="application/ld+json">{' + " , " * 500_000 + "</script>"),
    "comment that never ends": article(REPORT) + "<!--" + "-" * 2_000_000,
    "nothing": "",
    "blanks": " \n\t ",
    "one angle": "<",
    "angles": "<" * 1_000_000,
    "half a tag": "<html><body><p class='",
}


def outcome(page: str) -> str:
    """The text of a page, or what is said of it."""
    try:
        return read(page).text
    except IntakeError as error:
        return str(error)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_soon(name: str) -> None:
    start = time.monotonic()
    told = outcome(HOSTILE[name])
    assert told.strip()
    assert not set(told) & set("\0\ue00a\ue00b\ue00c")
    assert time.monotonic() - start < SOON


def test_no_file_of_the_machine_is_shown() -> None:
    assert "root:" not in read(HOSTILE["outer entity"]).text


@pytest.mark.parametrize("name", ["deep and marked", "unclosed", "long attribute", "long word", "nulls", "entities", "half json"])
def test_the_report_in_it_is_read_all_the_same(name: str) -> None:
    half = article(REPORT, head='<script type="application/ld+json">{"@type": "NewsArticle", "head</script>')
    pages = {**HOSTILE, "half json": half}
    assert "Een woordvoerder zei dat Osterije de uitnodiging aanneemt" in read(pages[name]).text
