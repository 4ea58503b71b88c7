"""Gold entities, from a file beside the treebank and from its own column."""

from pathlib import Path

import pytest

from training.entities import EntityWords, read_iob2, read_mentions, tagged
from training.treebanks import Sentence, read_conllu

WORDS = EntityWords(
    labels={"PER": "PER", "person": "PER", "organization": "ORG", "place": "LOC"},
    inside={"PER": frozenset({"van"}), "ORG": frozenset({"of", "the"}), "LOC": frozenset()},
)


def row(number: int, form: str, tag: str, head: int, dep: str, entity: str = "") -> str:
    misc = f"Entity={entity}" if entity else "_"
    return f"{number}\t{form}\t{form.lower()}\tX\t{tag}\t_\t{head}\t{dep}\t_\t{misc}"


COLUMN = "\n".join(
    (
        row(1, "President", "NNP", 2, "nmod:desc", "(1-person-new-x-cf1-1-sgl"),
        row(2, "Anna", "NNP", 8, "nsubj"),
        row(3, "Bell", "NNP", 2, "flat"),
        row(4, "of", "IN", 5, "case"),
        row(5, "House", "NNP", 2, "nmod", "(2-organization-new-x-cf1-1-sgl"),
        row(6, "of", "IN", 7, "case"),
        row(7, "Ardenia", "NNP", 5, "nmod", "(3-place-new-x-cf1-1-sgl)2)1)"),
        row(8, "left", "VBD", 0, "root"),
        row(9, "the", "DT", 10, "det", "(4-person-new-x-cf1-1-sgl"),
        row(10, "envoy", "NN", 8, "obj", "4)"),
        row(11, "May", "NNP", 8, "obl", "(5-time-new-x-cf1-1-sgl)"),
        "",
        "",
    )
)
BESIDE = "# text = Anna left.\n1\tAnna\tB-PER\t-\t-\n2\tBell\tI-PER\t-\t-\n3\tleft\tO\t-\t-\n4\tRome\tB-OTH\t-\t-\n\n"


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "some.conllu"
    path.write_text(COLUMN, encoding="utf-8")
    return path


def tags(sentence: Sentence) -> list[str]:
    return [word.entity for word in sentence]


def test_names_are_the_mentions_with_a_proper_head_the_longest_first_and_without_titles(treebank: Path) -> None:
    (sentence,) = tagged(read_conllu(treebank), read_mentions(treebank, WORDS))
    assert tags(sentence) == ["O", "B-PER", "I-PER", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "O"]


def test_entities_beside_the_treebank_are_found_by_the_text_and_other_kinds_are_none(tmp_path: Path) -> None:
    path = tmp_path / "some.iob2"
    path.write_text(BESIDE, encoding="utf-8")
    assert read_iob2(path, WORDS) == {"annabellleftrome": ((0, 8, "PER"),)}


def test_a_sentence_without_an_entry_stays_unknown(treebank: Path) -> None:
    (sentence,) = tagged(read_conllu(treebank), {})
    assert set(tags(sentence)) == {""}


def test_words_that_were_cut_in_another_way_have_the_entity_all_the_same(treebank: Path) -> None:
    (sentence,) = tagged(
        read_conllu(treebank), {"".join(word.form for word in next(read_conllu(treebank))).casefold(): ((9, 17, "PER"),)}
    )
    assert tags(sentence)[:4] == ["O", "B-PER", "I-PER", "O"]
