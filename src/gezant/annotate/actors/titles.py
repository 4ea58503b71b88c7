"""Roles that are written as runs of words: where they stand, and the words before and behind that belong to them.

For languages that write the parts of a compound apart (`roles.apart`): in `former South Korean Foreign Ministry spokesman Kim
Min-ho` the role is `spokesman`, what stands before it tells whose one is, the name stands right behind. The words decide; the
parse is asked only where a word may be an argument of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gezant.annotate.actors.columns import NAMES, Columns, Tests
from gezant.annotate.actors.gazetteer import Match
from gezant.annotate.actors.roles import Role, Roles

PERSONAL = frozenset({"office", "member", "spokesperson", "reporter", "source", "counterpart", "predecessor", "person"})
NAMED_BEFORE = frozenset({"media", "organisation"})  # the Haaretz newspaper, the Fatah movement
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "ccomp", "advcl", "parataxis", "csubj", "acl"})
_INSIDE = frozenset({"compound", "amod", "nmod", "flat"})
_BEFORE = frozenset({"ADJ", "NOUN", "PROPN", "X", "ADV"})
_OWNED = frozenset({"country", "capital", "people", "city"})
HYPHENS = frozenset("-–‐")


@dataclass(frozen=True)
class Title:
    """A role over tokens `start:end`."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True)
class Group:
    """A role with all that belongs to it: premodifiers from `start`, its own words, the name behind (or before) it.

    `inner` are the roles among the premodifiers; `counted` tells that a number stands among them; `edge` is the token before.
    """

    start: int
    title: Title
    name: tuple[int, int] | None
    inner: tuple[Title, ...]
    counted: bool

    @property
    def noun(self) -> int:
        """The last token of the role's own words."""
        return self.title.end - 1

    @property
    def end(self) -> int:
        """Behind the last token of title and name."""
        return self.title.end if self.name is None else max(self.title.end, self.name[1])

    @property
    def edge(self) -> int:
        """The token before the group, -1 at the start of the text."""
        return self.start - 1


def titles(c: Columns, roles: Roles, times: frozenset[int], matches: Mapping[int, Match],
           honorifics: frozenset[str]) -> dict[int, Title]:  # fmt: skip
    """The roles of a text by each of their tokens, the longest from left to right; none inside a longer known name."""
    out: dict[int, Title] = {}
    if not roles.apart:
        return out
    i = 0
    while i < len(c.low):
        found = None if i in times or c.pos[i] in {"AUX", "PRON", "SPACE"} else roles.run(c.text, c.low, i)
        if found is None:
            i += 1
            continue
        end, role = found
        title = Title(i, end, role)
        if _is_title(c, title, matches, honorifics, out.get(i - 1)) and not _modifies_noun(c, title, roles):
            for k in range(i, end):
                out[k] = title
            i = end
        else:
            i += 1
    return out


def _is_title(c: Columns, title: Title, matches: Mapping[int, Match], honorifics: frozenset[str],
              before: Title | None) -> bool:  # fmt: skip
    start, end = title.start, title.end
    if c.pos[end - 1] == "VERB" and c.rel[end - 1] not in _INSIDE and (title.role.plural or c.low[end - 1] != c.text[end - 1]):
        return False
    if end - start == 1 and c.pos[start] == "VERB" and c.rel[start] not in _INSIDE and c.text[start][-1:] != ".":
        return False
    if end - start == 1 and c.pos[start] == "ADJ" and not any(c.rel[k] in {"det", "compound", "nmod"} for k in c.kids[start]):
        return False
    for i in (start, end - 1):
        match = matches.get(i)
        if match is not None and (match.start < start or match.end > end):
            return False
    return not _surname(c, title, matches, honorifics, before)


def _modifies_noun(c: Columns, title: Title, roles: Roles) -> bool:
    """Whether the role only tells more of a noun that is none: press briefing, voter fraud, the Palace Hotel."""
    last, behind = title.end - 1, title.end
    if c.rel[last] not in {"compound", "amod"} or c.head[last] < behind or behind >= len(c.low):
        return False
    name = c.pos[behind] in NAMES and c.text[behind][:1].isupper()
    if c.pos[behind] not in {"NOUN", "PROPN", "ADJ"} or (name and title.role.kind in PERSONAL | {"media"}):
        return False
    return all(roles.run(c.text, c.low, k) is None for k in range(behind, c.head[last] + 1))


def _surname(c: Columns, title: Title, matches: Mapping[int, Match], honorifics: frozenset[str],
             former: Title | None) -> bool:  # fmt: skip
    """Whether the word is a part of a name: Julie Bishop, Mr. King, Sen. King; `former` is the title right before it."""
    i = title.start
    if title.end - i > 1 or title.role.kind not in PERSONAL or not c.text[i][:1].isupper() or i == 0 or title.role.plural:
        return False
    if c.rel[i] == "flat" and c.head[i] < i and c.text[c.head[i]][:1].isupper():
        return True
    if former is not None and former.role.kind in PERSONAL and not former.role.plural:
        return not (i + 1 < len(c.text) and c.text[i + 1][:1].isupper())
    if c.low[i - 1].rstrip(".") in honorifics:
        return True
    before = c.text[i - 1][:1].isupper() and c.pos[i - 1] in NAMES and i - 1 not in matches and not c.tokens[i].is_sent_start
    if not before or c.rel[i - 1] in _ARGUMENTS:
        return False
    behind = i + 1 < len(c.text) and c.text[i + 1][:1].isupper() and c.pos[i + 1] in NAMES
    return (
        not behind and c.rel[i] in {"flat", "nsubj", "obj", "conj", "nmod", "obl", "appos", "root", "iobj"} and _first(c, i - 1)
    )


def _first(c: Columns, i: int) -> bool:
    """Whether the word before may be a first name: it begins its run of names, or follows one that does."""
    return c.text[i][-1:] != "." and (c.rel[i] not in {"compound", "amod"} or i == 0 or c.pos[i - 1] not in {"ADJ", "DET"})


def groups(c: Columns, found: Mapping[int, Title], runs: dict[int, tuple[int, int]], matches: Mapping[int, Match],
           times: frozenset[int], tests: Tests) -> list[Group]:  # fmt: skip
    """The groups of the text from left to right; names that a group takes in are left in `runs`."""
    out: list[Group] = []
    starts = sorted({t.start for t in found.values()})
    inside: set[int] = set()
    for s in reversed(starts):
        title = found[s]
        if s in inside:
            continue
        name = _name_behind(c, title, runs, matches) or _name_behind_place(c, title, runs, matches, tests)
        start, inner, counted = _stack(c, title, found, matches, times, tests.adjectives)
        if name is None and title.role.kind in NAMED_BEFORE | {"body"}:
            name = _name_before(c, title, start, runs, matches, tests)
        inside.update(t.start for t in inner)
        out.append(Group(start, title, name, tuple(inner), counted))
    out.reverse()
    return out


def _name_behind(c: Columns, title: Title, runs: Mapping[int, tuple[int, int]],
                 matches: Mapping[int, Match]) -> tuple[int, int] | None:  # fmt: skip
    run = runs.get(title.end)
    if run is None or run[0] != title.end:
        return None
    if c.tokens[title.end].is_sent_start and c.text[title.end - 1][-1:] != ".":  # an abbreviation ends no sentence
        return None
    if title.role.kind in {"country", "side"}:
        return None
    known = matches.get(title.end)
    if known is not None and known.term.kind == "media" and title.role.kind == "media":
        return run
    if title.role.kind not in PERSONAL and c.rel[title.end] in {"nsubj", "obj", "iobj"}:
        return None
    return run


def _name_behind_place(c: Columns, title: Title, runs: dict[int, tuple[int, int]], matches: Mapping[int, Match],
                       tests: Tests) -> tuple[int, int] | None:  # fmt: skip
    """The name behind what a role is for, where no comma parts them: U.N. special envoy for Syria NAME."""
    at = title.end
    if title.role.kind != "office" or title.role.plural or at + 2 >= len(c.low) or c.low[at] not in tests.prepositions:
        return None
    place = matches.get(at + 1)
    run = runs.get(place.end) if place is not None and place.start == at + 1 else None
    if place is None or run is None or c.tokens[place.end].is_sent_start or not c.text[place.end][:1].isupper():
        return None
    name = (place.end, run[1])
    for k in range(run[0], run[1]):
        runs[k] = name if k >= place.end else (run[0], place.end)
    return name


def _name_before(c: Columns, title: Title, start: int, runs: Mapping[int, tuple[int, int]],
                 matches: Mapping[int, Match], tests: Tests) -> tuple[int, int] | None:  # fmt: skip
    """The name right before the noun: the Tanjug news agency, the Golden Dawn party."""
    run = runs.get(title.start - 1)
    if run is None or run[1] != title.start or run[0] < start:
        return None
    known = matches.get(title.start - 1)
    if (title.role.kind == "body" and title.role.sector not in {"PTY", "OPP"}) or tests.is_person(c.text[run[0] : run[1]]):
        return None
    return None if known is not None and known.term.kind in {*_OWNED, "seat"} else run


def _stack(c: Columns, title: Title, found: Mapping[int, Title], matches: Mapping[int, Match],
           times: frozenset[int], adjectives: frozenset[str]) -> tuple[int, list[Title], bool]:  # fmt: skip
    """The first token of what stands before a role and belongs to it, the roles in it, and whether it counts."""
    i, counted = title.start, False
    inner: list[Title] = []
    while i > 0:
        k = i - 1
        if k in times or c.tokens[i].is_sent_start:
            break
        other, match = found.get(k), matches.get(k)
        if match is not None and match.end == i and other is None:
            if _apart(c, match.start, k, i):
                break
            i = match.start
        elif other is not None:
            if not _modifies(c, other, title):
                break
            inner.append(other)
            i = other.start
        elif c.pos[k] == "NUM" and c.rel[k] in {"nummod", "compound"}:
            counted, i = True, k
        elif _hyphen(c, k) or _joins(c, k, i, matches, adjectives):
            i = k
        elif c.pos[k] in _BEFORE or (c.pos[k] == "VERB" and c.rel[k] in _INSIDE):
            if _apart(c, k, k, i) or (c.pos[k] == "ADV" and c.rel[k] != "advmod"):
                break
            i = k
        else:
            break
    while i < title.start and (c.pos[i] in {"CCONJ", "PUNCT", "ADV"}):
        i += 1
    return i, inner, counted


def _apart(c: Columns, first: int, last: int, behind: int) -> bool:
    """Whether words before a role are an argument of a verb, not a part of it: told *Reuters* officials were ready."""
    for k in range(first, last + 1):
        above = c.head[k]
        if first <= above <= last:
            continue
        verb = c.pos[above] in {"VERB", "AUX"}
        if c.rel[k] in {"obj", "iobj", "obl"} and above < first and verb:
            return True
        if c.rel[k] in {"nsubj", "obl"} and above > behind and verb and c.text[k][:1].islower():
            return True
        if c.pos[k] == "ADV" and above < first:
            return True
    return False


def _modifies(c: Columns, other: Title, title: Title) -> bool:
    """Whether a role before another one tells more of it: Foreign Ministry spokesman, not *told the president officials …*"""
    last = other.end - 1
    if other.role.kind in PERSONAL:
        return c.rel[last] in {"compound", "amod"} and title.start <= c.head[last] < title.end
    if other.role.plural and c.rel[last] not in _INSIDE:
        return False
    return not (c.rel[last] in {"obj", "iobj", "obl"} and c.head[last] < other.start)


def _hyphen(c: Columns, k: int) -> bool:
    """A hyphen without blanks on either side."""
    return c.text[k] in HYPHENS and k > 0 and not c.tokens[k - 1].whitespace_ and not c.tokens[k].whitespace_


def _joins(c: Columns, k: int, i: int, matches: Mapping[int, Match], adjectives: frozenset[str]) -> bool:
    """`and` or a comma between two countries: U.S. and South Korean officials."""
    if c.pos[k] not in {"CCONJ", "PUNCT"} or (c.text[k] not in {",", "/"} and c.pos[k] == "PUNCT"):
        return False
    return _of_country(c, i, matches, adjectives) and k > 0 and _of_country(c, k - 1, matches, adjectives)


def _of_country(c: Columns, i: int, matches: Mapping[int, Match], adjectives: frozenset[str]) -> bool:
    if i >= len(c.low):
        return False
    match = matches.get(i)
    if c.pos[i] == "ADJ" and c.text[i][:1].isupper() and c.rel[i] in {"amod", "conj"}:
        return True
    if match is not None and match.term.kind in _OWNED:
        return match.term.exact or c.rel[i] != "nsubj"
    return c.low[i] in adjectives and c.text[i][:1].isupper()
