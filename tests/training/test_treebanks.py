"""Reading treebanks and bringing their releases to one scheme."""

from pathlib import Path

import pytest

from training.treebanks import Sentence, Word, harmonise, read_conllu, without

CONLLU = """\
# sent_id = 1
# text = De minister belt op.
1\tDe\tde\tDET\tLID\tDefinite=Def\t2\tdet\t_\t_
2\tminister\tminister\tNOUN\tN\tNumber=Sing\t3\tnsubj\t_\t_
3\tbelt\top_bellen\tVERB\tWW\tVerbForm=Fin\t0\troot\t_\t_
4\top\top\tADP\tVZ\t_\t3\tcompound:prt\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\tLET\t_\t3\tpunct\t_\t_

# sent_id = 2
1\tJa\tja\tX\t_\t_\t0\troot\t_\t_
"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    path = tmp_path / "some.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return list(read_conllu(path))


def test_sentences_and_their_spaces_are_read(sentences: list[Sentence]) -> None:
    assert ["".join(word.form + word.space for word in sentence) for sentence in sentences] == ["De minister belt op. ", "Ja "]


def test_a_word_without_a_tag_is_unknown_and_not_foreign(sentences: list[Sentence]) -> None:
    assert [word.upos for word in sentences[1]] == [""]


def test_a_verb_keeps_its_own_lemma_where_its_particle_stands_apart(sentences: list[Sentence]) -> None:
    assert [word.lemma for word in harmonise(sentences[0])] == ["de", "minister", "bellen", "op", "."]


@pytest.mark.parametrize(
    ("word", "feats", "dep"),
    [
        pytest.param(Word("de", "de", "DET", "Definite=Def", 2, "det"), "Definite=Def|PronType=Art", "det", id="article"),
        pytest.param(Word("belt", "bellen", "VERB", "VerbForm=Fin", 0, "root"), "Mood=Ind|VerbForm=Fin", "root", id="finite"),
        pytest.param(Word("Jan", "Jan", "PROPN", "_", 2, "flat:name"), "", "flat", id="old name relation"),
        pytest.param(Word("dat", "dat", "SCONJ", "ExtPos=SCONJ|PronType=Int", 2, "mark"), "", "mark", id="newer features go"),
        pytest.param(Word("the", "the", "X", "Foreign=yes", 2, "flat"), "Foreign=Yes", "flat", id="old spelling"),
    ],
)
def test_labels_of_all_releases_become_one_scheme(word: Word, feats: str, dep: str) -> None:
    (changed,) = harmonise((word,))
    assert (changed.feats, changed.dep) == (feats, dep)


def test_a_training_sentence_that_is_also_held_out_goes_however_it_is_spaced_or_cased() -> None:
    held_out = (Word("Ja", "ja", "INTJ", "", 0, "root", ""), Word(".", ".", "PUNCT", "", 1, "punct"))
    same = (Word("ja", "ja", "INTJ", "", 0, "root"), Word(".", ".", "PUNCT", "", 1, "punct"))
    other = (Word("Nee", "nee", "INTJ", "", 0, "root"), Word(".", ".", "PUNCT", "", 1, "punct"))
    assert without([same, other], [held_out]) == [other]
