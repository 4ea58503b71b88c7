"""What became of pledges, measured on cases of our own: `python -m checks.fulfilment` tells precision, recall and every error.

A case of gold/fulfilment is a pledge, what later reports say, and the right answer: kept or broken (by which report), due, or
nothing. Exit status 1 where precision or recall fell below its floor.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gezant.ledger import Ledger
from gezant.model import Condition, Meeting, Party, Reading, Report, Statement, Time

FOLDER = Path(__file__).resolve().parents[1] / "gold" / "fulfilment"
FLOORS = {"precision": 0.9, "recall": 0.8, "due": 0.85}
_NAMES = {"reported kept": "kept", "reported broken": "broken", "due": "due"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the first pledge of a case: `kept`, `broken`, `due` or `nothing`, and the report that says so."""

    state: str
    report: str | None = None


def cases() -> dict[str, Mapping[str, Any]]:
    """All cases by their id."""
    rows = [row for path in sorted(FOLDER.glob("*.json")) for row in json.loads(path.read_text("utf-8"))]
    return {row["id"]: row for row in rows}


def right(case: Mapping[str, Any]) -> Answer:
    """The answer that a case asks for."""
    return Answer(case["expect"], case["by"])


def given(case: Mapping[str, Any]) -> Answer:
    """The ledger's answer."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(str(Path(folder, "case.db")), create=True)
        ledger.add(reading(report) for report in case["reports"])
        found = ledger.fulfilments(["C1"], case["as_of"]).get("C1")
    return Answer(_NAMES[found.state], found.report) if found else Answer("nothing")


def reading(report: Mapping[str, Any]) -> Reading:
    """The reading that a report of a case stands for; its text is the statements, a line each."""
    text = ""
    times: list[Time] = []
    statements: list[Statement] = []
    meetings: list[Meeting] = []
    for row in report["statements"]:
        start = len(text)
        if "meeting" in row:
            text += f"{row['meeting']} of {' and '.join(row['participants'])}.\n"
            place = (start, len(text) - 2)
            meetings.append(
                Meeting(place, tuple(row["participants"]), row["meeting"], row["when"], None, row["state"], None, "gold")
            )  # fmt: skip
            continue
        source = addressee = None
        for role in ("source", "to"):
            if row.get(role):
                party = Party(((len(text), len(text) + len(row[role])),), (row[role],), row.get("naming", "institution"))
                text += f"{row[role]} "
                source, addressee = (party, addressee) if role == "source" else (source, party)
        cue = len(text)
        text += f"{row['act']} "
        content = (len(text), len(text) + len(row["content"]))
        text += f"{row['content']}.\n"
        conditions = []
        if "condition" in row:
            words, kind = row["condition"]
            conditions.append(Condition(_place(text, words, content[0]), None, kind))
        for words, value in row.get("times", ()):
            times.append(Time(_place(text, words, content[0]), "DATE", value, "gold", f"T{len(times) + 1}"))
        statements.append(
            Statement(
                f"S{len(statements) + 1}", source, ((cue, content[0] - 1),), (content,), row["act"], "indirect",
                row.get("polarity", "positive"), "certain", row.get("hearsay", False), None, addressee, (), None,
                tuple(conditions), 1.0, "gold",
            )
        )  # fmt: skip
    made = Report(report["id"], text, report["language"], report["date"])
    return Reading(made, tuple(times), tuple(statements), tuple(meetings))


def _place(text: str, words: str, since: int) -> tuple[int, int]:
    start = text.index(words, since)
    return start, start + len(words)


def figures(answers: Sequence[tuple[Answer, Answer]]) -> dict[str, float]:
    """Precision and recall of what is told as kept or broken, by the right report, and the share of what is due that is told so.

    `answers`: of each case the right one and the one that was given.
    """
    told = [(gold, found) for gold, found in answers if found.state in {"kept", "broken"}]
    true = [(gold, found) for gold, found in answers if gold.state in {"kept", "broken"}]
    due = [(gold, found) for gold, found in answers if gold.state == "due"]
    return {
        "precision": sum(gold == found for gold, found in told) / len(told) if told else 0.0,
        "recall": sum(gold == found for gold, found in true) / len(true) if true else 0.0,
        "due": sum(gold == found for gold, found in due) / len(due) if due else 0.0,
    }


def main() -> int:
    """The command; its exit status is 0 where every figure holds its floor."""
    answers = {name: (right(case), given(case), case) for name, case in cases().items()}
    for name, (gold, found, case) in answers.items():
        if gold != found:
            print(f"{name:24} {gold.state} {gold.report or ''} → {found.state} {found.report or ''}  ({case['why']})")
    measured = figures([(gold, found) for gold, found, _ in answers.values()])
    print(f"{len(answers)} cases: " + ", ".join(f"{name} {value:.3f} (floor {FLOORS[name]})" for name, value in measured.items()))
    return 0 if all(measured[name] >= floor for name, floor in FLOORS.items()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
