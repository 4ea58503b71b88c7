"""The reading order of a page: pieces of text to columns, one after another. Lengths are points from the upper left corner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

_GUTTER = 0.6  # of the size of the letters: how wide a gutter is at least
_COLUMN = 4.0  # of the size: how wide a column is at least, so that bullets and numbers are none
_LARGER = 1.15  # of the size: a headline
_LINES = 2  # that stand at both sides of a gutter at least
_EDGES = 40  # where most pieces begin: tried as edges of columns
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters in a row without a wide gap. `size` is that of most of them."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


Line = Piece
"""A line of a column is a piece, too: the pieces on it put together."""


def columns(pieces: Sequence[Piece], depth: int = 0) -> Iterator[list[Line]]:
    """The columns of a page in reading order, each a list of lines from above.

    A page is cut along the gutter that the most rows leave free. Rows that lie across it (headlines, wide pictures' captions)
    cut the columns into bands: a band is read to its end, its left column before its right one, before the next begins.
    """
    pieces = _once(pieces)
    cut = _cut(pieces) if depth < _DEEPEST else None
    if cut is None:
        if pieces:
            yield lines(pieces)
        return
    for part in cut:
        yield from columns(part, depth + 1)


def lines(pieces: Sequence[Piece]) -> list[Line]:
    """Pieces on one height put together, from left to right; from above."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if found and abs(piece.middle - found[-1][0].middle) < 0.4 * min(piece.size, found[-1][0].size):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [_joined(sorted(line, key=lambda piece: piece.left)) for line in found]


def _joined(line: Sequence[Piece]) -> Line:
    if len(line) == 1:
        return line[0]
    widest = max(line, key=lambda piece: len(piece.text))
    return Piece(
        left=line[0].left, top=min(piece.top for piece in line), right=max(piece.right for piece in line),
        bottom=max(piece.bottom for piece in line), text=" ".join(piece.text for piece in line),
        size=widest.size, bold=all(piece.bold for piece in line),
    )  # fmt: skip


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """Without what is printed twice on one place, as bold letters and shadows are made."""
    kept: dict[tuple[str, int, int], Piece] = {}
    for piece in pieces:
        kept.setdefault((piece.text, round(piece.left / 3), round(piece.top / 3)), piece)
    return list(kept.values())


def _cut(pieces: list[Piece]) -> list[list[Piece]] | None:
    """The parts of a region in reading order, None where it is one column."""
    if len(pieces) < 2 * _LINES:
        return None
    size = median(piece.size for piece in pieces)
    rows = _rows(pieces)
    edges = Counter(round(piece.left) for piece in pieces)
    best: tuple[int, list[list[Piece]]] | None = None
    for edge, _ in edges.most_common(_EDGES):
        strip = (edge - 0.5 - _GUTTER * size, edge - 0.5)
        bands = _bands(rows, strip, _LARGER * size)
        free = [band for crossed, band in bands if not crossed and _is_gutter(band, strip, size)]
        count = sum(map(len, free))
        if free and (best is None or count > best[0]):
            if len(bands) == 1:
                band = bands[0][1]
                parts = [[p for p in band if p.left < strip[1]], [p for p in band if p.left >= strip[1]]]
            else:
                parts = _merged(bands, free)
            if len(parts) > 1:
                best = count, parts
    return best[1] if best else None


def _merged(bands: list[tuple[bool, list[Piece]]], free: list[list[Piece]]) -> list[list[Piece]]:
    """Bands from above, of which those that no gutter parts are put together."""
    parts: list[list[Piece]] = []
    before = False
    for _, band in bands:
        parted = any(band is each for each in free)
        if parts and not parted and not before:
            parts[-1] = parts[-1] + band
        else:
            parts.append(band)
        before = parted
    return parts


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces whose heights overlap, from above; rows do not."""
    rows: list[list[Piece]] = []
    end = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.middle - 0.3 * piece.size):
        begin = piece.middle - 0.3 * piece.size
        if begin >= end:
            rows.append([])
        rows[-1].append(piece)
        end = max(end, piece.middle + 0.3 * piece.size)
    return rows


def _bands(rows: list[list[Piece]], strip: tuple[float, float], large: float) -> list[tuple[bool, list[Piece]]]:
    """Rows next to one another that all lie across a strip, or all leave it free.

    A short headline that stands alone at the left lies across: what is below it belongs to it, at both sides.
    """
    bands: list[tuple[bool, list[Piece]]] = []
    for row in rows:
        crossed = any(piece.left < strip[1] and piece.right > strip[0] for piece in row) or all(
            piece.size >= large and piece.right <= strip[0] for piece in row
        )
        if bands and bands[-1][0] == crossed:
            bands[-1][1].extend(row)
        else:
            bands.append((crossed, list(row)))
    return bands


def _is_gutter(band: list[Piece], strip: tuple[float, float], size: float) -> bool:
    """Whether columns of text stand at both sides of a strip."""
    sides = [[p for p in band if p.right <= strip[0]], [p for p in band if p.left >= strip[1]]]
    return all(
        len(side) >= _LINES and max(p.right for p in side) - min(p.left for p in side) >= _COLUMN * size for side in sides
    ) and _beside(*sides)


def _beside(left: list[Piece], right: list[Piece]) -> bool:
    """Whether two columns stand side by side, and not one below the other."""
    top = max(min(p.top for p in left), min(p.top for p in right))
    bottom = min(max(p.bottom for p in left), max(p.bottom for p in right))
    return bottom > top
