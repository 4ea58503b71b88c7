"""A dossier many times over: its rows again and again, each copy later than the one before, without reading or folding anything.

So the cost of the next addition to a large dossier is known without the hours that filling one takes. A copy shares features,
concepts and actors with the others, as the reports of a long story do.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gezant.ledger.stems import stems
from gezant.ledger.store.dialect import REPORT_WORDS, STATEMENT_WORDS
from gezant.ledger.store.schema import metadata

_DAYS = {"day", "said_day"}
_ARRIVALS = {"arrival", "said_arrival", "story"}
_NUMBERS = {"number", "claim", "of", "on", "replaces", "condition", "meeting", "ref", "times"}
_NAMES = {"id", "hash", "report"}
_LEFT = {"dossier", "decisions", "decided", "originals", "corrections", "asked_again", "stale", "visits", "feeds", "seen_entries"}


def multiply(path: Path, copies: int) -> int:
    """Make a dossier `copies` times as large, in one transaction; gives the days that it then has."""
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA cache_size=-262144")
        days = _one(db, "SELECT max(day) - min(day) + 1 FROM reports")
        arrivals = _one(db, "SELECT max(arrival) FROM reports")
        numbered = [table.name for table in metadata.sorted_tables if "number" in table.columns]
        numbers = max(_one(db, f"SELECT coalesce(max(number), 0) FROM {name}") for name in numbered)
        until = _one(db, "SELECT max(day) FROM reports")
        for copy in range(1, copies):
            shifts = dict.fromkeys(_DAYS, days * copy) | dict.fromkeys(_ARRIVALS, arrivals * copy)
            shifts |= dict.fromkeys(_NUMBERS, numbers * copy)
            for table in metadata.sorted_tables:
                if table.name not in _LEFT:
                    _copy(db, table.name, [column.name for column in table.columns], shifts, copy, until)
            _index(db, until + days * (copy - 1))
    return days * copies


def _index(db: sqlite3.Connection, behind: int) -> None:
    """Add the words of all that stands behind a day, all of it in English, to the full-text tables."""
    db.create_function("stems", 1, lambda text: stems(text or "", "en"), deterministic=True)
    told = f"INSERT INTO {STATEMENT_WORDS}(rowid, content) SELECT number, stems(content) FROM statements WHERE day > ?"
    db.execute(told, (behind,))
    told = f"INSERT INTO {REPORT_WORDS}(rowid, title, text) SELECT arrival, stems(title), stems(text) FROM reports WHERE day > ?"
    db.execute(told, (behind,))


def _copy(db: sqlite3.Connection, table: str, columns: list[str], shifts: dict[str, int], copy: int, until: int) -> None:
    def shifted(name: str) -> str:
        if name in shifts and not (table == "states" and name == "claim"):
            return f'"{name}" + {shifts[name]}'
        named = name in _NAMES and (table, name) != ("statements", "id")  # S1 in every report
        return f"\"{name}\" || '-{copy}'" if named else f'"{name}"'

    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(shifted(name) for name in columns)
    place = "day" if "day" in columns else "arrival"
    most = until if place == "day" else shifts["arrival"] // copy
    db.execute(f"INSERT OR IGNORE INTO {table} ({names}) SELECT {values} FROM {table} WHERE {place} <= {most}")


def _one(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])
