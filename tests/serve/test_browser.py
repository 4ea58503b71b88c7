"""The pages in a real browser: no violation of WCAG that axe finds, read by keyboard, without JavaScript, at every width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.serve.conftest import PAGES, made, served
from tests.serve.sample import HOSTILE

_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}

_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@pytest.fixture(scope="module", params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[BrowserContext, dict[str, Any]]]:
    """A light browser and all rules, a dark one and those about colours."""
    scheme: Literal["light", "dark"] = request.param
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context, _RULES if scheme == "light" else _COLOURS
    context.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page that must not complain: what a browser says on its console, and what it could not run, is an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en", reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


@pytest.mark.parametrize("path", [*PAGES, f"/reports/{quote(HOSTILE)}", "/nothing"])
def test_axe_finds_nothing(coloured: tuple[BrowserContext, dict[str, Any]], address: str, path: str) -> None:
    context, rules = coloured
    page = context.new_page()
    try:
        page.goto(address + path)
        result: dict[str, list[dict[str, Any]]] = Axe().run(page, options=rules).response
        found = result["violations"]
        assert result["passes"]  # it has looked
        assert [(v["id"], [node["target"] for node in v["nodes"]][:3], v["help"]) for v in found] == []
    finally:
        page.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_window(opened: Page, address: str, path: str) -> None:
    opened.goto(address + path)
    for width in (2000, 768, 320):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_loads(opened: Page, address: str, path: str) -> None:
    """Cumulative layout shift, https://web.dev/articles/cls; on a slow machine, which paints what it has read so far."""
    opened.add_init_script(
        "window.moved = []; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.moved.push(...entry.sources.map((source) => source.node?.outerHTML ?? source.node?.nodeName)); })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    opened.context.new_cdp_session(opened).send("Emulation.setCPUThrottlingRate", {"rate": 10})
    opened.goto(address + path)
    opened.wait_for_load_state("networkidle")
    assert opened.evaluate("window.moved") == []


def test_a_dossier_is_read_from_the_front_page_to_the_words(opened: Page, address: str) -> None:
    opened.goto(f"{address}/")
    opened.get_by_role("navigation").first.get_by_role("link", name="Claims").click()
    opened.get_by_label("Words").fill("sanctions")
    opened.get_by_role("button", name="Show").first.click()
    opened.locator("article.claim a").first.click()
    assert opened.locator("blockquote .content").first.inner_text()
    opened.locator(".byline a").first.click()
    assert opened.locator(".text .tag").count() > 1


def test_the_address_bar_shows_the_address_that_lasts(opened: Page, address: str) -> None:
    opened.goto(f"{address}/claims/C1")
    assert "/claims/at/" in opened.url
    title = opened.title()
    opened.goto(opened.url)
    assert opened.title() == title


def test_marks_are_explained_by_keyboard(opened: Page, address: str) -> None:
    opened.goto(f"{address}/reports/fin-1")
    tag = opened.locator(".text .tag").first
    tag.focus()
    assert tag.locator(".tip").is_visible()
    assert opened.locator(".note.lit").count() == 1
    opened.keyboard.press("Escape")
    assert not tag.locator(".tip").is_visible()
    opened.keyboard.press("Enter")
    assert "#n-" in opened.url


def test_the_first_stop_of_the_tab_key_leads_to_the_content(opened: Page, address: str) -> None:
    opened.goto(f"{address}/claims")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "content"


def test_without_javascript_everything_can_be_read_and_filtered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nl", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    try:
        page.goto(f"{address}/claims")
        page.get_by_label("Gewicht").select_option("denied")
        page.get_by_role("button", name="Toon").first.click()
        assert "grade=denied" in page.url
        page.goto(f"{address}/reports/fin-1")
        tag = page.locator(".text .tag").first
        tag.hover()
        assert tag.locator(".tip").is_visible()
        tag.click()
        assert "#n-" in page.url
        for path in ("/timeline", "/queue"):
            page.goto(f"{address}{path}")
            assert not page.locator(".keys").is_visible()
    finally:
        context.close()


def test_the_language_that_is_chosen_stays(opened: Page, address: str) -> None:
    opened.goto(f"{address}/claims")
    opened.get_by_role("link", name="Nederlands").click()
    assert opened.get_by_role("heading", level=1).inner_text() == "Beweringen"
    opened.goto(f"{address}/meetings")
    assert opened.get_by_role("heading", level=1).inner_text() == "Ontmoetingen"


def test_a_hostile_report_does_nothing(opened: Page, address: str) -> None:
    asked: list[str] = []
    opened.on("dialog", lambda dialog: asked.append(dialog.message) or dialog.dismiss())
    for path in (
        f"/reports/{quote(HOSTILE)}",
        f"/why/{quote(HOSTILE)}/S1",
        "/",
        "/claims",
        "/statements",
        "/meetings",
        "/actors",
    ):
        opened.goto(address + path)
    assert asked == []
    assert opened.locator("main img").count() == 0


def test_a_day_is_kept_from_page_to_page(opened: Page, address: str) -> None:
    opened.goto(f"{address}/reports?as_of=2018-05-02")
    opened.get_by_role("link", name="Latvia offers to lift sanctions").click()
    assert "as_of=2018-05-02" in opened.url
    assert opened.get_by_text("later reports are left out").is_visible()


def test_what_a_reader_has_seen_is_not_new_any_more(opened: Page, tmp_path: Path) -> None:
    for address in served(made(tmp_path / "d.db")):
        opened.goto(f"{address}/")
        opened.get_by_role("button", name="I have seen this").click()
        assert opened.get_by_text("Nothing was added since").is_visible()


@pytest.mark.parametrize("width", [320, 800, 1000])
def test_an_explanation_stays_within_the_window(opened: Page, address: str, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.goto(f"{address}/reports/fin-1")
    for tag in opened.locator(".text .tag").all():
        tag.focus()
        box = tag.locator(".tip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
