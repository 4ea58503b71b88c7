"""The timeline, an actor's page, search and taking away."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serve.conftest import TestClient
from tests.serve.sample import HOSTILE


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en", reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/timeline")
    yield page
    context.close()
    assert said == []


def focused(page: Page) -> str:
    """What a screen reader says of the element with the focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_mark_is_a_link_to_its_report_that_says_what_it_shows(client: TestClient) -> None:
    page = client.get("/timeline?lang=en").text
    found = re.findall(r'<a class="point since [\w-]+" href="(/reports/fin-3)" aria-label="([^"]+)"', page)
    assert ("/reports/fin-3", "Wed 9 May 2018: planned, June 2018, Riga") in found


def test_a_meeting_in_a_month_is_a_bar_as_long_as_the_month(client: TestClient) -> None:
    page = client.get("/timeline?since=2018-05-01&until=2018-08-08&lang=en").text  # 100 days
    assert re.search(r'<rect class="extent" x="31.0%" y="4" width="30.0%"', page)


def test_the_timeline_is_narrowed_down_by_actor_and_by_what_it_shows(client: TestClient) -> None:
    meetings = client.get("/timeline?kind=meetings").text
    assert "/meetings/M" in meetings
    assert "/claims/C" not in meetings.partition("<main")[2]
    assert "/meetings/M" not in client.get("/timeline?kind=claims").text.partition("<main")[2]
    assert "Nothing with a date" in client.get("/timeline?actor=PER&lang=en").text


def test_zooming_is_a_link_that_keeps_what_was_asked_for(client: TestClient) -> None:
    page = client.get("/timeline?actor=FIN&since=2018-05-01&until=2018-05-31").text
    assert "actor=FIN&amp;since=2018-05-08&amp;until=2018-05-23" in page  # closer
    assert "actor=FIN&amp;since=2018-04-16&amp;until=2018-06-16" in page  # further


@pytest.mark.parametrize(
    "query", ["since=2018-06&until=2018-05", "since=2200&until=2200", "since=1600", "until=1601", "topic=none"]
)
def test_any_period_is_drawn_or_told_to_be_empty(client: TestClient, query: str) -> None:
    assert client.get(f"/timeline?{query}").status_code == 200


def test_the_timeline_is_worked_by_keyboard(opened: Page) -> None:
    opened.locator(".point").first.focus()
    first = focused(opened)
    opened.keyboard.press("ArrowDown")
    below = focused(opened)
    opened.keyboard.press("ArrowUp")
    assert (focused(opened), below != first) == (first, True)
    opened.keyboard.press("End")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/reports/**")


def test_the_timeline_is_zoomed_and_moved_by_keyboard(opened: Page) -> None:
    asked = [opened.url]
    for key in ("+", ".", ",", "-", "0"):
        with opened.expect_navigation():
            opened.keyboard.press(key)
        asked.append(opened.url)
    assert len(set(asked[:3])) == 3
    assert "since" in asked[-2]
    assert "since" not in asked[-1]


def test_each_row_is_one_stop_of_the_tab_key(opened: Page) -> None:
    reached = opened.eval_on_selector_all(
        ".row", "rows => rows.map(row => row.querySelectorAll('.point[tabindex=\"0\"]').length)"
    )
    assert set(reached) == {1}


def test_an_actor_has_its_positions_and_of_whom_it_spoke_as_a_drawing_and_as_a_table(client: TestClient) -> None:
    page = client.get("/actors/FIN?lang=en").text
    assert "Positions over time" in page
    assert re.search(r'href="/statements\?actor=FIN&amp;about=LVA" aria-label="Finland about Latvia: \d statements?"', page)
    assert re.search(r'<td>Finland</td><td>Latvia</td><td class="number"><a href="/statements\?actor=FIN&amp;about=LVA">', page)


def test_an_actor_whom_nobody_knows_is_not_found(client: TestClient) -> None:
    assert client.get("/actors/XYZ").status_code == 404


def test_search_finds_a_word_in_its_other_forms_and_marks_it(client: TestClient) -> None:
    page = client.get("/search?text=sanction&lang=en").text
    assert "<mark>sanctions</mark>" in page
    assert "Latvia offers to lift sanctions" in page


def test_facets_narrow_a_search_down_and_can_be_left_again(client: TestClient) -> None:
    page = client.get("/search?text=exercises&lang=en").text
    (link,) = set(re.findall(r'href="(/search\?text=exercises&amp;outlet=De[^"]+)"', page))
    narrowed = client.get(link.replace("&amp;", "&")).text
    assert "/reports/fin-3" in narrowed
    assert "/reports/fin-2" not in narrowed.partition('class="plain hits"')[2].partition('class="facets"')[0]
    assert 'aria-current="true" href="/search?text=exercises"' in narrowed


@pytest.mark.parametrize("text", ['"', "' OR 1=1 --", "* NEAR(", "%00", "a" * 190, HOSTILE, "{{7*7}}"])
def test_any_words_are_only_words(client: TestClient, text: str) -> None:
    page = client.get("/search", params={"text": text})
    assert page.status_code == 200
    assert HOSTILE not in page.text


@pytest.mark.parametrize(
    ("path", "column", "value"),
    [
        ("/claims.csv?actor=LVA", "parties", "LVA"),
        ("/statements.csv?act=deny", "act", "deny"),
        ("/meetings.csv", "kind", "summit"),
        ("/actors.csv?actor=FIN", "actor", "FIN"),
        ("/timeline.csv?kind=meetings", "where", "Riga"),
        ("/timeline.csv?kind=claims&actor=LVA", "what", "claim"),
        ("/network.csv", "about", "LVA"),
        ("/reports.csv", "outlet", "De Noorderkoerier"),
        ("/claims/C1.csv", "claim", "C1"),
    ],
)
def test_a_list_is_taken_away_as_csv_with_what_it_was_asked_for(client: TestClient, path: str, column: str, value: str) -> None:
    response = client.get(path)
    assert response.headers["content-disposition"].startswith("attachment")
    assert value in [row[column] for row in rows(response.text)]


def test_a_list_offers_itself_as_csv_as_it_is_asked_for(client: TestClient) -> None:
    assert 'href="/statements.csv?act=deny"' in client.get("/statements?act=deny&page=1").text
    assert ".csv" not in client.get("/claims/C1").text.partition('class="take"')[2]


def test_no_cell_is_a_formula(client: TestClient) -> None:
    cells = [cell for row in rows(client.get("/statements.csv").text) for cell in row.values()]
    assert cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_whole_dossier_is_taken_away_in_the_format_of_the_guidelines(client: TestClient) -> None:
    assert {"id", "reports", "claims", "conditions", "meetings"} <= set(json.loads(client.get("/dossier.json").text))


def test_the_whole_dossier_is_one_file_that_opens_without_a_server(client: TestClient, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "talks.html"
    file.write_bytes(client.get("/dossier.html?lang=en").content)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    links = page.eval_on_selector_all("main a[href^='#']", "links => links.map(link => link.getAttribute('href').slice(1))")
    missing = [place for place in set(links) if not page.evaluate("id => Boolean(document.getElementById(id))", place)]
    page.close()
    assert asked == [file.as_uri()]
    assert (dialogs, missing) == ([], [])
    assert HOSTILE not in file.read_text("utf-8")


@pytest.mark.parametrize("path", ["/claims?actor=FIN", "/statements", "/meetings", "/actors", "/reports", "/timeline"])
def test_what_a_list_offers_to_take_away_is_there(client: TestClient, path: str) -> None:
    offered = re.findall(r'href="([^"]+)"', client.get(path).text.partition('class="take"')[2].partition("</p>")[0])
    assert len(offered) >= 3
    assert [client.get(link.replace("&amp;", "&")).status_code for link in offered] == [200] * len(offered)
