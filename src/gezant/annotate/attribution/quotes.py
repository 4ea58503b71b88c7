"""Find quotations: stretches of text between quotation marks, whatever the marks, within one paragraph.

A mark that never closes opens a quotation only where the next paragraph goes on with the same mark, as papers print a quotation
of several paragraphs. Nested marks are part of the outer quotation. Everything else about quotations is grammar, not typography.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from gezant.lexicon import languages, load

# opening mark → the marks that may close it
_PAIRS = {
    "„": ("”", "“", "’’", '"'),
    ",,": ("’’", "''", "”", '"', "´´"),
    "“": ("”", '"'),
    "”": ("”",),
    "‘‘": ("’’",),
    "‘": ("’", "'"),
    "’": ("’",),
    "«": ("»",),
    "»": ("«",),
    "``": ("''", '"'),
    "''": ("''",),
    '"': ('"', "”"),
    "'": ("'",),
    "‚": ("‘", "’"),
    "`": ("'", "´"),
}
_OPENERS = tuple(sorted(_PAIRS, key=len, reverse=True))
_FIRST = frozenset(mark[0] for mark in _PAIRS)
_SINGLE = frozenset({"‘", "’", "'", "‚", "`"})
_BREAK = re.compile(r"\n\s*\n|\r\n\s*\r\n")
_BEFORE = re.compile(r"[\s(\[—–:;/>|-]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation over the tokens `start:end`, marks included; `clausal` where it can be a speaker's own sentence."""

    start: int
    end: int
    clausal: bool

    def __contains__(self, token: int) -> bool:
        return self.start <= token < self.end


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """All outer quotations of a Doc in text order."""
    starts = [token.idx for token in doc]
    out = []
    apostrophes = _apostrophes(doc.lang_)
    for begin, end in _char_spans(doc.text, apostrophes):
        first = max(0, bisect_right(starts, begin) - 1)
        last = bisect_right(starts, end - 1)
        if last > first:
            out.append(Quotation(first, last, _is_clausal(doc, first, last)))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Apostrophes:
    """Where a single mark is none of a quotation: before elided words and digits, behind a plural's ending."""

    elided: re.Pattern[str]
    plurals: tuple[str, ...]


@cache
def _apostrophes(language: str) -> _Apostrophes:
    data = load(language, "attribution") if language in languages() else {}
    words = [*map(re.escape, data.get("elisions", ())), r"\d+s"]
    return _Apostrophes(re.compile(rf"[’'‘](?:{'|'.join(words)})\b", re.IGNORECASE), tuple(data.get("plurals", ())))


def _char_spans(text: str, apostrophes: _Apostrophes) -> Iterator[tuple[int, int]]:
    position = 0
    for stop in [m.start() for m in _BREAK.finditer(text)] + [len(text)]:
        yield from _paragraph(text, position, stop, apostrophes)
        position = stop


def _paragraph(text: str, begin: int, stop: int, apostrophes: _Apostrophes) -> Iterator[tuple[int, int]]:
    i = begin
    while i < stop:
        mark = _opens(text, i, begin, apostrophes) if text[i] in _FIRST else None
        if mark is None:
            i += 1
            continue
        end = _close(text, i + len(mark), stop, mark, apostrophes.plurals)
        if end is None and mark not in _SINGLE and text[stop:].lstrip().startswith(mark):
            end = stop
        if end is None:
            i += len(mark)
        else:
            yield i, end
            i = end


def _opens(text: str, i: int, begin: int, apostrophes: _Apostrophes) -> str | None:
    mark = next((m for m in _OPENERS if text.startswith(m, i)), None)
    if mark is None:
        return None
    if i > begin and not _BEFORE.match(text[i - 1]) and mark not in {"„", "«"}:
        return None
    behind = text[i + len(mark) : i + len(mark) + 1]
    if not behind or (behind.isspace() and mark != "«"):
        return None
    if mark in {"'", "’", "‘"} and apostrophes.elided.match(text, i):
        return None
    return mark


def _close(text: str, i: int, stop: int, mark: str, plurals: tuple[str, ...]) -> int | None:
    """The end of the quotation that `mark` opened, behind its closing mark."""
    closers = _PAIRS[mark]
    while i < stop:
        for closer in closers:
            if text.startswith(closer, i) and not (mark in _SINGLE and _inside_word(text, i + len(closer))):
                if mark in _SINGLE and (text[i - 1].isspace() or _is_genitive(text, i, stop, mark, plurals)):
                    continue
                if closer == '"' and mark == '"' and text[i - 1].isspace() and text[i + 1 : i + 2].isalnum():
                    continue
                return i + len(closer)
        i += 1
    return None


def _is_genitive(text: str, i: int, stop: int, mark: str, plurals: tuple[str, ...]) -> bool:
    """An apostrophe behind a plural (*the unions' money*): a word follows, and a later mark closes before another opens."""
    if not text.endswith(plurals, 0, i) or text[i + 1 : i + 2] != " " or not text[i + 2 : i + 3].islower():
        return False
    closers = _PAIRS[mark]
    for k in range(i + 2, stop):
        if mark not in closers and text.startswith(mark, k):
            return False
        if text[k] in closers and not _inside_word(text, k + 1):
            return text[k - 1] in ".,!?…" or (not text[k - 1].isspace() and mark not in closers)
    return False


def _inside_word(text: str, i: int) -> bool:
    return i < len(text) and text[i].isalnum()


def _is_clausal(doc: Doc, first: int, last: int) -> bool:
    """Whether the quotation can stand as somebody's sentence: it has a finite verb, ends as a sentence does, or is long."""
    words = [t for t in doc[first:last] if not t.is_punct and not t.is_space and not t.is_quote]
    if not words:
        return False
    inner = doc[first:last].text.rstrip("”“’'\"»«´").rstrip()
    if inner[-1:] in {".", "?", "!", ",", "…"} and len(words) > 1:
        return True
    return len(words) > 2 and any(t.morph.get("VerbForm", []) == ["Fin"] or t.pos_ == "AUX" for t in words)
