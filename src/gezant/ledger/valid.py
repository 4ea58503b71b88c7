"""Whether a statement that a person wrote keeps to the guidelines' format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def faults(statement: Statement, text: str) -> list[str]:
    """What is wrong with a statement of a report with this text, in words for its editor; empty where nothing is."""
    return list(_faults(statement, len(text)))


def _faults(s: Statement, length: int) -> Iterator[str]:
    for name, kind in _WORDS.items():
        value = getattr(s, name)
        if value not in get_args(kind):
            yield f"{name} '{value}' is none of {', '.join(get_args(kind))}"
    if not isinstance(s.hearsay, bool):
        yield f"hearsay is {s.hearsay!r}, neither true nor false"
    if not s.cue and not s.content:
        yield "it has neither a cue nor a content"
    yield from _spans("cue", s.cue, length)
    yield from _spans("content", s.content, length)
    parties: list[tuple[str, Party | None]] = [("source", s.source), ("addressee", s.addressee)]
    for name, party in [*parties, *(("chain", link) for link in s.chain)]:
        if party is not None:
            yield from _party(name, party, length)
    for condition in s.conditions:
        if condition.kind not in get_args(ConditionKind):
            yield f"condition '{condition.kind}' is none of {', '.join(get_args(ConditionKind))}"
        yield from _spans("condition", (condition.span, *([condition.cue] if condition.cue else [])), length)
    if s.date is not None and not is_date(s.date):
        yield f"date '{s.date}' is no EDTF date such as 2018-04-08, 2018-04, 2018 or 2018-04-01/2018-04-10"


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


def _spans(name: str, spans: Iterable[Span], length: int) -> Iterator[str]:
    for start, end in spans:
        if not (type(start) is int and type(end) is int and 0 <= start < end <= length):
            yield f"{name} [{start}, {end}] is no part of the text, which has {length} characters"


def _party(name: str, party: Party, length: int) -> Iterator[str]:
    if not party.spans:
        yield f"{name} has no words in the text"
    yield from _spans(name, party.spans, length)
    if party.naming not in get_args(Naming):
        yield f"naming '{party.naming}' of the {name} is none of {', '.join(get_args(Naming))}"
    if not party.actors:
        yield f"{name} has no actor; give '{UNKNOWN}' where it cannot be told"
    for actor in party.actors:
        if not is_actor(actor):
            yield f"'{actor}' is no actor's code such as PRK, USA.GOV:donald-trump or MED/ap"
