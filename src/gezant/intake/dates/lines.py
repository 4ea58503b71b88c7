"""A line that says when a report was published, and nothing else of note: a byline, *Door onze redactie – 8 april 2018*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gezant import lexicon
from gezant.intake.dates.told import candidate
from gezant.intake.dates.words import Dated, dates_in, read_languages, tokens_outside
from gezant.model import DateCandidate, Span

_MAY = re.compile(r"(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d)|\d[-/.]\d{2}(?!\d)", re.ASCII)
_LONGEST = 160  # code points: what is longer is no byline
_OPENING = 40  # code points in which a byline's first words stand
_NAMES, _UNLABELLED = 10, 3  # words of names beside a date, where a word tells what the line is and where none does
_WORD = re.compile(r"[^\W\d_]+")
_WORDS, _WORDS_UNLABELLED = 25, 9  # of any kind: more of them are a sentence
_PARTING = re.compile(r"[,;|·•–—()\[\]/:-]|\s{2,}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and phrases that are looked for in lines, in capitals or not; the longest that fits counts."""

    pattern: re.Pattern[str]
    firsts: tuple[str, ...]

    @classmethod
    def of(cls, phrases: Sequence[str]) -> Phrases:
        """From the phrases as the lexicon lists them."""
        forms = (rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in sorted(phrases, key=len, reverse=True))
        pattern = re.compile("|".join(forms).replace(r"\ ", r"\s+"), re.IGNORECASE)
        return cls(pattern, tuple({phrase.split()[0].casefold() for phrase in phrases}))

    def within(self, line: str) -> list[Span]:
        """Where they stand in a line: code points, end exclusive."""
        lower = line.casefold()
        if not any(first in lower for first in self.firsts):  # ten times as fast as the pattern, and nearly always so
            return []
        return [match.span() for match in self.pattern.finditer(line)]


@dataclass(frozen=True, slots=True)
class Bylines:
    """The words of bylines in one language; what each list is, the lexicon says."""

    published: Phrases
    updated: Phrases
    by: Phrases
    rights: Phrases
    beside: frozenset[str]
    always: frozenset[str]


def byline(line: str, language: str | None, zone: str | None) -> tuple[DateCandidate, ...]:
    """The candidates that a line makes; none where it is no byline: a sentence with a date in it, a line of copyright.

    A date behind a word of changing is a bound. Without a `language` (ISO 639-1) all that are read are tried.
    """
    line = line.strip()
    if len(line) > _LONGEST or not _MAY.search(line):
        return ()
    many = len(_WORD.findall(line))
    if many > _WORDS:
        return ()
    for code in read_languages(language):
        words = bylines(code)
        if words.rights.within(line):
            return ()
        if many > _WORDS_UNLABELLED and not _is_labelled(line, words):
            continue
        found = [d for d in dates_in(line, code, zone, known=language is not None) if d.told.year is not None]
        if found and _is_byline(line, found, words):
            return tuple(_candidates(line, found, words, zone))
    return ()


def is_labelled(line: str, language: str | None) -> bool:
    """Whether words of a line say that it tells when a report was published or changed, or by whom it is."""
    return any(_is_labelled(line, bylines(code)) for code in read_languages(language))


def _is_labelled(line: str, words: Bylines) -> bool:
    return _opens(line, words.by) or bool(words.published.within(line) or words.updated.within(line))


def _opens(line: str, phrases: Phrases) -> bool:
    found = phrases.within(line[:_OPENING])
    return bool(found) and not any(c.isalnum() for c in line[: found[0][0]])


def is_change(words: str) -> bool:
    """Whether words say, in a language that is read, that what they tell is a change."""
    return any(bylines(code).updated.within(words) for code in read_languages(None))


def _candidates(line: str, found: Sequence[Dated], words: Bylines, zone: str | None) -> Iterator[DateCandidate]:
    end = 0
    changed = False
    for dated in found:
        published, updated = (_last(phrases, line[end : dated.start]) for phrases in (words.published, words.updated))
        if published >= 0 or updated >= 0:
            changed = updated > published
        end = dated.end
        if made := candidate(dated.told, "byline", line, zone, bound=changed):
            yield made


def _last(phrases: Phrases, text: str) -> int:
    """Where the last of the phrases ends, -1 where there is none."""
    return max((end for _, end in phrases.within(text)), default=-1)


def _is_byline(line: str, found: Sequence[Dated], words: Bylines) -> bool:
    labels = [*words.published.within(line), *words.updated.within(line)]
    told = bool(labels) or _opens(line, words.by)
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
    return Bylines(
        Phrases.of(data["published"]),
        Phrases.of(data["updated"]),
        Phrases.of(data["by"]),
        Phrases.of(data["rights"]),
        frozenset(data["beside"]),
        frozenset(word.rstrip(".") for word in (*data["with_clock"], *data["weekdays"])),
    )
