"""What became of pledges: due once their date has passed, kept or broken where a report says so, and never by silence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gezant.ledger import Ledger
from gezant.ledger.dated import due_of, first_day, last_day
from gezant.model import Act, reading_from_json
from gezant.model.dossier import Fulfilment
from tests.ledger.made import Made


def became(tmp_path: Path, *made: Made, claim: str = "C1", as_of: str | None = None) -> Fulfilment | None:
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    ledger.add(m.reading() for m in made)
    return ledger.fulfilments([claim], as_of).get(claim)


def pledge(act: Act = "promise", content: str = "to release the sailors by 10 May") -> Made:
    return Made("a", "2020-03-01").say("NOR", act, content).time("10 May", "2020-05-10")


@pytest.mark.parametrize(
    ("day", "state"), [("2020-03-01", None), ("2020-05-10", None), ("2020-05-11", "due"), ("2020-05", "due"), ("2021", "due")]
)
def test_a_pledge_is_due_once_its_date_has_passed(tmp_path: Path, day: str, state: str | None) -> None:
    found = became(tmp_path, pledge(), as_of=day)
    assert (found.state if found else None) == state
    if found:
        assert (found.when, found.report) == ("2020-05-10", None)


@pytest.mark.parametrize(
    ("actor", "act", "content", "state"),
    [
        ("NOR.GOV", "announce", "it has released the sailors", "reported kept"),
        ("CHL.GOV", "confirm", "Norway has released the sailors", "reported kept"),
        ("NOR.GOV", "refuse", "to release the sailors", "reported broken"),
        ("CHL.GOV", "say", "Norway has not released the sailors", "reported broken"),
        ("NOR.GOV", "say", "it has not released the sailors", "reported broken"),
        ("CHL.GOV", "announce", "it has released the sailors", "due"),  # another's deed
        ("NOR.GOV", "announce", "it has lifted the blockade", "due"),  # another deed
        ("NOR.GOV", "promise", "to release the sailors", "due"),  # promised again
    ],
)
def test_what_a_later_report_says_of_it(tmp_path: Path, actor: str, act: Act, content: str, state: str) -> None:
    later = Made("b", "2020-05-20").say(actor, act, content)
    found = became(tmp_path, pledge(), later, as_of="2020-06")
    assert found is not None
    assert found.state == state
    assert found.report == (None if state == "due" else "b")


def test_before_the_report_it_is_not_known(tmp_path: Path) -> None:
    later = Made("b", "2020-05-20").say("NOR.GOV", "announce", "it has released the sailors")
    found = became(tmp_path, pledge(), later, as_of="2020-05-19")
    assert found is not None
    assert found.state == "due"


def test_it_says_what_the_report_is_worth(tmp_path: Path) -> None:
    later = Made("b", "2020-05-20").say("NOR.GOV", "announce", "it has released the sailors")
    found = became(tmp_path, pledge(), later)
    assert found is not None
    assert (found.by_id, found.since, found.grade, found.by) == ("C2", "2020-05-20", "on-record", ("NOR",))


def test_what_only_others_deny_is_told_on_their_word(tmp_path: Path) -> None:
    later = Made("b", "2020-05-20").say("CHL.GOV", "say", "Norway has not released the sailors")
    found = became(tmp_path, pledge(), later)
    assert found is not None
    assert (found.state, found.grade, found.by, found.report) == ("reported broken", "on-record", ("CHL",), "b")


def test_what_its_party_tells_and_another_denies_is_disputed(tmp_path: Path) -> None:
    b = Made("b", "2020-05-20").say("NOR.GOV", "announce", "it has released the sailors")
    c = Made("c", "2020-05-22").say("CHL.GOV", "deny", "Norway has released the sailors")
    found = became(tmp_path, pledge(), b, c)
    assert found is not None
    assert (found.state, found.grade, found.by) == ("reported kept", "disputed", ("NOR",))


def test_what_nobody_is_named_for_tells_nothing(tmp_path: Path) -> None:
    later = Made("b", "2020-05-20").say(None, "say", "Norway has released the sailors", hearsay=True)
    found = became(tmp_path, pledge(), later)
    assert found is not None
    assert found.state == "due"


@pytest.mark.parametrize(("day", "state"), [("2020-02-20", "due"), ("2020-05-12", "reported kept")])
def test_a_deed_from_before_the_pledge_does_not_keep_it(tmp_path: Path, day: str, state: str) -> None:
    later = Made("b", "2020-05-20").say("CHL.GOV", "say", "Norway has released the sailors on that day").time("that day", day)
    found = became(tmp_path, pledge(), later)
    assert found is not None
    assert found.state == state


def test_a_meeting_before_the_time_for_which_it_was_pledged_does_not_keep_it(tmp_path: Path) -> None:
    a = Made("a", "2020-03-01").say("PER.GOV", "announce", "it will hold a summit with Chile in May").time("May", "2020-05")
    b = Made("b", "2020-04-13").meet("summit", "held", "2020-04-12", "PER", "CHL")
    assert became(tmp_path, a, b, as_of="2020-05-20") is None


def test_a_plan_given_up_after_its_day_was_not_broken_by_that(tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "gold" / "dossiers" / "own-grain-2022"
    reports = json.loads((folder / "dossier.json").read_text("utf-8"))["reports"]
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    ledger.add(reading_from_json(json.loads((folder / "readings" / f"{report}.json").read_text("utf-8"))) for report in reports)
    (replacing,) = [claim for claim in ledger.claims(limit=50) if claim.replaces == "C7"]  # signed in July, left in October
    assert replacing.id == "C11"
    assert ledger.fulfilments(["C7"])["C7"].state == "due"


def test_what_was_promised_not_to_be_done_is_broken_by_doing_it(tmp_path: Path) -> None:
    a = Made("a", "2020-03-01").say("PRK", "promise", "not to carry out a nuclear test")
    b = Made("b", "2020-04-01").say("PRK.GOV", "announce", "it has carried out a nuclear test")
    found = became(tmp_path, a, b)
    assert found is not None
    assert (found.state, found.when) == ("reported broken", None)


@pytest.mark.parametrize(("lifted", "state"), [(False, None), (True, "due")])
def test_what_hangs_on_a_condition_is_due_only_once_it_is_met(tmp_path: Path, lifted: bool, state: str | None) -> None:
    content = "to release the sailors by 10 May if Chile lifts the blockade"
    a = Made("a", "2020-03-01").say("NOR", "promise", content, condition=("Chile lifts the blockade", "if"))
    a.time("10 May", "2020-05-10")
    b = Made("b", "2020-04-01").say("CHL.GOV", "announce", "it has lifted the blockade")
    found = became(tmp_path, *([a, b] if lifted else [a]), as_of="2020-06")
    assert (found.state if found else None) == state


@pytest.mark.parametrize(
    ("kind", "state", "who", "expected"),
    [
        ("summit", "held", ("PER", "CHL"), "reported kept"),
        ("summit", "cancelled", ("PER", "CHL"), "reported broken"),
        ("summit", "planned", ("PER", "CHL"), None),
        ("talks", "held", ("PER", "CHL"), None),  # talks are no summit
        ("summit", "held", ("PER", "ARG"), None),
    ],
)
def test_a_summit_that_was_announced_is_kept_by_holding_it(
    tmp_path: Path, kind: str, state: str, who: tuple[str, str], expected: str | None
) -> None:
    a = Made("a", "2020-03-01").say("PER.GOV", "announce", "it will hold a summit with Chile")
    b = Made("b", "2020-05-13").meet(kind, state, "2020-05-12", *who)  # type: ignore[arg-type]
    found = became(tmp_path, a, b)
    assert (found.state if found else None) == expected
    if found:
        assert (found.by_id, found.report) == ("M1", "b")


@pytest.mark.parametrize(("who", "state"), [("Bolsonaro", "reported kept"), ("Lula", None)])
def test_the_visit_of_another_keeps_no_promise_of_a_visit(tmp_path: Path, who: str, state: str | None) -> None:
    a = Made("a", "2020-03-01").say("BRA.GOV:jair-bolsonaro", "promise", "to visit Chile", naming="named")
    b = Made("b", "2020-04-01").say("CHL.GOV", "confirm", f"President {who} of Brazil has visited Chile")
    found = became(tmp_path, a, b)
    assert (found.state if found else None) == state


@pytest.mark.parametrize(
    ("visitor", "day", "expected"),
    [
        ("BRA.GOV:x", "2020-05-10", "reported broken"),
        ("BRA.GOV:y", "2020-05-10", None),
        ("BRA.GOV:x", "2020-05-20", None),
    ],
)
def test_who_announced_a_visit_keeps_it_on_its_day_though_the_host_is_not_named(
    tmp_path: Path, visitor: str, day: str, expected: str | None
) -> None:
    a = Made("a", "2020-03-01").say("BRA.GOV:x", "announce", "he will visit the harbour on 10 May", naming="named")
    a.time("10 May", "2020-05-10").meet("visit", "planned", day, visitor, "CHL")
    b = Made("b", "2020-05-05").meet("visit", "cancelled", day, visitor, "CHL")
    found = became(tmp_path, a, b, as_of="2020-05-06")
    assert (found.state if found else None) == expected


@pytest.mark.parametrize(
    ("act", "words", "value", "due"),
    [
        ("promise", "10 May", "2020-05-10", "2020-05-10"),
        ("offer", "in May", "2020-05", "2020-05"),
        ("promise", "yesterday", "2020-02-29", None),  # not to come
        ("promise", "once", "FUTURE_REF", None),
        ("demand", "10 May", "2020-05-10", None),  # no pledge
    ],
)
def test_the_date_of_a_pledge_is_to_come(act: Act, words: str, value: str, due: str | None) -> None:
    reading = Made("a", "2020-03-01").say("NOR", act, f"to release the sailors {words}").time(words, value).reading()
    assert due_of(reading, reading.statements[0]) == due


def test_a_date_outside_of_the_content_is_not_that_of_the_pledge() -> None:
    made = Made("a", "2020-03-01").say("NOR", "promise", "to release the sailors").say("NOR", "say", "on 10 May")
    reading = made.time("10 May", "2020-05-10").reading()
    assert due_of(reading, reading.statements[0]) is None


def test_the_first_day_of_a_value_that_is_none() -> None:
    assert first_day("P2W") is None


@pytest.mark.parametrize("value", ["2020-05", "2020-05-01/2020-06", "[2020-05-01,2020-07]", "2020-05-01TMO"])
def test_the_first_day_of_a_value(value: str) -> None:
    assert first_day(value) == date(2020, 5, 1)


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("2020-05-10", date(2020, 5, 10)),
        ("2020-02", date(2020, 2, 29)),
        ("2020-05-10/2020-05-12", date(2020, 5, 12)),
        ("[2020-05,2020-06-01..2020-06-10]", date(2020, 6, 10)),
        ("2020-05-10TMO", date(2020, 5, 10)),
        ("2020-05~", date(2020, 5, 31)),
        ("P2W", None),
        ("FUTURE_REF", None),
    ],
)
def test_the_last_day_of_a_value(value: str, last: date | None) -> None:
    assert last_day(value) == last
