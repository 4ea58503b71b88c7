"""A dependency tree drawn beside its words, which stay in the order of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token of a parsed text: its place (code points, end exclusive) and its Universal Dependencies annotation.

    `head` is the index of its head in the same sequence of rows, its own index for a root; `sentence` numbers the sentences.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    relation: str
    head: int
    sentence: int


def branches(heads: Sequence[int]) -> list[str]:
    """The lines to draw before each word of a sentence, given each word's head (its own index for a root).

    A word stands one step to the right of its head; a vertical line joins a head and all its dependents.
    """
    depths = [_depth(heads, i) for i in range(len(heads))]
    reach = [(i, i) for i in range(len(heads))]  # the first and last row of each word's vertical line
    for child, head in enumerate(heads):
        low, high = reach[head]
        reach[head] = (min(low, child), max(high, child))
    return [_branch(row, heads, depths, reach) for row in range(len(heads))]


def _depth(heads: Sequence[int], i: int) -> int:
    depth = 0
    while heads[i] != i and depth < len(heads):  # the bound ends a ring of heads, which no parser should give
        i = heads[i]
        depth += 1
    return depth


def _branch(row: int, heads: Sequence[int], depths: Sequence[int], reach: Sequence[tuple[int, int]]) -> str:
    depth = depths[row]
    cells = [_passing(row, column, depths, reach) for column in range(depth)]
    if depth:
        first, last = reach[heads[row]]
        cells[-1] = "╭─" if row == first else "╰─" if row == last else "├─"
    above, below = reach[row][0] < row, reach[row][1] > row
    joint = {(True, True): "┤", (True, False): "┘", (False, True): "┐", (False, False): "─"}[above, below]
    return "".join(cells) + joint


def _passing(row: int, column: int, depths: Sequence[int], reach: Sequence[tuple[int, int]]) -> str:
    """The line of another word at `column` where it passes by this row."""
    for word, (first, last) in enumerate(reach):
        if depths[word] == column and first < row < last and word != row:
            return "│ "
    return "  "
