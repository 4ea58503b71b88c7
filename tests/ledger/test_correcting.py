"""Corrections that are kept: they change the dossier, outlive rebuilding and new readings, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gezant.ledger import Conflict, Ledger, LedgerError, derive
from gezant.ledger.corrections import CorrectionKind
from gezant.model import Reading, statement_to_json
from tests.ledger.made import Made
from tests.ledger.test_store import as_text, readings


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger.open(str(tmp_path / "dossier.db"), create=True)
    made.add(readings())
    return made


def as_json(ledger: Ledger, report: str, id: str, **changed: Any) -> dict[str, Any]:
    """A statement of a report as an editor sends it, with what they changed."""
    (statement,) = (s for s in ledger.reading(report).statements if s.id == id)
    return {**statement_to_json(statement), **changed}


def added(ledger: Ledger, report: str, **changed: Any) -> dict[str, Any]:
    """A statement of Chile that nobody read: the last word of a report."""
    end = len(ledger.reading(report).report.text.rstrip())
    source = {"spans": [[0, 3]], "actors": ["CHL.GOV"], "naming": "institution"}
    return as_json(ledger, report, "S1", cue=[[4, 6]], content=[[end - 9, end]], source=source, act="accept", **changed)


EDITS: list[Callable[[Ledger], object]] = [
    lambda ledger: ledger.correct("e", "S1", "reject", who="Ann"),
    lambda ledger: ledger.correct("a", "S1", "reject", who="Ann"),
    lambda ledger: ledger.correct("d", "S1", "accept", who="Ann"),
    lambda ledger: ledger.correct("d", "S1", "change", as_json(ledger, "d", "S1", act="refuse", polarity="negative"), who="Ann"),
    lambda ledger: ledger.correct("c", None, "add", added(ledger, "c"), who="Ann"),
]


@pytest.mark.parametrize("edit", EDITS)
def test_a_corrected_dossier_is_what_the_corrected_readings_add_up_to(ledger: Ledger, edit: Callable[[Ledger], object]) -> None:
    before = as_text(ledger.dossier())
    edit(ledger)
    after = as_text(ledger.dossier())
    assert after == as_text(derive([ledger.reading(id) for id in "abcdefg"]))
    ledger.rebuild()
    assert as_text(ledger.dossier()) == after
    ledger.undo(1, "Bob")
    assert as_text(ledger.dossier()) == before
    ledger.undo(2, "Bob")
    assert as_text(ledger.dossier()) == after


def test_a_rejected_statement_bears_on_nothing_and_is_found_no_more(ledger: Ledger) -> None:
    assert [c.id for c in ledger.claims(text="lifted")]
    for report in "eg":
        ledger.correct(report, "S1", "reject", who="Ann")
    assert not [s for s in ledger.statements(text="lifted") if s.report in "eg"]
    assert ledger.reading("e").statements == ()
    assert len(ledger.machine_reading("e").statements) == 1


def test_an_entry_says_who_what_and_what_was_before(ledger: Ledger) -> None:
    ledger.correct("d", "S1", "change", as_json(ledger, "d", "S1", act="urge"), who="Ann")
    ledger.correct("d", "S1", "reject", who="Bob")
    second, first = ledger.corrections()
    assert (first.number, first.who, first.kind, first.report, first.statement, first.status) == (
        1, "Ann", "change", "d", "S1", "replaced",
    )  # fmt: skip
    assert first.before is not None
    assert first.after is not None
    assert second.before is not None
    assert second.machine is not None
    assert (first.before.act, first.after.act, second.before.act, second.machine.act) == ("demand", "urge", "urge", "demand")
    assert (first.after.rule, first.after.confidence) == ("person.changed", 1.0)
    assert (second.first, second.status, second.now) == (1, "holds", None)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [({}, [3, 2, 1]), ({"report": "d"}, [3, 1]), ({"who": "Bob"}, [2]), ({"limit": 1, "offset": 1}, [2]), ({"report": "z"}, [])],
)
def test_corrections_are_listed_latest_first(ledger: Ledger, wanted: dict[str, Any], numbers: list[int]) -> None:
    ledger.correct("d", "S1", "accept", who="Ann")
    ledger.correct("e", "S1", "accept", who="Bob")
    ledger.undo(1, "Ann")
    assert [c.number for c in ledger.corrections(**wanted)] == numbers


def anew(ledger: Ledger, report: str, **changed: Any) -> Reading:
    """What a newer version reads in a report: its statements otherwise."""
    old = ledger.machine_reading(report)
    return replace(old, statements=tuple(replace(s, **changed) for s in old.statements))


def test_a_correction_outlives_a_newer_reading(ledger: Ledger) -> None:
    ledger.correct("d", "S1", "change", as_json(ledger, "d", "S1", act="urge"), who="Ann")
    assert ledger.add([anew(ledger, "d", id="S7", confidence=0.3)]).filings[0].read_anew
    assert [(s.id, s.act) for s in ledger.reading("d").statements] == [("S7", "urge")]
    (entry,) = ledger.corrections()
    assert (entry.status, entry.now) == ("holds", "S7")


def test_where_the_reading_changed_the_person_is_asked_again_once(ledger: Ledger) -> None:
    ledger.correct("d", "S1", "change", as_json(ledger, "d", "S1", act="urge"), who="Ann")
    ledger.add([anew(ledger, "d", act="want")])
    first = ledger.uncertain()[0]
    assert first.correction is not None
    assert first.line is not None
    assert (first.correction.status, first.line.act) == ("reading changed", "urge")
    ledger.correct("d", "S1", "accept", who="Ann")
    assert all(entry.correction is None for entry in ledger.uncertain())
    assert [s.act for s in ledger.reading("d").statements] == ["urge"]


def test_a_rejection_that_is_asked_again_has_no_statement_to_show(ledger: Ledger) -> None:
    ledger.correct("d", "S1", "reject", who="Ann")
    ledger.add([anew(ledger, "d", act="want")])
    first = ledger.uncertain()[0]
    assert (first.line, first.correction and first.correction.status) == (None, "reading changed")
    ledger.undo(1, "Ann")
    assert [s.act for s in ledger.reading("d").statements] == ["want"]
    assert all(entry.correction is None for entry in ledger.uncertain())


def test_a_rejection_that_is_asked_again_is_settled_by_judging_what_is_read_now(ledger: Ledger) -> None:
    ledger.correct("d", "S1", "reject", who="Ann")
    ledger.add([anew(ledger, "d", act="want")])
    ledger.correct("d", "S1", "reject", who="Ann")
    assert ledger.reading("d").statements == ()
    assert all(entry.correction is None for entry in ledger.uncertain())
    ledger.add([anew(ledger, "d", act="urge")])
    ledger.correct("d", "S1", "accept", who="Ann")
    assert [s.act for s in ledger.reading("d").statements] == ["urge"]
    assert all(entry.correction is None for entry in ledger.uncertain())


def test_a_statement_cannot_be_given_the_words_of_another(ledger: Ledger) -> None:
    other = as_json(ledger, "a", "S2")
    words = {"cue": other["cue"], "content": other["content"]}
    with pytest.raises(LedgerError, match="these words: S2"):
        ledger.correct("a", "S1", "change", as_json(ledger, "a", "S1", **words), who="Ann")


def test_the_queue_has_the_least_certain_first_a_page_at_a_time(ledger: Ledger) -> None:
    for report, confidence in (("d", 0.2), ("b", 0.6), ("e", 0.4)):
        ledger.add([anew(ledger, report, confidence=confidence)])
    everything = [(entry.line.report, entry.confidence) for entry in ledger.uncertain() if entry.line]
    assert everything[:4] == [("d", 0.2), ("e", 0.4), ("b", 0.6), ("a", 1.0)]
    assert [e.line.report for e in ledger.uncertain(limit=2, offset=1) if e.line] == ["e", "b"]
    ledger.correct("e", "S1", "accept", who="Ann")
    ledger.correct("d", "S1", "change", as_json(ledger, "d", "S1", act="want"), who="Ann")
    ledger.add([anew(ledger, "d", act="urge")])
    assert [e.line.report for e in ledger.uncertain(limit=2) if e.line] == ["d", "b"]
    assert [e.line.report for e in ledger.uncertain(limit=2, offset=1) if e.line] == ["b", "a"]


@pytest.mark.parametrize(("seen", "clash"), [(None, False), (0, True), (1, True), (2, False)])
def test_an_editor_who_missed_a_correction_is_told_whose(ledger: Ledger, seen: int | None, clash: bool) -> None:
    ledger.correct("d", "S1", "accept", who="Ann")
    ledger.undo(1, "Bob")
    if not clash:
        assert ledger.correct("d", "S1", "reject", who="Cas", seen=seen).number == 3
        return
    with pytest.raises(Conflict, match="by Bob on 20"):
        ledger.correct("d", "S1", "reject", who="Cas", seen=seen)
    assert len(ledger.corrections()) == 2


def test_corrections_of_other_statements_are_no_conflict(ledger: Ledger) -> None:
    ledger.correct("a", "S1", "accept", who="Ann", seen=0)
    assert ledger.correct("a", "S2", "accept", who="Bob", seen=0).status == "holds"


@pytest.mark.parametrize(
    ("kind", "id", "changed", "reason"),
    [
        ("change", "S1", {"act": "shout"}, "act 'shout' is none of say"),
        ("change", "S1", {"form": None}, "form 'None'"),
        ("change", "S1", {"polarity": "maybe"}, "polarity 'maybe'"),
        ("change", "S1", {"certainty": 1}, "certainty '1'"),
        ("change", "S1", {"hearsay": "yes"}, "hearsay is 'yes'"),
        ("change", "S1", {"cue": [[4, 4]]}, r"cue \[4, 4\] is no part of the text"),
        ("change", "S1", {"content": [[4, 99999]]}, "content .* is no part of the text"),
        ("change", "S1", {"content": [["4", "9"]]}, "content .* is no part of the text"),
        ("change", "S1", {"cue": [], "content": []}, "neither a cue nor a content"),
        ("change", "S1", {"date": "next week"}, "no EDTF date"),
        ("change", "S1", {"date": "2020-02-30"}, "no EDTF date"),
        ("change", "S1", {"within": "S1"}, "cannot stand within 'S1'"),
        ("change", "S1", {"within": "S9"}, "cannot stand within 'S9'"),
        ("change", "S1", {"source": {"spans": [[0, 3]], "actors": ["Peru"], "naming": "named"}}, "'Peru' is no actor's code"),
        ("change", "S1", {"source": {"spans": [[0, 3]], "actors": ["PER"], "naming": "known"}}, "naming 'known'"),
        ("change", "S1", {"source": {"spans": [], "actors": [], "naming": "named"}}, "source has no words"),
        ("change", "S1", {"conditions": [{"span": [0, 3], "cue": None, "kind": "when"}]}, "condition 'when'"),
        ("change", "S1", {"source": 7}, "no statement in the guidelines' JSON"),
        ("change", "S1", {"cue": 7}, "no statement in the guidelines' JSON"),
        ("change", "S1", None, "say how it shall be"),
        ("add", None, None, "say how it shall be"),
        ("add", "S4", {}, "must not be given"),
        ("add", None, {}, "has a statement with these words: S1"),
        ("change", "S2", {}, "statement 'S2' of d is not there"),
        ("accept", "S9", None, "statement 'S9' of d is not there"),
        ("improve", "S1", None, "'improve' is nothing that is done"),
        ("date", "S1", None, "'date' is nothing that is done"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_entry(
    ledger: Ledger, kind: CorrectionKind, id: str | None, changed: dict[str, Any] | None, reason: str
) -> None:
    before = as_text(ledger.dossier())
    after = None if changed is None else as_json(ledger, "d", "S1", **changed)
    with pytest.raises(LedgerError, match=reason):
        ledger.correct("d", id, kind, after, who="Ann")
    assert ledger.corrections() == []
    assert as_text(ledger.dossier()) == before


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda ledger: ledger.correct("z", "S1", "accept", who="Ann"), "no report 'z'"),
        (lambda ledger: ledger.correct("d", "S1", "accept", who=" "), "needs the name"),
        (lambda ledger: ledger.undo(9, "Ann"), "no correction 9"),
        (lambda ledger: (ledger.undo(1, "Ann"), ledger.undo(1, "Ann")), "taken back already"),
        (lambda ledger: ledger.correct("c", "S1", "change", {}, who="Ann"), "was rejected; undo that first"),
        (lambda ledger: ledger.correct_date("d", "2020-13", ledger.reading("d"), "Ann"), "no month 13"),
        (lambda ledger: ledger.correct_date("d", "2020-03-09", ledger.reading("d"), "Ann"), "is 2020-03-09 already"),
        (lambda ledger: ledger.correct_date("d", "2020-03-10", ledger.reading("d"), "Ann"), "not that of d for the date"),
    ],
)
def test_what_has_no_sense_is_told(ledger: Ledger, edit: Callable[[Ledger], object], reason: str) -> None:
    ledger.correct("c", "S1", "reject", who="Ann")
    with pytest.raises(LedgerError, match=reason):
        edit(ledger)


def dated(reading: Reading, date: str | None) -> Reading:
    return replace(reading, report=replace(reading.report, date=date))


def vague() -> list[Reading]:
    """Reports of which some are known only by their month."""
    dates = ("2020-03-09", "2020-03", "2020-03-20", None, "2020-03", "2020-03-02", "2020")
    return [dated(reading, date) for reading, date in zip(readings(), dates, strict=True)]


@pytest.mark.parametrize("made", [readings(), vague()], ids=["days", "months"])
@pytest.mark.parametrize("number", [0, 2, 4, 6])
@pytest.mark.parametrize("date", ["2020-02-15", "2020-03-10", "2020-03", "2020-05-01", None])
def test_a_report_whose_date_is_corrected_stands_as_if_it_had_come_with_it(
    tmp_path: Path, made: list[Reading], number: int, date: str | None
) -> None:
    ledger = Ledger.open(str(tmp_path / "dossier.db"), create=True)
    ledger.add(made)
    before = as_text(ledger.dossier())
    right = dated(made[number], date)
    if date == made[number].report.date:
        return
    ledger.correct_date(made[number].report.id, date, right, "Ann")
    after = as_text(ledger.dossier())
    assert after == as_text(derive([*made[:number], right, *made[number + 1 :]]))
    ledger.rebuild()
    assert as_text(ledger.dossier()) == after
    ledger.undo(1, "Ann")
    assert as_text(ledger.dossier()) == before
    assert ledger.reading(made[number].report.id).report.date == made[number].report.date


def test_a_date_may_be_corrected_twice_and_both_be_taken_back(ledger: Ledger) -> None:
    before, old = as_text(ledger.dossier()), ledger.machine_reading("d")
    for date in ("2020-03-02", "2020-03-30"):
        ledger.correct_date("d", date, dated(old, date), "Ann")
    assert [(c.dates, c.status) for c in ledger.corrections()] == [
        (("2020-03-02", "2020-03-30"), "holds"),
        (("2020-03-09", "2020-03-02"), "replaced"),
    ]
    ledger.undo(2, "Ann")
    assert ledger.provenance("d").date == "2020-03-02"
    ledger.undo(1, "Ann")
    assert as_text(ledger.dossier()) == before


def test_a_report_that_comes_again_keeps_the_date_that_a_person_gave_it(ledger: Ledger) -> None:
    old = ledger.machine_reading("d")
    ledger.correct_date("d", "2020-03-30", dated(old, "2020-03-30"), "Ann")
    before = as_text(ledger.dossier())
    (filing,) = ledger.add([anew_of(old)]).filings
    assert (filing.new, filing.read_anew) == (False, False)
    assert as_text(ledger.dossier()) == before
    ledger.undo(1, "Ann")
    assert [s.act for s in ledger.reading("d").statements] == ["want"]


def anew_of(reading: Reading) -> Reading:
    return replace(reading, statements=tuple(replace(s, act="want") for s in reading.statements))


def test_visits_are_remembered_of_each(ledger: Ledger) -> None:
    assert ledger.last_visit("Ann") is None
    ledger.visit("Ann")
    ledger.visit("Ann")
    assert ledger.last_visit("Ann") is not None
    assert ledger.last_visit("Bob") is None


def test_a_decision_is_taken_back_and_made_again(tmp_path: Path) -> None:
    ledger = Ledger.open(str(tmp_path / "d.db"), create=True)
    ledger.add([Made(str(n), f"2020-03-0{n}").say("PER.GOV", "offer", what).reading()
                for n, what in ((1, "to talk about the border"), (2, "to lift the blockade"))])  # fmt: skip
    apart = as_text(ledger.dossier())
    ledger.join("C1", "C2", "Ann")
    joined = as_text(ledger.dossier())
    assert [c.id for c in ledger.undo_decision(1, "Bob")] == ["C2", "C1"]
    assert as_text(ledger.dossier()) == apart
    ledger.rebuild()
    assert as_text(ledger.dossier()) == apart
    ledger.undo_decision(2, "Bob")
    assert as_text(ledger.dossier()) == joined
    assert [(d.kind, d.number, d.undoes) for d in ledger.decisions()] == [("join", 1, None), ("undo", 2, 1), ("undo", 3, 2)]
    for number, reason in ((2, "taken back already"), (9, "no decision 9")):
        with pytest.raises(LedgerError, match=reason):
            ledger.undo_decision(number, "Bob")
