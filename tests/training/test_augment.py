"""Sentences that are changed to look like news stay trees, and say what they said."""

from collections.abc import Callable
from random import Random

import pytest

from training import augment, names, reported
from training.treebanks import Sentence, Word

SENTENCE: Sentence = (
    Word("De", "de", "DET", "Definite=Def", 2, "det"),
    Word("gezant", "gezant", "NOUN", "Number=Sing", 3, "nsubj"),
    Word("noemt", "noemen", "VERB", "VerbForm=Fin", 0, "root"),
    Word("het", "het", "DET", "Definite=Def", 5, "det"),
    Word("plan", "plan", "NOUN", "Number=Sing", 3, "obj"),
    Word("van", "van", "ADP", "", 7, "case"),
    Word("Anna", "Anna", "PROPN", "", 5, "nmod", " ", "B-PER"),
    Word("Bakker", "Bakker", "PROPN", "", 7, "flat", " ", "I-PER"),
    Word("mooi", "mooi", "ADJ", "", 3, "xcomp", ""),
    Word(".", ".", "PUNCT", "", 3, "punct"),
)
PHRASES = reported.Phrases(
    subjects=[(Word("de", "de", "DET", "", 2, "det"), Word("premier", "premier", "NOUN", "", 0, "root"))],
    obliques=[(Word("in", "in", "ADP", "", 2, "case"), Word("Genève", "Genève", "PROPN", "", 0, "root"))],
)
REPORTING = reported.ReportingWords(
    verbs=(
        reported.Verb("zei", "zeggen", "Past"),
        reported.Verb("deelde", "delen", "Past", "particle", "mee"),
        reported.Verb("heeft", "hebben", "Pres", "participle", "gezegd", "zeggen"),
    ),
    introducers=("aldus",),
    adverbs=("zo",),
    days=("zondag",),
)

CHANGES: dict[str, Callable[[Sentence, Random], Sentence]] = {
    "wrap": augment.wrap_quotes,
    "quote a part": augment.quote_subtree,
    "headline": lambda sentence, random: augment.as_headline(sentence),
    "dateline": lambda sentence, random: augment.with_dateline(sentence, "Genève", "ANP", random),
    "said behind": lambda sentence, random: reported.said_behind(sentence, PHRASES, REPORTING, random, True),
    "said behind, no marks": lambda sentence, random: reported.said_behind(sentence, PHRASES, REPORTING, random, False),
    "said before": lambda sentence, random: reported.said_before(sentence, PHRASES, REPORTING, random),
    "quote across": lambda sentence, random: augment.quote_across([sentence, sentence], random)[random.randrange(2)],
    "names": lambda sentence, random: names.swap_names(sentence, {"PER": [("Cis",), ("Jan", "van", "Eck")]}, random, 1.0),
}


def text(sentence: Sentence) -> str:
    return "".join(word.form + word.space for word in sentence).rstrip()


def is_tree(sentence: Sentence) -> bool:
    """One root, and every word reaches it."""
    for number in range(1, len(sentence) + 1):
        seen: set[int] = set()
        while number:
            if number in seen or number > len(sentence):
                return False
            seen.add(number)
            number = sentence[number - 1].head
    return sum(word.head == 0 for word in sentence) == 1


def relations(sentence: Sentence) -> set[tuple[str, str, str]]:
    """Word, relation, head's form: what a change must keep of the words that it does not touch."""
    return {
        (word.form, word.dep, sentence[word.head - 1].form)
        for word in sentence
        if word.head and word.upos not in {"PUNCT", "PROPN"} and sentence[word.head - 1].upos != "PROPN"
    }


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_sentence_is_a_tree_with_the_old_relations(change: Callable[[Sentence, Random], Sentence]) -> None:
    for seed in range(60):
        changed = change(SENTENCE, Random(seed))
        assert is_tree(changed), text(changed)
        kept = {found for found in relations(SENTENCE) if found[1] != "root"}
        assert kept <= relations(changed), text(changed)


@pytest.mark.parametrize(
    ("change", "start", "end"),
    [
        pytest.param(CHANGES["headline"], "De gezant", "mooi", id="headline"),
        pytest.param(CHANGES["dateline"], "GENÈVE (ANP)", "mooi.", id="dateline"),
        pytest.param(CHANGES["said before"], "De premier zei: ", "", id="said before"),
    ],
)
def test_a_change_reads_as_news_does(change: Callable[[Sentence, Random], Sentence], start: str, end: str) -> None:
    changed = text(change(SENTENCE, Random(1)))
    assert changed.startswith(start)
    assert changed.endswith(end)


def test_the_quotation_marks_of_a_sentence_become_one_kind() -> None:
    quoted = augment.wrap_quotes(SENTENCE, Random(5))
    for seed in range(40):
        forms = [word.form for word in augment.restyle_quotes(quoted, Random(seed)) if augment.has_quotes((word,))]
        assert tuple(forms) in augment.QUOTE_PAIRS


def test_a_name_of_more_words_brings_its_own_tree_and_tags() -> None:
    changed = names.exchange(SENTENCE, 6, 8, ["Jan", "van", "Eck"], "PER")
    assert changed is not None
    assert [(word.form, word.head, word.dep, word.entity) for word in changed[6:10]] == [
        ("Jan", 5, "nmod", "B-PER"),
        ("van", 7, "flat", "I-PER"),
        ("Eck", 7, "flat", "I-PER"),
        ("mooi", 3, "xcomp", ""),
    ]
