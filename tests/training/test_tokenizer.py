"""Tokens of newspaper text as Universal Dependencies of the language have them."""

import pytest
import spacy
from spacy.language import Language

from training.settings import load_settings
from training.tokenizer import fit_tokenizer


def fitted(language: str) -> Language:
    blank = spacy.blank(language)
    fit_tokenizer(blank, load_settings(language).tokenizer)
    return blank


@pytest.fixture(scope="module")
def nlp() -> Language:
    return fitted("nl")


@pytest.fixture(scope="module")
def english() -> Language:
    return fitted("en")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("in de VS.", "in de VS .", id="acronym at the end"),
        pytest.param("na de top.", "na de top .", id="word that is an abbreviation in spaCy's list"),
        pytest.param("prof. dr. J. A.F.Th. De Wit", "prof. dr. J. A.F.Th. De Wit", id="titles and initials"),
        pytest.param("o.l.v. c.s. i.v.m.", "o.l.v. c.s. i.v.m.", id="dotted abbreviations"),
        pytest.param("'s avonds ’s avonds ‘s avonds", "'s avonds ’s avonds ‘s avonds", id="clitic with any apostrophe"),
        pytest.param("zo'n zo’n VN's VN’s baby’tje", "zo'n zo’n VN's VN’s baby’tje", id="clitic inside"),
        pytest.param("‘Zo’n plan’, ‘VN’s’", "‘ Zo’n plan ’ , ‘ VN’s ’", id="clitic inside quotation marks"),
        pytest.param('„Nee”, «Ja!», "Ja"', '„ Nee ” , « Ja ! » , " Ja "', id="quotation marks"),
        pytest.param(",,Nee,'' ``ja'' ,,Ja’’.", ",, Nee , '' `` ja '' ,, Ja ’’ .", id="marks of two characters"),
        pytest.param("Zuid-Korea, regering-Trump, 3-1", "Zuid-Korea , regering-Trump , 3-1", id="hyphens"),
        pytest.param("(artikel 8): ja", "( artikel 8 ) : ja", id="brackets are no emoticons"),
    ],
)
def test_tokens_are_those_of_the_treebanks(nlp: Language, text: str, tokens: str) -> None:
    assert " ".join(token.text for token in nlp(text)) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param(
            "He doesn't, doesn’t, can't, can’t.", "He does n't , does n’t , ca n't , ca n’t .", id="negation, any apostrophe"
        ),
        pytest.param("the envoy's envoy’s envoys’ aides", "the envoy 's envoy ’s envoys ’ aides", id="possessive"),
        pytest.param("I'd I’d they’re", "I 'd I ’d they ’re", id="clitic verbs"),
        pytest.param("a U.S.-led 40-year-old plan", "a U.S. - led 40 - year - old plan", id="hyphens are cut"),
        pytest.param("a pro-Western anti-tank ex-envoy", "a pro-Western anti-tank ex-envoy", id="prefixes stay"),
        pytest.param("Kim Jong-un's men", "Kim Jong-un 's men", id="given names of East Asia stay"),
        pytest.param("in the U.S. “Yes,” he said", "in the U.S. “ Yes , ” he said", id="quotation marks"),
        pytest.param("``Yes,'' he said", "`` Yes , '' he said", id="marks of two characters"),
        pytest.param("Sen. Bell, Gov. Ames and Lt. Col. Rue", "Sen. Bell , Gov. Ames and Lt. Col. Rue", id="titles"),
        pytest.param("talks—held here—failed", "talks — held here — failed", id="dashes without white space"),
        pytest.param("$5 million, 3.5%", "$ 5 million , 3.5 %", id="amounts"),
    ],
)
def test_english_tokens_are_those_of_the_treebanks(english: Language, text: str, tokens: str) -> None:
    assert " ".join(token.text for token in english(text)) == tokens
