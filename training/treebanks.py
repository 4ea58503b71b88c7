"""Read Universal Dependencies treebanks and bring their releases to one scheme.

CoNLL-U: https://universaldependencies.org/format.html. Empty nodes and multiword
ranges are left out; the Dutch treebanks have none.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    """One syntactic word of a sentence.

    `head` is the 1-based place of the head in the sentence, 0 for the root. `upos`, `lemma` and `dep` are empty where the
    treebank gives none, which means "unknown" and not "nothing". `space` is the white space that follows in the text.
    `entity` is an IOB2 tag, "O" for none and "" for unknown.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str
    space: str = " "
    entity: str = ""


Sentence = tuple[Word, ...]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Give the sentences of a CoNLL-U file in their order, as they stand there."""
    words: list[Word] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if words:
                    yield tuple(words)
                words = []
            elif not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    words.append(_word(columns))
    if words:
        yield tuple(words)


def _word(columns: list[str]) -> Word:
    _, form, lemma, upos, xpos, feats, head, dep, _, misc = columns
    return Word(
        form=form,
        lemma=lemma,
        upos="" if upos == "X" and xpos == "_" else upos,
        feats=feats,
        head=int(head),
        dep=dep,
        space="" if "SpaceAfter=No" in misc.split("|") else " ",
    )


_RENAMED_FEATS = {"Foreign=yes": "Foreign=Yes", "Abbr=yes": "Abbr=Yes"}
_RENAMED_DEPS = {"flat:name": "flat"}
# Newer converters mark every finite verb and every article; these two follow from older features, so they can be added.
# ExtPos is on a few files only and does not follow from anything.
_DROPPED_FEATS = ("ExtPos=",)
# Told apart by the newest converter only; the treebanks' dev and test files do not have them.
_NEW_PRONOUN_TYPES = frozenset({"PronType=Tot", "PronType=Neg", "PronType=Exc"})


def harmonise(sentence: Sentence) -> Sentence:
    """Bring the labels of any release since 2017 to one scheme: relations, features, lemmas.

    A sentence whose words have no tag keeps none, and its lemmas are dropped with them. A verb whose particle stands apart
    has its own lemma, as UD's guidelines want it; the treebanks join the particle to some of them.
    """
    words = [_harmonised(word) for word in sentence]
    for word in sentence:
        if word.dep == "compound:prt":
            verb = words[word.head - 1]
            particle = word.form.lower()
            if verb.lemma.startswith(particle) and verb.lemma != particle and not verb.form.lower().startswith(particle):
                words[word.head - 1] = verb._replace(lemma=verb.lemma.removeprefix(particle))
    return tuple(words)


def _harmonised(word: Word) -> Word:
    if not word.upos:
        return word._replace(lemma="", feats="", dep=_RENAMED_DEPS.get(word.dep, word.dep))
    feats = {_RENAMED_FEATS.get(feat, feat) for feat in word.feats.split("|") if feat != "_"}
    feats = {feat for feat in feats if not feat.startswith(_DROPPED_FEATS) and feat not in _NEW_PRONOUN_TYPES}
    if word.upos != "PRON":
        feats = {feat for feat in feats if not feat.startswith("PronType=")}
    if "VerbForm=Fin" in feats:
        feats.add("Mood=Ind")
    if word.upos == "DET" and any(feat.startswith("Definite=") for feat in feats):
        feats.add("PronType=Art")
    lemma = word.lemma if word.lemma == "_" else word.lemma.replace("_", "")
    return word._replace(lemma=lemma, feats="|".join(sorted(feats, key=str.lower)), dep=_RENAMED_DEPS.get(word.dep, word.dep))


def text_key(sentence: Sentence) -> str:
    """Give what two sentences share when they are the same text, however they were spaced or cased."""
    return "".join(word.form for word in sentence).casefold()


def without(sentences: Iterable[Sentence], held_out: Iterable[Sentence]) -> list[Sentence]:
    """Drop every sentence whose text is among `held_out`, so that nothing that is measured on was trained on."""
    keys = {text_key(sentence) for sentence in held_out}
    return [sentence for sentence in sentences if text_key(sentence) not in keys]
