"""Read Universal Dependencies treebanks and bring their releases to one scheme.

CoNLL-U: https://universaldependencies.org/format.html. Empty nodes are left out. Of multiword tokens (`don't`) the words are
kept, joined without white space, and the white space behind the last one is that of the token.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    """One syntactic word of a sentence.

    `head` is the 1-based place of the head in the sentence, 0 for the root. `upos`, `lemma` and `dep` are empty where the
    treebank gives none, which means "unknown" and not "nothing". `space` is the white space that follows in the text.
    `entity` is an IOB2 tag, "O" for none and "" for unknown. `xpos` is the treebank's own tag, where it is needed.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str
    space: str = " "
    entity: str = ""
    xpos: str = ""


Sentence = tuple[Word, ...]


_SENTENCE_ID = "# sent_id = "


def read_conllu(path: Path, leave_out: tuple[str, ...] = ()) -> Iterator[Sentence]:
    """Give the sentences of a CoNLL-U file in their order, as they stand there; without those whose id begins with one of
    `leave_out`."""
    words: list[Word] = []
    end, behind, wanted = 0, "", True
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if words:
                    yield tuple(words)
                words, end = [], 0
            elif line.startswith(_SENTENCE_ID):
                wanted = not line.removeprefix(_SENTENCE_ID).startswith(leave_out)
            elif wanted and not line.startswith("#"):
                columns = line.split("\t")
                number = columns[0]
                if number.isdigit():
                    word = _word(columns)
                    if len(words) < end:
                        word = word._replace(space=behind if len(words) + 1 == end else "")
                    words.append(word)
                elif "-" in number:
                    end, behind = int(number.partition("-")[2]), _space(columns)
    if words:
        yield tuple(words)


def _space(columns: list[str]) -> str:
    return "" if "SpaceAfter=No" in columns[9].split("|") else " "


def _word(columns: list[str]) -> Word:
    _, form, lemma, upos, xpos, feats, head, dep, *_ = columns
    return Word(
        form=form,
        lemma=lemma,
        upos="" if upos == "X" and xpos == "_" else upos,
        feats=feats,
        head=int(head),
        dep=dep,
        space=_space(columns),
        xpos=xpos,
    )


@dataclass(frozen=True, slots=True)
class Implied:
    """A feature that words of a part of speech ("" for any) have where another of their features begins with `has`."""

    upos: str
    has: str
    adds: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """What brings the releases of a language's treebanks to one scheme.

    `dropped_feats` are beginnings of features that some files do not have. `pronoun_types_on` are the parts of speech that
    keep their `PronType`; empty for all. `proper_tags` are the treebank's own tags (XPOS) of proper nouns: a word that has one
    is `PROPN`, whatever its place in the name, since newer releases call *New* of *New York* an adjective.
    `joint` is what parts the pieces of a compound in a lemma, and goes; `particles_apart` says that a verb whose particle
    stands apart is without it in its lemma.
    """

    renamed_feats: Mapping[str, str]
    renamed_deps: Mapping[str, str]
    dropped_feats: tuple[str, ...]
    implied_feats: tuple[Implied, ...]
    pronoun_types_on: frozenset[str]
    proper_tags: frozenset[str]
    joint: str
    particles_apart: bool


def harmonise(sentence: Sentence, scheme: Scheme) -> Sentence:
    """Bring the labels of a sentence to the scheme: relations, features, lemmas.

    A sentence whose words have no tag keeps none, and its lemmas are dropped with them. A verb whose particle stands apart
    has its own lemma, as UD's guidelines want it, where the scheme says so.
    """
    words = [_harmonised(word, scheme) for word in sentence]
    if scheme.particles_apart:
        for word in sentence:
            if word.dep == "compound:prt":
                verb = words[word.head - 1]
                particle = word.form.lower()
                if verb.lemma.startswith(particle) and verb.lemma != particle and not verb.form.lower().startswith(particle):
                    words[word.head - 1] = verb._replace(lemma=verb.lemma.removeprefix(particle))
    return tuple(words)


def _harmonised(word: Word, scheme: Scheme) -> Word:
    dep = scheme.renamed_deps.get(word.dep, word.dep)
    if not word.upos:
        return word._replace(lemma="", feats="", dep=dep)
    if word.xpos in scheme.proper_tags and word.upos != "PROPN":
        number = next((feat for feat in word.feats.split("|") if feat.startswith("Number=")), "Number=Sing")
        return word._replace(upos="PROPN", lemma=word.form, feats=number, dep=dep)
    feats = {scheme.renamed_feats.get(feat, feat) for feat in word.feats.split("|") if feat != "_"}
    feats = {feat for feat in feats if not feat.startswith(scheme.dropped_feats)}
    if scheme.pronoun_types_on and word.upos not in scheme.pronoun_types_on:
        feats = {feat for feat in feats if not feat.startswith("PronType=")}
    for implied in scheme.implied_feats:
        if implied.upos in {"", word.upos} and any(feat.startswith(implied.has) for feat in feats):
            feats.add(implied.adds)
    lemma = word.lemma if word.lemma == scheme.joint or not scheme.joint else word.lemma.replace(scheme.joint, "")
    return word._replace(lemma=lemma, feats="|".join(sorted(feats, key=str.lower)), dep=dep)


def text_key(sentence: Sentence) -> str:
    """Give what two sentences share when they are the same text, however they were spaced or cased."""
    return "".join(word.form for word in sentence).casefold()


def without(sentences: Iterable[Sentence], held_out: Iterable[Sentence]) -> list[Sentence]:
    """Drop every sentence whose text is among `held_out`, so that nothing that is measured on was trained on."""
    keys = {text_key(sentence) for sentence in held_out}
    return [sentence for sentence in sentences if text_key(sentence) not in keys]
