"""The same as JSON: what the pages show, described by OpenAPI, and what it says is what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from gezant.serve import Settings, create_app
from tests.serve.conftest import made

_LISTS = ("claims", "reports", "statements", "meetings", "actors")


def test_the_description_is_openapi_and_names_nothing_else_than_the_api(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert all(path.startswith("/api/") for path in described["paths"])


def test_every_address_of_the_api_says_what_it_answers(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    bare = [path for path, entry in paths.items() if "get" in entry and not _schema(entry["get"])]
    assert bare == []


def _schema(operation: dict[str, Any]) -> Any:
    return operation["responses"]["200"].get("content", {}).get("application/json", {}).get("schema")


@pytest.mark.parametrize("name", _LISTS)
def test_a_list_as_json(client: TestClient, name: str) -> None:
    found = client.get(f"/api/{name}").json()
    assert found["items"]
    assert found["page"] == 1
    assert found["next"] is None


def test_a_list_goes_on_at_the_address_that_it_gives(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gezant.serve.api.reports.turn_in", lambda page, size: _turn(page))
    first = client.get("/api/reports?since=2018").json()
    assert first["next"].startswith("/api/reports?")
    second = client.get(first["next"]).json()
    assert second["items"] != first["items"]


def _turn(page: Any) -> Any:
    from gezant.serve.query import turn_in

    return turn_in(page, 2)


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("/api/claims?topic=sanctions", None),
        ("/api/reports?until=2018-05-02", ["fin-2", "fin-1"]),
        ("/api/reports?as_of=2018-04", ["fin-1"]),
    ],
)
def test_lists_take_what_the_pages_take(client: TestClient, address: str, ids: list[str] | None) -> None:
    items = client.get(address).json()["items"]
    assert [item["id"] for item in items] == ids if ids else all("sanctions" in item["topics"] for item in items)


def test_a_claim_is_found_again_by_its_lasting_address(client: TestClient) -> None:
    for claim in client.get("/api/claims").json()["items"]:
        whole = client.get(f"/api/claims/{claim['id']}").json()
        assert client.get(whole["address"]).json()["id"] == claim["id"]


def test_a_report_comes_with_its_reading(client: TestClient) -> None:
    found = client.get("/api/reports/fin-1").json()
    assert found["reading"]["statements"][0]["id"] == "S1"
    assert found["provenance"]["story"] == "fin-1"
    assert {bearing["statement"] for bearing in found["bearings"]} <= {s["id"] for s in found["reading"]["statements"]}


def test_the_front_page_as_json(client: TestClient) -> None:
    found = client.get("/api/").json()
    assert {"reports", "changes", "claims", "meetings", "conditions"} <= set(found)
    assert found["conditions"]


def test_a_search_as_json(client: TestClient) -> None:
    found = client.get("/api/search?text=sanctions").json()
    assert found["total"] == len(found["hits"]) > 0
    start, end = found["hits"][0]["marks"][0]
    assert found["hits"][0]["excerpt"][start:end].lower().startswith("sanction")


def test_who_spoke_about_whom_as_json(client: TestClient) -> None:
    assert {"source", "about", "times"} <= set(client.get("/api/network").json()["items"][0])


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(made(tmp_path / "d.db"), Settings(user="ann")), base_url="http://localhost") as client:
        yield client


def test_a_statement_is_corrected_and_that_is_taken_back(own: TestClient) -> None:
    first = own.get("/api/queue").json()["items"][0]["statement"]
    rejected = own.post(f"/api/reports/{first['report']}/corrections", json={"statement": first["statement"], "kind": "reject"})
    assert rejected.status_code == 201
    assert rejected.json()["who"] == "ann"
    assert [entry["kind"] for entry in own.get("/api/corrections").json()["items"]] == ["reject"]
    assert own.post(f"/api/corrections/{rejected.json()['number']}/undo", json={}).status_code == 201
    assert [entry["kind"] for entry in own.get("/api/corrections").json()["items"]] == ["undo", "reject"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"statement": "S99", "kind": "reject"}, 409),
        ({"statement": "S1", "kind": "shout"}, 422),
        ({"statement": "S1", "kind": "change", "after": {"act": "shout"}}, 409),
        ([], 422),
    ],
)
def test_a_correction_that_cannot_be_made_changes_nothing(own: TestClient, body: object, status: int) -> None:
    answer = own.post("/api/reports/fin-2/corrections", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert own.get("/api/corrections").json()["items"] == []


def test_a_correction_by_somebody_who_had_not_seen_the_latest_is_refused(own: TestClient) -> None:
    address, wish = "/api/reports/fin-2/corrections", {"statement": "S1", "kind": "accept", "seen": 0}
    assert own.post(address, json=wish).status_code == 201
    assert own.post(address, json={**wish, "kind": "reject"}).status_code == 409
    assert len(own.get("/api/corrections").json()["items"]) == 1
