from __future__ import annotations

import io
import struct
import zipfile

import pytest

from gezant.intake.containers.archives import open_gzip, open_zip
from gezant.intake.items import Item, Settings
from tests.intake.containers.made import TEXT, gzipped, made, opened, problems, small, zipped


def test_members_come_in_the_order_of_their_names() -> None:
    data = zipped(("mei/b.txt", b"twee"), ("april/a.txt", b"een"))
    assert opened(open_zip, made(data)) == [("item", "a", b"een"), ("item", "b", b"twee")]


def test_a_member_is_named_after_the_archive_and_stands_one_deeper() -> None:
    (found,) = open_zip(made(zipped(("april/a.txt", b"een")), "news.zip"), Settings())
    assert isinstance(found, Item)
    assert (found.origin, found.depth) == ("news.zip: april/a.txt", 1)


def test_a_member_can_be_opened_more_than_once() -> None:
    archive = open_zip(made(zipped(("a.txt", TEXT.encode()))), Settings())
    found = next(archive)
    assert isinstance(found, Item)
    assert (found.head(6), found.read(1000)) == (b"De gez", TEXT.encode())


@pytest.mark.parametrize("name", [".a.txt", "april/.git/a.txt", "__MACOSX/._a.txt", "april/"])
def test_hidden_files_and_folders_are_left_out(name: str) -> None:
    assert opened(open_zip, made(zipped((name, b"x"), ("b.txt", b"twee")))) == [("item", "b", b"twee")]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["april/top.html", "mei/top.html"], ["april-top", "mei-top"]),
        (["top.html", "top.html"], ["top", "top-2"]),
        (["top.html", "top.txt"], ["top", "top-2"]),
        (["../../etc/top.txt"], ["top"]),
        (["C:\\nieuws\\top.txt"], ["top"]),
        (["één.txt"], ["één"]),
        (["a\x1b[2Jb\n.txt"], ["a\ufffd[2Jb\ufffd"]),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_every_member_has_an_id_of_its_own(names: list[str], ids: list[str]) -> None:
    assert [each[1] for each in opened(open_zip, made(zipped(*((name, b"x") for name in names))))] == ids


def test_a_name_in_utf_8_without_the_flag_is_read() -> None:
    data = zipped(("caf__.txt", b"x")).replace(b"caf__", "café".encode())
    assert opened(open_zip, made(data)) == [("item", "café", b"x")]


def test_an_encrypted_member_is_told_and_the_rest_read() -> None:
    data = bytearray(zipped(("a.txt", b"een"), ("b.txt", b"twee")))
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + offset] |= 1
    assert opened(open_zip, made(bytes(data))) == [("error", "it is encrypted"), ("item", "b", b"twee")]


def test_a_member_packed_in_another_way_is_told() -> None:
    assert problems(open_zip, made(zipped(("a.txt", b"een"), method=zipfile.ZIP_BZIP2))) == [
        "it is packed in a way that is not read"
    ]


def test_a_damaged_member_is_told_and_the_rest_read() -> None:
    data = bytearray(zipped(("a.txt", TEXT.encode()), ("b.txt", b"twee"), method=zipfile.ZIP_STORED))
    data[data.index(b"gezant")] ^= 1
    assert problems(open_zip, made(bytes(data))) == ["it is damaged in the archive (bad crc-32 for file 'a.txt')"]


@pytest.mark.parametrize("data", [b"PK\x03\x04", zipped(("a.txt", b"een"))[:-30], b"PK\x05\x06" + b"\xff" * 18])
def test_a_broken_archive_is_told(data: bytes) -> None:
    (problem,) = problems(open_zip, made(data))
    assert "damaged" in problem


def test_an_archive_of_nothing_is_told() -> None:
    assert problems(open_zip, made(zipped())) == ["the ZIP archive holds no file"]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "META-INF/container.xml"])
def test_office_documents_and_books_are_refused(name: str) -> None:
    (problem,) = problems(open_zip, made(zipped((name, b"<x/>"), ("word/a.xml", b"<x/>"))))
    assert problem == "it is an office document, which is not read"


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    assert problems(open_zip, made(zipped(("a.txt", b"0" * 20_000_000)))) == [
        "it unpacks to more than 200 times its size, as a decompression bomb does"
    ]


def test_a_member_that_is_larger_than_it_says_is_no_way_around_the_limits() -> None:
    data = bytearray(zipped(("a.txt", b"0" * 20_000_000)))
    for header, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(header) + offset
        data[at : at + 4] = struct.pack("<I", 100)
    (problem,) = problems(open_zip, made(bytes(data)))
    assert "damaged" in problem


def test_archives_within_an_archive_share_its_limits() -> None:
    inner = zipped(("a.txt", b"0" * 9_000_000))
    settings = small(ratio=10)
    said = []
    for found in open_zip(made(zipped(*((f"{n}.zip", inner) for n in range(5)))), settings):
        assert isinstance(found, Item)
        said += problems(open_zip, found, settings)
    assert said == ["it unpacks to more than 10 times its size, as a decompression bomb does"] * 4


def test_members_that_overlap_are_refused() -> None:
    data = bytearray(zipped(("a.txt", b"een"), ("b.txt", b"twee")))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    assert problems(open_zip, made(bytes(data))) == ["the members of the archive overlap, as in a decompression bomb"]


def test_an_archive_that_cannot_be_searched_to_and_fro_is_read() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    item = Item(lambda: Pipe(zipped(("a.txt", b"een"))), "in", "in.zip")
    assert opened(open_zip, item) == [("item", "a", b"een")]


@pytest.mark.parametrize("members", [(b"een\ntwee\n",), (b"een\n", b"twee\n"), (b"", b"een\n", b"", b"twee\n")])
def test_a_gzip_file_of_any_number_of_members_is_one_item(members: tuple[bytes, ...]) -> None:
    assert opened(open_gzip, made(gzipped(*members), "a.txt.gz")) == [("item", "a", b"een\ntwee\n")]


def test_the_item_in_a_gzip_file_has_its_name_without_the_ending() -> None:
    (found,) = open_gzip(made(gzipped(b"x"), "nieuws/a.csv.gz"), Settings())
    assert isinstance(found, Item)
    assert found.origin == "nieuws/a.csv.gz: a.csv"


def test_zeros_behind_a_gzip_file_are_nothing() -> None:
    assert opened(open_gzip, made(gzipped(b"een") + b"\0" * 600)) == [("item", "in", b"een")]


def test_of_a_gzip_file_that_breaks_off_the_whole_lines_are_read() -> None:
    lines = b"".join(b"regel %d\n" % (n * 7919) for n in range(20_000))
    (first, second) = opened(open_gzip, made(gzipped(lines)[:-2000]))
    assert first[0] == "item"
    assert lines.startswith(first[2])  # type: ignore[arg-type]
    assert first[2][-1:] == b"\n"  # type: ignore[comparison-overlap]
    assert second[1].startswith("the gzip file breaks off")


def test_damage_in_a_gzip_file_is_told_after_what_is_good() -> None:
    data = bytearray(gzipped(b"een\n", b"twee\n" * 100))
    data[40] ^= 0xFF
    assert opened(open_gzip, made(bytes(data)))[0] == ("item", "in", b"een\n")
    assert len(problems(open_gzip, made(bytes(data)))) == 1


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (gzipped(b"een") + b"rommel", "something that is no gzip stands behind its end"),
        (gzipped(b""), "the gzip file holds nothing"),
        (b"\x1f\x8b", "something that is no gzip stands behind its end"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 40, "the gzip file is damaged after 0 bytes of text"),
        (gzipped(b"een")[:10], "the gzip file breaks off after 0 bytes of text"),
    ],
)
def test_a_broken_gzip_file_is_told(data: bytes, problem: str) -> None:
    assert problems(open_gzip, made(data)) == [problem]


def test_a_gzip_bomb_ends_where_the_limits_do() -> None:
    said, length = [], 0
    for found in open_gzip(made(gzipped(b"0" * 50_000_000)), Settings()):
        if isinstance(found, Item):
            with found.stream() as stream:
                while part := stream.read(1 << 16):
                    length += len(part)
        else:
            said.append(str(found))
    assert length < 25_000_000
    assert said == [
        "in.zip: it unpacks to more than 200 times its size, as a decompression bomb does; unpack it yourself if you trust it"
    ]
