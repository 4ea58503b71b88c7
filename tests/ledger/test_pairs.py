"""The same claim or not: one pair of statements for each kind that the guidelines tell of. The events are made up."""

from __future__ import annotations

from typing import Any

import pytest

from gezant.ledger import derive
from gezant.model.dossier import Claim
from tests.ledger.made import Made

Said = dict[str, Any]


def said(actor: str | None, act: str, content: str, language: str = "en", **more: Any) -> Said:
    return {"actor": actor, "act": act, "content": content, "language": language, **more}


def claims(first: Said, second: Said) -> tuple[Claim, ...]:
    made = []
    for number, (one, day) in enumerate(((first, "2020-03-01"), (second, "2020-03-20"))):
        more = {name: value for name, value in one.items() if name not in {"actor", "act", "content", "language", "outer"}}
        report = Made(f"r{number}", day, one["language"])
        if "outer" in one:
            report.say(one["outer"], "say", one["content"])
            more["within"] = "S1"
        made.append(report.say(one["actor"], one["act"], one["content"], **more).reading())
    return tuple(claim for claim in derive(made).claims if claim.bearings)


SAME = {
    "a capital for its state, in another language": (
        said("KAZ", "offer", "over de waterverdeling te praten", "nl"),
        said("KAZ.GOV:x", "offer", "to discuss the sharing of the river water"),
    ),
    "by whom it is told": (
        said("GEO", "want", "to talk about the border crossings", outer="ARM.GOV:x"),
        said("GEO.GOV", "say", "Georgië wil over de grensovergangen praten", "nl"),
    ),
    "with another date": (
        said("EGY.GOV:x", "announce", "he will come to the summit in Nairobi in May"),
        said("EGY.GOV:x", "announce", "hij in juni naar de top in Nairobi komt", "nl"),
    ),
    "a threat and the same with its condition": (
        said("SDN", "threaten", "to leave the talks"),
        said(
            "SDN",
            "threaten",
            "de gesprekken te verlaten als de stuwdam wordt gevuld",
            "nl",
            condition=("de stuwdam wordt gevuld", "if"),
        ),
    ),
    "hearsay and then on record": (
        said(None, "say", "Beide landen geheim overleg voeren", "nl", hearsay=True),
        said("ETH.GOV", "confirm", "Ethiopia is in talks with Sudan"),
    ),
    "unwelcome and without cooperation": (
        said("MDA", "criticise", "the visit unwelcome"),
        said("MDA.GOV", "refuse", "to cooperate with the visit"),
    ),
    "not allowed, and allowed on a condition": (
        said("BOL", "refuse", "to let the consul return"),
        said("BOL.GOV", "demand", "the consul may return only after an inquiry", condition=("after an inquiry", "only-if")),
    ),
    "a separable verb, together and apart": (
        said("THA", "promise", "dat het de grens niet meer afsluit en de troepen terugtrekt", "nl"),
        said("THA", "promise", "de troepen terug te trekken", "nl"),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_these_are_one_claim(pair: tuple[Said, Said]) -> None:
    shared = [claim for claim in claims(*pair) if len({b.report for b in claim.bearings}) == 2]
    assert len(shared) == 1


OTHER = {
    "a wish and a request that passed": (
        said("KEN", "want", "the summit to be later"),
        said("KEN", "urge", "to postpone the summit", to="UGA", outer="UGA.GOV"),
    ),
    "a promise and its deed": (
        said("MMR.GOV", "promise", "to release the fishermen"),
        said("MMR.GOV", "say", "de vissers zijn vrijgelaten", "nl"),
    ),
    "an offer and a refusal, each with its condition": (
        said("IRQ", "offer", "to talk if the shelling ends", condition=("the shelling ends", "if")),
        said("IRQ", "refuse", "to talk as long as the shelling goes on", condition=("the shelling goes on", "as-long-as")),
    ),
    "two demands": (said("NPL", "demand", "excuses", "nl"), said("NPL", "demand", "compensation for the bridge")),
    "an apology and the refusal of one": (
        said("GRC.GOV", "say", "Macedonia has apologised to Greece"),
        said("MKD.GOV", "refuse", "to apologise"),
    ),
    "criticism and a refusal": (
        said("FIN", "criticise", "the proposal unacceptable"),
        said("FIN", "refuse", "het voorstel", "nl"),
    ),
    "ended and begun again": (
        said("PAK.GOV", "say", "India has suspended the treaty on the rivers"),
        said("PAK.GOV", "say", "India has resumed its part in the treaty on the rivers"),
    ),
    "talk of a thing and the thing": (
        said("IRN", "promise", "to stop the enrichment of uranium"),
        said("IRN", "offer", "to talk about the enrichment of uranium"),
    ),
    "a campaign against a thing and the thing": (
        said("SRB", "promise", "to end its campaign against the recognition of the country"),
        said("SRB", "refuse", "to recognise the country"),
    ),
}


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_these_are_two_claims(pair: tuple[Said, Said]) -> None:
    assert not [claim for claim in claims(*pair) if len({b.report for b in claim.bearings}) == 2]


CHANGED = {
    "no longer demanded": (
        said("LBN", "demand", "the disarmament of the rebels"),
        said("LBN", "demand", "de ontwapening van de rebellen", "nl", polarity="negative", said="eist niet langer"),
    ),
    "accepted, then called off": (
        said("PHL.GOV:x", "accept", "the invitation to the summit"),
        said("PHL.GOV:x", "announce", "he is cancelling the summit"),
    ),
    "a joint plan that one side leaves": (
        said("CHE.GOV", "announce", "The presidents of Armenia and Azerbaijan will meet at a summit in Geneva"),
        said("AZE.GOV", "refuse", "Azerbaijan will not take part in the summit"),
    ),
}


@pytest.mark.parametrize("pair", CHANGED.values(), ids=CHANGED.keys())
def test_a_change_of_position_takes_the_place_of_the_old_one(pair: tuple[Said, Said]) -> None:
    first, *_, last = claims(*pair)
    assert (last.replaces, {b.report for b in first.bearings}) == (first.id, {"r0"})


def test_what_is_passed_on_to_the_other_side_is_an_event_of_both_beside_the_position() -> None:
    report = Made("r", "2020-03-01").say("YEM.GOV", "say", "Yemen has told Oman that it is ready to talk about the port")
    report.say("YEM", "say", "it is ready to talk about the port", to="OMN", within="S1")
    report.say("YEM", "offer", "to talk about the port", within="S2")
    found = derive([report.reading()]).claims
    assert [(c.kind, c.parties) for c in found] == [("event", ("OMN", "YEM")), ("position", ("YEM",))]


def test_a_sentence_with_two_demands_bears_on_both() -> None:
    first = Made("a", "2020-03-01").say("SEN", "demand", "an apology")
    second = Made("b", "2020-03-02").say("SEN", "demand", "a compensation")
    both = Made("c", "2020-03-03", "nl").say("SEN", "demand", "excuses en een schadevergoeding")
    found = derive([r.reading() for r in (first, second, both)]).claims
    assert [[b.report for b in claim.bearings] for claim in found] == [["a", "c"], ["b", "c"]]


def test_preparations_that_are_told_of_again_much_later_are_others() -> None:
    made = [Made(id, day).say("NER.GOV", "say", "Niger and Chad go on with the preparations for the summit") for id, day in
            (("a", "2020-03-01"), ("b", "2020-03-10"), ("c", "2020-06-01"))]  # fmt: skip
    found = derive([m.reading() for m in made]).claims
    assert [[b.report for b in claim.bearings] for claim in found] == [["a", "b"], ["c"]]


def test_a_denial_that_comes_months_later_takes_up_the_accusation() -> None:
    first = Made("a", "2020-03-01").say("TCD.GOV", "accuse", "Niger of an attack on the oil pipeline")
    second = Made("b", "2020-06-20", "nl").say(
        "NER.GOV", "deny", "zijn land de oliepijpleiding heeft aangevallen", polarity="negative"
    )
    (claim,) = derive([first.reading(), second.reading()]).claims
    assert [(g.grade, g.by) for g in claim.grades] == [("on-record", ("TCD",)), ("disputed", ("TCD",))]


@pytest.mark.parametrize(
    ("act", "content", "language", "opens"),
    [
        ("say", "Paraguay has painted the lighthouse yellow", "en", True),
        ("say", "Paraguay zal de vuurtoren geel schilderen", "nl", True),
        ("say", "lighthouses deserve yellow paint", "en", False),
        ("say", "Paraguay has yellow", "en", False),
        ("accuse", "Paraguay of having painted the lighthouse", "en", True),
        ("accuse", "Paraguay ervan de vuurtoren te hebben geschilderd", "nl", True),
        ("accuse", "Paraguay of stubbornness", "en", False),
    ],
)
def test_what_is_told_of_opens_a_claim_also_where_no_topic_is_known_for_it(
    act: str, content: str, language: str, opens: bool
) -> None:
    made = Made("a", "2020-03-01", language).say("URY.GOV", act, content)  # type: ignore[arg-type]
    assert bool(derive([made.reading()]).claims) is opens
