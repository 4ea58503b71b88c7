"""Why a statement is with a claim, in the languages of the interface."""

from __future__ import annotations

from typing import get_args

import pytest

from gezant.ledger.store.codec import why_from_text, why_to_text
from gezant.model.dossier import Why, WhyCode
from gezant.model.dossier_json import why_to_json
from gezant.views.reasons import reason
from gezant.views.wording import languages, wording


@pytest.mark.parametrize("language", languages())
def test_every_code_has_words(language: str) -> None:
    assert set(wording(language).get("why")) == set(get_args(WhyCode))


@pytest.mark.parametrize(
    ("why", "nl", "en"),
    [
        (
            Why("same", ("talks", "FIN", "answer"), 0.5),
            "beide gaan over gesprekken, Finland en ‘answer’ (gelijkenis 0,50)",
            "both are about talks, Finland and “answer” (likeness 0.50)",
        ),
        (Why("asked"), "het zegt wat een voorwaarde vraagt", "it says what a condition asks for"),
        (
            Why("joined", who="Ann", on="2020-04-01"),
            "Ann voegde de twee samen op wo 1 april 2020",
            "Ann joined the two on Wed 1 April 2020",
        ),
    ],
)
def test_a_reason_is_told_in_the_words_of_a_language(why: Why, nl: str, en: str) -> None:
    assert (reason(why, wording("nl")), reason(why, wording("en"))) == (nl, en)


@pytest.mark.parametrize(
    "why",
    [None, Why("about"), Why("same", ("talks", "[x]"), 1.0), Why("split", who='Bob "B" {0}\n', on="2020-04-01")],
)
def test_a_reason_that_is_kept_comes_back(why: Why | None) -> None:
    assert why_from_text(why_to_text(why)) == why


def test_the_words_of_an_older_program_stay_as_they_are() -> None:
    found = why_from_text("joined by {Ann} on 2020-04-01")
    assert found is not None
    assert reason(found, wording("nl")) == "joined by {Ann} on 2020-04-01"


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        (None, None),
        (Why("about"), {"code": "about"}),
        (Why("same", ("talks",), 0.5), {"code": "same", "shared": ("talks",), "score": 0.5}),
        (Why("joined", who="Ann", on="2020-04-01"), {"code": "joined", "who": "Ann", "on": "2020-04-01"}),
    ],
)
def test_a_reason_as_json_has_what_belongs_to_it(why: Why | None, expected: object) -> None:
    assert why_to_json(why) == expected
