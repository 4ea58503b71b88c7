import codecs

import pytest

from gezant.intake import MAX_BYTES, IntakeError, decode, plain

SENTENCE = "De Tsjechische premier zei: „Dat is één idee” – en zweeg."


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SENTENCE.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + SENTENCE.encode(), id="utf-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), id="utf-16 little-endian"),
        pytest.param(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), id="utf-16 big-endian"),
        pytest.param(SENTENCE.encode("utf-16-le"), id="utf-16 little-endian without mark"),
        pytest.param(SENTENCE.encode("utf-16-be"), id="utf-16 big-endian without mark"),
        pytest.param(SENTENCE.encode("utf-32"), id="utf-32"),
        pytest.param(SENTENCE.encode("windows-1252"), id="windows-1252"),
        pytest.param(SENTENCE[:30].encode() + SENTENCE[30:].encode("windows-1252"), id="utf-8, then windows-1252"),
        pytest.param(codecs.BOM_UTF8 + SENTENCE.encode("windows-1252"), id="utf-8 mark before windows-1252"),
    ],
)
def test_one_text_in_any_encoding(data: bytes) -> None:
    assert decode(data) == SENTENCE


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(end: str) -> None:
    assert decode(f"Een{end}twee".encode()) == f"Een{end}twee"


def test_a_few_control_characters_are_kept() -> None:
    text = "De minister\x0c zei\x07 dat hij komt, en wel morgen om drie uur in Gent."
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04 word/document.xml", "an office document"),
        (b"{\\rtf1 Tekst}", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (bytes(range(256)) * 4, "binary"),
        (b"De minister\x00 zei dat hij komt.", "binary"),
        (b"\x01\x02\x03\x04\x05 abc", "binary"),
        (b"<!DOCTYPE html><html><p>Tekst</p></html>", "HTML"),
        (b'{"report": {"text": "Tekst"}}', "JSON"),
        (b"a" * (MAX_BYTES + 1), "larger than the 10 MB"),
    ],
    ids=["empty", "blank", "pdf", "zip", "rtf", "png", "bytes", "nul", "controls", "html", "json", "large"],
)
def test_what_is_no_text_is_refused_by_its_kind(data: bytes, problem: str) -> None:
    with pytest.raises(IntakeError, match=problem):
        decode(data)


@pytest.mark.parametrize("text", ["[Update] De gesprekken gaan door.", "{wordt vervolgd} De top is afgelast."])
def test_a_text_that_begins_with_a_bracket_is_no_json(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\n\r\nb", "a \n \nb"),
        ("A.\rB", "A.\nB"),
        ("a\u00a0b\u202fc\u200bd\ufeffe\tf", "a b c d e f"),
        ("A\u2028B\x85C\x0cD", "A\nB\nC\nD"),
        ("een\nregel\r\nverder", "een regel  verder"),
        ("a\x00b\x1bc\x7fd", "a b c d"),
        ("a\ud800b", "a\ufffdb"),
        ("één „idee”", "één „idee”"),
        ("Ja’afari’s ‘nee’, zei", "Ja'afari's ‘nee’, zei"),
    ],
)
def test_plain_text_has_the_same_offsets(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert len(plain(text)) == len(text)
