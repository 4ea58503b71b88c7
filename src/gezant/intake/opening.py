"""An item to reports: containers are opened, one within another, and each document in them read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gezant.intake.errors import IntakeError
from gezant.intake.items import Item, Opener, Reader, Settings, Skipped
from gezant.intake.kinds import kind_of
from gezant.model import Report

Finish = Callable[[Item, str, Reader, Settings], Report]


def opened(item: Item, settings: Settings, finish: Finish) -> Iterator[Report | Skipped | IntakeError]:
    """Every report in an item, made by `finish` of a document, its kind and reader; what cannot be read in its place."""
    try:
        kind = kind_of(item)
        opener = opener_of(kind)
        if opener is None:
            yield finish(item, kind, reader_of(kind), settings)
            return
        if item.depth > settings.limits.depth:
            raise IntakeError(f"archives are nested more than {settings.limits.depth} deep", "unpack it", item.origin)
        for found in opener(item, settings):
            if isinstance(found, Item):
                yield from opened(found, settings, finish)
            else:
                yield found
    except IntakeError as error:
        yield error if error.origin else error.at(item.origin)
    except Exception as error:  # noqa: BLE001 - one document must not keep the others from being read; it is told in full
        yield _bug(error, item)


def _bug(error: Exception, item: Item) -> IntakeError:
    """An error that nobody foresaw, told of its item; its cause is the error."""
    told = IntakeError(f"taking it in failed, {type(error).__name__}: {error}", "please report this with the file", item.origin)
    told.__cause__ = error
    return told


def opener_of(kind: str) -> Opener | None:
    """What opens a container; None of a document. Imported here because many libraries stand behind them."""
    match kind:
        case "zip":
            from gezant.intake.containers.archives import open_zip

            return open_zip
        case "gzip":
            from gezant.intake.containers.archives import open_gzip

            return open_gzip
        case "warc":
            from gezant.intake.containers.warc import open_warc

            return open_warc
        case "jsonl":
            from gezant.intake.containers.tables import open_json_lines

            return open_json_lines
        case "csv":
            from gezant.intake.containers.tables import open_csv

            return open_csv
        case "mail":
            from gezant.intake.containers.mail import open_mail

            return open_mail
        case "mbox":
            from gezant.intake.containers.mail import open_mbox

            return open_mbox
        case "feed":
            from gezant.intake.feeds.entries import open_feed

            return open_feed
    return None


def reader_of(kind: str) -> Reader:
    """What reads a document of this kind."""
    match kind:
        case "html":
            from gezant.intake.pages import read_html

            return read_html
        case "pdf":
            from gezant.intake.documents.pdf import read_pdf

            return read_pdf
        case "markdown":
            from gezant.intake.documents.markdown import read_markdown

            return read_markdown
    from gezant.intake.documents.plain import read_text

    return read_text
