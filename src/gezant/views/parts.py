"""What tables and cards are made of: a party, a statement's labelled details, the order of nested statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from gezant.model import Condition, Meeting, Party, Reading, Statement
from gezant.views.quoting import GAP, excerpt
from gezant.views.style import SIGNS
from gezant.views.words import value_in_words

Detail = tuple[str, Text]
"""A label and what stands behind it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement and how deep it is nested, 0 for one of its own."""

    statement: Statement
    depth: int


def in_order(statements: tuple[Statement, ...]) -> Iterator[Placed]:
    """Every statement once, in the order given, the nested ones right behind their outer one."""
    known = {statement.id for statement in statements}
    inner: dict[str | None, list[Statement]] = {}
    for statement in statements:
        outer = statement.within if statement.within in known and statement.within != statement.id else None
        inner.setdefault(outer, []).append(statement)
    placed: set[str] = set()

    def below(outer: str | None, depth: int) -> Iterator[Placed]:
        for statement in inner.get(outer, []):
            if statement.id not in placed:
                placed.add(statement.id)
                yield Placed(statement, depth)
                yield from below(statement.id, depth + 1)

    yield from below(None, 0)
    for statement in statements:  # two that claim to stand within each other are under no outer one
        if statement.id not in placed:
            placed.add(statement.id)
            yield Placed(statement, 0)
            yield from below(statement.id, 1)


def party_text(report: str, party: Party | None, cue: str = "") -> Text:
    """Who speaks: a sign and a word for how far it is named, its words in the report, its actor codes, then the cue."""
    text = Text()
    if party is None:
        text.append("– no source", "gz.hearsay")
    else:
        style = f"gz.{party.naming}"
        text.append(f"{SIGNS[party.naming]} ", style)
        text.append(excerpt(report, party.spans), "gz.source")
        text.append(" (", "gz.quiet").append(party.naming, style)
        text.append(f", {', '.join(party.actors)})", "gz.quiet")
    if cue:
        text.append(f": {cue}", "gz.cue")
    return text


def qualities(statement: Statement) -> Text:
    """What the statement is to be taken as, where that is not plain: hearsay, not so, less than certain."""
    marks = []
    if statement.hearsay:
        marks.append(("hearsay", "gz.hearsay"))
    if statement.polarity == "negative" and statement.act != "deny":
        marks.append(("not so", "gz.act.against"))
    if statement.certainty != "certain" and statement.act != "silent":
        marks.append((statement.certainty, "gz.hedge"))
    return Text(", ").join(Text(word, style) for word, style in marks)


def conditions(report: str, statement: Statement) -> list[Detail]:
    """Each condition under its kind, with its own words and its cue's."""
    return [
        (condition.kind.replace("-", " "), Text(_condition(report, condition), "gz.condition"))
        for condition in statement.conditions
    ]


def _condition(report: str, condition: Condition) -> str:
    """The condition as the report has it, its cue in front or wherever it stands, unless its kind already says the same."""
    spans = [condition.span, *([condition.cue] if condition.cue else [])]
    if condition.cue and excerpt(report, [condition.cue]).casefold().startswith(condition.kind.replace("-", " ")):
        spans = [condition.span]
    words = [excerpt(report, [span]) for span in sorted(spans)]
    return GAP.join(words) if _apart(report, sorted(spans)) else " ".join(words)


def _apart(report: str, spans: list[tuple[int, int]]) -> bool:
    return any(report[end:start].strip() for (_, end), (start, _) in pairwise(spans))


def circumstances(report: str, statement: Statement) -> list[Detail]:
    """To whom, on whose word (nearest to the report first), and when it was said."""
    details: list[Detail] = []
    told = statement.addressee
    if told and told not in statement.chain:
        details.append(("to", party_text(report, told)))
    for number, carrier in enumerate(statement.chain):
        # A news organisation that was told carries what it was told: one line says both.
        label = "to, via" if carrier == told else "from" if number else "via"
        details.append((label, party_text(report, carrier)))
    if statement.date:
        details.append(("said", Text(value_in_words(statement.date), "gz.value")))
    return details


def meeting_details(meeting: Meeting) -> list[Detail]:
    """Who meets, when, where, and since when for the first time."""
    details: list[Detail] = []
    if meeting.participants:
        details.append(("who", Text(", ".join(meeting.participants))))
    if meeting.when:
        details.append(("when", Text(value_in_words(meeting.when), "gz.value")))
    if meeting.where:
        details.append(("where", Text(meeting.where)))
    if meeting.first_since:
        details.append(("first since", Text(value_in_words(meeting.first_since), "gz.value")))
    return details


def counted(reading: Reading) -> str:
    """*8 statements, 1 time, no meetings*."""
    kinds = (("statement", reading.statements), ("time", reading.times), ("meeting", reading.meetings))
    return ", ".join(f"{len(entries) or 'no'} {kind}{'' if len(entries) == 1 else 's'}" for kind, entries in kinds)
