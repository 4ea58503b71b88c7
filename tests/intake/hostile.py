"""A small good sample of every kind of input, and what can be done to it: shared by the tests and `checks/fuzz_intake.py`."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache

import brotli  # type: ignore[import-untyped]
import zstandard

from gezant.intake.errors import IntakeError
from gezant.intake.items import Item, Settings, Skipped, in_memory
from gezant.intake.opening import opened
from gezant.intake.reports import report_from_item
from gezant.model import Report
from tests.intake.documents.pdfs import Sheet, pdf, written

TEXT = (
    "De minister van Buitenlandse Zaken van Zuid-Korea heeft zondag in Den Haag gezegd dat het overleg in mei begint. "
    "Volgens haar is er nog geen plaats gekozen, en een woordvoerder wilde dat niet bevestigen."
)
PAGE = (
    '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Overleg in mei</title>'
    '<meta property="article:published_time" content="2018-04-08T22:30:00+02:00"></head>'
    f"<body><article><h1>Overleg in mei</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
).encode()


@cache
def samples() -> dict[str, bytes]:
    """Good input by the name of a file."""
    plain = TEXT.encode()
    sheet = Sheet()
    sheet.line("Overleg in mei", 50, 90, 20, True)
    sheet.column([TEXT, TEXT], 50, 120, 240, indent=9)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("april/a.txt", plain)
        archive.writestr("april/b.html", PAGE)
    rows = [{"id": number, "datum": "2018-04-08", "titel": "Overleg", "tekst": TEXT} for number in range(4)]
    comma = "id;datum;titel;tekst\r\n" + "".join(f'{n};2018-04-08;"Over;leg";"{TEXT}"\r\n' for n in range(4))
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "De Noorderkoerier <a@b.example>", "Overleg", "Mon, 09 Apr 2018 07:00:00 +0200"
    mail.set_content(TEXT)
    mail.add_alternative(PAGE.decode(), subtype="html")
    mail.add_attachment(plain, maintype="text", subtype="plain", filename="bijlage.txt")
    entry = f"<title>Overleg</title><link>https://x.example/a</link><description>{TEXT} {TEXT} {TEXT}</description>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Krant</title><item>{entry}</item></channel></rss>'
    return {
        "a.txt": b"date 2018-04 " + plain,
        "b.md": b"---\ntitle: Overleg\ndate: 2018-04-08\n---\n# Overleg\n\n"
        + plain
        + b"\n\n- een\n- [twee](https://x.example)\n",
        "c.html": PAGE,
        "d.pdf": pdf(sheet, Title="Overleg in mei", CreationDate="D:20180409070000+02'00'"),
        "e.zip": zipped.getvalue(),
        "f.txt.gz": gzip.compress(plain, mtime=0),
        "g.warc": warc(zipped=False),
        "h.warc.gz": warc(zipped=True),
        "i.jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "j.json": json.dumps({"articles": rows}, indent=1).encode(),
        "k.csv": comma.encode("cp1252"),
        "l.eml": mail.as_bytes(),
        "m.mbox": b"From a@b.example Mon Apr  9 07:00:00 2018\n" + mail.as_bytes() + b"\n" + b"From x\n" + mail.as_bytes(),
        "n.rss": feed.encode(),
        "o.warc": warc(zipped=False, encoding="br"),
        "p.warc": warc(zipped=False, encoding="zstd"),
    }


def warc(zipped: bool, encoding: str = "identity") -> bytes:
    """A web archive of two pages, their bodies as they are or compressed by Brotli (`br`) or Zstandard (`zstd`)."""
    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=zipped)
    body = {"br": brotli.compress, "zstd": zstandard.compress}.get(encoding, bytes)(PAGE)
    for path in "ab":
        fields = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", encoding)]
        headers = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
        told = {"WARC-Date": "2018-04-09T08:12:30Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-00000000000{path}>"}
        record = writer.create_warc_record(
            f"https://x.example/{path}", "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=told
        )
        writer.write_record(record)
    return file.getvalue()


def read(name: str, data: bytes, settings: Settings | None = None) -> list[Report | Skipped | IntakeError]:
    """All that comes of a file, as the program reads it. Raises what nobody foresaw."""
    item = Item(in_memory(data), id=name.partition(".")[0], origin=name)
    found = []
    for each in opened(item, settings or Settings(), report_from_item):
        if isinstance(each, IntakeError) and each.problem.startswith("taking it in failed") and each.__cause__ is not None:
            raise each.__cause__
        found.append(each)
    return found


def flipped(data: bytes, chance: random.Random, count: int) -> bytes:
    """The same with `count` bits turned over."""
    changed = bytearray(data)
    for _ in range(count if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """The same with a few things done to it at random places: bits turned, parts cut, repeated, moved, overwritten."""
    for _ in range(chance.randint(1, 4)):
        if not data:
            return data
        begin, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        match chance.randrange(8):
            case 0:
                data = flipped(data, chance, chance.choice((1, 4, 32)))
            case 1:
                data = data[:begin]
            case 2:
                data = data[:begin] + data[end:]
            case 3:
                data = data[:end] + data[begin:end] * chance.choice((1, 3, 12)) + data[end:]
            case 4:
                data = data[:begin] + chance.randbytes(min(end - begin, 200)) + data[end:]
            case 5:
                data = data[:begin] + chance.choice(TOKENS) + data[begin:]
            case 6:
                data = data[:begin] + chance.choice((b"\0", b"<", b'"', b"[", b"\n", b"(", b"\xff")) * 2000 + data[begin:]
            case 7:
                other = chance.choice(list(samples().values()))
                data = data[:begin] + other[: chance.randrange(len(other))] + data[end:]
    return data


TOKENS = (
    b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF-1.7\n", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n",
    b"]]>", b"<!--", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80",
    b'{"text":', b"=?utf-8?b?", b"\nFrom x\n", b"boundary=", b"/Filter/FlateDecode", b"99999999999999999999", b"---\n", b"\r",
    b"date 2018-13", b"&#12;", b"&#x1;", b"&#65534;", b"\x0c",
)  # fmt: skip


@cache
def bombs() -> dict[str, bytes]:
    """Small files that unpack to very much, or ask for endless work."""
    return dict(_bombs())


def _bombs() -> Iterator[tuple[str, bytes]]:
    zeros = bytes(1_000_000)
    yield "bomb.txt.gz", gzip.compress(zeros) * 2000
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a.txt", zeros * 60)
    yield "bomb.zip", file.getvalue()
    inner = file.getvalue()
    for _ in range(6):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", inner)
        inner = outer.getvalue()
    yield "nested.zip", inner
    gz = TEXT.encode()
    for _ in range(200):
        gz = gzip.compress(gz)
    yield "nested.gz", gz
    data = zlib.compress(zlib.compress(zeros * 50, 1), 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(data), data)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[" + b"3 0 R " * 100 + b"]>>"
    yield "bomb.pdf", written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1>>", stream, page, b"<<>>"])
    loop = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>", b"<<>>"]
    yield "loop.pdf", written(loop)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    body = answer + gzip.compress(zeros * 40, 1)
    told = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Length: %d\r\n\r\n"
    record = told % len(body)
    yield "bomb.warc.gz", gzip.compress(record + body + b"\r\n\r\n")
    yield "wide.warc.gz", gzip.compress(told % 999_999_999_999 + answer + zeros * 100, 1)
    for encoding, pack in ((b"br", brotli.compress), (b"zstd", zstandard.compress)):
        body = answer.replace(b"gzip", encoding) + pack(zeros * 40)
        yield f"bomb-{encoding.decode()}.warc", told % len(body) + body + b"\r\n\r\n"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{laughs}]>'
    yield "laughs.rss", f"{head}<rss><channel><title>&a11;</title></channel></rss>".encode()
    yield "laughs.html", f"<!DOCTYPE html [<!ENTITY a0 'ha'>{laughs}]><html><body><p>&a11;</p></body></html>".encode()
    aliases = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    yield "laughs.md", f"---\n{aliases}title: *a11\n---\n{TEXT}".encode()


def deep() -> Iterator[tuple[str, bytes]]:
    """Nesting without end."""
    yield "deep.html", b"<html><body>" + b"<div>" * 100_000 + TEXT.encode()
    yield "deep2.html", b"<html><body>" + b"<b><i><table><tr><td>" * 20_000 + TEXT.encode()
    yield "deep.json", b"[" * 200_000
    yield "deep2.json", b'{"a":' * 200_000
    yield "deep.jsonl", b'{"text": ' + b"[" * 200_000 + b"\n" + json.dumps({"text": TEXT}).encode()
    yield "deep.rss", b'<?xml version="1.0"?><rss><channel>' + b"<item>" * 100_000
    yield "deep.md", b"> " * 50_000 + TEXT.encode()
    yield "deep.csv", b"tekst\n" + b'"' * 200_001
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    yield "deep.eml", b"From: a@b.example\n" + parts + b"\n" + TEXT.encode()
    forwarded = b"From: a@b.example\nContent-Type: message/rfc822\n\n" * 2000
    yield "forwarded.eml", forwarded + b"From: a@b.example\n\n" + TEXT.encode()
    yield "deep.pdf", written([b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 100_000, b"<<>>"])


def huge() -> Iterator[tuple[str, bytes]]:
    """More than a report may have, of every kind that holds one document, and long tables."""
    words = (TEXT + " ").encode()
    yield "huge.txt", words * 60_000
    yield "huge.md", words * 60_000
    yield "huge.html", b"<html><body><p>" + words * 60_000
    yield "huge.eml", b"From: a@b.example\nSubject: x\n\n" + words * 300_000
    yield "huge.pdf", samples()["d.pdf"] + bytes(11_000_000)
    yield "line.csv", b'tekst\n"' + words * 60_000 + b'"\n"' + words + b'"\n'
    yield "line.jsonl", b'{"tekst": "' + words * 60_000 + b'"}\n' + json.dumps({"tekst": TEXT}).encode()
    yield "line.json", b'[{"tekst": "' + words * 60_000 + b'"}]'
    yield "header.warc", b"WARC/1.0\r\nX: " + words * 60_000
    yield "header.eml", b"Subject: " + b"=?utf-8?q?" * 500_000 + b"\n\nTekst"
    yield "names.mbox", b"From x\nSubject: y\n\n" * 500
