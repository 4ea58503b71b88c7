"""What would have to happen: the path of a claim or a meeting as a tree, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from gezant.ledger.path import Contradiction, Node, Path, Step
from gezant.model.dossier import DossierCondition
from gezant.model.dossier_json import meeting_to_json
from gezant.views.actors import actor_name
from gezant.views.hanging import Hanging
from gezant.views.ledger import condition_text, grade_text, meeting_text, quoted, short, since_text
from gezant.views.quoting import printable

_STANDS = ("met", "promised", "open", "disputed", "failed")
_STYLES = {"met": "gz.act.towards", "promised": "gz.act.asking", "failed": "gz.act.against", "disputed": "gz.act.against"}


def path_view(path: Path) -> RenderableType:
    """The tree of conditions, what is met on whose word, what is open, what has failed, what contradicts what."""
    lines: list[RenderableType] = []
    if path.meeting is not None:
        who = ", ".join(actor_name(actor) for actor in path.meeting.participants)
        lines.append(Hanging(Text.assemble((path.meeting.id, "gz.id"), "  ", (path.meeting.kind, "bold"), f" of {who}")))
        if path.meeting.states:
            last = path.meeting.states[-1]
            since = (f"  since {since_text(last.since, last.report)}", "gz.quiet")
            lines.append(Hanging(Text.assemble(meeting_text(last), since), 4))
        lines.append("")
    for node in path.nodes:
        lines += [_tree(node), ""]
    if not path.nodes:
        lines.append(Text("no report tells a position of its sides on it\n", "gz.quiet"))
    steps = list(path.steps())
    if not steps:
        lines.append(Text("no report sets a condition for it", "gz.quiet"))
    summary = Table.grid(padding=(0, 2, 0, 0))
    for stands in _STANDS:
        named = [_asked(step) for step in steps if step.stands == stands]
        if named:
            summary.add_row(Text(stands, _STYLES.get(stands, "bold")), Text("\n").join(named))
    lines.append(summary)
    if path.contradictions:
        lines.append(Text("\nWhat contradicts what", "gz.quiet"))
        lines += [_contradiction(found, path) for found in path.contradictions]
    return Group(*lines)


def path_to_json(path: Path) -> dict[str, Any]:
    """The path as plain values."""
    return {
        **({"meeting": meeting_to_json(path.meeting)} if path.meeting else {}),
        "claims": [_node_to_json(node) for node in path.nodes],
        "contradictions": [
            {"kind": c.kind, "one": _condition_to_json(c.one), "other": _condition_to_json(c.other)} for c in path.contradictions
        ],
    }


def _tree(node: Node) -> Tree:
    tree = Tree(_claim_text(node), guide_style="gz.rule")
    _grow(tree, node.steps)
    return tree


def _grow(tree: Tree, steps: Sequence[Step]) -> None:
    for step in steps:
        c = step.condition
        head = Text.assemble((c.kind.replace("-", " "), "gz.condition"), (f", set by {actor_name(c.set_by)}", "gz.quiet"), "  ")
        branch = tree.add(Group(Hanging(Text.assemble(head, _name(step.on))), Hanging(_state(step))))
        _grow(branch, step.on.steps)
        if step.rests_on is not None and (step.rests_on.steps or step.rests_on.again):
            below = branch.add(_claim_text(step.rests_on))
            _grow(below, step.rests_on.steps)


def _claim_text(node: Node) -> RenderableType:
    grades = node.claim.grades
    last = grades[-1] if grades else None
    worth = grade_text(last, node.claim.parties) if last else Text("nobody has said so", "gz.quiet")
    since = f"  since {since_text(last.since, last.report)}" if last else ""
    return Group(Hanging(_name(node)), Hanging(Text.assemble(worth, (since, "gz.quiet")), 4))


def _name(node: Node) -> Text:
    whose = ", ".join(actor_name(party) for party in node.claim.parties)
    again = "  (as told elsewhere here)" if node.again else ""
    gloss = quoted(printable(" ".join(node.claim.gloss.split())))
    return Text.assemble((node.claim.id, "gz.id"), "  ", (whose, "bold"), f": {gloss}", (again, "gz.quiet"))


def _state(step: Step) -> Text:
    state = step.state
    if state is None:
        return Text("open", "bold")
    text = Text(style=_STYLES.get(step.stands, "bold"))
    text.append_text(condition_text(state, (step.rests_on or step.on).claim))
    if step.condition.kind == "unless" and state.state in {"met", "failed"}:
        text.append(", so it falls" if state.state == "met" else ", so it stands")
    since = Text(f"  since {since_text(state.since, state.report)}", "gz.quiet")
    return Text.assemble(text, since)


def _asked(step: Step) -> Text:
    grades = step.on.claim.grades
    by = f"  by {', '.join(actor_name(actor) for actor in grades[-1].by)}" if grades and grades[-1].by else ""
    return Text.assemble((step.condition.on, "gz.id"), f" {quoted(short(step.on.claim.gloss, 50))}{by}")


def _contradiction(found: Contradiction, path: Path) -> Text:
    glosses = {step.condition.on: step.on.claim.gloss for step in path.steps()}

    def told(c: DossierCondition) -> str:
        return f"{actor_name(c.set_by)}: {c.of} {c.kind.replace('-', ' ')} {c.on} ({quoted(short(glosses.get(c.on, ''), 40))})"

    word = "each waits for the other" if found.kind == "waiting" else "one asks for what the other rules out"
    return Text.assemble("  ", (word, "gz.act.against"), f"\n    {told(found.one)}\n    {told(found.other)}")


def _node_to_json(node: Node) -> dict[str, Any]:
    claim = node.claim
    last = claim.grades[-1] if claim.grades else None
    return {
        "id": claim.id,
        "gloss": claim.gloss,
        "parties": list(claim.parties),
        "grade": last.grade if last else None,
        "by": list(last.by) if last else [],
        **({"again": True} if node.again else {}),
        "conditions": [_step_to_json(step) for step in node.steps],
    }


def _step_to_json(step: Step) -> dict[str, Any]:
    state = step.state
    return {
        "kind": step.condition.kind,
        "set_by": step.condition.set_by,
        "stands": step.stands,
        "state": state.state if state else "open",
        "from": state.since if state else None,
        "report": state.report if state else None,
        "grade": state.grade if state else None,
        "on": _node_to_json(step.on),
        **({"rests_on": _node_to_json(step.rests_on)} if step.rests_on else {}),
    }


def _condition_to_json(c: DossierCondition) -> dict[str, Any]:
    return {"of": c.of, "kind": c.kind, "on": c.on, "set_by": c.set_by}
