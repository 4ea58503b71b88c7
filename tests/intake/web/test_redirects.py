"""Where redirects lead."""

from __future__ import annotations

import pytest

from gezant.intake.web import Fetcher, FetchError, Validators
from tests.server import Server, page, redirect, validated

TEXT = b"<p>De gezant is terug.</p>"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_final_address_told(server: Server, fetcher: Fetcher, status: int) -> None:
    server["/a"] = redirect("/b#part", status)
    server["/b"] = page(TEXT)
    fetched = fetcher.fetch(server.url("/a"))
    assert (fetched.url, fetched.data) == (server.url("/b"), TEXT)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ([301], "/1"),
        ([308, 301], "/2"),
        ([302], None),
        ([301, 302], "/1"),  # for good up to there
        ([302, 301], None),  # what is only for now may lead elsewhere tomorrow
    ],
)
def test_where_an_address_has_moved_for_good(server: Server, fetcher: Fetcher, statuses: list[int], moved: str | None) -> None:
    for number, status in enumerate(statuses):
        server[f"/{number}"] = redirect(f"/{number + 1}", status)
    server[f"/{len(statuses)}"] = page(TEXT)
    assert fetcher.fetch(server.url("/0")).moved == (server.url(moved) if moved else None)


def test_redirects_are_counted(server: Server, fetcher: Fetcher) -> None:
    for number in range(10):
        server[f"/{number}"] = redirect(f"/{number + 1}")
    server["/5"] = page(TEXT)
    assert fetcher.fetch(server.url("/0")).url == server.url("/5")
    server["/5"] = redirect("/6")
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetcher.fetch(server.url("/0"))
    assert "/6" not in server.paths()


def test_a_loop_is_named(server: Server, fetcher: Fetcher) -> None:
    server["/a"], server["/b"] = redirect("/b"), redirect("/a")
    with pytest.raises(FetchError, match="circle"):
        fetcher.fetch(server.url("/a"))
    assert server.paths() == ["/a", "/b"]


def test_a_redirect_without_a_place_is_an_error(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = page(status=302)
    with pytest.raises(FetchError, match="302 Found"):
        fetcher.fetch(server.url("/a"))


def test_a_place_in_other_than_ascii_is_understood(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = redirect("/Gen\u00c3\u00a8ve")  # how the two bytes of UTF-8 look to a server that writes Latin-1
    server["/Gen%C3%A8ve"] = page(TEXT)
    assert fetcher.fetch(server.url("/a")).data == TEXT


def test_validators_go_along_with_redirects(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = redirect("/b", 301)
    server["/b"] = validated(TEXT, etag='"1"')
    fetched = fetcher.fetch(server.url("/a"), Validators('"1"'))
    assert (fetched.status, fetched.moved) == (304, server.url("/b"))
