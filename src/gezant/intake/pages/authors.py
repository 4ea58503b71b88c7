"""Who wrote a report, out of what a page says of it: names of people, without openers, agencies, addresses and newsrooms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gezant import lexicon
from gezant.intake.credits import agency_named

_MOST_WORDS = 6
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?: ['’]?[^\W\d_][\w.'’-]*)*")


def persons(tellings: Iterable[Iterable[str]], outlet: str | None) -> list[str]:
    """The people that the first telling names which names any, each once; no outlet, no agency, no newsroom."""
    for telling in tellings:
        names = dict.fromkeys(name for text in telling for name in _names(text, outlet))
        if names:
            return list(names)
    return []


def _names(text: str, outlet: str | None) -> Iterator[str]:
    patterns = _patterns()
    text = _BRACKETED.sub("", _ADDRESS.sub("", text))
    while (rest := patterns.openers.sub("", text, count=1)) != text:
        text = rest
    for part in patterns.between.split(text):
        name = patterns.behind.sub("", part.strip(" ,;:./©")).strip(" ,;:/")
        words = name.split()
        if not (2 <= len(words) <= _MOST_WORDS and _NAME.fullmatch(name) and words[-1][:1].isupper()):
            continue
        if agency_named(name) or any(patterns.rooms.fullmatch(word.lower()) for word in words):
            continue
        if outlet is None or name.lower() != outlet.lower():
            yield name


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The openers of a byline, what parts two names, words of newsrooms, what opens a place or time behind a name."""

    openers: re.Pattern[str]
    between: re.Pattern[str]
    rooms: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    files = [lexicon.load(language, "pages") for language in lexicon.languages()]

    def any_of(key: str) -> str:
        words = sorted({word for file in files for word in file[key]}, key=lambda word: (-len(word), word))
        return "|".join(map(re.escape, words)) or r"(?!)"

    return _Patterns(
        openers=re.compile(rf"^\s*(?:{any_of('by')})(?:\s*:\s*|\s+)", re.IGNORECASE),
        between=re.compile(rf"\s*[,;/|]\s*|\s+(?:{any_of('joining')})\s+"),
        rooms=re.compile(any_of("newsrooms")),
        behind=re.compile(rf"\s(?:\d|[|•·–—]|(?:{any_of('behind_names')})\s(?![’'](?:t|s)\b|(?:het|den?)\b)).*"),
    )
