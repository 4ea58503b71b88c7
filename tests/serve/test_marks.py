"""Marks in a report's words: nested, cut where they cross, escaped, tagged."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from gezant.model import Span
from gezant.views.html import speech
from gezant.views.html.marks import Mark, Tag, around, levels, lines, marked, marks_in, nested, tagged
from gezant.views.html.statements import chain_of, tip
from tests.views.sample import READING, TEXT, at

TITLES = {"source": "source", "content": "content"}


def _mark(role: str, span: Span, *entries: str, level: int = 1) -> Mark:
    return Mark(role, span, entries or ("S1",), level)


@pytest.mark.parametrize(
    ("spans", "cut"),
    [
        ([(0, 10), (2, 4)], [(0, 10), (2, 4)]),
        ([(2, 4), (0, 10)], [(0, 10), (2, 4)]),
        ([(0, 4), (4, 8)], [(0, 4), (4, 8)]),
        ([(0, 5), (3, 8)], [(0, 5), (3, 5), (5, 8)]),
        ([(0, 9), (1, 5), (3, 8)], [(0, 9), (1, 5), (3, 5), (5, 8)]),
        ([(0, 4), (2, 6), (3, 8)], [(0, 4), (2, 4), (3, 4), (4, 8), (4, 6)]),
        ([(3, 3)], []),
    ],
)
def test_a_mark_that_crosses_another_is_cut_at_its_end(spans: list[Span], cut: list[Span]) -> None:
    found = [mark.span for mark in nested(_mark("content", span) for span in spans)]
    assert sorted(found) == sorted(cut)
    for one in found:
        for other in found:
            assert not one[0] < other[0] < one[1] < other[1]


@pytest.mark.parametrize("spans", [[(0, 5), (3, 8)], [(0, 9), (1, 5), (3, 8)], [(0, 4), (2, 6), (3, 8)]])
def test_what_is_marked_is_the_text_to_the_letter(spans: list[Span]) -> None:
    page = marked("abcdefghi", (0, 9), [_mark("content", span) for span in spans], TITLES)
    assert Markup(page).striptags() == "abcdefghi"
    assert page.count("<span") == page.count("</span>")


def test_words_and_titles_are_escaped() -> None:
    page = marked("<b>\"'&", (0, 6), [_mark("source", (0, 3), '"><i>')], {"source": "<u>", '"><i>': "<s>"})
    assert "<b>" not in page
    assert "<i>" not in page
    assert "<s>" not in page
    assert page.startswith('<span class="m source l1" data-of="&#34;&gt;&lt;i&gt;"')


def test_a_tag_stands_behind_the_mark_that_ends_there() -> None:
    page = marked("ab cd", (0, 5), [_mark("source", (0, 2))], TITLES, {2: [Tag("S1", "#n-S1", "<who>")]})
    assert "ab</span><a class" in page
    assert "&lt;who&gt;" in page


def test_a_paragraph_shows_its_part_of_a_mark() -> None:
    text = "one two\n\nthree four"
    assert lines(text) == [(0, 7), (9, 19)]
    first, second = (str(marked(text, line, [_mark("content", (4, 14))], TITLES)) for line in lines(text))
    assert ">two</span>" in first
    assert ">three</span>" in second


def test_the_lines_around_stretches() -> None:
    assert around("a\nb c\nd\ne", [(4, 5), (6, 7)]) == (2, 7)


def test_statements_within_statements_are_of_a_deeper_level() -> None:
    assert levels(READING.statements) == {"S1": 1, "S2": 2, "S3": 1, "S4": 1, "S5": 1}
    inner = {mark.level for mark in marks_in(READING) if mark.entries == ("S2",) and mark.role == "content"}
    assert inner == {2}


def test_a_stretch_that_two_statements_share_is_marked_once() -> None:
    shared = [mark for mark in marks_in(READING) if mark.role == "content" and set(mark.entries) == {"S1", "S3"}]
    assert [mark.span for mark in shared] == [at("Letland zou willen bemiddelen, mits beide partijen erom vragen")]


def test_every_entry_has_its_tag() -> None:
    tags = tagged([*READING.statements, *READING.times, *READING.meetings])
    assert sorted(id for ids in tags.values() for id in ids) == ["M1", "S1", "S2", "S3", "S4", "S5", "T1", "T2"]
    assert "S1" in tags[at("zei")[1]]


@pytest.mark.parametrize(
    ("id", "chain"),
    [("S1", ["persbureau Noord", "De Finse premier"]), ("S2", ["persbureau Noord", "De Finse premier", "Letland"]), ("S4", [])],
)
def test_a_chain_goes_from_the_carrier_to_who_first_said_it(id: str, chain: list[str]) -> None:
    statement = next(s for s in READING.statements if s.id == id)
    assert [link.words for link in chain_of(READING, statement)] == chain


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "niemand genoemd: zegt, van horen zeggen, waarschijnlijk"), ("en", "nobody named: says, hearsay, probable")],
)
def test_a_statement_in_one_line(language: str, said: str) -> None:
    assert tip(READING, next(s for s in READING.statements if s.id == "S4"), speech(language)) == said


def test_all_of_the_text_is_shown() -> None:
    shown = " ".join(Markup(marked(TEXT, line, marks_in(READING), TITLES)).striptags() for line in lines(TEXT))
    assert shown.split() == TEXT.split()
