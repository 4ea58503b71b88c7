"""The lines of columns as paragraphs: hard line ends and hyphens undone, running heads and page numbers out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gezant import lexicon
from gezant.intake.documents.layout import Line, Piece

_HEAD, _FOOT = 0.09, 0.91  # parts of a page's height, above and below which running heads and page numbers stand
_LARGER = 1.15  # of the size of most letters: a headline or subhead
_GAP = 1.35  # of the usual distance of lines: blank space between paragraphs
_ENOUGH, _USUAL = 4, 1.25  # lines that tell their distance; of the size: how far they stand apart where there are fewer
_INDENT = 0.8  # of the size: how far the first line of a paragraph is moved in
_ROOM = 1.25  # of the width of the next word: room for it that was left, so that a paragraph has ended
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*\d{1,4}\W*(?:/\W*\d{1,4}\W*)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"[.!?…]['\"’”»)]*$")
_BEGIN = re.compile(r"['\"‘“„«(]*[A-ZÀ-Þ\d]")
_BULLET = re.compile(r"(?:[•·▪■●‣–—-]|\d{1,2}[.)])\s")
_HYPHENS = ("-", "\u00ad", "\u2010")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNKNOWN = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a headline, with the size of its letters, on which page it is."""

    text: str
    size: float
    bold: bool
    page: int


def without_running(pages: Sequence[tuple[float, Sequence[Piece]]]) -> list[list[Piece]]:
    """The pieces of each page (given with its height) but for page numbers at its edges and heads that pages share."""
    seen = Counter(key for height, pieces in pages for key in {_running(piece) for piece in pieces if _at_edge(piece, height)})
    often = max(2, len(pages) // 3)
    return [
        [
            piece
            for piece in pieces
            if not _at_edge(piece, height) or not (_NUMBER.fullmatch(piece.text) or seen[_running(piece)] >= often)
        ]
        for height, pieces in pages
    ]


def _at_edge(piece: Piece, height: float) -> bool:
    return piece.middle < _HEAD * height or piece.middle > _FOOT * height


def _running(piece: Piece) -> str:
    return _DIGITS.sub("0", piece.text.lower())


def blocks(columns: Iterable[tuple[int, Sequence[Line]]]) -> list[Block]:
    """The paragraphs of columns, each given with the number of its page; one that goes on in the next column is put together."""
    found: list[tuple[list[Line], int]] = []
    for page, lines in columns:
        for number, paragraph in enumerate(_paragraphs(lines)):
            if number == 0 and found and _goes_on(found[-1][0], paragraph):
                found[-1][0].extend(paragraph)
            else:
                found.append((paragraph, page))
    vocabulary = Counter(word.lower() for lines, _ in found for line in lines for word in _WORD.findall(_inner(line.text)))
    return [
        Block(text, median(line.size for line in lines), all(line.bold for line in lines), page)
        for lines, page in found
        if (text := _text(lines, vocabulary))
    ]


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    if not lines:
        return []
    step, left = _step(lines), _edge([line.left for line in lines])
    right = max(line.right for line in lines)
    paragraphs = [[lines[0]]]
    for before, line in pairwise(lines):
        ended = bool(_END.search(before.text)) and bool(_BEGIN.match(line.text))
        hanging = _BULLET.match(before.text) is not None
        new = (
            abs(line.size - before.size) > 0.1 * before.size
            or line.bold != before.bold
            or line.middle - before.middle > _GAP * max(step, line.size)
            or (line.left - left > _INDENT * line.size and (before.left - left <= _INDENT * line.size or ended) and not hanging)
            or bool(_BULLET.match(line.text))
            or (ended and right - before.right > _ROOM * _first_word(line))
        )
        if new:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _first_word(line: Line) -> float:
    """How wide the first word of a line is, with the blank before it."""
    return (len(line.text.split()[0]) + 1) * (line.right - line.left) / len(line.text)


def _step(lines: Sequence[Line]) -> float:
    """From line to line within paragraphs; where there are few lines no more than is usual."""
    steps = sorted(line.middle - before.middle for before, line in pairwise(lines) if line.size == before.size)
    if not steps:
        return 0.0
    step = steps[len(steps) // 4]
    return step if len(steps) >= _ENOUGH else min(step, _USUAL * median(line.size for line in lines))


def _edge(lefts: Sequence[float]) -> float:
    """Where the lines of a column begin that are not moved in."""
    begun = Counter(round(left) for left in lefts)
    return float(min(left for left, count in begun.items() if count * 5 >= len(lefts) or count == max(begun.values())))


def _goes_on(before: Sequence[Line], paragraph: Sequence[Line]) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    last, first = before[-1], paragraph[0]
    alike = abs(last.size - first.size) <= 0.05 * last.size and last.bold == first.bold
    return alike and not _END.search(last.text) and (first.text[:1].islower() or last.text.endswith(_HYPHENS))


def _text(lines: Sequence[Line], vocabulary: Counter[str]) -> str:
    text = ""
    for line in lines:
        words = _inner(line.text)
        if not text:
            text = words
        elif text.endswith(_HYPHENS) and words[:1].islower() and re.search(r"[^\W\d_].$", text):
            text = _unhyphenated(text, words, vocabulary)
        elif text.endswith("-") and re.search(r"[^\W_]-$", text) and words[:1].isalpha() and words[:1].isupper():
            text += words  # Noord-|Korea
        else:
            text += f" {words}"
    return " ".join(text.replace("\u00ad", "").split())


def _unhyphenated(text: str, words: str, vocabulary: Counter[str]) -> str:
    """Two lines with a hyphen between them: without it, but where the document elsewhere writes it, or the word is left open."""
    first, second = re.search(r"[^\W_]*(?:-[^\W_]+)*.$", text), _WORD.match(words)
    if first is None or second is None:
        return f"{text}{words}"
    if second[0].lower() in _open_ended():
        return f"{text} {words}"
    half = first[0][:-1].lower()
    whole, hyphened = f"{half}{second[0].lower()}", f"{half}-{second[0].lower()}"
    return f"{text}{words}" if vocabulary[hyphened] > vocabulary[whole] else f"{text[:-1]}{words}"


def _open_ended() -> frozenset[str]:
    """Words before which the second half of a compound is left out (*land- en tuinbouw*)."""
    return frozenset(
        word for language in lexicon.languages() for word in lexicon.load(language, "columns")["open_compounds"] or ()
    )


def _inner(text: str) -> str:
    """Letters that a font draws as one apart, and those that it does not tell left out."""
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return " ".join(_UNKNOWN.sub("", text).split())


def is_headline(block: Block, size: float) -> bool:
    """Whether a block is set larger than most letters, which have `size`."""
    return block.size >= _LARGER * size
