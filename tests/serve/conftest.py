"""A dossier to look at, a client of its page, and a real browser where there is one."""

from __future__ import annotations

import os
import socket
import sqlite3
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Error, sync_playwright

from gezant.ledger import Ledger
from gezant.serve import Settings, create_app
from tests.serve.sample import READINGS

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from fastapi.testclient import TestClient

HOSTILE = "<script>alert(1)</script>"
PAGES = (
    "/",
    "/?by=topic",
    "/claims",
    "/claims?actor=PRK&grade=confirmed",
    "/claims/C1",
    "/claims/at/fin-2/S1",
    "/reports",
    "/reports/fin-1",
    "/why/fin-1/S1",
    "/why/fin-1/T1",
    "/why/fin-1/M1",
    "/statements",
    "/statements?act=offer",
    "/meetings",
    "/meetings/M1",
    "/actors",
    "/actors/FIN",
    "/timeline",
    "/timeline?actor=FIN&since=2018-04&until=2018-07",
    "/search",
    "/search?text=sanctions",
    "/queue",
    "/queue?n=2",
    "/corrections",
    "/corrections?of=claims",
    "/reports/fin-1/statements/S1/correct",
    "/reports/fin-1/statements/add",
    "/reports/fin-1/correct-date",
    "/claims/C1/join?with=C2",
    "/claims/C1/split",
)
"""Addresses of every page, which the tests of all pages go through."""

_CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a dossier of invented reports, for tests that change nothing."""
    return made(tmp_path_factory.mktemp("dossier") / "talks.db")


def made(path: Path) -> str:
    """A dossier of invented reports at a path."""
    path.write_bytes(_whole())
    return str(path)


@cache
def _whole() -> bytes:
    """The file of the dossier, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talks.db"
        Ledger.open(str(path), create=True).add(READINGS)
        with closing(sqlite3.connect(path)) as database:
            return database.serialize()


@pytest.fixture(scope="session")
def app(dossier: str) -> FastAPI:
    """The application of the dossier, for tests that change nothing."""
    return create_app(dossier)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A client of the page of the dossier, with cookies of its own."""
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture(scope="session")
def address(dossier: str) -> Iterator[str]:
    """The address of a real server of the dossier."""
    yield from served(dossier)


def served(dossier: str, behind_proxy: str | None = None) -> Iterator[str]:
    """Serve a dossier on a free port of this machine as long as it is needed; gives the address."""
    listening = socket.create_server(("127.0.0.1", 0))
    port: int = listening.getsockname()[1]
    app = create_app(dossier, Settings(port=port, behind_proxy=behind_proxy))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; tests are skipped where it is absent, and fail there with GEZANT_REQUIRE_BROWSER set, as in CI."""
    path = os.environ.get("GEZANT_CHROMIUM") or next((path for path in _CHROMIUM if Path(path).exists()), None)
    if path is None:
        if os.environ.get("GEZANT_REQUIRE_BROWSER"):
            pytest.fail("no Chromium; install Debian's package chromium, or name one in GEZANT_CHROMIUM")
        pytest.skip("no Chromium; install Debian's package chromium, or name one in GEZANT_CHROMIUM")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            pytest.fail(f"{path} does not start: {error}")
        yield browser
        browser.close()
