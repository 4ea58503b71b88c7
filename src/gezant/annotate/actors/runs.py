"""Runs of proper nouns that are one name."""

from __future__ import annotations

from collections.abc import Container, Mapping

from gezant.annotate.actors.columns import NAMES, Columns, Tests
from gezant.annotate.actors.gazetteer import Match

_PLACES = frozenset({"country", "capital", "seat"})
_HYPHENS = frozenset("-–‐")


def names(c: Columns, times: frozenset[int], matches: Mapping[int, Match], tests: Tests,
          titles: Container[int] = frozenset()) -> dict[int, tuple[int, int]]:  # fmt: skip
    """Runs of proper nouns that are one name: token → (start, end) of its run.

    A title that the tagger took for a name does not begin one; a known country or body inside a run ends it.
    """
    out: dict[int, tuple[int, int]] = {}
    start: int | None = None
    for i, text in enumerate(c.text):
        if start is not None:
            inside = i not in titles and (_goes_on(c, i, start, times, tests) or _hyphened(c, i, matches, tests))
            if inside and not _parted(c, i, start, matches, tests):
                continue
            _close(out, start, i)
            start = None
        if i not in times and i not in titles and _starts(c, i, text, matches, tests):
            start = i
    if start is not None:
        _close(out, start, len(c.text))
    _drop_first_words(c, out)
    _cut(c, out, matches, tests)
    return out


def _starts(c: Columns, i: int, text: str, matches: Mapping[int, Match], tests: Tests) -> bool:
    if _initial(c, i):
        return False
    if c.pos[i] in NAMES:
        known = i in matches
        return c.low[i] not in tests.prepositions and any(map(str.isalpha, text)) and (known or not tests.is_role(c.tokens[i]))
    return text[:1].isupper() and i not in matches and tests.is_name(c.tokens[i])


def _drop_first_words(c: Columns, runs: dict[int, tuple[int, int]]) -> None:
    """A word that only opens the sentence is no first name: the rest of the run stands elsewhere behind another one."""
    full = {run: tuple(c.text[run[0] : run[1]]) for run in set(runs.values())}
    long = [words for words in full.values() if len(words) > 1]
    for (start, end), words in full.items():
        if end - start < 2 or not c.tokens[start].is_sent_start or long.count(words) > 1:
            continue
        if any(len(w) >= len(words) and w[-len(words) + 1 :] == words[1:] and w != words for w in long):
            del runs[start]
            _close(runs, start + 1, end)


def _cut(c: Columns, runs: dict[int, tuple[int, int]], matches: Mapping[int, Match], tests: Tests) -> None:
    """Two known names side by side are two, where together they are nobody's: a country or a person, then a person."""
    for start, end in set(runs.values()):
        words = c.text[start:end]
        if end - start < 2 or tests.is_person(words):
            continue
        for at in range(start + 1, end):
            left = matches.get(at - 1)
            place = left is not None and left.start == start and left.end == at and left.term.kind in _PLACES
            if tests.is_person(words[at - start :]) and (place or tests.is_person(words[: at - start])):
                _close(runs, start, at)
                _close(runs, at, end)
                break


def _parted(c: Columns, i: int, start: int, matches: Mapping[int, Match], tests: Tests) -> bool:
    """Whether a new name begins here: at the edge of a longer known name, at a country, at `van` before one."""
    here, before = matches.get(i), matches.get(i - 1)
    if here is not None and before is here:
        return False
    if before is not None and c.low[i].rstrip(".") in tests.address:
        return True  # at Westminster Ms. NAME
    if here is not None and here.start == i:
        if here.end - here.start > 1:
            return True
        if here.term.kind == "people" and before is not None and before.term.kind in {*_PLACES, "city"}:
            return True  # the Wisconsin Republican
        return here.term.kind in {"country", "capital", "seat"} and not tests.is_person(c.text[start : i + 1])
    if before is not None and before.end == i and before.start >= start and before.end - before.start > 1:
        return True
    if c.low[i] in tests.prepositions and i + 1 in matches:
        return matches[i + 1].term.kind in {"country", "capital", "organisation", "portfolio"}
    return False


def _close(out: dict[int, tuple[int, int]], start: int, end: int) -> None:
    for i in range(start, end):
        out[i] = (start, end)


def _goes_on(c: Columns, i: int, start: int, times: frozenset[int], tests: Tests) -> bool:
    known = c.text[i][:1].isupper() and c.pos[i] != "PUNCT" and i not in times and tests.is_person(c.text[start : i + 1])
    if known and not c.tokens[i].is_sent_start:
        return True
    linked = c.rel[i] == "flat" and start <= c.head[i] < i
    if i in times or not (linked or c.pos[i] in NAMES) or c.pos[i] in {"SPACE", "PUNCT"}:
        return False
    before = c.tokens[i - 1]
    if c.tokens[i].is_sent_start and (before.is_punct or before.is_space):
        return False
    if linked:
        plain = c.text[i].islower() and (c.pos[i] in {"VERB", "AUX", "ADV"} or tests.is_role(c.tokens[i]))
        return c.pos[i] != "NUM" and not plain
    if c.head[i - 1] == i and c.rel[i - 1] in {"compound", "amod", "flat"}:
        return True
    if c.rel[i] in {"nsubj", "obj", "iobj", "obl"} and c.pos[c.head[i]] in {"VERB", "AUX", "ADJ"}:
        return False
    return c.rel[i] != "conj"


def _hyphened(c: Columns, i: int, matches: Mapping[int, Match], tests: Tests) -> bool:
    """A hyphen that the tokenizer split off inside a name, and what stands behind it; not between two names (Trump-Kim)."""
    at = i if c.text[i] in _HYPHENS else i - 1
    if at < 1 or at + 1 >= len(c.text) or c.text[at] not in _HYPHENS or not c.text[at + 1][:1].isalpha():
        return False
    if c.tokens[at - 1].whitespace_ or c.tokens[at].whitespace_ or at - 1 in matches or at + 1 in matches:
        return False
    return not (tests.is_person(c.text[at - 1 : at]) and tests.is_person(c.text[at + 1 : at + 2]))


def _initial(c: Columns, i: int) -> bool:
    """A letter before a hyphen, as papers write a politician's party and state: R-S.C."""
    text = c.text[i]
    if len(text) > 2 and text[1] in _HYPHENS and text[0].isupper() and text[2].isupper():
        return True
    if i > 1 and c.text[i - 1] in _HYPHENS and len(c.text[i - 2]) == 1 and not c.tokens[i - 2].whitespace_:
        return c.text[i - 2].isupper()
    behind = c.text[i + 1] if i + 1 < len(c.text) and not c.tokens[i].whitespace_ else ""
    return len(text) == 1 and text.isupper() and behind in _HYPHENS and bool(behind)
