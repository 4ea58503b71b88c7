"""The dossier as web pages: templates, style, and what they are filled with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gezant.model import ConditionKind
from gezant.views.html.speech import Speech, speech
from gezant.views.quoting import printable

ROOT = Path(__file__).parent
STATIC = ROOT / "static"

__all__ = ["STATIC", "Speech", "environment", "speech"]


@cache
def environment() -> Environment:
    """Where the templates are; every value is escaped, and a name that a template is not given is an error."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["printable"] = printable
    made.filters["line"] = _line
    made.filters["cut"] = _cut
    made.filters["condition_kind"] = _condition_kind
    return made


def _line(text: str) -> str:
    """A report's words in one line."""
    return " ".join(printable(text).split())


def _cut(text: str, length: int) -> str:
    """A report's words in one line, cut behind a word where they are longer."""
    line = _line(text)
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0].rstrip(' ,;:…')} …"


def _condition_kind(gloss: str) -> str:
    """The kind of a condition, from the words in which a change names it: `… | only-if | …`."""
    kinds: tuple[str, ...] = get_args(ConditionKind)
    return min(kinds, key=lambda kind: gloss.find(f" | {kind} | ") % (len(gloss) + 1))
