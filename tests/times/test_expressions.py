"""What time expressions mean, sentence by sentence and language by language."""

from __future__ import annotations

import re

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from gezant.times import Direction, Hint, Words, find_times, parse_date
from tests.times import expressions, expressions_en
from tests.times.reading import lexicon, times, values

# The values that are not EDTF: ISO 8601 durations (vague ones with X), references, weekdays and seasons of an unknown date,
# clock times.
_DAY = r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?"
_CLOCK = rf"(?:{_DAY}|(?:\d{{4}}|XXXX)-WXX-[1-7])T\d\d:\d\d"
TIMEX3 = re.compile(
    rf"""P(?:\d+(?:\.\d+)?|X)(?:[DWMYQ]|DE|CE) | PT(?:\d+(?:\.\d+)?|X)[HMS]
    | (?:PAST|PRESENT|FUTURE)_REF | (?:\d{{4}}|XXXX)-WXX-(?:[1-7]|WE) | XXXX-(?:SP|SU|FA|WI)
    | {_CLOCK}(?:/{_CLOCK})? | \[{_CLOCK}(?:,{_CLOCK})*\]""",
    re.VERBOSE,
)


ROWS = [(language, *row) for language, table in {"nl": expressions, "en": expressions_en}.items() for row in table.SENTENCES]


@pytest.mark.parametrize(("language", "text", "date", "direction", "expected"), ROWS)
def test_a_sentence_gives_its_times(language: str, text: str, date: str | None, direction: Direction, expected: str) -> None:
    found = "; ".join(f"{words} | {f.type} | {f.value}" for words, f in times(text, date, direction, language=language))
    assert found == expected


@pytest.mark.parametrize("value", sorted({part.split(" | ")[2] for row in ROWS if row[4] for part in row[4].split("; ")}))
def test_a_value_is_edtf_or_timex3(value: str) -> None:
    if not TIMEX3.fullmatch(value):
        parse_edtf(value)  # raises EDTFParseException where it is not


@pytest.mark.parametrize(("text", "date", "expected"), [
    ("In de aanloop naar de top van 12 juni praten zij.", "2018-05-25", {"12 juni": "2018-06-12"}),
    ("De top van eind september is uitgesteld.", "2023-10-03", {"eind september": "2023-09-21/2023-09-30"}),
    ("Het treffen van december gaat door.", "2018-11", {"december": "2018-12"}),
])  # fmt: skip
@pytest.mark.parametrize("direction", ["past", "future"])
def test_a_date_near_by_wins_over_one_almost_a_year_off_where_the_tense_is_not_sure(
    text: str, date: str, expected: dict[str, str], direction: Direction
) -> None:
    assert values(text, date, direction, sure=False) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("nl", "In drie weken praten zij.", {"drie weken": "P3W"}),
    ("en", "In three weeks they talk.", {"three weeks": "2018-05-01"}),
    ("en", "For the first time in three weeks they talk.", {"three weeks": "P3W"}),
])  # fmt: skip
def test_an_amount_of_time_is_a_point_to_come_only_where_the_language_says_so(
    language: str, text: str, expected: dict[str, str]
) -> None:
    assert values(text, "2018-04-10", "future", language=language) == expected


def test_an_ordinal_alone_is_a_day_where_that_day_was_told_before() -> None:
    found = values("Op 12 juni is de top. Of wordt het de twaalfde?", "2018-05-25", "future")
    assert found == {"12 juni": "2018-06-12", "de twaalfde": "2018-06-12"}


@pytest.mark.parametrize(("text", "expected"), [
    ("Hij won de twaalfde etappe.", {}),
    ("Om 12 uur 's nachts begon het.", {"12 uur 's nachts": "2018-04-08T00:00"}),
    ("Het kost vanaf 14.50 euro.", {}),
    ("Er vielen tussen 1500 en 2000 doden.", {}),
    ("Vanaf nu en tot nu wacht hij.", {"nu": "PRESENT_REF"}),
])  # fmt: skip
def test_words_beside_a_number_decide(text: str, expected: dict[str, str]) -> None:
    assert values(text, "2018-04-08", "past") == expected


OTHERS = ["12", "31", "2018", "14.30", "5-7", "10am", "1990s", ",", ".", "\n\n", "…"]


def soup(language: str) -> st.SearchStrategy[list[str]]:
    """Words of time of a language, large and small, in any order."""
    words = sorted({form for first, entries in lexicon(language).entries.items() for e in entries for form in (first, *e.rest)})
    return st.lists(st.sampled_from([*words, *map(str.title, words)]) | st.sampled_from(OTHERS), max_size=14)


@pytest.mark.parametrize("language", ["nl", "en"])
@settings(deadline=None, max_examples=200)
@given(
    st.data(), st.sampled_from([None, "2018-04-08", "2018-04", "2018", "0001", "9999-12-31"]), st.sampled_from(["past", "future"])
)
def test_any_words_give_times_in_order_with_valid_values(
    language: str, data: st.DataObject, date: str | None, direction: Direction
) -> None:
    tokens = data.draw(soup(language))
    words = Words(texts=tokens, tag=lambda position: "ADV", hint=lambda start, end: Hint(direction))
    end = 0
    for found in find_times(words, lexicon(language), parse_date(date) if date else None):
        assert end <= found.start < found.end <= len(tokens)
        end = found.end
        assert found.value
