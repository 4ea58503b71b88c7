"""Fit spaCy's tokenizer of a language to Universal Dependencies and to newspaper text.

The changes are rules of the tokenizer itself, which are written out with the model: nothing of ours is needed to load it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.lang.tokenizer_exceptions import emoticons
from spacy.language import Language
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_STRAIGHT, _CURLY, _OPENING = "'", "’", "‘"
# Abbreviations and initials of several pieces: `o.l.v.`, `A.F.Th.`
_DOTTED = r"(?:[^\W\d_]{1,2}\.-?){2,}"
# Years without their century: `'68`.
_YEAR = r"['’]\d\d"


@dataclass(frozen=True, slots=True)
class TokenWords:
    """The words of a language that its tokenizer must know.

    `abbreviations` end in a full stop that belongs to them and are written in this case only; every other abbreviation of one
    piece in spaCy's list is forgotten, since most are also words or acronyms that end sentences. `clitics` follow an
    apostrophe inside a word, `detached` begin with one. `marks` are quotation marks of two characters. `infixes` are patterns at
    which a word is cut besides those of spaCy; `whole` are patterns of words that are not.
    """

    abbreviations: tuple[str, ...]
    clitics: tuple[str, ...]
    detached: tuple[str, ...]
    marks: tuple[str, ...]
    infixes: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


def fit_tokenizer(nlp: Language, words: TokenWords) -> None:
    """Change the tokenizer of `nlp` in place."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError(f"need spaCy's rule tokenizer, not {type(tokenizer).__name__}")
    # Emoticons go as well: in news, `8)` and `):` are the ends of brackets.
    rules = {
        form: parts
        for form, parts in (tokenizer.rules or {}).items()
        if not _is_lone_abbreviation(form) and form not in emoticons
    }
    tokenizer.rules = rules
    for form in words.abbreviations:
        tokenizer.add_special_case(form, [{ORTH: form}])
    for piece in words.detached:
        for apostrophe in (_STRAIGHT, _CURLY, _OPENING):
            tokenizer.add_special_case(apostrophe + piece, [{ORTH: apostrophe + piece, NORM: _STRAIGHT + piece}])
    for form, parts in list((tokenizer.rules or {}).items()):
        # Contractions that are written with the straight apostrophe come with the curly one as often.
        if _STRAIGHT in form[1:-1] and form.replace(_STRAIGHT, "").isalpha():
            norms = [part.get(NORM, form.lower() if len(parts) == 1 else part[ORTH]) for part in parts]
            curly = [{ORTH: part[ORTH].replace(_STRAIGHT, _CURLY), NORM: norm} for part, norm in zip(parts, norms, strict=True)]
            tokenizer.add_special_case(form.replace(_STRAIGHT, _CURLY), curly)
    marks = [re.escape(mark) for mark in words.marks]
    prefixes, suffixes = (list(map(str, rules or ())) for rules in (nlp.Defaults.prefixes, nlp.Defaults.suffixes))
    tokenizer.prefix_search = compile_prefix_regex([*marks, *prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*marks, *_plain_suffixes(suffixes, words)]).search
    infixes = [*words.infixes, *map(str, nlp.Defaults.infixes or ())]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    whole = (
        [*words.whole, _YEAR, _DOTTED] if not words.clitics else [_inner_apostrophe(words.clitics), *words.whole, _YEAR, _DOTTED]
    )
    tokenizer.token_match = re.compile("|".join(f"(?:{pattern})$" for pattern in whole)).match


def _is_lone_abbreviation(form: str) -> bool:
    """Tell `top.` and `VS.`, which are forgotten, from an initial (`J.`) and from `o.a.`."""
    stem = form[:-1]
    is_initial = len(stem) == 1 and stem.isupper()
    return form.endswith(".") and stem.isalpha() and not is_initial


def _plain_suffixes(suffixes: Sequence[str], words: TokenWords) -> list[str]:
    """Leave out the rules that part a clitic from its word, which Universal Dependencies of the language keep together."""
    forbidden = {apostrophe + clitic for clitic in words.clitics for apostrophe in (_STRAIGHT, _CURLY)}
    forbidden |= {form.upper() for form in forbidden}
    return [suffix for suffix in suffixes if suffix not in forbidden]


def _inner_apostrophe(clitics: Sequence[str]) -> str:
    """Give the pattern of words with an apostrophe that stay whole."""
    endings = "|".join(sorted(map(re.escape, clitics), key=len, reverse=True))
    return rf"\w[\w.-]*['’](?:{endings})"
