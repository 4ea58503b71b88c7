"""What people corrected and decided: who, when, what it was and what it is, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gezant.ledger.corrections import Correction
from gezant.ledger.decisions import Decision, Ref
from gezant.model import statement_to_json
from gezant.views.decisions import decision_to_json
from gezant.views.hanging import Hanging
from gezant.views.html.correcting import Difference, Done
from gezant.views.html.speech import speech
from gezant.views.ledger import quoted, short
from gezant.views.quoting import printable

_SHOWN = 160  # characters of a statement
_LEFT = {"change": "changed", "add": "added", "accept": "accepted"}
_LISTED = 6  # statements that are named of each side of a decision


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision about claims, with the one that it takes back; `undone`: it was taken back itself."""

    decision: Decision
    undoes: Decision | None
    undone: bool


def judged(decisions: Sequence[Decision]) -> list[Judged]:
    """All decisions of a dossier, each with what it takes back and whether it was taken back."""
    known = {decision.number: decision for decision in decisions}
    gone = {decision.undoes for decision in decisions}
    return [Judged(d, known.get(d.undoes or 0), d.number in gone) for d in decisions]


def corrections_view(entries: Sequence[Done | Judged], words: Mapping[Ref, str]) -> RenderableType:
    """One entry after another; `words` has what the statements say that decisions name first."""
    lines: list[RenderableType] = []
    for number, entry in enumerate(entries):
        lines += [""] if number else []
        lines += _corrected(entry) if isinstance(entry, Done) else _decided(entry, words)
    return Group(*lines)


def left_by(entries: Sequence[Done], statement: str) -> str:
    """Who left a statement as it is: *changed by Ann on Tue 24 March 2020*; empty where nobody did."""
    last = next((e.correction for e in entries if e.statement == statement and e.correction.kind in _LEFT and e.open), None)
    return f"{_LEFT[last.kind]} by {last.who} on {speech('en').value(last.made[:10])}" if last else ""


def entry_to_json(entry: Done | Judged) -> dict[str, Any]:
    """An entry as plain values: `about` a statement, a date or claims, with what was before and what is."""
    if isinstance(entry, Judged):
        return {"about": "claims", **decision_to_json(entry.decision), "undone": entry.undone}
    c = entry.correction
    before: Any = statement_to_json(c.before) if c.before else None
    after: Any = statement_to_json(c.after) if c.after else None
    if c.dates is not None:
        before, after = c.dates
    return {
        "about": "date" if c.dates is not None or (entry.undoes and entry.undoes.dates is not None) else "statement",
        "kind": c.kind,
        "who": c.who,
        "made": c.made,
        "number": c.number,
        **({"undoes": c.undoes} if c.undoes else {}),
        "report": c.report,
        "statement": entry.statement,
        "before": before,
        "after": after,
        "status": c.status,
        "undone": c.status == "undone",
    }


def _corrected(entry: Done) -> list[RenderableType]:
    c = entry.correction
    say = speech("en")
    what = _what(c, entry)
    if entry.undoes is not None:
        what = say("corrections.of_undo", who=entry.undoes.who, what=_what(entry.undoes, entry))
    lines = [_head(c.who, what, c.made, say(f"corrections.statuses.{c.status}"), gone=c.status == "undone")]
    if entry.words:
        lines.append(_said(entry.words))
    return [*lines, *([_differences(entry.differences)] if entry.differences else [])]


def _what(c: Correction, entry: Done) -> str:
    """*corrected k-04/S3*, *corrected the date of k-04*."""
    words = speech("en")(f"corrections.kinds.{c.kind}", id=f"{c.report}/{entry.statement}")
    return f"{words} of {c.report}" if c.dates is not None else words


def _decided(entry: Judged, words: Mapping[Ref, str]) -> list[RenderableType]:
    d = entry.decision
    say = speech("en")
    what = say(f"corrections.decision.{d.kind}")
    if entry.undoes is not None:
        what = say("corrections.of_undo", who=entry.undoes.who, what=say(f"corrections.decision.{entry.undoes.kind}"))
    became = say("corrections.statuses.undone") if entry.undone else ""
    root = entry.undoes or d
    lines = [_head(d.who, what, d.made, became, gone=entry.undone), _side("", d.ones, words)]
    return [*lines, _side(say("claims.with" if root.kind == "join" else "claims.apart") + " ", d.others, words)]


def _head(who: str, what: str, made: str, became: str, *, gone: bool) -> RenderableType:
    when = speech("en").moment(made)
    head = Text.assemble((printable(who), "bold"), f" {printable(what)}", (f"  {when}", "gz.quiet"))
    if became:
        head.append(" · ", "gz.quiet").append(became, "gz.hedge" if gone else "gz.quiet")
    return Hanging(head)


def _said(words: str, before: Text | None = None) -> RenderableType:
    return Padding(Text.assemble(before or "", quoted(short(words, _SHOWN))), (0, 0, 0, 4))


def _side(word: str, refs: Sequence[Ref], words: Mapping[Ref, str]) -> RenderableType:
    named = list(dict.fromkeys(f"{ref.report}/{ref.statement}" for ref in refs))
    more = f" and {len(named) - _LISTED} more" if len(named) > _LISTED else ""
    names = Text.assemble(word, (printable(", ".join(named[:_LISTED]) + more), "gz.id"), "  ")
    told = words.get(refs[0], "") if refs else ""
    return _said(told, names) if told else Padding(names, (0, 0, 0, 4))


def _differences(found: Sequence[Difference]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for row in found:
        label = speech("en")(f"correct.fields.{row.field}").lower()
        grid.add_row(Text(label, "gz.label"), Text.assemble(_value(row.before, row), (" → ", "gz.quiet"), _value(row.after, row)))
    return Padding(grid, (0, 0, 0, 4))


def _value(value: str, row: Difference) -> Text:
    if not value:
        return Text(speech("en")("corrections.nothing"), "gz.quiet")
    return Text(quoted(printable(value)) if row.quoted else printable(value))
