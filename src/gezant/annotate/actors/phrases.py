"""Noun phrases that may speak, act or be addressed, as Universal Dependencies and the order of words show them.

A phrase is a name (a run of proper nouns), a noun with its modifiers, both together (`minister Maas`), or a pronoun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from gezant.annotate.trees import relation

_PARTS = frozenset({"flat", "fixed", "goeswith"})
_CORE = frozenset({"nsubj", "obj", "iobj", "obl", "root"})
_PHRASAL = _CORE | {"nmod", "appos", "conj", "xcomp", "ccomp", "advcl", "parataxis", "dislocated", "orphan", "vocative", "dep"}
_OPEN = frozenset("„“«")
_CLOSE = frozenset("”»")


@dataclass
class Phrase:
    """One nominal: `head` keys it; `noun` is its common noun, `name` the tokens `start:end` of its name, where it has them."""

    head: Token
    noun: Token | None
    name: tuple[int, int] | None
    pronoun: bool = False
    adjectives: list[Token] = field(default_factory=list)
    determiner: Token | None = None
    possessor: Token | None = None
    numeral: bool = False
    plural: bool = False
    complements: list[tuple[str, Token]] = field(default_factory=list)
    conjuncts: list[Token] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The first token of noun, name and the modifiers before them."""
        tokens = [self.head.i, *(a.i for a in self.adjectives)]
        if self.determiner is not None:
            tokens.append(self.determiner.i)
        if self.possessor is not None and self.possessor.i < self.head.i:
            tokens.append(self.possessor.i)
        return min(tokens)


def names(doc: Doc, times: frozenset[int]) -> dict[int, tuple[int, int]]:
    """Runs of proper nouns that are one name: token → (start, end) of its run."""
    out: dict[int, tuple[int, int]] = {}
    start: int | None = None
    for token in doc:
        if start is not None and _goes_on(token, start, times):
            continue
        if start is not None:
            _close(out, start, token.i)
            start = None
        if token.pos_ in {"PROPN", "X"} and token.i not in times and any(c.isalpha() for c in token.text):
            start = token.i
    if start is not None:
        _close(out, start, len(doc))
    return out


def _close(out: dict[int, tuple[int, int]], start: int, end: int) -> None:
    for i in range(start, end):
        out[i] = (start, end)


def _goes_on(token: Token, start: int, times: frozenset[int]) -> bool:
    if token.i in times or token.is_space or token.is_sent_start:
        return False
    linked = token.dep_.split(":")[0] == "flat" and start <= token.head.i < token.i
    if token.pos_ in {"PROPN", "X"}:
        if linked:
            return True
        if relation(token) in {"nsubj", "obj", "iobj", "obl"} and token.head.pos_ in {"VERB", "AUX", "ADJ"}:
            return False
        return relation(token) != "conj"
    return linked and token.pos_ not in {"PUNCT", "NUM"} and not token.is_punct


def phrases(doc: Doc, times: frozenset[int], is_person_noun: Callable[[Token], bool], prepositions: frozenset[str],
            possessives: frozenset[str]) -> dict[int, Phrase]:  # fmt: skip
    """All phrases of the doc, keyed by the token that heads them, in text order.

    `is_person_noun` tells the nouns that a name may follow (minister Maas); `times` are tokens of time expressions.
    """
    runs = names(doc, times)
    heads = {run: _run_head(doc, run) for run in set(runs.values())}
    out: dict[int, Phrase] = {}
    taken: set[tuple[int, int]] = set()
    for token in doc:
        if token.i in times or not _nominal(token):
            continue
        run = runs.get(token.i)
        if run is not None and heads[run].i != token.i:
            continue
        phrase = Phrase(token, None if run is not None or token.pos_ == "PRON" else token, run, token.pos_ == "PRON")
        if phrase.noun is not None:
            name = _name_of(doc, token, runs, is_person_noun)
            if name is not None:
                phrase.name = name
                taken.add(name)
        _modifiers(phrase, heads, prepositions, possessives)
        out[token.i] = phrase
    return out


def _run_head(doc: Doc, run: tuple[int, int]) -> Token:
    for i in range(*run):
        if not run[0] <= doc[i].head.i < run[1] or doc[i].head.i == i:
            return doc[i]
    return doc[run[0]]


def _nominal(token: Token) -> bool:
    if relation(token) in _PARTS or token.dep_ in {"expl:pv", "expl"} or token.is_space:
        return False
    if token.pos_ in {"NOUN", "PROPN", "PRON", "X"}:
        return token.dep_ not in {"det", "compound:prt"}
    if token.pos_ in {"ADJ", "NUM", "VERB", "DET", "ADV", "SYM"}:
        if relation(token) in {"nsubj", "obj", "iobj", "obl", "nmod"} and token.dep_ != "nmod:poss":
            return True
        return relation(token) in {"conj", "appos", "parataxis"} and any(relation(c) == "det" for c in token.children)
    return False


def _name_of(doc: Doc, noun: Token, runs: dict[int, tuple[int, int]],
             is_person_noun: Callable[[Token], bool]) -> tuple[int, int] | None:  # fmt: skip
    """The name behind a noun: its apposition right behind it, or a run there where the noun takes a name."""
    after = noun.i + 1
    if after >= len(doc) or after not in runs or runs[after][0] != after:
        return None
    run = runs[after]
    head = _run_head(doc, run)
    if head.head.i == noun.i and relation(head) in {"appos", "flat", "nmod", "compound"}:
        return run
    return run if is_person_noun(noun) and noun.sent == doc[after].sent else None


def _modifiers(phrase: Phrase, heads: dict[tuple[int, int], Token], prepositions: frozenset[str],
               possessives: frozenset[str]) -> None:  # fmt: skip
    tokens = [phrase.head]
    if phrase.name is not None and phrase.noun is not None:
        tokens.append(heads[phrase.name])
    for token in tokens:
        for child in token.children:
            rel = relation(child)
            if child.dep_ == "nmod:poss" or child.lower_ in possessives and rel in {"det", "nmod"}:
                phrase.possessor = child
            elif rel == "det":
                phrase.determiner = phrase.determiner or child
            elif rel == "amod":
                phrase.adjectives.extend([child, *(c for c in child.children if relation(c) in {"conj", "amod"})])
            elif rel == "nummod":
                phrase.numeral = True
            elif rel in {"nmod", "obl", "acl"} and child.i > phrase.head.i:
                case = next((c for c in child.children if relation(c) == "case"), None)
                if case is not None and case.lower_ in prepositions:
                    phrase.complements.append((case.lower_, child))
            elif rel == "conj":
                phrase.conjuncts.append(child)
    phrase.plural = phrase.head.morph.get("Number") == ["Plur"]


def appositions(doc: Doc, found: dict[int, Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Pairs of phrases that name the same: by the parse, or as `NAME, the ROLE …,` and `the ROLE …, NAME,` in the text."""
    for phrase in found.values():
        if relation(phrase.head) == "appos" and phrase.head.head.i in found:
            yield found[phrase.head.head.i], phrase
        if phrase.name is not None and phrase.noun is None:
            follower = _after_comma(doc, phrase, found)
            if follower is not None:
                yield phrase, follower


def _after_comma(doc: Doc, phrase: Phrase, found: dict[int, Phrase]) -> Phrase | None:
    assert phrase.name is not None
    end = phrase.name[1]
    if end >= len(doc) or doc[end].text != ",":
        return None
    for i in range(end + 1, min(end + 6, len(doc))):
        other = found.get(i)
        if other is not None:
            begins = other.start == end + 1 and other.noun is not None and other.name is None
            return other if begins and other.head.sent == phrase.head.sent else None
        if doc[i].is_punct:
            return None
    return None


def quoted(doc: Doc) -> frozenset[int]:
    """The tokens inside quotation marks, paragraph by paragraph; an open quotation ends with its paragraph."""
    inside: set[int] = set()
    start: int | None = None
    for token in doc:
        text = token.text
        if token.is_space and "\n\n" in text:
            start = None
        elif start is None and (text[:1] in _OPEN or text in {'"', "‘", "''", ",,", "'", "``", "”", "’’"}):
            start = token.i
        elif start is not None and (text[:1] in _CLOSE or text in {'"', "’", "''", "’’", "'", "“"}):
            inside.update(range(start, token.i + 1))
            start = None
    return frozenset(inside)
