"""What an entry of a dossier rests on: a claim, a condition, a meeting, a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from gezant.ledger.decisions import Decision
from gezant.model import Meeting, Reading, Statement
from gezant.model.dossier import Bearing, Change, Claim, DossierCondition, DossierMeeting, Origins, Provenance
from gezant.views.actors import actor_name
from gezant.views.corrections import corrections_view
from gezant.views.decisions import decisions_view
from gezant.views.hanging import Hanging
from gezant.views.html.correcting import Done
from gezant.views.ledger import change_line, claims_view, condition_text, meeting_text, quoted, since_text
from gezant.views.origins import origins_view
from gezant.views.quoting import excerpt, printable
from gezant.views.reasons import explain, reason
from gezant.views.style import act_style
from gezant.views.why_source import dates_view
from gezant.views.wording import wording
from gezant.views.words import date_in_words, value_in_words


def why_claim(
    claim: Claim,
    readings: Mapping[str, Reading],
    conditions: Sequence[DossierCondition],
    claims: Mapping[str, Claim],
    decisions: Sequence[Decision],
    origins: Origins,
    people: Mapping[tuple[str, str], str],
) -> RenderableType:
    """Every statement of a claim: why it is with it, which rule or who read it so; conditions, decisions and sources.

    `readings` has the reports of its statements, `claims` those of the conditions, by id; `people` who left a statement as it
    is (*changed by Ann on …*), by report and statement.
    """
    lines: list[RenderableType] = [_title(claim.id), claims_view([claim])]
    if not claim.bearings:
        lines.append(Text("Nobody has said it: it is what a condition asks for.\n"))
    founded = False
    for bearing in claim.bearings:
        statement = next(s for s in readings[bearing.report].statements if s.id == bearing.statement)
        by = people.get((bearing.report, statement.id)) or _read_by(statement.rule)
        lines += _bearing(readings[bearing.report], statement, bearing, by, first=not founded and not bearing.why)
        founded = founded or not bearing.why
    if claim.replaces:
        lines.append(Text(f"It takes the place of {claim.replaces}: its words say that it is another position than before.\n"))
    lines.append(origins_view(origins))
    for condition in conditions:
        lines += [_condition(condition, claims), ""]
    lines.append(decisions_view(decisions))
    return Group(*lines)


def why_condition(condition: DossierCondition, claims: Mapping[str, Claim]) -> RenderableType:
    """What a condition asks for, who set it, and on which claim each of its states rests."""
    return Group(_title(f"{condition.of} on {condition.on}"), _condition(condition, claims), "")


def why_meeting(meeting: DossierMeeting, mentions: Sequence[tuple[Provenance, Reading, Meeting]]) -> RenderableType:
    """Every mention of a meeting: its words and rule, and what it has in common with those before."""
    who = ", ".join(actor_name(actor) for actor in meeting.participants)
    lines: list[RenderableType] = [_title(meeting.id), Hanging(Text.assemble((meeting.kind, "bold"), f" of {who}")), ""]
    for number, (report, reading, told) in enumerate(mentions):
        head = Text.assemble((f"{report.id}/{told.id}", "gz.id"), (f"  {date_in_words(report.date)}", "gz.quiet"))
        shared = "the first mention" if not number else _in_common(told, [m for _, _, m in mentions[:number]])
        lines += [
            head,
            _below(excerpt(reading.report.text, [told.span])),
            _below(_meeting_words(told)),
            _below(shared, "gz.quiet"),
        ]
        lines += [_below(_read_by(told.rule), "gz.quiet"), ""]
    lines.append(Text("What became of it", "gz.quiet"))
    lines += [
        Hanging(Text.assemble((since_text(s.since, s.report), "gz.quiet"), "  ", meeting_text(s)), 2) for s in meeting.states
    ]
    return Group(*lines, "")


def why_report(
    report: Provenance,
    reading: Reading,
    bearings: Sequence[tuple[str, Bearing]],
    changes: Sequence[Change],
    corrected: Sequence[Done],
) -> RenderableType:
    """A report: when it stands, what read it, what its statements bear on, what it changed, what people corrected of it."""
    about = [date_in_words(report.date), *([printable(report.outlet)] if report.outlet else [])]
    lines: list[RenderableType] = [_title(report.id), Text(" · ".join(about))]
    if report.date is None or report.date.count("-") < 2:
        lines.append(Text("Its day is not known: it stands where it arrived among the reports of its time.", "gz.quiet"))
    if report.story != report.id:
        lines.append(Text(f"Nearly the same text as {report.story}: one story, one source.", "gz.hedge"))
    lines.append(Text(_when(report), "gz.quiet"))
    if reading.report.dates:
        lines += ["", dates_view(reading.report)]
    lines.append(Text("\nIts statements", "gz.quiet"))
    text = reading.report.text
    for s in reading.statements:
        mine = ", ".join(f"{id} {b.bearing}" for id, b in bearings if b.statement == s.id) or "on no claim"
        source = excerpt(text, s.source.spans) if s.source else "nobody named"
        head = Text.assemble(
            (s.id, "gz.id"), "  ", (source, "gz.source"), "  ", (s.act, act_style(s.act)), (f"  {mine}", "gz.quiet")
        )
        lines += [Hanging(head, 2), _below(excerpt(text, s.content) or "–")]
    if changes:
        lines.append(Text("\nWhat it changed", "gz.quiet"))
        lines += [Hanging(change_line(change), 2) for change in changes]
    lines.append(what_people_did(corrected))
    return Group(*lines, "")


def what_people_did(corrected: Sequence[Done]) -> RenderableType:
    """What people corrected of a report or a statement; nothing where they did not."""
    if not corrected:
        return Group()
    return Group(Text("\nCorrected by people\n", "gz.title"), corrections_view(corrected, {}))


def on_claims(bearings: Sequence[tuple[str, Bearing]], statement: str) -> RenderableType:
    """The claims that a statement bears on, and why it is with them."""
    mine = [(id, b) for id, b in bearings if b.statement == statement]
    lines: list[RenderableType] = [Text("\nOn claims", "gz.title"), ""]
    lines += [Text.assemble((id, "gz.id"), f"  {b.bearing}", (f"  {_why(b)}", "gz.quiet")) for id, b in mine]
    return Group(*lines) if mine else Text("\nIt bears on no claim.", "gz.quiet")


def _when(report: Provenance) -> str:
    added, read = (value_in_words(instant[:10]) for instant in (report.seen, report.made))
    return f"Added on {added}, read {'then' if added == read else f'on {read}'} by Gezant {report.version}."


def _title(title: str) -> Rule:
    return Rule(Text(title, "gz.title"), align="left", style="gz.rule")


def _below(words: str, style: str = "") -> Padding:
    return Padding(Text(printable(words), style), (0, 0, 0, 6))


def _bearing(reading: Reading, s: Statement, bearing: Bearing, by: str, *, first: bool) -> list[RenderableType]:
    text = reading.report.text
    said = " | ".join(
        part
        for part in (excerpt(text, s.source.spans) if s.source else "", excerpt(text, s.cue), excerpt(text, s.content))
        if part
    )
    head = Text.assemble((f"{bearing.report}/{s.id}", "gz.id"), "  ", (bearing.bearing, "bold"))
    head.append(f"  {date_in_words(reading.report.date)}", "gz.quiet")
    if bearing.why:
        shared = f"with this claim: {_why(bearing)}"
    else:
        shared = "it founded this claim" if first else "it was the first again to say so"
    return [head, _below(said), _below(shared, "gz.quiet"), _below(by, "gz.quiet"), ""]


def _why(bearing: Bearing) -> str:
    return printable(reason(bearing.why, wording("en"))) if bearing.why else "it founded the claim"


def _words(claim: Claim) -> str:
    return quoted(printable(" ".join(claim.gloss.split())))


def _read_by(rule: str) -> str:
    explanation = explain(rule, wording("en"))
    read = f"read by {rule}" if rule else "its reading does not say by which rule"
    return read + (f": {explanation}" if explanation else "")


def _condition(c: DossierCondition, claims: Mapping[str, Claim]) -> RenderableType:
    of, on = claims[c.of], claims[c.on]
    lines: list[RenderableType] = [
        Text.assemble("Condition ", (f"{c.of} {c.kind.replace('-', ' ')} {c.on}", "gz.id"), f", set by {actor_name(c.set_by)}"),
        _below(f"{c.of}: {_words(of)}"),
        _below(f"asks for {c.on}, {on.kind} of {', '.join(actor_name(p) for p in on.parties)}: {_words(on)}"),
    ]
    for state in c.states:
        rests = state.claim or (c.on if state.state != "open" else None)
        rest = f"; rests on {rests}" if rests else "; nobody has said or pledged it"
        if rests and rests != c.on:
            rest += f": {_words(claims[rests])}"
        told = condition_text(state, claims[rests or c.on])
        since = (since_text(state.since, state.report), "gz.quiet")
        lines.append(Padding(Text.assemble(since, "  ", told, (rest, "gz.quiet")), (0, 0, 0, 6)))
    return Group(*lines)


def _meeting_words(meeting: Meeting) -> str:
    when = f", {value_in_words(meeting.when)}" if meeting.when else ""
    return f"{meeting.kind}, {meeting.state}{when}: {', '.join(actor_name(actor) for actor in meeting.participants)}"


def _in_common(told: Meeting, before: Sequence[Meeting]) -> str:
    """What a mention shares with those before it, and what is another."""
    parts = ["the same sides"]
    persons = {actor for actor in told.participants if ":" in actor} & {a for m in before for a in m.participants}
    parts += [f"both name {' and '.join(actor_name(actor) for actor in sorted(persons))}"] if persons else []
    dated = next((m.when for m in reversed(before) if m.when), None)
    if told.when and dated:
        same = told.when == dated
        parts.append(f"both of {value_in_words(dated)}" if same else f"told before for {value_in_words(dated)}")
    last = before[-1]
    parts += [f"{last.state} before"] if last.state != told.state else []
    return f"with this meeting: {'; '.join(parts)}"
