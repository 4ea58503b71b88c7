"""`gezant watch` as a user runs it: once, on and on, killed, and what it leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import feedparser
import pytest

from gezant.cli.intake import Intake
from gezant.intake.web import Fetcher, Network
from gezant.ledger import Ledger
from tests.cli.conftest import Run
from tests.cli.newsroom import article, item, print_feed, rss, said_by
from tests.server import Answer, Server, page, slow


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return tmp_path / "fish.db"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader without a pipeline, and no pause between two requests."""
    monkeypatch.setattr("gezant.cli.reading.reading_of", lambda report, base: said_by(report))
    monkeypatch.setattr("gezant.cli.intake.Intake.fetcher", fetcher)


def fetcher(intake: Intake) -> Fetcher:
    return Fetcher(Network(allow_private=intake.allow_private, delay=0))


def titles(dossier: Path) -> list[str | None]:
    ledger = Ledger.open(str(dossier))
    return [report.title for report in ledger.reports(ledger.dossier().reports).values()]


def test_once_adds_what_is_new_and_then_nothing(gezant: Run, quick: None, server: Server, dossier: Path) -> None:
    print_feed(server, 1, 2)
    feed = ("watch", dossier, "--feed", server.url("/feed"), "--once", "--allow-private")
    first, second = gezant(*feed), gezant(*feed)
    assert (first.code, first.err, second.code, second.err) == (0, "", 0, "")
    assert "Finland" in first.out
    assert "De Noorderkoerier: 2 new reports" in first.out
    assert "nothing new" in second.out
    assert titles(dossier) == ["Bericht 1", "Bericht 2"]


def test_once_says_that_a_feed_could_not_be_had_and_takes_the_others(
    gezant: Run, quick: None, server: Server, dossier: Path
) -> None:
    print_feed(server, 1)
    server["/away"] = page(status=500)
    outcome = gezant("watch", dossier, "--feed", server.url("/away"), "--feed", server.url("/feed"), "--once", "--allow-private")
    assert outcome.code == 1
    assert f"gezant: {server.url('/away')}: the server answered 500" in outcome.err
    assert titles(dossier) == ["Bericht 1"]


def test_nothing_private_is_asked_without_leave(gezant: Run, quick: None, server: Server, dossier: Path) -> None:
    print_feed(server, 1)
    feed = ("watch", dossier, "--feed", server.url("/feed"), "--once")
    outcome = gezant(*feed)
    assert (outcome.code, server.requests) == (1, [])
    assert "--allow-private" in outcome.err
    assert gezant(*feed, "--allow-private").code == 0  # at once, since no server was troubled


def test_the_feeds_are_listed_and_forgotten(gezant: Run, quick: None, server: Server, dossier: Path) -> None:
    print_feed(server, 1)
    server["/gone"] = page(status=410)
    fine, gone = server.url("/feed"), server.url("/gone")
    gezant("watch", dossier, "--feed", fine, "--feed", gone, "--once", "--allow-private")
    listed = gezant("watch", dossier, "--list", "--width", "100").out
    assert [line.split("  ")[0] for line in listed.splitlines()[1:]] == [fine, gone]
    assert "fine" in listed
    assert "gone for good" in listed
    assert gezant("watch", dossier, "--forget", gone).code == 0
    assert gone not in gezant("watch", dossier, "--list").out
    again = gezant("watch", dossier, "--forget", gone)
    assert (again.code, again.err.startswith(f"gezant: {gone} is not watched")) == (1, True)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_list_is_no_wider_than_asked_for(gezant: Run, quick: None, server: Server, dossier: Path, width: int) -> None:
    gezant("watch", dossier, "--feed", server.url(f"/{'x' * 70}"), "--once", "--allow-private")
    assert max(map(len, gezant("watch", dossier, "--list", "--width", width).out.splitlines())) <= width


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "no feed is watched"),
        (("--feed", "news.xml"), "not an address of the web"),
        (("--feed", "https://me:secret@paper.example/rss"), "user name or password, which are never sent"),
        (("--every", "5"), "no length of time"),
        (("--every", "5s"), "at most once a minute"),
        (("--every", "30d"), "at least once a week"),
        (("--topic", "sancton"), "is it sanctions"),
        (("--actor", "Nergenshuizen"), "nobody is known"),
    ],
)
def test_wrong_usage_is_told(gezant: Run, dossier: Path, arguments: tuple[str, ...], told: str) -> None:
    Ledger.open(str(dossier), create=True)
    outcome = gezant("watch", dossier, *arguments)
    assert outcome.code == 2
    assert told in outcome.err


def test_without_a_feed_no_dossier_is_made(gezant: Run, dossier: Path) -> None:
    assert gezant("watch", dossier).code == 1
    assert gezant("watch", dossier, "--list").code == 1
    assert not dossier.exists()


def test_what_is_left_out_is_listed_run_after_run(
    gezant: Run, quick: None, server: Server, dossier: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "left-out.tsv"
    feed = (
        "watch",
        dossier,
        "--feed",
        server.url("/feed"),
        "--once",
        "--allow-private",
        "--text",
        "visserij",
        "--skipped",
        listed,
    )
    for numbers in ((1,), (1, 3)):
        print_feed(server, *numbers)
        gezant(*feed)
    lines = [line.split("\t") for line in listed.read_text("utf-8").splitlines()]
    assert [origin for origin, _ in lines] == [server.url("/1"), server.url("/3")]
    assert {reason for _, reason in lines} == {"nothing in it is of the interest that was asked for"}


def test_the_changes_are_kept_as_an_atom_feed(gezant: Run, quick: None, server: Server, dossier: Path, tmp_path: Path) -> None:
    atom = tmp_path / "fish.atom"
    feed = ("watch", dossier, "--feed", server.url("/feed"), "--once", "--allow-private", "--atom", atom)
    print_feed(server)
    gezant(*feed)
    assert not atom.exists()  # an empty dossier has no id to last
    print_feed(server, 1)
    gezant(*feed)
    before = feedparser.parse(atom.read_bytes())
    written = atom.stat().st_mtime_ns
    gezant(*feed)
    assert atom.stat().st_mtime_ns == written
    print_feed(server, 1, 2)
    gezant(*feed)
    after = feedparser.parse(atom.read_bytes())
    assert (before.bozo, after.bozo) == (False, False)
    assert before.feed.id == after.feed.id
    assert {entry.id for entry in before.entries} < {entry.id for entry in after.entries}
    assert after.entries[0].link == server.url("/2")
    assert not list(tmp_path.glob(".gezant-*"))


def test_an_atom_feed_that_cannot_be_written_is_told_at_once(
    gezant: Run, quick: None, server: Server, dossier: Path, tmp_path: Path
) -> None:
    print_feed(server, 1)
    gezant("watch", dossier, "--feed", server.url("/feed"), "--once", "--allow-private")
    outcome = gezant("watch", dossier, "--once", "--allow-private", "--atom", tmp_path / "nowhere" / "fish.atom")
    assert outcome.code == 1
    assert "fish.atom" in outcome.err


WATCH = """
import sys
import gezant.cli.reading
from gezant.cli import main
from tests.cli.newsroom import said_by
from tests.cli.test_watch import fetcher
gezant.cli.intake.Intake.fetcher = fetcher
gezant.cli.reading.reading_of = lambda report, base: said_by(report)
sys.argv = ["gezant", "watch", *sys.argv[1:]]
main()
"""


@pytest.fixture
def start(dossier: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the command in a process of its own."""
    started: list[subprocess.Popen[str]] = []
    root = Path(__file__).resolve().parents[2]

    def run(*arguments: str) -> subprocess.Popen[str]:
        # A shell's background jobs do not hear interrupts, and their children inherit that.
        heard = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        command = [sys.executable, "-c", heard + WATCH, str(dossier), "--allow-private", *arguments]
        started.append(subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def until_asked(server: Server, path: str, process: subprocess.Popen[str]) -> None:
    """Waits until a running process asks for a page."""
    end = time.monotonic() + 120
    while path not in server.paths():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, f"{path} was not asked for"
        time.sleep(0.02)


def test_a_watch_that_is_killed_loses_nothing_and_repeats_nothing(
    gezant: Run, quick: None, server: Server, dossier: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    print_feed(server, 1, 2, 3)
    server["/2"] = slow(30, article(2))
    process = start("--feed", server.url("/feed"), "--once")
    until_asked(server, "/2", process)
    process.kill()
    process.wait()
    assert titles(dossier) == ["Bericht 1"]
    server["/2"] = article(2)
    outcome = gezant("watch", dossier, "--feed", server.url("/feed"), "--once", "--allow-private")
    assert (titles(dossier), outcome.err) == (["Bericht 1", "Bericht 2", "Bericht 3"], "")
    assert server.paths().count("/1") == 1
    assert "2 new reports" in outcome.out


def test_an_interrupt_ends_a_watch_behind_the_report_that_it_is_at(
    server: Server, dossier: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    print_feed(server, 1, 2, 3)
    server["/2"] = held = Held(article(2))
    process = start("--feed", server.url("/feed"))
    until_asked(server, "/2", process)
    os.kill(process.pid, signal.SIGINT)
    time.sleep(0.2)
    held.go()
    _, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert titles(dossier) == ["Bericht 1", "Bericht 2"]


def test_a_signal_ends_a_watch_that_waits(server: Server, start: Callable[..., subprocess.Popen[str]]) -> None:
    print_feed(server, 1)
    process = start("--feed", server.url("/feed"), "--every", "7d")
    assert process.stdout is not None
    assert any("1 new report" in line for line in process.stdout)
    time.sleep(0.2)
    os.kill(process.pid, signal.SIGTERM)
    assert process.wait(timeout=60) == 0


class Held:
    """An answer that is not given before it may."""

    def __init__(self, then: Answer) -> None:
        self._then, self._may = then, threading.Event()

    def go(self) -> None:
        self._may.set()

    def __call__(self, handler: object) -> None:
        self._may.wait(30)
        self._then(handler)  # type: ignore[arg-type]


def test_a_report_of_a_feed_is_read_as_any_other(gezant: Run, server: Server, dossier: Path) -> None:
    text = "<p>De Finse premier zei zondag dat zijn land wil bemiddelen in het conflict tussen de buurlanden.</p>"
    more = "<p>Een woordvoerder van de regering in Helsinki liet weten dat er nog geen datum bekend is.</p>"
    server["/1"] = page(f"<!DOCTYPE html><html lang='nl'><body><article><h1>Kop</h1>{text}{more}</article></body></html>")
    server["/feed"] = page(rss(item(1)), media_type="application/rss+xml")
    outcome = gezant("watch", dossier, "--feed", server.url("/feed"), "--once", "--allow-private", "--actor", "Finland")
    assert (outcome.code, outcome.err) == (0, "")
    claims = Ledger.open(str(dossier)).claims()
    assert {party for claim in claims for party in claim.parties} == {"FIN"}
