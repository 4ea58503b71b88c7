"""Noun phrases that may speak, act or be addressed, as Universal Dependencies and the order of words show them.

A phrase is a name (a run of proper nouns), a noun with its modifiers, both together (`minister Maas`), or a pronoun.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from gezant.annotate.actors.columns import PARTS, Columns, Tests
from gezant.annotate.actors.gazetteer import Match
from gezant.annotate.actors.runs import names
from gezant.annotate.actors.titles import Group, Title, groups


@dataclass
class Phrase:
    """One nominal: `head` keys it; `noun` is its common noun, `name` the tokens `start:end` of its name, where it has them.

    `group` is what its language writes as one run of words around a role; `aliases` further tokens that may be its head.
    """

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
    group: Group | None = None
    aliases: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The first token of noun, name and the modifiers before them."""
        tokens = [self.head.i, *(a.i for a in self.adjectives), *([self.group.start] if self.group is not None else [])]
        if self.determiner is not None:
            tokens.append(self.determiner.i)
        if self.possessor is not None and self.possessor.i < self.head.i:
            tokens.append(self.possessor.i)
        return min(tokens)

    @property
    def joined(self) -> bool:
        """Whether a conjunction stands before a phrase with a name: it is another one, whatever the parse makes of it."""
        return self.name is not None and self.start > 0 and self.head.doc[self.start - 1].pos_ == "CCONJ"

    @property
    def end(self) -> int:
        """Behind the last token of noun and name."""
        if self.group is not None:
            return self.group.end
        return max(self.head.i + 1, self.name[1] if self.name is not None else 0)


def phrases(c: Columns, times: frozenset[int], matches: Mapping[int, Match], tests: Tests,
            titles: Mapping[int, Title] | None = None) -> dict[int, Phrase]:  # fmt: skip
    """All phrases of a doc, keyed by the token that heads them, in text order.

    `matches` are the known names by token, `times` the tokens of time expressions, `titles` the roles that are runs of words.
    """
    titles = titles or {}
    runs = names(c, times, matches, tests, titles)
    out: dict[int, Phrase] = {}
    taken: set[int] = set()
    found = groups(c, titles, runs, matches, times, tests)
    heads = {run: _run_head(c, run) for run in set(runs.values())}
    for group in found:
        phrase = _grouped(c, group, heads, tests)
        out[phrase.head.i] = phrase
        taken.update(range(group.start, group.end))
    for i, token in enumerate(c.tokens):
        if i in times or i in taken:
            continue
        run = runs.get(i)
        if run is not None:
            if heads[run] != i:
                continue
        elif not (_nominal(c, i) or _known(c, i, matches) or _unusual(c, i, tests)):
            continue
        pronoun = c.pos[i] == "PRON"
        phrase = Phrase(token, None if run is not None or pronoun else token, run, pronoun)
        if phrase.noun is not None and not titles:
            phrase.name = _name_of(c, i, runs, matches, tests)
        _modifiers(c, phrase, heads, tests)
        out[i] = phrase
    named = {p.name for p in out.values() if p.noun is not None and p.name is not None}
    modifying = {a.i for p in out.values() for a in p.adjectives}
    kept = {i: p for i, p in out.items() if (p.noun is not None or p.name not in named) and i not in modifying}
    if titles:
        _owners(c, kept, tests)
    _lead_to_heads(c, kept)
    return dict(sorted(kept.items()))


def _lead_to_heads(c: Columns, found: Mapping[int, Phrase]) -> None:
    """Where a parse hangs a conjunct, complement or owner up by another token of its phrase, that phrase's head is meant."""
    covering: dict[int, int] = {}
    for i, phrase in found.items():
        spans = [phrase.name] if phrase.name is not None else []
        if phrase.group is not None:
            spans.append((phrase.group.title.start, phrase.group.end))
        for span in spans:
            covering.update(dict.fromkeys(range(*span), i))

    def head(token: Token) -> Token:
        return token if token.i in found else c.tokens[covering.get(token.i, token.i)]

    for phrase in found.values():
        phrase.conjuncts = [head(token) for token in phrase.conjuncts]
        phrase.complements = [(preposition, head(token)) for preposition, token in phrase.complements]
        if phrase.loose is not None:
            phrase.loose = phrase.loose[0], head(phrase.loose[1])
        if phrase.possessor is not None:
            phrase.possessor = head(phrase.possessor)
        first = found.get(head(phrase.head.head).i) if c.rel[phrase.head.i] == "appos" and phrase.joined else None
        if first is not None and first is not phrase and phrase.head not in first.conjuncts:
            first.conjuncts.append(phrase.head)


def _grouped(c: Columns, group: Group, heads: Mapping[tuple[int, int], int], tests: Tests) -> Phrase:
    """The phrase of a group: its head is the token that the parse hangs it up by."""
    inside = range(group.start, group.end)
    own = [group.noun] if group.name is None else [group.noun, heads[group.name]]
    outer = [i for i in inside if c.head[i] not in inside or c.head[i] == i]
    core = range(group.title.start, group.end)
    head = next((i for i in own if i in outer), next((i for i in outer if i in core), group.noun))
    phrase = Phrase(c.tokens[head], c.tokens[group.noun], group.name, group=group, numeral=group.counted)
    phrase.aliases = [i for i in dict.fromkeys([*own, *outer]) if i != head]
    for i in dict.fromkeys([head, *own, *(o for o in outer if o in core)]):
        for kid in c.kids[i]:
            if kid in inside:
                continue
            rel = c.rel[kid]
            if rel in {"nmod", "obl", "acl"} and kid > group.noun:
                case = next((k for k in c.kids[kid] if c.rel[k] == "case"), None)
                if case is not None and c.low[case] in tests.prepositions:
                    phrase.complements.append((c.low[case], c.tokens[kid]))
            elif rel == "conj" and kid > head:
                phrase.conjuncts.append(c.tokens[kid])
    edge = group.edge
    if edge >= 0 and c.pos[edge] in {"DET", "PRON"} and not c.tokens[group.start].is_sent_start:
        if c.low[edge] in tests.possessives:
            phrase.possessor = c.tokens[edge]
        else:
            phrase.determiner = c.tokens[edge]
    phrase.plural = c.tokens[group.noun].morph.get("Number", []) == ["Plur"]
    if group.end + 1 < len(c.low) and c.low[group.end] in tests.prepositions:
        _behind(c, phrase, group.end)
    return phrase


def _owners(c: Columns, found: Mapping[int, Phrase], tests: Tests) -> None:
    """Possessors by the text: the phrase that ends right before the genitive's ending before a group."""
    ends: dict[int, Phrase] = {}
    starts: dict[int, Phrase] = {}
    for phrase in found.values():
        ends.setdefault(phrase.end, phrase)
        starts.setdefault(phrase.start if phrase.name is None or phrase.group is not None else phrase.name[0], phrase)
    for phrase in found.values():
        group = phrase.group
        if group is None:
            continue
        edge = group.edge
        if phrase.possessor is None and edge > 0 and c.low[edge] in tests.genitives and c.pos[edge] in {"PART", "PUNCT", "X"}:
            owner = ends.get(edge)
            if owner is not None and not c.tokens[edge - 1].whitespace_:
                phrase.possessor = owner.head
        at = group.end
        if at + 1 < len(c.low) and c.low[at] in tests.prepositions and c.pos[at] in {"ADP", "SCONJ"}:
            behind = next((starts[k] for k in range(at + 1, min(at + 3, len(c.low))) if k in starts), None)
            if behind is not None and all(behind.head.i != token.i for _, token in phrase.complements):
                phrase.complements.insert(0, (c.low[at], behind.head))


def _unusual(c: Columns, i: int, tests: Tests) -> bool:
    """A participle used as a noun; a role that the parse makes the second part of a name (Hoge Vertegenwoordiger)."""
    if c.pos[i] in {"VERB", "ADJ"} and c.rel[i] != "amod" and tests.is_substantive(c.tokens[i]):
        return True
    return c.rel[i] in PARTS and c.text[i][:1].isupper() and tests.takes_name(c.tokens[i])


def _known(c: Columns, i: int, matches: Mapping[int, Match]) -> bool:
    """Whether a known name begins here that the tagger did not take for one."""
    match = matches.get(i)
    if match is None or match.start != i or match.term.kind == "portfolio":
        return False
    return c.pos[i] not in {"PROPN", "ADP", "DET"} and c.rel[i] not in PARTS | {"amod", "det", "compound", "case"}


def _run_head(c: Columns, run: tuple[int, int]) -> int:
    return next((i for i in range(*run) if not run[0] <= c.head[i] < run[1] or c.head[i] == i), run[0])


def _nominal(c: Columns, i: int) -> bool:
    pos, rel, dep = c.pos[i], c.rel[i], c.dep[i]
    if rel in PARTS or rel == "expl" or pos == "SPACE":
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
    if phrase.name is not None and end + 1 not in known and c.pos[end + 1] == "PROPN" and c.rel[end + 1] in PARTS:
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
