from __future__ import annotations

from pathlib import Path

import pytest

from gezant.ledger import Ledger
from gezant.model import Reading, Report


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger.open(str(tmp_path / "d.db"), create=True)
    days = (
        ("a", "2019-05-01", "De Noorderkoerier"),
        ("b", "2019-05-03", "The Weald Post"),
        ("c", "2019-05-02", "The Weald Post"),
    )
    made.add(Reading(Report(id, f"Text of {id}.", "en", day, outlet)) for id, day, outlet in days)
    return made


@pytest.mark.parametrize(
    ("criteria", "ids"),
    [
        ({}, ["b", "c", "a"]),
        ({"as_of": "2019-05-02"}, ["c", "a"]),
        ({"since": "2019-05-02"}, ["b", "c"]),
        ({"limit": 1, "offset": 1}, ["c"]),
        ({"outlet": "The Weald Post"}, ["b", "c"]),
    ],
)
def test_reports_are_listed_the_latest_first(ledger: Ledger, criteria: dict[str, object], ids: list[str]) -> None:
    assert [line.id for line in ledger.latest_reports(**criteria)] == ids  # type: ignore[arg-type]


def test_several_questions_in_one_view_do_not_see_what_is_added_meanwhile(ledger: Ledger) -> None:
    with ledger.still() as still:
        before = still.latest_reports()
        ledger.add([Reading(Report("d", "Text of d.", "en", "2019-05-04"))])
        assert still.latest_reports() == before
    assert len(ledger.latest_reports()) == len(before) + 1
