"""A dossier for the terminal: claims and their histories, statements, meetings, actors, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
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
from gezant.views.quoting import printable
from gezant.views.style import act_style
from gezant.views.words import date_in_words, value_in_words

_GRADES = {
    "disputed": "disputed",
    "denied": "denied",
    "confirmed": "confirmed",
    "on-record": "on record",
    "corroborated": "corroborated, nobody named",
    "unnamed": "on unnamed word",
    "hearsay": "hearsay",
}
_STYLES = {"confirmed": "gz.named", "on-record": "gz.institution", "disputed": "gz.act.against", "denied": "gz.act.against"}
_FULFILMENTS = {"due": "gz.hedge", "reported kept": "gz.act.towards", "reported broken": "gz.act.against"}
_STATES = {"promised": "promised by", "failed": "refused by"}


def claims_view(claims: Sequence[Claim], fulfilments: Mapping[str, Fulfilment] = MappingProxyType({})) -> RenderableType:
    """One card a claim: what, whose, what it is worth and on whose word, since when; of pledges, what became of them."""
    return _listing([_claim_card(claim, fulfilments.get(claim.id)) for claim in claims], "no claims")


def claim_view(
    claim: Claim,
    reports: Mapping[str, ReportLine],
    words: Mapping[tuple[str, str], str],
    fulfilment: Fulfilment | None = None,
) -> RenderableType:
    """A claim's whole history: its grades, and every bearing with outlet, date and words (by report and statement)."""
    lines: list[RenderableType] = [_claim_card(claim, fulfilment), "", Text("What it was worth", "gz.quiet")]
    lines += [
        Padding(Text.assemble((since_text(g.since, g.report), "gz.quiet"), "  ", grade_text(g)), (0, 0, 0, 2))
        for g in claim.grades
    ]
    lines += ["", Text("Who said so", "gz.quiet")]
    for bearing in claim.bearings:
        report = reports[bearing.report]
        head = Text.assemble(
            "  ", (f"{bearing.report} {bearing.statement}", "gz.id"), "  ", (bearing.bearing, "bold"),
            ("  " + " · ".join(_known(report)), "gz.quiet"),
        )  # fmt: skip
        lines += [head, Padding(Text(printable(words[bearing.report, bearing.statement])), (0, 0, 0, 6))]
        if bearing.why:
            lines.append(Padding(Text(f"with this claim: {bearing.why}", "gz.quiet"), (0, 0, 0, 6)))
    return Group(*lines, "")


def conditions_view(conditions: Sequence[DossierCondition], glosses: Mapping[str, str]) -> RenderableType:
    """The conditions around a claim, with what became of each; `glosses` has the words of claims by id."""
    lines: list[RenderableType] = [Text("Conditions", "gz.quiet")] if conditions else []
    for c in conditions:
        lines.append(
            Text.assemble("  ", (c.of, "gz.id"), f" {c.kind.replace('-', ' ')} ", (c.on, "gz.id"), f"  {short(glosses[c.on])}")
        )
        lines += [
            Text.assemble("    ", (since_text(s.since, s.report), "gz.quiet"), "  ", condition_text(s)) for s in c.states
        ]  # fmt: skip
    return Group(*lines)


def statements_view(statements: Sequence[StatementLine]) -> RenderableType:
    """One card a statement."""
    cards: list[RenderableType] = []
    for s in statements:
        head = Text.assemble(
            (f"{s.report} {s.statement}", "gz.id"), "  ", (printable(s.source) or "nobody named", "gz.source"), "  ",
            (s.act, act_style(s.act)), ("  hearsay" if s.hearsay else "", "gz.hearsay"),  # type: ignore[arg-type]
        )  # fmt: skip
        about = [date_in_words(s.date), *([s.outlet] if s.outlet else []), *([", ".join(s.claims)] if s.claims else [])]
        to = Text(f"to {printable(s.addressee)}", "gz.quiet") if s.addressee else None
        lines: list[RenderableType] = [head, Padding(Text(printable(s.content) or "–"), (0, 0, 0, 4))]
        lines += [Padding(to, (0, 0, 0, 4))] if to else []
        cards.append(Group(*lines, Padding(Text(printable(" · ".join(about)), "gz.quiet"), (0, 0, 0, 4))))
    return _listing(cards, "no statements")


def meetings_view(meetings: Sequence[DossierMeeting]) -> RenderableType:
    """One card a meeting, with its history."""
    cards: list[RenderableType] = []
    for m in meetings:
        first = f", the first since {m.first_since}" if m.first_since else ""
        who = ", ".join(actor_name(actor) for actor in m.participants)
        lines: list[RenderableType] = [Text.assemble((m.id, "gz.id"), "  ", (m.kind, "bold"), f" of {who}{first}")]
        lines += [Text.assemble("    ", (since_text(s.since, s.report), "gz.quiet"), "  ", meeting_text(s)) for s in m.states]
        cards.append(Group(*lines))
    return _listing(cards, "no meetings")


def actors_view(actors: Sequence[ActorLine]) -> RenderableType:
    """One line an actor: how often it spoke, was spoken to, and how."""
    lines: list[RenderableType] = []
    for line in actors:
        acts = ", ".join(f"{act} {count}" for act, count in line.acts[:5])
        told = f", addressed {line.addressed} times" if line.addressed else ""
        lines.append(
            Text.assemble((actor_name(line.actor), "bold"), f"  spoke {line.spoke} times{told}", (f"  {acts}", "gz.quiet"))
        )
    return Group(*lines) if lines else Text("no actors", "gz.quiet")


def changes_view(changes: Sequence[Change]) -> RenderableType:
    """What changed, by report: grades of claims, states of conditions and meetings."""
    lines: list[RenderableType] = []
    report = ""
    for change in changes:
        if change.report != report:
            report = change.report
            lines.append(
                Rule(Text(f"{printable(report)}, {date_in_words(change.since)}", "gz.title"), align="left", style="gz.rule")
            )
        lines.append(change_line(change))
    return Group(*lines) if lines else Text("nothing changed", "gz.quiet")


def change_line(change: Change) -> Text:
    """One change: `C3 unnamed → confirmed by PRK`."""
    before = Text.assemble(entry_text(change.before), " → ") if change.before else Text("new: ", "gz.quiet")
    return Text.assemble((change.id, "gz.id"), "  ", before, entry_text(change.after), (f"  {short(change.gloss)}", "gz.quiet"))


def entry_text(entry: GradeEntry | ConditionEntry | MeetingEntry) -> Text:
    """A grade, or a state of a condition or a meeting."""
    if isinstance(entry, GradeEntry):
        return grade_text(entry)
    return condition_text(entry) if isinstance(entry, ConditionEntry) else meeting_text(entry)


def grade_text(entry: GradeEntry) -> Text:
    """A grade, never without whose word makes it so: *confirmed by North Korea itself*."""
    text = Text(_GRADES[entry.grade], _STYLES.get(entry.grade, "gz.unnamed"))
    if entry.by:
        itself = " itself" if entry.grade == "confirmed" and len(entry.by) == 1 else ""
        joint = " asserted by " if entry.grade in {"disputed", "denied"} else " by "
        text.append(joint + ", ".join(actor_name(actor) for actor in entry.by) + itself)
    if entry.awaiting:
        text.append(f"; awaiting {', '.join(actor_name(actor) for actor in entry.awaiting)}", "gz.hedge")
    return text


def fulfilment_text(found: Fulfilment) -> Text:
    """What became of a pledge, with what and on whose word it is said: *reported kept by C12, on record by Chile*."""
    text = Text(found.state, _FULFILMENTS[found.state])
    if found.when:
        text.append(f"{' since' if found.state == 'due' else ', pledged for'} {value_in_words(found.when)}")
    if found.by_id and found.report:
        worth = f", {_GRADES[found.grade]}" if found.grade else ""
        by = f" by {', '.join(actor_name(actor) for actor in found.by)}" if found.by else ""
        text.append(f": {found.by_id}{worth}{by}  ").append(since_text(found.since, found.report), "gz.quiet")
    return text


def condition_text(entry: ConditionEntry) -> Text:
    """A state of a condition, with the grade that it rests on."""
    if entry.claim:
        return Text(
            f"{_STATES.get(entry.state, entry.state)} {entry.claim}" + (f", {_GRADES[entry.grade]}" if entry.grade else "")
        )
    return Text(entry.state + (f", {_GRADES[entry.grade]}" if entry.grade and entry.grade != entry.state else ""))


def meeting_text(entry: MeetingEntry) -> Text:
    """A state of a meeting, with its time and place."""
    when = f", {value_in_words(entry.when)}" if entry.when else ""
    return Text(f"{entry.state}{when}" + (f", {printable(entry.where)}" if entry.where else ""))


def _claim_card(claim: Claim, fulfilment: Fulfilment | None = None) -> RenderableType:
    whose = ", ".join(actor_name(party) for party in claim.parties)
    head = Text.assemble((claim.id, "gz.id"), "  ", (whose, "bold"), (f"  {claim.kind}", "gz.quiet"))
    body: list[RenderableType] = [Padding(Text(printable(claim.gloss)), (0, 0, 0, 4))]
    if claim.grades:
        last = claim.grades[-1]
        worth = Text.assemble(grade_text(last), (f"  since {since_text(last.since, last.report)}", "gz.quiet"))
    else:
        worth = Text("nobody has said so yet" if not claim.bearings else "doubted or met with silence only", "gz.quiet")
    body.append(Padding(worth, (0, 0, 0, 4)))
    if fulfilment is not None:
        body.append(Padding(fulfilment_text(fulfilment), (0, 0, 0, 4)))
    reports = len({bearing.report for bearing in claim.bearings})
    told = [f"{_count(len(claim.bearings), 'statement')} in {_count(reports, 'report')}"]
    about = [*([", ".join(claim.topics)] if claim.topics else []), *(told if claim.bearings else [])]
    about += [f"replaces {claim.replaces}"] if claim.replaces else []
    return Group(head, *body, Padding(Text(" · ".join(about), "gz.quiet"), (0, 0, 0, 4)))


def _listing(cards: Iterable[RenderableType], none: str) -> RenderableType:
    lines: list[RenderableType] = []
    for card in cards:
        lines += [card, ""]
    return Group(*lines) if lines else Text(none, "gz.quiet")


def _known(report: ReportLine) -> list[str]:
    copy = [f"copy of {report.story}"] if report.story != report.id else []
    return [date_in_words(report.date), *([printable(report.outlet)] if report.outlet else []), *copy]


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def since_text(edtf: str | None, report: str) -> str:
    """Since when, and by which report."""
    return f"{value_in_words(edtf) if edtf else 'date not known'} ({printable(report)})"


def short(text: str, length: int = 60) -> str:
    """A text in one line, cut where it is too long for it."""
    line = " ".join(printable(text).split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


@cache
def actor_name(code: str) -> str:
    """An actor by a name that people know, with its code: *North Korea (PRK)*; others by their code."""
    from babel import Locale
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    territories = Locale("en").territories
    two = aliases.get(code, [code])
    name = territories.get(two[0]) if len(code) == 3 and len(two) == 1 else None
    return f"{name} ({code})" if name else printable(code)
