"""Where paragraphs begin, and that no sentence runs over from one into the next."""

import pytest
import spacy
from spacy.tokens import Doc

from gezant.annotate.base.paragraphs import mark_insides, mark_paragraphs, paragraph_starts


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("Eén alinea. Twee zinnen.", (), id="one paragraph"),
        pytest.param("Top afgezegd\n\nDe top gaat niet door.", (14,), id="headline and blank line"),
        pytest.param("Top afgezegd\nDe top gaat niet door.", (13,), id="headline and line end"),
        pytest.param("Top\r\n\r\nDe top.", (7,), id="CRLF"),
        pytest.param("Top\n \t\nDe top.", (7,), id="blank line with blanks in it"),
        pytest.param("Een regel die\nhalverwege breekt en\nDen Haag noemt.", (), id="lines broken to a width"),
        pytest.param("Een regel die\nbreekt.\n\nnog een", (23,), id="blank line before a small letter"),
        pytest.param("\n\nTop", (), id="blank lines at the start"),
        pytest.param("Top\n\n", (), id="blank lines at the end"),
    ],
)
def test_paragraphs_start_behind_blank_lines_and_behind_ends_of_whole_lines(text: str, starts: tuple[int, ...]) -> None:
    assert paragraph_starts(text) == starts


def test_the_first_word_of_a_paragraph_starts_a_sentence_and_a_blank_never_does() -> None:
    doc = mark_paragraphs(spacy.blank("nl")("Top afgezegd\n\nDe top gaat niet door."))
    assert {token.text: token.is_sent_start for token in doc if token.is_sent_start is not None and token.i} == {
        "\n\n": False,
        "De": True,
    }


def test_the_component_can_be_written_and_read(tmp_path: object) -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("gezant_paragraphs")
    nlp.to_disk(str(tmp_path))
    doc = spacy.load(str(tmp_path))("Kop\n\nTekst")
    assert isinstance(doc, Doc)
    assert [token.text for token in doc if token.is_sent_start] == ["Kop", "Tekst"]


@pytest.mark.parametrize(
    ("text", "open_words"),
    [
        pytest.param("De top gaat door. Kim komt.", ["Kim"], id="behind a full stop"),
        pytest.param("“Kom.” Hij kwam.", ["Kom", "”", "Hij"], id="behind quotation marks"),
        pytest.param("Premier Ursula Xyl, van de partij", [], id="neither before a name nor behind a comma"),
        pytest.param("Eerste regel\nen tweede", ["en"], id="at the start of a line"),
    ],
)
def test_inside_a_paragraph_only_what_follows_a_mark_is_left_to_the_parser(text: str, open_words: list[str]) -> None:
    doc = mark_insides(mark_paragraphs(spacy.blank("nl")(text)))
    assert [token.text for token in doc[1:] if token.is_sent_start is None] == open_words
