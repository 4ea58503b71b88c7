"""What a fetcher brings, and what it says where it brings nothing."""

from __future__ import annotations

import socket
import time
from functools import partial

import pytest

from gezant.intake import IntakeError
from gezant.intake.web import Fetcher, FetchError, Network, TryLater, Validators
from tests.intake.web.conftest import QUICK
from tests.server import (
    Answer,
    Server,
    bomb,
    broken,
    busy,
    deflated,
    drip,
    endless,
    failing,
    gzipped,
    huge_headers,
    packed,
    page,
    raw,
    redirect,
    slow,
    validated,
)

TEXT = "<p>De gezant is terug uit Genève.</p>".encode()
SUNDAY = "Sun, 08 Apr 2018 10:00:00 GMT"


def test_a_page_comes_with_what_the_server_says_of_it(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = page(TEXT, media_type="Text/HTML; Charset=ISO-8859-1", headers={"ETag": '"1"', "Last-Modified": SUNDAY})
    fetched = fetcher.fetch(server.url("/a"))
    assert (fetched.url, fetched.status, fetched.data) == (server.url("/a"), 200, TEXT)
    assert (fetched.media_type, fetched.charset) == ("text/html", "iso-8859-1")
    assert fetched.validators == Validators('"1"', SUNDAY)
    assert (fetched.moved, fetched.retry_after, fetched.downgraded) == (None, None, False)
    assert fetched.seen.endswith("+00:00")


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        (None, None, None),
        ("text/html", "text/html", None),
        ('text/html; charset="UTF-8"', "text/html", "utf-8"),
        ("application/rss+xml;charset=windows-1252", "application/rss+xml", "windows-1252"),
        ("html", None, None),
        ("; charset=utf-8", None, "utf-8"),
        ("text/<b>", None, None),
    ],
)
def test_media_type_and_charset(
    server: Server, fetcher: Fetcher, header: str | None, media_type: str | None, charset: str | None
) -> None:
    server["/a"] = page(TEXT, media_type=header)
    fetched = fetcher.fetch(server.url("/a"))
    assert (fetched.media_type, fetched.charset) == (media_type, charset)


@pytest.mark.parametrize(
    "answer",
    [
        page(TEXT),
        gzipped(TEXT),
        deflated(TEXT),
        deflated(TEXT, bare=True),
        packed(TEXT, "br"),
        packed(TEXT, "zstd"),
        drip(TEXT, 0),
        slow(0.05, page(TEXT)),
    ],
    ids=["plain", "gzip", "deflate", "bare deflate", "br", "zstd", "a byte at a time", "slow"],
)
def test_the_bytes_are_those_of_the_page(server: Server, fetcher: Fetcher, answer: Answer) -> None:
    server["/a"] = answer
    assert fetcher.fetch(server.url("/a")).data == TEXT


def test_the_program_gives_its_name_and_nothing_else_of_the_user(server: Server) -> None:
    server["/a"] = page(TEXT)
    with Fetcher(Network(allow_private=True, contact="https://desk.example/robot")) as fetcher:
        fetcher.fetch(server.url("/a"))
    headers = dict(server.requests[0].headers)
    agent = headers.pop("user-agent")
    assert agent.startswith("Gezant/")
    assert agent.endswith(" (+https://desk.example/robot)")
    assert set(headers) == {"host", "accept", "accept-encoding"}


@pytest.mark.parametrize("contact", ["a b", "x)", "a\r\nCookie: b", "", "ë"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(contact: str) -> None:
    with pytest.raises(IntakeError, match="contact"):
        Network(contact=contact)


def test_a_proxy_of_the_environment_is_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would look names up where nothing checks the answers."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server["/a"] = page(TEXT)
    with Fetcher(QUICK) as fetcher:
        assert fetcher.fetch(server.url("/a")).data == TEXT


def test_cookies_are_not_kept(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = redirect("/b")
    server["/b"] = page(TEXT, headers={"Set-Cookie": "who=you"})
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/a"))
    assert all("cookie" not in request.headers for request in server.requests)


# What is answered, what is said of it, with which status, and whether a later try may go better.
FAULTS = [
    (page(status=404), "404 Not Found; check the address", 404, False),
    (page(status=410), "410 Gone; look for it in a web archive", 410, False),
    (page(status=401), "401 Unauthorized; open it in a browser", 401, False),
    (page(status=403), "403 Forbidden; open it in a browser", 403, False),
    (page(status=202), "202 Accepted", 202, False),
    (raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), "not HTTP", None, False),
    (redirect("http://paper.test/" + "a" * 70_000), "redirects to .*…: it is not an address", None, False),
    (page(status=304), "304 Not Modified", 304, False),
    (page(status=300), "300 Multiple Choices", 300, False),
    (page(status=599), "the unknown status 599", 599, True),
    (page(status=500), "500 Internal Server Error; try again later", 500, True),
    (page(status=502), "502 Bad Gateway; try again later", 502, True),
    (page(status=408), "408 Request Timeout; try again later", 408, True),
    (broken(TEXT, 1000), "broke off before its end", None, True),
    (raw(b""), "broke off before its end", None, True),
    (raw(b"SSH-2.0-Server\r\n\r\n"), "not HTTP", None, False),
    (raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"), "not HTTP", None, False),
    (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n"), "not HTTP", None, False),
    (huge_headers(), "begins with too many headers", None, False),
    (gzipped(bytes(range(256)) * 99, damaged=True), "damaged", None, True),
    (gzipped(TEXT, cut=15), "broke off before its end", None, True),
    (page(TEXT, headers={"Content-Encoding": "gzip"}), "damaged", None, True),
    (page(TEXT, headers={"Content-Encoding": "deflate"}), "damaged", None, True),
    (page(TEXT, headers={"Content-Encoding": "br"}), "damaged", None, True),
    (page(TEXT, headers={"Content-Encoding": "zstd"}), "damaged", None, True),
    (page(TEXT, headers={"Content-Encoding": "compress"}), "compression that was not asked for", None, False),
    (packed(TEXT, "br", cut=40), "broke off before its end", None, True),
    (packed(TEXT, "zstd", cut=40), "broke off before its end", None, True),
    (page(TEXT, headers={"Content-Encoding": "gzip, gzip"}), "compression that was not asked for", None, False),
    (page(b"x" * 1_000_001), "larger than the 1 MB", None, False),
    (endless(), "larger than the 1 MB", None, False),
    (bomb(100_000_000), "larger than the 1 MB", None, False),
    (bomb(100_000_000, "deflate"), "larger than the 1 MB", None, False),
    (bomb(100_000_000, "br"), "larger than the 1 MB", None, False),
    (bomb(100_000_000, "zstd"), "larger than the 1 MB", None, False),
    (redirect("file:///etc/passwd"), "redirects to file:/etc/passwd: it is not an address of the web", None, False),
    (redirect("javascript:alert(1)"), "not an address of the web", None, False),
    (redirect("http://me:secret@paper.test/"), r"redirects to http://paper\.test/: .* user name or password", None, False),
    (redirect("http://[/"), "names no host", None, False),
    (redirect("http://paper.test:port/"), "not an address that can be read", None, False),
    (redirect("/missing"), "redirects to .*/missing: the server answered 404 Not Found", 404, False),
    (redirect("/a"), "redirects go round in a circle", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "words", "status", "passing"), FAULTS, ids=[words[:40] for _, words, _, _ in FAULTS])
def test_what_cannot_be_had_is_one_clear_error(
    server: Server, fetcher: Fetcher, answer: Answer, words: str, status: int | None, passing: bool
) -> None:
    server["/a"] = answer
    with pytest.raises(FetchError, match=words) as caught:
        fetcher.fetch(server.url("/a"))
    assert (caught.value.origin, caught.value.status, caught.value.passing) == (server.url("/a"), status, passing)
    assert str(caught.value).startswith(f"{server.url('/a')}: ")
    assert "secret" not in str(caught.value)


def test_after_a_fault_the_fetcher_goes_on(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = failing(2, page(TEXT), status=500)
    server["/broken"] = broken(TEXT, 1000)
    for path in ("/a", "/broken", "/a"):
        with pytest.raises(FetchError):
            fetcher.fetch(server.url(path))
    assert fetcher.fetch(server.url("/a")).data == TEXT


def test_a_bomb_is_let_go_long_before_it_is_decoded(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = bomb(200_000_000)
    begun = time.process_time()
    with pytest.raises(FetchError, match="larger"):
        fetcher.fetch(server.url("/a"))
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("size", [1_000_000, 999_999, 0, 1])
@pytest.mark.parametrize("kind", [page, gzipped, deflated, partial(packed, encoding="br"), partial(packed, encoding="zstd")])
def test_what_is_within_the_limit_comes_whole(server: Server, fetcher: Fetcher, size: int, kind: object) -> None:
    server["/a"] = kind(b"x" * size)  # type: ignore[operator]
    assert len(fetcher.fetch(server.url("/a")).data) == size


@pytest.mark.parametrize(
    "answer",
    [drip(TEXT, 0.1), drip(TEXT, 0.1, headers_too=True), slow(3, page(TEXT)), raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 9)],
    ids=["slow body", "slow headers", "no answer", "never the answer itself"],
)
def test_time_is_bounded_for_the_whole_of_an_address(server: Server, answer: Answer) -> None:
    server["/a"] = answer
    begun = time.monotonic()
    with Fetcher(Network(allow_private=True, timeout=0.4)) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(server.url("/a"))
    assert caught.value.passing
    assert time.monotonic() - begun < 2.9


def test_redirects_share_the_time_of_their_address(server: Server) -> None:
    for number in range(5):
        server[f"/{number}"] = slow(0.2, redirect(f"/{number + 1}"))
    with (
        Fetcher(Network(allow_private=True, timeout=0.5, delay=0)) as fetcher,
        pytest.raises(FetchError, match=r"within 0\.5 seconds"),
    ):
        fetcher.fetch(server.url("/0"))
    assert len(server.requests) <= 3


def test_a_look_up_without_end_is_left(server: Server) -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(2)
        return ["127.0.0.1"]

    with (
        Fetcher(Network(allow_private=True, timeout=0.2), resolve=resolve) as fetcher,
        pytest.raises(FetchError, match=r"within 0\.2 seconds"),
    ):
        fetcher.fetch(server.url("/a", "paper.test"))


def test_a_host_that_is_not_known() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with Fetcher(resolve=resolve) as fetcher, pytest.raises(FetchError, match="no such host is known") as caught:
        fetcher.fetch("http://paper.test/a")
    assert caught.value.origin == "http://paper.test/a"
    assert not caught.value.passing


def test_a_look_up_that_fails_for_now_may_go_better_later() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    with Fetcher(resolve=resolve) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch("http://paper.test/a")
    assert caught.value.passing


def test_a_server_that_is_not_there(fetcher: Fetcher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="refused the connection") as caught:
            fetcher.fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/a")
    assert caught.value.passing


def test_the_next_ip_address_is_tried_where_one_is_dead(server: Server) -> None:
    server["/a"] = page(TEXT)
    with Fetcher(QUICK, resolve=lambda host, port: ["::1", "127.0.0.1"]) as fetcher:
        assert fetcher.fetch(server.url("/a", "paper.test")).data == TEXT


@pytest.mark.parametrize("asked", [Validators('"1"', SUNDAY), Validators('"1"'), Validators(None, SUNDAY)])
def test_what_has_not_changed_is_not_sent_again(server: Server, fetcher: Fetcher, asked: Validators) -> None:
    server["/a"] = validated(TEXT, etag='"1"', modified=SUNDAY)
    fetched = fetcher.fetch(server.url("/a"), asked)
    assert (fetched.status, fetched.data) == (304, b"")
    assert fetched.validators == Validators('"1"', SUNDAY)


def test_a_304_keeps_the_validators_that_it_does_not_repeat(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = page(status=304, headers={"ETag": '"2"'})
    assert fetcher.fetch(server.url("/a"), Validators('"1"', SUNDAY)).validators == Validators('"2"', SUNDAY)


def test_what_has_changed_is_sent(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = validated(TEXT, etag='"2"')
    fetched = fetcher.fetch(server.url("/a"), Validators('"1"'))
    assert (fetched.status, fetched.data, fetched.validators) == (200, TEXT, Validators('"2"'))


def test_validators_that_could_not_be_sent_back_are_not_kept(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = raw(b'HTTP/1.1 200 OK\r\nETag: "\xc3\xa9"\r\nLast-Modified: ' + b"x" * 600 + b"\r\nContent-Length: 0\r\n\r\n")
    assert fetcher.fetch(server.url("/a")).validators == Validators()


@pytest.mark.parametrize(
    ("status", "told", "after"),
    [(429, "120", 120), (503, "120", 120), (429, None, 60), (503, "rubbish", 60), (429, "9" * 500, 604_800)],
)
def test_a_server_that_asks_for_time_is_given_it(
    server: Server, fetcher: Fetcher, status: int, told: str | None, after: float
) -> None:
    server["/a"] = busy(told, status)
    with pytest.raises(TryLater) as caught:
        fetcher.fetch(server.url("/a"))
    assert (caught.value.after, caught.value.status, caught.value.passing) == (after, status, True)


def test_a_page_may_come_with_a_wish_for_the_next_request(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = page(TEXT, headers={"Retry-After": "900"})
    assert fetcher.fetch(server.url("/a")).retry_after == 900


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, None), ("max-age=600", 600), ("public, Max-Age=600, must-revalidate", 600), ('max-age="600"', 600),
        ("no-cache, max-age=600", None), ("no-store", None), ("max-age=soon", None), ("s-maxage=600", None),
        ("max-age=" + "9" * 500, 604_800),
    ],
)  # fmt: skip
def test_for_how_long_a_page_stays_as_it_is(server: Server, fetcher: Fetcher, told: str | None, expected: float | None) -> None:
    server["/a"] = page(TEXT, headers={"Cache-Control": told} if told else {})
    assert fetcher.fetch(server.url("/a")).max_age == expected
