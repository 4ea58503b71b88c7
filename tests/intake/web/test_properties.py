"""Whatever is given or answered: a result or a FetchError, and never anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gezant.intake.web import Fetcher, FetchError, Network
from gezant.intake.web.addresses import parsed, shown
from gezant.intake.web.bodies import body
from gezant.intake.web.items import id_of
from gezant.intake.web.manners import max_age, retry_after
from tests.server import Server, raw

PIECES = st.sampled_from(
    [
        "http://",
        "https:",
        "//",
        "/",
        "\\",
        "@",
        ":",
        ":80",
        ":0",
        "[",
        "]",
        "::1",
        "127.0.0.1",
        "paper.test",
        "%",
        "%00",
        "#",
        "?",
    ]
)
ADDRESSES = st.one_of(st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=10).map("".join))


@given(ADDRESSES)
@settings(max_examples=400, deadline=None)
def test_every_text_is_an_address_or_an_error(text: str) -> None:
    assert shown(text).isprintable()
    try:
        url = parsed(text)
    except FetchError:
        return
    assert url.scheme in ("http", "https")
    assert url.host
    assert not url.userinfo
    assert str(parsed(str(url))) == str(url)
    assert re.fullmatch(r"[\w.-]{1,80}", id_of(str(url)))


@given(ADDRESSES)
@settings(max_examples=200, deadline=None)
def test_every_place_of_a_redirect_is_an_address_or_an_error(place: str) -> None:
    try:
        assert parsed(place, parsed("https://paper.test/a/b?c")).scheme in ("http", "https")
    except FetchError:
        return


@given(
    st.lists(st.binary(max_size=200), max_size=5),
    st.sampled_from(["", "gzip", "deflate", "br", "zstd", "identity", "gzip,br", "x"]),
)
@settings(max_examples=300, deadline=None)
def test_every_body_is_decoded_within_its_limit_or_an_error(chunks: list[bytes], encoding: str) -> None:
    try:
        assert len(body(chunks, encoding, 300, "paper.test")) <= 300
    except FetchError:
        return


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_every_time_that_a_server_tells_is_within_a_week(value: str) -> None:
    for told in (retry_after(value), max_age(value), max_age(f"max-age={value}")):
        assert told is None or 0 <= told <= 604_800


LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK", b"HTTP/1.0 200", b"HTTP/2 200 OK", b"HTTP/1.1 302 Found", b"HTTP/1.1 99999 No", b"Location: /b",
        b"Location: \xff\xfe", b"Content-Length: 3", b"Content-Length: -3", b"Content-Encoding: gzip", b"Retry-After: \xe9",
        b"Content-Type: ;;=;charset*=x''%ff", b"Transfer-Encoding: chunked", b"Transfer-Encoding: gzip", b"ETag: \x00",
        b": x", b"", b"",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Server, Fetcher]]:
    with Server() as server, Fetcher(Network(allow_private=True, delay=0, timeout=5)) as fetcher:
        yield server, fetcher


@given(st.lists(st.one_of(LINES, LINES, st.binary(max_size=20)), max_size=10))
@settings(max_examples=150, deadline=None)
def test_every_answer_is_a_page_or_an_error(running: tuple[Server, Fetcher], lines: list[bytes]) -> None:
    server, fetcher = running
    server["/a"] = raw(b"\r\n".join(lines) + b"\r\n\r\n")
    try:
        told = fetcher.fetch(server.url("/a")).url
    except FetchError as error:
        told = str(error).partition(": ")[0]
    assert told.startswith(server.url())
