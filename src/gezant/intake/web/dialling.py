"""From a host's name to a connection: the name is looked up, every answer checked, and what was checked is connected to.

The look-up and the connection are one step, so that a name cannot answer with one address to the check and with another to the
connection ("DNS rebinding"). No proxy is used, whatever the environment says: it would do the look-up out of our sight.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from gezant.intake.web.addresses import check_public
from gezant.intake.web.errors import FetchError

Resolve = Callable[[str, int], list[str]]
"""From host and port to IP addresses, in the order in which they are to be tried; OSError where there is none."""

_ONE_OF_MANY = 10.0  # seconds for one of several IP addresses, so that a dead one leaves time for the next


def system_resolve(host: str, port: int) -> list[str]:
    """What the system says that `host` stands for. Raises OSError where it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Dialler(httpcore.NetworkBackend):
    """Connects as httpcore asks. Every `timeout` given to it is an instant of `time.monotonic`, not a length.

    httpcore hands the same value to each read; an instant makes it one bound for all of them, so that a server that sends a
    byte a minute ends as well.
    """

    def __init__(self, resolve: Resolve, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the IP addresses of `host`.

        Raises FetchError where there is no such host or one of its addresses is not public, else what httpcore raises.
        """
        answers = self._look_up(host.strip("[]"), port, timeout)
        if not self._allow_private:
            check_public(host, answers, host)
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for number, answer in enumerate(answers, start=1):
            left = _left(timeout)
            try:
                stream = self._system.connect_tcp(
                    answer,
                    port,
                    left if number == len(answers) else min(left, _ONE_OF_MANY),
                    local_address,
                    socket_options,
                )
                return _Stream(stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or FetchError("no such host is known", "check the address", host)

    def _look_up(self, host: str, port: int, timeout: float | None) -> list[str]:
        """The system's look-up knows no time limit: it runs beside us, and is left alone when time is up."""
        done: queue.SimpleQueue[list[str] | OSError | UnicodeError | None] = queue.SimpleQueue()

        def work() -> None:
            found: list[str] | OSError | UnicodeError | None = None
            try:
                found = self._resolve(host, port)
            except (OSError, UnicodeError) as error:
                found = error
            finally:
                done.put(found)

        threading.Thread(target=work, name="gezant-look-up", daemon=True).start()
        try:
            answer = done.get(timeout=_left(timeout))
        except queue.Empty:
            raise httpcore.ConnectTimeout(f"no answer to the look-up of {host}") from None
        if isinstance(answer, list):
            return answer
        # A resolver that is away for a moment says so; every other answer is that there is no such name.
        passing = isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN
        remedy = "check the address, and whether this machine is connected"
        raise FetchError("no such host is known", remedy, host, passing=passing) from answer


class _Stream(httpcore.NetworkStream):
    """A connection of which every step keeps to the instant that it is given."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float | None) -> float:
    """Seconds until the instant. Raises httpcore.ReadTimeout where it has passed or is not told."""
    left = (until or 0.0) - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for this address is used up")
    return left
