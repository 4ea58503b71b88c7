"""The characters of a web page: charset by byte-order mark, by its server, by itself, else found out; broken bytes never raise.

Labels mean what the WHATWG Encoding Standard makes of them: ISO-8859-1 and ASCII are Windows-1252.
"""

from __future__ import annotations

import codecs
import re

from gezant.intake.encodings import unicode_or_windows

_SCANNED = 4096  # bytes in which a page tells its charset; the standard asks for 1,024, old pages keep to no standard
_META = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})[\"']", re.IGNORECASE)

# What a label is read as where it is not what Python's codec of that name says.
_WHATWG = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}  # fmt: skip
_TEXT = re.compile(r"utf-8|utf-16|iso8859-|cp\d|koi8|mac-|gb|big5|euc_|shift_jis|iso2022_jp")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# The same, written as references.
_REFERENCE = re.compile(
    r"&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|x0*(?:[1-8bcef]|1[\da-f]|fff[ef])(?![\da-f]));?", re.IGNORECASE
)


def decoded(data: bytes, charset: str | None = None) -> str:
    """The page in `data` as text without control characters; `charset` is the label that its server gave.

    A page that calls itself Western and is valid UTF-8 beyond ASCII is UTF-8: nobody writes that by chance. Bytes that a
    charset does not know become U+FFFD, or in UTF-8 what they are in Windows-1252.
    """
    return _REFERENCE.sub(" ", _CONTROLS.sub(" ", _text(data, charset)))


def _text(data: bytes, charset: str | None) -> str:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return unicode_or_windows(data)
    codec = _codec(charset) or _declared(data)
    if codec is None or codec in ("utf-8", "cp1252"):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if codec == "cp1252":
        return data.decode("cp1252", errors="replace")
    if codec is None or codec == "utf-8":
        return unicode_or_windows(data)
    return data.decode(codec, errors="replace")


def _declared(data: bytes) -> str | None:
    """What the page says of itself; that it is UTF-16 it can say only in bytes that are not."""
    head = data[:_SCANNED]
    found = _META.search(head) or _XML.match(head)
    codec = _codec(found[1].decode("ascii", errors="replace")) if found else None
    return "utf-8" if codec is not None and codec.startswith("utf-16") else codec


def _codec(label: str | None) -> str | None:
    """Python's codec for a label, None for one that is none of a text on the web (UTF-7, rot13 …)."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _WHATWG.get(name, name)
    return name if _TEXT.match(name) else None
