"""Plain text: decoded, its header line off, everything else to the letter."""

from __future__ import annotations

import codecs

from gezant.intake.encodings import decode
from gezant.intake.errors import IntakeError
from gezant.intake.header import split_header
from gezant.intake.items import Item, Known, Page, Settings
from gezant.model import DateCandidate

_FOUND_OUT = {"utf-8", "ascii", "iso8859-1", "cp1252"}  # decode tells these apart better than most servers


def read_text(item: Item, settings: Settings) -> Page:
    """The text of a plain file. A first line `date 2018-04` is its date. Raises IntakeError for what is no text."""
    data = item.read(settings.limits.report)
    return text_page(_decoded(data, item.charset))


def text_page(text: str) -> Page:
    """A text whose first line may be a header. Raises IntakeError where its date does not exist or nothing stands below it."""
    header, body = split_header(text)
    if not body.strip():
        raise IntakeError("there is no text" + (" behind the header" if header else ""), "give it the text of a report")
    return Page(body, Known(dates=(DateCandidate(header, "header", f"date {header}"),) if header else ()))


def _decoded(data: bytes, charset: str | None) -> str:
    try:
        name = codecs.lookup(charset).name if charset else "utf-8"
    except LookupError:
        name = "utf-8"
    return decode(data) if name in _FOUND_OUT else decode(data.decode(name, errors="replace").encode())
