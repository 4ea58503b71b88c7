"""Adapt another's pipeline to what the layers rely on, or refuse it with the reason.

The layers need Universal Dependencies (de Marneffe et al. 2021, https://universaldependencies.org): relations, UPOS, features
and lemmas. Bases differ in how they write them. What can be told without guessing is brought to one form: relations in capitals
or by names of older releases, lemmas with `_` between their parts, sentences across paragraphs, verb forms that only the tag
tells, other names of the same entity types. What cannot is refused: a base that gives no parse, no lemmas or no parts of speech,
or whose relations are those of another scheme, would give readings that look like readings and are wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis, Span, Token

from gezant.annotate.base.paragraphs import paragraph_starts
from gezant.lexicon import load

# https://universaldependencies.org/u/dep/: the 37 relations of version 2
RELATIONS = frozenset({
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj", "dep",
    "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod",
    "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
})  # fmt: skip
ENTITIES = frozenset({"PER", "LOC", "ORG", "MISC"})

_SHOWN = 8


class BaseError(Exception):
    """A base pipeline that is not there or does not give what the layers need; the message says what is missing."""


class LanguageBaseError(BaseError):
    """A base that is not there for one language; reports in other languages may be read all the same."""


@Language.factory(
    "gezant_adapt",
    requires=["token.dep", "token.head", "token.lemma", "token.pos"],
    assigns=["token.dep", "token.head", "token.lemma", "token.morph", "token.pos", "doc.ents"],
)
def make_adapt(nlp: Language, name: str) -> BaseAdapter:
    """Make the component; to stand behind the last component of the base. Raises BaseError for a parser of another scheme."""
    for pipe_name, pipe in nlp.pipeline:
        if "token.dep" in nlp.get_pipe_meta(pipe_name).assigns:
            refuse_other_schemes(getattr(pipe, "labels", ()))
    return BaseAdapter()


class BaseAdapter:
    """Adapts each Doc in place."""

    def __call__(self, doc: Doc) -> Doc:
        """Give the same Doc, adapted. Raises BaseError where it lacks what the layers need."""
        return adapt(doc)

    # Language.to_disk and from_disk ask every component; this one has no state.
    def to_disk(self, path: Any, exclude: tuple[str, ...] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: Any, exclude: tuple[str, ...] = ()) -> BaseAdapter:
        """Read nothing."""
        return self


def adapt(doc: Doc) -> Doc:
    """Bring the annotation of a parsed Doc to the form that the layers rely on, in place.

    Raises BaseError where the Doc has no parse, no lemmas or no parts of speech, or relations of another scheme.
    """
    words = [token for token in doc if not token.is_space]
    if not words:
        return doc
    if not doc.has_annotation("DEP"):
        raise BaseError("the base gives no dependency parse; Gezant needs one in Universal Dependencies")
    refuse_other_schemes(token.dep_ for token in words)
    if not any(token.lemma_ for token in words):
        raise BaseError("the base gives no lemmas; add a lemmatizer to it")
    renamed: dict[str, str] = load("common", "schemes")["relations"]
    for token in doc:
        relation = token.dep_.lower()
        token.dep_ = "ROOT" if token.head.i == token.i else renamed.get(relation, relation)
        token.lemma_ = token.lemma_.replace("_", "") or token.lower_
    _split_at_paragraphs(doc)
    for token in words:
        _read_tag(token)
    _rename_entities(doc)
    return doc


def refuse_other_schemes(labels: Any) -> None:
    """Raise BaseError where some label is no relation of Universal Dependencies 2; case and subtypes do not matter."""
    found = sorted({label for label in labels if label and label.split(":", 1)[0].lower() not in RELATIONS})
    if found:
        shown = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        schemes: dict[str, list[str]] = load("common", "schemes")["other_relations"]
        scheme = next((name for name, labels in schemes.items() if not set(labels).isdisjoint(found)), "")
        raise BaseError(
            f"the parser of the base does not give Universal Dependencies 2: it has the relations {shown}"
            + (f" ({scheme})" if scheme else "")
        )


def _split_at_paragraphs(doc: Doc) -> None:
    """Cut sentences that run from one paragraph into the next; the part without the root gets a root of its own."""
    starts = paragraph_starts(doc.text)
    if not starts:
        return
    paragraph = _paragraphs(doc, starts)
    heads = [token.head.i for token in doc]
    deps = [token.dep_ for token in doc]
    roots: dict[tuple[int, int], int] = {}
    for sentence in doc.sents:
        if paragraph[sentence.start] == paragraph[sentence.end - 1]:
            continue
        for token in sentence:
            if token.dep_ == "ROOT":
                roots[sentence.start, paragraph[token.i]] = token.i
        astray = [t for t in sentence if paragraph[t.head.i] != paragraph[t.i]]
        # Words before punctuation and blanks: a root should be a word where there is one.
        for token in sorted(astray, key=lambda t: (t.is_space or t.is_punct, t.i)):
            root = roots.setdefault((sentence.start, paragraph[token.i]), token.i)
            heads[token.i] = root
            deps[token.i] = "ROOT" if root == token.i else "punct" if token.is_punct else "dep"
    if roots:
        _set_tree(doc, heads, deps)


def _paragraphs(doc: Doc, starts: Sequence[int]) -> list[int]:
    """The number of the paragraph of each token; a blank belongs to the paragraph that it ends."""
    return [bisect_right(starts, token.idx) for token in doc]


def _set_tree(doc: Doc, heads: list[int], deps: list[str]) -> None:
    # Setting heads one by one would go through trees that are none; the array is how spaCy sets them all at once.
    array: Any = doc.to_array(["HEAD", "DEP"])
    for i, (head, dep) in enumerate(zip(heads, deps, strict=True)):
        array[i] = ((head - i) % 2**64, doc.vocab.strings.add(dep))
    doc.from_array(["HEAD", "DEP"], array)


def _read_tag(token: Token) -> None:
    """Fill in part of speech and verb form from the tag of the treebank where the base does not give them."""
    if token.pos_ and (token.pos_ not in {"VERB", "AUX"} or token.morph.get("VerbForm", [])):
        return
    relation = token.dep_.split(":")[0]
    rule = next((rule for rule in _tags() if rule[0].fullmatch(token.tag_) and rule[3] in {"", relation}), None)
    if not token.pos_:
        if rule is None:
            tagged = f", and none can be told from its tag '{token.tag_}'" if token.tag_ else ""
            raise BaseError(f"the base gives no part of speech (UPOS) for '{token.text}'{tagged}; add a morphologizer to it")
        auxiliary = rule[1] == "VERB" and relation in {"aux", "cop"}
        token.pos_ = "AUX" if auxiliary else rule[1]
    if rule is not None:
        token.morph = MorphAnalysis(token.vocab, {**rule[2], **token.morph.to_dict()})


def _rename_entities(doc: Doc) -> None:
    if all(entity.label_ in ENTITIES for entity in doc.ents):
        return
    names: dict[str, str | None] = load("common", "schemes")["entities"]
    renamed = ((entity, names.get(entity.label_, "MISC")) for entity in doc.ents)
    doc.ents = tuple(Span(doc, entity.start, entity.end, label) for entity, label in renamed if label)


@cache
def _tags() -> tuple[tuple[re.Pattern[str], str, dict[str, str], str], ...]:
    rows = load("common", "schemes")["tags"]
    return tuple((re.compile(row["tag"]), row["pos"], row.get("features", {}), row.get("relation", "")) for row in rows)
