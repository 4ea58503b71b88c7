"""The agency that a report credits: *(ANP)*, *Bron: Belga*, *By … (Reuters)*, *BRUSSEL (ANP/AFP) –*, the byline *AP*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gezant import lexicon

_NEAR = 3  # blocks from the start and from the end in which a credit stands
_LONGEST = 400  # code points at the start and end of a block that are looked at
_LINE = 14  # words of a block that is a credit and nothing else
_BREAK = re.compile(r"\s*[\n\r\u2028\u2029]\s*")


@dataclass(frozen=True, slots=True)
class _Patterns:
    codes: dict[str, str]
    name: re.Pattern[str]
    alone: re.Pattern[str]
    byline: re.Pattern[str]
    dateline: re.Pattern[str]
    closing: re.Pattern[str]
    words: re.Pattern[str]


def agency_of(text: str) -> str | None:
    """The actor code (`MED/anp`) of the agency that `text`, its blocks or lines, credits near its start or end; None without one.

    A report that only mentions an agency (*zei hij tegen AP*) does not credit it.
    """
    blocks = [block for block in _BREAK.split(text.strip()) if block]
    near = [*blocks[:_NEAR], *reversed(blocks[max(_NEAR, len(blocks) - _NEAR) :])]
    patterns = _patterns()
    for block in near:
        block = block if len(block) <= _LONGEST else block[:_LONGEST]
        if (found := credit_of(block)) or ((match := patterns.dateline.match(block)) and (found := _code(match["agency"]))):
            return found
    for block in reversed(blocks[-2:]):
        if match := patterns.closing.search(block[-_LONGEST:]):
            return _code(match["agency"])
    return None


def credit_of(block: str) -> str | None:
    """The code of the agency that a block credits which is a credit and nothing else (*Bron: ANP*, *By A. Jones (Reuters)*)."""
    if block.count(" ") >= _LINE or len(block) > _LONGEST:
        return None
    patterns = _patterns()
    match = patterns.alone.fullmatch(block) or patterns.byline.fullmatch(block)
    return _code(match["agency"]) if match else None


def is_credit(block: str) -> bool:
    """Whether a block is an agency's credit and nothing else, so that it is no part of the text (*Bron: Belga*)."""
    return block.count(" ") < _LINE and len(block) <= _LONGEST and _patterns().alone.fullmatch(block) is not None


def agency_named(name: str) -> str | None:
    """The code of an agency by its name in a field of metadata, in whatever case (`anp`, `ANP/AFP`, `Reuters Staff`)."""
    patterns = _patterns()
    for part in re.split(r"\s*[/,&+|]\s*|\s+-\s+", name.strip(" ©()")):
        known = " ".join(word for word in part.lower().split() if not patterns.words.fullmatch(word))
        if found := _code(known) or _code(part):
            return found
    return None


def _code(name: str) -> str | None:
    return _patterns().codes.get(name.lower())


@cache
def _patterns() -> _Patterns:
    media = lexicon.load("common", "media")
    codes = {name.lower(): code for code in lexicon.load("common", "agencies") for name in media[code]}
    files = [lexicon.load(language, "pages") for language in lexicon.languages()]
    names = sorted(
        {form for code in lexicon.load("common", "agencies") for name in media[code] for form in (name, name.upper())}, key=len
    )
    agency = "(?:" + "|".join(map(re.escape, reversed(names))) + ")"
    several = rf"(?P<agency>{agency})(?:\s*(?:[/,&+]|\b(?:{_any(files, 'joining')})\b)\s*{agency})*"
    opener = rf"(?i:{_any(files, 'credit')}|{_any(files, 'by')})"
    rooms = _any(files, "newsrooms")
    return _Patterns(
        codes=codes,
        name=re.compile(agency),
        # Bron: ANP · © ANP · (Belga) · ANP/AFP · By The Associated Press · Copyright 2018 AP
        alone=re.compile(
            rf"[*_(\[]*(?:{opener}[:\s]\s*)?(?:©\s*)?(?:\d{{4}}\s+)?(?:(?i:{rooms})[/,\s]\s*)*[(\[]?{several}[)\]*_.\s]*"
        ),
        # By A. Jones (Reuters) · Door Jan Smit, ANP · A. Jones/AP
        byline=re.compile(
            rf"(?:{opener}[:\s]\s*)?[^\W\d_][\w.'’-]*(?:\s+(?:[^\W\d_][\w.'’-]*)){{0,5}}\s*(?:[,/|]\s*|\s\(){several}\)?\.?"
        ),
        dateline=re.compile(
            rf"[A-ZÀ-Þ(][^()\n]{{0,70}}?\(?{several}\)\s*[-–—:]+\s|\({several.replace('?P<agency>', '?:')}\)\s*[-–—]+\s"
        ),
        closing=re.compile(rf"[(\[]\s*(?:(?:{opener})[:\s]\s*)?{several}(?:\s*[/,]\s*[\w ]{{2,30}})?\s*[)\]]\.?$"),
        words=re.compile(rf"(?i:{rooms}|the|{_any(files, 'joining')})"),
    )


def _any(files: list[dict[str, list[str]]], key: str) -> str:
    words = sorted({word for file in files for word in file[key]}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words)) or r"(?!)"
