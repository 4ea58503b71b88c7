"""Measure a pipeline on a treebank: tags, lemmas and relations on gold tokens, sentence bounds on raw text.

The relations are counted as in the CoNLL 2018 shared task (https://universaldependencies.org/conll18/evaluation.html): every
word counts, punctuation too, and subtypes of relations do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from training.treebanks import Sentence


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1. `sentences_f` is of the bounds found in the raw text, all sentences joined by spaces."""

    upos: float
    feats: float
    lemma: float
    uas: float
    las: float
    sentences_f: float

    def __str__(self) -> str:
        names = ("UPOS", "feats", "lemma", "UAS", "LAS", "sentences F, raw")
        return "  ".join(f"{name} {100 * getattr(self, field):.1f}" for name, field in zip(names, self.__slots__, strict=True))


def measure(nlp: Language, sentences: Sequence[Sentence]) -> Figures:
    """Run `nlp` over the sentences and compare. A sentence is a document of its own, but nothing keeps the parser from
    cutting it."""
    docs = list(
        nlp.pipe(
            Doc(nlp.vocab, words=[word.form for word in sentence], spaces=[bool(word.space) for word in sentence])
            for sentence in sentences
        )
    )
    words = [word for sentence in sentences for word in sentence]
    tokens = [token for doc in docs for token in doc]
    pairs = list(zip(words, tokens, strict=True))
    uas = las = 0
    for word, token in pairs:
        head = 0 if token.head.i == token.i else token.head.i + 1
        if head == word.head:
            uas += 1
            las += _universal(token.dep_) == _universal(word.dep)
    count = len(pairs)
    return Figures(
        upos=sum(token.pos_ == word.upos for word, token in pairs) / count,
        feats=sum(str(token.morph) == word.feats for word, token in pairs) / count,
        lemma=sum(token.lemma_ == word.lemma for word, token in pairs) / count,
        uas=uas / count,
        las=las / count,
        sentences_f=_sentences_f(nlp, sentences),
    )


def _universal(dep: str) -> str:
    return "root" if dep == "ROOT" else dep.partition(":")[0]


def _sentences_f(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Give F1 of sentence spans over raw text, read in pieces of fifty sentences, as no report is longer than that."""
    found = right = 0
    for start in range(0, len(sentences), 50):
        text = ""
        gold: set[tuple[int, int]] = set()
        for sentence in sentences[start : start + 50]:
            raw = "".join(word.form + word.space for word in sentence).rstrip()
            gold.add((len(text), len(text) + len(raw)))
            text += raw + " "
        predicted = set(_bounds(nlp(text.rstrip()).sents))
        found += len(predicted)
        right += len(predicted & gold)
    return 2 * right / (found + len(sentences)) if right else 0.0


def _bounds(spans: Iterable[Span]) -> Iterable[tuple[int, int]]:
    for span in spans:
        yield span.start_char, span.end_char
