"""Where a claim comes from: its sources, each once."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from gezant.model.dossier import Origin, Origins
from gezant.views.actors import actor_name, name_and_body
from gezant.views.quoting import printable


def origins_view(found: Origins) -> RenderableType:
    """How many independent origins, and each with its reports; *possibly the same source* where it is not known to be another."""
    if not found.origins:
        return Group()
    number = f"{found.independent} independent origin{'' if found.independent == 1 else 's'}"
    lines: list[RenderableType] = [Text(f"Where it comes from: {number}", "gz.quiet")]
    lines += [Padding(_origin(origin), (0, 0, 0, 2)) for origin in found.origins]
    return Group(*lines, "")


def _origin(origin: Origin) -> Text:
    text = Text(_name(origin), f"gz.{'named' if origin.standing == 'record' else origin.standing}")
    text.append(f"  {printable(', '.join(origin.reports))}", "gz.id")
    if origin.stories < len(origin.reports):
        stories = f"{origin.stories} {'story' if origin.stories == 1 else 'stories'}"
        text.append(f", {stories} and {len(origin.reports) - origin.stories} copied", "gz.quiet")
    if origin.agencies:
        text.append(f", carried by {' and '.join(_agency(code) for code in origin.agencies)}", "gz.quiet")
    if origin.possibly_same:
        text.append("  possibly the same source", "gz.hedge")
    return text


def _agency(code: str) -> str:
    """An agency's name without its code."""
    return name_and_body(code)[0]


def _name(origin: Origin) -> str:
    if origin.standing == "record":
        return f"{actor_name(origin.source)}, on record"
    if origin.standing == "hearsay":
        return "hearsay, nobody named"
    word = "two or more unnamed sources" if origin.counted else "unnamed"
    return f"{word}, {'of whom is not known' if origin.source == '?' else f'of {actor_name(origin.source)}'}"
