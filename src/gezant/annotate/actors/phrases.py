"""Noun phrases that may speak, act or be addressed, as Universal Dependencies and the order of words show them.

A phrase is a name (a run of proper nouns), a noun with its modifiers, both together (`minister Maas`), or a pronoun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from gezant.annotate.actors.gazetteer import Match
from gezant.annotate.trees import relation

_NAMES = frozenset({"PROPN", "X"})
_PARTS = frozenset({"flat", "fixed", "goeswith"})
_OPEN = frozenset("„“«")
_CLOSE = frozenset("”»")
_PLACES = frozenset({"country", "capital", "seat"})


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
    loose: tuple[str, Token] | None = None

    @property
    def start(self) -> int:
        """The first token of noun, name and the modifiers before them."""
        tokens = [self.head.i, *(a.i for a in self.adjectives)]
        if self.determiner is not None:
            tokens.append(self.determiner.i)
        if self.possessor is not None and self.possessor.i < self.head.i:
            tokens.append(self.possessor.i)
        return min(tokens)


@dataclass(frozen=True)
class Tests:
    """What the lexicon knows of words.

    Nouns that a name may follow (minister Maas), words for roles and bodies, names that the tagger missed, participles used
    as nouns, adjectives of countries, names with a genitive ending, words that
    are a known person's name; prepositions that tie a phrase to another, possessives.
    """

    takes_name: Callable[[Token], bool]
    is_role: Callable[[Token], bool]
    is_name: Callable[[Token], bool]
    is_substantive: Callable[[Token], bool]
    is_adjective: Callable[[Token], bool]
    is_genitive: Callable[[Token], bool]
    is_person: Callable[[Sequence[str]], bool]
    prepositions: frozenset[str]
    possessives: frozenset[str]


class Columns:
    """The annotation of a doc as lists: walking tokens one by one is dear."""

    __slots__ = ("dep", "doc", "head", "kids", "low", "pos", "rel", "text", "tokens")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = list(doc)
        self.text = [t.text for t in self.tokens]
        self.low = [t.lower_ for t in self.tokens]
        self.pos = [t.pos_ for t in self.tokens]
        self.dep = [t.dep_ for t in self.tokens]
        self.rel = [d.split(":", 1)[0].lower() for d in self.dep]
        self.head = [t.head.i for t in self.tokens]
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)


def names(c: Columns, times: frozenset[int], matches: Mapping[int, Match], tests: Tests) -> dict[int, tuple[int, int]]:
    """Runs of proper nouns that are one name: token → (start, end) of its run.

    A title that the tagger took for a name does not begin one; a known country or body inside a run ends it.
    """
    out: dict[int, tuple[int, int]] = {}
    start: int | None = None
    for i, text in enumerate(c.text):
        if start is not None:
            if _goes_on(c, i, start, times, tests) and not _parted(c, i, start, matches, tests.prepositions):
                continue
            _close(out, start, i)
            start = None
        if i not in times and _starts(c, i, text, matches, tests):
            start = i
    if start is not None:
        _close(out, start, len(c.text))
    _drop_first_words(c, out)
    _cut(c, out, matches, tests)
    return out


def _starts(c: Columns, i: int, text: str, matches: Mapping[int, Match], tests: Tests) -> bool:
    if c.pos[i] in _NAMES:
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


def _parted(c: Columns, i: int, start: int, matches: Mapping[int, Match], prepositions: frozenset[str]) -> bool:
    """Whether a new name begins here: at the edge of a longer known name, at a country, at `van` before one."""
    here, before = matches.get(i), matches.get(i - 1)
    if here is not None and before is here:
        return False
    if here is not None and here.start == i:
        return here.end - here.start > 1 or here.term.kind in {"country", "capital", "seat"}
    if before is not None and before.end == i and before.start >= start and before.end - before.start > 1:
        return True
    if c.low[i] in prepositions and i + 1 in matches:
        return matches[i + 1].term.kind in {"country", "capital", "organisation", "portfolio"}
    return False


def _close(out: dict[int, tuple[int, int]], start: int, end: int) -> None:
    for i in range(start, end):
        out[i] = (start, end)


def _goes_on(c: Columns, i: int, start: int, times: frozenset[int], tests: Tests) -> bool:
    linked = c.rel[i] == "flat" and start <= c.head[i] < i
    if i in times or not (linked or c.pos[i] in _NAMES) or c.pos[i] in {"SPACE", "PUNCT"}:
        return False
    before = c.tokens[i - 1]
    if c.tokens[i].is_sent_start and (before.is_punct or before.is_space):
        return False
    if linked:
        plain = c.text[i].islower() and (c.pos[i] in {"VERB", "AUX", "ADV"} or tests.is_role(c.tokens[i]))
        return c.pos[i] != "NUM" and not plain
    if c.rel[i] in {"nsubj", "obj", "iobj", "obl"} and c.pos[c.head[i]] in {"VERB", "AUX", "ADJ"}:
        return False
    return c.rel[i] != "conj"


def phrases(doc: Doc, times: frozenset[int], matches: Mapping[int, Match], tests: Tests) -> dict[int, Phrase]:
    """All phrases of the doc, keyed by the token that heads them, in text order.

    `matches` are the known names by token, `times` the tokens of time expressions.
    """
    c = Columns(doc)
    runs = names(c, times, matches, tests)
    heads = {run: _run_head(c, run) for run in set(runs.values())}
    out: dict[int, Phrase] = {}
    for i, token in enumerate(c.tokens):
        if i in times:
            continue
        run = runs.get(i)
        if run is not None:
            if heads[run] != i:
                continue
        elif not (_nominal(c, i) or _known(c, i, matches) or _unusual(c, i, tests)):
            continue
        pronoun = c.pos[i] == "PRON"
        phrase = Phrase(token, None if run is not None or pronoun else token, run, pronoun)
        if phrase.noun is not None:
            phrase.name = _name_of(c, i, runs, matches, tests)
        _modifiers(c, phrase, heads, tests)
        out[i] = phrase
    taken = {p.name for p in out.values() if p.noun is not None and p.name is not None}
    modifying = {a.i for p in out.values() for a in p.adjectives}
    return {i: p for i, p in out.items() if (p.noun is not None or p.name not in taken) and i not in modifying}


def _unusual(c: Columns, i: int, tests: Tests) -> bool:
    """A participle used as a noun; a role that the parse makes the second part of a name (Hoge Vertegenwoordiger)."""
    if c.pos[i] in {"VERB", "ADJ"} and c.rel[i] != "amod" and tests.is_substantive(c.tokens[i]):
        return True
    return c.rel[i] in _PARTS and c.text[i][:1].isupper() and tests.takes_name(c.tokens[i])


def _known(c: Columns, i: int, matches: Mapping[int, Match]) -> bool:
    """Whether a known name begins here that the tagger did not take for one."""
    match = matches.get(i)
    if match is None or match.start != i or match.term.kind == "portfolio":
        return False
    return c.pos[i] not in {"PROPN", "ADP", "DET"} and c.rel[i] not in _PARTS | {"amod", "det", "compound", "case"}


def _run_head(c: Columns, run: tuple[int, int]) -> int:
    return next((i for i in range(*run) if not run[0] <= c.head[i] < run[1] or c.head[i] == i), run[0])


def _nominal(c: Columns, i: int) -> bool:
    pos, rel, dep = c.pos[i], c.rel[i], c.dep[i]
    if rel in _PARTS or rel == "expl" or pos == "SPACE":
        return False
    if pos in {"NOUN", "PROPN", "PRON", "X"}:
        return dep not in {"det", "compound:prt"}
    if pos in {"ADJ", "NUM", "VERB", "DET", "ADV", "SYM"}:
        if rel in {"nsubj", "obj", "iobj", "obl", "nmod"} and dep != "nmod:poss":
            return True
        return rel in {"conj", "appos", "parataxis"} and any(c.rel[k] == "det" for k in c.kids[i])
    return False


def _name_of(c: Columns, noun: int, runs: Mapping[int, tuple[int, int]], matches: Mapping[int, Match],
             tests: Tests) -> tuple[int, int] | None:  # fmt: skip
    """The name behind a noun: its apposition right behind it, or a run there where the noun takes a name."""
    after = noun + 1
    if after < len(c.low) and c.low[after] in tests.prepositions:  # minister van Buitenlandse Zaken NAME
        office = matches.get(after + 1)
        if office is None or office.term.kind != "portfolio" or not tests.takes_name(c.tokens[noun]):
            return None
        after = office.end
    if after not in runs or runs[after][0] != after:
        return None
    run = runs[after]
    head = _run_head(c, run)
    if c.head[head] == noun and c.rel[head] in {"appos", "flat", "nmod", "compound"}:
        return run
    return run if tests.takes_name(c.tokens[noun]) else None


def _modifiers(c: Columns, phrase: Phrase, heads: Mapping[tuple[int, int], int], tests: Tests) -> None:
    prepositions = tests.prepositions
    own = phrase.head.i
    both = [own] if phrase.name is None or phrase.noun is None else [own, heads[phrase.name]]
    for i in both:
        for kid in c.kids[i]:
            rel = c.rel[kid]
            if c.dep[kid] == "nmod:poss" or (c.low[kid] in tests.possessives and rel in {"det", "nmod"}):
                phrase.possessor = c.tokens[kid]
            elif rel == "det":
                phrase.determiner = phrase.determiner or c.tokens[kid]
            elif rel == "amod":
                phrase.adjectives.append(c.tokens[kid])
                phrase.adjectives.extend(c.tokens[k] for k in c.kids[kid] if c.rel[k] in {"conj", "amod"})
            elif rel == "nummod":
                phrase.numeral = True
            elif rel in {"nmod", "obl", "acl"} and kid > own:
                case = next((k for k in c.kids[kid] if c.rel[k] == "case"), None)
                if case is not None and c.low[case] in prepositions:
                    phrase.complements.append((c.low[case], c.tokens[kid]))
            elif rel == "conj":
                phrase.conjuncts.append(c.tokens[kid])
    phrase.plural = phrase.head.morph.get("Number", []) == ["Plur"]
    if phrase.noun is not None:
        _before(c, phrase, tests)
    end = phrase.name[1] if phrase.name is not None else own + 1
    if end + 1 < len(c.low) and c.low[end] in prepositions:
        _behind(c, phrase, end)


def _behind(c: Columns, phrase: Phrase, end: int) -> None:
    """`NAME van X`, `bronnen bij X`: what stands right behind, where the parse puts it into the name or below the verb."""
    known = {token.i for _, token in phrase.complements}
    if phrase.name is not None and end + 1 not in known and c.pos[end + 1] == "PROPN" and c.rel[end + 1] in _PARTS:
        phrase.complements.append((c.low[end], c.tokens[end + 1]))
    inner = c.head[end]
    if c.rel[end] == "case" and inner > end and c.rel[inner] in {"obl", "nmod"} and inner not in known:
        phrase.loose = (c.low[end], c.tokens[inner])


def _before(c: Columns, phrase: Phrase, tests: Tests) -> None:
    """Adjectives of countries and genitives right before the noun, whatever the parse makes of them."""
    i = phrase.head.i - 1
    while i >= 0 and c.pos[i] in {"ADJ", "CCONJ", "NOUN", "PROPN", "NUM", "X"}:
        if tests.is_adjective(c.tokens[i]):
            if c.tokens[i] not in phrase.adjectives:
                phrase.adjectives.insert(0, c.tokens[i])
        elif c.pos[i] != "ADJ" and not (c.pos[i] == "CCONJ" and i > 0 and tests.is_adjective(c.tokens[i - 1])):
            break
        i -= 1
    if i >= 0 and phrase.possessor is None and phrase.determiner is None and tests.is_genitive(c.tokens[i]):
        phrase.possessor = c.tokens[i]


def appositions(doc: Doc, found: dict[int, Phrase],
                is_role: Callable[[Phrase], bool]) -> Iterator[tuple[Phrase, Phrase]]:  # fmt: skip
    """Pairs of phrases that name the same: by the parse, or as `NAME, the ROLE …,` and `the ROLE …, NAME,` in the text."""
    for phrase in found.values():
        other = _joint_title(phrase, found, is_role)
        if other is not None:
            yield phrase, other
        if relation(phrase.head) == "appos" and phrase.head.head.i in found:
            yield found[phrase.head.head.i], phrase
        if phrase.name is not None and phrase.noun is None:
            follower = _after_comma(doc, phrase, found)
            if follower is not None:
                yield phrase, follower
            leader = _before_comma(doc, phrase, found, is_role)
            if leader is not None:
                yield leader, phrase


def _joint_title(phrase: Phrase, found: dict[int, Phrase], is_role: Callable[[Phrase], bool]) -> Phrase | None:
    """The second of two titles of one person: the adviser and negotiator NAME."""
    if phrase.noun is None or phrase.name is not None or len(phrase.conjuncts) != 1 or not is_role(phrase):
        return None
    other = found.get(phrase.conjuncts[0].i)
    if other is None or other.noun is None or other.name is None or not is_role(other):
        return None
    return None if other.determiner is not None or other.possessor is not None else other


def _before_comma(doc: Doc, phrase: Phrase, found: dict[int, Phrase], is_role: Callable[[Phrase], bool]) -> Phrase | None:
    """The role before `, NAME,`: the gouverneur of a state, NAME."""
    assert phrase.name is not None
    start, end = phrase.name
    if start < 2 or doc[start - 1].text != "," or end >= len(doc) or not doc[end].is_punct:
        return None
    token = doc[start - 2]
    for _ in range(5):
        other = found.get(token.i)
        if other is not None and is_role(other):
            return other if other.name is None and other.noun is not None else None
        if token.head.i == token.i or token.head.pos_ in {"VERB", "AUX"}:
            return None
        token = token.head
    return None


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
