"""Who spoke about whom, as its page shows it: a drawing, and the table that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gezant.model.dossier import Pair
from gezant.views.drawing.network import Network, network

MOST = 14  # actors on the circle; beyond, lines and names run into each other


@dataclass(frozen=True, slots=True)
class Spoken:
    """The drawing of the parties that were spoken of most, and every pair of theirs; `left_out` pairs have another party."""

    drawing: Network
    pairs: tuple[Pair, ...]
    left_out: int


def spoken(pairs: Sequence[Pair], most: int = MOST) -> Spoken:
    """The network of the `most` parties that take part in most of the words, the busiest first."""
    busy: Counter[str] = Counter()
    for pair in pairs:
        busy[pair.source] += pair.times
        busy[pair.about] += pair.times
    order = sorted(busy, key=lambda actor: (-busy[actor], actor))[:most]
    shown = tuple(pair for pair in pairs if pair.source in order and pair.about in order)
    drawing = network({(pair.source, pair.about): pair.times for pair in shown}, order)
    return Spoken(drawing, shown, len(pairs) - len(shown))
