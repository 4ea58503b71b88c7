"""Items to reports: one within another, and what goes wrong in one of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from gezant.intake import IntakeError, Item, Settings, Skipped, opening
from gezant.intake.items import Page, in_memory
from gezant.intake.kinds import kind_of
from gezant.intake.reports import report_from_item
from gezant.model import Report

BODY = "De Finse premier zei dinsdag dat zijn land wil bemiddelen."


def item(data: bytes | str, name: str = "a", media_type: str | None = None) -> Item:
    return Item(in_memory(data.encode() if isinstance(data, str) else data), "a", name, media_type)


def zipped(**members: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return made.getvalue()


def opened(it: Item, settings: Settings | None = None) -> list[Report | Skipped | IntakeError]:
    return list(opening.opened(it, settings or Settings(), report_from_item))


@pytest.mark.parametrize(
    ("data", "name", "media_type", "kind"),
    [
        (BODY, "a.txt", None, "text"),
        (BODY, "a", None, "text"),
        (BODY, "a.html", None, "html"),
        ("<!doctype html><p>x", "a.txt", None, "html"),
        ("\ufeff <!-- x --> <html>", "a", None, "html"),
        (BODY, "https://a.example/b", "text/html", "html"),
        (BODY, "https://a.example/b.pdf?x=1.txt", "text/plain", "text"),
        ('<?xml version="1.0"?>\n<rss version="2.0">', "a.xml", None, "feed"),
        ('<?xml version="1.0"?><?xml-stylesheet href="x"?><feed xmlns="x">', "a", "text/xml", "feed"),
        ('{"text": "x"}\n', "a.jsonl", None, "jsonl"),
        ('[{"text": "x"}]', "a", None, "jsonl"),
        ("text,date\nx,2018", "a.csv", None, "csv"),
        ("WARC/1.0\r\n", "a", None, "warc"),
        (b"%PDF-1.4", "a.bin", "application/octet-stream", "pdf"),
        (b"\x1f\x8b\x08", "a.warc.gz", None, "gzip"),
        ("From: a@b.example\r\nSubject: x\r\nDate: y\r\n\r\nz", "a", None, "mail"),
        ("# Kop", "a.md", None, "markdown"),
        (zipped(a_txt=BODY), "a", None, "zip"),
    ],
)
def test_the_kind_is_told_by_the_bytes_then_by_what_was_said_of_them(
    data: bytes | str, name: str, media_type: str | None, kind: str
) -> None:
    assert kind_of(item(data, name, media_type)) == kind


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"\x89PNG\r\n", "a.txt", "an image"),
        (b"{\\rtf1", "a.txt", "an RTF document"),
        (zipped(word_document="x").replace(b"word.document", b"word/document"), "a.docx", "an office document"),
        ("not a pdf", "a.pdf", "it is named a PDF document and is none"),
        ("<?xml version='1.0'?><note/>", "a.xml", "it is XML, but no web page and no feed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "an office document"),
    ],
)
def test_what_is_known_not_to_be_read_is_refused_by_its_name(data: bytes | str, name: str, problem: str) -> None:
    (found,) = opened(item(data, name))
    assert isinstance(found, IntakeError)
    assert problem in str(found)


def test_an_archive_in_an_archive_is_opened() -> None:
    inner = zipped(a_txt=BODY)
    found = opened(item(zipped(b_zip=inner, c_txt=BODY), "x.zip"))
    assert [report.origin for report in found if isinstance(report, Report)] == ["x.zip: b.zip: a.txt", "x.zip: c.txt"]


def test_archives_nested_without_end_are_refused() -> None:
    data: bytes | str = BODY
    for _ in range(8):
        data = zipped(a_zip=data)
    (found,) = opened(item(data, "x.zip"))
    assert isinstance(found, IntakeError)
    assert "deep" in str(found)


def test_a_fault_of_ours_in_one_document_is_told_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    good = opening.reader_of

    def readers(kind: str) -> Callable[[Item, Settings], Page]:
        def fails(it: Item, settings: Settings) -> Page:
            raise ZeroDivisionError("oops")

        return fails if kind == "markdown" else good(kind)

    monkeypatch.setattr(opening, "reader_of", readers)
    first, second = opened(item(zipped(a_md=BODY, b_txt=BODY), "x.zip"))
    assert str(first) == "x.zip: a.md: taking it in failed, ZeroDivisionError: oops; please report this with the file"
    assert isinstance(second, Report)
