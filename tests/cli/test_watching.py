"""Watching feeds of a real server by a clock that jumps: what is asked for, added, remembered and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import httpcore
import pytest

from gezant.cli.watching import Watch
from gezant.intake import Settings
from gezant.intake.feeds import FeedState
from gezant.intake.web import Fetcher, Network
from gezant.ledger import Ledger
from gezant.ledger.interest import Interest
from tests.cli.newsroom import BEGUN, WORDS, XML, ToyClock, after_each, article, item, print_feed, rss, said_by, timed
from tests.intake.web.conftest import Outside
from tests.server import Server, busy, failing, page, redirect, robots, validated

Watching = Callable[..., Watch]
QUARTER = 900.0


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def clock() -> ToyClock:
    return ToyClock()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(str(tmp_path / "fish.db"), create=True)


@pytest.fixture
def watching(ledger: Ledger, clock: ToyClock) -> Iterator[Watching]:
    """Makes a watch as a start of the program does: with a fetcher of its own, and no memory but the dossier."""
    fetchers: list[Fetcher] = []

    def start(**changes: Any) -> Watch:
        fetchers.append(changes.pop("fetcher", None) or Fetcher(Network(allow_private=True, delay=0, timeout=5)))
        started = Watch(ledger, fetchers[-1], clock, Settings(), Interest(), QUARTER, read=said_by, changed=lambda added: None)
        return replace(started, **changes)

    yield start
    for fetcher in fetchers:
        fetcher.close()


def state_of(ledger: Ledger, address: str) -> FeedState:
    return next(state for state in ledger.feed_states() if state.address == address)


def titles(ledger: Ledger) -> list[str | None]:
    """Of the reports, in the order in which they were added."""
    return [report.title for report in ledger.reports(ledger.dossier().reports).values()]


def test_new_entries_are_added_the_oldest_first_with_what_the_feed_knows(
    server: Server, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str]
) -> None:
    print_feed(server, 1, 2)
    assert watching().once([server.url("/feed")])
    first, second = ledger.reports(ledger.dossier().reports).values()
    assert [report.title for report in (first, second)] == ["Bericht 1", "Bericht 2"]
    assert (first.outlet, first.date, first.language) == ("De Noorderkoerier", "2018-04-08", "nl")
    assert server.paths() == ["/robots.txt", "/feed", "/1", "/2"]
    assert "De Noorderkoerier: 2 new reports" in capsys.readouterr().out


def test_a_feed_is_asked_again_after_a_while_whether_it_changed(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching
) -> None:
    print_feed(server, 1)
    asked: list[float] = []
    server["/feed"] = timed(clock, asked, server.answers["/feed"])
    watching(changed=after_each(lambda: print_feed(server, 1, 2))).run([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 2"]
    assert server.paths()[:5] == ["/robots.txt", "/feed", "/1", "/feed", "/2"]
    conditions = [request.headers.get("if-none-match") for request in server.requests if request.path == "/feed"]
    assert conditions[:4] == [None, '"(1,)"', '"(1, 2)"', '"(1, 2)"']
    assert all(0.9 * QUARTER <= wait <= 1.1 * QUARTER for wait in clock.waits)


def test_a_watch_that_was_ended_goes_on_where_it_was(server: Server, clock: ToyClock, ledger: Ledger, watching: Watching) -> None:
    print_feed(server, 1, 2, 3)
    watching(changed=after_each(clock.stop)).run([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1"]
    clock.asked = False
    watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 2", "Bericht 3"]
    assert [path for path in server.paths() if path != "/robots.txt"] == ["/feed", "/1", "/feed", "/2", "/3"]


def test_feeds_that_the_dossier_knows_are_watched_without_being_named(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching
) -> None:
    print_feed(server, 1)
    print_feed(server, 2, path="/other")
    watching().once([server.url("/feed"), server.url("/other")])
    print_feed(server, 1, 3)
    print_feed(server, 2, 4, path="/other")
    clock.wait(QUARTER)
    assert watching().once([])
    assert sorted(titles(ledger), key=str) == ["Bericht 1", "Bericht 2", "Bericht 3", "Bericht 4"]


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_is_asked_where_it_is_from_then_on(
    server: Server, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str], status: int
) -> None:
    print_feed(server, 1, path="/new")
    server["/feed"] = redirect("/new", status)
    for _ in range(2):
        assert watching().once([server.url("/feed")])
    assert [path for path in server.paths() if path != "/robots.txt"] == ["/feed", "/new", "/1", "/new"]
    assert state_of(ledger, server.url("/feed")).moved_to == server.url("/new")
    assert capsys.readouterr().out.count(f"it has moved to {server.url('/new')}") == 1


def test_a_feed_that_moved_for_now_is_asked_where_it_was(server: Server, ledger: Ledger, watching: Watching) -> None:
    print_feed(server, 1, path="/new")
    server["/feed"] = redirect("/new", 302)
    watching().once([server.url("/feed")])
    assert state_of(ledger, server.url("/feed")).moved_to is None


def test_a_feed_that_is_not_where_it_moved_is_looked_for_where_it_was(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching
) -> None:
    print_feed(server, 1, path="/new")
    server["/feed"] = redirect("/new", 301)
    watching().once([server.url("/feed")])
    del server.answers["/new"]
    assert not watching().once([server.url("/feed")])
    print_feed(server, 1, 2)
    clock.wait(QUARTER)
    assert watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 2"]


def test_a_feed_that_is_gone_is_told_and_not_asked_any_more(
    server: Server, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str]
) -> None:
    server["/feed"] = page(status=410)
    with pytest.raises(click.ClickException, match="no feed is left"):
        watching().run([server.url("/feed")])
    assert "gone for good" in capsys.readouterr().err
    assert not watching().once([server.url("/feed")])
    assert server.paths().count("/feed") == 1
    assert ledger.forget_feed(server.url("/feed"))
    assert not ledger.forget_feed(server.url("/feed"))


def test_another_feed_is_watched_on_where_one_is_gone(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching
) -> None:
    server["/gone"] = page(status=410)
    print_feed(server, 1)
    watching().run([server.url("/gone"), server.url("/feed")])
    assert titles(ledger) == ["Bericht 1"]
    assert server.paths().count("/gone") == 1
    assert server.paths().count("/feed") > 2


def test_an_outage_is_told_once_and_its_end_and_asked_about_less_and_less(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str]
) -> None:
    print_feed(server, 1)
    asked: list[float] = []
    server["/feed"] = timed(clock, asked, failing(4, server.answers["/feed"], status=500))
    clock.until = 6 * 3600
    watching().run([server.url("/feed")])
    assert asked[:5] == pytest.approx([0, 15, 45, 105, 225], abs=2)
    assert titles(ledger) == ["Bericht 1"]
    told = capsys.readouterr()
    assert told.err.count("500 Internal Server Error") == 1
    assert "it answers again, after 4 failures" in told.out


def test_a_server_that_is_too_busy_is_left_alone_as_long_as_it_wants(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching
) -> None:
    clock.until = 86_400
    server["/feed"] = busy("7200")
    assert not watching().once([server.url("/feed")])
    assert state_of(ledger, server.url("/feed")).next == BEGUN + timedelta(hours=2)
    print_feed(server, 1)
    clock.wait(7000)
    assert not watching().once([server.url("/feed")])
    assert server.paths().count("/feed") == 1
    clock.wait(300)
    assert watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1"]


@pytest.mark.parametrize(
    "headers",
    [{"Cache-Control": "public, max-age=3600"}, {"Retry-After": "3600"}, {}],
    ids=["max-age", "retry-after", "ttl"],
)
def test_a_feed_is_not_asked_before_its_answer_may_have_changed(
    server: Server, clock: ToyClock, watching: Watching, headers: dict[str, str]
) -> None:
    asked: list[float] = []
    body = rss(ttl=60 if not headers else None)
    server["/feed"] = timed(clock, asked, page(body, media_type=XML, headers=headers))
    clock.until = 2.5 * 3600
    watching().run([server.url("/feed")])
    assert asked == [0, 60, 120]


def test_what_did_not_change_holds_for_as_long_as_before(server: Server, clock: ToyClock, watching: Watching) -> None:
    asked: list[float] = []
    server["/feed"] = timed(clock, asked, validated(rss(ttl=60), etag='"1"', media_type=XML))
    clock.until = 2.5 * 3600
    watching().run([server.url("/feed")])
    assert asked == [0, 60, 120]


def test_robots_txt_keeps_a_feed(server: Server, watching: Watching, capsys: pytest.CaptureFixture[str]) -> None:
    print_feed(server, 1)
    server["/robots.txt"] = robots("User-agent: *\nDisallow: /feed\n")
    assert not watching().once([server.url("/feed")])
    assert server.paths() == ["/robots.txt"]
    assert "robots.txt keeps it from programs" in capsys.readouterr().err


def test_robots_txt_keeps_a_page(server: Server, ledger: Ledger, watching: Watching) -> None:
    print_feed(server, 1, 2)
    server["/robots.txt"] = robots("User-agent: Gezant\nDisallow: /1\n")
    skipped: list[tuple[str, str]] = []
    assert watching(skipped=lambda *told: skipped.append(told)).once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 2"]
    assert skipped == [(server.url("/1"), "the site's robots.txt keeps it from programs")]
    assert watching().once([server.url("/feed")])
    assert server.paths().count("/1") == 0


@pytest.mark.parametrize(
    "answer",
    [page("<!DOCTYPE html><html><body><p>Geen feed.</p></body></html>"), page(b""), page(b"\0\1" * 100, media_type=XML)],
    ids=["page", "empty", "bytes"],
)
def test_what_is_no_feed_is_a_failure(
    server: Server, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str], answer: Any
) -> None:
    server["/feed"] = answer
    assert not watching().once([server.url("/feed")])
    assert state_of(ledger, server.url("/feed")).failures == 1
    assert server.url("/feed") in capsys.readouterr().err


def test_a_page_that_is_not_there_does_not_keep_the_others(
    server: Server, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str]
) -> None:
    print_feed(server, 1, 2, 3)
    server["/2"] = page(status=404)
    assert watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 3"]
    told = capsys.readouterr()
    assert f"{server.url('/2')}: the server answered 404" in told.err
    assert "2 new reports, 1 not read" in told.out
    assert watching().once([server.url("/feed")])
    assert server.paths().count("/2") == 1


def test_a_page_that_does_not_come_now_is_tried_again(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str]
) -> None:
    print_feed(server, 1, 2, 3)
    server["/2"] = failing(2, article(2), status=500)
    watching().run([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 3", "Bericht 2"] or set(titles(ledger)) == {
        "Bericht 1",
        "Bericht 2",
        "Bericht 3",
    }
    assert [server.paths().count(path) for path in ("/1", "/2", "/3")] == [1, 3, 1]
    told = capsys.readouterr()
    assert told.err.count("it is tried again with its feed") == 1
    assert "2 new reports, 1 to be tried again" in told.out
    assert server.requests[-1].headers.get("if-none-match") == '"(1, 2, 3)"'


def test_a_server_that_is_too_busy_for_its_pages_is_not_asked_for_the_feed_either(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching
) -> None:
    print_feed(server, 1, 2)
    server["/1"] = busy("7200")
    clock.until = 86_400
    assert watching().once([server.url("/feed")])
    assert server.paths() == ["/robots.txt", "/feed", "/1"]
    assert state_of(ledger, server.url("/feed")).next == BEGUN + timedelta(hours=2)
    server["/1"] = article(1)
    clock.wait(7200)
    assert watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 2"]


def test_a_clock_that_ran_ahead_keeps_no_feed_from_being_asked(
    server: Server, clock: ToyClock, ledger: Ledger, watching: Watching
) -> None:
    print_feed(server, 1)
    clock.at += timedelta(days=400)
    clock.until = 500 * 86_400
    watching().once([server.url("/feed")])
    print_feed(server, 1, 2)
    clock.at = BEGUN
    clock.until = 60
    watching().run([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 2"]


def test_an_entry_that_cannot_be_read_does_not_keep_the_others(server: Server, ledger: Ledger, watching: Watching) -> None:
    print_feed(server, 1, 2)
    server["/feed"] = page(rss(item(2), "<item><title>a & b <x</title></item>", item(1)), media_type=XML)
    assert watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1", "Bericht 2"]


def test_the_last_entry_of_a_feed_that_breaks_off_comes_again(server: Server, ledger: Ledger, watching: Watching) -> None:
    text = "".join(f"<p>{words}</p>" for words in WORDS.values()) * 2
    entry = (
        f"<item><title>Bericht 1</title><guid isPermaLink='false'>1</guid><description><![CDATA[{text}]]></description></item>"
    )
    whole = rss(item(2), entry)
    server["/2"] = article(2)
    server["/feed"] = page(whole[: whole.index(b"loodsen")], media_type=XML, headers={"ETag": '"1"'})
    assert watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 2"]
    assert state_of(ledger, server.url("/feed")).etag is None
    server["/feed"] = page(whole, media_type=XML)
    assert watching().once([server.url("/feed")])
    assert sorted(titles(ledger), key=str) == ["Bericht 1", "Bericht 2"]


def test_an_article_of_two_feeds_is_fetched_once(server: Server, ledger: Ledger, watching: Watching) -> None:
    print_feed(server, 1, 2)
    server["/sport"] = page(rss(item(3), item(9, link="/1?utm_source=rss")), media_type=XML)
    server["/3"] = article(3)
    assert watching().once([server.url("/feed"), server.url("/sport")])
    assert titles(ledger) == ["Bericht 1", "Bericht 2", "Bericht 3"]
    assert [path for path in server.paths() if path.startswith("/1")] == ["/1"]


def test_the_same_text_at_two_addresses_is_one_report(
    server: Server, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str]
) -> None:
    print_feed(server, 1)
    server["/copy"] = article(1)
    server["/feed"] = page(rss(item(9, link="/copy"), item(1)), media_type=XML)
    watching().once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 1"]
    assert "1 new report, 1 known already" in capsys.readouterr().out


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{port}/1", "http://169.254.169.254/1", "http://10.0.0.7/1", "http://[::1]/1"]
)
def test_a_feed_leads_nowhere_private(
    server: Server, ledger: Ledger, watching: Watching, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    Outside.connected = []
    monkeypatch.setattr(httpcore, "SyncBackend", Outside)
    print_feed(server, 2)
    link = address.format(port=server.port)
    server["/feed"] = page(rss(item(2), item(1, link=link)), media_type=XML)
    server["/1"] = article(1)

    def resolve(host: str, port: int) -> list[str]:
        return ["93.184.215.14"] if host == "paper.test" else [host.strip("[]")]

    outside = Fetcher(Network(delay=0, timeout=5), resolve=resolve)
    assert watching(fetcher=outside).once([server.url("/feed", "paper.test")])
    assert titles(ledger) == ["Bericht 2"]
    assert set(Outside.connected) == {"93.184.215.14"}


@pytest.mark.parametrize(
    ("interest", "expected"),
    [
        (Interest(), ["Bericht 1", "Bericht 2", "Bericht 3"]),
        (Interest(actors=("FIN",)), ["Bericht 1", "Bericht 2", "Bericht 3"]),
        (Interest(actors=("CHL",)), []),
        (Interest(topics=("sanctions",)), ["Bericht 3"]),
        (Interest(texts=("visserij", "sancties")), ["Bericht 2", "Bericht 3"]),
        (Interest(actors=("FIN",), texts=("bemiddelen",)), ["Bericht 1"]),
    ],
    ids=["all", "actor", "another", "topic", "words", "actor and words"],
)
def test_only_what_is_of_interest_is_added(
    server: Server, ledger: Ledger, watching: Watching, interest: Interest, expected: list[str]
) -> None:
    print_feed(server, 1, 2, 3)
    assert watching(interest=interest).once([server.url("/feed")])
    assert titles(ledger) == expected
    assert watching(interest=interest).once([server.url("/feed")])
    assert [server.paths().count(path) for path in ("/1", "/2", "/3")] == [1, 1, 1]


def test_a_report_that_cannot_be_added_does_not_end_the_watch(
    server: Server, ledger: Ledger, watching: Watching, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(report: Any) -> Any:
        reading = said_by(report)
        return (
            replace(reading, statements=(replace(reading.statements[0], act="unheard"),))
            if report.title == "Bericht 1"
            else reading
        )

    print_feed(server, 1, 2)
    ledger_add, broken = ledger.add, RuntimeError("no such act")

    def add(readings: Any) -> Any:
        if readings[0].report.title == "Bericht 1":
            raise broken
        return ledger_add(readings)

    ledger.add = add  # type: ignore[method-assign]
    watching(read=read).once([server.url("/feed")])
    assert titles(ledger) == ["Bericht 2"]
    assert "adding it failed, RuntimeError: no such act" in capsys.readouterr().err
