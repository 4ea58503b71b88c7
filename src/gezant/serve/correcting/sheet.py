"""A statement as the fields of a form, and back: every field checked, each error told beside its field, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast, get_args

from gezant.ledger.corrections import ADDED
from gezant.ledger.names import code_of
from gezant.ledger.valid import Fault, faults, is_actor, is_date
from gezant.model import (
    Act,
    Certainty,
    Condition,
    ConditionKind,
    Form,
    Naming,
    Party,
    Polarity,
    Reading,
    Span,
    Statement,
)
from gezant.serve.correcting.words import AmbiguousError, NotFoundError, find, spans_in, spans_out
from gezant.views.actors import name_and_body
from gezant.views.quoting import excerpt
from gezant.views.wording import languages

CARRIERS, CONDITIONS = 6, 6
"""How many carriers and conditions a form takes."""
_LONGEST = 20_000  # characters of a field

CHOICES: dict[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "form": get_args(Form),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
    "naming": get_args(Naming),
    "kind": get_args(ConditionKind),
}
"""The values of fields that have a fixed set of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a field is not taken: a key of the words of `correct.problems`, the words or the faults that it is about, and the
    stretches that it may mean."""

    key: str
    words: str = ""
    choices: tuple[tuple[Span, ...], ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fields of a form by their names, as they are shown: of a statement, or as an editor sent them, with what is wrong."""

    values: Mapping[str, str]
    problems: Mapping[str, Problem] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in a field; empty where nothing does."""
        return self.values.get(name, "")

    def rows(self, kind: str, most: int) -> list[str]:
        """The names of the fields of a list (carriers, conditions) with something in them, and one that is empty."""
        names = [f"{kind}-{number}" for number in range(most)]
        ends = ("", "_actors", "_cue")  # what else a row has is filled in from the start
        used = [name for name in names if any(self.value(f"{name}{end}") for end in ends)]
        free = [name for name in names if name not in used]
        return [*used, *free[:1]]


EMPTY = Sheet({"act": "say", "form": "indirect", "polarity": "positive", "certainty": "certain", "source_naming": "named"})
"""The form for a statement that was missed."""


def sheet_of(statement: Statement, text: str) -> Sheet:
    """The form of a statement of a report with this text."""
    values = {name: str(getattr(statement, name)) for name in ("act", "form", "polarity", "certainty")}
    values |= {"hearsay": "yes" if statement.hearsay else "", "date": statement.date or "", "within": statement.within or ""}
    values |= _spans("cue", statement.cue, text) | _spans("content", statement.content, text)
    values |= _party("source", statement.source, text) | _party("addressee", statement.addressee, text)
    for number, carrier in enumerate(statement.chain):
        values |= _party(f"carrier-{number}", carrier, text)
    for number, condition in enumerate(statement.conditions):
        name = f"condition-{number}"
        values |= {**_spans(name, [condition.span], text), f"{name}_kind": condition.kind}
        values |= _spans(f"{name}_cue", [condition.cue] if condition.cue else [], text)
    return Sheet(values)


def statement_of(values: Mapping[str, str], reading: Reading, id: str) -> Statement | Sheet:
    """The statement that a form tells, or the form again with what is wrong in it."""
    check = _Checked(values, reading, id)
    content = check.spans("content", required=check.value("act") != "silent")
    check.near = content
    cue = check.spans("cue")
    check.near = content or cue
    statement = Statement(
        id=id,
        source=check.party("source"),
        cue=cue,
        content=content,
        act=check.choice("act"),
        form=check.choice("form"),
        polarity=check.choice("polarity"),
        certainty=check.choice("certainty"),
        hearsay=check.value("hearsay") == "yes",
        date=check.date("date"),
        addressee=check.party("addressee"),
        chain=tuple(party for n in range(CARRIERS) if (party := check.party(f"carrier-{n}"))),
        within=check.within("within"),
        conditions=tuple(condition for n in range(CONDITIONS) if (condition := check.condition(f"condition-{n}"))),
        confidence=1.0,
        rule=ADDED,
    )
    if not check.problems and (wrong := faults(statement, reading.report.text)):
        key = "nothing" if not (statement.cue or statement.content) else "wrong"
        check.problems["content"] = Problem(key, faults=tuple(wrong))
    return Sheet(values, check.problems) if check.problems else statement


def fields(value: Callable[[str], str]) -> dict[str, str]:
    """The fields of a form that was sent, by their names; other fields are left out, and what is too long to be any words."""
    return {name: found for name in _NAMES if (found := value(name)) and len(found) <= _LONGEST}


class _Checked:
    """Reads fields and gathers what is wrong with them."""

    def __init__(self, values: Mapping[str, str], reading: Reading, id: str) -> None:
        self._values = values
        self._text = reading.report.text
        self._others = frozenset(s.id for s in reading.statements if s.id != id)
        self._inner = _within(reading, id)
        self._known = _known(reading)
        self.near: Sequence[Span] = ()
        self.problems: dict[str, Problem] = {}

    def value(self, name: str) -> str:
        return self._values.get(name, "").strip()

    def spans(self, name: str, *, required: bool = False) -> tuple[Span, ...]:
        """The stretches of a field, in the order in which they were given."""
        try:
            at = spans_in(self.value(f"{name}_at"))
        except ValueError:
            at = ()
        try:
            found = find(self._text, self.value(name), at, self.near)
        except NotFoundError as error:
            self.problems[name] = Problem("absent", error.words)
        except AmbiguousError as error:
            self.problems[name] = Problem("ambiguous", error.words, error.choices)
        else:
            if required and not found:
                self.problems[name] = Problem("needed")
            elif any(a[1] > b[0] for a, b in pairwise(sorted(found))):
                self.problems[name] = Problem("overlapping")
            return found
        return ()

    def span(self, name: str) -> Span | None:
        """The one stretch of a field that takes one."""
        found = self.spans(name)
        if len(found) > 1:
            self.problems[name] = Problem("one_stretch")
        return found[0] if found else None

    def party(self, name: str) -> Party | None:
        spans = self.spans(name)
        actors = self.actors(f"{name}_actors")
        if not spans:
            if self.value(f"{name}_actors") and name not in self.problems:
                self.problems[name] = Problem("party_words")
            return None
        return Party(spans, actors or ("?",), cast("Naming", self.choice(f"{name}_naming", "naming")))

    def condition(self, name: str) -> Condition | None:
        span, cue = self.span(name), self.span(f"{name}_cue")
        if span is None:
            if cue is not None and name not in self.problems:
                self.problems[name] = Problem("condition_words")
            return None
        return Condition(span, cue, cast("ConditionKind", self.choice(f"{name}_kind", "kind")))

    def actors(self, name: str) -> tuple[str, ...]:
        """The codes of actors that are given by code or by name, parted by commas or semicolons."""
        found = []
        for given in (piece.strip() for piece in self.value(name).replace(";", ",").split(",")):
            if not given:
                continue
            code = given if is_actor(given) else self._known.get(given.casefold()) or code_of(given)
            if code is None:
                self.problems[name] = Problem("no_actor", given)
            else:
                found.append(code)
        return tuple(dict.fromkeys(found))

    def choice(self, name: str, kind: str | None = None) -> Any:
        """One of the values that a field takes."""
        value = self.value(name)
        if value not in CHOICES[kind or name]:
            self.problems[name] = Problem("choose")
            return CHOICES[kind or name][0]
        return value

    def date(self, name: str) -> str | None:
        value = self.value(name)
        if value and not is_date(value):
            self.problems[name] = Problem("no_date", value)
        return value or None

    def within(self, name: str) -> str | None:
        value = self.value(name)
        if value and (value not in self._others or value in self._inner):
            self.problems[name] = Problem("circle" if value in self._inner else "choose", value)
        return value or None


def _within(reading: Reading, id: str) -> frozenset[str]:
    """The statements that stand within one, at whatever depth."""
    found: set[str] = set()
    while True:
        more = {s.id for s in reading.statements if s.within == id or s.within in found} - found
        if not more:
            return frozenset(found)
        found |= more


def _known(reading: Reading) -> dict[str, str]:
    """The actors of a reading by their names in every language of the interface; names that two share are left out."""
    codes: set[str] = set()
    for s in reading.statements:
        for party in (s.source, s.addressee, *s.chain):
            codes.update(party.actors if party else ())
    for meeting in reading.meetings:
        codes.update(meeting.participants)
    out: dict[str, str] = {}
    for code in sorted(codes - {"?"}):
        for language in languages():
            name = name_and_body(code, language)[0].casefold()
            out[name] = code if out.get(name, code) == code else ""
    return {name: code for name, code in out.items() if code}


def _spans(name: str, spans: Sequence[Span], text: str) -> dict[str, str]:
    return {name: excerpt(text, spans), f"{name}_at": spans_out(spans)}


def _party(name: str, party: Party | None, text: str) -> dict[str, str]:
    if party is None:
        return {}
    told = {f"{name}_actors": ", ".join(party.actors), f"{name}_naming": party.naming}
    return {**_spans(name, party.spans, text), **told}


def _field_names() -> tuple[str, ...]:
    parties = ["source", "addressee", *(f"carrier-{n}" for n in range(CARRIERS))]
    conditions = [f"condition-{n}" for n in range(CONDITIONS)]
    names = ["act", "form", "polarity", "certainty", "hearsay", "date", "within", "cue", "cue_at", "content", "content_at"]
    names += [f"{party}{end}" for party in parties for end in ("", "_at", "_actors", "_naming")]
    names += [f"{condition}{end}" for condition in conditions for end in ("", "_at", "_cue", "_cue_at", "_kind")]
    return tuple(names)


_NAMES = _field_names()
