"""What people decided about a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from gezant.ledger.decisions import Decision, Ref
from gezant.views.quoting import printable

_DONE = {"join": "joined", "split": "split off", "undo": "taken back"}


def decisions_view(decisions: Sequence[Decision]) -> RenderableType:
    """One entry a decision: what was joined with what or split off from it, by whom and when."""
    lines: list[RenderableType] = [Text("\nDecided by people", "gz.quiet")] if decisions else []
    for d in decisions:
        word = "with" if d.kind == "join" else "from"
        lines.append(Text.assemble("  ", (f"{_DONE[d.kind]} by {printable(d.who)} on {d.made[:10]}", "bold")))
        lines.append(Padding(Text(f"{_named(d.ones)} {word} {_named(d.others)}"), (0, 0, 0, 6)))
    return Group(*lines)


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """A decision as plain values; statements as `report/statement`."""
    return {
        "kind": decision.kind,
        "who": decision.who,
        "made": decision.made,
        "number": decision.number,
        **({"undoes": decision.undoes} if decision.undoes else {}),
        "statements": _statements(decision.ones),
        "others": _statements(decision.others),
    }


def _statements(refs: Sequence[Ref]) -> list[str]:
    return list(dict.fromkeys(f"{ref.report}/{ref.statement}" for ref in refs))


def _named(refs: Sequence[Ref]) -> str:
    return printable(", ".join(_statements(refs)))
