"""A line that says when a report was published, and nothing else of note: a byline, *Door onze redactie – 8 april 2018*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gezant import lexicon
from gezant.intake.dates.told import candidate
from gezant.intake.dates.words import Dated, dates_in, read_languages, tokens_outside
from gezant.model import DateCandidate

_MAY = re.compile(r"(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d)|\d[-/.]\d{2}(?!\d)", re.ASCII)
_LONGEST = 160  # code points: what is longer is no byline
_NAMES, _UNLABELLED = 10, 3  # words of names beside a date, where a word tells what the line is and where none does
_PARTING = re.compile(r"[,;|·•–—()\[\]/:-]|\s{2,}")


@dataclass(frozen=True, slots=True)
class Bylines:
    """The words of bylines in one language; what each list is, the lexicon says."""

    published: re.Pattern[str]
    updated: re.Pattern[str]
    by: re.Pattern[str]
    rights: re.Pattern[str]
    beside: frozenset[str]
    always: frozenset[str]


def byline(line: str, language: str | None, zone: str | None) -> tuple[DateCandidate, ...]:
    """The candidates that a line makes; none where it is no byline: a sentence with a date in it, a line of copyright.

    A date behind a word of changing is a bound. Without a `language` (ISO 639-1) all that are read are tried.
    """
    line = line.strip()
    if len(line) > _LONGEST or not _MAY.search(line):
        return ()
    for code in read_languages(language):
        words = bylines(code)
        if words.rights.search(line):
            return ()
        found = [d for d in dates_in(line, code, zone, known=language is not None) if d.told.year is not None]
        if found and _is_byline(line, found, words):
            return tuple(_candidates(line, found, words, zone))
    return ()


def is_labelled(line: str, language: str | None) -> bool:
    """Whether words of a line say that it tells when a report was published or changed, or by whom it is."""
    found = (bylines(code) for code in read_languages(language))
    return any(words.published.search(line) or words.updated.search(line) or words.by.match(line.lstrip()) for words in found)


def is_change(words: str) -> bool:
    """Whether words say, in a language that is read, that what they tell is a change."""
    return any(bylines(code).updated.search(words) for code in read_languages(None))


def _candidates(line: str, found: Sequence[Dated], words: Bylines, zone: str | None) -> Iterator[DateCandidate]:
    end = 0
    changed = False
    for dated in found:
        published, updated = (_last(pattern, line[end : dated.start]) for pattern in (words.published, words.updated))
        if published >= 0 or updated >= 0:
            changed = updated > published
        end = dated.end
        if made := candidate(dated.told, "byline", line, zone, bound=changed):
            yield made


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last of the words ends; of two that end together (*laatst bijgewerkt op*) either will do."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _is_byline(line: str, found: Sequence[Dated], words: Bylines) -> bool:
    labels = [match.span() for pattern in (words.published, words.updated) for match in pattern.finditer(line)]
    told = bool(labels) or words.by.match(line) is not None
    if not labels and not any(dated.told.month for dated in found):
        return False  # a bare year
    names = []
    for token, at in tokens_outside(line, found):
        word = token.casefold().rstrip(".")
        if any(start <= at < end for start, end in labels) or not token[0].isalnum() or word in words.always:
            continue
        if told and (word in words.beside or token[0].isdecimal()):
            continue
        if not token[0].isupper():
            return False
        names.append(at)
    if told:
        return len(names) <= _NAMES
    return len(names) <= _UNLABELLED and all(_stands_apart(line, at, found) for at in names)


def _stands_apart(line: str, at: int, found: Sequence[Dated]) -> bool:
    """Whether a mark parts a name from every date of its line."""
    return all(_PARTING.search(line[at : d.start] if at < d.start else line[d.end : at]) for d in found)


@cache
def bylines(language: str) -> Bylines:
    """The words of a language's bylines."""
    data = lexicon.load(language, "bylines")
    opening = _any(data["by"])
    return Bylines(
        _any(data["published"]),
        _any(data["updated"]),
        re.compile(rf"\W*{opening.pattern}", re.IGNORECASE),
        _any(data["rights"]),
        frozenset(data["beside"]),
        frozenset(word.rstrip(".") for word in (*data["with_clock"], *data["weekdays"])),
    )


def _any(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    forms = (rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first)
    return re.compile(f"(?:{'|'.join(forms)})".replace(r"\ ", r"\s+"), re.IGNORECASE)
