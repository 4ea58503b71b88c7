"""Web archives: WARC (ISO 28500, 1.0 and 1.1) and its forerunner ARC, plain and gzip. One record is held at a time."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote

from gezant.intake.containers.bodies import decoded
from gezant.intake.containers.gzipped import Broken, Members
from gezant.intake.containers.limits import STEP, Account, Budget, budget_of
from gezant.intake.containers.names import address_id, printable
from gezant.intake.dates.parse import parse
from gezant.intake.errors import IntakeError
from gezant.intake.items import Found, Item, Known, Settings, Skipped, unreadable

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

_LONGEST_LINE = 65_536
_MOST_LINES = 1_000  # of the headers of one record
_HEADERS = 65_536  # bytes that HTTP headers may have beside the body
_VERSION = re.compile(rb"WARC/\d\.\d+\s*$")
_ARC = re.compile(rb"(?:filedesc://\S*|\S+:\S*) [\d.:a-fA-F]+ \d{8,14} \S+ \d+\s*$")
_READ = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "message/rfc822")
_PAGES = ("response", "resource", "conversion")  # record types whose block is, or holds, a document
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_PROTOCOLS = ["HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/2", "HTTP/3"]  # a longer one before its beginning
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})", re.ASCII)
_AGAIN = "fetch the archive again; the rest of it was read"


def is_warc(head: bytes) -> bool:
    """Whether bytes begin as a WARC or ARC file does."""
    line = head.lstrip(b"\r\n").partition(b"\n")[0]
    return bool(_VERSION.match(line) or (line.startswith(b"filedesc://") and _ARC.match(line)))


def open_warc(item: Item, settings: Settings) -> Iterator[Found]:
    """The pages of a web archive: records of HTML, plain text and PDF that were answered with status 200.

    Each has its address, when it was fetched (`seen`, and as a bound of its date), and what the server said of its type and
    charset; transfer and content encodings are taken off. Other answers come as Skipped with the reason, records that are no
    answers counted in one Skipped at the end. In the place of a damaged record comes an IntakeError, and the rest is read.
    """
    logging.getLogger("warcio").setLevel(logging.CRITICAL)  # it would write what is in the file to the terminal
    counts: Counter[str] = Counter()
    empty = True
    try:
        with item.stream() as raw:
            zipped = raw.read(2) == b"\x1f\x8b"
        with item.stream() as raw:
            records = _zipped(raw, item, settings) if zipped else _records(_Lines(raw), item, settings)
            for found in records:
                empty = False
                if isinstance(found, str):
                    counts[found] += 1
                else:
                    yield found
    except OSError as error:
        yield unreadable(error, item.origin)
    except IntakeError as error:
        yield error.at(error.origin or item.origin)
    else:
        if empty:
            yield IntakeError("the web archive holds no record", "fetch it again", item.origin)
    if counts:
        listed = ", ".join(f"{kind} {count:,}" for kind, count in counts.most_common())
        yield Skipped(item.origin, f"{counts.total():,} records that hold no page ({listed})")


class _Lines:
    """A stream whose lines, and the number of them in one header, have an end."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self._lines = 0

    def read(self, length: int) -> bytes:
        return self.stream.read(length)

    def readline(self, length: int | None = None) -> bytes:
        self._lines += 1
        line = self.stream.readline(min(length if length is not None else _LONGEST_LINE, _LONGEST_LINE))
        if self._lines > _MOST_LINES or len(line) == _LONGEST_LINE:
            raise _Damaged("its headers do not end")
        return line

    def begin(self) -> None:
        """The headers of a record begin."""
        self._lines = 0


class _Damaged(Exception):
    """A record that is not as the format has it."""


class _Member(io.RawIOBase):
    """One member of a gzip file, counted."""

    def __init__(self, members: Members, account: Account, growing: bool) -> None:
        super().__init__()
        self._members, self._account, self._growing = members, account, growing
        self._ready = b""
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._ready:
            self._ready = self._members.read()
            self._position += len(self._ready)
            if self._growing:
                self._account.budget.size = self._members.fed
            self._account.reached(self._position)
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count


def _zipped(raw: BinaryIO, item: Item, settings: Settings) -> Iterator[Found | str]:
    """The records of a gzip archive, in which each record is a member; where one member holds several they are read, too."""
    budget: Budget = budget_of(item, settings.limits)
    growing = budget.size == 0
    members = Members(raw)
    told = False
    while True:
        there, strange = members.next()
        if strange and not told:
            yield IntakeError("bytes that are no gzip stand between the records", _AGAIN, item.origin)
        if not there:
            return
        told = False
        lines = _Lines(io.BufferedReader(_Member(members, Account(budget), growing), STEP))
        try:
            yield from _records(lines, item, settings)
        except Broken as error:
            if not told:
                what = "a record breaks off" if error.cut else "the bytes of a record are damaged"
                yield IntakeError(what, _AGAIN, item.origin)
            told = True


@dataclass(frozen=True, slots=True)
class _Block:
    """What was read of a record: of a page the first bytes, up to the limit; its length; whether it was whole."""

    data: bytes
    length: int
    whole: bool


def _records(lines: _Lines, item: Item, settings: Settings) -> Iterator[Found | str]:
    """The records of a stream. What is no record is told once, and skipped up to the next line that begins one."""
    first: bytes | None = None
    while True:
        first = first or _next_line(lines)
        if not first:
            return
        if not (_VERSION.match(first) or _ARC.match(first)):
            yield IntakeError("something stands where a record should begin", _AGAIN, item.origin)
            first = _next_record(lines)
            continue
        start = lines.stream.tell() if lines.stream.seekable() else None
        try:
            record = _record(lines, first)
            block = _block(record, settings.limits.report)
            first = _next_line(lines) if block.whole else b""
        except _Damaged as error:
            yield IntakeError(f"a record is damaged: {error}", _AGAIN, item.origin)
            first = _next_record(lines)
            continue
        address = _address(record)
        if not block.whole or (first and not (_VERSION.match(first) or _ARC.match(first))):
            if start is not None:
                lines.stream.seek(start)  # the length may have gone over the records that follow
            first = _next_record(lines)
            what = "the length of a record is wrong" if first else "the archive breaks off in a record"
            yield IntakeError(what, _AGAIN, f"{item.origin}: {printable(address)}" if address else item.origin)
            continue
        yield _found(record, address, block, item, settings)


def _next_line(lines: _Lines) -> bytes:
    """The first line that is not blank, empty at the end."""
    lines.begin()
    while (line := lines.stream.readline(_LONGEST_LINE)) and not line.strip():
        pass
    return line


def _next_record(lines: _Lines) -> bytes:
    """The next line that begins a record, empty at the end."""
    while (line := lines.stream.readline(_LONGEST_LINE)) and not _VERSION.match(line):
        pass
    return line


def _record(lines: _Lines, first: bytes) -> ArcWarcRecord:
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
    from warcio.recordloader import ArcWarcRecordLoader

    lines.begin()
    loader = ArcWarcRecordLoader(arc2warc=False)
    try:
        kind = "warc" if _VERSION.match(first) else "arc"
        record = loader.parse_record_stream(lines, statusline=first, known_format=kind, no_record_parse=True)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise _Damaged("its headers cannot be read") from error
    if record.length is None or not str(record.rec_headers.get_header("Content-Length") or record.length).strip().isdecimal():
        raise _Damaged("it does not tell its length")
    return record


def _block(record: ArcWarcRecord, limit: int) -> _Block:
    """The block of a record, read to its end."""
    wanted = limit + _HEADERS if record.rec_type in _PAGES else 0
    data = record.raw_stream.read(min(wanted, record.length)) if wanted else b""
    length = len(data)
    while length < record.length and (part := record.raw_stream.read(STEP)):
        length += len(part)
    return _Block(data, length, length == record.length)


def _address(record: ArcWarcRecord) -> str:
    told = str(record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or "")
    return told if told.isprintable() else quote(told, safe="%/:?#[]@!$&'()*+,;=~")


def _found(record: ArcWarcRecord, address: str, block: _Block, item: Item, settings: Settings) -> Found | str:
    """The page in a record, why there is none, or the type of a record that holds none."""
    if record.rec_type == "revisit" and address:
        return Skipped(f"{item.origin}: {printable(address)}", "the same as at an earlier visit")
    if record.rec_type not in _PAGES or not address.lower().startswith(("http:", "https:")):
        return printable(str(record.rec_type or "without a type"))
    origin = f"{item.origin}: {printable(address)}"
    try:
        body = _body(record, block, settings.limits.report)
    except IntakeError as error:
        return error.at(origin)
    if isinstance(body, str):
        return Skipped(origin, body)
    data, kind, charset = body
    if address.lower().split("?")[0].endswith("/robots.txt"):
        return Skipped(origin, "robots.txt")
    seen, known = _seen(record, settings)
    return item.holding(
        data, printable(address), id=address_id(address), media_type=kind, charset=charset, url=address, seen=seen,
        known=replace(known, url=address).over(item.known),
    )  # fmt: skip


def _body(record: ArcWarcRecord, block: _Block, limit: int) -> str | tuple[bytes, str | None, str | None]:
    """The body of a page with its media type and charset, or why it is not read. Raises IntakeError where it cannot be."""
    if record.rec_type != "response":
        told, data, headers = record.content_type or "", block.data, None
    else:
        headers, data = _http(block.data)
        if headers is None:
            raise IntakeError("its HTTP headers are damaged", "fetch the page again")
        if headers.get_statuscode() != "200":
            return f"status {printable(headers.get_statuscode())[:20]}"
        told = headers.get_header("Content-Type") or ""
    kind = told.partition(";")[0].strip().lower() or None
    if kind is not None and kind not in _READ:
        return f"it is {printable(kind)[:60]}"
    if block.length > limit + _HEADERS or len(data) > limit:
        problem = f"it is larger than the {limit // 1_000_000} MB that one report may have"
        raise IntakeError(problem, "save the part that is wanted as a file of its own")
    if headers is not None:
        data = decoded(data, headers.get_header("Transfer-Encoding") or "", headers.get_header("Content-Encoding") or "", limit)
    charset = _CHARSET.search(told)
    return data, kind, charset[1].lower() if charset else None


def _http(block: bytes) -> tuple[Any, bytes]:
    """The HTTP headers (None where there are none) and the body of a response."""
    from warcio.statusandheaders import (  # type: ignore[import-untyped]
        StatusAndHeadersParser,
        StatusAndHeadersParserException,
    )

    stream = _Lines(io.BytesIO(block))
    try:
        headers = StatusAndHeadersParser(_PROTOCOLS).parse(stream)
    except (StatusAndHeadersParserException, EOFError, _Damaged, ValueError):
        return None, block
    return (headers if headers.protocol else None), stream.stream.read()


def _seen(record: ArcWarcRecord, settings: Settings) -> tuple[str | None, Known]:
    """When a page was fetched, and the same as a bound of its date."""
    told = str(record.rec_headers.get_header("WARC-Date") or record.rec_headers.get_header("archive-date") or "").strip()
    if compact := _COMPACT.fullmatch(told):
        told = "{}-{}-{}T{}:{}:{}Z".format(*compact.groups())
    if not _INSTANT.fullmatch(told):
        return None, Known()
    bound = parse(told, "fetched", zone=settings.timezone, label="WARC-Date", bound=True)
    return (told if bound else None), Known(dates=(bound,) if bound else ())
