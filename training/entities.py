"""Gold entities of a treebank: read from an IOB2 file beside it, or from the treebank's own column of entities.

IOB2: one word a line, columns number, form, tag (https://www.universalner.org). The column: `Entity=` of GUM's MISC column,
`(id-type-…` opens a mention and `id)` closes it (https://gucorpling.org/gum/).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.treebanks import Sentence, Word, text_key

# (start, end, label) in characters of the sentence without white space, end exclusive.
Spans = tuple[tuple[int, int, str], ...]

_MENTION = re.compile(r"\((\d+(?:\[\d+/\d+\])?)-([a-z]+)[^()]*(\))?|(\d+(?:\[\d+/\d+\])?)\)")


@dataclass(frozen=True, slots=True)
class EntityWords:
    """`labels` maps types of the treebank to ours; a type that it does not have is no entity. `inside` has by label the
    lower-case words that may stand inside a name without being proper nouns (*of*)."""

    labels: Mapping[str, str]
    inside: Mapping[str, frozenset[str]]


def read_iob2(path: Path, words: EntityWords) -> dict[str, Spans]:
    """Give the entities of each sentence, found by its text (`text_key`)."""
    found: dict[str, Spans] = {}
    for rows in _blocks(path):
        spans: list[tuple[int, int, str]] = []
        start, text = 0, ""
        for _, form, tag, *_ in rows:
            end = start + len(form)
            label = words.labels.get(tag[2:], "")
            if tag.startswith("B-") and label:
                spans.append((start, end, label))
            elif tag.startswith("I-") and label and spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], end, label)
            text += form
            start = end
        found[text.casefold()] = tuple(spans)
    return found


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif rows and not line.startswith("#"):
                yield rows
                rows = []
    if rows:
        yield rows


def read_mentions(path: Path, words: EntityWords) -> dict[str, Spans]:
    """Give the names among the mentions of each sentence of a treebank that has them in its MISC column.

    A mention is a name where its head is a proper noun; the name is the run of proper nouns around the head. Of names that
    stand in each other the longest is kept. Proper nouns in no mention of a type in `words.labels` are no entities.
    """
    found: dict[str, Spans] = {}
    for rows in _blocks(path):
        rows = [row for row in rows if row[0].isdigit()]
        offsets = [0]
        for row in rows:
            offsets.append(offsets[-1] + len(row[1]))
        names = sorted(_names(rows, words), key=lambda name: (name[0] - name[1], name[0]))
        spans: list[tuple[int, int, str]] = []
        for first, last, label in names:
            span = (offsets[first], offsets[last], label)
            if all(span[1] <= start or end <= span[0] for start, end, _ in spans):
                spans.append(span)
        found["".join(row[1] for row in rows).casefold()] = tuple(sorted(spans))
    return found


def _names(rows: Sequence[Sequence[str]], words: EntityWords) -> Iterator[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for place, row in enumerate(rows):
        entity = next((item.removeprefix("Entity=") for item in row[9].split("|") if item.startswith("Entity=")), "")
        for number, kind, closed, closing in _MENTION.findall(entity):
            if number and not closed:
                opened.setdefault(number, []).append((place, kind))
            elif number:
                yield from _name(rows, place, place + 1, kind, words)
            elif opened.get(closing):
                start, kind = opened[closing].pop()
                yield from _name(rows, start, place + 1, kind, words)


def _name(rows: Sequence[Sequence[str]], start: int, end: int, kind: str, words: EntityWords) -> Iterator[tuple[int, int, str]]:
    heads = [place for place in range(start, end) if not start < int(rows[place][6]) <= end]
    label = words.labels.get(kind, "")
    if len(heads) != 1 or not label or not _is_proper(rows[heads[0]]):
        return
    first = last = heads[0]
    inside = words.inside[label]
    while first > start and (_is_proper(rows[first - 1]) or rows[first - 1][1].lower() in inside):
        first -= 1
    while last + 1 < end and rows[last + 1][7] != "appos" and (_is_proper(rows[last + 1]) or rows[last + 1][1].lower() in inside):
        last += 1
    while not _is_proper(rows[first]):
        first += 1
    while not _is_proper(rows[last]):
        last -= 1
    while label == "PER" and first < last and rows[first][7] in {"nmod:desc", "compound"}:
        # A title is no part of the name.
        first += 1
    yield first, last + 1, label


def _is_proper(row: Sequence[str]) -> bool:
    return row[4].startswith("NNP")


def tagged(sentences: Iterable[Sentence], spans: Mapping[str, Spans]) -> Iterator[Sentence]:
    """Put IOB2 tags on sentences; one whose text has no entry keeps what it has."""
    for sentence in sentences:
        key = text_key(sentence)
        yield _tagged(sentence, spans[key]) if key in spans else sentence


def _tagged(sentence: Sentence, spans: Spans) -> Sentence:
    words: list[Word] = []
    start = 0
    for word in sentence:
        end = start + len(word.form)
        tag = "O"
        for first, last, label in spans:
            if first <= start and end <= last:
                tag = ("B-" if start == first or words[-1].entity[2:] != label else "I-") + label
        words.append(word._replace(entity=tag))
        start = end
    return tuple(words)
