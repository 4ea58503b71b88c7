"""How the ledger grows: `python -m benchmarks.ledger [STATEMENTS [FOLDER [COPIES]]]` fills a dossier and times it.

With COPIES the filled dossier is then made so many times as large (`benchmarks.copies`), and a hundred more reports are added.

Prints, as the reports grow: the processor time of adding one (reading it excluded) and of the first page of every listing, in
milliseconds, the size of the file and the memory of the process. The full run (1,000,000 statements in 100,000 reports) takes
hours; figures are in docs/ledger.md.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.copies import multiply
from gezant.ledger import Ledger
from gezant.lexicon import load
from gezant.model import Act, Meeting, Party, Reading, Report, Statement
from gezant.model.reading import MeetingKind, MeetingState

STATEMENTS = 10  # a report
_START = date(2000, 1, 1)
_STATES = (
    ("USA", "Washington"), ("RUS", "Moscow"), ("CHN", "Beijing"), ("PRK", "Pyongyang"), ("KOR", "Seoul"), ("JPN", "Tokyo"),
    ("IRN", "Tehran"), ("ISR", "Israel"), ("TUR", "Ankara"), ("NLD", "The Hague"), ("DEU", "Berlin"), ("FRA", "Paris"),
    ("GBR", "London"), ("UKR", "Kyiv"), ("IND", "New Delhi"), ("PAK", "Islamabad"), ("SAU", "Riyadh"), ("EGY", "Cairo"),
)  # fmt: skip
_ACTS: tuple[tuple[Act, str], ...] = (
    ("offer", "is willing to discuss"), ("demand", "must end"), ("promise", "will support"), ("refuse", "will not accept"),
    ("say", "has begun"), ("want", "wants"), ("threaten", "will answer with"), ("accuse", "is behind"),
)  # fmt: skip


def made_readings(count: int, first: int = 0) -> Iterator[Reading]:
    """Readings of made-up reports from number `first` on, twelve a day: ten statements of states, acts and concepts at random."""
    random = Random(first)
    terms = [
        term.replace("*", "").replace("+", " ").split("|")[0]
        for found in load("en", "topics")["concepts"].values()
        for term in found[:2]
    ]
    for number in range(first, first + count):
        text, statements = "", []
        for place in range(1, STATEMENTS + 1):
            (state, city), (_, other) = random.sample(_STATES, 2)
            act, words = random.choice(_ACTS)
            content = f"{other} {words} {random.choice(terms)} and {random.choice(terms)} {random.randrange(1000)}"
            start = len(text)
            text += f"{city} said {content}. "
            source = Party(((start, start + len(city)),), (f"{state}.GOV",), "institution")
            said = start + len(city) + 1
            span = (said + 5, said + 5 + len(content))
            statements.append(
                Statement(
                    f"S{place}", source, ((said, said + 4),), (span,), act, "indirect", "positive", "certain", False, None, None,
                    (), None, (), 1.0, "made",
                )
            )  # fmt: skip
        day = (_START + timedelta(number // 12)).isoformat()
        yield Reading(Report(f"r-{number}", text, "en", day), (), tuple(statements), _meetings(number, day, len(text), random))


def _meetings(number: int, day: str, length: int, random: Random) -> tuple[Meeting, ...]:
    """Of every fifth report: one that is planned for, or was held on, its day."""
    if number % 5:
        return ()
    sides = tuple(f"{state}.GOV" for state, _ in random.sample(_STATES, 2))
    kind: MeetingKind = random.choice(("summit", "talks", "visit"))
    state: MeetingState = random.choice(("planned", "held", "cancelled"))
    return (Meeting((0, length), sides, kind, day, None, state, None, "made"),)


LISTINGS: dict[str, Callable[[Ledger], object]] = {
    "claims": lambda ledger: ledger.claims(),
    "by actor": lambda ledger: ledger.claims(actor="PRK"),
    "by topic": lambda ledger: ledger.claims(topic="sanctions"),
    "by grade": lambda ledger: ledger.claims(grade="confirmed"),
    "by words": lambda ledger: ledger.claims(text="ceasefire"),
    "a claim": lambda ledger: ledger.claim("C1"),
    "statements": lambda ledger: ledger.statements(),
    "by actor ": lambda ledger: ledger.statements(actor="PRK.GOV"),
    "by act": lambda ledger: ledger.statements(act="threaten"),
    "unnamed": lambda ledger: ledger.statements(named=False),
    "early": lambda ledger: ledger.statements(text="ceasefire", as_of="2000-01-05"),
    "by words ": lambda ledger: ledger.statements(text="ceasefire"),
    "meetings": lambda ledger: ledger.meetings(),
    "of actor": lambda ledger: ledger.meetings(actor="PRK"),
    "actors": lambda ledger: ledger.actors(),
    "queue": lambda ledger: ledger.uncertain(),
    "changes": lambda ledger: ledger.changes(since=_latest(ledger)),
}


def _latest(ledger: Ledger) -> str:
    """The day of the latest report."""
    return ledger.statements(limit=1)[0].date or ""


def listings(ledger: Ledger) -> dict[str, float]:
    """The processor time of the first page of every listing, in milliseconds; the best of three."""
    return {name: min(_spent(listing, ledger) for _ in range(3)) for name, listing in LISTINGS.items()}


def _spent(action: Callable[[Ledger], object], ledger: Ledger) -> float:
    start = time.process_time()
    action(ledger)
    return 1e3 * (time.process_time() - start)


def main() -> None:
    """Run the benchmark."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
    copies = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "benchmark.db"
    marks = {count for power in range(2, 6) for count in (10**power, 3 * 10**power)} | {total // STATEMENTS}
    print(f"{'reports':>8} {'add, ms':>8} {'p95':>8} {'file, MB':>9} {'memory, MB':>11}")
    _fill(file, made_readings(total // STATEMENTS), marks, 0)
    if copies > 1:
        days = multiply(file, copies)
        known = copies * (total // STATEMENTS)
        _fill(file, made_readings(100, first=12 * days), {known + 100}, known)


def _fill(file: Path, readings: Iterable[Reading], marks: Collection[int], known: int) -> None:
    """Add readings to a dossier of `known` reports, and print what they and the listings cost at these numbers of reports."""
    ledger = Ledger.open(str(file), create=True)
    costs: list[float] = []
    for number, reading in enumerate(readings, known + 1):
        start = time.process_time()
        ledger.add([reading])
        costs.append(1e3 * (time.process_time() - start))
        if number in marks:
            last = sorted(costs[-100:])
            size = sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*")) / 1e6
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            print(f"{number:8} {median(last):8.1f} {last[int(0.95 * len(last))]:8.1f} {size:9.1f} {memory:11.0f}")
            print("         " + ", ".join(f"{name.strip()} {spent:.0f}" for name, spent in listings(ledger).items()), flush=True)


if __name__ == "__main__":
    main()
