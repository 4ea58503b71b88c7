"""Statements that SQLAlchemy compiles once for a database and its driver then runs without further ado.

The fold asks the tables several hundred small questions a report; going through SQLAlchemy's execution each time costs ten times
what the database needs for the answer.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from gezant.ledger.store.beside import moved, suffix


class Prepared:
    """A statement with named parameters."""

    def __init__(self, statement: sa.sql.expression.ClauseElement) -> None:
        self._statement = statement
        self._compiled: dict[tuple[str, str], tuple[str, tuple[str, ...], Mapping[str, Any]]] = {}
        columns = [column.name for column in statement.selected_columns] if isinstance(statement, sa.Select) else []
        self._row: Any = namedtuple("Row", columns) if columns else None

    def rows(self, connection: sa.Connection, **values: Any) -> list[Any]:
        """Run it and give all rows, their columns as attributes."""
        text, names, fixed = self._for(connection)
        cursor = _driver(connection).execute(text, [values[name] if name in values else fixed[name] for name in names])
        return [self._row._make(row) for row in cursor.fetchall()]

    def first(self, connection: sa.Connection, **values: Any) -> Any | None:
        """Run it and give its first row, or None."""
        found = self.rows(connection, **values)
        return found[0] if found else None

    def add(self, connection: sa.Connection, values: Mapping[str, Any]) -> int:
        """Run an insertion of one row and give the number of the row."""
        text, names, _ = self._for(connection)
        return int(_driver(connection).execute(text, [values[name] for name in names]).lastrowid)

    def add_all(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a change for each of several rows."""
        text, names, _ = self._for(connection)
        _driver(connection).executemany(text, [[row[name] for name in names] for row in rows])

    def _for(self, connection: sa.Connection) -> tuple[str, tuple[str, ...], Mapping[str, Any]]:
        dialect, beside = connection.dialect, suffix(connection)
        if (dialect.name, beside) not in self._compiled:
            statement = moved(self._statement) if beside else self._statement
            compiled: Any = statement.compile(dialect=dialect)
            names: Iterable[str] = compiled.positiontup or ()
            self._compiled[dialect.name, beside] = (str(compiled), tuple(names), compiled.params)
        return self._compiled[dialect.name, beside]


def inserting(table: sa.Table) -> Prepared:
    """An insertion into a table, of every column but a number that the database gives."""
    own = {"number"} if len(table.primary_key.columns) == 1 else set()
    names = [c.name for c in table.columns if c.name not in own or table.name == "conditions"]
    return Prepared(table.insert().values({name: sa.bindparam(name) for name in names}))


def _driver(connection: sa.Connection) -> Any:
    return connection.connection.driver_connection
