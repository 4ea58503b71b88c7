"""Turn treebank sentences into spaCy examples: several sentences a document, paragraphs, augmented anew every epoch."""

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Protocol

from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from gezant.annotate.base.paragraphs import mark_paragraphs
from training.treebanks import Sentence

PARAGRAPH = "\n\n"
LINE = "\n"


class Change(Protocol):
    """How sentences that follow each other are made to look like the text that is to be read, and one like a headline."""

    def __call__(self, sentences: Sequence[Sentence], random: Random) -> list[Sentence]:
        """Change sentences; their number may grow."""

    def headline(self, sentence: Sentence, random: Random) -> Sentence:
        """Make a headline of a sentence."""


def to_doc(vocab: Vocab, paragraphs: Sequence[Sequence[Sentence]], blank: str = PARAGRAPH) -> Doc:
    """Join sentences to a document; paragraphs are parted by `blank`, which is a token of its own as in spaCy."""
    words: list[str] = []
    spaces: list[bool] = []
    lemmas: list[str] = []
    pos: list[str] = []
    morphs: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool] = []
    entities: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            spaces[-1] = False
            for column, value in (
                (words, blank),
                (lemmas, blank),
                (pos, "SPACE"),
                (morphs, ""),
                (deps, "dep"),
                (entities, "O"),
            ):
                column.append(value)
            heads.append(len(words) - 2)
            spaces.append(False)
            starts.append(False)
        for sentence in paragraph:
            offset = len(words)
            for place, word in enumerate(sentence):
                words.append(word.form)
                spaces.append(bool(word.space))
                lemmas.append(word.lemma)
                pos.append(word.upos)
                morphs.append(word.feats)
                heads.append(offset + (word.head - 1 if word.head else place))
                deps.append("ROOT" if word.head == 0 else word.dep)
                starts.append(place == 0)
                entities.append(_following(word.entity, entities[-1] if entities else "O"))
            spaces[-1] = True
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        morphs=morphs,
        heads=heads,
        deps=deps,
        ents=entities if any(entities) else None,
    )
    for token in doc:
        if not token.pos:
            # Words without a tag have unknown features, which is not the same as none.
            token.set_morph(None)  # type: ignore[attr-defined]
    return doc


def _following(tag: str, before: str) -> str:
    """Give the tag of a word behind another: a name that lost its beginning in a change begins here."""
    return f"B-{tag[2:]}" if tag.startswith("I-") and before[2:] != tag[2:] else tag


def to_example(vocab: Vocab, paragraphs: Sequence[Sequence[Sentence]], blank: str = PARAGRAPH) -> Example:
    """Pair the gold document with one that has its tokens, and the paragraph bounds that the pipeline sets beforehand."""
    reference = to_doc(vocab, paragraphs, blank)
    predicted = Doc(vocab, words=[t.text for t in reference], spaces=[bool(t.whitespace_) for t in reference])
    return Example(mark_paragraphs(predicted), reference)


def ends_in_mark(sentence: Sentence) -> bool:
    """Tell whether a sentence ends as sentences do, quotation marks and brackets left aside."""
    forms = [word.form for word in sentence if word.upos != "PUNCT" or word.form[-1] in ".?!…"]
    return bool(forms) and forms[-1][-1] in ".?!…"


def documents(sections: Iterable[Sequence[Sentence]], random: Random, change: Change) -> Iterator[list[list[Sentence]]]:
    """Cut each section, in its own order, into documents of one to five sentences in paragraphs; headlines among them.

    Longer documents teach no more about bounds, and the parser's oracle takes a quarter of the time to cut them up.
    """
    for section in sections:
        start = 0
        while start < len(section):
            size = random.choice((1, 1, 2, 2, 3, 3, 4, 5))
            chunk = change(section[start : start + size], random)
            start += size
            paragraphs: list[list[Sentence]] = [[chunk[0]]]
            for sentence in chunk[1:]:
                # In running text a sentence ends in a mark; what has none is a heading, a caption or an item of a list.
                if random.random() < (0.25 if ends_in_mark(paragraphs[-1][-1]) else 0.9):
                    if len(paragraphs[-1]) == 1 and random.random() < 0.5:
                        paragraphs[-1] = [change.headline(paragraphs[-1][0], random)]
                    paragraphs.append([sentence])
                else:
                    paragraphs[-1].append(sentence)
            if len(chunk) == 1 and random.random() < 0.15:
                paragraphs = [[change.headline(chunk[0], random)]]
            yield paragraphs
