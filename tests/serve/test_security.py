"""What stands before every page: names, sizes, headers, tokens, who the editor is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from gezant.serve import Settings, create_app, csrf
from gezant.serve.changes import Calling, Changing
from gezant.serve.page import Here
from gezant.serve.security import HEADERS
from gezant.serve.settings import is_local
from tests.serve.conftest import PAGES, made


def _app(dossier: str, settings: Settings | None = None) -> FastAPI:
    """The application with pages of its own that change nothing: what stands before changes can be tried on them."""
    app = create_app(dossier, settings)

    @app.get("/try")
    def form(page: Here) -> Response:
        response = page.render("error.html", status=200, title="", text=page.csrf(), detail="", asset=page.asset)
        response.headers["X-Token"] = page.csrf()
        return response

    @app.post("/try")
    def change(page: Changing) -> Response:
        return PlainTextResponse(f"{page.editor} {page.text('id')}")

    @app.post("/api/try")
    def call(page: Calling) -> Response:
        return PlainTextResponse(page.editor)

    @app.post("/body")
    async def body(request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    @app.get("/broken")
    def broken(number: Annotated[int, "a number"] = 0) -> Response:
        return PlainTextResponse(str(1 // number))

    return app


def _client(app: FastAPI, base: str = "http://localhost") -> TestClient:
    return TestClient(app, base_url=base, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def app(dossier: str) -> FastAPI:
    return _app(dossier, Settings(user="ann", largest_body=1000))


@pytest.fixture
def tried(app: FastAPI) -> Iterator[TestClient]:
    with _client(app) as client:
        yield client


@pytest.mark.parametrize("address", [*PAGES, "/nothing", "/api/claims", "/api/openapi.json", "/broken", "/claims?since=x"])
def test_every_answer_has_the_headers(tried: TestClient, address: str) -> None:
    answer = tried.get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("rule", ["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'",
                                  "frame-ancestors 'none'", "base-uri 'none'"])  # fmt: skip
def test_the_policy_allows_nothing_from_elsewhere(tried: TestClient, rule: str) -> None:
    policy = tried.get("/").headers["content-security-policy"]
    assert rule in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8000", 200),
        ("LOCALHOST", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("localhost@evil.example", 421),
        ("", 421),
    ],
)
def test_only_the_names_of_this_machine_are_answered_to(tried: TestClient, host: str, status: int) -> None:
    assert tried.get("/reports", headers={"Host": host}).status_code == status


def test_behind_a_proxy_any_name_is_answered_to(dossier: str) -> None:
    with _client(_app(dossier, Settings(behind_proxy="X-Editor")), "http://news.example") as client:
        assert client.get("/reports", headers={"X-Editor": "ann"}).status_code == 200


@pytest.mark.parametrize(
    ("named", "status"),
    [({"X-Editor": "ann"}, 200), ({}, 403), ({"X-Editor": " "}, 403), ({"X-Editor": "a" * 500}, 403), ({"X-Other": "ann"}, 403)],
)
def test_behind_a_proxy_nobody_comes_in_without_a_name(dossier: str, named: dict[str, str], status: int) -> None:
    with _client(_app(dossier, Settings(behind_proxy="X-Editor"))) as client:
        assert client.get("/reports", headers=named).status_code == status


def test_a_name_from_the_proxy_is_utf_8_and_shown_as_text(dossier: str) -> None:
    with _client(_app(dossier, Settings(behind_proxy="X-Editor"))) as client:
        page = client.get("/reports", headers={"X-Editor": "Zoë <b>".encode()}).text  # type: ignore[dict-item]
    assert "Zoë &lt;b&gt;" in page


@pytest.mark.parametrize("size", [0, 1000])
def test_a_body_within_the_limit_is_taken(tried: TestClient, size: int) -> None:
    assert tried.post("/body", content=b"x" * size).text == str(size)


@pytest.mark.parametrize("chunked", [False, True])
def test_a_larger_body_is_refused(tried: TestClient, chunked: bool) -> None:
    content = (b"x" * 100 for _ in range(20)) if chunked else b"x" * 2000
    answer = tried.post("/body", content=content)
    assert answer.status_code == 413
    assert "<h1>" in answer.text


def test_a_form_of_a_page_is_taken(tried: TestClient) -> None:
    token = tried.get("/try").headers["X-Token"]
    answer = tried.post("/try", data={"csrf": token, "id": " C3 "})
    assert (answer.status_code, answer.text) == (200, "ann C3")


def test_tokens_are_another_on_every_page(tried: TestClient) -> None:
    assert len({tried.get("/try").headers["X-Token"] for _ in range(3)}) == 3


@pytest.mark.parametrize("token", ["", "x", "a.b", "0123456789abcdef." + "0" * 64])
def test_a_form_without_its_token_is_refused(tried: TestClient, token: str) -> None:
    tried.get("/try")
    assert tried.post("/try", data={"csrf": token}).status_code == 403


def test_the_token_of_another_browser_is_refused(app: FastAPI, tried: TestClient) -> None:
    tried.get("/try")
    with _client(app) as other:
        token = other.get("/try").headers["X-Token"]
    assert tried.post("/try", data={"csrf": token}).status_code == 403


def test_the_token_of_an_earlier_server_is_refused() -> None:
    session = csrf.new_session()
    assert not csrf.holds(b"new", session, csrf.token(b"old", session))


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
)
def test_a_change_that_another_site_asks_for_is_refused(tried: TestClient, headers: dict[str, str]) -> None:
    token = tried.get("/try").headers["X-Token"]
    assert tried.post("/try", data={"csrf": token}, headers=headers).status_code == 403
    assert tried.post("/api/try", json={}, headers=headers).status_code == 403


@pytest.mark.parametrize(("media_type", "status"), [("application/json", 200), ("text/plain", 415), ("multipart/form-data", 415)])
def test_a_call_that_changes_something_is_json(tried: TestClient, media_type: str, status: int) -> None:
    assert tried.post("/api/try", content=b"{}", headers={"Content-Type": media_type}).status_code == status


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(tried: TestClient) -> None:
    cookie = tried.get("/try").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/claims/C999", 404),
        ("/claims/x", 404),
        ("/claims/C99999999999999999999999999", 404),
        ("/reports/nothing", 404),
        ("/why/fin-1/S99", 404),
        ("/meetings/M99", 404),
        ("/static/../app.py", 404),
        ("/static/page.css", 404),
        ("/reports/../../etc/passwd", 404),
        ("/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404),
        ("/claims?grade=best", 422),
        ("/claims?actor=Nobody+At+All", 422),
        ("/claims?since=2018-13", 422),
        ("/claims?page=0", 422),
        ("/claims?page=99999999", 422),
        ("/claims?text=" + "x" * 300, 422),
        ("/claims?as_of=yesterday", 422),
        ("/?by=colour", 422),
        ("/broken", 500),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_error_is_a_page_in_the_language_of_the_reader(tried: TestClient, address: str, status: int, language: str) -> None:
    answer = tried.get(address, headers={"Accept-Language": language})
    assert answer.status_code == status
    assert f'<html lang="{language}">' in answer.text
    assert "Traceback" not in answer.text
    assert "gezant/" not in answer.text


@pytest.mark.parametrize(
    "text", ['"', "'", "*", "a OR b", "NEAR(a b)", "content:x", "-", "^x", "(", "x; DROP TABLE reports", "\\", "ж"]
)
def test_words_to_search_for_are_only_words(tried: TestClient, text: str) -> None:
    for path in ("/claims", "/statements"):
        assert tried.get(path, params={"text": text}).status_code == 200
    assert tried.get("/reports/fin-1").status_code == 200


@pytest.mark.parametrize("address", ["/api/claims/C999", "/api/claims?since=x", "/api/nothing"])
def test_an_error_of_the_api_is_json(tried: TestClient, address: str) -> None:
    answer = tried.get(address)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_only_read(tried: TestClient, address: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert tried.request(method, address).status_code in (403, 404, 405)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.2", False), ("news.example", False)],
)  # fmt: skip
def test_what_only_this_machine_can_reach(host: str, local: bool) -> None:
    assert is_local(host) == local


def test_a_dossier_that_is_spoilt_meanwhile_is_told(tmp_path: Path) -> None:
    path = Path(made(tmp_path / "d.db"))
    with _client(create_app(str(path))) as client:
        client.app.state.ledger._engine.dispose()  # type: ignore[attr-defined]
        for beside in tmp_path.glob("d.db-*"):
            beside.unlink()
        path.write_bytes(b"spoilt " * 1000)
        answer = client.get("/claims", headers={"Accept-Language": "en"})
    assert answer.status_code == 503
    assert "cannot be read now" in answer.text
