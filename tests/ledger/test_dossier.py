"""What readings add up to: claims, their history, conditions and meetings. The events are made up."""

from __future__ import annotations

import pytest

from gezant.ledger import derive
from gezant.model import Act
from gezant.model.dossier import Dossier
from tests.ledger.made import Made


def claims(*made: Made) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [(c.kind, [(b.report, b.statement, b.bearing) for b in c.bearings]) for c in dossier(*made).claims]


def dossier(*made: Made) -> Dossier:
    return derive([m.reading() for m in made])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        # who says it does not make a claim another, the language neither
        (("PER.GOV", "offer", "to talk about the border", "en"), ("PER.GOV", "offer", "over de grens te praten", "nl"), True),
        # a promise is no fulfilment
        (("NOR", "promise", "the sailors will be released", "en"), ("NOR", "announce", "ze zijn vrijgelaten", "nl"), False),
        (("NOR", "promise", "to release the sailors", "en"), ("NOR", "announce", "it had released the sailors", "en"), False),
        # two demands
        (("PER", "demand", "excuses van Chili", "nl"), ("PER", "demand", "compensation for the damage", "en"), False),
        # an offer and a refusal
        (("CHL", "offer", "to talk", "en"), ("CHL", "refuse", "to talk", "en"), False),
        # of whom it is
        (("CHL", "offer", "to talk about fishing", "en"), ("PER", "offer", "to talk about fishing", "en"), False),
        # what weakens a matter to talk of it makes it another
        (("PRK", "promise", "denuclearisation", "en"), ("PRK", "offer", "to discuss denuclearisation", "en"), False),
        # unwelcome and unwilling
        (("NLD", "criticise", "the visit unwelcome", "en"), ("NLD", "refuse", "aan het bezoek mee te werken", "nl"), True),
    ],
)  # fmt: skip
def test_statements_are_one_claim_where_they_say_the_same_of_the_same_party(
    first: tuple[str, Act, str, str], second: tuple[str, Act, str, str], same: bool
) -> None:
    (actor, act, content, language), (other, did, words, tongue) = first, second
    a = Made("a", "2020-03-01", language).say(actor, act, content)
    b = Made("b", "2020-03-02", tongue).say(other, did, words)
    assert (len(dossier(a, b).claims) == 1) is same


@pytest.mark.parametrize(
    ("act", "content"),
    [
        ("praise", "the agreement"),
        ("urge", "both countries to talk"),
        ("warn", "of a new war"),
        ("criticise", "the sanctions unacceptable"),
        ("say", "nobody can stop us"),
        ("say", "good things are happening"),
        ("want", "the talks will succeed"),
    ],
)
def test_praise_appeals_opinions_and_hopes_open_no_claim(act: Act, content: str) -> None:
    assert dossier(Made("a", "2020-03-01").say("PER.GOV", act, content)).claims == ()


def test_of_nested_statements_the_inner_one_bears_by_the_word_of_the_outer_source() -> None:
    a = Made("a", "2020-03-01").say("CHL.GOV", "say", "Peru is willing to talk about the border")
    a.say("PER", "offer", "to talk about the border", within="S1")
    (claim,) = dossier(a).claims
    assert (claim.parties, [b.statement for b in claim.bearings]) == (("PER",), ["S2"])
    assert [(g.grade, g.by) for g in claim.grades] == [("on-record", ("CHL",))]


def test_a_claim_is_confirmed_once_the_party_says_it_itself() -> None:
    a = Made("a", "2020-03-01").say("CHL.GOV", "say", "Peru is willing to talk about the border")
    a.say("PER", "offer", "to talk about the border", within="S1").say("PER.GOV", "silent", "the offer")
    b = Made("b", "2020-03-05", "nl").say("PER.GOV", "confirm", "Peru wil over de grens praten")
    (claim,) = dossier(a, b).claims
    assert [x.bearing for x in claim.bearings] == ["asserts", "silent", "confirms"]
    assert [(g.report, g.grade, g.by, g.awaiting) for g in claim.grades] == [
        ("a", "on-record", ("CHL",), ("PER",)),
        ("b", "confirmed", ("PER",), ()),
    ]


def test_papers_that_carry_one_unnamed_official_count_once() -> None:
    made = [
        Made(f"r{day}", f"2020-03-0{day}").say("PER.GOV", "say", "Peru and Chile are in talks about the border", naming="unnamed")
        for day in range(1, 6)
    ]
    (claim,) = dossier(*made).claims
    assert [g.grade for g in claim.grades] == ["unnamed"]


def test_an_accusation_is_an_event_of_the_accused_and_its_denial_disputes_it() -> None:
    a = Made("a", "2020-03-01").say("PER.GOV", "accuse", "Chile of an attack on the border post")
    b = Made("b", "2020-03-02", "nl").say("CHL.GOV", "deny", "Chili de grenspost heeft aangevallen", polarity="negative")
    (claim,) = dossier(a, b).claims
    assert (claim.kind, claim.parties) == ("event", ("CHL",))
    assert [g.grade for g in claim.grades] == ["on-record", "disputed"]


def test_a_change_of_position_replaces_the_old_one_which_keeps_its_grade() -> None:
    a = Made("a", "2020-03-01").say("PER", "demand", "the withdrawal of the troops from the border")
    b = Made("b", "2020-04-01").say(
        "PER", "demand", "the withdrawal of the troops", polarity="negative", said="no longer demands"
    )
    old, new = dossier(a, b).claims
    assert (new.replaces, [g.grade for g in old.grades]) == (old.id, ["confirmed"])


def test_what_is_taken_up_again_is_a_claim_of_its_own() -> None:
    a = Made("a", "2020-03-01").say("USA.GOV", "announce", "he will hold a summit with Kim")
    b = Made("b", "2020-04-01").say("USA.GOV", "announce", "he is cancelling the summit with Kim")
    c = Made("c", "2020-05-01").say("USA.GOV", "announce", "the summit with Kim will go ahead after all")
    first, cancelled, again = dossier(a, b, c).claims
    assert (first.replaces, cancelled.replaces, again.replaces) == (None, first.id, cancelled.id)


def test_a_condition_is_open_then_promised_then_met() -> None:
    content = "to talk if Chile lifts the blockade"
    a = Made("a", "2020-03-01").say("PER", "offer", content, condition=("Chile lifts the blockade", "if"))
    b = Made("b", "2020-03-02").say("CHL.GOV", "promise", "to end the blockade")
    c = Made("c", "2020-03-03").say("CHL.GOV", "announce", "it has lifted the blockade")
    (condition,) = dossier(a, b, c).conditions
    assert (condition.kind, condition.set_by) == ("if", "PER")
    assert [(s.report, s.state, s.grade) for s in condition.states] == [
        ("a", "open", None),
        ("b", "promised", "confirmed"),
        ("c", "met", "on-record"),
    ]


def test_a_meeting_of_several_reports_is_one_with_its_history() -> None:
    a = Made("a", "2020-03-01").meet("summit", "planned", "2020-05", "PER.GOV:x", "CHL.GOV:y")
    b = Made("b", "2020-03-10").meet("summit", "planned", "2020-05-12", "CHL.GOV:y", "PER")
    c = Made("c", "2020-04-01").meet("summit", "cancelled", None, "PER.GOV:x", "CHL.GOV:y")
    (meeting,) = dossier(a, b, c).meetings
    assert [(s.state, s.when) for s in meeting.states] == [
        ("planned", "2020-05"),
        ("planned", "2020-05-12"),
        ("cancelled", "2020-05-12"),
    ]


def test_meetings_of_other_people_are_others() -> None:
    a = Made("a", "2020-03-01").meet("talks", "held", "2020-02-28", "PER.GOV:x", "CHL.GOV:y")
    b = Made("b", "2020-03-02").meet("talks", "held", "2020-02-28", "PER.GOV:z", "CHL.GOV:y")
    assert len(dossier(a, b).meetings) == 2


def test_reports_stand_in_the_order_of_their_dates_whenever_they_come() -> None:
    a = Made("a", "2020-03-01").say("CHL.GOV", "say", "Peru is willing to talk about the border")
    a.say("PER", "offer", "to talk about the border", within="S1")
    b = Made("b", "2020-03-05").say("PER.GOV", "offer", "to talk about the border")
    assert dossier(a, b) == dossier(b, a)


def test_a_report_of_a_month_stands_where_it_arrived_among_those_of_the_month() -> None:
    made = [Made("a", "2020-03-09"), Made("b", "2020-03"), Made("c", "2020-03-20"), Made("d", "2020-03-01")]
    assert dossier(*made).reports == ("d", "a", "b", "c")
