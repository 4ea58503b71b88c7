"""What the ledger refuses is a code, and every code has words in every language of the interface."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import gezant.ledger
from gezant.ledger.store.dialect import FAILURES
from gezant.serve import create_app
from gezant.views.wording import languages, wording
from tests.serve.conftest import made

ROOT = Path(gezant.ledger.__file__).parent
OPENING = {"ledger.py", "upgrade.py", "dialect.py"}  # what is told before there is a page


def _calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


def _code(call: ast.Call) -> str:
    assert isinstance(call.args[0], ast.Constant), "a code is written out where it is given"
    return str(call.args[0].value)


def _refusals() -> dict[str, set[str]]:
    """The codes that the ledger gives, with the names of the values that come with each."""
    found: dict[str, set[str]] = {code: {"wait"} for code, _ in FAILURES.values()}
    for name in ("Refusal", "Conflict"):
        for _, call in _calls(name):
            if isinstance(call.args[0], ast.Constant):
                values = {str(keyword.arg) for keyword in call.keywords}
                found[_code(call)] = found.get(_code(call), values) & values
    return found


def _faults() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for _, call in _calls("Fault"):
        values = call.args[2]
        assert isinstance(values, ast.Dict)
        found[_code(call)] = {str(key.value) for key in values.keys if isinstance(key, ast.Constant)}
    return found


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("group", "given"), [("", _refusals()), ("faulty", _faults())], ids=["refusals", "faults"])
def test_every_code_has_words_that_need_no_more_than_comes_with_it(language: str, group: str, given: dict[str, set[str]]) -> None:
    texts: dict[str, Any] = wording(language).get(f"refusals.{group}".rstrip("."))
    texts = {code: text for code, text in texts.items() if isinstance(text, str)}
    assert set(texts) == set(given)
    assert {code: _names(text) - given[code] for code, text in texts.items() if _names(text) - given[code]} == {}


def test_what_can_be_refused_of_an_open_dossier_has_a_code() -> None:
    assert {path.name for path, _ in _calls("LedgerError")} <= OPENING


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    app = create_app(made(tmp_path / "talks.db"))
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


_CHANGED = {
    "id": "S1", "source": None, "cue": [[0, 3]], "content": [[0, 9_999]], "act": "sing", "form": "direct", "polarity": "positive",
    "certainty": "certain", "hearsay": False, "date": None, "addressee": None, "chain": [], "within": None, "conditions": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("address", "json", "nl"),
    [
        ("/api/corrections/99/undo", {}, "Er is in dit dossier geen verbetering 99."),
        (
            "/api/reports/fin-2/corrections",
            {"statement": "S9", "kind": "accept"},
            "Het bericht ‘fin-2’ heeft geen uitspraak S9.",
        ),
        ("/api/reports/nowhere/corrections", {"statement": "S1", "kind": "accept"}, "geen bericht ‘nowhere’"),
        ("/api/reports/fin-2/corrections", {"statement": "S1", "kind": "change"}, "Geef aan hoe de uitspraak moet worden."),
        (
            "/api/reports/fin-2/corrections",
            {"statement": "S1", "kind": "change", "after": _CHANGED},
            "Uitspraak S1 kan zo niet worden bewaard: Handeling: ‘sing’ is geen van say, announce",
        ),
        ("/api/reports/fin-2/corrections", {"statement": "S1", "kind": "change", "after": _CHANGED}, "0 tot 9999 is geen deel"),
    ],
)
def test_a_refusal_is_told_in_the_language_of_the_interface(client: TestClient, address: str, json: Any, nl: str) -> None:
    answer = client.post(address, json=json, headers={"Accept-Language": "nl"})
    assert answer.status_code == 409
    assert nl in answer.json()["detail"]


@pytest.mark.parametrize(
    ("address", "nl", "en"),
    [
        ("/claims/C99", "geen bewering C99", "no claim C99"),
        ("/meetings/M99", "geen ontmoeting M99", "no meeting M99"),
        ("/reports/nowhere", "geen bericht ‘nowhere’", "no report ‘nowhere’"),
    ],
)
def test_a_page_that_is_not_there_says_what_is_not(client: TestClient, address: str, nl: str, en: str) -> None:
    for language, words in (("nl", nl), ("en", en)):
        answer = client.get(address, headers={"Accept-Language": language})
        assert answer.status_code == 404
        assert words in answer.text
