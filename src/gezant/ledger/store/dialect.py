"""What differs between databases: how one is opened, how writing begins, what a failure means. So far SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from gezant.ledger.stems import query, stems

_WAIT = 60  # seconds that a writer waits for another
FAILURES = {
    "not a database": (
        "no_dossier",
        "{where} is not a dossier but another kind of file; nothing was changed. Name another file.",
    ),
    "disk is full": (
        "full",
        "the disk is full: nothing was added to {where}, and what was in it is safe. Make room and try again.",
    ),
    "disk I/O": ("disk", "{where} cannot be read or written: the disk fails or is full. What was in it before is safe."),
    "readonly": ("read_only", "{where} is read-only; nothing was changed. Make the file and its folder writable."),
    "unable to open": ("rights", "{where} cannot be opened; look at the rights on the file and on its folder."),
    "locked": ("busy", "{where} is being written by another for longer than {wait} seconds; try again."),
    "malformed": ("damaged", "{where} is damaged; take a copy from before, or add its reports to a new dossier."),
}
"""What a database reports (a part of it): the code of a refusal, and what it says of the dossier."""


class LedgerError(Exception):
    """A dossier that cannot be opened, read or written; the message says what, where and what to do."""


class Refusal(LedgerError):
    """What a dossier that is open does not let be done, or has not: a `code` with `values`, for those who tell it in a language.

    Its message says the same in English, for the terminal.
    """

    def __init__(self, code: str, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.code, self.values = code, values


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
        raise _refusal(str(error.orig or error), where) from error
    except sqlite3.Error as error:
        raise _refusal(str(error), where) from error


def _refusal(said: str, where: str) -> Refusal:
    for part, (code, message) in FAILURES.items():
        if part in said:
            return Refusal(code, message.format(where=where, wait=_WAIT), wait=_WAIT)
    return Refusal("database", f"{where}: {said}", said=said)


def numbers_in(name: str) -> sa.Select[Any]:
    """The numbers of a JSON list that is given as a parameter: as many as there are, in one statement."""
    return sa.select(sa.func.json_each(sa.bindparam(name)).table_valued("value").c.value)


STATEMENT_WORDS, REPORT_WORDS = "statement_words", "report_words"  # full-text tables; their rows by number and by arrival
_INDEXED = {STATEMENT_WORDS: ("content",), REPORT_WORDS: ("title", "text")}


def make_word_tables(
    connection: sa.Connection, tables: Collection[str] = (STATEMENT_WORDS, REPORT_WORDS), suffix: str = ""
) -> None:
    """Make the indices of the stems of words (SQLite FTS5, https://sqlite.org/fts5.html), which keep no text themselves."""
    for table in tables:
        kept = f"{', '.join(_INDEXED[table])}, content='', tokenize=\"unicode61 remove_diacritics 2\""
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {table}{suffix} USING fts5({kept})")


def add_words(connection: sa.Connection, table: str, number: int, language: str, *texts: str, suffix: str = "") -> None:
    """Add the stems of texts in a language to one of the indices, a text a column, under a number.

    `suffix` stands behind its name where it is made anew (`beside.py`).
    """
    driver: Any = connection.connection.driver_connection
    marks = ", ".join("?" for _ in texts)
    made = [stems(text, language) for text in texts]
    driver.execute(f"INSERT INTO {table}{suffix}(rowid, {', '.join(_INDEXED[table])}) VALUES (?, {marks})", (number, *made))


def forget_words(connection: sa.Connection, first: int) -> None:
    """Take the words of statements from a number on out of their index, while the statements are still there."""
    if connection.exec_driver_sql("SELECT min(number) FROM statements").scalar_one() == first:
        connection.exec_driver_sql(f"INSERT INTO {STATEMENT_WORDS}({STATEMENT_WORDS}) VALUES ('delete-all')")
        return
    said = "SELECT s.number, r.language, s.content FROM statements s JOIN reports r ON r.arrival = s.arrival WHERE s.number >= ?"
    rows = [(number, stems(content, language)) for number, language, content in connection.exec_driver_sql(said, (first,))]
    driver: Any = connection.connection.driver_connection
    driver.executemany(f"INSERT INTO {STATEMENT_WORDS}({STATEMENT_WORDS}, rowid, content) VALUES ('delete', ?, ?)", rows)


WORDS = sa.table(STATEMENT_WORDS, sa.column("rowid", sa.Integer))  # the index of words; `rowid` is the number of a statement
REPORTS = sa.table(REPORT_WORDS, sa.column("rowid", sa.Integer))  # the same of reports, by their arrival


def matching(asked: str, table: str = STATEMENT_WORDS) -> sa.ColumnElement[bool]:
    """That a row of an index has all that is asked for, as `gezant.ledger.stems.query` has it."""
    return sa.text(f"{table} MATCH :words").bindparams(words=query(asked) or '""')  # type: ignore[return-value]
