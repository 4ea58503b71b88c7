"""When the words were said, and to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gezant.annotate.layers import Attribution, PartyMention
from tests.annotate.stance.test_acts import judged, norwegian
from tests.annotate.trees import doc_of, mention, statement, time

SAID = "Berg zei maandag dat hij dinsdag komt."
QUOTED = "“Ik kom graag”, zei hij."
BERG = ("NOR.GOV:jan-berg",)


def test_a_time_beside_the_cue_dates_it_and_one_in_the_content_does_not() -> None:
    doc = norwegian(doc_of(SAID))
    time(doc, "maandag", "2018-04-09")
    time(doc, "dinsdag", "2018-04-10")
    (found,) = judged(doc, statement(doc, "zei", "hij dinsdag komt", "verbs/zeggen", source="Berg", actors=BERG))
    assert found.date == "2018-04-09"


def test_nothing_is_said_after_the_day_of_the_report() -> None:
    doc = norwegian(doc_of(SAID))
    doc._.gezant_date = "2018-04-08"
    time(doc, "maandag", "2018-04-09")
    (found,) = judged(doc, statement(doc, "zei", "hij dinsdag komt", "verbs/zeggen", source="Berg", actors=BERG))
    assert found.date is None


@pytest.mark.parametrize(("speaker", "date"), [(BERG, "2018-04-09"), (("LVA.GOV:x",), None)])
def test_a_quotation_right_behind_takes_the_date_of_the_same_speaker(speaker: tuple[str, ...], date: str | None) -> None:
    doc = norwegian(doc_of(SAID, QUOTED))
    time(doc, "maandag", "2018-04-09")
    first = statement(doc, "zei", "hij dinsdag komt", "verbs/zeggen", source="Berg", actors=BERG)
    start = next(t.i for t in doc if t.text == "“")
    end = next(t.i for t in doc if t.text == "”")
    verb = end + 2
    second = Attribution("test", (verb,), verb, "verbs/zeggen", None, tuple(range(start, end + 1)), start + 2)
    second = judged(doc, second)[0]
    second = replace(second, source=PartyMention((verb + 1,), speaker, "named"))
    assert judged(doc, first, second)[1].date == date


ADDRESSED = [
    ("a phrase", "Berg zei tegen persbureau AFP dat hij komt.", "zei", "hij komt", "verbs/zeggen", "persbureau", "MED/afp"),
    ("a letter", "In een brief aan Riga schreef Berg dat hij komt.", "schreef", "hij komt", "verbs/schrijven", "Riga", "LVA"),
    ("an object", "Berg riep Riga op te vertrekken.", "riep | op", "te vertrekken", "verbs/oproepen", "Riga", "LVA"),
]


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "entry", "word", "actor"), [a[1:] for a in ADDRESSED], ids=[a[0] for a in ADDRESSED]
)
def test_the_addressee_stands_with_the_cue(sentence: str, cue: str, content: str, entry: str, word: str, actor: str) -> None:
    doc = norwegian(doc_of(sentence))
    mention(doc, word, actor)
    (found,) = judged(doc, statement(doc, cue, content, entry, source="Berg", actors=BERG))
    assert found.addressee is not None
    assert found.addressee.actors == (actor,)


def test_who_is_spoken_of_is_no_addressee() -> None:
    doc = norwegian(doc_of("Oslo ontkent dat Riga betaalt."))
    (found,) = judged(doc, statement(doc, "ontkent", "Riga betaalt", "verbs/ontkennen", source="Oslo", actors=("NOR",)))
    assert found.addressee is None
