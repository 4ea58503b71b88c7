"""The store keeps what derive gives: whole, one by one, again, in any order, as of any day."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from gezant.ledger import Ledger, LedgerError, derive
from gezant.ledger.store.upgrade import VERSION
from gezant.model import Reading
from gezant.model.dossier import Dossier
from gezant.model.dossier_json import dossier_to_json
from tests.ledger.made import Made


def readings() -> list[Reading]:
    """A story of a border, a blockade and a summit, in seven reports of as many days."""
    first = Made("a", "2020-03-01", outlet="The Lantern").say("CHL.GOV", "say", "Peru is willing to talk about the border")
    first.say("PER", "offer", "to talk about the border if Chile lifts the blockade", within="S1",
              condition=("Chile lifts the blockade", "if"))  # fmt: skip
    first.say("PER.GOV", "silent", "the offer").meet("summit", "planned", "2020-05", "PER.GOV:x", "CHL.GOV:y")
    second = Made("b", "2020-03-04", "nl").say("PER.GOV", "confirm", "Peru wil over de grens praten")
    third = Made("c", "2020-03-06").say("CHL.GOV", "promise", "to end the blockade")
    fourth = Made("d", "2020-03-09").say("PER", "demand", "the withdrawal of the troops from the border")
    fifth = Made("e", "2020-03-11").say("CHL.GOV", "announce", "it has lifted the blockade")
    fifth.meet("summit", "cancelled", None, "PER.GOV:x", "CHL.GOV:y")
    sixth = Made("f", "2020-03-15").say("PER", "demand", "the withdrawal of the troops", polarity="negative", said="drops")
    seventh = Made("g", "2020-03-20").say("CHL.GOV", "deny", "Chile has lifted the blockade", polarity="negative")
    return [made.reading() for made in (first, second, third, fourth, fifth, sixth, seventh)]


def as_text(dossier: Dossier) -> str:
    return json.dumps(dossier_to_json(dossier), ensure_ascii=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(str(tmp_path / "dossier.db"), create=True)


def test_the_story_has_what_these_tests_are_about() -> None:
    dossier = derive(readings())
    assert len(dossier.claims) >= 5
    assert [len(c.states) for c in dossier.conditions] == [4]
    assert any(claim.replaces for claim in dossier.claims)
    assert len(dossier.meetings[0].states) == 2


def test_a_ledger_holds_what_derive_gives(ledger: Ledger) -> None:
    ledger.add(readings())
    assert as_text(ledger.dossier()) == as_text(derive(readings()))


def test_reports_may_come_one_by_one(ledger: Ledger) -> None:
    for reading in readings():
        ledger.add([reading])
    assert as_text(ledger.dossier()) == as_text(derive(readings()))


@pytest.mark.parametrize("seed", range(5))
def test_reports_may_come_in_any_order(ledger: Ledger, seed: int) -> None:
    shuffled = readings()
    Random(seed).shuffle(shuffled)
    for reading in shuffled:
        ledger.add([reading])
    assert as_text(ledger.dossier()) == as_text(derive(readings()))


def test_adding_again_changes_nothing(ledger: Ledger) -> None:
    ledger.add(readings())
    before = as_text(ledger.dossier())
    again = ledger.add(readings())
    assert as_text(ledger.dossier()) == before
    assert again.changes == ()
    assert not any(filing.new or filing.read_anew for filing in again.filings)


def test_rebuilding_gives_the_same_byte_for_byte(ledger: Ledger) -> None:
    for reading in reversed(readings()):
        ledger.add([reading])
    before = as_text(ledger.dossier())
    ledger.rebuild()
    assert as_text(ledger.dossier()) == before


@pytest.mark.parametrize("count", range(1, 8))
def test_a_dossier_as_of_a_day_is_that_of_the_reports_up_to_it(ledger: Ledger, count: int) -> None:
    ledger.add(readings())
    then = readings()[:count]
    shown = dossier_to_json(ledger.dossier(as_of=then[-1].report.date))
    wanted = dossier_to_json(derive(then))
    # What a condition was found to ask for only later has its number already.
    assert shown["reports"] == wanted["reports"]
    assert shown["meetings"] == wanted["meetings"]
    assert [c["grades"] for c in shown["claims"]] == [c["grades"] for c in wanted["claims"]]
    assert [c["bearings"] for c in shown["claims"]] == [c["bearings"] for c in wanted["claims"]]
    assert [c["states"] for c in shown["conditions"]] == [c["states"] for c in wanted["conditions"]]


def test_a_newer_reading_of_a_report_supersedes_the_older(ledger: Ledger) -> None:
    old = readings()
    ledger.add(old)
    anew = [old[0], Reading(old[1].report, (), (), ())]
    filings = ledger.add(anew).filings
    assert [(filing.new, filing.read_anew) for filing in filings] == [(False, False), (False, True)]
    assert as_text(ledger.dossier()) == as_text(derive([old[0], anew[1], *old[2:]]))


def test_another_report_with_the_same_id_gets_one_of_its_own(ledger: Ledger) -> None:
    a = Made("a", "2020-03-01").say("PER", "demand", "compensation").reading()
    b = Made("a", "2020-03-02").say("CHL", "refuse", "compensation").reading()
    assert [filing.report for filing in ledger.add([a, b]).filings] == ["a", "a-2"]
    assert ledger.dossier().reports == ("a", "a-2")


def test_a_copy_of_a_story_is_told(ledger: Ledger) -> None:
    words = "to talk about the border and the fishing grounds as soon as the blockade of the port in the north has ended"
    a = Made("a", "2020-03-01").say("PER.GOV", "offer", words, naming="unnamed").reading()
    b = Made("b", "2020-03-01").say("PER.GOV", "offer", f"{words} altogether", naming="unnamed").reading()
    c = (
        Made("c", "2020-03-01")
        .say("NOR.GOV", "want", "a treaty on whales, nothing else, and soon, its prime minister told")
        .reading()
    )
    assert [filing.copy_of for filing in ledger.add([a, b, c]).filings] == [None, "a", None]


def test_an_addition_says_what_it_changed(ledger: Ledger) -> None:
    ledger.add(readings()[:1])
    added = ledger.add(readings()[1:2])
    (change,) = [change for change in added.changes if change.what == "claim"]
    assert change.before is not None
    assert (change.before.grade, change.after.grade) == ("on-record", "confirmed")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("criteria", "glosses"),
    [
        ({"actor": "CHL"}, ["Chile has lifted the blockade", "to end the blockade"]),
        (
            {"topic": "troop-withdrawal"},
            ["drops the withdrawal of the troops", "said the withdrawal of the troops from the border"],
        ),
        ({"grade": "denied"}, ["Chile has lifted the blockade"]),
        ({"text": "withdraw", "until": "2020-03-10"}, ["said the withdrawal of the troops from the border"]),
        ({"text": "withdrawal tro", "limit": 1}, ["drops the withdrawal of the troops"]),
        ({"since": "2020-03-15", "until": "2020-03-15"}, ["drops the withdrawal of the troops"]),
        ({"actor": "NOR"}, []),
    ],
)
def test_claims_are_found_by_what_they_are_asked_for(ledger: Ledger, criteria: dict[str, str], glosses: list[str]) -> None:
    ledger.add(readings())
    assert [claim.gloss for claim in ledger.claims(**criteria)] == glosses  # type: ignore[misc]


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ({"actor": "PER", "act": "demand"}, ["f/S1", "d/S1"]),
        ({"actor": "CHL.GOV", "until": "2020-03-06"}, ["c/S1", "a/S1"]),
        ({"text": "lifted", "as_of": "2020-03-11"}, ["e/S1", "a/S2"]),
        ({"named": False}, []),
        ({"limit": 2}, ["g/S1", "f/S1"]),
        ({"limit": 2, "offset": 2}, ["e/S1", "d/S1"]),
    ],
)
def test_statements_are_found_by_what_they_are_asked_for(ledger: Ledger, criteria: dict[str, str], found: list[str]) -> None:
    ledger.add(readings())
    assert [f"{s.report}/{s.statement}" for s in ledger.statements(**criteria)] == found  # type: ignore[misc]


def test_changes_since_a_day_are_those_of_its_reports(ledger: Ledger) -> None:
    ledger.add(readings())
    assert {change.report for change in ledger.changes(since="2020-03-11")} == {"e", "f", "g"}


def test_a_state_counts_all_who_speak_for_it(ledger: Ledger) -> None:
    ledger.add(readings())
    spoke = {line.actor: line.spoke for line in ledger.actors()}
    assert spoke["CHL"] == spoke["CHL.GOV"] == 4


def test_a_copy_without_its_date_is_known_and_changes_nothing(ledger: Ledger) -> None:
    ledger.add(readings()[:1])
    before = as_text(ledger.dossier())
    (first,) = readings()[:1]
    undated = replace(first, report=replace(first.report, id="other", date=None), statements=first.statements[:1])
    (filing,) = ledger.add([undated]).filings
    assert (filing.report, filing.new, filing.read_anew) == ("a", False, False)
    assert as_text(ledger.dossier()) == before


def test_counts_are_those_of_the_days_that_are_asked_for(ledger: Ledger) -> None:
    ledger.add(reversed(readings()))
    (line,) = ledger.actors(actor="PER", since="2020-03-02", until="2020-03-09")[:1]
    assert (line.actor, line.spoke, line.acts) == ("PER", 2, (("confirm", 1), ("demand", 1)))
    assert not ledger.actors(actor="PER", as_of="2020-02")


def test_a_doubt_of_what_was_said_later_bears_on_it_from_then_on(ledger: Ledger) -> None:
    doubt = Made("x", "2020-03-01").say("CHL.GOV", "doubt", "Peru will lift the blockade of the ports").reading()
    between = Made("y", "2020-03-03").say("CHL.GOV", "demand", "the withdrawal of troops").reading()
    said = Made("z", "2020-03-05").say("PER.GOV", "promise", "Peru will lift the blockade of the ports").reading()
    ledger.add([doubt, said])
    assert [b.report for b in ledger.claim("C1").bearings] == ["x", "z"]
    assert ledger.claims(as_of="2020-03-02") == []
    ledger.add([between])
    assert as_text(ledger.dossier()) == as_text(derive([doubt, between, said]))


def test_a_late_report_leaves_the_words_of_the_others_to_be_found(ledger: Ledger) -> None:
    ledger.add(readings()[1:])
    ledger.add(readings()[:1])
    assert [f"{s.report}/{s.statement}" for s in ledger.statements(text="blockade")] == ["g/S1", "e/S1", "c/S1", "a/S2"]
    assert [c.id for c in ledger.claims(text="blockade")] == ["C2", "C3", "C1"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"date 2020-03-01\nNot a database at all, only a report.\n" * 40, "not a dossier"), (b"", "is empty")],
)
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=reason):
        Ledger.open(str(path))
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="no dossier of Gezant"):
        Ledger.open(str(path), create=True)


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dossier.db"
    Ledger.open(str(path), create=True)
    with sqlite3.connect(path) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer Gezant"):
        Ledger.open(str(path))


@pytest.mark.parametrize("target", ["nowhere/dossier.db", "missing.db", "."])
def test_what_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError):
        Ledger.open(target)
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_a_database_that_is_not_known_is_told() -> None:
    with pytest.raises(LedgerError, match="SQLite"):
        Ledger.open("postgresql://somewhere/dossier")


def test_an_addition_that_fails_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add(readings()[:2])
    before = as_text(ledger.dossier())

    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("gezant.ledger.store.store.index_statements", fail)
    with pytest.raises(RuntimeError, match="in the middle"):
        ledger.add(readings()[2:])
    assert as_text(ledger.dossier()) == before


def test_the_version_of_the_tables_is_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[2] / "src/gezant/ledger/store/migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == VERSION
