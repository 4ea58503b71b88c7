"""Cut a long text into parts that a pipeline can hold, at blank lines, else at line ends, else at blanks."""

from __future__ import annotations

LONGEST = 40_000  # code points; a part is a report of its own to the parser, so that only very long texts are cut


def parts(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """The parts of a text as code-point ranges that cover it without gaps; a text not longer than `longest` is one part."""
    out: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > longest:
        cut = _cut(text, start, start + longest)
        out.append((start, cut))
        start = cut
    out.append((start, len(text)))
    return out


def _cut(text: str, start: int, end: int) -> int:
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, start + (end - start) // 2, end)
        if at >= 0:
            return at + len(mark)
    return end
