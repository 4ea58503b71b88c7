"""Tokens of newspaper Dutch as Universal Dependencies have them."""

import pytest
import spacy
from spacy.language import Language

from training.settings import load_settings
from training.tokenizer import fit_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("nl")
    fit_tokenizer(blank, load_settings("nl").tokenizer)
    return blank


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
