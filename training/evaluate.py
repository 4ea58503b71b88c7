"""Measure a pipeline on a treebank: tags, lemmas, relations and entities on gold tokens, bounds of tokens and sentences on raw
text.

The relations are counted as in the CoNLL 2018 shared task (https://universaldependencies.org/conll18/evaluation.html): every
word counts, punctuation too, and subtypes of relations do not.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from training.treebanks import Sentence


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1. `sentences_f` and `tokens_f` are of the bounds found in the raw text, all sentences joined by spaces;
    `entities` are precision, recall and F1 of exact spans with their label, by label and for all ("all"), where the treebank has
    gold entities."""

    upos: float
    feats: float
    lemma: float
    uas: float
    las: float
    sentences_f: float
    tokens_f: float
    entities: Mapping[str, tuple[float, float, float]]

    def __str__(self) -> str:
        names = ("UPOS", "feats", "lemma", "UAS", "LAS", "sentences F, raw", "tokens F, raw")
        shown = [f"{name} {100 * getattr(self, field):.1f}" for name, field in zip(names, self.__slots__, strict=False)]
        for label, shares in self.entities.items():
            shown.append(f"{label} " + "/".join(f"{100 * share:.1f}" for share in shares))
        return "  ".join(shown)


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
    sentences_f, tokens_f = _raw(nlp, sentences)
    return Figures(
        upos=sum(token.pos_ == word.upos for word, token in pairs) / count,
        feats=sum(str(token.morph) == word.feats for word, token in pairs) / count,
        lemma=sum(token.lemma_ == word.lemma for word, token in pairs) / count,
        uas=uas / count,
        las=las / count,
        sentences_f=sentences_f,
        tokens_f=tokens_f,
        entities=_entities(sentences, docs),
    )


def _universal(dep: str) -> str:
    return "root" if dep == "ROOT" else dep.partition(":")[0]


def _raw(nlp: Language, sentences: Sequence[Sentence]) -> tuple[float, float]:
    """Give F1 of sentence and of token spans over raw text, read in pieces of fifty sentences, as no report is longer."""
    found = {"sentences": [0, 0, 0], "tokens": [0, 0, 0]}
    for start in range(0, len(sentences), 50):
        text = ""
        gold: dict[str, set[tuple[int, int]]] = {"sentences": set(), "tokens": set()}
        for sentence in sentences[start : start + 50]:
            raw = "".join(word.form + word.space for word in sentence).rstrip()
            gold["sentences"].add((len(text), len(text) + len(raw)))
            place = len(text)
            for word in sentence:
                gold["tokens"].add((place, place + len(word.form)))
                place += len(word.form) + len(word.space)
            text += raw + " "
        doc = nlp(text.rstrip())
        predicted = {
            "sentences": {(span.start_char, span.end_char) for span in doc.sents},
            "tokens": {(token.idx, token.idx + len(token)) for token in doc if not token.is_space},
        }
        for kind, counts in found.items():
            counts[0] += len(gold[kind] & predicted[kind])
            counts[1] += len(gold[kind])
            counts[2] += len(predicted[kind])
    sentences_f, tokens_f = (2 * right / (there + said) if right else 0.0 for right, there, said in found.values())
    return sentences_f, tokens_f


def _entities(sentences: Sequence[Sentence], docs: Sequence[Doc]) -> dict[str, tuple[float, float, float]]:
    """Give precision, recall and F1 by label over the sentences whose entities are all known."""
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for sentence, doc in zip(sentences, docs, strict=True):
        if not all(word.entity for word in sentence):
            continue
        gold = _spans(sentence)
        labels = {label for _, _, label in gold} | {"PER", "LOC", "ORG"}
        predicted = {(span.start, span.end, span.label_) for span in doc.ents if span.label_ in labels}
        for counts, spans in ((right, gold & predicted), (there, gold), (said, predicted)):
            counts.update(label for _, _, label in spans)
            counts.update("all" for _ in spans)
    return {
        label: (
            right[label] / max(1, said[label]),
            right[label] / there[label],
            2 * right[label] / (there[label] + said[label]),
        )
        for label in sorted(there, key=lambda label: (label == "all", label))
    }


def _spans(sentence: Sentence) -> set[tuple[int, int, str]]:
    """Give the entities of a sentence as (first word, behind the last word, label)."""
    spans: list[tuple[int, int, str]] = []
    for place, word in enumerate(sentence):
        if word.entity.startswith("I-") and spans and spans[-1][1:] == (place, word.entity[2:]):
            spans[-1] = (spans[-1][0], place + 1, word.entity[2:])
        elif word.entity != "O":
            spans.append((place, place + 1, word.entity[2:]))
    return set(spans)
