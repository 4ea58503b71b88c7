from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from gezant.intake import IntakeError
from gezant.intake.documents.pdf import read_pdf
from gezant.intake.items import Page, Settings
from tests.intake.containers.made import made
from tests.intake.documents.pdfs import Sheet, pdf

FIRST = [
    "De minister van Buitenlandse Zaken van Zuid-Korea heeft zondag in Den Haag gezegd dat het overleg in mei begint.",
    "Volgens haar is er nog geen plaats gekozen. Een woordvoerder wilde dat bevestigen noch ontkennen.",
    "Het noorden zweeg. „Wij wachten op een antwoord”, zei de minister, die eerder haar ambtgenoot had gesproken.",
]
SECOND = [
    "In de haven van de stad lag woensdag een schip dat volgens de havenmeester al twee weken op lading wacht.",
    "De reder was niet bereikbaar. Zijn advocaat zei dat er niets aan de hand is.",
    "De bemanning blijft aan boord.",
]


def read(data: bytes, settings: Settings | None = None) -> Page:
    return read_pdf(made(data, "krant.pdf"), settings or Settings())


def columned(paragraphs: list[str], count: int, top: float, sheet: Sheet) -> None:
    """Paragraphs in so many columns of one height."""
    wide = (495 - (count - 1) * 12) / count if count > 1 else 300
    trial = Sheet()
    trial.column(paragraphs, 50, 0, wide, indent=9)
    height = -(-len(trial.lines) // count)
    for number, (left, _, size, bold, text) in enumerate(trial.lines):
        column, line = divmod(number, height)
        sheet.line(text, left + column * (wide + 12), top + line * 11, size, bold)


@pytest.mark.parametrize("rows", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_columns_are_read_one_after_another(count: int, rows: bool) -> None:
    sheet = Sheet()
    sheet.line("Overleg begint in mei", 50, 90, 24, True)
    columned(FIRST * 2, count, 125, sheet)
    page = read(pdf(sheet, rows=rows))
    assert page.known.title == "Overleg begint in mei"
    assert page.text.split("\n\n") == FIRST * 2


@pytest.mark.parametrize("rows", [False, True])
def test_two_stories_on_a_page_are_kept_apart(rows: bool) -> None:
    sheet = Sheet()
    sheet.line("Overleg begint in mei", 50, 90, 24, True)
    columned(FIRST, 3, 125, sheet)
    sheet.line("Schip wacht op lading", 50, 330, 18, True)
    columned(SECOND, 2, 360, sheet)
    page = read(pdf(sheet, rows=rows))
    assert page.text.split("\n\n") == [*FIRST, "Schip wacht op lading", *SECOND]


def test_a_story_beside_a_narrow_one_is_kept_apart() -> None:
    sheet = Sheet()
    sheet.line("Overleg begint in mei", 50, 90, 22, True)
    sheet.line("Kort nieuws", 430, 90, 12, True)
    sheet.column(FIRST, 50, 125, 175, indent=9)
    sheet.column(FIRST, 237, 125, 175, indent=9)
    sheet.column(SECOND, 430, 110, 115, indent=9)
    page = read(pdf(sheet, rows=True))
    assert page.text.split("\n\n") == [*FIRST, *FIRST, "Kort nieuws", *SECOND]


@pytest.mark.parametrize(("indent", "gap"), [(9, 0), (0, 8), (0, 0)])
def test_paragraphs_are_told_by_indents_blank_lines_and_short_ends(indent: float, gap: float) -> None:
    sheet = Sheet()
    sheet.column([FIRST[1], SECOND[1], SECOND[2], FIRST[1]], 50, 90, 250, indent=indent, gap=gap)
    assert read(pdf(sheet)).text.split("\n\n") == [FIRST[1], SECOND[1], SECOND[2], FIRST[1]]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["de minis-", "ter zei niets"], "de minister zei niets"),
        (["de oud-minister en de oud-", "minister"], "de oud-minister en de oud-minister"),
        (["het beleid van Noord-", "Korea"], "het beleid van Noord-Korea"),
        (["de land-", "en tuinbouw"], "de land- en tuinbouw"),
        (["in de jaren 2017-", "2018 was dat"], "in de jaren 2017- 2018 was dat"),
        (["hij zei –", "en zweeg"], "hij zei – en zweeg"),
    ],
)
def test_hyphens_at_line_ends_are_undone(lines: list[str], text: str) -> None:
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.line(line, 50, 100 + 11 * number)
    assert read(pdf(sheet)).text == text


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    one, two = Sheet(), Sheet()
    one.column(["De minister zei zondag in Den Haag dat het overleg"], 50, 90, 150)
    two.column(["in mei begint."], 50, 90, 150)
    assert read(pdf(one, two)).text == "De minister zei zondag in Den Haag dat het overleg in mei begint."


def test_running_heads_and_page_numbers_are_left_out() -> None:
    sheets = []
    for number, paragraphs in enumerate((FIRST, SECOND, FIRST), 3):
        sheet = Sheet()
        sheet.line("De Noorderkoerier", 50, 30)
        sheet.line(f"maandag 9 april 2018, pagina {number}", 380, 30)
        sheet.line(str(number), 290, 810)
        sheet.column(paragraphs, 50, 90, 400, gap=6)
        sheets.append(sheet)
    assert read(pdf(*sheets)).text.split("\n\n") == [*FIRST, *SECOND, *FIRST]


def test_what_the_document_tells_of_itself() -> None:
    sheet = Sheet()
    sheet.column(FIRST, 50, 90, 400, gap=6)
    known = read(pdf(sheet, Title="Overleg in mei", Author="A. Bakker", CreationDate="D:20180409070000+02'00'")).known
    assert (known.title, known.author) == ("Overleg in mei", "A. Bakker")
    (date,) = known.dates
    assert (date.value, date.origin, date.bound) == ("2018-04-09", "document", True)


@pytest.mark.parametrize("told", ["", "Microsoft Word - stuk3.docx", "krant_p03.indd", "Untitled-1", "Overleg begint  in mei"])
def test_the_title_is_what_the_page_shows(told: str) -> None:
    sheet = Sheet()
    sheet.line("BUITENLAND", 50, 60, 30, True) if told.startswith("Overleg") else None
    sheet.line("Overleg begint in mei", 50, 90, 20, True)
    sheet.column(FIRST, 50, 125, 400, gap=6)
    page = read(pdf(sheet, Title=told))
    assert page.known.title == "Overleg begint in mei"
    assert "Overleg begint in mei" not in page.text


def test_letters_printed_twice_are_read_once() -> None:
    sheet = Sheet()
    for shift in (0, 0.3):
        sheet.line("De minister zweeg.", 50 + shift, 100)
    assert read(pdf(sheet)).text == "De minister zweeg."


def encrypted(password: str) -> bytes:
    sheet = Sheet()
    sheet.column(FIRST, 50, 90, 400)
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(sheet))))
    writer.encrypt(user_password=password, owner_password="eigenaar", algorithm="AES-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_document_that_opens_without_a_password_is_read() -> None:
    assert FIRST[0][:40] in read(encrypted("")).text


BLANK = pdf(Sheet())


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (encrypted("geheim"), "the PDF document is encrypted"),
        (BLANK, "the PDF document has no text layer; it may be a scan"),
        (b"%PDF-1.7\n", "the PDF document breaks off"),
        (BLANK[:300], "the PDF document breaks off"),
        (b"%PDF-1.4\n" + b"x" * 500 + b"%%EOF", "the PDF document is damaged"),
        (pdf(*[Sheet()] * 201), "the PDF document has more than 200 pages"),
    ],
    ids=["encrypted", "scan", "head", "cut", "damaged", "pages"],
)
def test_what_cannot_be_read_is_told(data: bytes, problem: str) -> None:
    with pytest.raises(IntakeError, match=problem):
        read(data)
