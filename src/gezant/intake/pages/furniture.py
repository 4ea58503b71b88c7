"""Which short blocks of a page are no part of the report, by the words that `lexicon/<language>/pages.yaml` has.

A page is asked with the words of every language that is read: sites mix them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gezant import lexicon

_OPENER_WORDS, _LABEL_WORDS, _NOTICE_WORDS, _STAMP_WORDS = 32, 40, 32, 14  # the longest block of each kind
_MARKS = " \t:;.,!?…»«>›→▶►|·•*-–—()[]#+"
_TIME = r"(?:[01]?\d|2[0-4])[.:h]\d{2}(?::\d{2})?"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")
_QUOTED = re.compile(r"[\"“”„«»‘]")
_DIGITS = re.compile(r"\d")
_ONLY_MARKS = re.compile(r"[\W_]*")
_NUMERIC = re.compile(rf"[\W_]*(?:{_TIME}|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}})[\W_]*(?:{_TIME})?[\W_]*")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 600  # code points of a block that may be furniture
_BYLINE_WORDS, _PLACE = 14, 2


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of all languages, made into patterns; `at` what a block with them is."""

    headings: frozenset[str]
    openers: re.Pattern[str]
    labels: re.Pattern[str]
    notices: re.Pattern[str]
    stamps: re.Pattern[str]
    clock: re.Pattern[str]
    by: re.Pattern[str]
    calendar: frozenset[str]
    months: frozenset[str]
    small: frozenset[str]

    def heading(self, text: str) -> bool:
        """Whether a block is a heading or button of the page's furniture and nothing else."""
        return len(text) < 80 and text.strip(_MARKS).lower().replace("’", "'") in self.headings

    def holds(self, text: str) -> bool:
        """Whether a block belongs to the page and not to the report."""
        if len(text) > _LONGEST:
            return False
        if _ONLY_MARKS.fullmatch(text) or self.heading(text):
            return True
        words = text.count(" ") + 1
        if words > _LABEL_WORDS:
            return False
        low = text.lower().replace("’", "'").lstrip(" >›→▶►|·•*-–—([")
        if self.labels.match(low):
            return True
        if words <= _OPENER_WORDS and self.openers.match(low):
            return True
        if words <= _NOTICE_WORDS and _MAIL.search(text):
            return True
        if words <= _NOTICE_WORDS and not _QUOTED.search(text) and self.notices.search(low):
            return True
        return self.stamp(text)

    def stamp(self, text: str) -> bool:
        """Whether a block is only a clock, or a line of when it was published that ends as no sentence does."""
        if text.count(" ") >= _STAMP_WORDS or not _DIGITS.search(text):
            return False
        low = text.lower()
        words = _WORD.findall(low)
        if all(word in self.calendar for word in words) and (words or _NUMERIC.fullmatch(low)):
            return True
        if _SENTENCE_END.search(text):
            return False
        others = [word for word in _WORD.findall(text) if word.lower() not in self.calendar | self.small]
        if (
            len(words) > len(others)
            and any(word in self.months for word in words)
            and len(others) <= _PLACE
            and all(o[0].isupper() for o in others)
        ):
            return True  # Havenstad, 3 mei 1999
        return self.stamps.match(low) is not None

    def byline(self, text: str) -> bool:
        """Whether a block is only by whom a report is: an opener, names, words of newsrooms."""
        if (
            len(text) > _LONGEST
            or text.count(" ") >= _BYLINE_WORDS
            or _SENTENCE_END.search(text)
            or not (match := self.by.match(text.lstrip("( ")))
        ):
            return False
        rest = _WORD.findall(text.lstrip("( ")[match.end() :])
        return bool(rest) and all(word[0].isupper() or word.lower() in self.small for word in rest)

    def without_clock(self, text: str) -> str:
        """A block without the time that stands in front of it, *10.12 uur – De minister …*; itself where there is none."""
        match = self.clock.match(text[:_LONGEST].lower())
        rest = text[match.end() :].lstrip(" |–—-:•·") if match else ""
        return rest if match and rest[:1] and not rest[0].islower() else text


@cache
def furniture() -> Furniture:
    """The words of the languages that are read."""
    files = [lexicon.load(language, "pages") for language in lexicon.languages()]

    def words(key: str) -> list[str]:
        return sorted({word.lower() for file in files for word in file[key]}, key=lambda word: (-len(word), word))

    def any_of(key: str) -> str:
        return "|".join(map(re.escape, words(key))) or r"(?!)"

    return Furniture(
        headings=frozenset(words("headings")),
        openers=re.compile(rf"(?:{any_of('openers')})(?!\w)"),
        labels=re.compile(rf"(?:{any_of('labels')})\s*:"),
        notices=re.compile(rf"(?<!\w)(?:{any_of('notices')})(?!\w)"),
        stamps=re.compile(rf"(?:{any_of('stamps')})(?!\w)"),
        by=re.compile(rf"\s*(?:{any_of('by')})(?!\w)\s*:?", re.IGNORECASE),
        calendar=frozenset(
            _calendar() | {word for key in ("clock", "stamps") for phrase in words(key) for word in _WORD.findall(phrase)}
        ),
        months=frozenset(_calendar("month")),
        small=frozenset(
            _small_words() | {part for key in ("newsrooms", "joining", "by") for word in words(key) for part in word.split()}
        ),
        clock=re.compile(rf"[\[(]?{_TIME}(?:\s*(?:{any_of('clock')})(?!\w))*[\])]?\s*[|–—:•·-]*\s*"),
    )


def _small_words() -> set[str]:
    """What may stand beside the names in a byline in lower case."""
    return {word.lower() for language in lexicon.languages() for word in lexicon.load(language, "bylines")["beside"]}


def _calendar(kind: str = "") -> set[str]:
    """Months and weekdays of every language, whole and shortened; only one of them by its `kind`."""
    found: set[str] = set()
    for language in lexicon.languages():
        tables = lexicon.load(language, "times")["words"]
        for key in filter(lambda key: key.startswith(kind), ("month", "month_short", "month_dotted", "weekday", "weekday_short")):
            found |= {word.lower().strip(".") for names in (tables.get(key) or {}).values() for word in names}
        if not kind:
            found |= {word.lower().strip(".") for word in lexicon.load(language, "bylines")["weekdays"]}
    return found
