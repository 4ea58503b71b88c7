"""Texts to reports: the header off, the date, the language, the outlet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gezant.intake.encodings import decode
from gezant.intake.errors import IntakeError
from gezant.intake.header import check_date, split_header
from gezant.intake.languages import check_language
from gezant.intake.outlets import outlet_of
from gezant.intake.sources import Source, sources
from gezant.model import Report


def report_from_text(
    text: str,
    *,
    id: str = "report",
    date: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    origin: str | None = None,
) -> Report:
    """A report of `text`. Its header is taken off; the rest is kept to the letter.

    `date` (EDTF: day, month or year) holds where the text has no header, `outlet` goes before the one that a dateline
    names, `language` (ISO 639-1) before the one that is found out. Raises IntakeError where one of them cannot be read.
    """
    try:
        if date is not None:
            check_date(date)
        header, body = split_header(text)
        if not body.strip():
            raise IntakeError("there is no text" + (" behind the header" if header else ""), "give it the text of a report")
        return Report(
            id=id,
            text=body,
            language=check_language(body, language),
            date=header or date,
            outlet=outlet or outlet_of(body),
            origin=origin,
        )
    except IntakeError as error:
        raise error.at(origin) from None


def report_from_bytes(
    data: bytes,
    *,
    id: str = "report",
    date: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    origin: str | None = None,
) -> Report:
    """As `report_from_text`, from the bytes of a file in any of the encodings that `decode` reads."""
    try:
        text = decode(data)
    except IntakeError as error:
        raise error.at(origin) from None
    return report_from_text(text, id=id, date=date, language=language, outlet=outlet, origin=origin)


def reports(
    names: Iterable[str],
    *,
    id: str | None = None,
    date: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
) -> Iterator[Report | IntakeError]:
    """One report after the other from files, folders and `-`, and an IntakeError in the place of each that cannot be read.

    A report's id is `id`, or its file's stem.
    """
    for source in sources(names):
        if isinstance(source, IntakeError):
            yield source
            continue
        yield _read(source, id=id, date=date, language=language, outlet=outlet)


def _read(source: Source, *, id: str | None, date: str | None, language: str | None, outlet: str | None) -> Report | IntakeError:
    try:
        return report_from_bytes(
            source.read(), id=id or source.id, date=date, language=language, outlet=outlet, origin=source.origin
        )
    except IntakeError as error:
        return error
