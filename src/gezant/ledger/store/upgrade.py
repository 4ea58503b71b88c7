"""Bring a dossier's tables to the version of this program, or say why they cannot be."""

from __future__ import annotations

from importlib.resources import files

import sqlalchemy as sa

from gezant.ledger.store.dialect import LedgerError

VERSION = "0004"  # the newest of migrations/versions


def version(connection: sa.Connection, where: str) -> str | None:
    """The version of the tables; None of a database without any. Raises LedgerError where the tables are another program's."""
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "reports", "readings"} <= tables:
        raise LedgerError(f"{where} is a database, but no dossier of Gezant; nothing was changed. Name another file.")
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def check(connection: sa.Connection, where: str) -> bool:
    """Whether the tables are those of this program; False where they are older or missing. Raises LedgerError for newer ones."""
    found = version(connection, where)
    if found is not None and found > VERSION:
        raise LedgerError(
            f"{where} was written by a newer Gezant (tables of version {found}, known here: {VERSION}); update Gezant"
        )
    return found == VERSION


def upgrade(connection: sa.Connection) -> None:
    """Bring the tables to this program's version, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("gezant.ledger.store") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
