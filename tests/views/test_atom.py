"""The changes of a dossier as an Atom feed: valid by RFC 4287, its ids lasting."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from gezant.ledger import Ledger
from gezant.ledger.news import News, NewsItem
from gezant.model.dossier import Change, ConditionEntry, GradeEntry, MeetingEntry
from gezant.views.atom import NAMESPACE, atom
from tests.ledger.made import Made

WHEN = "2026-11-24T09:30:00+01:00"
CHANGES = (
    Change("C1", "claim", "it wants a harbour", "a", "2018-04-08", None, GradeEntry("2018-04-08", "a", "on-record", ("FIN",))),
    Change("M1", "meeting", "summit: FIN, NOR", "a", "2018-04-08", None, MeetingEntry("2018-04-08", "a", "planned", "2018-05")),
    Change(
        "C1 on C2", "condition", "it talks | if | the ferry sails", "a", None,
        ConditionEntry(None, "a", "open", None), ConditionEntry("2018-04-08", "a", "met", None),
    ),
)  # fmt: skip


def item(change: Change, key: str = "k", url: str | None = "https://noorderkoerier.example/1?a=1&b=2") -> NewsItem:
    return NewsItem(change, key, WHEN, "De Noorderkoerier", "Kop & <staart>", url)


def named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


@pytest.mark.parametrize("url", ["https://noorderkoerier.example/1?a=1&b=2", None])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.what)
def test_feed_and_entries_have_what_the_standard_asks_for(change: Change, url: str | None) -> None:
    root = ET.fromstring(atom(News("d", WHEN, (item(change, url=url),)), "Changes"))
    assert root.tag == named("feed")
    assert root.find(f"{named('author')}/{named('name')}") is not None
    for element in (root, *root.findall(named("entry"))):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(named(name))
            assert only.text
        assert element.findtext(named("id"), "").startswith("urn:uuid:")
        assert datetime.fromisoformat(element.findtext(named("updated"), "")) == datetime.fromisoformat(WHEN)
    entry = root.find(named("entry"))
    assert entry is not None
    assert entry.findtext(named("content"))
    assert [link.get("href") for link in entry.findall(named("link"))] == ([url] if url else [])


def test_a_reader_of_feeds_understands_it() -> None:
    parsed = feedparser.parse(atom(News("d", WHEN, tuple(item(change, str(n)) for n, change in enumerate(CHANGES))), "Changes"))
    assert (parsed.bozo, parsed.version, parsed.feed.title) == (False, "atom10", "Changes")
    assert parsed.entries[0].title == "C1 new: on record by Finland (FIN)"
    assert parsed.entries[2].title == "C1 on C2 met"
    assert "it wants a harbour" in parsed.entries[0].content[0].value
    assert parsed.entries[0].content[0].value.endswith("De Noorderkoerier · Sunday 8 April 2018 · “Kop & <staart>”")
    assert len({entry.id for entry in parsed.entries}) == 3


def test_what_xml_cannot_hold_is_left_out() -> None:
    change = Change("C1", "claim", "a\x00b\ufffe\ud800\x1b[31m", "a", None, None, GradeEntry(None, "a", "hearsay"))
    parsed = feedparser.parse(atom(News("d", WHEN, (item(change),)), "Changes\x07"))
    assert not parsed.bozo


def keys(ledger: Ledger, most: int = 100) -> list[str]:
    news = ledger.news(most)
    assert news is not None
    return [item.key for item in news.items]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(str(tmp_path / "fish.db"), create=True)


def report(number: int, day: int) -> Made:
    words = ("to lift the sanctions", "a ceasefire in the strait", "to withdraw its troops", "to recognise the new republic")
    return Made(f"r{number}", f"2018-04-{day:02}", outlet="The Lantern").say("FIN.GOV", "want", words[number])


def test_an_empty_dossier_has_no_news(ledger: Ledger) -> None:
    assert ledger.news(100) is None


def test_what_was_added_last_comes_first_whatever_its_date(ledger: Ledger) -> None:
    for number, day in ((0, 8), (1, 9), (2, 3)):
        ledger.add([report(number, day).reading()])
    news = ledger.news(100)
    assert news is not None
    assert [item.change.report for item in news.items] == ["r2", "r1", "r0"]
    assert [item.outlet for item in news.items] == ["The Lantern"] * 3


def test_ids_last_when_claims_are_numbered_anew(ledger: Ledger) -> None:
    ledger.add([report(0, 8).reading()])
    before, dossier = keys(ledger), ledger.news(100)
    ledger.add([report(1, 1).reading()])
    after = ledger.news(100)
    assert dossier is not None
    assert after is not None
    assert [item.change.id for item in after.items] == ["C1", "C2"]
    assert keys(ledger)[1:] == before
    assert after.dossier == dossier.dossier


def test_no_two_changes_have_one_id(ledger: Ledger) -> None:
    made = report(0, 8).say("NOR.GOV", "want", "to lift the sanctions").say("NOR.GOV", "say", "it is ready to lift the sanctions")
    ledger.add([made.reading()])
    found = keys(ledger)
    assert len(found) >= 2
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("most", [1, 3, 100])
def test_there_are_no_more_than_asked_for(ledger: Ledger, most: int) -> None:
    ledger.add([report(number, number + 1).reading() for number in range(4)])
    assert len(keys(ledger, most)) == min(most, 4)
