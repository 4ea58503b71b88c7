import io

import pytest
from rich.console import Console

from gezant.views import THEME, NoSuchEntryError, TokenRow, find, why_view
from gezant.views.tree import branches
from gezant.views.why import Mark, marked, marks
from tests.views.sample import READING, TEXT, at


def rows(*words: tuple[str, str, str, str, int]) -> list[TokenRow]:
    """Token rows of words of the text, each with lemma, UPOS, relation and the index of its head."""
    found, cursor = [], 0
    for text, lemma, upos, relation, head in words:
        cursor = TEXT.index(text, cursor)
        found.append(TokenRow(cursor, cursor + len(text), text, lemma, upos, relation, head, 0))
        cursor += len(text)
    return found


DENIAL = rows(
    ("Een", "een", "DET", "det", 1),
    ("diplomaat", "diplomaat", "NOUN", "nsubj", 2),
    ("ontkende", "ontkennen", "VERB", "root", 2),
    ("dat", "dat", "PRON", "obj", 2),
    (".", ".", "PUNCT", "punct", 2),
)


def printed(id: str, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, theme=THEME)
    console.print(why_view(READING, find(READING, id), DENIAL))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "S3 in fin-1",
        "○ Een diplomaat (unnamed, ?): ontkende",
        "[source: Een diplomaat] [cue: ontkende] dat.",
        "attribution.verb-clause",
        "confidence 0.90",
        "ontkennen  VERB   root    0  cue",
        "diplomaat  NOUN   nsubj   3  source",
    ],
)
def test_a_statement_is_shown_with_its_words_its_rule_and_its_parse(words: str) -> None:
    assert words in printed("S3")


def test_a_time_is_shown_as_it_is_written_in_the_data() -> None:
    assert "DATE 2018-05" in printed("T2")


@pytest.mark.parametrize(("id", "found"), [("S1", "S1"), ("s2", "S2"), ("T2", "T2"), ("m1", "M1")])
def test_an_entry_is_found_by_its_id(id: str, found: str) -> None:
    assert find(READING, id).id == found


def test_an_unknown_id_is_answered_with_those_there_are() -> None:
    with pytest.raises(NoSuchEntryError, match="no entry 'S9', only S1 to S5, T1 to T2, M1"):
        find(READING, "S9")


def test_marks_within_marks_are_nested() -> None:
    shown = marked(TEXT, at("Letland zou willen bemiddelen, mits beide partijen erom vragen"), marks(find(READING, "S2")))
    assert shown.plain == (
        "[source: Letland] [cue: zou willen] [content: bemiddelen, [condition: mits] [condition: beide partijen erom vragen]]"
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([(0, 5), (3, 8)], "[a: abc[a: de]][a: fgh]ij"),
        ([(0, 3), (0, 3)], "[a: [a: abc]]defghij"),
        ([(-4, 2), (8, 99)], "[a: ab]cdefgh[a: ij]"),
        ([(4, 4)], "abcdefghij"),
        ([(0, 4), (2, 6), (5, 9)], "[a: ab[a: cd]][a: e[a: f]][a: ghi]j"),
    ],
    ids=["crossing", "the same", "beyond the edges", "empty", "a chain of crossings"],
)
def test_marks_of_any_kind_keep_every_letter(given: list[tuple[int, int]], expected: str) -> None:
    assert marked("abcdefghij", (0, 10), [Mark("a", span) for span in given]).plain == expected


@pytest.mark.parametrize(
    ("heads", "drawn"),
    [
        ([0], ["─"]),
        ([1, 2, 2, 2, 2], ["  ╭──", "╭─┘", "┤", "├──", "╰──"]),
        ([0, 0, 1], ["┐", "╰─┐", "  ╰──"]),
        ([2, 0, 2], ["╭─┐", "│ ╰──", "┘"]),
        ([1, 0], None),
    ],
    ids=["one word", "both sides", "to the right", "a line that passes by", "a ring of heads"],
)
def test_a_tree_is_drawn_beside_its_words(heads: list[int], drawn: list[str] | None) -> None:
    lines = branches(heads)
    assert len(lines) == len(heads)
    assert drawn is None or lines == drawn
