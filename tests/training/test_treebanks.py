"""Reading treebanks and bringing their releases to one scheme."""

from pathlib import Path

import pytest

from training.settings import load_settings
from training.treebanks import Sentence, Word, harmonise, read_conllu, without

DUTCH = load_settings("nl").scheme
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


MULTIWORD = """\
# sent_id = talk-1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
4-5\tJohn's\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4\tJohn\tJohn\tPROPN\tNNP\t_\t3\tobj\t_\t_
5\t's\t's\tPART\tPOS\t_\t4\tcase\t_\t_
6\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = letter-1
1\tNew\tnew\tADJ\tNNP\tDegree=Pos\t2\tamod\t_\t_
2\tYork\tYork\tPROPN\tNNP\tNumber=Sing\t0\troot\t_\t_
"""


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "english.conllu"
    path.write_text(MULTIWORD, encoding="utf-8")
    return path


def test_the_words_of_a_multiword_token_are_joined_and_its_space_is_behind_the_last(english: Path) -> None:
    first, _ = read_conllu(english)
    assert "".join(word.form + word.space for word in first) == "Don't go John's! "


def test_sentences_are_left_out_by_the_beginning_of_their_id(english: Path) -> None:
    assert [sentence[0].form for sentence in read_conllu(english, ("talk-",))] == ["New"]


def test_words_of_names_are_proper_nouns_where_the_tag_of_the_treebank_says_so(english: Path) -> None:
    *_, last = read_conllu(english)
    changed = harmonise(last, load_settings("en").scheme)
    assert [(word.upos, word.lemma, word.feats, word.dep) for word in changed] == [
        ("PROPN", "New", "Number=Sing", "amod"),
        ("PROPN", "York", "Number=Sing", "root"),
    ]


def test_a_verb_keeps_its_own_lemma_where_its_particle_stands_apart(sentences: list[Sentence]) -> None:
    assert [word.lemma for word in harmonise(sentences[0], DUTCH)] == ["de", "minister", "bellen", "op", "."]


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
    (changed,) = harmonise((word,), DUTCH)
    assert (changed.feats, changed.dep) == (feats, dep)


def test_a_training_sentence_that_is_also_held_out_goes_however_it_is_spaced_or_cased() -> None:
    held_out = (Word("Ja", "ja", "INTJ", "", 0, "root", ""), Word(".", ".", "PUNCT", "", 1, "punct"))
    same = (Word("ja", "ja", "INTJ", "", 0, "root"), Word(".", ".", "PUNCT", "", 1, "punct"))
    other = (Word("Nee", "nee", "INTJ", "", 0, "root"), Word(".", ".", "PUNCT", "", 1, "punct"))
    assert without([same, other], [held_out]) == [other]
