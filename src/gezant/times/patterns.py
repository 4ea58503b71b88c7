"""Patterns over word classes, compiled to tries, and matched bottom-up with a memory (a packrat parser).

A pattern is a line of symbols: a word class (`weekday`), a class with one value (`unit=M`), a group of other constructions
(`YEAR`), alternatives (`last|next`), an optional symbol (`the?`), or one that must stand there but stays outside the span
XX
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """A word class or group over the tokens `start:end`, its value, and the name of the construction that made it."""

    symbol: str
    value: Any
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """One reading of a construction: its items in text order. `start` and `end` leave out what stays outside the span."""

    name: str
    rank: int
    items: tuple[Item, ...]
    start: int
    end: int

    def get(self, *symbols: str) -> Any:
        """The value of the first item of one of these classes, None where there is none."""
        return next((item.value for item in self.items if item.symbol in symbols), None)

    def all(self, *symbols: str) -> list[Any]:
        """The values of all items of these classes, in text order."""
        return [item.value for item in self.items if item.symbol in symbols]

    def has(self, *symbols: str) -> bool:
        """Whether one of these classes is there."""
        return any(item.symbol in symbols for item in self.items)


@dataclass(slots=True)
class _Node:
    edges: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[int, str, int, int]] = field(default_factory=list)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)  # word class → the groups ahead that may begin with it


TOP = "TOP"
Make = Callable[[Match], Any]
Lexical = Callable[[int], Sequence[Item]]


class Grammar:
    """All constructions of a language."""

    def __init__(self, constructions: Sequence[Mapping[str, Any]]) -> None:
        self.roots: dict[str, _Node] = {TOP: _Node()}
        self.names: set[str] = set()
        for rank, construction in enumerate(constructions):
            root = self.roots.setdefault(construction.get("as", TOP), _Node())
            self.names.add(construction["name"])
            for pattern in construction["patterns"]:
                for symbols, lead, tail in _expanded(pattern):
                    node = root
                    for symbol in symbols:
                        node = node.edges.setdefault(symbol, _Node())
                    node.ends.append((rank, construction["name"], lead, tail))
        self.first = {group: self._first(group, set()) for group in self.roots}
        for root in self.roots.values():
            self._look_ahead(root)

    def _look_ahead(self, node: _Node) -> None:
        ahead = [symbol for symbol in node.edges if symbol in self.roots]
        classes = {cls for group in ahead for cls in self.first[group]}
        node.groups = {cls: tuple(g for g in ahead if cls in self.first[g]) for cls in classes}
        for following in node.edges.values():
            self._look_ahead(following)

    def _first(self, group: str, seen: set[str]) -> frozenset[str]:
        seen.add(group)
        out: set[str] = set()
        for symbol in self.roots[group].edges:
            if symbol not in self.roots:
                out.add(symbol)
            elif symbol not in seen:
                out |= self._first(symbol, seen)
        return frozenset(out)


def _expanded(pattern: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Every plain sequence of symbols of a pattern, with how many leading and how many last ones stay outside the span."""
    choices: list[list[str]] = []
    for symbol in pattern.split():
        optional = symbol.endswith("?")
        body = symbol.rstrip("?")
        outside = body.startswith("(")
        names = body.strip("()").split("|")
        choices.append([f"({n}" if outside else n for n in names] + ([""] if optional else []))
    for combination in product(*choices):
        symbols = [s for s in combination if s]
        inside = [number for number, symbol in enumerate(symbols) if not symbol.startswith("(")]
        if inside:
            yield tuple(s.lstrip("(") for s in symbols), inside[0], len(symbols) - 1 - inside[-1]


class Parser:
    """One text's matches. `lexical(i)` gives the word-class items that start at token i; `make` the meaning of a match."""

    def __init__(self, grammar: Grammar, lexical: Lexical, make: Make) -> None:
        self._grammar = grammar
        self._lexical = lexical
        self._make = make
        self._memory: dict[tuple[str, int], tuple[Item, ...]] = {}
        self._words: dict[int, dict[str, list[Item]]] = {}

    def best(self, start: int) -> tuple[Match, Any] | None:
        """The longest top construction that begins at a token and has a meaning, with that meaning."""
        if self._grammar.first[TOP].isdisjoint(self._at(start)):
            return None
        for match in sorted(self._matches(TOP, start), key=lambda m: (-m.end, m.rank)):
            if (meaning := self._make(match)) is not None:
                return match, meaning
        return None

    def _at(self, position: int) -> dict[str, list[Item]]:
        found = self._words.get(position)
        if found is None:
            found = self._words[position] = {}
            for item in self._lexical(position):
                found.setdefault(item.symbol, []).append(item)
                if isinstance(item.value, str):
                    found.setdefault(f"{item.symbol}={item.value}", []).append(item)
        return found

    def _matches(self, group: str, start: int) -> Iterator[Match]:
        stack: list[tuple[_Node, int, tuple[Item, ...]]] = [(self._grammar.roots[group], start, ())]
        while stack:
            node, position, items = stack.pop()
            for rank, name, lead, tail in node.ends:
                yield Match(name, rank, items, items[lead].start, items[-1 - tail].end)
            if not node.edges or not (by_class := self._at(position)):
                continue
            groups: dict[str, None] = {}  # in the order of the lexicon, so that equals come out equally
            for cls, found in by_class.items():
                if (following := node.edges.get(cls)) is not None:
                    stack.extend((following, item.end, (*items, item)) for item in found)
                groups.update(dict.fromkeys(node.groups.get(cls, ())))
            for group_ahead in groups:
                following = node.edges[group_ahead]
                stack.extend((following, item.end, (*items, item)) for item in self._group(group_ahead, position))

    def _group(self, group: str, start: int) -> Sequence[Item]:
        key = (group, start)
        found = self._memory.get(key)
        if found is None:
            self._memory[key] = ()  # a group that begins with itself matches nothing
            best: dict[int, Item] = {}
            for match in sorted(self._matches(group, start), key=lambda m: m.rank):
                if match.end not in best and (value := self._make(match)) is not None:
                    name = match.items[-1].name if match.name == "same" else match.name
                    best[match.end] = Item(group, value, match.start, match.end, name)
            found = self._memory[key] = tuple(best.values())
        return found
