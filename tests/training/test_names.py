"""Silver labels of names: lists first, then the words around them."""

from random import Random

import pytest

from training.names import Invented, NameLists, NameWords, invent, label_sentence
from training.treebanks import Word

WORDS = NameWords(
    titles=frozenset({"minister"}),
    organisation_nouns=frozenset({"krant"}),
    place_nouns=frozenset({"stad"}),
    place_prepositions=frozenset({"in"}),
    person_verbs=frozenset({"zeggen"}),
    organisation_parts=frozenset({"stichting"}),
    place_endings=("straat",),
    no_entity=frozenset({"maandag"}),
    surname_prefixes=frozenset({"van"}),
)
LISTS = NameLists({"Arnhem": frozenset({"LOC"}), "Loos": frozenset({"PER", "LOC"}), "NAVO": frozenset({"ORG"})}, {"Piet": 5})


def name(form: str, head: int = 0, dep: str = "root") -> Word:
    return Word(form, form, "PROPN", "Number=Sing", head, dep)


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        pytest.param((name("Arnhem"),), ["B-LOC"], id="one list has it"),
        pytest.param((name("Loos"),), [""], id="two lists have it and nothing tells"),
        pytest.param((Word("in", "in", "ADP", "", 2, "case"), name("Loos")), ["O", "B-LOC"], id="preposition of place"),
        pytest.param((Word("minister", "minister", "NOUN", "", 0, "root"), name("Loos", 1, "appos")), ["O", "B-PER"], id="title"),
        pytest.param((name("Piet"), name("Zus", 1, "flat")), ["B-PER", "I-PER"], id="given name"),
        pytest.param((name("Stichting"), name("Zus", 1, "flat")), ["B-ORG", "I-ORG"], id="word of an organisation"),
        pytest.param((name("Maandag"),), ["O"], id="weekday"),
        pytest.param((name("Xyl"),), [""], id="nothing known"),
    ],
)
def test_names_are_labelled_by_lists_and_context(sentence: tuple[Word, ...], tags: list[str]) -> None:
    assert [word.entity for word in label_sentence(sentence, LISTS, WORDS, {})] == tags


def test_a_surname_is_known_from_the_full_name_before_it() -> None:
    memory: dict[str, str] = {}
    label_sentence((name("Piet"), name("Loos", 1, "flat")), LISTS, WORDS, memory)
    assert [word.entity for word in label_sentence((name("Loos"),), LISTS, WORDS, memory)] == ["B-PER"]


def test_invented_names_are_made_of_pieces_and_are_none_of_those_there_are() -> None:
    known = {
        "PER": [("Anna", "Keller"), ("Boris", "Morales")],
        "LOC": [("Geneva",), ("Lisbon",)],
        "ORG": [("Reuters",), ("Gallup",)],
    }
    found = invent(known, Invented(5, ("Party",)), Random(1))
    assert {label: len(names) for label, names in found.items()} == {"PER": 10, "LOC": 10, "ORG": 10}
    assert {name[-1] for name in found["ORG"]} == {"Party"}
    assert {name[0] for name in found["LOC"]} <= {"Geneeva", "Lisbbon", "Genebon", "Lisbeva"}
