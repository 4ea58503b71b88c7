"""robots.txt, pauses, one request a host at a time, and leaving a server alone that asks for it."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from gezant.intake.items import Skipped
from gezant.intake.sources import following
from gezant.intake.web import Fetcher, FetchError, Network, NotAllowed, TryLater
from gezant.intake.web.manners import Manners, retry_after
from tests.server import Answer, Server, broken, busy, failing, in_turn, page, raw, redirect, robots, slow

TEXT = b"<p>De gezant is terug.</p>"
PAUSE = 0.15


def with_pause(pause: float = PAUSE, patience: float = 30.0) -> Fetcher:
    return Fetcher(Network(allow_private=True, delay=pause, patience=patience), resolve=lambda host, port: ["127.0.0.1"])


def together(jobs: Iterable[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def gaps(server: Server) -> list[float]:
    times = [request.at for request in server.requests]
    return [later - earlier for earlier, later in pairwise(times)]


def test_there_is_a_pause_between_two_requests_to_a_host(server: Server) -> None:
    server["/a"] = page(TEXT)
    with with_pause() as fetcher:
        for _ in range(3):
            fetcher.fetch(server.url("/a"))
    assert min(gaps(server)) >= PAUSE


def test_the_pause_counts_from_the_end_of_a_request_that_failed(server: Server) -> None:
    server["/a"] = broken(TEXT, 1000)
    with with_pause() as fetcher:
        for _ in range(2):
            with pytest.raises(FetchError):
                fetcher.fetch(server.url("/a"))
    assert min(gaps(server)) >= PAUSE


def test_hosts_do_not_wait_for_each_other(server: Server) -> None:
    server["/a"] = page(TEXT)
    begun = time.monotonic()
    with with_pause(20) as fetcher:
        for host in ("een.test", "twee.test", "drie.test"):
            fetcher.fetch(server.url("/a", host))
    assert time.monotonic() - begun < 19


def test_a_redirect_belongs_to_its_request_and_does_not_wait(server: Server) -> None:
    server["/a"], server["/b"] = redirect("/b"), page(TEXT)
    begun = time.monotonic()
    with with_pause(20) as fetcher:
        fetcher.fetch(server.url("/a"))
    assert time.monotonic() - begun < 19


def test_a_host_has_one_request_at_a_time(server: Server) -> None:
    server["/a"] = slow(0.05, page(TEXT))
    with with_pause(0) as fetcher:
        together([lambda: fetcher.fetch(server.url("/a"))] * 4)
    assert [request.at_once for request in server.requests] == [1, 1, 1, 1]


def test_two_hosts_may_be_asked_at_once(server: Server) -> None:
    meet = threading.Barrier(2, timeout=5)

    def answer(handler: object) -> None:
        meet.wait()  # holds each until the other is there
        page(TEXT)(handler)  # type: ignore[arg-type]

    server["/a"] = answer
    with with_pause(0) as fetcher:
        together([lambda h=host: fetcher.fetch(server.url("/a", h)) for host in ("een.test", "twee.test")])
    assert max(request.at_once for request in server.requests) == 2


RULES = "User-agent: *\nDisallow: /closed\nAllow: /closed/open\nDisallow: /*.pdf$\n\nUser-agent: otherbot\nDisallow: /\n"


def allowed(fetcher: Fetcher, url: str) -> bool:
    """Whether robots.txt lets an address be asked for, whatever its server then answers."""
    try:
        fetcher.fetch(url, robots=True)
    except NotAllowed:
        return False
    except FetchError:
        return True
    return True


@pytest.mark.parametrize(
    ("rules", "path", "lets"),
    [
        (robots(RULES), "/a", True),
        (robots(RULES), "/closed/a", False),
        (robots(RULES), "/closed/open/a", True),
        (robots(RULES), "/a.pdf", False),
        (robots(RULES), "/a.pdf?b", True),
        (robots("User-agent: Gezant\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), "/a", False),
        (robots("User-agent: *\nDisallow: /\n\nUser-agent: gezant\nDisallow: /b\n"), "/a", True),
        (robots("User-agent: otherbot\nUser-agent: GEZANT/9.9 # us\nDisallow: /\n"), "/a", False),
        (robots("User-agent: *\nDisallow: /\n\nUser-agent: gezant*\nDisallow: /b\n"), "/a", True),
        (robots("User-agent: gez\nDisallow: /\n"), "/a", True),
        (robots("User-agent: gezantbot\nDisallow: /\n"), "/a", True),
        (robots("User agent * # all\nDisallow: /\n"), "/a", False),
        (robots("useragent:*\nDisallow: /\n"), "/a", False),
        (robots("\ufeffUser-agent: *\nDisallow: /\n"), "/a", False),
        (robots(""), "/a", True),
        (page("<html><p>no such page</p></html>"), "/a", True),
        (page(bytes(range(128, 256)), media_type="text/plain"), "/a", True),
        (robots("User-agent: *\nDisallow: /closed\n" + "# " + "x" * 600_000 + "\nDisallow: /a\n"), "/closed", False),
        (robots("User-agent: *\nDisallow: /closed\n" + "# " + "x" * 600_000 + "\nDisallow: /a\n"), "/a", True),
        (page(status=404), "/a", True),
        (page(status=403), "/a", True),
        (page(status=410), "/a", True),
        (page(status=500), "/a", False),
        (page(status=503), "/a", False),
        (busy("1"), "/a", False),
        (broken(b"User-agent: *", 1000), "/a", False),
        (raw(b""), "/a", False),
        (redirect("/rules"), "/a", False),
        (redirect("/robots.txt"), "/a", False),
    ],
)
def test_what_robots_txt_says(server: Server, fetcher: Fetcher, rules: Answer, path: str, lets: bool) -> None:
    server["/robots.txt"] = rules
    server["/rules"] = robots("User-agent: *\nDisallow: /a\n")
    assert allowed(fetcher, server.url(path)) == lets


def test_rules_for_thousands_of_programs_are_read_at_once(server: Server, fetcher: Fetcher) -> None:
    names = "".join(f"User-agent: bot{number}\nUser-agent: g{'*' * number}\n" for number in range(500))
    rules = "".join(f"Disallow: /{number}\n" for number in range(10_000))
    server["/robots.txt"] = robots(f"{names}User-agent: *\n{rules}")
    begun = time.process_time()
    assert not allowed(fetcher, server.url("/9999"))
    assert allowed(fetcher, server.url("/a"))
    assert time.process_time() - begun < 2


def test_a_host_that_is_not_there_allows_nothing() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    with Fetcher(resolve=resolve) as fetcher:
        assert not allowed(fetcher, "http://paper.test/a")


def test_rules_that_cannot_be_had_for_now_are_tried_again_later(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = page(status=500)
    with pytest.raises(NotAllowed, match=r"robots\.txt cannot be had \(.*500.*try again later") as caught:
        fetcher.fetch(server.url("/a"), robots=True)
    assert caught.value.passing


def test_rules_of_a_private_site_are_not(server: Server) -> None:
    with Fetcher() as fetcher, pytest.raises(NotAllowed, match=r"private network .*--allow-private") as caught:
        fetcher.fetch(server.url("/a"), robots=True)
    assert not caught.value.passing
    assert server.requests == []


def test_robots_txt_is_asked_for_once_for_each_site(server: Server) -> None:
    server["/robots.txt"] = robots(RULES)
    with with_pause(0) as fetcher:
        for host in ("een.test", "twee.test"):
            for path in ("/a", "/b", "/closed/c?d=e"):
                allowed(fetcher, server.url(path, host))
    assert server.paths().count("/robots.txt") == 2


def test_robots_txt_is_asked_for_anew_after_a_day_and_after_minutes_where_it_failed(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, real = 0.0, time.monotonic
    monkeypatch.setattr("gezant.intake.web.robots.time.monotonic", lambda: real() + later)
    server["/robots.txt"] = failing(1, robots(RULES), status=500)
    for later, lets, asked in ((0, False, 1), (300, False, 1), (700, True, 2), (80_000, True, 2), (90_000, True, 3)):  # noqa: B007
        assert allowed(fetcher, server.url("/a")) == lets
        assert server.paths().count("/robots.txt") == asked


def test_what_a_link_leads_to_is_fetched_only_where_robots_txt_lets_it(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = robots(RULES)
    server["/closed/a"] = page(TEXT)
    with pytest.raises(NotAllowed, match=r"robots\.txt keeps it from programs") as caught:
        fetcher.fetch(server.url("/closed/a"), robots=True)
    assert not caught.value.passing
    assert server.paths() == ["/robots.txt"]


def test_what_the_user_named_himself_is_fetched_as_a_browser_would(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = robots("User-agent: *\nDisallow: /\n")
    server["/a"] = page(TEXT)
    assert fetcher.fetch(server.url("/a")).data == TEXT
    assert server.paths() == ["/a"]


def test_a_redirect_does_not_lead_around_robots_txt(server: Server, fetcher: Fetcher) -> None:
    server["/robots.txt"] = robots(RULES)
    server["/a"], server["/closed/b"] = redirect("/closed/b"), page(TEXT)
    with pytest.raises(NotAllowed, match=r"redirects to .*/closed/b: the site's robots\.txt"):
        fetcher.fetch(server.url("/a"), robots=True)
    assert server.paths() == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("path", "reason"), [("/closed/a", "robots.txt keeps it"), ("/b", "redirects to .*/closed/a: .*robots.txt")]
)
def test_a_link_that_robots_txt_keeps_is_left_out_with_the_reason(
    server: Server, fetcher: Fetcher, path: str, reason: str
) -> None:
    server["/robots.txt"] = robots(RULES)
    server["/b"] = redirect("/closed/a")
    follow = following(fetcher)
    assert follow is not None
    skipped = follow(server.url(path))
    assert isinstance(skipped, Skipped)
    assert skipped.origin == server.url(path)
    assert re.search(reason, skipped.reason)
    assert "/closed/a" not in server.paths()


@pytest.mark.parametrize(("wish", "least", "most"), [("0.3", 0.3, 30), ("3600", PAUSE, 30), ("-1", 0.05, 30), ("soon", 0.05, 30)])
def test_a_crawl_delay_is_kept_within_bounds(server: Server, wish: str, least: float, most: float) -> None:
    server["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {wish}\n")
    server["/a"] = page(TEXT)
    begun = time.monotonic()
    with with_pause(0.05, patience=0.4) as fetcher:
        for _ in range(2):
            fetcher.fetch(server.url("/a"), robots=True)
    assert gaps(server)[-1] >= least
    assert time.monotonic() - begun < most


def test_a_host_that_has_too_much_to_do_is_left_alone(server: Server) -> None:
    server["/a"] = busy("1")
    server["/b"] = page(TEXT)
    with with_pause(0) as fetcher:
        with pytest.raises(TryLater):
            fetcher.fetch(server.url("/a"))
        with pytest.raises(TryLater, match="asked to be left alone") as caught:
            fetcher.fetch(server.url("/b"))
        assert server.paths() == ["/a"]
        assert fetcher.fetch(server.url("/b", "twee.test")).data == TEXT
        time.sleep(caught.value.after)
        assert fetcher.fetch(server.url("/b")).data == TEXT


def test_a_refusal_without_a_time_doubles_the_pause() -> None:
    manners = Manners(0)
    assert [manners.refused("a.test", None) for _ in range(11)][:4] == [60, 120, 240, 480]
    assert manners.refused("a.test", None) == 6 * 3600
    assert manners.refused("a.test", 5) == 5
    manners.welcomed("a.test")
    assert manners.refused("a.test", None) == 60


def test_after_a_good_answer_the_pause_begins_anew(server: Server) -> None:
    server["/a"] = in_turn([busy("0", 503), page(TEXT), busy(None, 503)])
    with with_pause(0) as fetcher:
        with pytest.raises(TryLater):
            fetcher.fetch(server.url("/a"))
        assert fetcher.fetch(server.url("/a")).data == TEXT
        with pytest.raises(TryLater) as caught:
            fetcher.fetch(server.url("/a"))
    assert caught.value.after == 60


NOW = datetime.now(UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("0", 0),
        (" 90 ", 90),
        ("99999999999999999999", 604_800),
        pytest.param(format_datetime(NOW - timedelta(hours=1), usegmt=True), 0, id="an hour ago"),
        pytest.param(format_datetime(NOW + timedelta(days=400), usegmt=True), 604_800, id="in 400 days"),
        ("Wed, 99 Foo 2018 10:00:00 GMT", None),
    ],
)
def test_how_retry_after_is_read(value: str | None, seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_retry_after_may_be_a_date() -> None:
    wish = retry_after(format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True))
    assert wish is not None
    assert 3590 <= wish <= 3600


def test_errors_stay_what_they_are_when_told_of_another_place() -> None:
    for error in (TryLater("p", 90, "a", status=429), NotAllowed("p", "r", "a"), FetchError("p", "r", "a", status=404)):
        moved = error.at("b")
        assert (type(moved), moved.origin, moved.problem, moved.status) == (type(error), "b", "p", error.status)
    assert TryLater("p", 90).at("b").after == 90
