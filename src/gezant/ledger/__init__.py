"""Readings in, claims out: what many reports add up to. Derived by pure functions, kept in a store."""

from gezant.ledger.derive import derive
from gezant.ledger.ledger import Ledger
from gezant.ledger.store.anew import Unfinished
from gezant.ledger.store.correcting import Conflict
from gezant.ledger.store.dialect import LedgerError, Refusal

__all__ = ["Conflict", "Ledger", "LedgerError", "Refusal", "Unfinished", "derive"]
