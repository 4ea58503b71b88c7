"""E-mail (RFC 5322, MIME) and mailboxes (mbox, RFC 4155): the text of each message, and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import PurePosixPath
from typing import BinaryIO

from gezant.intake.containers.limits import STEP
from gezant.intake.containers.names import Ids, printable, stem
from gezant.intake.dates.parse import parse
from gezant.intake.encodings import unicode_or_windows
from gezant.intake.errors import IntakeError
from gezant.intake.items import Found, Item, Known, Settings, Skipped, unreadable
from gezant.intake.kinds import ENDINGS

_TIMES = 5  # a message may be so many times as large as a report: attachments are written in base64
_MOST_PARTS, _DEEPEST = 500, 20
_MOST_BOUNDARIES = 200  # the parser goes through all of them for every line
_LONGEST_HEADER = 2_000
_RICHER = 2  # the plain text is taken where it has so many times the words of the HTML
_ATTACHED = {
    "text/html", "text/markdown", "text/csv", "application/xhtml+xml", "application/pdf", "application/json",
    "application/zip", "application/gzip", "application/x-gzip",
}  # fmt: skip
_REPLY = re.compile(r"(?:(?:re|fwd?)\s*:\s*)+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SIGNATURE = re.compile(r"^-- \n.*\Z", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_DAMAGED = "the message is damaged"
_AGAIN = "save it from the mail program again"


def open_mail(item: Item, settings: Settings) -> Iterator[Found]:
    """The text of a message as one item (HTML before plain text, unless that is much richer), then what is attached to it.

    Its subject is the title, its date a candidate, its sender the outlet of a newsletter or else the author. Attached documents
    and forwarded messages are items of their own, other attachments come as Skipped.
    """
    try:
        data = item.read(_TIMES * settings.limits.report)
        yield from _opened(data, item, item.id, settings)
    except IntakeError as error:
        yield error.at(error.origin or item.origin)


def open_mbox(item: Item, settings: Settings) -> Iterator[Found]:
    """Every message of a mailbox, as `open_mail` gives it; their ids are that of the mailbox with a number."""
    number = 0
    try:
        with item.stream() as stream:
            for number, data in enumerate(_messages(stream, _TIMES * settings.limits.report), 1):
                origin = f"{item.origin}: message {number}"
                if data is None:
                    yield IntakeError("the message is too large", "save it as a file of its own", origin)
                    continue
                inner = item.holding(data, f"message {number}", depth=item.depth)
                try:
                    yield from _opened(data, inner, f"{item.id}-{number}", settings)
                except IntakeError as error:
                    yield error.at(error.origin or origin)
    except OSError as error:
        yield unreadable(error, item.origin)
    except IntakeError as error:
        yield error.at(error.origin or item.origin)
        return
    if not number:
        yield IntakeError("the mailbox holds no message", "check the file", item.origin)


@dataclass(slots=True)
class _Parts:
    """What a message is made of."""

    html: list[Message] = field(default_factory=list)
    plain: list[Message] = field(default_factory=list)
    attached: list[tuple[str, Message]] = field(default_factory=list)
    """With their names."""
    forwarded: list[Message] = field(default_factory=list)
    cut: bool = False


def _opened(data: bytes, item: Item, id: str, settings: Settings) -> Iterator[Found]:
    import email
    from email.errors import MessageError

    if len(re.findall(rb"boundary\s*=", data, re.IGNORECASE)) > _MOST_BOUNDARIES:
        raise IntakeError("the parts of the message nest too deeply", _AGAIN)
    try:
        message = email.message_from_bytes(data)
        found = list(_found(message, item, id, settings))
    except RecursionError as error:
        raise IntakeError("the parts of the message nest too deeply", _AGAIN) from error
    except IntakeError:
        raise
    except (ValueError, LookupError, TypeError, MessageError) as error:
        raise IntakeError(_DAMAGED, _AGAIN) from error
    yield from found


def _found(message: Message, item: Item, id: str, settings: Settings) -> Iterator[Found]:
    if not message.keys():
        raise IntakeError("it is no e-mail message", "give the file the ending of what it is")
    parts = _parts(message)
    ids = Ids()
    known = _known(message, settings)
    body = _body(parts, settings)
    if body is not None:
        text, kind, charset = body
        yield item.holding(text, "text", id=ids.one(id), media_type=kind, charset=charset, known=known.over(item.known))
    for name, part in parts.attached:
        yield _attachment(name, part, item, ids, known)
    for number, inner in enumerate(parts.forwarded, 1):
        name = "forwarded message" + (f" {number}" if len(parts.forwarded) > 1 else "")
        yield item.holding(inner.as_bytes(), name, id=ids.one(f"{id}-forwarded"), media_type="message/rfc822")
    if body is None and not parts.attached and not parts.forwarded:
        yield IntakeError("the message holds no text", "save what it shows as a file", item.origin)
    if parts.cut:
        yield IntakeError("the message breaks off", _AGAIN, item.origin)


def _parts(message: Message) -> _Parts:
    """The parts of a message sorted by what they are for. Raises IntakeError where they are encrypted or too many."""
    parts = _Parts()
    stack = [(message, 0)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > _MOST_PARTS or depth > _DEEPEST:
            raise IntakeError("the message has too many parts", _AGAIN)
        parts.cut = parts.cut or any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in part.defects)
        kind, payload = part.get_content_type(), part.get_payload()
        if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
            raise IntakeError("the message is encrypted", "save its text from the mail program")
        if kind == "message/rfc822" and isinstance(payload, list):
            parts.forwarded += [each for each in payload[:1] if isinstance(each, Message)]
        elif isinstance(payload, list):
            stack += [(each, depth + 1) for each in reversed(payload) if isinstance(each, Message)]
        else:
            _sort(part, kind, parts)
    return parts


def _sort(part: Message, kind: str, parts: _Parts) -> None:
    name = printable(_decoded(part.get_filename() or ""))
    attached = (part.get_content_disposition() or "") == "attachment"
    if kind in ("text/html", "text/plain") and not attached and not name:
        (parts.html if kind == "text/html" else parts.plain).append(part)
    elif attached or (name and not part.get("Content-ID")):
        parts.attached.append((name or f"attachment of type {printable(kind)}", part))


def _attachment(name: str, part: Message, item: Item, ids: Ids, known: Known) -> Found:
    kind = part.get_content_type()
    ending = PurePosixPath(name).suffix.lower()
    if kind not in _ATTACHED and ending not in ENDINGS:
        return Skipped(f"{item.origin}: {name}", f"an attachment of a kind that is not read ({printable(kind)[:60]})")
    return item.holding(
        _bytes(part), name, id=ids.one(stem(name)), media_type=kind if kind in _ATTACHED else None,
        charset=part.get_content_charset(), known=Known(dates=known.dates),
    )  # fmt: skip


def _body(parts: _Parts, settings: Settings) -> tuple[bytes, str, str | None] | None:
    """Bytes, media type and charset of the text of a message."""
    plain = "\n\n".join(filter(None, (_plain(part) for part in parts.plain)))
    if parts.html:
        html = _bytes(parts.html[0])
        words = _words(unicode_or_windows(html[: settings.limits.report]))
        if len(plain.split()) <= _RICHER * words or not words:
            return html, "text/html", parts.html[0].get_content_charset()
    return (plain.encode(), "text/plain", "utf-8") if plain else None


def _words(html: str) -> int:
    """How many words a page shows, roughly."""
    lower, shown, at = html.lower(), [], 0
    while (begin := lower.find("<style", at)) >= 0:
        shown.append(html[at:begin])
        end = lower.find("</style", begin)
        at = end if end >= 0 else len(html)
    return len(_TAG.sub(" ", " ".join((*shown, html[at:]))).split())


def _plain(part: Message) -> str:
    """The text of a plain part: soft line ends of `format=flowed` (RFC 3676) and the signature taken off."""
    data, charset = _bytes(part), part.get_content_charset()
    try:
        text = data.decode(charset, errors="replace") if charset not in (None, "utf-8", "us-ascii") else unicode_or_windows(data)
    except LookupError:
        text = unicode_or_windows(data)
    text = text.replace("\r\n", "\n")
    text = _SIGNATURE.sub("", text)
    if str(part.get_param("format") or "").lower() == "flowed":
        text = re.sub(r"(?<=[^\n]) \n(?=[^\n>])", " ", text)
    return text.strip()


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _known(message: Message, settings: Settings) -> Known:
    from email.utils import parseaddr

    name, address = parseaddr(_header(message, "From"))
    sender = _decoded(name).strip() or address or None
    letter = any(header in message for header in ("List-Id", "List-Unsubscribe", "List-Post"))
    date = parse(_header(message, "Date"), "mail", zone=settings.timezone, label="Date")
    language = re.fullmatch(r"\s*([A-Za-z]{2})\b.*", _header(message, "Content-Language"))
    return Known(
        title=_REPLY.sub("", _decoded(_header(message, "Subject")).strip(), count=1) or None,
        outlet=sender if letter else None,
        author=None if letter else sender,
        language=language[1].lower() if language else None,
        dates=(date,) if date else (),
    )


def _header(message: Message, name: str) -> str:
    """A header on one line, its encoded words as they are; what is no ASCII in it is read as a text would be."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    line = str(raw)[:_LONGEST_HEADER].encode("utf-8", errors="surrogateescape")
    return " ".join(unicode_or_windows(line).split())


def _decoded(header: str) -> str:
    """Encoded words of RFC 2047 as text."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    try:
        words = decode_header(header[:_LONGEST_HEADER])
    except HeaderParseError:
        return header
    text = ""
    for word, charset in words:
        try:
            text += word if isinstance(word, str) else word.decode(charset or "utf-8", errors="replace")
        except LookupError:
            text += unicode_or_windows(word)
    return " ".join(text.split())


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The messages of a mailbox, None for one larger than `limit`: each begins with a line `From `, behind a blank one."""
    parts: list[bytes] = []
    length, blank, begun, whole = 0, True, False, True
    line = stream.readline(STEP)
    while line:
        following = stream.readline(STEP)
        if blank and whole and line.startswith(b"From ") and (_FIELD.match(following) or following.startswith(b">From ")):
            if begun:
                yield b"".join(parts) if length <= limit else None
            parts, length, begun = [], 0, True
        elif begun:
            length += len(line)
            if length <= limit:
                parts.append(line[1:] if re.match(rb">+From ", line) else line)
        blank, whole = not line.strip(), line.endswith(b"\n")
        line = following
    if begun:
        yield b"".join(parts) if length <= limit else None
