"""A real web server on 127.0.0.1 for tests: pages by path, and everything that servers do wrong.

    with Server() as server:
        server["/a"] = page(b"<p>…</p>", headers={"ETag": '"1"'})
        server["/old"] = redirect("/a", status=301)
        … server.url("/a") … server.requests …

An answer is a function that is given the request's handler and writes to it.
"""

from __future__ import annotations

import gzip
import ssl
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import brotli  # type: ignore[import-untyped]
import zstandard

Answer = Callable[[BaseHTTPRequestHandler], None]

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """A request that came in: its path with query, its headers (names in lower case), when (seconds), how many ran then."""

    path: str
    headers: Mapping[str, str]
    at: float
    at_once: int


class Server:
    """A running server. `requests` are all that came in, in order; a path that has no answer is a 404."""

    def __init__(self, *, certificate: tuple[str, str] | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self._running = 0
        self._guard = threading.Lock()
        self._http = _Quiet(("127.0.0.1", 0), _handler(self))
        self.scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
            self.scheme = "https"
        self.port = self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def __setitem__(self, path: str, answer: Answer) -> None:
        self.answers[path] = answer

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path, under any name that is looked up as 127.0.0.1."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Takes down the request and has it answered."""
        with self._guard:
            self._running += 1
            headers = {key.lower(): value for key, value in handler.headers.items()}
            self.requests.append(Request(handler.path, headers, time.monotonic(), self._running))
        try:
            found = self.answers.get(handler.path) or self.answers.get(handler.path.partition("?")[0]) or page(status=404)
            with suppress(ConnectionError, ssl.SSLError):  # the client has hung up, as it should on many of these
                found(handler)
        finally:
            with self._guard:
                self._running -= 1


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many tests want; other errors are told as ever."""
        if not isinstance(sys.exception(), (ConnectionError, ssl.SSLError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def do_GET(self) -> None:
            server.answer(self)

        def log_message(self, *_: object) -> None:
            """Tests print nothing."""

    return Handler


def begin(handler: BaseHTTPRequestHandler, headers: Mapping[str, str], status: int = 200) -> None:
    """Status and headers."""
    handler.send_response(status)
    for key, value in headers.items():
        handler.send_header(key, value)
    handler.end_headers()


def page(
    body: bytes | str = b"", *, media_type: str | None = HTML, status: int = 200, headers: Mapping[str, str] | None = None
) -> Answer:
    """An ordinary answer."""
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        kind = {"Content-Type": media_type} if media_type else {}
        begin(handler, {**kind, "Content-Length": str(len(data)), **(headers or {})}, status)
        handler.wfile.write(data)

    return answer


def redirect(location: str, status: int = 302) -> Answer:
    """A redirect, to another path or address."""
    return page(status=status, headers={"Location": location})


def gzipped(body: bytes, *, damaged: bool = False, cut: int | None = None) -> Answer:
    """A page with Content-Encoding gzip; `damaged` in its middle, or only its first `cut` bytes."""
    data = bytearray(gzip.compress(body))
    if damaged:
        data[len(data) // 2] ^= 0xFF
        data[len(data) // 2 + 1] ^= 0xFF
    return page(bytes(data[:cut]), headers={"Content-Encoding": "gzip"})


def deflated(body: bytes, *, bare: bool = False) -> Answer:
    """A page with Content-Encoding deflate; `bare`: without the wrapping of zlib, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
    return page(packer.compress(body) + packer.flush(), headers={"Content-Encoding": "deflate"})


def packed(body: bytes, encoding: str, *, cut: int | None = None) -> Answer:
    """A page compressed by Brotli (`br`) or Zstandard (`zstd`), or only its first `cut` bytes."""
    data = brotli.compress(body, quality=5) if encoding == "br" else zstandard.compress(body)
    return page(data[:cut], headers={"Content-Encoding": encoding})


def bomb(size: int, encoding: str = "gzip") -> Answer:
    """Zeros, compressed to a thousandth of `size` bytes or less."""
    if encoding in ("br", "zstd"):
        return packed(bytes(size), encoding)
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | (16 if encoding == "gzip" else 0))
    block = b"\0" * 1_000_000
    parts = [packer.compress(block) for _ in range(size // len(block))]
    return page(b"".join(parts) + packer.flush(), headers={"Content-Encoding": encoding})


def slow(seconds: float, then: Answer) -> Answer:
    """Nothing for a while, then an answer."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        then(handler)

    return answer


def drip(body: bytes, pause: float, *, headers_too: bool = False) -> Answer:
    """A byte at a time, with a pause before each; with `headers_too` the headers as well."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        if not headers_too:
            handler.wfile.write(head)
        for byte in (head if headers_too else b"") + body:
            time.sleep(pause)
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()

    return answer


def broken(body: bytes, promised: int) -> Answer:
    """The connection ends in the middle of a body of which more bytes were promised."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin(handler, {"Content-Type": HTML, "Content-Length": str(promised)})
        handler.wfile.write(body)
        handler.close_connection = True

    return answer


def endless(block: bytes = b"<p>x</p>" * 1000) -> Answer:
    """A body without length and without end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin(handler, {"Content-Type": HTML, "Connection": "close"})
        while True:
            handler.wfile.write(block)

    return answer


def raw(data: bytes) -> Answer:
    """Bytes as they are, in place of an answer; then the connection ends."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(data)
        handler.wfile.flush()
        handler.close_connection = True

    return answer


def huge_headers(count: int = 10_000) -> Answer:
    """Headers without need."""
    lines = "".join(f"X-{number}: {'x' * 80}\r\n" for number in range(count))
    return raw(f"HTTP/1.1 200 OK\r\n{lines}Content-Length: 0\r\n\r\n".encode())


def validated(body: bytes, *, etag: str | None = None, modified: str | None = None, media_type: str = HTML) -> Answer:
    """A page that is 304 to whoever shows its ETag or its Last-Modified."""
    given = {key: value for key, value in (("ETag", etag), ("Last-Modified", modified)) if value}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked = handler.headers
        same = asked["If-None-Match"] == etag if asked["If-None-Match"] else asked["If-Modified-Since"] == modified
        if same and (asked["If-None-Match"] or asked["If-Modified-Since"]):
            begin(handler, given, 304)
        else:
            page(body, media_type=media_type, headers=given)(handler)

    return answer


def busy(after: str | None = None, status: int = 429) -> Answer:
    """Too much to do, with Retry-After."""
    return page(status=status, headers={"Retry-After": after} if after else None)


def in_turn(answers: Iterable[Answer]) -> Answer:
    """One answer after the other, a request each; the last for all that follow."""
    left = list(answers)
    guard = threading.Lock()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        with guard:
            now = left.pop(0) if len(left) > 1 else left[0]
        now(handler)

    return answer


def failing(times: int, then: Answer, status: int = 503) -> Answer:
    """Out of order a number of times, then an answer."""
    return in_turn([*(page(status=status) for _ in range(times)), then])


def robots(text: str) -> Answer:
    """A robots.txt."""
    return page(text, media_type="text/plain")
