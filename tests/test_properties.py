"""What holds for any text: nothing crashes, offsets are right, readings survive their JSON, views show them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rich.console import Console

import gezant
from gezant.annotate.base import shipped
from gezant.intake import IntakeError, decode, plain, report_from_bytes, split_header
from gezant.model import Party, Reading, Span, Statement, reading_from_json, reading_to_json
from gezant.views import THEME, find, reading_view, why_view
from gezant.views.why import marks

# The same examples in every run: what breaks in CI breaks here too.
_CALM = [HealthCheck.too_slow, HealthCheck.filter_too_much]
repeatable = settings(deadline=None, derandomize=True, max_examples=40, suppress_health_check=_CALM)

DATES = st.sampled_from(["2018", "2018-04", "2018-04-08", "2020-02-29", "1600-01-01", "2200-12-31", None])

# Reported speech in pieces, by language, to be put together in any order, with what a newspaper never prints in between.
SPEECH = {
    "nl": [
        "de Finse premier", "Rusland en Letland", "een diplomaat die anoniem wil blijven", "hij", "zij", "het Vaticaan",
        "bronnen", "zei", "zegt", "heeft", "gezegd", "beloofde", "wil", "zou", "zouden", "ontkent", "waarschuwde voor", "liet",
        "weten", "noemt", "volgens", "aldus", "naar verluidt", "naar eigen zeggen", "dat", "om", "het dreigement", "te praten",
        "te komen", "komt", "een top", "in Riga", "niet", "geen", "Dat meldt persbureau Noord.", "tegen de krant", "als",
        "tenzij", "mits", "alleen als", "op voorwaarde dat", "gisteren", "zondag", "vorige maand", "in mei", "toen",
        "van 5 tot en met 7 juli", "sinds 2007", "31 februari", "over anderhalf jaar", "12.30 uur",
    ],
    "en": [
        "the Finnish prime minister", "Russia and Latvia", "a diplomat speaking on condition of anonymity", "he", "she", "Kyiv",
        "sources", "said", "says", "has", "told", "promised", "wants", "would", "may", "denied", "warned of", "was quoted as",
        "saying", "called", "according to", "citing", "reportedly", "is said to", "that", "the threat", "to", "who", "whose",
        "talk", "come", "comes", "a summit", "in Riga", "not", "no", "That is what Nordwire reported.", "'s", "n't", "declined",
        "if", "unless", "provided", "only if", "on condition that", "yesterday", "Sunday", "last month", "in May", "then", "as",
        "from July 5 to 7", "since 2007", "Feb. 31", "within 60 days", "12:30 p.m.", "as early as next week", "U.S.-led",
        "Sen.",
    ],
}  # fmt: skip
NOISE = [
    *("x²", "3-1", "2018/19", *".,:?!…-–—()“”‘’„\"'«»", ",,", "''", "\U0001f600", "e\u0301", "\u00ad", "\u202e"),
    *("\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\u00a0", "\u200b", "\u2028", "\ufeff", "\x00", "\x07", "\x1b[31m"),
]
LANGUAGES = [language for language in SPEECH if language in shipped()]
ANY_TEXT = st.text(max_size=200) | st.text(st.characters(categories=("Cc", "Cf", "Zs", "Zl", "Zp", "P", "Mn", "Lu")), max_size=80)


def speech(language: str) -> st.SearchStrategy[tuple[str, str]]:
    """Texts of a language, each with it."""
    pieces = st.sampled_from([*SPEECH[language], *NOISE])
    return st.tuples(st.just(language), st.lists(pieces, min_size=1, max_size=40).map(" ".join))


TEXTS = st.one_of(*map(speech, LANGUAGES), st.tuples(st.sampled_from(LANGUAGES), ANY_TEXT))


def read(text: tuple[str, str], date: str | None = None) -> Reading:
    """The reading of a text, given with its language."""
    language, words = text
    try:
        return gezant.read(words, date, language=language)
    except IntakeError:
        assume(False)
        raise


def parties(statement: Statement) -> Iterator[Party]:
    yield from filter(None, (statement.source, statement.addressee, *statement.chain))


def span_lists(reading: Reading) -> Iterator[tuple[Span, ...]]:
    for statement in reading.statements:
        yield statement.cue
        yield statement.content
        for party in parties(statement):
            yield party.spans
        for condition in statement.conditions:
            yield (condition.span,)
            yield (condition.cue,) if condition.cue else ()
    for entry in (*reading.times, *reading.meetings):
        yield (entry.span,)


@repeatable
@given(TEXTS, DATES)
def test_every_span_lies_in_the_text_and_none_overlaps_the_next(text: tuple[str, str], date: str | None) -> None:
    reading = read(text, date)
    for spans in span_lists(reading):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(start < end for start, end in spans)
        assert all(0 <= edge <= len(reading.report.text) for edge in edges)


@repeatable
@given(TEXTS)
def test_no_span_begins_or_ends_in_a_blank(text: tuple[str, str]) -> None:
    reading = read(text)
    for spans in span_lists(reading):
        for start, end in spans:
            words = plain(reading.report.text[start:end])
            assert words == words.strip()


@repeatable
@given(TEXTS)
def test_cue_and_content_do_not_overlap(text: tuple[str, str]) -> None:
    for statement in read(text).statements:
        cue = {i for start, end in statement.cue for i in range(start, end)}
        assert not cue & {i for start, end in statement.content for i in range(start, end)}


@repeatable
@given(TEXTS)
def test_a_statement_points_at_something(text: tuple[str, str]) -> None:
    assert all(statement.cue or statement.content for statement in read(text).statements)


@repeatable
@given(TEXTS)
def test_nesting_leads_outwards_and_ends(text: tuple[str, str]) -> None:
    outer = {statement.id: statement.within for statement in read(text).statements}
    for id in outer:
        seen = {id}
        while (id := outer[id] or "") and id not in seen:
            assert id in outer
            seen.add(id)
        assert not id


@repeatable
@given(TEXTS, DATES)
def test_a_reading_survives_its_json(text: tuple[str, str], date: str | None) -> None:
    reading = read(text, date)
    assert reading_from_json(json.loads(json.dumps(reading_to_json(reading)))) == reading


@repeatable
@given(TEXTS, st.sampled_from([40, 80, 200]))
def test_every_reading_can_be_shown(text: tuple[str, str], width: int) -> None:
    reading = read(text)
    console = Console(file=io.StringIO(), width=width, theme=THEME)
    console.print(reading_view(reading, "cards"), reading_view(reading, "table"))
    for entry in (*reading.statements, *reading.times, *reading.meetings):
        assert marks(find(reading, entry.id))
        console.print(why_view(reading, entry, []))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@repeatable
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(
        lambda text: bool(text.strip())
    )
)
def test_any_text_is_decoded_to_the_letter_or_refused(encoding: str, text: str) -> None:
    try:
        decoded = decode(text.encode(encoding))
    except IntakeError:
        return
    # A text that begins with a byte-order mark of its own has two of them in UTF-8 with mark, one in UTF-8.
    assert decoded == (text.removeprefix("\ufeff") if encoding == "utf-8" else text)


@repeatable
@given(st.binary(max_size=400))
def test_any_bytes_are_a_report_or_refused(data: bytes) -> None:
    try:
        told = report_from_bytes(data, language="nl").text
    except IntakeError as error:
        told = f"{error.problem}; {error.remedy}"
    assert told.strip()


@repeatable
@given(st.text(), DATES.filter(bool), st.sampled_from(["", " ", "\n"]))
def test_behind_the_header_the_text_is_kept_to_the_letter(text: str, date: str, before: str) -> None:
    assert split_header(f"{before}date {date} {text}") == (date, text)


@repeatable
@given(st.text(st.characters()))
def test_plain_text_has_the_length_of_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)
