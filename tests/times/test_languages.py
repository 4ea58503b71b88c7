"""The grammar knows no language: a few English words and constructions make it read English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gezant.lexicon import load
from gezant.times import Hint, TimeLexicon, TimeLexiconError, Words, find_times, parse_date

ENGLISH: dict[str, Any] = {
    "words": {
        "the": ["the"],
        "a": ["a", "an"],
        "of": ["of"],
        "comma": [","],
        "last": ["last"],
        "next": ["next"],
        "ago": ["ago"],
        "earlier": ["earlier"],
        "weekday": {1: ["monday"], 5: ["friday"]},
        "month": {5: ["may"], 6: ["june"]},
        "third": {0: ["early"], 1: ["mid"], 2: ["late"]},
        "part": {"EV": ["evening", "night"]},
        "one": {"W": ["week"], "M": ["month"], "Y": ["year"]},
        "unit": {"D": ["day", "days"], "Y": ["year", "years"]},
        "or": ["or"],
    },
    "holidays": [],
    "numbers": {
        "words": {1: ["one"], 2: ["two"], 3: ["three"]},
        "tens": {20: ["twenty"], 30: ["thirty"]},
        "joined": ["{ten}-{unit}"],
        "scaled": {"before": ["{count} {scale}"], "behind": []},
        "days": ["ordinal"],
        "scales": {100: ["hundred"]},
        "halves": [],
        "ordinals": {1: ["first"], 2: ["second"], 3: ["third"]},
        "ordinal_ending": "th",
    },
    "digits": {
        "day_first": False,
        "decimal": ".",
        "count_nouns": False,
        "ordinal_endings": ["st", "nd", "rd", "th"],
        "decade_endings": ["s"],
        "hour_marks": [],
        "meridiems": {},
        "lengths": {},
    },
    "compounds": [],
    "triggers": ["weekday", "month", "one", "unit", "year", "full_date", "length", "length_word"],
    "lowercase": [],
    "uppercase": [],
    "split_words": False,
    "not_after": {},
    "not_before": {},
    "only_tagged": {},
    "not_tagged": {},
    "not_before_tagged": {},
    "looking_back": [],
    "before_years": ["in", "since"],
    "before_ordinals": ["on"],
    "joining": ["and"],
    "constructions": [
        {"name": "year", "as": "YEAR", "patterns": ["year"]},
        {"name": "month", "as": "MONTH", "patterns": ["month", "month YEAR"]},
        {"name": "unit", "as": "WEEK", "patterns": ["last|next one=W"]},
        {"name": "third", "as": "PART", "patterns": ["third MONTH"]},
        {"name": "date", "as": "DAY", "patterns": ["weekday? comma? month dom", "month dom comma year", "full_date"]},
        {"name": "weekday", "as": "DAY", "patterns": ["weekday"]},
        {"name": "amount", "as": "AMOUNT", "patterns": ["number unit", "a unit"]},
        {"name": "alternatives", "patterns": ["PART|MONTH or PART|MONTH"]},
        {"name": "point", "patterns": ["DAY", "WEEK", "MONTH", "YEAR", "PART"]},
        {"name": "part-of-day", "patterns": ["DAY part"]},
        {"name": "moved", "patterns": ["AMOUNT ago"]},
        {"name": "shift", "patterns": ["AMOUNT earlier"]},
        {"name": "duration", "patterns": ["AMOUNT"]},
    ],
}


@pytest.mark.parametrize(("text", "expected"), [
    ("They met on Monday .", {"Monday": "2018-05-21"}),
    ("They met Friday night .", {"Friday night": "2018-05-25"}),
    ("They met on May 14 .", {"May 14": "2018-05-14"}),
    ("They met on May 14 , 2017 .", {"May 14 , 2017": "2017-05-14"}),
    ("They met on 05/14/2017 .", {"05/14/2017": "2017-05-14"}),
    ("They met last week .", {"last week": "2018-05-14/2018-05-20"}),
    ("They met in late May or early June .", {"late May or early June": "[2018-05-21..2018-05-31,2018-06-01..2018-06-10]"}),
    ("They met twenty-one days ago .", {"twenty-one days ago": "2018-05-04"}),
    ("They met on Friday ; a day earlier they rested .", {"Friday": "2018-05-25", "a day earlier": "2018-05-24"}),
])  # fmt: skip
def test_other_words_make_another_language(text: str, expected: dict[str, str]) -> None:
    tokens = text.split()
    words = Words(texts=tokens, hint=lambda start, end: Hint("past"))
    found = find_times(words, TimeLexicon(ENGLISH), parse_date("2018-05-25"))
    assert {" ".join(tokens[f.start : f.end]): f.value for f in found} == expected


def test_a_construction_that_the_lexicon_does_not_have_is_not_read() -> None:
    (found,) = find_times(Words(texts=["two", "days", "later"]), TimeLexicon(ENGLISH), parse_date("2018-05-25"))
    assert (found.end, found.type, found.value) == (2, "DURATION", "P2D")


@pytest.mark.parametrize(("change", "message"), [
    ({"words": None}, "not as it should be"),
    ({"constructions": [{"name": "fortnight", "patterns": ["unit"]}]}, "fortnight"),
    ({"constructions": [{"name": "point"}]}, "patterns"),
])  # fmt: skip
def test_a_malformed_lexicon_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(TimeLexiconError, match=message):
        TimeLexicon(ENGLISH | change)


# A token of each kind that has digits.
DIGITS = ["12", "2018", "0630", "2018-04-05", "2001-2009", "5-7", "'18", "14:30", "14.30", "14u", "1990s", "90s", "10am"]
DIGITS += ["24-uurs", "3rd", "3e"]


def symbols(node: Any) -> Iterator[str]:
    for symbol, following in node.edges.items():
        yield symbol
        yield from symbols(following)


def test_every_language_writes_the_same_keys() -> None:
    dutch, english = load("nl", "times"), load("en", "times")
    assert set(english) == set(dutch)
    for part in ("numbers", "digits", "tense"):
        assert set(english[part]) == set(dutch[part])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_symbol_of_a_pattern_is_a_word_class_a_group_or_read_from_digits(language: str) -> None:
    lexicon = TimeLexicon(load(language, "times"))
    known = {entry.cls for entries in lexicon.entries.values() for entry in entries} | set(lexicon.grammar.roots)
    known |= {cls for token in DIGITS for cls, _ in lexicon.read_digits(token)}
    used = {symbol.split("=")[0] for root in lexicon.grammar.roots.values() for symbol in symbols(root)}
    assert used <= known


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rules", ["not_after", "not_before", "only_tagged", "not_tagged", "not_before_tagged"])
def test_every_restriction_names_a_construction(language: str, rules: str) -> None:
    data = load(language, "times")
    assert set(data[rules]) <= {construction["name"] for construction in data["constructions"]}
