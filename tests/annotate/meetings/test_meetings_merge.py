"""One entry a meeting: which mentions belong together, and what they add up to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gezant.annotate.meetings.merge import merge
from gezant.annotate.meetings.parties import joined, may_meet, side
from gezant.annotate.meetings.sightings import Sighting
from gezant.annotate.meetings.values import compatible, direction

FULL = Sighting(
    head=2, tokens=(1, 2, 3), kind="talks", actors=("NOR", "FIN"), fallback=(), definite=False, generic=True, nominal=True,
    council=False, certain=True, state="planned", firm=True, when=None, where=None, first_since=None, sentence=0, clause=4,
    rule="test",
)  # fmt: skip


def bare(head: int, **told: object) -> Sighting:
    """`het overleg`, later in the text."""
    told = {"actors": (), "definite": True, "state": None, "firm": False, **told}
    return replace(FULL, head=head, tokens=(head - 1, head), sentence=head - 1, clause=head + 1, **told)  # type: ignore[arg-type]


def test_a_definite_noun_joins_the_meeting_before_and_adds_its_day() -> None:
    (meeting,) = merge([FULL, bare(12, when="2019-05")], "2019-03-12")
    assert (meeting.participants, meeting.when, meeting.state) == (("NOR", "FIN"), "2019-05", "planned")


def test_the_fullest_mention_gives_the_span() -> None:
    (meeting,) = merge([replace(bare(2), headline=True), replace(FULL, head=12, tokens=(11, 12, 13), sentence=10)], None)
    assert (meeting.start, meeting.end) == (11, 14)


def test_a_cancelled_meeting_keeps_the_day_it_was_planned_for() -> None:
    (meeting,) = merge([replace(FULL, when="2019-05-02"), bare(12, state="cancelled", firm=True)], "2019-03-12")
    assert (meeting.state, meeting.when) == ("cancelled", "2019-05-02")


def test_what_was_planned_does_not_undo_that_a_meeting_is_off() -> None:
    (meeting,) = merge([replace(FULL, state="cancelled"), bare(12, state="planned", when="2019-04")], "2019-03-12")
    assert (meeting.state, meeting.when) == ("cancelled", "2019-04")


def test_a_postponed_meeting_has_no_day_but_the_new_one() -> None:
    planned = replace(FULL, when="2019-05-02")
    assert merge([planned, bare(12, state="postponed", firm=True)], "2019-03-12")[0].when is None
    assert merge([planned, bare(12, state="postponed", firm=True, when="2019-06")], "2019-03-12")[0].when == "2019-06"


@pytest.mark.parametrize(
    ("change", "entries"),
    [
        pytest.param({"state": "planned", "firm": False}, 1, id="the same again"),
        pytest.param({"actors": ("NOR", "SWE")}, 2, id="another party"),
        pytest.param({"kind": "call", "generic": False}, 2, id="a call is no round of talks"),
        pytest.param({"state": "held", "when": None}, 2, id="one has been, one is to come"),
        pytest.param({"when": "2020-01-01"}, 2, id="another day"),
        pytest.param({"where": "Bergen"}, 2, id="another place"),
        pytest.param({"actors": ("NOR.GOV:a-b", "FIN.GOV:e-f")}, 2, id="other people"),
    ],
)
def test_a_second_mention_of_the_same_bodies(change: dict[str, object], entries: int) -> None:
    first = replace(FULL, when="2019-05-02", where="Oslo", actors=("NOR.GOV:a-b", "FIN.GOV:c-d"))
    second = replace(first, head=22, tokens=(22,), sentence=20, clause=24, **change)  # type: ignore[arg-type]
    assert len(merge([first, second], "2019-03-12")) == entries


@pytest.mark.parametrize(
    ("sighting", "entries"),
    [
        pytest.param(replace(FULL, certain=False, state="possible", firm=False, nominal=False), 0, id="a wish"),
        pytest.param(replace(FULL, certain=False, state="possible", firm=False), 1, id="hopes of a meeting between two"),
        pytest.param(replace(FULL, certain=False, state="possible", firm=False, when="2019-05"), 1, id="a wish with a day"),
        pytest.param(replace(FULL, actors=("NOR",)), 0, id="one party"),
        pytest.param(replace(FULL, actors=("IGO/eu",), council=True), 1, id="a body of states among themselves"),
    ],
)
def test_what_makes_an_entry(sighting: Sighting, entries: int) -> None:
    assert len(merge([sighting], "2019-03-12")) == entries


def test_who_comes_to_a_meeting_meets_its_parties() -> None:
    guest = replace(FULL, head=12, tokens=(12,), actors=("TUR.GOV:x-y",), inherits=True, nominal=False, sentence=10, clause=12)
    summit = replace(FULL, kind="summit", actors=("IGO/eu",), council=True, where="Brussel")
    assert [m.participants for m in merge([summit, guest], None)] == [("IGO/eu",), ("TUR.GOV:x-y", "IGO/eu")]
    assert merge([summit, guest], None)[1].where == "Brussel"


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("PRK", "PRK"),
        ("PRK.GOV:kim-jong-un", "PRK"),
        ("AFG.REB/taliban", "AFG.REB"),
        ("IGO/eu:federica-mogherini", "IGO/eu"),
    ],
)
def test_the_body_that_an_actor_takes_part_for(actor: str, expected: str) -> None:
    assert side(actor) == expected


@pytest.mark.parametrize("actor", ["?", "MED/reuters", "PRK.MED/kcna", "BUS/shell", "NLD.CVL"])
def test_who_is_no_party_of_a_meeting(actor: str) -> None:
    assert not may_meet(actor)


def test_a_country_falls_away_beside_its_people() -> None:
    assert joined(("USA", "RUS"), ("USA.GOV:donald-trump",)) == ("RUS", "USA.GOV:donald-trump")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019-05", "2019-05-02", True),
        ("2019-05", "2019-06", False),
        ("[2019-05-05,2019-05-12]", "2019-05-12", True),
        ("[2019-05-05,2019-05-12]", "2019-05-06", False),
        ("2019-01/..", "2019-05-06", True),
        ("2019-05-01/2019-05-10", "2019-05-11", False),
        ("FUTURE_REF", "2019-05", True),
        (None, "2019-05", True),
    ],
)
def test_whether_two_values_may_be_one_day(one: str | None, other: str, expected: bool) -> None:
    assert compatible(one, other) is expected
    assert compatible(other, one) is expected


@pytest.mark.parametrize(
    ("value", "date", "expected"),
    [
        ("2019-03-11", "2019-03-12", "past"),
        ("2019-03-12", "2019-03-12", "now"),
        ("2019-03", "2019-03-12", "now"),
        ("2019-04", "2019-03-12", "future"),
        ("2018-04-08", "2018-04", "now"),
        ("FUTURE_REF", None, "future"),
        ("2019-04", None, None),
        ("XXXX-WXX-4", "2019-03-12", None),
    ],
)
def test_where_a_value_lies_from_the_report(value: str, date: str | None, expected: str | None) -> None:
    assert direction(value, date) == expected
