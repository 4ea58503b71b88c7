"""A correction of an old report of a large dossier: the page answers at once, and what follows is worked out behind it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from gezant.ledger import Ledger
from gezant.serve import Settings, create_app
from tests.serve.conftest import PAGES, made
from tests.serve.forms import form

NOTICE = 'id="anew"'
MOST = 120  # seconds that a process of its own may take on a busy machine


@pytest.fixture
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("anew") / "talks.db")


def client(path: str) -> TestClient:
    """A client of a page whose corrections leave all that follows for later; nobody works that out where it is not entered."""
    app = create_app(path, Settings(user="Ann", at_once=0))
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture
def corrected(path: str) -> Iterator[TestClient]:
    """A client of a dossier of which statements were rejected and changed, two claims joined, and nothing worked out yet."""
    ann = client(path)
    for report in ("fin-2", "fin-1"):
        do(ann, f"/reports/{report}/statements/S1/correct", "reject")
    do(ann, "/reports/fin-1/statements/S2/correct", "save", act="deny", addressee="")
    ledger = Ledger.open(path, at_once=0)
    ledger.join("C1", "C2", "Ann")
    return ann


def do(ann: TestClient, address: str, what: str, **given: str) -> None:
    to, fields = form(ann, address, "act", "")
    assert ann.post(to or address, data={**fields, **given, "do": what}, follow_redirects=False).status_code == 303


def test_a_page_says_what_is_not_yet_worked_out_until_it_is(corrected: TestClient, path: str) -> None:
    assert NOTICE in corrected.get("/claims").text
    Ledger.open(path).catch_up(pause=0)
    assert NOTICE not in corrected.get("/claims").text


THERE = [address for address in PAGES if address != "/why/fin-1/S1"]  # which was rejected
TAKEN = ["/api/claims", "/api/reports/fin-1", "/claims.csv", "/dossier.html", "/dossier.json"]


@pytest.mark.parametrize("address", [*THERE, *TAKEN])
def test_every_page_is_there_while_it_is_not(corrected: TestClient, address: str) -> None:
    assert corrected.get(address).status_code == 200


def test_a_correction_that_is_not_worked_out_yet_is_shown_in_its_report_and_taken_back(path: str) -> None:
    ann, before = client(path), Ledger.open(path).dossier()
    do(ann, "/reports/fin-2/statements/S1/correct", "reject")
    assert "S1" not in {statement.id for statement in Ledger.open(path).reading("fin-2").statements}
    assert ann.get("/corrections").text.count("S1") > 0
    Ledger.open(path, at_once=0).undo(1, "Bob")
    Ledger.open(path).catch_up(pause=0)
    assert Ledger.open(path).dossier() == before


def test_the_server_works_it_out_behind_its_pages(path: str) -> None:
    with client(path) as ann:
        do(ann, "/reports/fin-1/statements/S1/correct", "reject")
        until = time.monotonic() + MOST
        while NOTICE in ann.get("/claims").text and time.monotonic() < until:
            time.sleep(0.2)
        assert NOTICE not in ann.get("/claims").text
    shown = Ledger.open(path).dossier()
    Ledger.open(path).rebuild()
    assert Ledger.open(path).dossier() == shown
