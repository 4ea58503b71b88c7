"""Which texts are copies of one story: MinHash signatures over runs of words (Broder 1997), found again by bands of them."""

from __future__ import annotations

from collections.abc import Sequence

from datasketch import MinHash  # type: ignore[import-untyped]

from gezant.ledger.words import words

_PERMUTATIONS, _ROWS = 64, 4
_RUN = 4  # words in a row that are compared
SAME_STORY = 0.6  # share of runs in common from which on two texts are copies


def signature(text: str) -> MinHash:
    """The signature of a text; capitals, marks and spaces do not count."""
    low = [word.low for word in words(text)]
    runs = {" ".join(low[i : i + _RUN]) for i in range(max(1, len(low) - _RUN + 1))}
    made = MinHash(num_perm=_PERMUTATIONS, seed=1)
    made.update_batch([run.encode() for run in sorted(runs)])
    return made


def bands(made: MinHash) -> Sequence[bytes]:
    """What two near copies share at least one of; each with its number in front."""
    values = made.hashvalues
    return [bytes([start // _ROWS]) + values[start : start + _ROWS].tobytes() for start in range(0, _PERMUTATIONS, _ROWS)]


def same_story(a: MinHash, b: MinHash) -> bool:
    """Whether two texts are copies of one story."""
    return float(a.jaccard(b)) >= SAME_STORY
