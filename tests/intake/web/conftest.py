"""A server, fetchers that may reach it, and a pretended outside: public addresses behind which the same server stands."""

from __future__ import annotations

from collections.abc import Iterator

import httpcore
import pytest

from gezant.intake.web import Fetcher, Network
from tests.server import Server

QUICK = Network(allow_private=True, delay=0, timeout=5, limit=1_000_000)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(QUICK) as fetcher:
        yield fetcher


class Outside(httpcore.SyncBackend):
    """Takes down the IP address of every connection, and makes it to this machine whatever the address is."""

    connected: list[str]

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.connected.append(host)
        return super().connect_tcp("127.0.0.1", port, timeout, local_address, socket_options)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The IP addresses that are connected to; no connection leaves this machine."""
    Outside.connected = []
    monkeypatch.setattr(httpcore, "SyncBackend", Outside)
    return Outside.connected
