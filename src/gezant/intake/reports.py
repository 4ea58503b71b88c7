"""What the user names to reports: the text, its date from all that tells it, language, outlet, agency, the bytes as found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gezant.intake import dates
from gezant.intake.credits import agency_of
from gezant.intake.documents.plain import text_page
from gezant.intake.encodings import decode
from gezant.intake.errors import IntakeError
from gezant.intake.header import check_date
from gezant.intake.items import Item, Page, Reader, Settings, Skipped
from gezant.intake.languages import check_language
from gezant.intake.opening import opened
from gezant.intake.outlets import outlet_of
from gezant.intake.sources import following, sources
from gezant.model import DateCandidate, Original, Report

if TYPE_CHECKING:
    from gezant.intake.web import Fetcher

_MEDIA = {"html": "text/html", "pdf": "application/pdf", "markdown": "text/markdown", "text": "text/plain"}


def report_from_text(
    text: str,
    *,
    id: str = "report",
    date: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    origin: str | None = None,
    timezone: str | None = None,
) -> Report:
    """A report of `text`. Its header is taken off; the rest is kept to the letter.

    `date` (EDTF: day, month or year) holds where the text has no header, `outlet` goes before the one that a dateline
    names, `language` (ISO 639-1) before the one that is found out. Raises IntakeError where one of them cannot be read.
    """
    try:
        if date is not None:
            check_date(date)
        settings = Settings(date=date, language=language, outlet=outlet, timezone=timezone)
        return report_of(text_page(text), settings, id=id, origin=origin)
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
    """As `report_from_text`, from the bytes of a text file in any of the encodings that `decode` reads."""
    try:
        text = decode(data)
    except IntakeError as error:
        raise error.at(origin) from None
    return report_from_text(text, id=id, date=date, language=language, outlet=outlet, origin=origin)


def reports(
    names: Iterable[str], settings: Settings | None = None, fetcher: Fetcher | None = None, *, follow: bool | None = None
) -> Iterator[Report | Skipped | IntakeError]:
    """One report after the other from files, folders, addresses and `-`; what cannot be read, or is left out, in its place.

    `fetcher` gets the addresses among the names; None: nothing goes to the network. `follow`: whether the pages that a feed
    links to are fetched; None: those of a feed that was itself named by its address. A report's id is `settings.id`, or made
    of the name of its file or page, with a number behind it where another from an archive or a feed has it already.
    """
    settings = settings or Settings()
    taken: set[str] = set()
    for source in sources(names, fetcher):
        if not isinstance(source, Item):
            yield source
            continue
        wanted = fetcher if follow or (follow is None and source.url) else None
        for found in opened(source, replace(settings, follow=following(wanted)), report_from_item):
            within = isinstance(found, Report) and found.origin != source.origin and settings.id is None
            yield _numbered(found, taken) if isinstance(found, Report) and within else found


def _numbered(report: Report, taken: set[str]) -> Report:
    id, number = report.id, 1
    while id in taken:
        number += 1
        id = f"{report.id}-{number}"
    taken.add(id)
    return replace(report, id=id)


def report_from_item(item: Item, kind: str, reader: Reader, settings: Settings) -> Report:
    """The report in a document of a kind. Raises IntakeError where there is none, or none that can be read."""
    data = item.read(settings.limits.report)
    original = Original(data, _MEDIA.get(kind, item.media_type or "text/plain"), hashlib.sha256(data).hexdigest())
    try:
        page = reader(item, settings)
        page = replace(page, known=page.known.over(item.known))
        report = report_of(page, settings, id=settings.id or item.id, origin=item.origin, url=item.url, seen=item.seen)
    except IntakeError as error:
        raise (error if error.origin else error.at(item.origin)) from None
    return replace(report, original=original)


def report_of(
    page: Page, settings: Settings, *, id: str, origin: str | None, url: str | None = None, seen: str | None = None
) -> Report:
    """The report that a page is, with what the user said of it. Raises IntakeError where its language cannot be read."""
    known = page.known
    language = check_language(page.text, settings.language)
    url = known.url or url
    zone = settings.timezone or dates.zone_of(language, url, settings.outlet or known.outlet)
    found = (*known.dates, *dates.in_text(page.text, language, zone), *(dates.in_address(url) if url else ()))
    if settings.date and not any(candidate.origin == "header" for candidate in found):
        found = (DateCandidate(settings.date, "option", f"--date {settings.date}"), *found)
    candidates = dates.choose(tuple(dict.fromkeys(found)), seen)
    chosen = candidates[0] if candidates and not candidates[0].bound else None
    return Report(
        id=id,
        text=page.text,
        language=language,
        date=chosen.value if chosen else None,
        outlet=settings.outlet or known.outlet or outlet_of(page.text),
        title=known.title,
        origin=origin,
        author=known.author,
        section=known.section,
        agency=known.agency or agency_of(page.text),
        url=url,
        published=dates.published(candidates),
        seen=seen,
        dates=candidates,
    )
