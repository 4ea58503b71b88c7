from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib
from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from gezant.intake import IntakeError
from gezant.intake.containers.archives import open_gzip
from gezant.intake.containers.warc import open_warc
from gezant.intake.items import Found, Item, Settings, Skipped
from tests.intake.containers.made import PAGE, made, opened, small, zipped

HTML = "text/html; charset=ISO-8859-1"
SITE = "https://www.noorderkoerier.example"


def archive(*records: tuple[str, str, bytes], zipped: bool = True, version: str = "1.0", **headers: str) -> bytes:
    """A web archive of (path, status and type, body), with a request and a metadata record to each as crawlers write them."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=zipped, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("news.warc", {"software": "test"}))
    for path, told, body in records:
        status, _, kind = told.partition(" ")
        fields = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
        url, date = SITE + path, {"WARC-Date": "2018-04-09T08:12:30Z"}
        request = StatusAndHeaders(f"GET {path} HTTP/1.1", [("Host", "noorderkoerier.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=request, warc_headers_dict=date))
        answer = StatusAndHeaders(f"{status} Told", fields, protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=answer, warc_headers_dict=date)
        writer.write_record(record)
        writer.write_record(writer.create_warc_record(url, "metadata", payload=io.BytesIO(b"fetchTimeMs: 12")))
    return file.getvalue()


def pages(data: bytes, settings: Settings | None = None) -> list[Found]:
    return [found for found in open_warc(made(data, "news.warc"), settings or Settings()) if not isinstance(found, Skipped)]


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_page_is_read_with_all_that_is_known_of_it(zipped: bool, version: str) -> None:
    (page,) = pages(archive(("/2018/top.html", f"200 {HTML}", PAGE), zipped=zipped, version=version))
    assert isinstance(page, Item)
    assert page.read(10_000) == PAGE
    assert (page.id, page.origin) == ("noorderkoerier.example-2018-top.html", f"news.warc: {SITE}/2018/top.html")
    assert (page.media_type, page.charset, page.url) == ("text/html", "iso-8859-1", f"{SITE}/2018/top.html")
    assert (page.seen, page.known.url, page.depth) == ("2018-04-09T08:12:30Z", page.url, 1)
    (date,) = page.known.dates
    assert (date.value, date.origin, date.bound) == ("2018-04-09", "fetched", True)
    assert date.words.startswith("WARC-Date 2018-04-09T08:12:30Z")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("404 text/html", "status 404"),
        ("301 text/html", "status 301"),
        ("200 image/jpeg", "it is image/jpeg"),
        ("200 text/css", "it is text/css"),
    ],
)
def test_other_answers_are_left_out_with_the_reason(told: str, reason: str) -> None:
    assert opened(open_warc, made(archive(("/a", told, b"x")))) == [
        ("skipped", reason),
        ("skipped", "3 records that hold no page (warcinfo 1, request 1, metadata 1)"),
    ]


def test_robots_txt_is_no_report() -> None:
    assert opened(open_warc, made(archive(("/robots.txt", "200 text/plain", b"User-agent: *"))))[0] == ("skipped", "robots.txt")


def test_a_page_seen_again_unchanged_is_left_out() -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    writer.write_record(writer.create_revisit_record(f"{SITE}/a", "sha1:AAA", f"{SITE}/a", "2018-04-08T00:00:00Z"))
    assert opened(open_warc, made(file.getvalue())) == [("skipped", "the same as at an earlier visit")]


def test_text_that_was_taken_from_pages_is_read() -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    record = writer.create_warc_record(
        f"{SITE}/a", "conversion", payload=io.BytesIO(b"Tekst"), warc_content_type="text/plain", warc_headers_dict={}
    )
    writer.write_record(record)
    assert opened(open_warc, made(file.getvalue())) == [("item", "noorderkoerier.example-a", b"Tekst")]


def chunked(data: bytes) -> bytes:
    parts = [data[at : at + 7] for at in range(0, len(data), 7)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(PAGE) + RAW.flush()


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content_Encoding": "gzip"}, gzip.compress(PAGE)),
        ({"Content_Encoding": "x-gzip"}, gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:])),
        ({"Content_Encoding": "deflate"}, zlib.compress(PAGE)),
        ({"Content_Encoding": "deflate"}, DEFLATED),
        ({"Content_Encoding": "identity"}, PAGE),
        ({"Content_Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(PAGE))),
        ({"Content_Encoding": "br"}, brotli.compress(PAGE)),
        ({"Content_Encoding": "zstd"}, zstandard.compress(PAGE)),
        ({"Content_Encoding": "zstd"}, zstandard.compress(PAGE[:50]) + zstandard.compress(PAGE[50:])),
        ({"Transfer_Encoding": "chunked", "Content_Encoding": "gzip, br"}, chunked(brotli.compress(gzip.compress(PAGE)))),
        ({"Transfer_Encoding": "chunked"}, chunked(PAGE)),
        ({"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}, chunked(gzip.compress(PAGE))),
        # what a crawler stored decoded, with the headers as they were sent
        ({"Content_Encoding": "gzip"}, PAGE),
        ({"Content_Encoding": "deflate"}, PAGE),
        ({"Content_Encoding": "br"}, PAGE),
        ({"Content_Encoding": "zstd"}, PAGE),
        ({"Content_Encoding": "compress"}, PAGE),
        ({"Transfer_Encoding": "chunked"}, PAGE),
    ],
)
def test_transfer_and_content_encodings_are_taken_off(headers: dict[str, str], body: bytes) -> None:
    (page,) = pages(archive(("/a", f"200 {HTML}", body), **headers))
    assert isinstance(page, Item)
    assert page.read(10_000) == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_plain_text_that_was_stored_decoded_is_taken_as_it_is(encoding: str) -> None:
    (page,) = pages(archive(("/a", "200 text/plain", b"Gezant terug in Seoel"), Content_Encoding=encoding))
    assert isinstance(page, Item)
    assert page.read(10_000) == b"Gezant terug in Seoel"


@pytest.mark.parametrize(
    ("encoding", "body", "problem"),
    [
        ("gzip", gzip.compress(b"0" * 30_000_000), "it is larger than the 10 MB that one report may have"),
        ("gzip", gzip.compress(gzip.compress(PAGE))[:40], "its compressed bytes break off"),
        ("gzip", gzip.compress(PAGE)[:20] + b"\xff" * 80, "its compressed bytes are damaged"),
        ("br", brotli.compress(b"0" * 30_000_000), "it is larger than the 10 MB that one report may have"),
        ("br", brotli.compress(PAGE)[:30], "its compressed bytes break off"),
        ("br", brotli.compress(PAGE)[:30] + b"\xff" * 80, "its compressed bytes are damaged"),
        ("zstd", zstandard.compress(b"0" * 30_000_000), "it is larger than the 10 MB that one report may have"),
        ("zstd", zstandard.compress(PAGE)[:-9], "its compressed bytes break off"),
        ("zstd", zstandard.compress(PAGE)[:6] + b"\xff" * 80, "its compressed bytes are damaged"),
        ("compress", b"\x1f\x9d\x90", "it is compressed as 'compress', which is not read"),
        ("gz\x1b[2J", b"\x1f\x9d\x90", "it is compressed as 'gz\ufffd[2j', which is not read"),
        ("identity", b"0" * 10_200_000, "it is larger than the 10 MB that one report may have"),
    ],
)
def test_a_body_that_cannot_be_decoded_is_told_with_its_address(encoding: str, body: bytes, problem: str) -> None:
    first, second = pages(archive(("/a", f"200 {HTML}", body), ("/b", f"200 {HTML}", PAGE), Content_Encoding=encoding))[:2]
    assert isinstance(first, IntakeError)
    assert (first.problem, first.origin) == (problem, f"news.warc: {SITE}/a")
    assert isinstance(second, Item | IntakeError)


def arc(zipped: bool) -> bytes:
    page = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    head = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"
    records = [
        b"filedesc://news.arc 0.0.0.0 20010911120000 text/plain %d\n%s\n" % (len(head), head),
        b"http://noorderkoerier.example/a 192.0.2.1 20010911120001 text/html %d\n%s\n" % (len(page), page),
    ]
    return b"".join(map(gzip.compress, records) if zipped else records)


@pytest.mark.parametrize("zipped", [False, True])
def test_the_forerunner_of_warc_is_read(zipped: bool) -> None:
    (page,) = pages(arc(zipped))
    assert isinstance(page, Item)
    assert (page.read(10_000), page.seen) == (PAGE, "2001-09-11T12:00:01Z")


THREE = tuple((f"/{name}", f"200 {HTML}", PAGE + name.encode() * 3000) for name in "abc")


def seen(data: bytes) -> tuple[list[str], list[str]]:
    found = pages(data)
    return [f.id[-1] for f in found if isinstance(f, Item)], [f.problem for f in found if isinstance(f, IntakeError)]


def at(data: bytes, path: str) -> int:
    """Where the response to a path begins in a plain archive."""
    return data.index(b"HTTP/1.1 200", data.index(SITE.encode() + path.encode()))


def test_damage_in_a_gzip_record_costs_that_record_only() -> None:
    parts = [gzip.compress(part) for part in records(archive(*THREE, zipped=False))]
    parts[5] = parts[5][:60] + bytes(byte ^ 0x55 for byte in parts[5][60:90]) + parts[5][90:]
    assert seen(b"".join(parts)) == (["a", "c"], ["the bytes of a record are damaged"])


def records(data: bytes) -> list[bytes]:
    return [b"WARC/1.0\r\n" + part for part in data.split(b"WARC/1.0\r\n")[1:]]


def test_a_wrong_length_costs_that_record_only() -> None:
    data = archive(*THREE, zipped=False)
    begin = data.rindex(b"Content-Length", 0, at(data, "/b"))
    damaged = data[:begin] + data[begin:].replace(b"Content-Length: 3", b"Content-Length: 9", 1)
    assert damaged != data
    assert seen(damaged) == (["a", "c"], ["the length of a record is wrong"])


@pytest.mark.parametrize("rubbish", [b"rommel\n" * 50, b"\xff\x00" * 500, b"WARC/9 x\r\n"])
def test_rubbish_between_records_is_told_once(rubbish: bytes) -> None:
    parts = records(archive(*THREE, zipped=False))
    ids, problems = seen(b"".join(parts[:4]) + rubbish + b"\r\n" + b"".join(parts[4:]))
    assert (ids[-2:], len(problems)) == (["b", "c"], 1)


def test_headers_that_do_not_end_are_told() -> None:
    parts = records(archive(*THREE, zipped=False))
    parts[5] = b"WARC/1.0\r\nX: " + b"x" * 100_000 + b"\r\n" + b"Y: y\r\n" * 3000 + b"\r\n"
    assert seen(b"".join(parts)) == (["a", "c"], ["a record is damaged: its headers do not end"])


def test_an_address_with_control_characters_reaches_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    data = archive(("/top", f"200 {HTML}", PAGE), zipped=False)
    (page,) = pages(data.replace(b"example/top", b"example/t \x1b[2Jp"))
    assert isinstance(page, Item)
    assert (page.url, page.known.url) == (f"{SITE}/t%20%1B[2Jp", f"{SITE}/t%20%1B[2Jp")
    assert page.origin.isprintable()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("zipped", [False, True])
def test_of_an_archive_that_breaks_off_the_whole_records_are_read(zipped: bool) -> None:
    data = archive(*THREE, zipped=zipped)
    ids, problems = seen(data[:-700] if zipped else data[: at(data, "/c") + 600])
    assert (ids, len(problems)) == (["a", "b"], 1)


def test_an_archive_in_one_gzip_member_is_read() -> None:
    assert seen(gzip.compress(archive(*THREE, zipped=False))) == (["a", "b", "c"], [])


def test_a_gzip_file_of_records_is_read_as_an_archive() -> None:
    found = [each.id[-1] for each in open_gzip(made(archive(*THREE)), Settings()) if isinstance(each, Item)]
    assert found == ["a", "b", "c"]


def test_a_bomb_in_a_record_is_stopped() -> None:
    data = archive(("/a", "200 image/gif", b"0" * 40_000_000))
    assert seen(data)[1] == ["it unpacks to more than 200 times its size, as a decompression bomb does"]


class Endless(io.RawIOBase):
    """An archive of a hundred megabytes, made while it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: Iterator[bytes] = iter(records(archive(("/a", f"200 {HTML}", PAGE * 2000), zipped=False)) * 250)
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self.left = self.left or next(self.parts, b"")
        count = min(len(buffer), len(self.left))
        buffer[:count], self.left = self.left[:count], self.left[count:]
        return count


def test_memory_is_flat_however_large_the_archive() -> None:
    item = Item(lambda: io.BufferedReader(Endless()), "in", "in.warc")  # type: ignore[arg-type, return-value]
    tracemalloc.start()
    length = sum(len(found.read(10_000_000)) for found in open_warc(item, Settings()) if isinstance(found, Item))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length > 80_000_000
    assert peak < 4_000_000


def test_an_archive_within_an_archive_is_read_in_its_limits() -> None:
    from gezant.intake.containers.archives import open_zip

    outer = open_zip(made(zipped(("news.warc.gz", archive(*THREE)))), small(ratio=100))
    inner = next(outer)
    assert isinstance(inner, Item)
    assert [found.depth for found in open_warc(inner, Settings()) if isinstance(found, Item)] == [2, 2, 2]
