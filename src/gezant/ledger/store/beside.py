"""A second set of the derived tables, beside those that are shown, in which a dossier is worked out anew.

Its names are those of the tables with `_anew` behind them. A statement of the fold (`prepared.py`) goes to that set within
`writing_beside`. When all is done the two change names, which takes no time however large they are, and what stood before is
dropped table by table. The indices of a table that was made beside have the same suffix, until the next time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql import visitors

from gezant.ledger.store import schema as t
from gezant.ledger.store.dialect import STATEMENT_WORDS, make_word_tables

_ANEW, _OLD = "_anew", "_old"
_OPTION = "gezant_beside"
_NAMES = (STATEMENT_WORDS, *(table.name for table in t.DERIVED))
_made = sa.MetaData()
_BESIDE = {table: table.to_metadata(_made, name=f"{table.name}{_ANEW}") for table in t.DERIVED}


@contextmanager
def writing_beside(connection: sa.Connection) -> Iterator[None]:
    """Let what the fold asks and writes go to the tables beside."""
    connection.execution_options(**{_OPTION: True})
    try:
        yield
    finally:
        connection.execution_options(**{_OPTION: False})


def suffix(connection: sa.Connection) -> str:
    """What stands behind the names of derived tables: nothing, or what those beside have."""
    return _ANEW if connection.get_execution_options().get(_OPTION) else ""


def moved(statement: Any) -> Any:
    """A statement about derived tables as one about those beside."""

    def beside(element: Any, **_: Any) -> Any:
        if isinstance(element, sa.Table):
            return _BESIDE.get(element)
        if isinstance(element, sa.Column) and element.table in _BESIDE:
            return _BESIDE[element.table].c[element.name]
        return None

    return visitors.replacement_traverse(statement, {}, beside)


def make(connection: sa.Connection) -> None:
    """Make the tables beside, empty."""
    taken = _names(connection, "index")
    for table, made in _BESIDE.items():
        connection.execute(CreateTable(made))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            name = f"{index.name}{_ANEW}" if index.name in taken else str(index.name)
            columns = ", ".join(f'"{column.name}"' for column in index.columns)
            connection.exec_driver_sql(f"CREATE INDEX {name} ON {made.name} ({columns})")
    make_word_tables(connection, (STATEMENT_WORDS,), _ANEW)


def copy(connection: sa.Connection, behind: tuple[int, int], until: tuple[int, int]) -> None:
    """Copy what is shown of the reports behind a place (day, arrival) up to another to the tables beside, but for words."""
    places = {"a": behind[0], "b": behind[1], "c": until[0], "d": until[1]}
    for table, made in _BESIDE.items():
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        rows = f"SELECT {names} FROM {table.name} WHERE (day, arrival) > (:a, :b) AND (day, arrival) <= (:c, :d)"
        connection.execute(sa.text(f"INSERT INTO {made.name} ({names}) {rows}"), places)


def swap(connection: sa.Connection) -> None:
    """Show the tables beside from now on; those that were shown are left over."""
    for name in _NAMES:
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {name}{_OLD}")
        connection.exec_driver_sql(f"ALTER TABLE {name}{_ANEW} RENAME TO {name}")


def leftovers(connection: sa.Connection, *, begun: bool) -> list[str]:
    """The tables that nobody needs: those that were shown before and, unless they are `begun`, those beside."""
    suffixes = (_OLD,) if begun else (_OLD, _ANEW)
    return sorted({f"{name}{of}" for name in _NAMES for of in suffixes} & _names(connection, "table"))


def drop(connection: sa.Connection, name: str) -> None:
    """Drop one of the tables that are left over."""
    connection.exec_driver_sql(f"DROP TABLE {name}")


def _names(connection: sa.Connection, kind: str) -> set[str]:
    found = connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = :kind"), {"kind": kind})
    return set(found.scalars())
