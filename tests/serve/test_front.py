"""The front page: what is new, what stands, what is to come, what hangs on what."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from gezant.ledger import Ledger
from gezant.model import Reading, Report
from gezant.model.dossier import DossierMeeting, MeetingEntry
from gezant.model.reading import MeetingState
from gezant.serve import Settings, create_app
from gezant.views.html.front import coming
from tests.serve.conftest import made


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a dossier of its own."""
    app = create_app(made(tmp_path / "d.db"), Settings(user="ann"))
    with TestClient(app, base_url="http://localhost", headers={"Accept-Language": "en"}) as client:
        yield client


def _press(client: TestClient) -> str:
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert token
    answer = client.post("/visit", data={"csrf": token[1]})
    assert answer.status_code == 200  # after being sent on
    return str(answer.text)


def test_looking_does_not_count_as_having_seen(own: TestClient) -> None:
    own.get("/")
    assert own.app.state.ledger.last_visit("ann") is None  # type: ignore[attr-defined]


def test_what_was_added_since_is_new(own: TestClient) -> None:
    time.sleep(1.1)  # visits are noted to the second
    assert "Nothing was added since" in _press(own)
    ledger: Ledger = own.app.state.ledger  # type: ignore[attr-defined]
    ledger.add([Reading(Report("late", "A report of an early day.", "en", "2017-01-01", "De Noorderkoerier"))])
    page = own.get("/").text
    assert "New since you last looked" in page
    assert "1 report was added since" in page


def test_an_earlier_day_has_no_news_of_today(own: TestClient) -> None:
    _press(own)
    page = own.get("/?as_of=2018-05-02").text
    assert "/visit" not in page
    assert "added since" not in page


def _meeting(number: int, state: MeetingState, when: str | None) -> DossierMeeting:
    return DossierMeeting(f"M{number}", ("LVA", "FIN"), "summit", (), (MeetingEntry("2018-05-01", "r", state, when),))


@pytest.mark.parametrize(
    ("state", "when", "today", "comes"),
    [
        ("planned", "2018-06", "2018-05-09", True),
        ("planned", "2018-05-09", "2018-05-09", True),
        ("planned", "2018-05-08", "2018-05-09", False),
        ("planned", "2018-05", "2018-05-09", True),
        ("planned", "[2018-05-06,2018-05-13]", "2018-05-09", True),
        ("proposed", None, "2018-05-09", True),
        ("possible", "2018-06", None, True),
        ("postponed", "2018-06", "2018-05", True),
        ("held", "2018-06", "2018-05-09", False),
        ("cancelled", "2018-06", "2018-05-09", False),
    ],
)
def test_a_meeting_comes_until_the_last_day_that_it_may_be_on(
    state: MeetingState, when: str | None, today: str | None, comes: bool
) -> None:
    assert bool(coming([_meeting(1, state, when)], today)) == comes


def test_the_soonest_meeting_comes_first_and_one_without_a_time_last() -> None:
    found = coming(
        [_meeting(1, "planned", None), _meeting(2, "planned", "2018-07"), _meeting(3, "planned", "2018-06-03")], "2018-05"
    )
    assert [meeting.id for meeting, _ in found] == ["M3", "M2", "M1"]
