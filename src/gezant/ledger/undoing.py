"""Entries that are never removed, and taken back by further entries."""

from __future__ import annotations

from collections.abc import Iterable


def undone(entries: Iterable[tuple[int, int | None]]) -> frozenset[int]:
    """The numbers of the entries that are taken back, of entries with their number and that of what each takes back.

    An entry that takes back another may be taken back itself.
    """
    gone: set[int] = set()
    for number, undoes in sorted(entries, key=lambda entry: -entry[0]):
        if undoes is not None and number not in gone:
            gone.add(undoes)
    return frozenset(gone)
