"""What differs between databases: how one is opened, how writing begins, what a failure means. So far SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

_WAIT = 60  # seconds that a writer waits for another


class LedgerError(Exception):
    """A dossier that cannot be opened, read or written; the message says what, where and what to do."""


def address(target: str) -> sa.URL:
    """The database of a dossier: a URL as it stands, a path as that of an SQLite file. Raises LedgerError for others."""
    if "://" not in target:
        return sa.URL.create("sqlite", database=target)
    try:
        url = make_url(target)
    except ArgumentError as error:
        raise LedgerError(f"'{target}' is no database address: {error}") from error
    if url.get_backend_name() != "sqlite":
        raise LedgerError(f"'{target}': dossiers are kept in SQLite so far; give the path of a file")
    return url


def engine(url: sa.URL, *, create: bool) -> sa.Engine:
    """An engine for a dossier. Raises LedgerError where its file is not there (and must not be made) or is no database."""
    name = url.database or ":memory:"
    path = None if name.startswith((":memory:", "file:")) else Path(name)
    if path is not None and not create and not path.exists():
        raise LedgerError(f"there is no dossier at {path}; make one with: gezant add {path} FILE…")
    if path is not None and path.is_dir():
        raise LedgerError(f"{path} is a folder, and a dossier is a file; name one in it, such as {path / 'dossier.db'}")
    if path is not None and create and not path.parent.exists():
        raise LedgerError(f"there is no folder {path.parent} to make the dossier in")
    made = sa.create_engine(url, connect_args={"timeout": _WAIT})
    sa.event.listen(made, "connect", _prepare)
    return made


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun by `writing` and by reads, not by the driver
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={_WAIT * 1000}")
    cursor.execute("PRAGMA cache_size=-131072")  # KiB
    cursor.execute("PRAGMA wal_autocheckpoint=10000")  # pages; a report changes some hundred, scattered over a large file
    cursor.close()


@contextmanager
def writing(made: sa.Engine, where: str) -> Iterator[sa.Connection]:
    """One transaction that nobody else writes beside; all of it is kept, or nothing. Raises LedgerError where it cannot be."""
    with told(where), made.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


@contextmanager
def reading(made: sa.Engine, where: str) -> Iterator[sa.Connection]:
    """One view of the dossier that does not change while it is looked at. Raises LedgerError where it cannot be read."""
    with told(where), made.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("ROLLBACK")


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what a database reports into a LedgerError for people."""
    try:
        yield
    except (DatabaseError, OperationalError) as error:
        raise LedgerError(_reason(str(error.orig or error), where)) from error
    except sqlite3.Error as error:
        raise LedgerError(_reason(str(error), where)) from error


def _reason(said: str, where: str) -> str:
    reasons = {
        "not a database": f"{where} is not a dossier but another kind of file; nothing was changed. Name another file.",
        "disk is full": f"the disk is full: nothing was added to {where}, and what was in it is safe. Make room and try again.",
        "disk I/O": f"{where} cannot be read or written: the disk fails or is full. What was in it before is safe.",
        "readonly": f"{where} is read-only; nothing was changed. Make the file and its folder writable.",
        "unable to open": f"{where} cannot be opened; look at the rights on the file and on its folder.",
        "locked": f"{where} is being written by another for longer than {_WAIT} seconds; try again.",
        "malformed": f"{where} is damaged; take a copy from before, or add its reports to a new dossier.",
    }
    for part, reason in reasons.items():
        if part in said:
            return reason
    return f"{where}: {said}"


def numbers_in(name: str) -> sa.Select[Any]:
    """The numbers of a JSON list that is given as a parameter: as many as there are, in one statement."""
    return sa.select(sa.func.json_each(sa.bindparam(name)).table_valued("value").c.value)


TEXT = "statement_text"  # the full-text table beside `statements`, its rows by their numbers


def make_text_table(connection: sa.Connection) -> None:
    """Make the index of the words of statements (SQLite FTS5, https://sqlite.org/fts5.html; accents do not count)."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {TEXT} USING fts5"
        "(content, content='statements', content_rowid='number', tokenize=\"unicode61 remove_diacritics 2\")"
    )


def add_text(connection: sa.Connection, number: int, content: str) -> None:
    """Add the words of a statement."""
    driver: Any = connection.connection.driver_connection
    driver.execute(f"INSERT INTO {TEXT}(rowid, content) VALUES (?, ?)", (number, content))


def forget_text(connection: sa.Connection, first: int) -> None:
    """Take the words of statements from a number on out of the index, while the statements are still there."""
    connection.exec_driver_sql(
        f"INSERT INTO {TEXT}({TEXT}, rowid, content) SELECT 'delete', number, content FROM statements WHERE number >= ?", (first,)
    )


WORDS = sa.table(TEXT, sa.column("rowid", sa.Integer))  # the index of words; `rowid` is the number of a statement


def matching(words: str) -> sa.ColumnElement[bool]:
    """That all these words stand in the content of a row of WORDS; the last may be the beginning of one."""
    quoted = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
    return sa.text(f"{TEXT} MATCH :words").bindparams(words=f"{quoted}*" if quoted else '""')  # type: ignore[return-value]
