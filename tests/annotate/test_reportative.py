"""Which past futures are hearsay."""

from __future__ import annotations

import pytest

from gezant.annotate.reportative import is_reportative
from tests.annotate.trees import doc_of, time

REPORTED = [
    "De rebellen zouden raketten bezitten.",
    "Parijs zou al in maart wapens hebben geleverd.",
    "Daar zouden tientallen doden zijn gevallen.",
    "De gezant zegt dat Rusland gas zou hebben gebruikt.",
    "De Russen zouden pas tekenen als de troepen vertrekken.",
    "Rome vreesde dat Parijs zou willen onderhandelen.",
]
OTHER = {
    "a wish": "De minister zou graag naar Rome komen.",
    "a hypothesis": "Als Parijs weigert, zou het overleg mislukken.",
    "a hypothesis in a phrase": "Zonder hulp zou het land failliet gaan.",
    "a judgement": "Dat zou een ramp zijn.",
    "reported future": "De minister zei dat hij zou komen.",
    "a plan in a relative clause": "De top die in mei zou beginnen gaat niet door.",
    "what came later": "Hij zou nooit meer terugkeren.",
    "an obligation": "Parijs zou moeten betalen.",
    "a question": "Zou Parijs dat willen?",
    "the speaker's own": "We zouden daar niets over zeggen.",
}


def past_future(sentence: str) -> bool:
    doc = doc_of(sentence)
    return is_reportative(next(t for t in doc if t.lower_ in {"zou", "zouden"}))


@pytest.mark.parametrize("sentence", REPORTED)
def test_a_past_future_reports_hearsay(sentence: str) -> None:
    assert past_future(sentence)


@pytest.mark.parametrize("sentence", OTHER.values(), ids=OTHER.keys())
def test_other_past_futures_report_nothing(sentence: str) -> None:
    assert not past_future(sentence)


def test_a_planned_event_with_its_day_is_a_plan() -> None:
    doc = doc_of("Het overleg zou zondag beginnen.")
    assert is_reportative(doc[2])
    time(doc, "zondag", "2018-04-08")
    assert not is_reportative(doc[2])


def test_other_words_are_no_past_future() -> None:
    assert not any(is_reportative(t) for t in doc_of("Berg zei dat hij geen troepen zal sturen."))


def test_english_would_reports_no_hearsay() -> None:
    assert not any(is_reportative(t) for t in doc_of("Berg said Riga would pay a heavy price."))
