"""A dossier for the terminal: claims and their histories, statements, meetings, actors, what changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text

from gezant.model.dossier import (
    ActorLine,
    Change,
    Claim,
    ConditionEntry,
    DossierCondition,
    DossierMeeting,
    Fulfilment,
    GradeEntry,
    MeetingEntry,
    ReportLine,
    StatementLine,
)
from gezant.views.actors import actor_name, name_and_body
from gezant.views.hanging import Hanging
from gezant.views.quoting import printable
from gezant.views.reasons import reason
from gezant.views.style import act_style
from gezant.views.wording import wording
from gezant.views.words import date_in_words, value_in_words

_GRADES = {
    "disputed": "disputed",
    "denied": "denied",
    "confirmed": "confirmed",
    "on-record": "on record",
    "corroborated": "corroborated, nobody named",
    "unnamed": "on unnamed word",
    "hearsay": "hearsay, nobody named",
}
_STYLES = {"confirmed": "gz.named", "on-record": "gz.institution", "disputed": "gz.act.against", "denied": "gz.act.against"}
_FULFILMENTS = {"due": "gz.hedge", "reported kept": "gz.act.towards", "reported broken": "gz.act.against"}
_ACTS = 5  # of an actor that are shown
_CONDITION = re.compile(r" \| (if|only-if|unless|as-long-as|in-exchange) \| ")
_QUOTES = "“”„\"«»‘’'"
_WITHIN = str.maketrans("“”„", "‘’‘")  # marks of quotations within a quotation
_STATES = {"promised": "promised by", "failed": "refused by"}


def claims_view(claims: Sequence[Claim], fulfilments: Mapping[str, Fulfilment] = MappingProxyType({})) -> RenderableType:
    """One card a claim: what, whose, what it is worth and on whose word, since when; of pledges, what became of them."""
    return _listing([_claim_card(claim, fulfilments.get(claim.id)) for claim in claims])


def claim_view(
    claim: Claim,
    reports: Mapping[str, ReportLine],
    words: Mapping[tuple[str, str], str],
    fulfilment: Fulfilment | None = None,
) -> RenderableType:
    """A claim's whole history: its grades, and every bearing with outlet, date and words (by report and statement)."""
    lines: list[RenderableType] = [_claim_card(claim, fulfilment), "", Text("What it was worth", "gz.quiet")]
    lines += [_dated(since_text(g.since, g.report), grade_text(g, claim.parties), 2) for g in claim.grades]
    lines += ["", Text("Who said so", "gz.quiet")]
    for bearing in claim.bearings:
        report = reports[bearing.report]
        head = Text.assemble(
            (f"{bearing.report}/{bearing.statement}", "gz.id"), "  ", (bearing.bearing, "bold"),
            ("  " + " · ".join(_known(report)), "gz.quiet"),
        )  # fmt: skip
        lines += [Hanging(head, 2), Padding(Text(printable(words[bearing.report, bearing.statement])), (0, 0, 0, 6))]
        if bearing.why:
            why = printable(reason(bearing.why, wording("en")))
            lines.append(Padding(Text(f"with this claim: {why}", "gz.quiet"), (0, 0, 0, 6)))
    return Group(*lines, "")


def conditions_view(conditions: Sequence[DossierCondition], claims: Mapping[str, Claim]) -> RenderableType:
    """The conditions around a claim, with what became of each; `claims` are those that they name, by id."""
    lines: list[RenderableType] = [Text("Conditions", "gz.quiet")] if conditions else []
    for c in conditions:
        asked = Text.assemble(
            (c.of, "gz.id"), f" {c.kind.replace('-', ' ')} ", (c.on, "gz.id"), f"  {quoted(short(claims[c.on].gloss))}"
        )
        lines.append(Hanging(asked, 2))
        lines += [_dated(since_text(s.since, s.report), condition_text(s, claims[s.claim or c.on]), 4) for s in c.states]
    return Group(*lines)


def statements_view(statements: Sequence[StatementLine]) -> RenderableType:
    """One card a statement."""
    cards: list[RenderableType] = []
    for s in statements:
        head = Text.assemble(
            (f"{s.report}/{s.statement}", "gz.id"), "  ", (printable(s.source) or "nobody named", "gz.source"), *_who(s), "  ",
            (s.act, act_style(s.act)), ("  hearsay" if s.hearsay else "", "gz.hearsay"),  # type: ignore[arg-type]
        )  # fmt: skip
        bears = [f"bears on {', '.join(s.claims)}"] if s.claims else []
        about = [date_in_words(s.date), *([s.outlet] if s.outlet else []), *bears]
        to = Text(f"to {printable(s.addressee)}", "gz.quiet") if s.addressee else None
        said = Text(quoted(printable(s.content)) if s.content else "–")
        lines: list[RenderableType] = [Hanging(head), Padding(said, (0, 0, 0, 4))]
        lines += [Padding(to, (0, 0, 0, 4))] if to else []
        cards.append(Group(*lines, Padding(Text(printable(" · ".join(about)), "gz.quiet"), (0, 0, 0, 4))))
    return _listing(cards)


def meetings_view(meetings: Sequence[DossierMeeting]) -> RenderableType:
    """One card a meeting, with its history."""
    cards: list[RenderableType] = []
    for m in meetings:
        first = f", the first since {value_in_words(m.first_since)}" if m.first_since else ""
        who = ", ".join(actor_name(actor) for actor in m.participants)
        lines: list[RenderableType] = [Hanging(Text.assemble((m.id, "gz.id"), "  ", (m.kind, "bold"), f" of {who}{first}"))]
        lines += [_dated(since_text(s.since, s.report), meeting_text(s), 4) for s in m.states]
        cards.append(Group(*lines))
    return _listing(cards)


def actors_view(actors: Sequence[ActorLine]) -> RenderableType:
    """One line an actor: how often it spoke, was spoken to, and how."""
    lines: list[RenderableType] = []
    for line in actors:
        acts = ", ".join(f"{act} {count}" for act, count in line.acts[:_ACTS]) + (" …" if len(line.acts) > _ACTS else "")
        told = [_count(line.spoke, "statement")] if line.spoke else []
        told += [f"spoken to {_times(line.addressed)}"] if line.addressed else []
        lines.append(Hanging(Text.assemble((actor_name(line.actor), "bold"), f"  {', '.join(told)}", (f"  {acts}", "gz.quiet"))))
    return Group(*lines)


def changes_view(changes: Sequence[Change]) -> RenderableType:
    """What changed, by report: grades of claims, states of conditions and meetings."""
    lines: list[RenderableType] = []
    for report, of in groupby(changes, key=lambda change: change.report):
        told = list(of)
        title = Text(f"{printable(report)}, {date_in_words(told[0].since)}", "gz.title")
        lines.append(Rule(title, align="left", style="gz.rule"))
        rows = Table.grid(Column(no_wrap=True), Column(ratio=1), padding=(0, 2, 0, 0), expand=True)
        for change in told:
            rows.add_row(Text(change.id, "gz.id"), _changed(change))
        lines.append(rows)
    return Group(*lines)


def change_line(change: Change) -> Text:
    """One change: `C3 unnamed → confirmed by PRK`."""
    return Text.assemble((change.id, "gz.id"), "  ", _changed(change))


def _changed(change: Change) -> Text:
    before = Text.assemble(entry_text(change.before), " → ") if change.before else Text("new: ", "gz.quiet")
    return Text.assemble(before, entry_text(change.after), (f"  {_about(change)}", "gz.quiet"))


def _about(change: Change) -> str:
    """What a change is about: a claim and a condition in the reports' own words, a meeting by who meets."""
    if change.what == "claim":
        return quoted(short(change.gloss))
    if change.what == "meeting":
        kind, _, who = change.gloss.partition(": ")
        return f"{kind} of {', '.join(actor_name(actor) for actor in who.split(', '))}"
    of, kind, on = _CONDITION.split(change.gloss, maxsplit=1)
    return f"{quoted(short(of))} {kind.replace('-', ' ')} {quoted(short(on))}"


def entry_text(entry: GradeEntry | ConditionEntry | MeetingEntry) -> Text:
    """A grade, or a state of a condition or a meeting."""
    if isinstance(entry, GradeEntry):
        return grade_text(entry)
    return condition_text(entry) if isinstance(entry, ConditionEntry) else meeting_text(entry)


def grade_text(entry: GradeEntry, parties: Collection[str] = ()) -> Text:
    """A grade, never without whose word makes it so: *confirmed by North Korea itself*.

    `parties`: whose own word is told as such, whatever the grade.
    """
    text = Text(_GRADES[entry.grade], _STYLES.get(entry.grade, "gz.unnamed"))
    if entry.grade in {"disputed", "denied"}:
        text.append(_against(entry, parties))
    elif entry.by:
        own = entry.grade == "confirmed" or set(entry.by) <= set(parties)
        itself = " itself" if own and len(entry.by) == 1 else ""
        text.append(f" by {_names(entry.by)}{itself}")
    if entry.awaiting:
        text.append(f"; awaiting {', '.join(actor_name(actor) for actor in entry.awaiting)}", "gz.hedge")
    return text


def _against(entry: GradeEntry, parties: Collection[str]) -> str:
    """Who asserts what is denied; who denies it is known where there is one party: a grade tells that one of them does."""
    party = _names(parties) if len(parties) == 1 else ""
    if not entry.by:
        return f" by {party} itself; nobody asserts it on record" if party else ": nobody asserts it on record"
    if set(entry.by) == set(parties) and party:
        return f": asserted and denied by {party}"
    return f": asserted by {_names(entry.by)}" + (f", denied by {party}" if party else "")


def _names(actors: Iterable[str]) -> str:
    return ", ".join(actor_name(actor) for actor in actors)


def _who(s: StatementLine) -> Iterator[tuple[str, str]]:
    """How far the source of a statement is named, and who it is where its words do not say that."""
    if not s.actors:
        return
    names = [name for name in (name_and_body(actor)[0] for actor in s.actors if actor != "?") if name not in s.source]
    yield " (", "gz.quiet"
    yield s.naming, f"gz.{s.naming}"
    yield f"{''.join(f', {name}' for name in names)})", "gz.quiet"


def fulfilment_text(found: Fulfilment, parties: Collection[str] = ()) -> Text:
    """What became of a pledge of these parties, on whose word, and what says so: *reported kept, on record by Chile (C12)*."""
    text = Text.assemble((found.state, _FULFILMENTS[found.state]))
    if found.state == "due":
        text.append(f" since {value_in_words(found.when)}" if found.when else "")
        return text.append("; no report says that it was kept or broken", "gz.quiet")
    if found.grade is not None:
        text.append(", ").append(grade_text(GradeEntry(found.since, found.report or "", found.grade, found.by), parties).plain)
    text.append(f" ({found.by_id})")
    pledged = f"; pledged for {value_in_words(found.when)}" if found.when else ""
    return text.append(f"  {since_text(found.since, found.report or '')}{pledged}", "gz.quiet")


def condition_text(entry: ConditionEntry, rests_on: Claim | None = None) -> Text:
    """A state of a condition, with the grade that it rests on; `rests_on` is the claim of that, which knows whose word it is."""
    state = f"{_STATES.get(entry.state, entry.state)} {entry.claim}" if entry.claim else entry.state
    if entry.grade is None or (entry.grade == entry.state and not entry.claim):
        return Text(state)
    graded = [g for g in rests_on.grades if g.grade == entry.grade] if rests_on else []
    found = next((g for g in graded if g.report == entry.report), graded[0] if graded else None)
    if found is None or rests_on is None:
        return Text(f"{state}, {_GRADES[entry.grade]}")
    return Text(f"{state}, {grade_text(replace(found, awaiting=()), rests_on.parties).plain}")


def meeting_text(entry: MeetingEntry) -> Text:
    """A state of a meeting, with its time and place."""
    when = f", {value_in_words(entry.when)}" if entry.when else ""
    return Text(f"{entry.state}{when}" + (f", {printable(entry.where)}" if entry.where else ""))


def _claim_card(claim: Claim, fulfilment: Fulfilment | None = None) -> RenderableType:
    whose = ", ".join(actor_name(party) for party in claim.parties)
    head = Text.assemble((claim.id, "gz.id"), "  ", (whose, "bold"), (f"  {claim.kind}", "gz.quiet"))
    body: list[RenderableType] = [Padding(Text(quoted(printable(claim.gloss))), (0, 0, 0, 4))]
    if claim.grades:
        last = claim.grades[-1]
        worth = Text.assemble(grade_text(last, claim.parties), (f"  since {since_text(last.since, last.report)}", "gz.quiet"))
    else:
        worth = Text("nobody has said so yet" if not claim.bearings else "doubted or met with silence only", "gz.quiet")
    body.append(Padding(worth, (0, 0, 0, 4)))
    if fulfilment is not None:
        body.append(Padding(fulfilment_text(fulfilment, claim.parties), (0, 0, 0, 4)))
    reports = len({bearing.report for bearing in claim.bearings})
    about = [f"{_count(len(claim.bearings), 'statement')} in {_count(reports, 'report')}"] if claim.bearings else []
    about += [f"replaces {claim.replaces}"] if claim.replaces else []
    about += [", ".join(claim.topics)] if claim.topics else []
    return Group(Hanging(head), *body, Padding(Text(" · ".join(about), "gz.quiet"), (0, 0, 0, 4)))


def _dated(since: str, told: Text, indent: int) -> RenderableType:
    return Hanging(Text.assemble((since, "gz.quiet"), "  ", told), indent)


def _listing(cards: Iterable[RenderableType]) -> RenderableType:
    return Group(*(line for card in cards for line in (card, "")))


def _known(report: ReportLine) -> list[str]:
    copy = [f"copy of {report.story}"] if report.story != report.id else []
    return [date_in_words(report.date), *([printable(report.outlet)] if report.outlet else []), *copy]


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def since_text(edtf: str | None, report: str) -> str:
    """Since when, and by which report."""
    return f"{value_in_words(edtf) if edtf else 'date not known'} ({printable(report)})"


def quoted(text: str) -> str:
    """The report's own words, marked as such where they do not begin and end with marks themselves."""
    return text if text[:1] in _QUOTES and text[-1:] in _QUOTES else f"“{text.translate(_WITHIN)}”"


def short(text: str, length: int = 60) -> str:
    """A text in one line, cut where it is too long for it."""
    line = " ".join(printable(text).split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip(' …')}…"
