"""What kind of input bytes are: by what they begin with, by what a server said of them, by the ending of their name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from gezant.intake.encodings import SIGNATURES
from gezant.intake.errors import IntakeError
from gezant.intake.items import Item

ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".pdf": "pdf",
    ".eml": "mail", ".mbox": "mbox", ".zip": "zip", ".gz": "gzip", ".warc": "warc", ".arc": "warc",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".xml": "xml", ".rdf": "feed",
}  # fmt: skip
"""Kind by the ending of a file's name; a file with another one is read as what it looks like."""

IN_FOLDERS = frozenset(ENDINGS) - {".json"}
"""What is taken from a folder: a `.json` file is seldom a table of reports and has to be named."""

_MEDIA = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/markdown": "markdown",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
    "application/xml": "xml", "text/xml": "xml", "application/json": "jsonl", "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl", "text/csv": "csv", "text/tab-separated-values": "csv", "message/rfc822": "mail",
    "application/mbox": "mbox", "application/zip": "zip", "application/gzip": "gzip", "application/x-gzip": "gzip",
    "application/warc": "warc",
}  # fmt: skip

_SIGNED = {"zip": "a ZIP archive", "gzip": "a gzip file", "warc": "a WARC file", "pdf": "a PDF document"}
_SAVE = "save its text as a .txt, .html or .pdf file and read that"

_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*|<\?.{0,500}?\?>\s*)*<(?:rss|feed|(?:\w+:)?RDF)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<\?xml\b", re.I)
_WARC = re.compile(rb"(?:WARC/\d|filedesc://)")
_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*\{\s*\"|\{\s*\}|\[\s*\])")
_MAIL = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|DKIM-Signature|X-[\w-]+):[^\n]*"
    rb"(?:\n[ \t][^\n]*)*\r?\n){3}",
    re.I,
)
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/", b"word/")


def kind_of(item: Item) -> str:
    """The kind of an item: a document (`text`, `markdown`, `html`, `pdf`) or a container (`zip`, `gzip`, `warc`, `jsonl`, …).

    What the bytes begin with goes before what was said of them. Raises IntakeError for what is known not to be read.
    """
    head = item.head().removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024] and head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if any(mark in head[:200] for mark in _OFFICE):
            raise IntakeError("the file is an office document, which is not read", _SAVE, item.origin)
        return "zip"
    if head.startswith(b"PK\x05\x06"):
        return "zip"  # of no members
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            raise IntakeError(f"the file is {kind}, which is not read", _SAVE, item.origin)
    if _WARC.match(head):
        return "warc"
    if _FEED.match(head):
        return "feed"
    if _HTML.match(head):
        return "html"
    return _by_name(item, head)


def _by_name(item: Item, head: bytes) -> str:
    told = _MEDIA.get(item.media_type or "") or ENDINGS.get(_ending(item), "")
    if told in _SIGNED and item.media_type == "text/plain":
        return "text"  # a server knows better than the name of a page
    if told in _SIGNED and head.strip():
        raise IntakeError(f"it is named {_SIGNED[told]} and is none", "fetch it again, or give it the right ending", item.origin)
    if told == "xml" or (not told and _XML.match(head)):
        raise IntakeError("it is XML, but no web page and no feed", _SAVE, item.origin)
    if told:
        return told
    if _JSON.match(head):
        return "jsonl"
    return "mail" if _MAIL.match(head) else "text"


def _ending(item: Item) -> str:
    try:
        name = urlsplit(item.origin).path if "://" in item.origin else item.origin
    except ValueError:  # brackets that hold no IPv6 address
        name = item.origin
    return PurePosixPath(name).suffix.lower()
