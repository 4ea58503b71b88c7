"""Readings of invented reports, with one of everything that a page has to show; one of them hostile."""

from __future__ import annotations

from gezant.model import Condition, Meeting, Party, Reading, Report, Span, Statement, Time
from tests.views.sample import READING

HOSTILE = "<script>alert(1)</script>"


def _reading(id: str, text: str, date: str, *, outlet: str, title: str, language: str = "en", **parts: object) -> Reading:
    return Reading(report=Report(id, text, language, date, outlet, title), **parts)  # type: ignore[arg-type]


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return (start, start + len(words))


def _said(text: str, id: str, who: str, actor: str, cue: str, content: str, act: str = "say", **more: object) -> Statement:
    fields: dict[str, object] = {
        "form": "indirect", "polarity": "positive", "certainty": "certain", "hearsay": False, "date": None, "addressee": None,
        "chain": (), "within": None, "conditions": (), "confidence": 0.9, "rule": "attribution.verb-clause",
    }  # fmt: skip
    source = Party((_at(text, who),), (actor,), "named") if who else None
    return Statement(id, source, (_at(text, cue),), (_at(text, content),), act, **{**fields, **more})  # type: ignore[arg-type]


_OFFER = (
    "Latvia said on Monday that it will lift the sanctions if Finland ends the exercises.\n\n"
    "A diplomat told the Weald Post that Finland will end the exercises."
)
_DENIAL = "Finland denied that it will end the exercises. A summit in Riga is planned for June."
_HOSTILE = (
    f'{HOSTILE} said "onmouseover=alert(1) it will lift the sanctions" & {{{{ 7 * 7 }}}} in </span></p>'
    "<img src=x onerror=alert(1)>."
)

READINGS = (
    READING,
    _reading(
        "fin-2",
        _OFFER,
        "2018-05-02",
        outlet="The Weald Post",
        title="Latvia offers to lift sanctions",
        statements=(
            _said(
                _OFFER, "S1", "Latvia", "LVA.GOV", "said", "it will lift the sanctions if Finland ends the exercises", "offer",
                conditions=(Condition(_at(_OFFER, "Finland ends the exercises"), _at(_OFFER, "if"), "if"),),
            ),
            Statement(
                "S2", Party((_at(_OFFER, "A diplomat"),), ("FIN.GOV",), "unnamed"), (_at(_OFFER, "told"),),
                (_at(_OFFER, "Finland will end the exercises"),), "promise", "indirect", "positive", "certain", False, None, None,
                (Party((_at(_OFFER, "the Weald Post"),), ("MED/weald-post",), "institution"),), None, (), 0.8,
                "attribution.verb-clause",
            ),
        ),
        times=(Time(_at(_OFFER, "Monday"), "DATE", "2018-04-30", "times.weekday", "T1"),),
    ),
    _reading(
        "fin-3",
        _DENIAL,
        "2018-05-09",
        outlet="De Noorderkoerier",
        title="Finland denies",
        statements=(
            _said(_DENIAL, "S1", "Finland", "FIN.GOV", "denied", "it will end the exercises", "deny", polarity="negative"),
        ),
        meetings=(
            Meeting(
                _at(_DENIAL, "A summit in Riga"), ("LVA", "FIN"), "summit", "2018-06", "Riga", "planned", None, "m.x", "M1"
            ),
        ),
    ),
    _reading(
        HOSTILE,
        _HOSTILE,
        "2018-05-10",
        outlet=f'"><marquee>{HOSTILE}',
        title=f"{HOSTILE} title",
        statements=(
            _said(
                _HOSTILE, "S1", HOSTILE, f"LVA.GOV:{HOSTILE}", "said", "it will lift the sanctions", "offer",
                rule="<marquee>rule</marquee>", date=HOSTILE,
            ),
        ),
        meetings=(Meeting(_at(_HOSTILE, HOSTILE), ("LVA", HOSTILE), "summit", HOSTILE, HOSTILE, "planned", None, "m.x", "M1"),),
    ),
)  # fmt: skip
