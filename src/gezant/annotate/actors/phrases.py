"""Noun phrases that may speak, act or be addressed, as Universal Dependencies and the order of words show them.

A phrase is a name (a run of proper nouns), a noun with its modifiers, both together (`minister Maas`), or a pronoun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from gezant.annotate.actors.gazetteer import Match
from gezant.annotate.trees import relation

_PARTS = frozenset({"flat", "fixed", "goeswith"})
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
    as nouns, adjectives of countries, names with a genitive ending; prepositions that tie a phrase to another, possessives.
    """

    takes_name: Callable[[Token], bool]
    is_role: Callable[[Token], bool]
    is_name: Callable[[Token], bool]
    is_substantive: Callable[[Token], bool]
    is_adjective: Callable[[Token], bool]
    is_genitive: Callable[[Token], bool]
    prepositions: frozenset[str]
    possessives: frozenset[str]


def names(doc: Doc, times: frozenset[int], matches: Mapping[int, Match], tests: Tests) -> dict[int, tuple[int, int]]:
    """Runs of proper nouns that are one name: token → (start, end) of its run.

    A title that the tagger took for a name does not begin one; a known country or body inside a run ends it.
    """
    prepositions = tests.prepositions
    out: dict[int, tuple[int, int]] = {}
    start: int | None = None
    for token in doc:
        if start is not None:
            if _goes_on(token, start, times) and not _parted(doc, token, start, matches, prepositions):
                continue
            _close(out, start, token.i)
            start = None
        if token.i in times or not any(c.isalpha() for c in token.text):
            continue
        if (
            token.pos_ in {"PROPN", "X"}
            and (token.i in matches or not tests.is_role(token))
            and (token.lower_ not in prepositions)
        ) or (token.pos_ not in {"PROPN", "X"} and token.text[:1].isupper() and token.i not in matches and tests.is_name(token)):
            start = token.i
    if start is not None:
        _close(out, start, len(doc))
    _drop_first_words(doc, out)
    return out


def _drop_first_words(doc: Doc, runs: dict[int, tuple[int, int]]) -> None:
    """A word that only opens the sentence is no first name: the rest of the run stands elsewhere behind another one."""
    full = {run: tuple(doc[i].text for i in range(*run)) for run in set(runs.values())}
    for (start, end), words in full.items():
        if end - start < 2 or not doc[start].is_sent_start or words in [w for r, w in full.items() if r != (start, end)]:
            continue
        if any(len(w) >= len(words) and w[-len(words) + 1 :] == words[1:] and w != words for w in full.values()):
            del runs[start]
            _close(runs, start + 1, end)


def _parted(doc: Doc, token: Token, start: int, matches: Mapping[int, Match], prepositions: frozenset[str]) -> bool:
    """Whether a new name begins here: at the edge of a longer known name, at a country, at `van` before one."""
    here, before = matches.get(token.i), matches.get(token.i - 1)
    if here is not None and before is here:
        return False
    if here is not None and here.start == token.i:
        return here.end - here.start > 1 or here.term.kind in {"country", "capital", "seat"}
    if before is not None and before.end == token.i and before.start >= start and before.end - before.start > 1:
        return True
    if token.lower_ in prepositions and token.i + 1 < len(doc):
        return token.i + 1 in matches and matches[token.i + 1].term.kind in {"country", "capital", "organisation"}
    return False


def _close(out: dict[int, tuple[int, int]], start: int, end: int) -> None:
    for i in range(start, end):
        out[i] = (start, end)


def _goes_on(token: Token, start: int, times: frozenset[int]) -> bool:
    if token.i in times or token.is_space:
        return False
    if token.is_sent_start and (token.nbor(-1).is_punct or token.nbor(-1).is_space):
        return False
    linked = token.dep_.split(":")[0] == "flat" and start <= token.head.i < token.i
    if token.pos_ in {"PROPN", "X"}:
        if linked:
            return True
        if relation(token) in {"nsubj", "obj", "iobj", "obl"} and token.head.pos_ in {"VERB", "AUX", "ADJ"}:
            return False
        return relation(token) != "conj"
    return linked and token.pos_ not in {"PUNCT", "NUM"} and not token.is_punct


def phrases(doc: Doc, times: frozenset[int], matches: Mapping[int, Match], tests: Tests) -> dict[int, Phrase]:
    """All phrases of the doc, keyed by the token that heads them, in text order.

    `matches` are the known names by token, `times` the tokens of time expressions.
    """
    runs = names(doc, times, matches, tests)
    heads = {run: _run_head(doc, run) for run in set(runs.values())}
    out: dict[int, Phrase] = {}
    for token in doc:
        run = runs.get(token.i)
        if token.i in times:
            continue
        nominal = _nominal(token) or _known(token, matches) or tests.is_substantive(token) or _role_inside(token, runs, tests)
        if not (nominal or (run is not None and run[0] == token.i)):
            continue
        if run is not None and heads[run].i != token.i:
            continue
        phrase = Phrase(token, None if run is not None or token.pos_ == "PRON" else token, run, token.pos_ == "PRON")
        if phrase.noun is not None:
            phrase.name = _name_of(doc, token, runs, matches, tests)
        _modifiers(doc, phrase, heads, tests)
        out[token.i] = phrase
    taken = {p.name for p in out.values() if p.noun is not None and p.name is not None}
    modifying = {a.i for p in out.values() for a in p.adjectives}
    return {i: p for i, p in out.items() if (p.noun is not None or p.name not in taken) and i not in modifying}


def _role_inside(token: Token, runs: Mapping[int, tuple[int, int]], tests: Tests) -> bool:
    """A role that the parse makes the second part of a name: Hoge Vertegenwoordiger."""
    return relation(token) in _PARTS and token.i not in runs and token.text[:1].isupper() and tests.takes_name(token)


def _known(token: Token, matches: Mapping[int, Match]) -> bool:
    """Whether a known name begins here that the tagger did not take for one."""
    match = matches.get(token.i)
    if match is None or match.start != token.i or match.term.kind == "portfolio":
        return False
    return token.pos_ not in {"PROPN", "ADP", "DET"} and relation(token) not in _PARTS | {"amod", "det", "compound", "case"}


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


def _name_of(doc: Doc, noun: Token, runs: dict[int, tuple[int, int]], matches: Mapping[int, Match],
             tests: Tests) -> tuple[int, int] | None:  # fmt: skip
    """The name behind a noun: its apposition right behind it, or a run there where the noun takes a name."""
    after = noun.i + 1
    if after < len(doc) and doc[after].lower_ in tests.prepositions:  # minister van Buitenlandse Zaken NAME
        office = matches.get(after + 1)
        if office is None or office.term.kind != "portfolio" or not tests.takes_name(noun):
            return None
        after = office.end
    if after >= len(doc) or after not in runs or runs[after][0] != after:
        return None
    run = runs[after]
    head = _run_head(doc, run)
    if head.head.i == noun.i and relation(head) in {"appos", "flat", "nmod", "compound"}:
        return run
    return run if tests.takes_name(noun) else None


def _modifiers(doc: Doc, phrase: Phrase, heads: dict[tuple[int, int], Token], tests: Tests) -> None:
    prepositions, possessives = tests.prepositions, tests.possessives
    tokens = [phrase.head]
    if phrase.name is not None and phrase.noun is not None:
        tokens.append(heads[phrase.name])
    for token in tokens:
        for child in token.children:
            rel = relation(child)
            if child.dep_ == "nmod:poss" or (child.lower_ in possessives and rel in {"det", "nmod"}):
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
    phrase.plural = phrase.head.morph.get("Number", []) == ["Plur"]
    if phrase.noun is not None:
        _before(doc, phrase, tests)
    _next_complement(doc, phrase, prepositions)
    if phrase.name is not None:
        after = phrase.name[1]
        inner = doc[after + 1] if after + 1 < len(doc) and doc[after].lower_ in prepositions else None
        known = {token.i for _, token in phrase.complements}
        if inner is not None and inner.i not in known and inner.pos_ == "PROPN" and relation(inner) in _PARTS:
            phrase.complements.append((doc[after].lower_, inner))


def _before(doc: Doc, phrase: Phrase, tests: Tests) -> None:
    """Adjectives of countries and genitives right before the noun, whatever the parse makes of them."""
    i = phrase.head.i - 1
    while i >= 0 and not doc[i].is_punct:
        token = doc[i]
        if tests.is_adjective(token):
            if token not in phrase.adjectives:
                phrase.adjectives.insert(0, token)
        elif token.pos_ not in {"ADJ", "CCONJ"} or (token.pos_ == "CCONJ" and not (i > 0 and tests.is_adjective(doc[i - 1]))):
            break
        i -= 1
    if i >= 0 and phrase.possessor is None and phrase.determiner is None and tests.is_genitive(doc[i]):
        phrase.possessor = doc[i]


def _next_complement(doc: Doc, phrase: Phrase, prepositions: frozenset[str]) -> None:
    """`bronnen bij het ministerie`: what stands right behind counts where the parse hangs it on the verb; weak evidence."""
    end = phrase.name[1] if phrase.name is not None else phrase.head.i + 1
    if end >= len(doc) or doc[end].lower_ not in prepositions or relation(doc[end]) != "case":
        return
    inner = doc[end].head
    if inner.i > end and relation(inner) in {"obl", "nmod"} and all(t.i != inner.i for _, t in phrase.complements):
        phrase.loose = (doc[end].lower_, inner)


def appositions(doc: Doc, found: dict[int, Phrase],
                is_role: Callable[[Phrase], bool]) -> Iterator[tuple[Phrase, Phrase]]:  # fmt: skip
    """Pairs of phrases that name the same: by the parse, or as `NAME, the ROLE …,` and `the ROLE …, NAME,` in the text."""
    for phrase in found.values():
        if relation(phrase.head) == "appos" and phrase.head.head.i in found:
            yield found[phrase.head.head.i], phrase
        if phrase.name is not None and phrase.noun is None:
            follower = _after_comma(doc, phrase, found)
            if follower is not None:
                yield phrase, follower
            leader = _before_comma(doc, phrase, found, is_role)
            if leader is not None:
                yield leader, phrase


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
