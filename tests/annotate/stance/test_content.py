"""What a plain saying does by its content, and which words there hedge it."""

from __future__ import annotations

import pytest

from gezant.annotate.layers import Attribution
from tests.annotate.stance.test_acts import judged, norwegian
from tests.annotate.trees import doc_of, statement, time

BERG = ("NOR.GOV:jan-berg",)


def said(sentence: str, content: str, cue: str = "zei", entry: str = "verbs/zeggen") -> Attribution:
    doc = norwegian(doc_of(sentence))
    (found,) = judged(doc, statement(doc, cue, content, entry, source="Berg", actors=BERG))
    return found


ACTS = [
    (
        "a harm without a doer",
        "Als Riga tekent, komt er een reactie, zei Berg.",
        "Als Riga tekent , komt er een reactie",
        "threaten",
    ),
    ("a verb with a particle", "„We roepen Riga op te stoppen”, zei Berg.", "„ We roepen Riga op te stoppen ”", "urge"),
    ("an imperative without quotation marks", "Stop met vechten, zei Berg.", "Stop met vechten", "urge"),
    ("what we must do", "„We moeten samen optreden”, zei Berg.", "„ We moeten samen optreden ”", "urge"),
    ("a pledge", "Berg zei dat hij alles zal doen om te helpen.", "hij alles zal doen om te helpen", "promise"),
    ("a worry", "Berg zei dat hij zich zorgen maakt.", "hij zich zorgen maakt", "warn"),
    ("a wish", "Berg zei dat hij graag zou komen.", "hij graag zou komen", "want"),
    (
        "a refusal in the passive",
        "Berg zei dat het verdrag niet opnieuw kan worden onderhandeld.",
        "het verdrag niet opnieuw kan worden onderhandeld",
        "refuse",
    ),
    (
        "a negation in the second clause only",
        "„Ik verwacht een akkoord, maar dat wordt niet mooi”, zei Berg.",
        "„ Ik verwacht een akkoord , maar dat wordt niet mooi ”",
        "expect",
    ),
    (
        "a task told in a relative clause",
        "Berg zei dat de man die moet tekenen in Oslo woont.",
        "de man die moet tekenen in Oslo woont",
        "say",
    ),
    ("too much of it", "Berg zei dat het plan te duur is.", "het plan te duur is", "criticise"),
]


@pytest.mark.parametrize(("sentence", "content", "act"), [a[1:] for a in ACTS], ids=[a[0] for a in ACTS])
def test_plain_words_do_what_their_content_tells(sentence: str, content: str, act: str) -> None:
    assert said(sentence, content).act == act


def test_the_predicate_before_the_clause_is_the_judgement() -> None:
    assert said("Berg vindt het jammer dat Riga betaalt.", "Riga betaalt", "vindt", "verbs/vinden").act == "criticise"


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Berg zei dat onbekende mannen zijn gekomen.", "onbekende mannen zijn gekomen"),
        ("Berg zei dat Riga zo snel mogelijk betaalt.", "Riga zo snel mogelijk betaalt"),
        ("Berg zei dat Riga zo snel mogelijk betaalt.", "snel mogelijk betaalt"),
    ],
    ids=["an attribute", "a degree", "a degree whose first word is left in front"],
)
def test_words_of_doubt_that_hedge_no_statement(sentence: str, content: str) -> None:
    assert said(sentence, content).certainty == "certain"


def test_a_time_of_a_coordinated_clause_with_another_subject_dates_nothing() -> None:
    doc = norwegian(doc_of("Riga tekent dinsdag, maar Berg verwacht geen besluit."))
    time(doc, "dinsdag", "2018-04-10")
    (found,) = judged(doc, statement(doc, "verwacht", "geen besluit", "verbs/verwachten", source="Berg", actors=BERG))
    assert found.date is None


def test_what_would_come_of_it_is_no_hearsay() -> None:
    doc = norwegian(doc_of("Volgens Oslo zou het gevolg daarvan groot zijn."))
    content = "het gevolg daarvan groot zijn"
    (found,) = judged(doc, statement(doc, "Volgens | zou", content, "markers/volgens", source="Oslo", actors=("NOR",)))
    assert not found.hearsay
