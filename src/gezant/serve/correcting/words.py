"""Words that an editor wrote or selected, found again in the report that they stand in.

Blanks and line ends count as one blank, straight and curly quotation marks as the same; several stretches are parted by ` … `.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gezant.model import Span
from gezant.views.quoting import GAP, excerpt, printable

_QUOTES = str.maketrans("“”„«»‘’‚‹›", '"' * 5 + "'" * 5)
_LINE = re.compile(r"[^\r\n]+")


class NotFoundError(LookupError):
    """Words that the report does not have."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class AmbiguousError(LookupError):
    """Words that stand in several places; `choices` are the stretches that the whole field may mean."""

    def __init__(self, words: str, choices: Sequence[tuple[Span, ...]]) -> None:
        super().__init__(words)
        self.words = words
        self.choices = tuple(choices)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that is looked for, and where it may be: one place, unless it is ambiguous."""

    words: str
    places: tuple[Span, ...]


def find(text: str, words: str, at: Sequence[Span] = (), near: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Where words stand in a text; none for no words.

    `at` is where the editor took them from, or where they stood before: taken as it is where these words stand there, else what
    stands there or in its lines is meant; `near` is looked at after that. Raises NotFoundError, AmbiguousError.
    """
    wanted = " ".join(printable(words).split())
    if not wanted:
        return ()
    if at and _fits(text, at) and _same(excerpt(text, at), wanted):
        return tuple(at)
    shown = printable(text)
    parts = [_narrowed(shown, part, at, near) for part in _parts(shown, wanted)]
    unclear = next((part for part in parts if len(part.places) > 1), None)
    if unclear is None:
        return tuple(part.places[0] for part in parts)
    choices = [tuple(place if part is unclear else _nearest(part.places, place) for part in parts) for place in unclear.places]
    raise AmbiguousError(unclear.words, choices)


def spans_in(value: str) -> tuple[Span, ...]:
    """Spans as forms carry them: `12-34,40-52`. Raises ValueError for anything else."""
    if not value.strip():
        return ()
    found = []
    for piece in value.split(","):
        match = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", piece.strip(), re.ASCII)
        if match is None or int(match[1]) >= int(match[2]):
            raise ValueError(value)
        found.append((int(match[1]), int(match[2])))
    return tuple(found)


def spans_out(spans: Sequence[Span]) -> str:
    """Spans as forms carry them."""
    return ",".join(f"{start}-{end}" for start, end in spans)


def lines_of(text: str, spans: Sequence[Span]) -> list[Span]:
    """The lines of a text in which some stretches stand."""
    return [line.span() for line in _LINE.finditer(text) if any(_overlap(line.span(), span) for span in spans)]


def _parts(text: str, words: str) -> Iterator[tuple[str, list[Span]]]:
    """The stretches of a field with their places; a report's own dots of omission part nothing where they stand so in it."""
    pieces = [piece for raw in re.split(r" (?:…|\.\.\.) ", words) if (piece := raw.strip())]
    at = 0
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            joined = GAP.join(pieces[at:end])
            places = _places(text, joined)
            if places:
                yield joined, places
                at = end
                break
        else:
            raise NotFoundError(pieces[at])
    if not pieces:
        raise NotFoundError(words)


def _places(text: str, words: str) -> list[Span]:
    """Everywhere that words stand: as whole words where they do, else within others; in capitals or not where it must be."""
    folded, wanted = text.translate(_QUOTES), words.translate(_QUOTES)
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    behind = r"(?!\w)" if wanted[-1].isalnum() else ""
    for flags in (0, re.IGNORECASE):
        for bounded in (f"{before}{pattern}{behind}", pattern):
            if found := [match.span() for match in re.finditer(bounded, folded, flags)]:
                return found
    return []


def _narrowed(text: str, part: tuple[str, list[Span]], at: Sequence[Span], near: Sequence[Span]) -> Part:
    """Of the places of a stretch the one that is meant, all of them where that cannot be told."""
    words, places = part
    for around in (at, lines_of(text, at), near, lines_of(text, near)):
        here = [place for place in places if any(_overlap(place, span) for span in around)]
        if here:
            places = here
        if len(places) == 1:
            break
    return Part(words, tuple(places))


def _nearest(places: Sequence[Span], to: Span) -> Span:
    return min(places, key=lambda place: abs(place[0] - to[0]))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _fits(text: str, spans: Sequence[Span]) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == other
