"""Sentences that are changed to look like news stay trees, and say what they said."""

from collections.abc import Callable
from random import Random

import pytest

from training import augment, names, reported
from training.settings import load_settings
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
WALKING: Sentence = (
    Word("The", "the", "DET", "Definite=Def|PronType=Art", 2, "det"),
    Word("envoy", "envoy", "NOUN", "Number=Sing", 3, "nsubj"),
    Word("walks", "walk", "VERB", "VerbForm=Fin", 0, "root"),
    Word("to", "to", "ADP", "", 5, "case"),
    Word("Geneva", "Geneva", "PROPN", "Number=Sing", 3, "obl", "", "B-LOC"),
    Word(".", ".", "PUNCT", "", 3, "punct"),
)
STYLES = {
    "nl": names.NameStyle({"PER": "Gender=Com|Number=Sing", "LOC": "Gender=Neut|Number=Sing", "ORG": ""}, "", frozenset()),
    "en": names.NameStyle({"PER": "Number=Sing", "LOC": "Number=Sing", "ORG": ""}, "Number=Sing", frozenset({"LOC", "ORG"})),
}
QUOTES = augment.Quotes((("“", "”"), ("''", "''")), (1, 1))
PLAIN = augment.Headlines(no_articles=0, title_case=0, capitals=0)


def maker(language: str) -> reported.Maker:
    """The words and orders of the language's settings, and phrases of these tests."""
    reporting = load_settings(language).reporting
    assert reporting is not None
    phrases = reported.Phrases(
        subjects=[(Word("de", "de", "DET", "", 2, "det"), Word("premier", "premier", "NOUN", "", 0, "root"))],
        appositions=[(Word("de", "de", "DET", "", 2, "det"), Word("leider", "leider", "NOUN", "", 0, "root"))],
        obliques=[(Word("in", "in", "ADP", "", 2, "case"), Word("Genève", "Genève", "PROPN", "", 0, "root"))],
    )
    return reported.Maker(reporting, phrases, QUOTES, [("Anna",), ("Jan", "Bos")], STYLES[language])


def reportings(language: str) -> dict[str, Callable[[Sentence, Random], Sentence]]:
    """The ways of reporting that a language has in its settings."""
    of = maker(language)
    ways: dict[str, Callable[[Sentence, Random], Sentence]] = {
        "behind": lambda sentence, random: of.behind(sentence, random, quoted=True),
        "behind, no marks": lambda sentence, random: of.behind(sentence, random, quoted=False),
        "behind the last of several": lambda sentence, random: of.behind(sentence, random, quoted=True, pair=("“", "”")),
        "before": of.before,
        "between": lambda sentence, random: of.between(sentence, random) or sentence,
        "that": of.that,
    }
    if not of.reporting.conjunction:
        del ways["that"]
    return {f"{language}, {name}": way for name, way in ways.items()}


CHANGES: dict[str, Callable[[Sentence, Random], Sentence]] = {
    "wrap": lambda sentence, random: augment.wrap_quotes(sentence, QUOTES, random),
    "quote a part": lambda sentence, random: augment.quote_subtree(sentence, QUOTES, random),
    "headline": lambda sentence, random: augment.as_headline(sentence, PLAIN, random),
    "dateline": lambda sentence, random: augment.with_dateline(sentence, ("Genève",), "ANP", STYLES["nl"], random),
    "dateline, two words": lambda sentence, random: augment.with_dateline(sentence, ("New", "York"), None, STYLES["en"], random),
    "quote across": lambda sentence, random: augment.quote_across([sentence, sentence], QUOTES.choose(random))[
        random.randrange(2)
    ],
    "dashes": augment.restyle_dashes,
    "names": lambda sentence, random: names.swap_names(
        sentence, {"PER": [("Cis",), ("Jan", "van", "Eck")]}, STYLES["nl"], random, 1.0
    ),
    **reportings("nl"),
    **reportings("en"),
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
        (word.form.lower(), word.dep, sentence[word.head - 1].form)
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


def test_the_verb_of_saying_hangs_where_the_treebanks_of_the_language_hang_it() -> None:
    behind = {language: maker(language).behind(SENTENCE, Random(1), quoted=True) for language in ("nl", "en")}
    assert [word.dep for word in behind["nl"] if word.form == "noemt"] == ["root"]
    assert [word.dep for word in behind["en"] if word.form == "noemt"] == ["ccomp"]


def test_a_quotation_is_cut_between_its_clauses_only() -> None:
    two = (
        *SENTENCE[:8],
        Word("mooi", "mooi", "ADJ", "", 3, "xcomp", ""),
        Word(",", ",", "PUNCT", "", 14, "punct"),
        Word("en", "en", "CCONJ", "", 14, "cc"),
        Word("dat", "dat", "PRON", "", 14, "nsubj"),
        Word("is", "zijn", "AUX", "", 14, "cop"),
        Word("goed", "goed", "ADJ", "", 3, "conj", ""),
        Word(".", ".", "PUNCT", "", 3, "punct"),
    )
    for seed in range(30):
        changed = maker("en").between(two, Random(seed))
        assert changed is not None
        assert is_tree(changed), text(changed)
        said = next(word for word in changed if word.dep == "parataxis")
        assert changed[said.head - 1].form == "noemt"
        assert "en dat is goed" in text(changed)
    assert maker("en").between(SENTENCE, Random(1)) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (WALKING, "The envoy walks to U.S."),
        (WALKING[:-1], "The envoy walks to Geneva"),
        ((*WALKING[:4], WALKING[4]._replace(entity="B-PER"), WALKING[5]), "The envoy walks to Geneva."),
    ],
    ids=["a place at the end", "no full stop", "a name of another kind"],
)
def test_the_full_stop_of_an_abbreviation_is_that_of_its_sentence(sentence: Sentence, expected: str) -> None:
    changed = augment.end_in_abbreviation(sentence, {"LOC": ["U.S."]}, Random(1))
    assert text(changed) == expected
    assert is_tree(changed)


def test_a_headline_is_written_as_the_settings_say() -> None:
    loud = augment.Headlines(no_articles=1, title_case=0, capitals=1)
    titled = augment.Headlines(no_articles=0, title_case=1, capitals=0)
    assert text(augment.as_headline(WALKING, loud, Random(1))) == "ENVOY WALKS TO GENEVA"
    assert text(augment.as_headline(WALKING, titled, Random(1))) == "The Envoy Walks to Geneva"


def test_a_name_whose_last_word_is_the_head_hangs_by_it() -> None:
    changed = names.exchange(WALKING, 4, 5, ["New", "York"], "LOC", STYLES["en"])
    assert changed is not None
    assert [(word.form, word.head, word.dep) for word in changed[3:6]] == [
        ("to", 6, "case"),
        ("New", 6, "compound"),
        ("York", 3, "obl"),
    ]


@pytest.mark.parametrize(
    ("change", "start", "end"),
    [
        pytest.param(CHANGES["headline"], "De gezant", "mooi", id="headline"),
        pytest.param(CHANGES["dateline"], "GENÈVE (ANP)", "mooi.", id="dateline"),
        pytest.param(CHANGES["en, that"], "", "mooi.", id="that"),
    ],
)
def test_a_change_reads_as_news_does(change: Callable[[Sentence, Random], Sentence], start: str, end: str) -> None:
    changed = text(change(SENTENCE, Random(1)))
    assert changed.startswith(start)
    assert changed.endswith(end)


def test_the_quotation_marks_of_a_sentence_become_one_kind() -> None:
    quoted = augment.wrap_quotes(SENTENCE, QUOTES, Random(5))
    for seed in range(40):
        forms = [word.form for word in augment.restyle_quotes(quoted, QUOTES, Random(seed)) if augment.has_quotes((word,))]
        assert tuple(forms) in QUOTES.pairs


def test_a_name_of_more_words_brings_its_own_tree_and_tags() -> None:
    changed = names.exchange(SENTENCE, 6, 8, ["Jan", "van", "Eck"], "PER", STYLES["nl"])
    assert changed is not None
    assert [(word.form, word.head, word.dep, word.entity) for word in changed[6:10]] == [
        ("Jan", 5, "nmod", "B-PER"),
        ("van", 7, "flat", "I-PER"),
        ("Eck", 7, "flat", "I-PER"),
        ("mooi", 3, "xcomp", ""),
    ]
