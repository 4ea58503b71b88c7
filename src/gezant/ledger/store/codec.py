"""Entries and meetings as text in the tables, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple
from datetime import date
from typing import Any, cast

from gezant.ledger.memory import Entry, Key
from gezant.ledger.propositions import Proposition
from gezant.model import DateCandidate, Meeting
from gezant.model.dossier import Why, WhyCode

_SETS = ("concepts", "names", "persons", "rare", "acts")


def entry_to_text(entry: Entry) -> str:
    """An entry without its key, which has columns of its own."""
    p = {name: getattr(entry.proposition, name) for name in Proposition.__slots__}
    for name in _SETS:
        p[name] = sorted(p[name])
    row = [entry.act, entry.sources, p, entry.due, entry.told]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def entry_from_text(text: str, key: Key) -> Entry:
    """The entry back."""
    act, sources, p, *times = json.loads(text)
    for name in _SETS:
        p[name] = frozenset(p[name])
    p["parties"] = tuple(p["parties"])
    return Entry(key, act, tuple(sources), Proposition(**p), *times)


def meeting_to_text(meeting: Meeting) -> str:
    """A meeting of a reading."""
    return json.dumps(asdict(meeting), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def meeting_from_text(text: str) -> Meeting:
    """The meeting back."""
    data: dict[str, Any] = json.loads(text)
    return Meeting(**{**data, "span": tuple(data["span"]), "participants": tuple(data["participants"])})


def candidates_to_text(candidates: Sequence[DateCandidate]) -> str | None:
    """The candidates for a report's date; None where there are none."""
    return json.dumps([asdict(c) for c in candidates], ensure_ascii=False, separators=(",", ":")) if candidates else None


def candidates_from_text(text: str | None) -> tuple[DateCandidate, ...]:
    """The candidates back."""
    return tuple(DateCandidate(**candidate) for candidate in json.loads(text)) if text else ()


def why_to_text(why: Why | None) -> str:
    """What brought a statement to a claim; empty where it founded the claim."""
    return json.dumps(astuple(why), ensure_ascii=False, separators=(",", ":")) if why else ""


def why_from_text(text: str) -> Why | None:
    """The same back. What a program before codes derived stands there in its words, which stay until `gezant rebuild`."""
    if not text.startswith("["):
        return Why(cast("WhyCode", text)) if text else None
    code, shared, *rest = json.loads(text)
    return Why(code, tuple(shared), *rest)


def key_of(row: Any) -> Key:
    """The key of a row with the four columns of one."""
    return Key(date.fromordinal(row.day), row.arrival, row.statement, row.part)


def columns_of(key: Key) -> dict[str, int]:
    """The four columns of a key."""
    return {"day": key.day.toordinal(), "arrival": key.arrival, "statement": key.statement, "part": key.part}


def place_of(key: Key) -> dict[str, int]:
    """The two columns of the place of a key's report."""
    return {"day": key.day.toordinal(), "arrival": key.arrival}
