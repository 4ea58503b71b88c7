"""Bytes to text: Unicode with or without a byte-order mark, Windows-1252, and the two mixed in one file.

News archives hold all of these; Windows-1252 is what Western European newsrooms wrote before Unicode (and what the WHATWG
Encoding Standard reads for ISO-8859-1). Other legacy encodings cannot be told apart without guessing and are not guessed.
"""

from __future__ import annotations

import codecs
import json
import re

from gezant.intake.errors import IntakeError

MAX_BYTES = 10_000_000
"""The largest file that is taken as one report."""

_SAVE_AS_TEXT = "save its text as a .txt file and read that"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document or a message of Outlook"),
    (b"{\\rtf", "an RTF document"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""What files that are no text begin with."""

_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MAX_CONTROLS = 0.05  # beyond this share of control characters a file is no text


def decode(data: bytes) -> str:
    """The text of a file, without its byte-order mark and otherwise to the letter; line ends stay as they are.

    UTF-8, UTF-16 and UTF-32 by their marks; UTF-16 without a mark; else UTF-8, in which every byte that is not valid UTF-8 is
    read as Windows-1252. Raises IntakeError for an empty or too large file and for what is no plain text.
    """
    if not data.strip():
        raise IntakeError("the file is empty", "give it the text of a report")
    if len(data) > MAX_BYTES:
        raise IntakeError(
            f"the file is larger than the {MAX_BYTES // 1_000_000} MB that one report may have",
            "split it into one file a report",
        )
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise IntakeError(f"the file is {kind}, not plain text", _SAVE_AS_TEXT)
    text = unicode_or_windows(data)
    if "\x00" in text or len(_CONTROLS.findall(text)) > _MAX_CONTROLS * len(text):
        raise IntakeError("the file is binary, not plain text", _SAVE_AS_TEXT)
    _refuse_markup(text)
    return text


def unicode_or_windows(data: bytes) -> str:
    """Bytes as text by their byte-order mark, as unmarked UTF-16, else as UTF-8 mixed with Windows-1252; never raises."""
    encoding, errors, mark = encoding_of(data)
    return data[mark:].decode(encoding, errors=errors)


def encoding_of(head: bytes) -> tuple[str, str, int]:
    """By the first bytes of a text: its encoding, the error handler to read it with, the length of its byte-order mark."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, _FALLBACK if encoding == "utf-8" else "replace", len(mark)
    if unmarked := _unmarked_utf16(head):
        return unmarked, "replace", 0
    return "utf-8", _FALLBACK, 0


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script nearly every second byte is zero, and only every second one."""
    head = data[:4096]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half and odd > 0.7 * half and not even:
        return "utf-16-le"
    if half and even > 0.7 * half and not odd:
        return "utf-16-be"
    return None


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    # One byte at a time: what follows it may be good UTF-8 again.
    byte = error.object[error.start : error.start + 1]
    return byte.decode("windows-1252", errors="replace"), error.start + 1


_FALLBACK = "gezant-windows-1252"
codecs.register_error(_FALLBACK, _windows_1252)


def _refuse_markup(text: str) -> None:
    if _HTML.match(text):
        raise IntakeError("the file is an HTML or XML page, not plain text", _SAVE_AS_TEXT)
    if text.lstrip().startswith(("{", "[")):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return  # a report may well begin with a bracket
        raise IntakeError("the file is JSON, not the text of a report", _SAVE_AS_TEXT)


_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
_PLAIN = {
    **dict.fromkeys((*range(0x0A), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0), *map(ord, _SPACES)), " "),
    **dict.fromkeys((0x0C, 0x85, 0x2028, 0x2029), "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half a surrogate pair: no encoder takes it
}
_WRAP = re.compile(r"(?<=[^\s.!?:;] )\n(?=[a-zà-ÿ])|(?<=[^\s.!?:;])\n(?=[a-zà-ÿ])")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’‘](?=[^\W\d_])")
_RETURN = re.compile(r"\r(\n?)")


def plain(text: str) -> str:
    """The same text, code point for code point, in characters that a tokenizer knows, so that every offset holds for both.

    Control characters and every kind of blank become spaces, every kind of line end a line feed (of CRLF the CR a space). A
    line end inside a sentence, as hard-wrapped text has it, becomes a space: the next line goes on in lower case. An apostrophe
    within a word is written straight, so that it is no quotation mark.
    """
    lines = _RETURN.sub(lambda match: " \n" if match[1] else "\n", text).translate(_PLAIN)
    return _APOSTROPHE.sub("'", _WRAP.sub(" ", lines))
