from __future__ import annotations

import codecs
import csv
import io
import json
import tracemalloc

import pytest

from gezant.intake import IntakeError
from gezant.intake.containers.tables import open_csv, open_json_lines
from gezant.intake.items import Found, Item, Opener, Settings, Skipped
from tests.intake.containers.made import TEXT, made, small

SECOND = "De minister zei dat hij „geen haast” heeft; zijn ambtgenoot, wel."


def texts(opener: Opener, data: bytes, settings: Settings | None = None) -> list[str]:
    """The text of each row, or what was said in its place."""
    said = []
    for found in opener(made(data, "export.csv"), settings or Settings()):
        if isinstance(found, Item):
            said.append(found.read(10_000_000).decode())
        else:
            said.append(found.reason if isinstance(found, Skipped) else str(found))
    return said


def one(opener: Opener, data: bytes, settings: Settings | None = None) -> Item:
    (found,) = opener(made(data, "export.csv"), settings or Settings())
    assert isinstance(found, Item), found
    return found


def errors(found: list[Found]) -> list[str]:
    return [str(each) for each in found if isinstance(each, IntakeError)]


def table(*rows: tuple[str, ...], **dialect: str) -> bytes:
    file = io.StringIO()
    csv.writer(file, **dialect).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue().encode()


ROWS = [{"text": TEXT}, {"text": SECOND}]
LINES = "\n".join(json.dumps(row) for row in ROWS).encode()


@pytest.mark.parametrize(
    "data",
    [
        LINES,
        LINES + b"\n",
        b"\n\n" + LINES.replace(b"\n", b"\r\n\r\n"),
        codecs.BOM_UTF8 + LINES,
        codecs.BOM_UTF16_LE + LINES.decode().encode("utf-16-le"),
        "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode("cp1252"),
        json.dumps(ROWS).encode(),
        json.dumps(ROWS, indent=2).encode(),
        b"  \n" + json.dumps(ROWS, indent=2).encode(),
        "\n".join(json.dumps(row, indent=2) for row in ROWS).encode(),
        json.dumps({"status": "ok", "articles": ROWS}).encode(),
        json.dumps({"status": "ok", "response": {"total": 2, "results": ROWS}}, indent=1).encode(),
    ],
    ids=["lines", "end", "blank", "mark", "utf-16", "cp1252", "array", "indented", "late", "objects", "wrapped", "deep"],
)
def test_objects_of_json_in_every_form(data: bytes) -> None:
    assert texts(open_json_lines, data) == [TEXT, SECOND]


def test_one_object_is_one_report() -> None:
    assert texts(open_json_lines, json.dumps(ROWS[0], indent=2).encode()) == [TEXT]


FIELDS = {
    "titel": "Overleg in mei",
    "datum": "2018-04-08",
    "auteur": ["A. Bakker", "C. de Vries"],
    "krant": "De Noorderkoerier",
    "rubriek": "Buitenland",
    "taal": "nl-NL",
    "url": "https://www.noorderkoerier.example/a",
    "id": "nk-12",
    "artikel": TEXT,
}


def test_usual_names_of_columns_are_known() -> None:
    item = one(open_json_lines, json.dumps(FIELDS).encode())
    assert (item.id, item.url, item.media_type, item.origin) == ("nk-12", FIELDS["url"], "text/plain", "export.csv: line 1")
    known = item.known
    assert (known.title, known.outlet, known.section) == (FIELDS["titel"], FIELDS["krant"], FIELDS["rubriek"])
    assert (known.author, known.language, known.url) == ("A. Bakker, C. de Vries", "nl", FIELDS["url"])
    (date,) = known.dates
    assert (date.value, date.origin, date.words, date.bound) == ("2018-04-08", "column", "datum 2018-04-08", False)


@pytest.mark.parametrize(
    ("told", "code"), [("ANP", "MED/anp"), ("MED/anp", "MED/anp"), ("Reuters", "MED/reuters"), ("eigen werk", None)]
)
def test_an_agency_is_known_by_its_name_or_code(told: str, code: str | None) -> None:
    assert one(open_json_lines, json.dumps({"text": TEXT, "persbureau": told}).encode()).known.agency == code


def test_the_user_names_columns() -> None:
    data = json.dumps({"x": TEXT, "y": {"z": "9 april 2018"}, "text": "iets anders"}).encode()
    item = one(open_json_lines, data, Settings(columns={"text": "X", "date": "y.z"}))
    assert item.read(1000).decode() == TEXT
    assert [date.value for date in item.known.dates] == ["2018-04-09"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({}, "no column is known to hold the text; name it with --columns text=NAME; the columns are: x, y"),
        ({"text": "z"}, "there is no column 'z'; the columns are: x, y"),
        ({"tekst": "x"}, "there is no field 'tekst' in a report; the fields are text, html, date"),
    ],
)
@pytest.mark.parametrize(
    ("opener", "data"), [(open_csv, table(("x", "y"), ("1", "2"))), (open_json_lines, b'{"x": 1, "y": 2}')], ids=["csv", "json"]
)
def test_a_column_that_is_not_there_is_told_with_those_that_are(
    columns: dict[str, str], said: str, opener: Opener, data: bytes
) -> None:
    (error,) = texts(opener, data, Settings(columns=columns))
    assert error.startswith(f"export.csv: {said}")


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2018-04-08T22:30:00+02:00", "2018-04-08"),
        ("8 april 2018", "2018-04-08"),
        ("2018-04", "2018-04"),
        ("20180408", "2018-04-08"),
        (1523174400, "2018-04-08"),
        (1523174400000, "2018-04-08"),
    ],
)
def test_dates_are_read_as_they_are_written(value: object, date: str) -> None:
    item = one(open_json_lines, json.dumps({"text": TEXT, "date": value}).encode())
    assert [candidate.value for candidate in item.known.dates] == [date]


def test_a_date_that_cannot_be_read_is_told() -> None:
    data = table(("date", "text"), ("ooit", TEXT), ("2018-04-08", SECOND))
    first, second = texts(open_csv, data)
    assert first.startswith("export.csv: line 2: the date 'ooit' in column 'date' cannot be read; write it as a day")
    assert second == SECOND


def test_a_date_that_cannot_be_read_is_no_matter_where_the_user_gave_one() -> None:
    assert texts(open_csv, table(("date", "text"), ("ooit", TEXT)), Settings(date="2018")) == [TEXT]


@pytest.mark.parametrize(
    "row", [{"html": f"<p>{TEXT}</p>"}, {"text": f"<p>{TEXT}</p><p>Meer</p>"}, {"text": "x", "html": "<p>y</p>"}]
)
def test_html_is_read_as_html(row: dict[str, str]) -> None:
    item = one(open_json_lines, json.dumps(row).encode())
    assert (item.media_type, item.charset) == ("text/html", "utf-8")


def test_rows_without_an_id_have_the_number_of_their_line() -> None:
    found = open_json_lines(made(b'{"text": "a"}\n{"text": "b", "id": 7}\n{"text": "c", "id": 7}', "export.jsonl"), Settings())
    assert [each.id for each in found if isinstance(each, Item)] == ["export-1", "7", "7-2"]


def test_a_row_without_text_is_left_out() -> None:
    assert texts(open_csv, table(("id", "text"), ("1", ""), ("2", TEXT))) == ["the row has no text", TEXT]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "half', "the line is no JSON"),
        ('{"text": "half"}}', "the line is no JSON"),
        ('{"text": ' + "[" * 90_000, "the line nests too deeply"),
        ('{"n": ' + "9" * 5000 + "}", "the line is no JSON (a number is too long)"),
        ("12", "there is no object"),
        ('{"text": "' + "x" * 100_001 + '"}', "the line is longer than"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_read(line: str, said: str) -> None:
    data = f"{json.dumps(ROWS[0])}\n{line}\n{json.dumps(ROWS[1])}\n".encode()
    first, second, third = texts(open_json_lines, data, small(report=100_000))
    assert (first, third) == (TEXT, SECOND)
    assert second.startswith(f"export.csv, line 2: {said}")


def test_a_first_line_that_breaks_off_is_told_and_the_rest_read() -> None:
    first, second = texts(open_json_lines, b'{"text": "half\n' + json.dumps(ROWS[1]).encode())
    assert first.startswith("export.csv, line 1: the line is no JSON")
    assert second == SECOND


@pytest.mark.parametrize("cut", [1, 10, 60, 100])
def test_of_an_array_that_breaks_off_the_whole_objects_are_read(cut: int) -> None:
    *whole, last = texts(open_json_lines, json.dumps(ROWS, indent=1).encode()[:-cut])
    assert whole == [TEXT, SECOND][: len(whole)]
    assert "export.csv, line" in last


def test_half_a_surrogate_pair_does_no_harm() -> None:
    item = one(open_json_lines, b'{"text": "a \\ud800 b", "title": "\\udc00 c", "x\\ud800": "d"}')
    assert (item.read(100), item.known.title) == (b"a ? b", "? c")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_of_csv_are_found_out(delimiter: str, encoding: str) -> None:
    rows = (("id", "titel", "tekst"), ("1", "Eén; twee, drie | vier", TEXT), ("2", "Vijf", SECOND))
    data = table(*rows, delimiter=delimiter).decode().encode(encoding)
    assert texts(open_csv, data) == [TEXT, SECOND]


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\r\nid;text\r\n1;Tekst\r\n",
        b"\n\nid,text\n1,Tekst\n",
        b"id,text\r1,Tekst\r",
        b"id,text,,\n1,Tekst,,\n",
        b"id,text\n1,Tekst,,\n",
        b"text\nTekst\n",
        b'"id","text"\n"1","Tekst"',
    ],
)
def test_csv_as_programs_write_it(data: bytes) -> None:
    assert texts(open_csv, data) == ["Tekst"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_within_quotation_marks_belong_to_the_field(end: str) -> None:
    data = f'id,text{end}1,"Een.{end}{end}Twee ""drie""."{end}2,Vier{end}'.encode()
    assert texts(open_csv, data) == [f'Een.{end}{end}Twee "drie".', "Vier"]


def test_the_line_of_a_row_is_the_first_of_its_lines() -> None:
    found = open_csv(made(b'id,text\n1,"a\nb\nc"\n2,d\n', "x.csv"), Settings())
    assert [each.origin for each in found if isinstance(each, Item)] == ["x.csv: line 2", "x.csv: line 5"]


def test_escaped_quotation_marks_are_read() -> None:
    assert texts(open_csv, b'id,text\n1,"zei \\"ja, nee\\" en"\n') == ['zei "ja, nee" en']


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"2,b,c", "the row '2' has 3 fields, the header has 2"),
        (b"2", "the row '2' has 1 fields, the header has 2"),
        (b"2," + b"x" * 100_001, "a row cannot be read (field larger than field limit"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_read(line: bytes, said: str) -> None:
    first, second, third = texts(open_csv, b"id,text\n1,a\n" + line + b"\n3,c\n", small(report=100_000))
    assert (first, third) == ("a", "c")
    assert second.startswith(f"export.csv, line 3: {said}")


def test_a_line_that_does_not_end_is_told_and_the_rest_read() -> None:
    data = b"id,text\n" + b"1,a\n" * 20_000 + b"2," + b"x" * 200_000 + b"\n3,c\n"
    *rows, error, last = texts(open_csv, data, small(report=100_000))
    assert (len(rows), last) == (20_000, "c")
    assert error.startswith("export.csv, line 20002: a line is longer than the 0.1 MB")


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    *rows, last = texts(open_csv, b'id,text\n1,a\n2,"b\n3,c\n')
    assert rows == ["a"]
    assert last.startswith("export.csv, line 3: a quotation mark is opened and never closed")


def test_a_quotation_mark_that_is_never_closed_takes_no_more_than_the_limit() -> None:
    data = b'id,text\n1,"a\n' + b"2,bbbbbbbb\n" * 20_000 + b'3,"c"\n'
    found = texts(open_csv, data, small(report=50_000))
    assert "a row cannot be read" in found[0]
    assert found[-1] == "c"


@pytest.mark.parametrize(
    ("opener", "data"), [(open_csv, b""), (open_csv, b"id,text\n"), (open_json_lines, b" \n"), (open_json_lines, b"[]")]
)
def test_a_table_of_nothing_is_told(opener: Opener, data: bytes) -> None:
    assert texts(opener, data) == ["export.csv: the table has no rows; check the file"]


def test_what_is_no_json_is_told_once() -> None:
    assert texts(open_json_lines, b"De minister zei\nniets.\n") == [
        "export.csv, line 1: it does not begin as JSON does, with { or [; give the file another ending, .txt or .csv"
    ]


@pytest.mark.parametrize(
    ("opener", "head", "row", "end"),
    [
        (open_csv, b"id,text\n", b"1," + b"x" * 20_000 + b"\n", b""),
        (open_json_lines, b"", b'{"text": "' + b"x" * 20_000 + b'"}\n', b""),
        (open_json_lines, b"[", b'{"text": "' + b"x" * 20_000 + b'"},', b"{}]"),
    ],
)
def test_memory_is_flat_however_long_the_table(opener: Opener, head: bytes, row: bytes, end: bytes) -> None:
    item = made(head + row * 1000 + end, "x.csv")
    tracemalloc.start()
    count = sum(isinstance(found, Item) for found in opener(item, Settings()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert peak < 10_000_000
