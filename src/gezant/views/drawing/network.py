"""Who spoke about whom, as numbers: actors on a circle, the lines between them as wide as they were often.

A circle, and not forces, so that the same dossier always gives the same drawing and every name has room.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MIDDLE, _RADIUS = 50.0, 34.0
_LEAST, _MOST = 0.25, 2.2  # widths of lines
_SMALL, _LARGE = 1.1, 3.4  # radii of nodes


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: its place and radius in a square of 100 by 100, and where its name stands (`start`, `middle` or `end`)."""

    actor: str
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """How often `source` spoke about or to `target`: an SVG path that bends to the right of its direction, and its width."""

    source: str
    target: str
    count: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes, the largest first around the circle from the top, and the lines between them, the thinnest first."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def network(counts: Mapping[tuple[str, str], int], order: Sequence[str]) -> Network:
    """The drawing of how often who (first) spoke about whom (second); `order` are the actors to draw, in their order."""
    shown = {pair: count for pair, count in counts.items() if count > 0 and set(pair) <= set(order) and pair[0] != pair[1]}
    weight = {actor: sum(count for pair, count in shown.items() if actor in pair) for actor in order}
    places = {actor: _place(number, len(order)) for number, actor in enumerate(order)}
    heaviest, most = max(weight.values(), default=0) or 1, max(shown.values(), default=1)
    nodes = tuple(_node(actor, places[actor], weight[actor] / heaviest) for actor in order)
    radii = {node.actor: node.radius for node in nodes}
    lines = [
        Line(a, b, count, _path(places[a], places[b], radii[b]), round(_LEAST + (_MOST - _LEAST) * math.sqrt(count / most), 2))
        for (a, b), count in shown.items()
    ]
    return Network(nodes, tuple(sorted(lines, key=lambda line: (line.count, line.source, line.target))))


def _place(number: int, of: int) -> tuple[float, float]:
    """The direction of a node, from the top and with the clock."""
    turn = 2 * math.pi * number / max(of, 1) - math.pi / 2
    return math.cos(turn), math.sin(turn)


def _node(actor: str, direction: tuple[float, float], share: float) -> Node:
    dx, dy = direction
    radius = _SMALL + (_LARGE - _SMALL) * math.sqrt(share)
    beyond = _RADIUS + radius + 1.5
    anchor = "middle" if abs(dx) < 0.2 else "start" if dx > 0 else "end"
    x, y = _at(dx, _RADIUS), _at(dy, _RADIUS)
    return Node(actor, x, y, round(radius, 2), _at(dx, beyond), _at(dy, beyond + (1 if dy > 0.8 else 0)), anchor)


def _path(start: tuple[float, float], end: tuple[float, float], radius: float) -> str:
    """A curve from one place to just short of another, bent towards the middle and a little to its right."""
    x1, y1 = _at(start[0], _RADIUS), _at(start[1], _RADIUS)
    x2, y2 = _at(end[0], _RADIUS), _at(end[1], _RADIUS)
    bend_x = _MIDDLE + (x1 + x2 - 2 * _MIDDLE) * 0.22 - (y2 - y1) * 0.07
    bend_y = _MIDDLE + (y1 + y2 - 2 * _MIDDLE) * 0.22 + (x2 - x1) * 0.07
    length = math.hypot(x2 - bend_x, y2 - bend_y) or 1.0
    x3, y3 = x2 - (x2 - bend_x) / length * (radius + 0.8), y2 - (y2 - bend_y) / length * (radius + 0.8)
    return f"M{x1:.2f} {y1:.2f}Q{bend_x:.2f} {bend_y:.2f} {x3:.2f} {y3:.2f}"


def _at(direction: float, distance: float) -> float:
    return round(_MIDDLE + direction * distance, 2)
