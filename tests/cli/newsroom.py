"""A paper with a feed on a server of the test, a clock that jumps, and a reader that needs no pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from gezant.model import Party, Reading, Report, Statement
from tests.server import Answer, Server, page, validated

XML = "application/rss+xml"
BEGUN = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
WORDS = {
    1: "De Finse premier wil bemiddelen in het conflict om de veerdienst tussen de twee buurlanden.",
    2: "De Finse regering biedt aan om de gesprekken over de visserij in Turku te laten beginnen.",
    3: "Een woordvoerder zegt dat Finland sancties tegen de reders van de vrachtschepen overweegt.",
    4: "Finland heeft ingestemd met een tweede ronde onderhandelingen over de loodsen in de haven.",
}


def rss(*items: str, ttl: int | None = None) -> bytes:
    """A feed of RSS 2.0."""
    told = f"<ttl>{ttl}</ttl>" if ttl is not None else ""
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>De Noorderkoerier</title>'
    return f"{head}{told}{''.join(items)}</channel></rss>".encode()


def item(number: int, link: str | None = None) -> str:
    """An item that links to the page of this number."""
    return (
        f'<item><title>Bericht {number}</title><link>{link or f"/{number}"}</link><guid isPermaLink="false">nk-{number}</guid>'
        f"<pubDate>Sun, 08 Apr 2018 12:3{number}:00 +0200</pubDate><description>Kort.</description></item>"
    )


def article(number: int) -> Answer:
    """The page of this number."""
    text = f"<p>{WORDS[number]}</p><p>Dat is zondag gemeld door het ministerie, dat er verder niets over kwijt wil.</p>"
    head = f'<!DOCTYPE html><html lang="nl"><head><title>Bericht {number}</title></head>'
    return page(f"{head}<body><article><h1>Bericht {number}</h1>{text}</article></body></html>")


def print_feed(server: Server, *numbers: int, path: str = "/feed") -> None:
    """Let the feed have these articles, the last first as feeds have it, and the server their pages."""
    body = rss(*(item(number) for number in reversed(numbers)))
    server[path] = validated(body, etag=f'"{numbers}"', media_type=XML)
    for number in numbers:
        server.answers.setdefault(f"/{number}", article(number))


def said_by(report: Report, actor: str = "FIN.GOV") -> Reading:
    """A reading in which an actor says all that stands in the first paragraph."""
    end = len(report.text.split("\n")[0])
    source = Party(((0, 2),), (actor,), "institution")
    statement = Statement(
        "S1", source, (), ((3, end),), "say", "indirect", "positive", "certain", False, None, None, (), None, (), 1.0, "made.up"
    )
    return Reading(report, (), (statement,))


@dataclass
class ToyClock:
    """A clock that does not wait but jumps; `until` stops it after a while, `stop` at once."""

    at: datetime = BEGUN
    until: float = 3600.0
    waits: list[float] = field(default_factory=list)
    asked: bool = False

    @property
    def stopped(self) -> bool:
        return self.asked or self.at - BEGUN >= timedelta(seconds=self.until)

    def now(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.at += timedelta(seconds=seconds)

    def stop(self) -> None:
        self.asked = True

    @property
    def minutes(self) -> float:
        """Since the test began."""
        return (self.at - BEGUN).total_seconds() / 60


def timed(clock: ToyClock, minutes: list[float], then: Answer) -> Answer:
    """An answer that takes down when by the toy clock it was asked for, in minutes."""

    def answer(handler: object) -> None:
        minutes.append(clock.minutes)
        then(handler)  # type: ignore[arg-type]

    return answer


def after_each(*actions: Callable[[], None]) -> Callable[[object], None]:
    """Something to do when the first change was told, when the second was …"""
    left: Sequence[Callable[[], None]] = list(actions)

    def told(_: object) -> None:
        nonlocal left
        if left:
            left[0]()
            left = left[1:]

    return told
