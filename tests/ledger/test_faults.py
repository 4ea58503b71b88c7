"""What goes wrong outside: killed writers, two at once, a full disk, a file that must not be written."""

from __future__ import annotations

import json
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checks.kills import kept
from gezant.ledger import Ledger, LedgerError
from gezant.model import Reading, reading_from_json, reading_to_json
from gezant.model.dossier_json import dossier_to_json
from tests.ledger.made import Made

WRITER = """
import json, sys
from gezant.ledger import Ledger
from gezant.model import reading_from_json
ledger = Ledger.open(sys.argv[1], create=True)
for line in open(sys.argv[2], encoding="utf-8"):
    added = ledger.add([reading_from_json(json.loads(line))])
    print(added.filings[0].report, flush=True)
"""


def readings(prefix: str, count: int) -> list[Reading]:
    made = []
    for number in range(count):
        report = Made(f"{prefix}{number}", f"2020-03-{number % 28 + 1:02}")
        report.say("PER", "demand", f"the withdrawal of {number} troops from the {prefix} border")
        report.say("CHL.GOV", "refuse", f"to withdraw its troops, as it told {number} times")
        made.append(report.reading())
    return made


def write_lines(path: Path, made: list[Reading]) -> Path:
    path.write_text("".join(json.dumps(reading_to_json(reading)) + "\n" for reading in made), encoding="utf-8")
    return path


def writer(dossier: Path, lines: Path, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-c", WRITER, str(dossier), str(lines)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_killed_writer_loses_no_committed_report(tmp_path: Path, after: int) -> None:
    dossier = tmp_path / "dossier.db"
    process = writer(dossier, write_lines(tmp_path / "lines", readings("a", 40)))
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(after)]
    time.sleep(0.01 * after)
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split()
    process.communicate()

    assert after <= len(kept(dossier, told)) < 40


WORKER = """
import sys
from gezant.ledger import Ledger
from gezant.ledger.store import anew
anew._TOGETHER, anew._FOLDED, anew._COPIED = 0, 2, 2
ledger = Ledger.open(sys.argv[1])
while ledger.work_on():
    print("one more", flush=True)
"""


@pytest.mark.parametrize("after", [1, 3, 8, 12])
def test_who_is_killed_while_working_a_dossier_out_anew_leaves_it_as_it_was(tmp_path: Path, after: int) -> None:
    dossier = tmp_path / "dossier.db"
    Ledger.open(str(dossier), create=True).add(readings("a", 20))
    ledger = Ledger.open(str(dossier), at_once=0)
    before = dossier_to_json(ledger.dossier())
    ledger.correct("a1", "S1", "reject", who="Ann")
    with subprocess.Popen([sys.executable, "-c", WORKER, str(dossier)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    if ledger.unfinished() is not None:
        assert dossier_to_json(ledger.dossier()) == before
    ledger.catch_up(pause=0)
    finished = dossier_to_json(ledger.dossier())
    ledger.rebuild()
    assert dossier_to_json(ledger.dossier()) == finished != before


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier.db"
    writers = [writer(dossier, write_lines(tmp_path / name, readings(name, 12))) for name in "ab"]
    for process in writers:
        _, complaints = process.communicate(timeout=120)
        assert process.returncode == 0, complaints
    ledger = Ledger.open(str(dossier))
    both = ledger.dossier()
    assert sorted(both.reports) == sorted(f"{name}{number}" for name in "ab" for number in range(12))
    ledger.rebuild()
    assert dossier_to_json(ledger.dossier()) == dossier_to_json(both)


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier.db"
    Ledger.open(str(dossier), create=True).add(readings("a", 3))
    before = dossier_to_json(Ledger.open(str(dossier)).dossier())
    room = dossier.stat().st_size + 16_384

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    process = writer(dossier, write_lines(tmp_path / "lines", readings("b", 400)), preexec_fn=little_room)
    told, complaints = process.communicate(timeout=120)
    assert process.returncode != 0
    assert "Refusal: " in complaints
    assert "disk" in complaints.splitlines()[-1]
    after = dossier_to_json(Ledger.open(str(dossier)).dossier())
    assert [report for report in after["reports"] if report.startswith("a")] == before["reports"]
    assert set(told.split()) <= set(after["reports"])


def test_a_database_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier.db"
    Ledger.open(str(dossier), create=True).add(readings("a", 1))
    with sqlite3.connect(dossier) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    ledger = Ledger.open(f"sqlite:///file:{dossier}?mode=ro&uri=true")
    assert ledger.dossier().reports == ("a0",)
    with pytest.raises(LedgerError, match="read-only"):
        ledger.add(readings("b", 1))


def test_a_reading_survives_its_json() -> None:
    (made,) = readings("a", 1)
    assert reading_from_json(reading_to_json(made)) == made
