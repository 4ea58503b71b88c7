"""A dossier that is kept: reports in, and what they add up to, as of any day."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from importlib.metadata import version as program_version

import sqlalchemy as sa

from gezant.ledger.store import dialect, upgrade
from gezant.ledger.store.dialect import LedgerError
from gezant.ledger.store.read import dossier_of
from gezant.ledger.store.store import Filing, bring_up_to_date, file
from gezant.model import Reading
from gezant.model.dossier import Dossier


class Ledger:
    """The ledger of one dossier, in a file or a database. Every change is one transaction."""

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self._engine = engine
        self.where = where

    @classmethod
    def open(cls, target: str, *, create: bool = False) -> Ledger:
        """The ledger at a path or an address. Raises LedgerError where none is (unless `create`), or none that can be read."""
        url = dialect.address(target)
        engine = dialect.engine(url, create=create)
        where = url.database or target
        with dialect.reading(engine, where) as connection:
            current = upgrade.check(connection, where)
            empty = upgrade.version(connection, where) is None
        if not current:
            if empty and not create:
                raise LedgerError(f"{where} is empty: no dossier; make one with: gezant add {where} FILE…")
            with dialect.writing(engine, where) as connection:
                if not upgrade.check(connection, where):  # another may have been faster
                    upgrade.upgrade(connection)
        return cls(engine, where)

    def add(self, readings: Iterable[Reading]) -> tuple[Filing, ...]:
        """Add readings with their reports, in one transaction, and say what became of each; adding them again changes nothing."""
        with self._writing() as connection:
            return tuple(file(connection, list(readings), program_version("gezant")))

    def rebuild(self) -> None:
        """Derive everything anew from reports, readings and decisions."""
        with self._writing() as connection:
            bring_up_to_date(connection, (0, 0))

    def dossier(self, as_of: str | None = None) -> Dossier:
        """The whole dossier, as of a day (EDTF; a month or a year: its last day) or now."""
        with self._reading() as connection:
            return dossier_of(connection, as_of)

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return dialect.writing(self._engine, self.where)

    def _reading(self) -> AbstractContextManager[sa.Connection]:
        return dialect.reading(self._engine, self.where)
