"""Correcting in a real browser: words selected in the report, two editors at once, without JavaScript, by keyboard, with axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from gezant.ledger import Ledger
from gezant.model import Statement
from tests.serve.conftest import made, served
from tests.serve.sample import READINGS

_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
_FORM = "/reports/fin-2/statements/S1/correct"
_TEXT = READINGS[1].report.text
_PAGES = (
    "/queue",
    "/corrections",
    "/corrections?of=claims",
    _FORM,
    "/reports/fin-2/statements/add",
    "/reports/fin-2/correct-date",
    "/claims/C1",
    "/claims/C1/join?with=C2",
    "/claims/C1/split",
    "/reports/fin-2",
)


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    return made(tmp_path / "talks.db")


@pytest.fixture
def address(dossier: str) -> Iterator[str]:
    yield from served(dossier, "X-Editor")


def _opened(browser: Browser, who: str, **options: Any) -> Page:
    context = browser.new_context(
        extra_http_headers={"X-Editor": who}, locale="en", viewport={"width": 1280, "height": 900}, **options
    )
    return context.new_page()


def _statement(dossier: str, id: str = "S1") -> Statement:
    return next(s for s in Ledger.open(dossier).reading("fin-2").statements if s.id == id)


def _select(page: Page, words: str) -> None:
    """Select words of the report as a mouse does: the browser's own selection, from their first to their last character."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector("[data-report]"), NodeFilter.SHOW_TEXT);
          const range = document.createRange(), nodes = [];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
          const all = nodes.map((node) => node.data).join(""), start = all.indexOf(words);
          let at = 0;
          for (const node of nodes) {
            const end = at + node.length;
            if (start >= at && start < end) range.setStart(node, start - at);
            if (start + words.length > at && start + words.length <= end) range.setEnd(node, start + words.length - at);
            at = end;
          }
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
        }""",
        words,
    )


def test_a_statement_is_corrected_by_selecting_and_found_after_a_rebuild(browser: Browser, address: str, dossier: str) -> None:
    page = _opened(browser, "Ann")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        page.goto(f"{address}/reports/fin-2")
        page.get_by_role("link", name="Check or correct S1").click()
        _select(page, "lift the sanctions")
        page.get_by_role("button", name="Take selection: What is said").click()
        assert page.get_by_label("What is said", exact=True).input_value() == "lift the sanctions"
        _select(page, "ends the exercises")
        page.get_by_role("button", name="Add selection: What is said").click()
        page.get_by_label("What the source does").select_option("promise")
        page.get_by_role("button", name="Save").click()
        assert page.locator(".told").get_by_role("status").inner_text() == "S1 is corrected."
        assert page.url.endswith("/reports/fin-2#n-S1")
        Ledger.open(dossier).rebuild()
        page.goto(f"{address}{_FORM}")
        assert page.get_by_label("What is said", exact=True).input_value() == "lift the sanctions … ends the exercises"
    finally:
        page.context.close()
    found = _statement(dossier)
    assert found.act == "promise"
    assert [_TEXT[start:end] for start, end in found.content] == ["lift the sanctions", "ends the exercises"]
    assert said == []


def test_a_selection_settles_which_of_several_places_is_meant(browser: Browser, address: str, dossier: str) -> None:
    page = _opened(browser, "Ann")
    try:
        page.goto(f"{address}{_FORM}")
        page.get_by_role("textbox", name="Words that tell that it is said").fill("the")
        page.get_by_role("button", name="Save").click()
        assert page.get_by_role("radio").count() > 1
        assert "several places" in page.get_by_role("alert").inner_text()
        page.get_by_role("radio").last.check()
        page.get_by_role("button", name="Save").click()
        assert page.locator(".told").get_by_role("status").is_visible()
    finally:
        page.context.close()
    assert _statement(dossier).cue == ((_TEXT.index("the exercises"), _TEXT.index("the exercises") + 3),)


def test_two_editors_at_once(browser: Browser, address: str, dossier: str) -> None:
    ann, bob = _opened(browser, "Ann"), _opened(browser, "Bob")
    try:
        for page in (ann, bob):
            page.goto(f"{address}{_FORM}")
        ann.get_by_label("What the source does").select_option("threaten")
        ann.get_by_role("button", name="Save").click()
        bob.get_by_label("What the source does").select_option("promise")
        bob.get_by_role("button", name="Save").click()
        assert bob.get_by_role("heading", level=1).inner_text() == "Somebody was faster"
        assert "Ann corrected this statement" in bob.get_by_role("alert").inner_text()
        assert [element.inner_text() for element in bob.locator("dd.differs > span:first-child").all()] == [
            "threatens",
            "promises",
        ]
        assert Axe().run(bob, options=_RULES).response["violations"] == []
        assert _statement(dossier).act == "threaten"
        bob.get_by_role("button", name="Save mine over it").click()
        assert bob.locator(".told").get_by_role("status").is_visible()
    finally:
        ann.context.close()
        bob.context.close()
    assert _statement(dossier).act == "promise"
    assert [entry.who for entry in Ledger.open(dossier).corrections()] == ["Bob", "Ann"]


def test_without_javascript_a_statement_is_corrected_and_that_is_taken_back(browser: Browser, address: str, dossier: str) -> None:
    page = _opened(browser, "Ann", java_script_enabled=False)
    try:
        page.goto(f"{address}{_FORM}")
        assert page.get_by_role("button", name="Take selection").count() == 0
        page.get_by_label("What is said", exact=True).fill("it will lift the sanctions")
        page.get_by_role("button", name="Save").click()
        assert page.locator(".told").get_by_role("status").inner_text() == "S1 is corrected."
        found = _statement(dossier).content
        assert [_TEXT[start:end] for start, end in found] == ["it will lift the sanctions"]
        page.get_by_role("button", name="Take back").first.click()
        assert page.locator(".told").get_by_role("status").inner_text() == "It is taken back."
    finally:
        page.context.close()
    assert _statement(dossier).content == READINGS[1].statements[0].content


def test_the_queue_is_worked_by_keyboard(browser: Browser, address: str, dossier: str) -> None:
    page = _opened(browser, "Ann")
    try:
        page.goto(f"{address}/queue")
        first = page.locator(".asked h2").inner_text()
        page.keyboard.press("n")
        page.wait_for_url("**/queue?n=2")
        assert page.locator(".asked h2").inner_text() != first
        for key, told in (("a", "accepted"), ("r", "rejected")):
            page.keyboard.press(key)
            page.locator(".told").get_by_text(told).wait_for()
        page.keyboard.press("e")
        page.wait_for_url("**/correct?back=queue-2")
        page.keyboard.press("a")  # a letter on another page, or in a field, does nothing
        page.get_by_label("What is said", exact=True).press("a")
    finally:
        page.context.close()
    assert sorted(entry.kind for entry in Ledger.open(dossier).corrections()) == ["accept", "reject"]


def test_the_date_of_a_report_is_corrected_and_the_report_read_anew(browser: Browser, address: str, dossier: str) -> None:
    page = _opened(browser, "Ann")
    try:
        page.goto(f"{address}/reports/fin-2")
        page.get_by_role("link", name="Correct the date").click()
        page.get_by_label("Its date").fill("2018-05-32")
        page.get_by_role("button", name="Read it anew").click()
        assert "is no date" in page.get_by_role("alert").inner_text()
        page.get_by_label("Its date").fill("2018-05-07")
        page.get_by_role("button", name="Read it anew").click()
        page.get_by_text("was read anew for Monday 7 May 2018").wait_for()
    finally:
        page.context.close()
    found = Ledger.open(dossier).reading("fin-2")
    assert found.report.date == "2018-05-07"
    assert {time.value for time in found.times} == {"2018-05-07"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, dossier: str, scheme: Literal["light", "dark"]) -> None:
    ledger = Ledger.open(dossier)
    ledger.correct("fin-1", "S1", "accept", who="Ann")
    ledger.undo(1, "Bob")
    ledger.correct("fin-2", "S2", "reject", who="Ann")
    ledger.join("C1", "C2", "Ann")
    page = _opened(browser, "Ann", color_scheme=scheme, reduced_motion="reduce")
    found = []
    try:
        for path in (*_PAGES, "/reports/fin-2/statements/S2/correct"):
            page.goto(address + path)
            violations: list[dict[str, Any]] = Axe().run(page, options=_RULES).response["violations"]
            found += [(path, v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations]
        page.goto(f"{address}{_FORM}")
        page.get_by_label("What is said", exact=True).fill("nowhere")
        page.get_by_role("button", name="Save").click()
        violations = Axe().run(page, options=_RULES).response["violations"]
        found += [("wrong", v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations]
    finally:
        page.context.close()
    assert found == []
