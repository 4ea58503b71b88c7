"""Statements of one reading of a report in another reading of it: by their words, since ids move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gezant.model import Span, Statement

_LEAST = 0.5  # Dice coefficient of the contents where a cue does not tell


@dataclass(frozen=True, slots=True)
class Sought:
    """A statement to be found; `exact`: only where cue and content are the same words."""

    statement: Statement
    exact: bool = False


def refound(sought: Mapping[int, Sought], statements: Sequence[Statement]) -> dict[int, Statement]:
    """The statements that are those sought, each once: the same cue and content first, then those that overlap best."""
    left = {s.id: s for s in statements}
    found: dict[int, Statement] = {}
    for key, wanted in sorted(sought.items(), key=lambda item: (item[1].exact, item[0])):
        same = [s for s in left.values() if (s.cue, s.content) == (wanted.statement.cue, wanted.statement.content)]
        if same:
            found[key] = max(same, key=lambda s: _near(wanted.statement, s))
            del left[found[key].id]
    scores = [
        (likeness(wanted.statement, s), -key, s.id)
        for key, wanted in sought.items()
        if key not in found and not wanted.exact
        for s in left.values()
    ]
    for score, key, id in sorted(scores, key=lambda row: (-row[0], -row[1])):
        if score > 0 and -key not in found and id in left:
            found[-key] = left.pop(id)
    return found


def likeness(one: Statement, other: Statement) -> float:
    """How much two statements share of their cues and of their contents, from 0 (another statement) to 2 (the same words)."""
    content = _dice(one.content, other.content)
    if not (one.cue and other.cue):
        return content if content >= _LEAST else 0.0
    cue = _dice(one.cue, other.cue)
    return cue + content if cue > 0 else 0.0


def as_it_was(one: Statement, other: Statement) -> bool:
    """Whether two readings have a statement alike in all that a person can judge: not its id, its rule and its confidence."""
    return _judged(one) == _judged(other)


def _near(one: Statement, other: Statement) -> tuple[bool, bool, bool]:
    """By what statements with the same words are told apart."""
    return as_it_was(one, other), one.source == other.source, one.id == other.id


def _judged(statement: Statement) -> Statement:
    return replace(statement, id="", rule="", confidence=1.0, within="" if statement.within else None)


def _dice(one: Iterable[Span], other: Iterable[Span]) -> float:
    a, b = ({place for span in spans for place in range(*span)} for spans in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
