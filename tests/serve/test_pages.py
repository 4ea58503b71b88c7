"""All pages: they are there, escape what reports say, and ask the dossier in every language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.serve.conftest import PAGES
from tests.serve.sample import HOSTILE

_HOSTILE_PAGES = [
    f"/reports/{quote(HOSTILE)}",
    f"/why/{quote(HOSTILE)}/S1",
    f"/why/{quote(HOSTILE)}/M1",
    f"/actors?actor={quote(HOSTILE)}",
]


class Elements(HTMLParser):
    """The elements of a page and the texts of its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside.append("")

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] in ("script", "style") and data.strip():
            self.inline.append(data)


def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_in_every_language(client: TestClient, address: str, language: str) -> None:
    answer = client.get(address, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize("address", [*PAGES, *_HOSTILE_PAGES])
def test_what_a_report_says_is_never_part_of_the_page(client: TestClient, address: str) -> None:
    page = elements(client.get(address).text)
    assert page.inline == []
    sources = [attributes.get("src") for tag, attributes in page.found if tag == "script"]
    assert all(source and source.startswith("/static/") for source in sources)
    assert [tag for tag, _ in page.found if tag in ("img", "marquee", "iframe")] == []
    assert [name for _, attributes in page.found for name in attributes if name.startswith("on") or name == "style"] == []


def test_a_hostile_report_is_shown_to_the_letter(client: TestClient) -> None:
    page = client.get(f"/reports/{quote(HOSTILE)}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page


@pytest.fixture(scope="session")
def statuses(app: FastAPI) -> Callable[[str], int]:
    """What is answered at an address, each asked once."""
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    return cache(lambda address: client.get(address).status_code)


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere_here(client: TestClient, statuses: Callable[[str], int], address: str) -> None:
    found = {attributes["href"] for tag, attributes in elements(client.get(address).text).found if tag == "a"}
    assert found
    for href in found:
        assert href is not None
        if not href.startswith("#"):
            assert href.startswith("/")
            assert statuses(href.partition("#")[0]) == 200, href


@pytest.mark.parametrize("address", PAGES)
def test_headings_go_down_one_level_at_a_time(client: TestClient, address: str) -> None:
    levels = [int(tag[1]) for tag, _ in elements(client.get(address).text).found if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_is_small(client: TestClient, address: str) -> None:
    """The bytes that come over the line for a page with its style and scripts, compressed."""
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    page = elements(answer.text)
    assets = {a["src"] for t, a in page.found if t == "script"} | {
        a["href"] for t, a in page.found if t == "link" and a["rel"] != "canonical"
    }
    sizes = [int(client.get(str(asset)).headers["content-length"]) for asset in assets]
    assert int(answer.headers["content-length"]) + sum(sizes) <= 200_000
