"""From the world to a report: files, folders, archives, tables, mails, feeds and pages; their text, their date and where from.

Imports nothing of Gezant but the records (`model`), the dates (`times`) and the words (`lexicon`). No language processing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gezant.intake.encodings import MAX_BYTES, decode, plain
from gezant.intake.errors import IntakeError
from gezant.intake.header import check_date, split_header
from gezant.intake.items import FIELDS, Item, Limits, Page, Settings, Skipped
from gezant.intake.languages import check_language, language_name
from gezant.intake.outlets import outlet_of
from gezant.intake.reports import report_from_bytes, report_from_text, reports
from gezant.intake.sources import is_address, sources

if TYPE_CHECKING:
    from gezant.intake.web import Fetcher, Network

__all__ = [
    "FIELDS",
    "MAX_BYTES",
    "Fetcher",
    "IntakeError",
    "Item",
    "Limits",
    "Network",
    "Page",
    "Settings",
    "Skipped",
    "check_date",
    "check_language",
    "decode",
    "is_address",
    "language_name",
    "outlet_of",
    "plain",
    "report_from_bytes",
    "report_from_text",
    "reports",
    "sources",
    "split_header",
]


def __getattr__(name: str) -> Any:
    """What fetches from the web, with the libraries behind it, is imported only where it is asked for (PEP 562)."""
    if name in ("Fetcher", "Network"):
        from gezant.intake import web

        return getattr(web, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
