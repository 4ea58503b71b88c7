"""The characters of a page, by mark, server, page or detection, as the WHATWG Encoding Standard reads labels."""

from __future__ import annotations

import codecs

import pytest

from gezant.intake.pages.decoding import decoded

TEXT = "<p>“Coördinatie” – café, reünie</p>"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TEXT.encode(), None),
        (TEXT.encode(), "utf-8"),
        (TEXT.encode(), "iso-8859-1"),
        (TEXT.encode("cp1252"), "ISO-8859-1"),
        (TEXT.encode("cp1252"), "latin1"),
        (TEXT.encode("cp1252"), "us-ascii"),
        (TEXT.encode("cp1252"), None),
        (TEXT.encode("cp1252"), "utf-8"),
        (TEXT.encode("cp1252"), "no-such-charset"),
        (TEXT.encode("cp1252"), "utf-7"),
        (codecs.BOM_UTF8 + TEXT.encode(), "windows-1252"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-8"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("mac-roman"), "macintosh"),
    ],
)
def test_the_letters_are_those_of_the_page(data: bytes, charset: str | None) -> None:
    assert decoded(data, charset) == TEXT


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-15">', "iso-8859-15"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>", "cp1250"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ('<meta charset="utf-16">', "utf-8"),
    ],
)
def test_a_page_says_its_charset_itself(head: str, encoding: str) -> None:
    page = f"{head}<p>café, reünie, 100 mark</p>"
    assert decoded(page.encode(encoding)) == page


def test_the_server_goes_before_the_page() -> None:
    assert "café" in decoded('<meta charset="koi8-r"><p>café</p>'.encode("cp1252"), "windows-1252")


def test_broken_bytes_and_controls_never_raise() -> None:
    assert decoded(b"a\x00b\xff\xfec\x81", "utf-8").startswith("a b")
    assert decoded(bytes(range(256)) * 4, "shift_jis")
