"""Whether a statement that a person wrote keeps to the guidelines' format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from gezant.ledger.codes import SECTORS, UNKNOWN
from gezant.model import Act, Certainty, ConditionKind, Form, Naming, Party, Polarity, Span, Statement
from gezant.times import parse_date

_SECTOR = "|".join(sorted(SECTORS))
_NAME = r"[^\s./:]+"
_BODY = rf"(?:[A-Z]{{3}}(?:\.(?:{_SECTOR}))?(?:/{_NAME})*|\?(?:/{_NAME})*)"
_CODE = re.compile(rf"\?|{_BODY}(?::{_NAME}|:\?)?")
_POINT = r"(?:[\dX]{4}(?:-(?:\d\d|XX|[WQ][\dX]{1,2}))?(?:-[\dX]{1,2})?(?:T[\d:]+)?|\.\.)"
_VALUE = re.compile(rf"{_POINT}(?:/{_POINT})?|\[{_POINT}(?:(?:,|\.\.){_POINT})*\]|(?:PRESENT|PAST|FUTURE)_REF")
_WHOLE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_WORDS = {"act": Act, "form": Form, "polarity": Polarity, "certainty": Certainty}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field of a statement: a code with values for those who tell it in a language; the same in English.

    `field` among the values is the name of a field of a statement.
    """

    code: str
    message: str
    values: Mapping[str, object]


def faults(statement: Statement, text: str) -> list[Fault]:
    """What is wrong with a statement of a report with this text; empty where nothing is."""
    return list(_faults(statement, len(text)))


def _faults(s: Statement, length: int) -> Iterator[Fault]:
    for name, kind in _WORDS.items():
        yield from _choice(name, name, getattr(s, name), get_args(kind))
    if not isinstance(s.hearsay, bool):
        yield Fault("hearsay", f"hearsay is {s.hearsay!r}, neither true nor false", {"value": repr(s.hearsay)})
    if not s.cue and not s.content:
        yield Fault("empty", "it has neither a cue nor a content", {})
    yield from _spans("cue", s.cue, length)
    yield from _spans("content", s.content, length)
    parties: list[tuple[str, Party | None]] = [("source", s.source), ("addressee", s.addressee)]
    for name, party in [*parties, *(("chain", link) for link in s.chain)]:
        if party is not None:
            yield from _party(name, party, length)
    for condition in s.conditions:
        yield from _choice("conditions", "condition", condition.kind, get_args(ConditionKind))
        yield from _spans("conditions", (condition.span, *([condition.cue] if condition.cue else [])), length)
    if s.date is not None and not is_date(s.date):
        message = f"date '{s.date}' is no EDTF date such as 2018-04-08, 2018-04, 2018 or 2018-04-01/2018-04-10"
        yield Fault("date", message, {"value": s.date})


def is_actor(value: object) -> bool:
    """Whether a value is the code of an actor, `?` for one who cannot be told."""
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def is_date(value: object) -> bool:
    """Whether a value is a date, an interval or a set of EDTF, or one that TIMEX3 has beside it, with days that there are."""
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        return False
    try:
        for date in _WHOLE.findall(value):
            parse_date(date)
    except ValueError:
        return False
    return True


def _choice(field: str, name: str, value: object, choices: tuple[str, ...]) -> Iterator[Fault]:
    if value not in choices:
        told = ", ".join(choices)
        yield Fault("choice", f"{name} '{value}' is none of {told}", {"field": field, "value": value, "choices": told})


def _spans(name: str, spans: Iterable[Span], length: int) -> Iterator[Fault]:
    for start, end in spans:
        if not (type(start) is int and type(end) is int and 0 <= start < end <= length):
            message = f"{name} [{start}, {end}] is no part of the text, which has {length} characters"
            yield Fault("span", message, {"field": name, "start": start, "end": end, "length": length})


def _party(name: str, party: Party, length: int) -> Iterator[Fault]:
    if not party.spans:
        yield Fault("no_words", f"{name} has no words in the text", {"field": name})
    yield from _spans(name, party.spans, length)
    yield from _choice(name, "naming", party.naming, get_args(Naming))
    if not party.actors:
        message = f"{name} has no actor; give '{UNKNOWN}' where it cannot be told"
        yield Fault("no_actor", message, {"field": name, "unknown": UNKNOWN})
    for actor in party.actors:
        if not is_actor(actor):
            message = f"'{actor}' is no actor's code such as PRK, USA.GOV:donald-trump or MED/ap"
            yield Fault("actor", message, {"value": actor})
