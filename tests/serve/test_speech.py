"""Records of a dossier in the words of a language."""

from __future__ import annotations

import pytest

from gezant.model.dossier import ConditionEntry, Fulfilment, GradeEntry, MeetingEntry, Origin
from gezant.views.html import speech


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        ("en", "it will end", "“it will end”"),
        ("nl", "het houdt op", "‘het houdt op’"),
        ("en", "“it will end”", "“it will end”"),
        ("nl", "„wij stoppen”", "„wij stoppen”"),
        ("en", "he called it “a test” twice", "“he called it ‘a test’ twice”"),
        ("nl", 'hij zei: "ik ga"', "‘hij zei: “ik ga”’"),
    ],
)
def test_words_stand_in_the_marks_of_the_language(language: str, text: str, quoted: str) -> None:
    assert speech(language).quoted(text) == quoted


@pytest.mark.parametrize(
    ("entry", "en", "nl"),
    [
        (GradeEntry(None, "r", "confirmed", ("PRK",)), "confirmed by North Korea itself", "bevestigd door Noord-Korea zelf"),
        (GradeEntry(None, "r", "confirmed", ("PRK", "USA")), "confirmed by North Korea and the United States",
         "bevestigd door Noord-Korea en de Verenigde Staten"),
        (GradeEntry(None, "r", "on-record", ("KOR",)), "on record by South Korea", "op naam van Zuid-Korea"),
        (GradeEntry(None, "r", "unnamed"), "on unnamed word", "van een bron zonder naam"),
        (GradeEntry(None, "r", "denied"), "denied: nobody asserts it on record", "ontkend: niemand houdt het op naam staande"),
        (None, "doubted or met with silence only", "alleen betwijfeld of met zwijgen begroet"),
    ],
)  # fmt: skip
def test_a_grade_is_never_said_without_whose_word_makes_it_so(entry: GradeEntry | None, en: str, nl: str) -> None:
    assert (speech("en").grade(entry), speech("nl").grade(entry)) == (en, nl)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "awaiting North Korea"), ("nl", "wacht op Noord-Korea")]
)  # fmt: skip
def test_whose_confirmation_is_awaited(language: str, said: str) -> None:
    assert speech(language).awaiting(GradeEntry(None, "r", "unnamed", (), ("PRK",))) == said


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (None, "open"),
        (ConditionEntry(None, "r", "open", None), "open"),
        (ConditionEntry(None, "r", "met", "unnamed"), "met, on unnamed word"),
        (ConditionEntry(None, "r", "promised", "on-record", "C4"), "promised by C4, on record"),
        (ConditionEntry(None, "r", "disputed", "disputed"), "disputed"),
    ],
)
def test_the_state_of_a_condition(entry: ConditionEntry | None, said: str) -> None:
    assert speech("en").condition(entry) == said


def test_the_state_of_a_meeting_with_its_time_and_place() -> None:
    entry = MeetingEntry("2018-05-10", "r", "planned", "2018-06-12", "Singapore")
    assert speech("nl").meeting(entry) == "gepland, di 12 juni 2018, Singapore"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Fulfilment("due", "2018-05"), "due since May 2018"),
        (Fulfilment("reported kept", "2018-05", "C9", "r", "2018-05-24", "on-record", ("CHN",)),
         "reported kept, pledged for May 2018, as C9 tells, on record by China"),
        (Fulfilment("reported broken", None, "M2", "r", None), "reported broken, as M2 tells"),
    ],
)  # fmt: skip
def test_what_became_of_a_pledge(found: Fulfilment, said: str) -> None:
    assert speech("en").fulfilment(found) == said


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (Origin("KOR", "record", ("r",), 1), "South Korea, on record"),
        (Origin("USA.GOV", "unnamed", ("r",), 1), "unnamed, of United States, government"),
        (Origin("USA.GOV", "unnamed", ("r",), 1, counted=True), "two or more unnamed sources, of United States, government"),
        (Origin("?", "hearsay", ("r",), 1), "hearsay, nobody named"),
    ],
)
def test_where_a_claim_comes_from(origin: Origin, said: str) -> None:
    assert speech("en").origin(origin) == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_numbers_have_their_nouns(n: int, said: str) -> None:
    assert speech("en")("page.counts.reports", n=n) == said


def test_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(KeyError, match=r"page\.no_such"):
        speech("nl")("page.no_such")
