"""Find conditions in a text, before it is known whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from gezant.annotate.conditions.branches import branch_clause, branch_phrase
from gezant.annotate.conditions.extent import clause_extent, is_finite, is_predicate, phrase_extent
from gezant.annotate.conditions.words import ConditionWords, Marker
from gezant.annotate.layers import Attribution, Tokens
from gezant.annotate.trees import child, relation
from gezant.model import ConditionKind


@dataclass(frozen=True, slots=True)
class Found:
    """A condition in the text before it is known whose it is: its tokens, its cue's, its marker (None for word order)."""

    tokens: Tokens
    cue: Tokens
    marker: Marker | None
    kind: ConditionKind
    main: int  # the first token of the main clause behind it, -1 where the condition stands last

    @property
    def start(self) -> int:
        """The first token of the condition or its cue."""
        return min((*self.cue, *self.tokens))


class Finder:
    """Finds the conditions of a Doc by the words of its language."""

    def __init__(self, words: ConditionWords) -> None:
        self.words = words

    def conditions(self, doc: Doc, attributions: list[Attribution]) -> Iterator[Found]:
        """Every condition of a Doc in text order; the bounds of the attributions' contents are bounds for them too."""
        breaks = _breaks(attributions)
        taken = covered = -1
        opening = True  # nothing but blanks, marks and quotation marks since the last word
        for token in doc:
            opens, opening = opening, not token.is_alpha
            if token.i <= taken:
                continue
            for marker in self.words.markers.get(token.lower_, ()):
                if not _stands(doc, token.i, marker.words) or (marker.before and token.i <= covered):
                    continue
                end = token.i + len(marker.words)
                extent = self._clause if marker.clause else self._phrase
                found = extent(doc, token, end, marker, breaks)
                if found is not None:
                    yield found
                    taken, covered = end - 1, found.tokens[-1]
                    break
            else:
                opens = opens or token.lower_ in self.words.inverting
                inverted = (self._inverted(doc, token, breaks) or self._ordered(doc, token, breaks)) if opens else None
                if inverted is not None:
                    yield inverted

    def _clause(self, doc: Doc, token: Token, start: int, marker: Marker, breaks: frozenset[int]) -> Found | None:
        """The clause behind a conjunction; None where the word is none here."""
        before = doc[token.i - 1] if token.i > 0 else None
        if before is not None and before.lower_ in self.words.concessive and len(marker.words) == 1:
            return None
        if start >= len(doc):
            return None
        if not self.words.verb_last:
            return self._branch(doc, token, start, marker, breaks)
        if is_finite(doc[start]):
            return None
        if before is not None and any(t.end == token.i for t in doc._.gezant_times) and relation(token) != "mark":
            return None
        if marker.ambiguous and marker.until and _phrasal(token):
            return None
        opens = _opens(doc, token, self.words)
        tokens, main = clause_extent(doc, start, opens, breaks, self.words.replies)
        if marker.ambiguous and not _has_predicate(doc, tokens, start):
            return None
        if not any(doc[i].pos_ in {"VERB", "AUX"} for i in tokens) or (
            len(tokens) > 1 and is_finite(doc[tokens[1]]) and doc[start].pos_ == "ADJ"
        ):
            return None
        if any(doc[i].lower_ in self.words.anonymity for i in tokens):
            return None
        return Found(tokens, tuple(range(token.i, start)), marker, marker.kind, main)

    def _branch(self, doc: Doc, token: Token, start: int, marker: Marker, breaks: frozenset[int]) -> Found | None:
        """The clause behind a conjunction as the tree has it, where word order does not tell it."""
        quoted = token.i > 0 and doc[token.i - 1].is_quote  # what opens a quotation is no indirect question
        tokens, main = branch_clause(doc, start, breaks, bare=quoted or not marker.question)
        if not tokens or any(doc[i].lower_ in self.words.anonymity for i in tokens):
            return None
        return Found(tokens, tuple(range(token.i, start)), marker, marker.kind, main)

    def _phrase(self, doc: Doc, token: Token, start: int, marker: Marker, breaks: frozenset[int]) -> Found | None:
        """The noun phrase behind a preposition."""
        if start >= len(doc) or (marker.before and doc[start].lower_ not in marker.before):
            return None
        sentence = doc[start].sent
        if self.words.verb_last:
            tokens = phrase_extent(doc, start, sentence.end, frozenset(t.start for t in doc._.gezant_times))
        else:
            tokens = branch_phrase(doc, start, breaks)
        if not tokens or any(doc[i].lower_ in self.words.anonymity for i in tokens):
            return None
        after = tokens[-1] + 1
        main = after if after < sentence.end and is_finite(doc[after]) else -1
        return Found(tokens, tuple(range(token.i, start)), marker, marker.kind, main)

    def _inverted(self, doc: Doc, token: Token, breaks: frozenset[int]) -> Found | None:
        """*Gebeurt dat niet, dan …*: a finite verb first, its subject behind it, then the main clause."""
        if self.words.inverting:
            return self._auxiliary_first(doc, token, breaks)
        if not is_finite(token) or not _at_start(doc, token.i):
            return None
        sentence = token.sent
        comma = next((t.i for t in doc[token.i : sentence.end] if t.text == ","), None)
        if comma is None or comma + 1 >= sentence.end or comma - token.i > 20 or comma - token.i < 2:
            return None
        if next((t.text for t in reversed(list(sentence)) if not (t.is_space or t.is_quote)), "") == "?":
            return None
        if comma + 1 in breaks:
            return None  # the verb behind the comma attributes (*“Kom maar”, zei hij*)
        reply = doc[comma + 1]
        finite = is_finite(reply) and child(token, "nsubj") is not None
        if reply.lower_ not in self.words.replies and not finite:
            return None
        if token.i + 1 < len(doc) and doc[token.i + 1].text in {",", ":"}:
            return None
        return Found(tuple(range(token.i, comma)), (), None, "if", comma + 1)

    def _auxiliary_first(self, doc: Doc, token: Token, breaks: frozenset[int]) -> Found | None:
        """*Should X leave, Y will …*: one of a few auxiliaries before its subject, in a clause that depends on another."""
        if token.lower_ not in self.words.inverting or token.i + 1 >= len(doc):
            return None
        clause = token.head if relation(token) in {"aux", "cop"} else token
        subject = child(clause, "nsubj", "expl")
        if relation(clause) != "advcl" or subject is None or subject.left_edge.i != token.i + 1:
            return None
        tokens, main = branch_clause(doc, token.i, breaks, head=clause)
        return Found(tokens, (), None, "if", main) if tokens else None

    def _ordered(self, doc: Doc, token: Token, breaks: frozenset[int]) -> Found | None:
        """*Eerst X, dan Y*: what must come first."""
        if token.lower_ not in self.words.first or not _at_start(doc, token.i):
            return None
        sentence = token.sent
        for i in range(token.i + 2, sentence.end - 1):
            reply = next((k for k in range(i + 1, sentence.end) if not (doc[k].is_quote or doc[k].is_space)), i)
            if doc[i].text == "," and doc[reply].lower_ in self.words.then:
                first = token.i + 1 if doc[token.i + 1].text != "," else token.i + 2
                end = next((k for k in range(first, i) if k in breaks), i)
                inside = tuple(k for k in range(first, end) if not doc[k].is_space)
                while inside and (doc[inside[-1]].is_punct or doc[inside[-1]].is_quote):
                    inside = inside[:-1]
                return Found(inside, (token.i,), None, "only-if", reply) if inside else None
        return None


def _stands(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    return start + len(words) <= len(doc) and all(doc[start + k].lower_ == word for k, word in enumerate(words))


def _phrasal(token: Token) -> bool:
    """Whether a word that also opens clauses is a preposition here: its noun hangs on an infinitive behind it."""
    if relation(token) != "case" or relation(token.head) not in {"obl", "nmod", "fixed"}:
        return False
    verb = token.head.head
    return verb.i > token.i and verb.morph.get("VerbForm", []) == ["Inf"]


def _has_predicate(doc: Doc, tokens: Tokens, start: int) -> bool:
    """Whether the clause has its verb before another clause begins in it."""
    for i in tokens:
        if is_predicate(doc, i, start):
            return True
        if i > start and (doc[i].pos_ == "SCONJ" or doc[i].text == ","):
            return False
    return False


def _at_start(doc: Doc, index: int) -> bool:
    """Whether a token is the first word of its sentence, or of a quotation."""
    i = index - 1
    while i >= 0 and (doc[i].is_space or doc[i].is_quote or doc[i].text in {",,", "''", "``"}):
        i -= 1
    return i < 0 or doc[i].text in {".", "!", "?", ":", "…"} or (doc[index].is_sent_start is True and doc[index].is_title)


def _opens(doc: Doc, token: Token, words: ConditionWords) -> bool:
    """Whether the conditional clause stands before its main clause."""
    i = token.i
    while i > 0 and (doc[i - 1].lower_ in words.limits or doc[i - 1].pos_ == "CCONJ"):
        i -= 1
    return (
        _at_start(doc, i)
        or (i > 0 and doc[i - 1].pos_ in {"SCONJ"})
        or (i > 0 and doc[i - 1].text in {",", ":"} and _reply_follows(doc, token, words))
    )


def _reply_follows(doc: Doc, token: Token, words: ConditionWords) -> bool:
    comma = next((t.i for t in doc[token.i : token.sent.end] if t.text == ","), None)
    return comma is not None and comma + 1 < len(doc) and doc[comma + 1].lower_ in words.replies


def _breaks(attributions: list[Attribution]) -> frozenset[int]:
    """Where a content ends or a cue begins: a condition does not run over it."""
    out: set[int] = set()
    for a in attributions:
        out.update(a.cue[:1])
        out.update(i + 1 for i in a.content if i + 1 not in a.content)
    return frozenset(out)
