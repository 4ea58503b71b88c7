"""Which language a text is in, and whether it can be read.

Measured with Dutch and English to be read, on the test parts of five treebanks, sentence by sentence: of those with twenty
letters or more 5 of 3,471 English ones were taken for Dutch and 4 of 2,079 Dutch ones for English, all but one of them names,
addresses or titles. Of 48 sentences of 33 other languages 46 were refused by their name; a headline of four Italian words was
taken for English, and Low Saxon, which py3langid does not know, for Dutch.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from gezant import lexicon
from gezant.intake.errors import IntakeError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

_MARKS = ".,:;!?()[]\"'„“”‘’«»–-"
_MIN_LETTERS = 20  # below, the benefit of the doubt; in bytes of UTF-8, since a Chinese character tells more than a Latin letter
_NO_LANGUAGE = "zxx"  # what the identifier calls a text of addresses and numbers
_SAMPLE = 20_000  # code points looked at
_SURE, _UNLIKELY = 0.5, 0.1  # refused where another language is at least _SURE and none that is read reaches _UNLIKELY


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code itself where it has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def check_language(text: str, wanted: str | None = None) -> str:
    """The language to read `text` in, ISO 639-1: `wanted` where given, else the likeliest of those that can be read.

    Raises IntakeError where `wanted` cannot be read and, with no `wanted`, where the text is in another language.
    """
    readable = lexicon.languages()
    names = _listed([language_name(code) for code in readable])
    if wanted is not None:
        if wanted not in readable:
            raise IntakeError(f"language '{wanted}' cannot be read", f"Gezant reads {names} ({', '.join(readable)})")
        return wanted
    certain = next((code for code in readable if _is_certain(text[:_SAMPLE], code)), None)
    if certain is not None:
        return certain
    likely = _likely(text[:_SAMPLE])
    ours = max(readable, key=lambda code: likely.get(code, 0.0))
    best = max(likely, key=lambda code: likely[code])
    letters = sum(len(character.encode()) for character in text[:_SAMPLE] if character.isalpha())
    if letters >= _MIN_LETTERS and likely[best] >= _SURE and likely.get(ours, 0.0) < _UNLIKELY:
        raise IntakeError(
            f"the text is in {language_name(best)}, and Gezant reads {names}",
            f"if it is {language_name(ours)} all the same, say so with --language {ours}",
        )
    return ours


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _is_certain(text: str, code: str) -> bool:
    """Whether a text's function words are those of a language beyond doubt, so that the identifier need not be loaded."""
    words = [word.strip(_MARKS).lower() for word in text.split()]
    known = lexicon.load(code, "language")
    if len(words) < known["least_words"] or not known["certain"]:
        return False
    counts = Counter(words)
    return all(sum(counts[word] for word in group["words"]) >= group["share"] * len(words) for group in known["certain"])


def _likely(text: str) -> dict[str, float]:
    return {code: share for code, share in _identifier().rank(text) if code != _NO_LANGUAGE}


@cache
def _identifier() -> LanguageIdentifier:
    # Imported and loaded (0.4 s) only where a language has to be found out.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
