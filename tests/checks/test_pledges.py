"""The gold of fulfilment: what is asked of a case, and that the ledger reaches what it reached."""

from __future__ import annotations

import pytest

from checks.fulfilment import FLOORS, Answer, cases, figures, given, reading, right

KEPT, BROKEN, DUE, NOTHING = Answer("kept", "b"), Answer("broken", "b"), Answer("due"), Answer("nothing")


def test_every_figure_holds_its_floor() -> None:
    measured = figures([(right(case), given(case)) for case in cases().values()])
    assert {name: value for name, value in measured.items() if value < FLOORS[name]} == {}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([(KEPT, KEPT), (DUE, DUE)], {"precision": 1.0, "recall": 1.0, "due": 1.0}),
        ([(KEPT, BROKEN), (NOTHING, KEPT)], {"precision": 0.0, "recall": 0.0, "due": 0.0}),
        ([(KEPT, Answer("kept", "c")), (KEPT, KEPT)], {"precision": 0.5, "recall": 0.5, "due": 0.0}),  # by another report
        ([(KEPT, NOTHING), (KEPT, KEPT), (DUE, NOTHING)], {"precision": 1.0, "recall": 0.5, "due": 0.0}),
    ],
)
def test_what_is_told_wrongly_costs_precision(answers: list[tuple[Answer, Answer]], expected: dict[str, float]) -> None:
    assert figures(answers) == expected


def test_half_of_the_cases_are_traps() -> None:
    states = [right(case).state for case in cases().values()]
    assert 0.4 <= sum(state in {"nothing", "due"} for state in states) / len(states) <= 0.6


@pytest.mark.parametrize("name", cases())
def test_the_words_of_a_case_stand_where_its_reading_says(name: str) -> None:
    for report in cases()[name]["reports"]:
        made = reading(report)
        said = [row for row in report["statements"] if "meeting" not in row]
        found = [made.report.text[start:end] for s in made.statements for start, end in s.content]
        assert found == [row["content"] for row in said]
