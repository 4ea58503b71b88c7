"""Bytes from files, folders and standard input become reports: encoding, header, date, language. No language processing.

Imports nothing of Gezant but the records (`model`) and the words (`lexicon`).
"""

from gezant.intake.encodings import MAX_BYTES, decode, plain
from gezant.intake.errors import IntakeError
from gezant.intake.header import check_date, split_header
from gezant.intake.languages import check_language, language_name
from gezant.intake.outlets import outlet_of
from gezant.intake.reports import report_from_bytes, report_from_text, reports
from gezant.intake.sources import Source, sources

__all__ = [
    "MAX_BYTES",
    "IntakeError",
    "Source",
    "check_date",
    "check_language",
    "decode",
    "language_name",
    "outlet_of",
    "plain",
    "report_from_bytes",
    "report_from_text",
    "reports",
    "sources",
    "split_header",
]
