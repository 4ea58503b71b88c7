"""What a search found, as its page shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from gezant.model.dossier import ActorLine, Hit, ReportLine
from gezant.views.html.speech import Speech
from gezant.views.quoting import printable


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report that was found, and the part of its text with the words that it was found by."""

    report: ReportLine
    shown: Markup


def excerpt_of(hit: Hit) -> Excerpt:
    """A part of a text in one line, with the words marked that were asked for; dots where it goes on."""
    out, at = Markup("… " if hit.more_before else ""), 0
    for start, end in hit.marks:
        out += escape(_line(hit.excerpt[at:start])) + Markup("<mark>") + escape(hit.excerpt[start:end]) + Markup("</mark>")
        at = end
    return Excerpt(hit.report, out + escape(_line(hit.excerpt[at:])) + Markup(" …" if hit.more_behind else ""))


def actors_named(lines: Sequence[ActorLine], words: str, say: Speech) -> list[ActorLine]:
    """The actors whose name in the language of `say`, or whose code, has every one of the words (or the beginnings of them)."""
    wanted = _plain(words).split()
    return [line for line in lines if wanted and all(word in _plain(f"{say.actor(line.actor)} {line.actor}") for word in wanted)]


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c)).replace("-", " ")


def _line(text: str) -> str:
    return printable(text.replace("\n", " "))
